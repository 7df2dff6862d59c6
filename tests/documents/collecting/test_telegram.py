"""Exports of Telegram Desktop, made up: one chat, all chats, and pages."""

import datetime
import json
import time
from pathlib import Path

import pytest
from tests.documents.collecting.common import collected, documents

from fogline.documents.collecting import ItemLimits

DAY = datetime.date(2023, 3, 4)
MESSAGES = [
    {"id": 1, "type": "service", "date": "2023-03-04T08:00:00", "action": "create_channel", "text": ""},
    {
        "id": 2,
        "type": "message",
        "date": "2023-03-04T10:00:00",
        "date_unixtime": "1677924000",
        "from": "Порт Омельне",
        "from_id": "channel77",
        "text": [
            "Обстріл порту. ",
            {"type": "bold", "text": "Два пороми"},
            " пошкоджено.\n\nНіхто не постраждав, повідомили в порту.",
        ],
    },
    {
        "id": 3,
        "type": "message",
        "date": "2023-03-05T01:00:00",
        "date_unixtime": "1677971400",
        "photo": "p.jpg",
        "text": "",
    },
    {
        "id": 4,
        "type": "message",
        "date": "2023-03-05T01:30:00",
        "date_unixtime": "1677972600",
        "from": "Ann",
        "forwarded_from": "Harbour Post",
        "text": "A drone hit the ferry, the port said.",
    },
]
CHANNEL = {"name": "Порт Омельне", "type": "public_channel", "id": 77, "messages": MESSAGES}
GROUP = {"name": "Neighbours", "type": "private_supergroup", "id": 78, "messages": MESSAGES}


def saved(folder: Path, export: object, name: str = "result.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(export, ensure_ascii=False, indent=1), "utf-8")
    return path


def test_the_messages_of_a_channel(tmp_path: Path) -> None:
    path = saved(tmp_path, CHANNEL)
    found, failed = collected(path)
    assert (len(found), failed) == (3, [])
    assert found[0].how is None
    first, second = documents(found)
    assert first.text == "Обстріл порту. Два пороми пошкоджено.\nНіхто не постраждав, повідомили в порту."
    assert (first.publisher, first.url, first.language) == ("Порт Омельне", "https://t.me/c/77/2", "uk")
    assert (first.published.start, first.published.end, first.published.how) == (DAY, DAY, "metadata")
    assert json.loads(found[1].original.content)["id"] == 2
    # 01:30 on the fifth where it was exported, 23:30 on the fourth in UTC: one of the two.
    assert (second.published.start, second.published.end) == (DAY, datetime.date(2023, 3, 5))
    assert found[2].original.custody.note == "forwarded from Harbour Post"
    assert found[2].key == f"{path}#chat=77,message=4"


def test_all_chats_at_once(tmp_path: Path) -> None:
    export = {
        "about": "All of it",
        "personal_information": {"user_id": 1},
        "chats": {"about": "x", "list": [CHANNEL, GROUP]},
    }
    found, failed = collected(saved(tmp_path, export))
    assert not failed
    assert [document.publisher for document in documents(found)] == ["Порт Омельне"] * 2 + ["Порт Омельне", "Ann"]
    assert len({item.key for item in found}) == 5


def test_a_broken_message_and_one_cut_off(tmp_path: Path) -> None:
    text = json.dumps(CHANNEL, ensure_ascii=False).replace('"photo": "p.jpg"', '"photo": oops')
    path = tmp_path / "result.json"
    path.write_text(text, "utf-8")
    found, [failure] = collected(path)
    assert (len(documents(found)), "no sound JSON" in failure.message) == (2, True)
    path.write_text(text[: text.index('"forwarded_from"')], "utf-8")
    found, failed = collected(path)
    assert (len(documents(found)), len(failed) >= 2) == (1, True)


def test_limits(tmp_path: Path) -> None:
    _, [failure] = collected(saved(tmp_path, CHANNEL), limits=ItemLimits(entries=1))
    assert "more than 1 messages" in failure.message


PAGE = """<!DOCTYPE html><html><head><title>Exported Data</title></head><body onload="CheckLocation();">
<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">
Port &amp; Ferry
</div></div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">4 March 2023</div></div>
<div class="message default clearfix" id="message2"><div class="pull_left userpic_wrap"></div><div class="body">
<div class="pull_right date details" title="04.03.2023 10:00:00 UTC+02:00">10:00</div>
<div class="from_name">
Port &amp; Ferry
</div><div class="text">
A drone hit the ferry.<br><br>Two were <strong>hurt</strong>, the port said.
</div></div></div>
<div class="message default clearfix joined" id="message3"><div class="body">
<div class="pull_right date details" title="05.03.2023 10:00:00 UTC+02:00">10:00</div>
<div class="forwarded body"><div class="from_name">
Harbour Post <span class="date details" title="04.03.2023 09:00:00">x</span></div>
<div class="text">Both ferries run again.</div></div></div></div>
<div class="message default clearfix joined" id="message4"><div class="body"><div class="media_wrap"></div></div></div>
<a class="pagination block_link" href="messages2.html">Next messages</a>
</div></div></div></body></html>"""


def test_a_page_of_messages(tmp_path: Path) -> None:
    path = tmp_path / "messages.html"
    path.write_text(PAGE, "utf-8")
    found, failed = collected(path)
    assert (len(found), failed) == (3, [])
    first, second = documents(found)
    assert first.text == "A drone hit the ferry.\nTwo were hurt, the port said."
    assert (first.publisher, first.published.start) == ("Port & Ferry", DAY)
    assert (second.text, second.publisher) == ("Both ferries run again.", "Port & Ferry")
    assert found[2].original.custody.note == "forwarded from Harbour Post"
    assert found[1].original.content.startswith(b'<div class="message default clearfix" id="message2">')
    assert b"pagination" not in found[2].original.content


def test_an_edited_message_says_so_in_its_custody(tmp_path: Path) -> None:
    edited = MESSAGES[1] | {"edited": "2023-03-06T09:00:00"}
    found, _ = collected(saved(tmp_path, CHANNEL | {"messages": [edited]}))
    assert found[1].original.custody.note == "edited 2023-03-06T09:00:00; these are the words after that"


@pytest.mark.parametrize(
    ("before", "run"),
    [
        ('<div class="from_name">', '<span class="date details"'),
        ("</div></div>", '<a class="pagination'),
        ('<div class="text">', '<div class="message '),
    ],
)
def test_a_page_of_marks_that_do_not_end_takes_no_time(tmp_path: Path, before: str, run: str) -> None:
    path = tmp_path / "messages.html"
    head, _, _ = PAGE.partition('<div class="pull_right date details" title="05')
    path.write_text(f"{head}{before}{run * 40_000}</div></div>", "utf-8")
    begun = time.process_time()
    found, _ = collected(path)
    assert len(found) >= 2
    assert time.process_time() - begun < 4


def test_every_time_within_a_name_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "messages.html"
    span = '<span class="date details" title="04.03.2023 09:00:00">x</span>'
    path.write_text(PAGE.replace("Harbour Post " + span, f"Harbour {span}Post{span}"), "utf-8")
    found, _ = collected(path)
    assert found[2].original.custody.note == "forwarded from Harbour Post"
