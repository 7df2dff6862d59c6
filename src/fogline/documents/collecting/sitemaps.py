"""Sitemaps (sitemaps.org, and Google's for news) and sitemaps of sitemaps: the addresses they name, page by page."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fogline.documents.collecting.addresses import Named, fetched, joined
from fogline.documents.collecting.dates import day_of, moment_of
from fogline.documents.collecting.model import Item, ItemFailure, ItemLimits, ItemOptions
from fogline.documents.collecting.opened import Opened, open_original
from fogline.documents.collecting.safe_xml import elements
from fogline.documents.collecting.web import Resting, Web
from fogline.documents.read import Said
from fogline.records.document import Published
from fogline.records.errors import BROKEN_INPUT, InputError, UsageError

_ADDRESS = re.compile(rb"https?://\S+")
_SITEMAP_BYTES = 100_000_000


@dataclass(slots=True)
class _Walk:
    """A walk through sitemaps: which were seen, how many addresses were taken."""

    source: str
    options: ItemOptions
    limits: ItemLimits
    web: Web
    seen: set[str] = field(default_factory=set)
    pages: int = 0


def sitemap_items(opened: Opened, options: ItemOptions, limits: ItemLimits, web: Web) -> Iterator[Item | ItemFailure]:
    """Yield the pages that a sitemap names, and those of the sitemaps it names, each address once.

    ``options.since`` leaves out what was last changed before. Raises ``InputError`` where it is no sitemap.
    """
    walk = _Walk(opened.name, options, limits, web, {opened.name})
    try:
        yield from _sitemap(opened, walk, 1)
    except Resting as error:
        yield ItemFailure.of(opened.name, Resting(f"{error}; what was not fetched yet is taken up at the next run"))


def _sitemap(opened: Opened, walk: _Walk, depth: int) -> Iterator[Item | ItemFailure]:
    since = _since(walk.options.since)
    for fields in _entries(opened):
        place = joined(_base(opened), fields.get("loc", ""))
        if not place or place in walk.seen or (since and _is_older(fields.get("lastmod", ""), since)):
            continue
        walk.seen.add(place)
        if fields["kind"] == "sitemap":
            yield from _inner(place, walk, depth)
            continue
        walk.pages += 1
        if walk.pages > walk.limits.pages:
            yield ItemFailure(
                walk.source, f"names more than {walk.limits.pages} pages; narrow it by date, or allow more"
            )
            return
        said = Said(fields.get("title"), fields.get("name"), None, day_of(fields.get("publication_date", "")))
        changed = moment_of(fields.get("lastmod", ""))
        yield from fetched(Named(place, said, changed), f"the sitemap {opened.name}", walk.options, walk.web)


def _inner(place: str, walk: _Walk, depth: int) -> Iterator[Item | ItemFailure]:
    """Yield the pages of a sitemap that another one names; one that cannot be had is a failure, and the others go on."""
    try:
        if depth >= walk.limits.nesting:
            raise InputError(f"is a sitemap more than {walk.limits.nesting} deep; name it itself")
        original = walk.web.get(place)
        if original is not None:
            yield from _sitemap(open_original(place, original), walk, depth + 1)
    except Resting:
        raise
    except BROKEN_INPUT as error:
        yield ItemFailure.of(place, error)


def _entries(opened: Opened) -> Iterator[dict[str, str]]:
    """Yield what each entry says: ``kind`` ("sitemap" or "url"), ``loc``, ``lastmod``, and of news their date and title."""
    pieces = opened.pieces(_SITEMAP_BYTES)
    if not opened.head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        yield from _plain(pieces)
        return
    fields: dict[str, str] = {}
    known = False
    for path, text in elements(pieces):
        known = known or path[0] in ("urlset", "sitemapindex")
        if len(path) == 2 and path[1] in ("url", "sitemap"):
            yield {**fields, "kind": path[1]}
            fields = {}
        elif (
            len(path) > 2
            and path[-1] in ("loc", "lastmod", "publication_date", "title", "name")
            and "image" not in path
        ):
            fields.setdefault(path[-1], text)
    if not known:
        raise InputError("is no sitemap; want XML with urlset or sitemapindex, or a list of addresses, one a line")


def _plain(pieces: Iterable[bytes]) -> Iterator[dict[str, str]]:
    """Yield the addresses of a list, one a line."""
    found = False
    for line in b"".join(pieces).splitlines():
        if _ADDRESS.fullmatch(line.strip()):
            found = True
            yield {"kind": "url", "loc": line.strip().decode("utf-8", "replace")}
    if not found:
        raise InputError("is no sitemap; want XML with urlset or sitemapindex, or a list of addresses, one a line")


def _base(opened: Opened) -> str:
    custody = opened.original.custody if opened.original is not None else None
    return (custody.address or "") if custody is not None and custody.method == "http" else ""


def _since(text: str | None) -> Published | None:
    if text is None:
        return None
    found = day_of(text)
    if found.start is None:
        raise UsageError(f"since: got {text!r}; want a day written YYYY-MM-DD")
    return found


def _is_older(changed: str, since: Published) -> bool:
    """Tell whether something was last changed before a day; what does not say when is not older."""
    day = day_of(changed).end
    return day is not None and since.start is not None and day < since.start
