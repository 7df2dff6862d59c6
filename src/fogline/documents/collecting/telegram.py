"""Exports of Telegram Desktop, ``result.json`` (one chat or all) and ``messages*.html``: every message an item."""

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any

from fogline.documents.collecting.dates import believed, day_of
from fogline.documents.collecting.jsonwalk import Value, walk
from fogline.documents.collecting.markup import plain_of
from fogline.documents.collecting.model import Item, ItemFailure, ItemLimits, ItemOptions
from fogline.documents.collecting.slices import Cutter, notes
from fogline.documents.collecting.written import Written
from fogline.records.document import Published
from fogline.records.errors import InputError
from fogline.records.original import Original

_MESSAGE = re.compile(rb"<div class=\"message [^\"]*\" id=\"message(-?\d+)\"\s*>")
_HISTORY_END = re.compile(rb"<a class=\"pagination[^<>]*>|</body>")
_DAY = re.compile(r"\d\d\.\d\d\.\d{4}")
_TITLE = '<div class="text bold">'
_NAME = '<div class="from_name">'
_TEXT = '<div class="text">'
_DATE = 'date details" title="'
_HEAD = 20_000
_LONGEST = 1_000_000
_CHANNELS = ("public_channel", "private_channel")
_SUPERGROUPS = (*_CHANNELS, "public_supergroup", "private_supergroup")


def telegram_items(
    source: str, container: Original, options: ItemOptions, limits: ItemLimits
) -> Iterator[Item | ItemFailure]:
    """Yield the export itself, to be kept, then its messages that hold words; one that is broken is a failure.

    A channel is the publisher of its messages, in a group whoever wrote them. Raises ``InputError`` where it is no export.
    """
    is_page = container.content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
    media_type = "text/html" if is_page else "application/json"
    cutter = Cutter(source, container, "telegram", media_type, options)
    number = 0
    for each in _page(cutter) if is_page else _export(cutter):
        if number == 0:
            yield Item(source, container)
        number += 1
        if number > limits.entries:
            yield ItemFailure(source, f"holds more than {limits.entries} messages; split it, or allow more")
            return
        if cutter.wanted(each.key):
            yield each
    if number == 0:
        raise InputError(
            "holds no messages with words; want result.json or messages.html as Telegram Desktop writes them"
        )


def _export(cutter: Cutter) -> Iterator[Item | ItemFailure]:
    """Yield the messages of ``result.json``; what stands before a chat's messages says which chat it is."""
    content = cutter.container.content
    mark = len(content) - len(content.removeprefix(b"\xef\xbb\xbf"))
    try:
        text = content[mark:].decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"is not in UTF-8 ({error}); export it again") from None
    chat: dict[str, Any] = {}
    for value in walk(text, ("messages",), ("chats", "list", "*", "messages"), ("left_chats", "list", "*", "messages")):
        if value.problem is not None:
            yield ItemFailure(cutter.key(f"byte={value.start + mark}"), value.problem)
        elif value.path[-1:] == ("messages",):
            if isinstance(value.value, dict):
                yield from _message(value, value.value, chat, mark, cutter)
        elif value.path[-1:] == ("name",) or (value.path[-1:] == ("type",) and "name" not in chat):
            chat = {value.path[-1]: value.value}
        elif value.path:
            chat[value.path[-1]] = value.value


def _message(
    value: Value, message: Mapping[str, Any], chat: Mapping[str, Any], mark: int, cutter: Cutter
) -> Iterator[Item | ItemFailure]:
    text = _words(message.get("text"))
    if message.get("type") not in (None, "message") or not text.strip():
        return
    name, kind, chat_id = chat.get("name"), chat.get("type"), chat.get("id")
    key = cutter.key(
        f"chat={chat_id},message={message.get('id')}" if chat_id is not None else f"message={message.get('id')}"
    )
    publisher = name if kind in _CHANNELS or not message.get("from") else message.get("from")
    published, future = believed(_published(message), cutter.container.custody)
    forwarded = message.get("forwarded_from")
    url = None
    if kind in _SUPERGROUPS and isinstance(chat_id, int) and isinstance(message.get("id"), int):
        url = f"https://t.me/c/{chat_id}/{message['id']}"
    written = Written(text, None, publisher if isinstance(publisher, str) else None, url, published)
    edited = str(message.get("edited") or "")[:40]
    note = notes(
        f"forwarded from {forwarded}" if isinstance(forwarded, str) else None,
        f"edited {edited}; these are the words after that" if edited else None,
        future,
    )
    yield cutter.cut(key, value.start + mark, value.end + mark, written, note)


def _words(text: object) -> str:
    """Return a message's words: plain, or pieces of which some are marked."""
    if isinstance(text, str):
        return text
    if not isinstance(text, list):
        return ""
    pieces = (
        piece if isinstance(piece, str) else piece.get("text") if isinstance(piece, dict) else "" for piece in text
    )
    return "".join(piece for piece in pieces if isinstance(piece, str))


def _published(message: Mapping[str, Any]) -> Published:
    """Return the day of a message: that of UTC, and the exporter's own where that is another one."""
    local = day_of(str(message.get("date") or "")[:40])
    seconds = str(message.get("date_unixtime") or "")
    if not re.fullmatch(r"\d{9,11}", seconds):
        return local
    utc = datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
    days = sorted({utc, local.start or utc})
    return Published(days[0], days[-1], "metadata")


def _page(cutter: Cutter) -> Iterator[Item | ItemFailure]:
    """Yield the messages of a page; a message without a name over it is by whoever wrote the one before."""
    content = cutter.container.content
    head = content[:_HEAD].decode("utf-8", "replace")
    name = _plain(_between(head[max(0, head.find('class="page_header')) :], _TITLE, "</div>") or "") or None
    starts = list(_MESSAGE.finditer(content))
    close = _HISTORY_END.search(content, starts[-1].end()) if starts else None
    ends = [match.start() for match in starts[1:]] + [close.start() if close else len(content)]
    author: str | None = None
    for match, until in zip(starts, ends, strict=True):
        end = match.start() + len(content[match.start() : until].rstrip())
        markup = content[match.start() : min(end, match.start() + _LONGEST)].decode("utf-8", "replace")
        own, _, forwarded = markup.partition('<div class="forwarded body">')
        named = _between(own, _NAME, "</div>")
        author = author if named is None else _plain(named)
        text = plain_of(_between(markup, _TEXT, "</div>") or "")
        if b" service" in match[0] or not text.strip():
            continue
        date = _between(own, _DATE, '"')
        zoned = _DAY.search(date or "")
        published, future = believed(day_of(zoned[0] if zoned else ""), cutter.container.custody)
        origin = _between(forwarded, _NAME, "</div>")
        note = notes(f"forwarded from {_plain(origin)}" if origin else None, future)
        key = cutter.key(f"message={match[1].decode('ascii')}")
        yield cutter.cut(key, match.start(), end, Written(text, None, author or name, None, published), note)


def _between(markup: str, before: str, after: str) -> str | None:
    """Return what stands between two marks, ``None`` where one is missing (by search, which cannot be made slow)."""
    start = markup.find(before)
    end = markup.find(after, start + len(before)) if start >= 0 else -1
    return markup[start + len(before) : end] if end >= 0 else None


def _plain(markup: str) -> str:
    """Return a name without its marks; the time of a forwarded message stands inside it."""
    return " ".join(plain_of(_without(markup, '<span class="date details"', "</span>")).split())


def _without(markup: str, before: str, after: str) -> str:
    """Return ``markup`` without what stands from one mark to the other, each time."""
    kept: list[str] = []
    at = 0
    while (start := markup.find(before, at)) >= 0 and (end := markup.find(after, start)) >= 0:
        kept.append(markup[at:start])
        at = end + len(after)
    return "".join(kept) + markup[at:]
