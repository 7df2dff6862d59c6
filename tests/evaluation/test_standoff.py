"""Readings from files: two formats in, plain words about whatever is wrong."""

import datetime
import json

import pytest

from fogline.evaluation import load_folder, load_reading
from fogline.reading.fake import FakeReader
from fogline.records import Document, Published, Report
from fogline.records.codec import to_json
from fogline.records.errors import InputError

TEXT = "Dam holds\nThe Water Agency said the dam was hit by 2 shells on Monday."
GOLD = {
    "id": "dam",
    "title": "Dam holds",
    "published": "2031-03-04",
    "source": "The Observer",
    "text": TEXT,
    "sentences": [[0, 9, "title"], [10, len(TEXT), "text"]],
    "entities": [
        {"start": 14, "end": 26, "type": "ORG"},
        {"start": TEXT.index("2"), "end": TEXT.index("2") + 1, "type": "QUANTITY", "value": "2"},
    ],
    "attributions": [
        {"source": [10, 26], "cue": [27, 31], "content": [[32, len(TEXT) - 1]], "channel": None, "continues": False}
    ],
    "events": [
        {
            "trigger": [TEXT.index("hit"), TEXT.index("hit") + 3],
            "type": "shelling",
            "reality": "factual",
            "roles": [["target", 32, 39], ["time", TEXT.index("Monday"), TEXT.index("Monday") + 6]],
        }
    ],
}


def write(folder, name, content):
    path = folder / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_gold_becomes_a_reading(tmp_path):
    reading = load_reading(write(tmp_path, "dam.json", GOLD))
    assert reading.reader.name == "gold"
    assert reading.document.title == "Dam holds"
    assert reading.document.published == Published(datetime.date(2031, 3, 4), datetime.date(2031, 3, 4), "stated")
    assert [(block.kind, block.start) for block in reading.document.blocks] == [("title", 0), ("text", 10)]
    assert [mention.value for mention in reading.mentions] == ["", "2"]
    assert reading.attributions[0].source.of(TEXT) == "The Water Agency"
    assert [span.of(TEXT) for span in reading.frames[0].fillers("target")] == ["the dam"]


def test_gold_without_a_date_is_not_dated(tmp_path):
    reading = load_reading(write(tmp_path, "dam.json", GOLD | {"published": None}))
    assert reading.document.published == Published()


def test_a_report_of_ours_becomes_a_reading(tmp_path):
    (reading,) = FakeReader().read([Document("d", None, None, None, "en", TEXT)])
    path = write(tmp_path, "dam.json", to_json(Report.of("1", reading, ())))
    assert load_reading(path) == reading


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe{", "not JSON"),
        ("{", "not JSON"),
        ("[" * 5000, "not JSON"),
        ("[1, 2]", "Expected `object`"),
        ({"id": "x"}, "missing required field `text`"),
        (GOLD | {"text": 3}, "$.text"),
        (GOLD | {"published": "yesterday"}, "$.published"),
        (GOLD | {"sentences": [[0, 9, "headline"]]}, "$.sentences[0][2]"),
        (GOLD | {"sentences": [[0, 900, "text"]]}, "beyond the text"),
        (GOLD | {"entities": [{"start": 0, "end": 900, "type": "ORG"}]}, "mention 0: span [0, 900)"),
        (GOLD | {"entities": [{"start": 5, "end": 2, "type": "ORG"}]}, "0 <= start <= end"),
        (GOLD | {"entities": [{"start": 0, "end": 3, "type": "ANIMAL"}]}, "$.entities[0].type"),
        (GOLD | {"attributions": [{"source": [-1, 3]}]}, "attribution 0: span [-1, 3)"),
        (
            GOLD | {"events": [{"trigger": [0, 3], "type": "picnic", "reality": "factual"}]},
            "unknown event type 'picnic'",
        ),
        (GOLD | {"events": [GOLD["events"][0] | {"roles": [["victim", 0, 3]]}]}, "$.events[0].roles[0][0]"),
        (GOLD | {"events": [GOLD["events"][0] | {"roles": [["target", 0, 999]]}]}, "frame 0 target"),
        ({"document": {"id": "x"}}, "missing required field"),
    ],
)
def test_a_file_without_a_reading_says_what_is_wrong(tmp_path, content, says):
    path = write(tmp_path, "bad.json", content)
    with pytest.raises(InputError) as caught:
        load_reading(path)
    assert str(caught.value).startswith("bad.json: ")
    assert says in str(caught.value)


def test_one_bad_file_does_not_stop_the_rest(tmp_path):
    write(tmp_path, "a.json", GOLD)
    write(tmp_path, "b.json", "{")
    (tmp_path / "c.json").mkdir()
    write(tmp_path, "notes.txt", "not looked at")
    loaded = load_folder(tmp_path)
    assert list(loaded.readings) == ["a"]
    assert [file.path.name for file in loaded.unreadable] == ["b.json", "c.json"]
