"""What sort of source bytes are: told by their beginning first, by their name second."""

import re
from pathlib import PurePosixPath

from fogline.documents.collecting.columns import names_columns
from fogline.documents.collecting.model import SourceKind

HEAD = 1 << 16
"""Bytes by which the kind is told."""
_HEADER = re.compile(rb"[!-9;-~]{1,60}:[ \t]?[^\r\n]*\r?\n")
_MAIL = re.compile(
    rb"^(?:message-id|mime-version|received|return-path|delivered-to|dkim-signature)[ \t]*:", re.I | re.M
)
_FROM_LINE = re.compile(rb"From \S[^\r\n]*\r?\n(?=[!-9;-~]{1,60}:)")
_XML_ROOT = re.compile(
    rb"(?:<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>|<\?[^>]*>|\s++)*+<([\w:.-]+)", re.S | re.I
)
_FEEDS = frozenset({b"rss", b"feed", b"rdf:rdf", b"atom:feed"})
_SITEMAPS = frozenset({b"urlset", b"sitemapindex"})
_TELEGRAM_PAGE = (b'class="page_wrap', b'class="history"', b'class="message ')
_TELEGRAM_JSON = re.compile(rb"\s*\{\s*\"(?:about|personal_information|name|type|id|chats)\"")
_SUFFIXES: dict[str, SourceKind] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".mbox": "mbox",
    ".eml": "mbox",
    ".warc": "warc",
    ".rss": "feed",
    ".atom": "feed",
}
SOURCE_SUFFIXES = frozenset(_SUFFIXES) - {".rss", ".atom"}
"""Suffixes of files that are looked into where a folder is added, besides those of feeds, which are told by their content."""


def kind_of(head: bytes, name: str, media_type: str | None = None) -> SourceKind:
    """Return the kind of a source from its first bytes (unpacked), its name and what a server calls it."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return _by_content(head.removeprefix(b"\xef\xbb\xbf"), named_kind(name), media_type or "") or "page"


def named_kind(name: str) -> SourceKind | None:
    """Return the kind that a name speaks for (``.gz`` at its end aside), if any."""
    path = PurePosixPath(name.split("?", maxsplit=1)[0].lower().removesuffix(".gz"))
    return _SUFFIXES.get(path.suffix)


def _by_content(head: bytes, named: SourceKind | None, media_type: str) -> SourceKind | None:
    start = head.lstrip()[:1]
    if head.startswith(b"WARC/"):
        return "warc"
    if start in (b"<", b"{", b"["):
        return _of_markup(head) if start == b"<" else _of_json(head, named, media_type)
    if _FROM_LINE.match(head) or (_is_message(head) and (named == "mbox" or _MAIL.search(_head_of_message(head)))):
        return "mbox"
    if named == "csv" or "text/csv" in media_type or "tab-separated" in media_type:
        return "csv"
    if named is None and names_columns(head):
        return "csv"
    return named if named in ("warc", "mbox") else None


def _of_markup(head: bytes) -> SourceKind | None:
    root = _XML_ROOT.match(head)
    name = root[1].lower() if root else b""
    if name in _FEEDS:
        return "feed"
    if name in _SITEMAPS:
        return "sitemap"
    return "telegram" if all(mark in head for mark in _TELEGRAM_PAGE) else None


def _of_json(head: bytes, named: SourceKind | None, media_type: str) -> SourceKind | None:
    if b"https://jsonfeed.org/version/" in head[:2000] or b"https:\\/\\/jsonfeed.org\\/version" in head[:2000]:
        return "feed"
    if _TELEGRAM_JSON.match(head) and (b'"messages":' in head or (b'"chats":' in head and b'"list":' in head)):
        return "telegram"
    if named == "jsonl" or "json" in media_type:
        return "jsonl"
    return "jsonl" if re.match(rb"\s*(?:\[\s*)?\{\s*\"", head) else None


def _is_message(head: bytes) -> bool:
    """Tell whether text begins as a message does: fields of a head, ``From`` among them, and an empty line."""
    return (
        _HEADER.match(head) is not None and re.search(rb"^from[ \t]*:", _head_of_message(head), re.I | re.M) is not None
    )


def _head_of_message(head: bytes) -> bytes:
    return re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
