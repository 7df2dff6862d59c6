"""The entries of a feed (RSS and Atom by feedparser, JSON Feed by itself), each with its place in the feed's bytes."""

import json
import re
from dataclasses import dataclass
from typing import Any

from fogline.documents.collecting.jsonwalk import walk
from fogline.documents.collecting.markup import plain_of
from fogline.documents.collecting.safe_xml import refuse_entities
from fogline.records.errors import InputError
from fogline.records.original import Original

_PLACE = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<(/?)(?:\w+:)?(item|entry)(?=[\s>/])[^<>]*?(/?)>", re.S | re.I
)


_BEGINS = re.compile(rb"<(?:\w{1,20}:)?(?:item|entry)\b", re.I)
_ENDS = re.compile(rb"</(?:\w{1,20}:)?(?:rss|feed|rdf)\s*>", re.I)
_END = 4000  # bytes in which the end tag stands
_MOST_ENTRIES = 20_000
_PARSER_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What the parser of feeds raises where it stumbles over what it did not expect."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its words (plain), what it says of itself, and its half-open place in the feed, in bytes; of no width where it
    cannot be told.
    """

    id: str
    url: str | None
    title: str | None
    text: str
    date: str | None
    changed: str | None
    publisher: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FeedPage:
    """A feed: its title, the address its links start from, and its entries; ``cut`` where its end is missing, and with it that of
    its last entry, which is left out."""

    title: str | None
    base: str
    entries: tuple[Entry, ...]
    cut: bool = False


def parse_feed(original: Original, max_bytes: int) -> FeedPage:
    """Return a feed's entries; ``InputError`` where it is none, is too large, or declares entities."""
    content = original.content
    if len(content) > max_bytes:
        raise InputError(f"is a feed of more than {max_bytes / 1_000_000:g} MB; save the part that matters")
    base = (original.custody.address or "") if original.custody.method == "http" else ""
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        return _json_feed(content, base)
    refuse_entities(content)
    if sum(1 for _ in _BEGINS.finditer(content)) > _MOST_ENTRIES:
        raise InputError(f"holds more than {_MOST_ENTRIES} entries, which no feed does; save the part that matters")
    import feedparser

    headers = {"content-location": base, "content-type": original.media_type or "application/xml"}
    try:
        parsed = feedparser.parse(content, response_headers=headers, sanitize_html=True, resolve_relative_uris=True)
    except _PARSER_FAULTS as error:
        raise InputError(f"is no feed that can be read ({type(error).__name__}: {error})") from error
    places = _places(content)
    found = parsed.get("entries", [])
    if not found and not parsed.get("version"):
        raise InputError("is no feed; want RSS, Atom or JSON Feed")
    cut = _is_cut(content)
    if cut and len(found) == len(places) + 1:
        found = found[:-1]
    if len(places) != len(found):
        places = [(0, 0)] * len(found)
    entries = tuple(_entry(each, *place) for each, place in zip(found, places, strict=True))
    return FeedPage(_text(parsed.get("feed", {}).get("title")), base, entries, cut)


def _is_cut(content: bytes) -> bool:
    """Tell whether the end tag of a feed is missing; not told of one in wide characters."""
    return b"\0" not in content[:200] and _ENDS.search(content[-_END:]) is None


def _entry(found: "dict[str, Any]", start: int, end: int) -> Entry:
    changed = _plain(dict.get(found, "updated"))  # its own get() takes the date of publication for it, and warns
    bodies = [_plain(part.get("value")) for part in found.get("content", [])]
    return Entry(
        id=_plain(found.get("id")),
        url=_plain(found.get("link")) or None,
        title=_text(found.get("title")),
        text=plain_of(max([*bodies, _plain(found.get("summary"))], key=len)),
        date=_plain(found.get("published")) or _plain(found.get("created")) or changed or None,
        changed=changed or None,
        publisher=_text(found.get("source", {}).get("title")) or _text(found.get("publisher")),
        start=start,
        end=end,
    )


def _plain(value: object) -> str:
    return value if isinstance(value, str) else ""


def _text(markup: object) -> str | None:
    return " ".join(plain_of(markup).split()) or None if isinstance(markup, str) else None


def _places(content: bytes) -> list[tuple[int, int]]:
    """Return where the entries of an XML feed stand; what only looks like one inside CDATA or a comment is none."""
    places: list[tuple[int, int]] = []
    start: int | None = None
    for match in _PLACE.finditer(content):
        if match[2] is None:
            continue
        if match[1]:
            if start is not None:
                places.append((start, match.end()))
            start = None
        elif match[3]:
            places.append(match.span())
        elif start is None:
            start = match.start()
    return places


def _json_feed(content: bytes, base: str) -> FeedPage:
    text = content.decode("utf-8-sig", "replace")
    title: str | None = None
    entries: list[Entry] = []
    for value in walk(text, ("items",)):
        if value.path == ("items",) and isinstance(value.value, dict):
            entries.append(_json_entry(value.value, value.start, value.end))
        elif value.path == ("title",) and isinstance(value.value, str):
            title = value.value
        elif value.problem is not None:
            raise InputError(f"is no sound JSON Feed ({value.problem})")
    offset = len(content) - len(content.removeprefix(b"\xef\xbb\xbf"))
    placed = [_moved(entry, offset) for entry in entries]
    return FeedPage(title, base, tuple(placed))


def _json_entry(item: "dict[str, Any]", start: int, end: int) -> Entry:
    def of(*names: str) -> str:
        return next((item[name] for name in names if isinstance(item.get(name), str) and item[name].strip()), "")

    text = of("content_text") or plain_of(of("content_html") or of("summary"))
    name = item.get("id")
    return Entry(
        id=name if isinstance(name, str) else json.dumps(name),
        url=of("url", "external_url") or None,
        title=of("title") or None,
        text=text,
        date=of("date_published", "date_modified") or None,
        changed=of("date_modified") or None,
        publisher=None,
        start=start,
        end=end,
    )


def _moved(entry: Entry, by: int) -> Entry:
    from dataclasses import replace

    return replace(entry, start=entry.start + by, end=entry.end + by) if by else entry
