"""Feeds (RSS, Atom, JSON Feed): the pages their entries name, or the entries' own words; what is new since the last visit."""

from collections.abc import Iterator
from hashlib import sha256

from fogline.documents.collecting.addresses import Named, fetched, joined
from fogline.documents.collecting.dates import believed, day_of, moment_of
from fogline.documents.collecting.entries import Entry, FeedPage, parse_feed
from fogline.documents.collecting.model import FeedState, Item, ItemFailure, ItemLimits, ItemOptions
from fogline.documents.collecting.slices import Cutter
from fogline.documents.collecting.web import Resting, Web
from fogline.documents.collecting.written import Written
from fogline.documents.read import Said
from fogline.records.original import Original


def feed_items(
    source: str, original: Original, options: ItemOptions, limits: ItemLimits, web: Web
) -> Iterator[Item | ItemFailure]:
    """Yield a feed's new entries: the pages they name, or (``options.entry_text``, and where they name none) their own words.

    With own words the feed itself comes first, to be kept. ``options.keep_feed`` gets the state to give at the next
    visit, after the last item was taken; entries that failed are not in it, so that they are tried again. Raises ``InputError``
    where it is no feed.
    """
    feed = parse_feed(original, limits.feed_bytes)
    before = options.feeds.get(source)
    seen = frozenset(before.seen) if before is not None else frozenset()
    took: list[str] = []
    kept = False
    for number, entry in enumerate(feed.entries, 1):
        mark = _mark(entry)
        if number > limits.pages:
            yield ItemFailure(source, f"holds more than {limits.pages} entries; the rest was left")
            break
        if mark in seen:
            took.append(mark)
            continue
        own = options.entry_text or not entry.url
        if own and not kept:
            kept = True
            yield Item(source, original)
        try:
            found = list(
                _own(entry, feed, source, original, options) if own else _page(entry, feed, source, options, web)
            )
        except Resting as error:
            yield ItemFailure.of(source, Resting(f"{error}; what was not fetched yet is taken up at the next visit"))
            break
        yield from found
        # What holds no words will hold none at the next visit; changed, it has another mark.
        if not any(isinstance(each, ItemFailure) for each in found) or (own and _is_wordless(entry)):
            took.append(mark)
    if feed.cut and (options.only is None or source in options.only):
        many = len(feed.entries)
        taken = "the one entry that is whole was" if many == 1 else f"the {many} entries that are whole were"
        yield ItemFailure(source, f"is cut off before its end; {taken} taken")
    if options.remembered is not None and options.only is None:
        options.remembered(sum(mark in seen for mark in took))
    if options.keep_feed is not None and options.only is None:
        options.keep_feed(_state(source, original, tuple(took), whole=len(took) == len(feed.entries) and not feed.cut))


def _page(entry: Entry, feed: FeedPage, source: str, options: ItemOptions, web: Web) -> Iterator[Item | ItemFailure]:
    """Yield the page that an entry names; the page's own word on its title, date and publisher goes before the feed's."""
    said = Said(entry.title, entry.publisher or feed.title, None, day_of(entry.date or ""))
    changed = moment_of(entry.changed or "")
    return fetched(Named(joined(feed.base, entry.url or ""), said, changed), f"the feed {source}", options, web)


def _own(
    entry: Entry, feed: FeedPage, source: str, container: Original, options: ItemOptions
) -> Iterator[Item | ItemFailure]:
    """Yield the words of an entry, cut out of the feed."""
    cutter = Cutter(source, container, "feed", container.media_type or "application/xml", options)
    key = cutter.key(f"entry={_name(entry)}")
    if not cutter.wanted(key):
        return
    published, note = believed(day_of(entry.date or ""), container.custody)
    url = joined(feed.base, entry.url) if entry.url else None
    written = Written(entry.text, entry.title, entry.publisher or feed.title, url, published)
    if _is_wordless(entry):
        yield ItemFailure(key, "has neither title nor text")
        return
    if entry.end > entry.start:
        yield cutter.cut(key, entry.start, entry.end, written, note)
    else:
        said = "\n".join(filter(None, (entry.id, url, entry.date, entry.title)))
        yield cutter.write(key, f"{said}\n\n{entry.text}", written, note)


def _is_wordless(entry: Entry) -> bool:
    return not entry.title and not entry.text.strip()


def _state(source: str, original: Original, took: tuple[str, ...], *, whole: bool) -> FeedState:
    """Return a feed's new state; its server's marks only where all entries were taken, so that the rest comes again."""
    headers = {name.lower(): value for name, value in original.custody.headers} if whole else {}
    return FeedState(source, headers.get("etag"), headers.get("last-modified"), took)


def _name(entry: Entry) -> str:
    return sha256((entry.id or entry.url or f"{entry.title}\n{entry.text}").encode("utf-8", "replace")).hexdigest()[:12]


def _mark(entry: Entry) -> str:
    """Return what names an entry in its present state: another mark means that it was changed."""
    state = f"{entry.id}\n{entry.url}\n{entry.changed}\n{entry.title}"
    return sha256(state.encode("utf-8", "replace")).hexdigest()[:16]
