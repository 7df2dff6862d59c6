"""One message of mail: its words, its head, and the texts attached to it, whatever its encodings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from fogline.documents.collecting.markup import plain_of

_REPLY = re.compile(r"\s*(?:(?:(?:Re|Fwd?|AW|WG|SV|Отв|На)\s*:|\[[^\]\n]{1,40}\])\s*)+(?=\S)", re.I)
_TEXTS = frozenset({"text/plain", "text/html", "text/markdown"})
_TEXT_NAMES = (".txt", ".md", ".markdown", ".html", ".htm", ".text")
_MOST_PARTS = 200
_LONGEST_FIELD = 10_000
_DEEPEST = 10


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
    message = message_from_bytes(content)
    plain: list[str] = []
    marked: list[str] = []
    attached: list[Attachment] = []
    for number, part in enumerate(_parts(message, 0), 1):
        if number > _MOST_PARTS:
            break
        kind = part.get_content_type()
        name = part.get_filename()
        name = _decoded(name) if isinstance(name, str) else None
        if _is_attached(part, name):
            if kind in _TEXTS or (name or "").lower().endswith(_TEXT_NAMES):
                attached.append(Attachment(number, name, kind, _payload(part)))
        elif kind == "text/html":
            marked.append(plain_of(_text(part)))
        elif kind == "text/plain":
            plain.append(_text(part))
    words = "\n\n".join(plain)
    if len(words.split()) * 3 < len(" ".join(marked).split()):  # "this message can only be read in a browser"
        words = "\n\n".join(marked)
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


def _parts(message: Message, depth: int) -> Iterator[Message]:
    """Yield the parts that hold something; a message inside a message counts with its own parts."""
    payload = message.get_payload()
    if isinstance(payload, list) and depth < _DEEPEST:
        for part in payload:
            if isinstance(part, Message):
                yield from _parts(part, depth + 1)
    elif not isinstance(payload, list):
        yield message


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
    text = text[:_LONGEST_FIELD]
    try:
        pieces = decode_header(text)
    except (HeaderParseError, ValueError):
        pieces = [(text, None)]
    return "".join(piece if isinstance(piece, str) else _decode_piece(piece, encoding) for piece, encoding in pieces)


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
