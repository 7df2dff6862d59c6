"""What sources hold, one after another and in batches: items and failures, with how much of everything is done."""

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from fogline.flow.added import AddOptions
from fogline.records.errors import BROKEN_INPUT

if TYPE_CHECKING:
    import datetime

    from fogline.documents.collecting import FeedState, Item, ItemFailure, ItemLimits, ItemOptions


_BATCH = 64
_BATCH_BYTES = 8_000_000
_BATCH_SECONDS = 1.5
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_NAP = 0.2
_COUNTED = 200_000  # files of a folder that are counted beforehand


@dataclass(frozen=True, slots=True)
class Gathered:
    """Something that was found in ``source``; ``part`` (0..1) is how much of all sources is done with it, where that is known."""

    source: str
    found: "Item | ItemFailure"
    part: float | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be gathered beside what the options say.

    ``only`` narrows to items of these keys; ``feeds`` are states of feeds by address, ``keep_feed`` takes a new one, ``tell``
    gets what a person should know, ``remembered`` how many entries of a feed were passed over as those of its last state.
    ``since`` are days by source, which go before that of the options; ``known`` tells of an address and the time of its last
    change whether it need not be fetched. ``stop`` tells whether somebody asked to stop.
    """

    only: frozenset[str] | None = None
    feeds: "dict[str, FeedState] | None" = None
    keep_feed: "Callable[[FeedState], None] | None" = None
    remembered: Callable[[int], None] | None = None
    tell: Callable[[str], None] | None = None
    since: Mapping[str, str] = field(default_factory=dict)
    known: "Callable[[str, datetime.datetime | None], bool] | None" = None
    stop: Callable[[], bool] = lambda: False


class _Stopped(Exception):
    """Somebody asked to stop while a host was waited for."""


def whole_name(source: str | os.PathLike[str]) -> str:
    """Return a source by its whole name: a path from the root, so that it can be found again from any folder.

    An address loses its user's name and password, which are not used: the name is kept for ever.
    """
    name = os.fspath(source)
    is_address = _ADDRESS.match(name) is not None and not os.path.exists(name)
    if is_address:
        from fogline.documents.connecting import without_credentials

        return without_credentials(name)
    return name if name in ("", "-") else os.path.abspath(name)


def gather(sources: Sequence[str], options: AddOptions, wanted: Wanted) -> Iterator[Gathered]:
    """Yield all that is found in ``sources``, in order; a source that cannot be collected yields its failure."""
    from fogline.documents.collecting import ItemFailure, Web, items

    asked, limits = _item_options(options, wanted), _limits(options)
    web = Web(limits.collect, sleep=partial(_nap, wanted.stop))
    shares = _shares(sources)
    for source, (before, share) in zip(sources, shares, strict=True):
        extent = _Extent(source)
        try:
            here = replace(asked, since=wanted.since.get(source, asked.since))
            for found in items(source, here, limits, web):
                part = extent.with_(found)
                yield Gathered(source, found, None if part is None else before + part * share)
        except _Stopped:
            return
        except BROKEN_INPUT as error:
            yield Gathered(source, ItemFailure.of(source, error), before + share)


def _shares(sources: Sequence[str]) -> list[tuple[float, float]]:
    """Return for each source how much of all lies before it, and how much it is: files by their bytes, else all alike."""
    sizes = [_bytes(source) for source in sources]
    if not all(sizes):
        sizes = [1 for _ in sources]
    ends = [end / sum(sizes) for end in accumulate(sizes)]
    return [(before, end - before) for before, end in zip([0.0, *ends], ends, strict=False)]


def _bytes(source: str) -> int:
    """Return how large a file is, 0 for what is none."""
    try:
        return os.path.getsize(source) if os.path.isfile(source) else 0
    except OSError:  # it went away meanwhile
        return 0


def batches(gathered: Iterable[Gathered], stop: Callable[[], bool]) -> Iterator[list[Gathered]]:
    """Group what was gathered: as many as are worth one question to the ledger, nothing waits for long, nor after a stop."""
    batch: list[Gathered] = []
    size, begun = 0, time.monotonic()
    for one in gathered:
        batch.append(one)
        size += _size(one)
        full = len(batch) >= _BATCH or size >= _BATCH_BYTES or time.monotonic() - begun > _BATCH_SECONDS
        if full or stop():
            yield batch
            batch, size, begun = [], 0, time.monotonic()
    if batch:
        yield batch


def _nap(stop: Callable[[], bool], seconds: float) -> None:
    """Wait for a host, in short naps, so that being asked to stop ends it."""
    ends = time.monotonic() + seconds
    while (left := ends - time.monotonic()) > 0:
        if stop():
            raise _Stopped
        time.sleep(min(left, _NAP))


def _size(one: Gathered) -> int:
    from fogline.documents.collecting import Item

    return len(one.found.original.content) if isinstance(one.found, Item) else 0


class _Extent:
    """How much of one source is done: by bytes within a container, by files within a folder.

    Pages of the web and records of a web archive cannot be counted before: nothing is told of the first, and of the second as
    little as nothing within a folder.
    """

    def __init__(self, source: str) -> None:
        self._source = None if os.path.isdir(source) else source
        self._files = 1 if self._source is not None else _count_files(source)
        self._done = 0
        self._file = ""
        self._container = 0
        self._within: float | None = None
        self._known = not _ADDRESS.match(source) and source != "-"

    def with_(self, found: "Item | ItemFailure") -> float | None:
        """Return the part (0..1) that is done with ``found``."""
        from fogline.documents.collecting import split_key

        if not self._known:
            return None
        file = self._source or split_key(found.key)[0]
        if file != self._file:
            self._done += 1
            self._file, self._container, self._within = file, 0, None
        self._within = self._within_file(found)
        if self._within is None and self._files == 1:
            return None
        return max(0.0, min(1.0, (self._done - 1 + (self._within or 0.0)) / self._files))

    def _within_file(self, found: "Item | ItemFailure") -> float | None:
        """Return how much of its file is done with ``found``: as before with what is attached, ``None`` where nobody knows."""
        from fogline.documents.collecting import ItemFailure

        if isinstance(found, ItemFailure) or (found.how is not None and found.slice is None):
            return 1.0 if found.key == self._file else self._within
        if found.slice is None:
            self._container = len(found.original.content)
            return 0.0
        return found.slice.end / self._container if self._container else 1.0


def _count_files(folder: str) -> int:
    count = 0
    for _, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        count += sum(1 for name in files if not name.startswith("."))
        if count > _COUNTED:
            break
    return max(1, count)


def _item_options(options: AddOptions, wanted: Wanted) -> "ItemOptions":
    from fogline.documents.collecting import ItemOptions

    return ItemOptions(
        kind=options.kind,
        columns=dict(options.columns),
        published=options.reading.stated(),
        publisher=options.reading.publisher,
        clean=options.reading.clean,
        entry_text=options.entry_text,
        since=options.since,
        feeds=wanted.feeds or {},
        keep_feed=wanted.keep_feed,
        remembered=wanted.remembered,
        known=wanted.known,
        only=wanted.only,
        tell=wanted.tell,
    )


def _limits(options: AddOptions) -> "ItemLimits":
    from fogline.documents import CollectLimits
    from fogline.documents.collecting import ItemLimits

    reading = options.reading
    return ItemLimits(CollectLimits(reading.max_bytes, reading.timeout, allow_private=reading.allow_private))
