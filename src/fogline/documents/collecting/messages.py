"""One message of mail: its words, its head, and the texts attached to it, whatever its encodings."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from email.utils import parseaddr
from itertools import compress, count
from operator import not_

from fogline.documents.collecting.markup import plain_of

_ASCII = re.compile(r"[\x00-\x7f]+")
_REPLY = re.compile(r"\s*(?:(?:(?:Re|Fwd?|AW|WG|SV|Отв|На)\s*:|\[[^\]\n]{1,40}\])\s*)+(?=\S)", re.I)
_TEXTS = frozenset({"text/plain", "text/html", "text/markdown"})
_TEXT_NAMES = (".txt", ".md", ".markdown", ".html", ".htm", ".text")
_MOST_PARTS = 200
_LONGEST_FIELD = 10_000
_DEEPEST = 10


class _Raw(Compat32):
    """Gives fields out as they stand: raw bytes in them are kept, as halves of letters, instead of being replaced."""

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002 - as a policy has it
        """Return a field's value as it was read."""
        return value


_RAW = _Raw()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A text that came with a message: its number among the parts, its name, its bytes as they were packed into it."""

    number: int
    name: str | None
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """A message: subject without "Re:", who sent it, its date as written, its address in an archive, its words, its fields."""

    subject: str | None
    sender: str | None
    date: str | None
    url: str | None
    text: str
    headers: tuple[tuple[str, str], ...]
    attachments: tuple[Attachment, ...] = ()


def parse_mail(content: bytes) -> Mail:
    """Return what a message says; broken heads and encodings are read as far as they go."""
    message = message_from_bytes(content, policy=_RAW)
    attached: list[Attachment] = []
    words = _words(message, 0, count(1), attached)
    subject = _field(message, "Subject")
    reply = _REPLY.match(subject)
    subject = subject[reply.end() :] if reply else subject
    return Mail(
        subject=subject or None,
        sender=_sender(_field(message, "From")),
        date=_field(message, "Date") or None,
        url=_archived(message),
        text=words,
        headers=tuple((name, _decoded(str(value))[:1000]) for name, value in message.items()[:100]),
        attachments=tuple(attached),
    )


def _words(message: Message, depth: int, numbers: Iterator[int], attached: list[Attachment]) -> str:
    """Return the words of a message, of the messages in it too; what is attached is added to ``attached``.

    ``numbers`` are those of the parts that hold something.
    """
    payload = message.get_payload()
    if not isinstance(payload, list):
        return _words_of_one(message, next(numbers), attached)
    if depth >= _DEEPEST:
        return ""
    parts = [part for part in payload if isinstance(part, Message)]
    told = [_words(part, depth + 1, numbers, attached) for part in parts]
    if message.get_content_type() != "multipart/alternative":
        return _joined(told)
    is_plain = [part.get_content_type() == "text/plain" for part in parts]
    plain = _joined(compress(told, is_plain))
    marked = _joined(compress(told, map(not_, is_plain)))
    # "This message can only be read in a browser."
    return marked if len(plain.split()) * 3 < len(marked.split()) else plain


def _words_of_one(part: Message, number: int, attached: list[Attachment]) -> str:
    """Return the words of a part without parts; none where it is attached, which is noted, or no text."""
    kind = part.get_content_type()
    name = part.get_filename()
    name = _decoded(name) if isinstance(name, str) else None
    if number > _MOST_PARTS:
        return ""
    if _is_attached(part, name):
        if kind in _TEXTS or (name or "").lower().endswith(_TEXT_NAMES):
            attached.append(Attachment(number, name, kind, _payload(part)))
        return ""
    if kind == "text/html":
        return plain_of(_text(part))
    return _text(part) if kind == "text/plain" else ""


def _joined(texts: Iterable[str]) -> str:
    return "\n\n".join(text for text in texts if text.strip())


def _is_attached(part: Message, name: str | None) -> bool:
    disposition = str(part.get("Content-Disposition") or "").strip().lower()
    return disposition.startswith("attachment") or (bool(name) and not disposition.startswith("inline"))


def _payload(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError):
        content = None
    return content if isinstance(content, bytes) else str(part.get_payload()).encode("utf-8", "surrogateescape")


def _text(part: Message) -> str:
    """Return a part's text by the encoding it names, else by the one its bytes look like."""
    from fogline.documents.decode import detected

    content = _payload(part)
    for encoding in (part.get_content_charset(), "utf-8"):
        try:
            return content.decode(encoding or "utf-8")
        except (LookupError, UnicodeError):
            continue
    return content.decode(detected(content), "replace")


def _field(message: Message, name: str) -> str:
    """Return a field of the head decoded, on one line."""
    return " ".join(_decoded(str(message.get(name) or "")).split())


def _decoded(text: str) -> str:
    """Decode the encoded words of a field ("=?koi8-r?B?...?="); raw bytes in it are read as UTF-8 or Windows-1252."""
    with suppress(UnicodeEncodeError):  # halves of letters that stand for no byte
        text = _decode_piece(text.encode("utf-8", "surrogateescape"), None)
    decoded = _ASCII.sub(lambda run: _decode_words(run[0]), text[:_LONGEST_FIELD])
    return decoded.encode("utf-8", "replace").decode()


def _decode_words(text: str) -> str:
    """Decode the encoded words in a stretch of ASCII; the blank before the first stays."""
    blank = text[: len(text) - len(text.lstrip())] if "=?" in text else ""
    try:
        pieces = decode_header(text)
    except (HeaderParseError, ValueError):
        return text
    return blank + "".join(
        piece if isinstance(piece, str) else _decode_piece(piece, encoding) for piece, encoding in pieces
    )


def _decode_piece(piece: bytes, encoding: str | None) -> str:
    for name in (encoding, "utf-8", "cp1252"):
        try:
            return piece.decode(name or "utf-8")
        except (LookupError, UnicodeError):
            continue
    return piece.decode("latin-1")


def _sender(field: str) -> str | None:
    name, address = parseaddr(field)
    return name.strip(" \"'") or address or field or None


def _archived(message: Message) -> str | None:
    field = _field(message, "Archived-At").strip("<> ")
    return field if field.startswith(("http://", "https://")) else None
