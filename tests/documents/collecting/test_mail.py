"""Mailboxes, single messages and Maildir folders."""

import contextlib
import datetime
import mailbox
import time
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.collecting.common import collected, documents

from fogline.documents.collecting import Item, ItemFailure, ItemLimits, items
from fogline.documents.collecting.messages import parse_mail
from fogline.records.errors import InputError


def letter(subject: str, body: str, *, charset: str = "utf-8", html: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Порт Омельне <press@port.example>"
    message["To"] = "list@example.org"
    message["Subject"] = subject
    message["Date"] = "Sat, 04 Mar 2023 23:30:00 -0800"
    message["Message-ID"] = f"<{abs(hash(subject))}@port.example>"
    message.set_content(body, charset=charset)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message


FIRST = letter(
    "Re: [press] Обстріл порту", "Два пороми пошкоджено.\n\nFrom the port: nobody was hurt.\n", charset="koi8-u"
)
SECOND = letter(
    "Ferries", "Read this in a browser.", html="<p>Both ferries <b>run</b> again, and to the timetable, too.</p>" * 2
)
SECOND.add_attachment("Two shells hit the quay.\nNobody was hurt.\n", filename="bericht ü.txt")
SECOND.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="quay.png")


def mbox(folder: Path, *messages: EmailMessage) -> Path:
    path = folder / "list.mbox"
    box = mailbox.mbox(path)
    for message in messages:
        box.add(message)
    box.close()
    return path


def test_a_mailbox(tmp_path: Path) -> None:
    path = mbox(tmp_path, FIRST, SECOND)
    found, failed = collected(path)
    assert not failed
    assert [item.key.removeprefix(str(path)) for item in found] == [
        "",
        "#message=1",
        "#message=2",
        "#message=2,attachment=3",
    ]
    first, second, attached = documents(found)
    assert first.title == "Обстріл порту"
    assert first.text == "Обстріл порту\nДва пороми пошкоджено.\nFrom the port: nobody was hurt."
    assert first.publisher == "Порт Омельне"
    assert (first.published.start, first.published.how) == (datetime.date(2023, 3, 4), "metadata")
    assert "run again, and to the timetable, too." in second.text
    assert "browser" not in second.text
    assert attached.text == "Two shells hit the quay.\nNobody was hurt."
    assert attached.published == second.published
    assert found[3].original.custody.note == f"attached to the message {found[2].original.sha256}"
    assert found[1].original.content.startswith(b"From: =?")
    assert ("To", "list@example.org") in found[1].original.custody.headers


@pytest.mark.parametrize(
    "date",
    ["Mon, 1 Jan 99999999999999999999 10:00:00 +0000", "Mon, 99999999999999999999 Jan 2023 10:00:00 +0000", "soon"],
)
def test_a_date_that_cannot_be_leaves_the_message_undated_and_the_others(tmp_path: Path, date: str) -> None:
    path = mbox(tmp_path, letter("Omelny", "Two shells hit the quay."), FIRST)
    path.write_bytes(path.read_bytes().replace(b"Sat, 04 Mar 2023 23:30:00 -0800", date.encode(), 1))
    found, failed = collected(path)
    assert not failed
    first, second = documents(found)
    assert first.published.start is None
    assert second.published.start == datetime.date(2023, 3, 4)


def test_a_single_message_and_a_maildir(tmp_path: Path) -> None:
    path = tmp_path / "one.eml"
    path.write_bytes(bytes(SECOND))
    found, failed = collected(path)
    assert ([item.key for item in found], failed) == ([str(path), f"{path}#attachment=3"], [])
    assert found[0].slice is None
    box = mailbox.Maildir(tmp_path / "box")
    box.add(FIRST)
    box.add(SECOND)
    (tmp_path / "box" / "cur" / "link").symlink_to("/etc/passwd")
    found, [failure] = collected(tmp_path / "box")
    assert sorted(document.title or "" for document in documents(found)) == [
        "Ferries",
        "bericht ü.txt",
        "Обстріл порту",
    ]
    assert "symbolic link" in failure.message


def test_broken_heads_and_unknown_encodings() -> None:
    mail = parse_mail(
        b"From: \xcf\xee\xf0\xf2\nSubject: =?x-none?B?0J/QvtGA0YI=?= =?utf-8?Q?=D0\nDate: yesterday\n"
        b"Content-Type: text/plain; charset=nonsense\nContent-Transfer-Encoding: base64\n\n!!!not base64!!!"
    )
    assert (mail.subject or "").startswith("Порт")
    assert mail.date == "yesterday"


def test_heads_in_raw_letters_are_read_as_they_stand() -> None:
    mail = parse_mail(
        "Subject: Fwd: Обстріл Омельного =?utf-8?B?0L/QvtGA0YI=?= і\n мосту\nFrom: Олег Порт <press@port.example>\n"
        'Content-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: text/plain; name="звіт.txt"\n\nShells hit it.\n--B--\n'
        "".encode()
    )
    assert (mail.subject, mail.sender) == ("Обстріл Омельного порт і мосту", "Олег Порт")
    assert ("From", "Олег Порт <press@port.example>") in mail.headers
    assert [each.name for each in mail.attachments] == ["звіт.txt"]
    assert parse_mail("Subject: Brücke\n\nx".encode("cp1252")).subject == "Brücke"
    assert parse_mail(b"Subject: a =?utf-8?Q?b?= =?utf-8?Q?c?= d\n\nx").subject == "a bc d"
    assert parse_mail(b"Subject: =?utf-7?Q?+2AA-?= x\n\nx").subject == "? x"
    assert parse_mail(b"Subject: C:\\users =?utf-8?B?!?= x\n\nx").subject is not None


REPORT = "<p>Shells hit the school in Omelny and two people were killed, the mayor said.</p>" * 3
FOOTER = "_______________________________\nDesk mailing list -- to leave it write to desk-leave@example.org\n"


def parts(kind: str, *parts: tuple[str, str]) -> str:
    inner = "".join(f"--{kind}\nContent-Type: {of}\n\n{body}\n" for of, body in parts)
    return f"Content-Type: multipart/{kind}; boundary={kind}\n\n{inner}--{kind}--\n"


def nested(kind: str, *inside: tuple[str, str]) -> tuple[str, str]:
    return tuple(parts(kind, *inside).removeprefix("Content-Type: ").split("\n\n", 1))


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (parts("mixed", ("text/html", REPORT), ("text/plain", FOOTER)), ["school in Omelny", "Desk mailing list"]),
        (parts("mixed", ("text/plain", "A first report."), ("text/html", "<p>A second.</p>")), ["first", "second"]),
        (
            parts(
                "mixed",
                nested("alternative", ("text/plain", "In short."), ("text/html", REPORT)),
                ("text/plain", FOOTER),
            ),
            ["school in Omelny", "Desk"],
        ),
        (parts("alternative", ("text/plain", "In short."), nested("related", ("text/html", REPORT))), ["in Omelny"]),
    ],
)
def test_all_parts_of_a_message_are_read_in_their_order(message: str, words: list[str]) -> None:
    text = parse_mail(f"Subject: x\n{message}".encode()).text
    assert [text.count(word) > 0 for word in words] == [True] * len(words)
    assert [text.index(word) for word in words] == sorted(text.index(word) for word in words)
    assert "In short" not in text


def test_of_two_forms_of_the_same_words_one_is_read() -> None:
    message = parts("alternative", ("text/plain", "Shells hit the quay."), ("text/html", "<p>Shells hit the quay.</p>"))
    assert parse_mail(message.encode()).text.split("\n") == ["Shells hit the quay."]


def test_a_line_that_almost_opens_a_message_takes_no_time(tmp_path: Path) -> None:
    path = tmp_path / "list.mbox"
    path.write_text("From a@b Sat Mar  4 10:00:00 2023\nSubject: One\n\nHe came.\nFrom a " + "1:11" * 100_000 + "\nx")
    begun = time.process_time()
    assert len(list(items(str(path)))) == 2
    assert time.process_time() - begun < 3


def test_words_that_look_like_the_head_of_a_message(tmp_path: Path) -> None:
    path = tmp_path / "list.mbox"
    path.write_text(
        "From a@b Sat Mar  4 10:00:00 2023\nSubject: One\n\nHe came\nFrom Kyiv\nNote: by train.\n\n>From here on\n"
        "From c@d Sat Mar  4 11:00:00 2023\nSubject: Two\n\nThe other.\n"
    )
    found, failed = collected(path)
    assert ([document.title for document in documents(found)], failed) == (["One", "Two"], [])
    assert "From Kyiv" in documents(found)[0].text
    assert "\nFrom here on" in documents(found)[0].text


def test_a_message_without_words_and_too_many(tmp_path: Path) -> None:
    empty = EmailMessage()
    empty["From"] = "a@b.example"
    _, [failure] = collected(mbox(tmp_path, empty))
    assert "without words" in failure.message
    (tmp_path / "list.mbox").unlink()
    found, [failure] = collected(mbox(tmp_path, FIRST, SECOND, FIRST), limits=ItemLimits(entries=1))
    assert (len(found), "more than 1 messages" in failure.message) == (2, True)


def test_parts_within_parts_end_somewhere(tmp_path: Path) -> None:
    inner = letter("Deep", "Two shells hit the quay.")
    for _ in range(60):
        outer = letter("Outer", "x")
        outer.add_attachment(inner)
        inner = outer
    path = tmp_path / "deep.eml"
    path.write_bytes(bytes(inner))
    found, failed = collected(path)
    assert len(found) + len(failed) >= 1


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from(
        [
            b"From: a\n",
            b"From a\nFrom: a\nSubject: =?",
            b"MIME-Version: 1\nFrom:b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n",
        ]
    ),
)
def test_any_bytes_end_in_items_or_failures(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, head: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.eml"
    path.write_bytes(head + content)
    for each in items(str(path)):
        assert isinstance(each, Item | ItemFailure)
        if isinstance(each, Item) and each.how is not None:
            with contextlib.suppress(InputError):
                each.read()
