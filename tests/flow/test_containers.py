"""``fogline read`` reads one text: what holds many is told apart, and what takes it apart is said."""

import json
from pathlib import Path

import pytest

import fogline
from fogline.records.errors import InputError

MESSAGE = (
    "Message-ID: <1@desk.example>\nFrom: Desk <desk@desk.example>\nSubject: Bridge hit\nMIME-Version: 1.0\n\n"
    "Shells hit the bridge at Orvel on Monday, the mayor said.\n"
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Orvel Wire</title><item><title>Bridge hit</title>'
    "<description>Shells hit the bridge at Orvel.</description></item></channel></rss>"
)
LINES = json.dumps({"title": "Bridge hit", "text": "Shells hit the bridge at Orvel, the mayor said."}) + "\n"
TABLE = 'date,title,text\n2023-03-04,Bridge hit,"Shells hit the bridge at Orvel, the mayor said."\n'


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("mail.eml", MESSAGE, "a mail message"),
        ("mail.txt", MESSAGE, "a mail message"),
        ("feed.xml", FEED, "a feed"),
        ("news.jsonl", LINES, "JSON"),
        ("news.csv", TABLE, "a table"),
    ],
)
def test_a_container_is_not_read_as_one_text(tmp_path: Path, name: str, text: str, what: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=f"got {what}.*`fogline add`"):
        fogline.read(path, reader="fake")


def test_it_is_read_as_it_stands_when_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_text(MESSAGE, "utf-8")
    assert fogline.read(path, reader="fake", clean=False).document.text == MESSAGE


@pytest.mark.parametrize(
    "text",
    [
        "From: the mayor's office\n\nShells hit the bridge at Orvel on Monday, the mayor said.\n",
        "{Corrected} Shells hit the bridge at Orvel on Monday, the mayor said.\n",
        "Bridge, road and rail\n\nShells hit the bridge at Orvel on Monday, the mayor said.\n",
    ],
)
def test_a_text_that_only_begins_like_one_is_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text(text, "utf-8")
    assert "Shells hit the bridge" in fogline.read(path, reader="fake").document.text
