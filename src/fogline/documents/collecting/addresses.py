"""Pages by their addresses, one after the other: what is known already is not fetched, a host that is busy ends the row."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from fogline.documents.collecting.model import Item, ItemFailure, ItemOptions, printable
from fogline.documents.collecting.slices import notes
from fogline.documents.collecting.web import Resting, Web
from fogline.documents.connecting import without_credentials
from fogline.documents.read import DocumentOptions, Said
from fogline.records.errors import BROKEN_INPUT, InputError
from fogline.records.original import Original


@dataclass(frozen=True, slots=True)
class Named:
    """An address that a feed or sitemap named, with what that says of the page, and when it says it was last changed (UTC)."""

    url: str
    said: Said
    changed: datetime.datetime | None = None


def joined(base: str, place: str) -> str:
    """Return where a link leads to, without credentials; what cannot be joined is returned, and will be refused as an address."""
    try:
        whole = urljoin(base, place)
    except ValueError:
        whole = place
    return without_credentials(printable(whole))


def page_item(
    key: str, original: Original, options: ItemOptions, said: Said | None = None, note: str | None = None
) -> Item:
    """Return the item of a page, read by the user's options and by what led to it."""
    if note is not None:
        original = replace(original, custody=replace(original.custody, note=notes(original.custody.note, note)))
    return Item(key, original, DocumentOptions(options.published, options.publisher, options.clean, said or Said()))


def fetched(named: Named, source: str, options: ItemOptions, web: Web) -> Iterator[Item | ItemFailure]:
    """Yield the page of an address, or why it cannot be had; nothing where it is known or not asked for.

    Raises :class:`Resting` where the host wants to be left alone.
    """
    if options.only is not None and named.url not in options.only:
        return
    if options.known is not None and options.known(named.url, named.changed):
        return
    try:
        original = web.get(named.url)
    except Resting:
        raise
    except BROKEN_INPUT as error:
        yield ItemFailure.of(named.url, error)
        return
    if original is None:
        yield ItemFailure.of(named.url, InputError("the server answered 304 to a question without a condition"))
        return
    yield page_item(named.url, original, options, named.said, f"named by {source}")
