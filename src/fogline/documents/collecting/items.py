"""The front of collecting: whatever a source is, its items one after the other, each as soon as it is there."""

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from fogline.documents.collect import collect
from fogline.documents.collecting.addresses import page_item
from fogline.documents.collecting.feeds import feed_items
from fogline.documents.collecting.folders import folder_files
from fogline.documents.collecting.jsons import json_items
from fogline.documents.collecting.mailboxes import is_maildir, mail_items, maildir_items
from fogline.documents.collecting.model import Item, ItemFailure, ItemLimits, ItemOptions, printable
from fogline.documents.collecting.opened import Opened, open_file, open_original
from fogline.documents.collecting.sitemaps import sitemap_items
from fogline.documents.collecting.slices import split_key
from fogline.documents.collecting.tables import table_items
from fogline.documents.collecting.telegram import telegram_items
from fogline.documents.collecting.warcs import warc_items
from fogline.documents.collecting.web import Web
from fogline.documents.connecting import without_credentials
from fogline.documents.fetch import Condition
from fogline.records.errors import BROKEN_INPUT, InputError, UsageError

_CUTTERS = {"csv": table_items, "jsonl": json_items, "mbox": mail_items, "telegram": telegram_items}
_AS_IT_IS = ItemOptions()
_USUAL = ItemLimits()
_LINK = re.compile(rb"<link\b[^<>]*>", re.I)
_FEED_TYPE = re.compile(rb"\btype=[\"']application/(?:rss|atom|feed)\+(?:xml|json)[\"']", re.I)
_HREF = re.compile(rb"\bhref=[\"']([^\"']+)[\"']", re.I)


def items(
    source: str,
    options: ItemOptions = _AS_IT_IS,
    limits: ItemLimits = _USUAL,
    web: Web | None = None,
) -> Iterator[Item | ItemFailure]:
    """Yield what ``source`` holds: a file, a folder, ``-`` for standard input, or an http(s) address, of whatever kind.

    It never raises for what a source holds: what cannot be collected is an :class:`ItemFailure` with its reason, in its place,
    and the rest goes on. Nothing is done before the first item is asked for, and no more than one is held, beside the container
    that items are cut from. Share ``web`` between calls, so that hosts get their pauses and robots.txt is asked for once.
    """
    source = without_credentials(source)
    shown = printable(source)
    if shown != source:
        yield ItemFailure(shown, "has a name that is no text, which cannot be kept; rename it")
        return
    try:
        if _is_address(source):
            yield from _from_web(source, options, limits, web or Web(limits.collect))
        elif source and os.path.isdir(source):
            yield from _from_folder(source, options, limits, web)
        else:
            opened = _open(source, limits)
            yield from _items(opened, options, limits, web or Web(limits.collect))
    except BROKEN_INPUT as error:
        yield ItemFailure.of(source, error)


def _open(source: str, limits: ItemLimits) -> Opened:
    if not source:
        raise UsageError("got an empty name; want a path, '-' for standard input, or an http(s) address")
    if source == "-" or re.match(r"[A-Za-z][A-Za-z0-9+.-]+://|(?:file|data|javascript|ftp):", source, re.I):
        return open_original(source, collect(source, replace(limits.collect, max_bytes=limits.container_bytes)))
    return open_file(source)


def _is_address(source: str) -> bool:
    return re.match(r"https?:", source, re.I) is not None


def _from_web(source: str, options: ItemOptions, limits: ItemLimits, web: Web) -> Iterator[Item | ItemFailure]:
    state = options.feeds.get(source)
    original = web.get(source, Condition(state.etag, state.modified) if state is not None else None)
    if original is None:
        if options.remembered is not None and state is not None:
            options.remembered(len(state.seen))
        return  # a feed that did not change
    opened = open_original(source, original)
    if options.kind == "feed" and opened.kind in ("page", "telegram"):
        opened = open_original(source, web.get(_feed_of_page(opened)) or original)
    yield from _items(opened, options, limits, web)


def _feed_of_page(opened: Opened) -> str:
    """Return the address of the feed that a page names in its head."""
    from urllib.parse import urljoin

    link = next(filter(_FEED_TYPE.search, _LINK.findall(opened.head)), b"")
    place = _HREF.search(link)
    if place is None or opened.original is None:
        raise InputError("is a page that names no feed; want the address of an RSS, Atom or JSON feed")
    named: bytes = place[1]
    return urljoin(opened.original.custody.address or opened.name, named.decode("utf-8", "replace"))


def _from_folder(
    source: str, options: ItemOptions, limits: ItemLimits, web: Web | None
) -> Iterator[Item | ItemFailure]:
    if is_maildir(Path(source)):
        yield from maildir_items(Path(source), options, limits)
        return
    found = False
    asked = None if options.only is None else options.only.union(split_key(key)[0] for key in options.only)
    for name in folder_files(source):
        if isinstance(name, ItemFailure):
            if asked is None or name.key in asked:
                yield name
            continue
        found = True
        if os.path.isdir(name):
            yield from maildir_items(Path(name), options, limits)
        elif asked is None or name in asked:
            yield from _offline(name, options, limits, web)
    if not found:
        raise InputError(
            "folder without files to read; want texts, pages, tables, mailboxes, exports or archives in it"
        )


def _offline(name: str, options: ItemOptions, limits: ItemLimits, web: Web | None) -> Iterator[Item | ItemFailure]:
    """Yield the items of a file in a folder. A feed in it gives its own words: adding a folder asks nothing of the network."""
    try:
        opened = open_file(name)
        kind = options.kind or opened.kind
        if kind == "sitemap" and options.kind is None:
            yield ItemFailure(name, "is a sitemap, which names pages of the web; add it by itself", passed_over=True)
            return
        if kind == "feed" and options.kind is None:
            options = replace(options, entry_text=True)
        yield from _items(opened, options, limits, web or Web(limits.collect))
    except UsageError as error:
        # A table that cannot be told is one file of many: no wrong use, unless columns were named.
        yield ItemFailure.of(name, error if options.columns else InputError(str(error)))
    except BROKEN_INPUT as error:
        yield ItemFailure.of(name, error)


def _items(opened: Opened, options: ItemOptions, limits: ItemLimits, web: Web) -> Iterator[Item | ItemFailure]:
    kind = options.kind or opened.kind
    if kind == "page":
        if options.only is None or opened.name in options.only:
            yield page_item(opened.name, opened.page(limits.collect), options)
    elif kind == "warc":
        yield from warc_items(opened, options, limits)
    elif kind == "sitemap":
        yield from sitemap_items(opened, options, limits, web)
    elif kind == "feed":
        yield from feed_items(opened.name, opened.whole(limits.feed_bytes), options, limits, web)
    else:
        yield from _parted(_CUTTERS[kind](opened.name, opened.whole(limits.container_bytes), options, limits))


def _parted(found: Iterator[Item | ItemFailure]) -> Iterator[Item | ItemFailure]:
    """Yield what was found; a container that one item fills wholly is that item's original, not kept beside it."""
    for each in found:
        if isinstance(each, ItemFailure) or each.how is not None:
            yield each
            continue
        first = next(found, None)
        if isinstance(first, Item) and first.original.sha256 == each.original.sha256:
            yield replace(first, slice=None)
        else:
            yield each
            yield from () if first is None else (first,)
