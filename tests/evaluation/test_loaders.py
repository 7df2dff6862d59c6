"""Gold in other formats: what each becomes, what it can judge, and what is said of broken files."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.evaluation import FORMATS, load_gold, score
from fogline.evaluation.loaders import detect
from fogline.evaluation.loaders.building import document, join_tokens
from fogline.reading.fake import FakeReader
from fogline.records import Attribution, Mention, Span
from fogline.records.errors import InputError

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
NEWS = "Dam hit\n\nThe mayor of Orvel said “the dam was hit”, adding that it would hold.\n"


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def only(folder):
    loaded = load_gold(folder)
    assert loaded.unreadable == ()
    (reading,) = loaded.readings.values()
    return reading, loaded.judged


def words(reading, spans):
    return [span.of(reading.document.text) for span in spans]


def brat(folder, annotation, name="orvel_ab12"):
    write(folder / "text" / "orvel.txt", NEWS)
    return write(folder / "attributions" / f"{name}.ann", annotation)


def place(words_):
    start = NEWS.index(words_)
    return f"{start} {start + len(words_)}"


POLNEAR = f"""T1\tSource {place("The mayor of Orvel")}\tThe mayor of Orvel
T2\tCue {place("said")}\tsaid
T3\tContent {place("“the dam was hit”")};{place("it would hold")}\t“the dam was hit” it would hold
T4\tAttribution {place("said")}\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tDiscard 0 3\tDam
E2\tAttribution-no-source:T4
"""


def test_polnear(tmp_path):
    brat(tmp_path, POLNEAR)
    reading, judged = only(tmp_path)
    assert detect(tmp_path).name == "polnear"
    assert reading.document.text == NEWS
    (said,) = reading.attributions
    assert words(reading, [said.source, said.cue]) == ["The mayor of Orvel", "said"]
    assert words(reading, said.content) == ["“the dam was hit”", "it would hold"]
    assert [layer for layer in ("source.exact", "content.token", "attribution.exact") if judged.judges(layer)]
    assert not any(map(judged.judges, ("mention", "trigger", "content.nested", "chain.depth", "claim")))


def test_polnear_takes_what_goes_on_as_one_content(tmp_path):
    brat(tmp_path, POLNEAR)
    gold, judged = only(tmp_path)
    (said,) = gold.attributions
    first, second = said.content
    read = replace(
        gold, attributions=(replace(said, content=(first,)), Attribution(None, None, None, (second,), continues=True))
    )
    layers = score([gold], [read], judged).layers
    assert layers["content.exact"].counts == (1, 1, 1)
    assert layers["attribution.exact"].counts == (1, 1, 1)
    orphan = replace(gold, attributions=(Attribution(None, None, None, (second,), continues=True),))
    assert score([gold], [orphan], judged).layers["content.exact"].counts == (0, 1, 1)


@pytest.mark.parametrize(
    ("said", "held"),
    [("that the dam was hit", "the dam was hit"), ("that is false", "that is false"), ("that", "that")],
)
def test_polnear_contents_begin_after_the_that_which_introduces_them(tmp_path, said, held):
    news = f"The mayor said {said}."
    write(tmp_path / "text" / "news.txt", news)
    parts = [("Source", "The mayor"), ("Cue", "said"), ("Content", said)]
    marks = [
        f"T{n}\t{kind} {news.rindex(words)} {news.rindex(words) + len(words)}\t{words}"
        for n, (kind, words) in enumerate(parts, 1)
    ]
    write(
        tmp_path / "attributions" / "news_ab12.ann",
        "\n".join([*marks, "E1\tAttribution:T3 Content:T3 Cue:T2 Source:T1"]),
    )
    reading, _ = only(tmp_path)
    assert words(reading, reading.attributions[0].content) == [held]


def test_polnear_compares_the_outer_link_of_a_chain(tmp_path):
    brat(tmp_path, POLNEAR)
    gold, judged = only(tmp_path)
    (said,) = gold.attributions
    inner = replace(said, content=(Span(said.content[0].start + 1, said.content[0].end),))
    layers = score([gold], [replace(gold, attributions=(said, inner))], judged).layers
    assert layers["content.exact"].counts == (1, 1, 1)


def test_polnear_takes_the_first_of_two_annotators(tmp_path):
    brat(tmp_path, POLNEAR)
    brat(tmp_path, "", "orvel_zz99")
    reading, _ = only(tmp_path)
    assert len(reading.attributions) == 1


@pytest.mark.parametrize(
    ("line", "says"),
    [("T1\tCue 3\tx", "line 1: got 'Cue 3'"), ("T1\tCue 3 999\tx", "line 1 [3, 999) is no span")],
)
def test_a_broken_brat_file_says_which_line(tmp_path, line, says):
    brat(tmp_path, line)
    (file,) = load_gold(tmp_path).unreadable
    assert says in file.reason


def test_polnear_without_its_text(tmp_path):
    brat(tmp_path, POLNEAR)
    write(tmp_path / "attributions" / "other_ab12.ann", "")
    loaded = load_gold(tmp_path)
    assert list(loaded.readings) == ["orvel"]
    assert "other.txt" in loaded.unreadable[0].reason


def entity(begin, end, type_, confidence=1.0):
    return {"documentId": "D1", "begin": begin, "end": end, "type": type_, "confidence": confidence}


def test_re3d(tmp_path):
    text = "He said the 3rd Brigade of Teluk shelled Orvel."
    rows = [
        entity(0, 2, "Person"),
        entity(8, 32, "Organisation"),
        entity(27, 32, "Location"),
        entity(41, 46, "Location"),
        entity(33, 40, "Weapon", 0.2),
        entity(41, 99, "Location"),
        entity(12, 15, "Nationality"),
    ]
    write(tmp_path / "Ministry" / "documents.json", json.dumps({"_id": "D1", "text": text}) + "\n")
    write(tmp_path / "Ministry" / "entities.json", "\n".join(map(json.dumps, rows)))
    reading, judged = only(tmp_path)
    assert detect(tmp_path).name == "re3d"
    assert [(m.type, m.span.of(text)) for m in reading.mentions] == [
        ("ORG", "the 3rd Brigade of Teluk"),
        ("PLACE", "Orvel"),
    ]
    ours = Mention(12, 23, "FORCE"), Mention(41, 46, "PLACE"), Mention(0, 2, "GROUP")
    read = judged.view(type(reading)(reading.reader, reading.document, ours))
    assert [m.type for m in read.mentions] == ["ORG", "PLACE"]
    layers = score([reading], [read], judged).layers
    assert set(layers) == {"mention", "mention.ORG", "mention.PLACE", "mention.overlap"}
    assert layers["mention.overlap"].f1 == 1.0


MEANTIME = """<?xml version="1.0" ?><Document doc_name="x">
<token number="0" sentence="0" t_id="1">Orvel</token><token number="1" sentence="0" t_id="2">dam</token>
<token number="2" sentence="0" t_id="3">hit</token>
<token number="3" sentence="1" t_id="4">Mayor</token><token number="4" sentence="1" t_id="5">Ada</token>
<token number="5" sentence="1" t_id="6">Brenn</token><token number="6" sentence="1" t_id="7">spoke</token>
<token number="7" sentence="1" t_id="8">on</token><token number="8" sentence="1" t_id="9">May</token>
<token number="9" sentence="1" t_id="10">3</token><token number="10" sentence="1" t_id="11">.</token>
<token number="11" sentence="2" t_id="12">Unread</token>
<Markables>
<ENTITY_MENTION m_id="1" syntactic_type="NAM"><token_anchor t_id="1"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="2" syntactic_type="NAM"><token_anchor t_id="5"/><token_anchor t_id="6"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="8" syntactic_type="NAM"><token_anchor t_id="4"/>
<token_anchor t_id="5"/><token_anchor t_id="6"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="3" syntactic_type=""><token_anchor t_id="2"/></ENTITY_MENTION>
<EVENT_MENTION m_id="4"><token_anchor t_id="3"/></EVENT_MENTION>
<TIMEX3 m_id="5" type="DATE" value="2031-05-03" functionInDocument="CREATION_TIME">
<token_anchor t_id="9"/><token_anchor t_id="10"/></TIMEX3>
<VALUE m_id="9" type="QUANTITY"><token_anchor t_id="10"/></VALUE>
<ENTITY m_id="6" ent_type="LOC"/><ENTITY m_id="7" ent_type="PER"/>
</Markables>
<Relations><REFERS_TO><source m_id="1"/><source m_id="3"/><target m_id="6"/></REFERS_TO>
<REFERS_TO><source m_id="2"/><source m_id="8"/><target m_id="7"/></REFERS_TO></Relations></Document>"""


def test_meantime(tmp_path):
    write(tmp_path / "part" / "one.xml", MEANTIME)
    reading, judged = only(tmp_path)
    text = reading.document.text
    assert text == "Orvel dam hit\nMayor Ada Brenn spoke on May 3."
    assert [(m.type, m.span.of(text)) for m in reading.mentions] == [
        ("PLACE", "Orvel"),
        ("PERSON", "Ada Brenn"),
        ("TIME", "May 3"),
        ("QUANTITY", "3"),
    ]
    assert words(reading, [frame.trigger for frame in reading.frames]) == ["hit"]
    assert reading.document.published.start.isoformat() == "2031-05-03"
    assert judged.judges("trigger")
    assert not judged.judges("trigger+type")
    assert not judged.judges("reality.accuracy")


def test_uds_judges_what_is_sure(tmp_path):
    rows = [
        {"text": "They did n't attack .", "targets": [{"span1": [3, 4], "label": -3.0}]},
        {
            "text": "Rebels shelled Brod .",
            "targets": [{"span1": [1, 2], "label": 2.5}, {"span1": [9, 12], "label": 3.0}],
        },
        {"text": "Troops might withdraw .", "targets": [{"span1": [2, 3], "label": 0.4}]},
    ]
    write(tmp_path / "dev.jsonl", "\n".join(map(json.dumps, rows)))
    loaded = load_gold(tmp_path)
    readings = list(loaded.readings.values())
    assert [r.document.text for r in readings] == [
        "They didn't attack.",
        "Rebels shelled Brod.",
        "Troops might withdraw.",
    ]
    assert [[(f.reality, f.trigger.of(r.document.text)) for f in r.frames] for r in readings] == [
        [("denied", "attack")],
        [("factual", "shelled")],
        [],
    ]
    system = list(FakeReader().read(r.document for r in readings))
    layers = score(readings, system, loaded.judged).layers
    assert all(layer.startswith("reality.") for layer in layers)
    assert layers["reality.accuracy"].counts.gold >= 1
    assert "reality.macro" not in layers


def test_wikiwars_keeps_the_outer_time(tmp_path):
    inline = (
        "<DOC>\n<DATETIME> <TIMEX2 val='x'>2031-02-03T17:00:00</TIMEX2> </DATETIME>\n<TEXT>\nThe siege\n\nAfter "
        '<TIMEX2 val="P1W"><TIMEX2 val="1901-05-02">2 May 1901</TIMEX2> week</TIMEX2> A &amp; B fell in '
        '<TIMEX2 val="1902">1902</TIMEX2>.\n</TEXT>\n</DOC>'
    )
    write(tmp_path / "keyinline" / "siege.key.xml", inline)
    write(tmp_path / "tml" / "siege.tml", "<TEXT>another copy</TEXT>")
    reading, judged = only(tmp_path)
    assert detect(tmp_path).name == "wikiwars"
    text = reading.document.text
    assert text.startswith("The siege\n\nAfter 2 May 1901 week A & B fell")
    assert [(m.span.of(text), m.value) for m in reading.mentions] == [("2 May 1901 week", "P1W"), ("1902", "1902")]
    assert reading.document.published.start.isoformat() == "2031-02-03"
    assert judged.judges("time.value")


def test_uner_lines_up_with_the_sentence_as_written(tmp_path):
    write(
        tmp_path / "web.iob2",
        "# newdoc id = one\n# text = Ada didn't see New Orvel.\n1\tAda\tB-PER\t-\t-\n2\tdid\tO\t-\t-\n3\tn't\tO\t-\t-\n"
        "4\tsee\tO\t-\t-\n5\tNew\tB-LOC\t-\t-\n6\tOrvel\tI-LOC\t-\t-\n7\t.\tO\t-\t-\n\n"
        "# text = not these words\n1\tNATO\tB-ORG\t-\t-\n2\tHQ\tB-OTH\t-\t-\n\n",
    )
    reading, judged = only(tmp_path)
    assert reading.document.id == "one"
    text = reading.document.text
    assert text == "Ada didn't see New Orvel.\nNATO HQ"
    assert [(m.type, m.span.of(text)) for m in reading.mentions] == [
        ("PERSON", "Ada"),
        ("PLACE", "New Orvel"),
        ("ORG", "NATO"),
    ]
    assert judged.types["STATE"] == judged.types["FACILITY"] == "PLACE"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("dev.jsonl", "{", "line 1"),
        ("dev.jsonl", '{"text": 3}', "$.text"),
        ("a.xml", "<Document>", "not XML"),
        ("a.key.xml", "<DOC></DOC>", "no <TEXT>"),
        ("a.iob2", b"\xff\xfe\xff", "not UTF-8"),
    ],
)
def test_broken_files_are_listed(tmp_path, name, content, says):
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    loaded = load_gold(tmp_path)
    assert loaded.readings == {}
    assert says in loaded.unreadable[0].reason


def test_a_folder_of_no_format_says_what_was_looked_for(tmp_path):
    write(tmp_path / "notes.md", "nothing")
    with pytest.raises(InputError, match=r"polnear: attributions/\*\.ann and text/\*\.txt"):
        load_gold(tmp_path)


def test_a_named_format_is_used_as_it_is(tmp_path):
    write(tmp_path / "dev.jsonl", '{"text": "All quiet ."}')
    assert load_gold(tmp_path, "standoff").readings == {}
    assert len(load_gold(tmp_path, "uds").readings) == 1


@given(st.lists(st.text(st.characters(blacklist_categories=["Cs", "Z", "Cc"]), min_size=1, max_size=5), max_size=12))
def test_joined_tokens_stand_where_it_is_said(tokens):
    text, spans = join_tokens(tokens)
    assert [span.of(text) for span in spans] == tokens
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_tokens_join_as_people_write():
    text, _ = join_tokens('He said : " We ca n\'t leave ( yet ) " , and left .'.split())
    assert text == 'He said: "We can\'t leave (yet)", and left.'


def test_a_line_is_a_block():
    made = document("x", "One\u00a0\n\n \n Two\n")
    assert [made.text[b.start : b.end] for b in made.blocks] == ["One", "Two"]
    assert made.blocks[1].origin == Span(9, 12)


@pytest.mark.parametrize(
    ("folder", "name", "readings"),
    [
        ("eval/polnear-dev", "polnear", 84),
        ("train/meantime", "meantime", 120),
        ("train/wikiwars", "wikiwars", 22),
        ("train/uner-ewt", "uner", 1174),
        ("train/warread/dev", "standoff", 40),
    ],
)
def test_real_corpora_load_in_full(folder, name, readings):
    if not (CORPORA / folder).is_dir():
        pytest.skip(f"needs ../shared/corpora/{folder}")
    assert detect(CORPORA / folder).name == name
    loaded = load_gold(CORPORA / folder)
    assert loaded.unreadable == ()
    assert len(loaded.readings) == readings
    for reading in loaded.readings.values():
        spans = [mention.span for mention in reading.mentions] + [frame.trigger for frame in reading.frames]
        spans += [span for a in reading.attributions for span in (*a.content, a.cue) if span is not None]
        assert all(span.of(reading.document.text).strip() for span in spans)


def test_the_command_offers_every_format():
    from fogline.cli.evaluate import reading

    option = next(option for option in reading.params if option.name == "gold_format")
    for name in FORMATS:
        assert option.type.convert(name, option, None) == name
    with pytest.raises(click.BadParameter, match="there are: "):
        option.type.convert("brat", option, None)
