"""What failed, tried again: failures grouped by how they were added, so that each source is opened once."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from fogline.flow.added import AddOptions, AddSummary
from fogline.flow.importing import IMPORTED
from fogline.records.errors import InputError, UsageError
from fogline.records.ledger import FailedSource

if TYPE_CHECKING:
    from fogline.flow.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Attempt:
    """A source to add again in the way it was added; ``keys`` are those of its items that failed, ``None`` for all of it."""

    source: str
    options: AddOptions
    keys: frozenset[str] | None


def again(failures: Iterable[FailedSource]) -> Iterator[Attempt]:
    """Yield what is to be tried again, in the order in which it failed first; what came in by standard input cannot be.

    A feed names what it likes, files of this machine too: nothing is opened here but what the user named, or what lies in it.
    """
    groups: dict[tuple[str, AddOptions], set[str]] = {}
    for failure in failures:
        source, options = _how(failure)
        groups.setdefault((_file_of(source, failure.source), options), set()).add(failure.source)
    for (source, options), keys in groups.items():
        # Where the source itself failed, or a place in it, nothing is known of its items: all of it is to be added.
        all_of_it = source in keys or any(_damaged_file(key) == source for key in keys)
        if source != "-":
            yield Attempt(source, options, None if all_of_it else frozenset(keys))


def imports(failures: Iterable[FailedSource]) -> tuple[list[str], list[FailedSource]]:
    """Return the tables of which rows failed when they were imported, and the failures of anything else."""
    from fogline.documents.collecting import split_key

    tables: dict[str, None] = {}
    others = []
    for failure in failures:
        if failure.options == IMPORTED:
            tables[split_key(failure.source)[0]] = None
        else:
            others.append(failure)
    return [table for table in tables if table != "-"], others


def imported(ledger: "Ledger", table: str) -> AddSummary:
    """Import a table again and return what came of it; where it cannot be opened, what failed stays noted as it is."""
    from fogline.flow.importing import import_coded
    from fogline.ledger.clock import now

    begun = time.monotonic()
    try:
        done = import_coded(ledger, table)
    except InputError as error:
        return AddSummary(failed=(FailedSource(table, str(error), error.exit_status, now()),))
    return AddSummary(
        added=done.rows,
        known=done.known,
        read=done.rows,
        claims=done.claims,
        failed=done.failures,
        seconds=time.monotonic() - begun,
    )


def alone(attempt: Attempt, left: Iterable[str]) -> Iterator[Attempt]:
    """Yield attempts at pages that their source no longer names (they have left the feed), each by itself."""
    from fogline.documents.collecting import split_key

    for key in sorted(left):
        source, only = split_key(key)
        if source != attempt.source and source.lower().startswith(("http://", "https://")):
            yield Attempt(source, replace(attempt.options, kind=None), only)


def joined(summaries: Sequence[AddSummary]) -> AddSummary:
    """Return several summaries as one."""
    return AddSummary(
        added=sum(one.added for one in summaries),
        known=sum(one.known for one in summaries),
        read=sum(one.read for one in summaries),
        unread=sum(one.unread for one in summaries),
        claims=sum(one.claims for one in summaries),
        copies=sum(one.copies for one in summaries),
        versions=sum(one.versions for one in summaries),
        nameless=sum(one.nameless for one in summaries),
        undated=sum(one.undated for one in summaries),
        failed=tuple(failure for one in summaries for failure in one.failed),
        left_out=tuple(name for one in summaries for name in one.left_out),
        seconds=sum(one.seconds for one in summaries),
        stopped=any(one.stopped for one in summaries),
    )


def source_of(failure: FailedSource) -> str:
    """Return the source that was being added when this failed."""
    return _how(failure)[0]


def _how(failure: FailedSource) -> tuple[str, AddOptions]:
    """Return what to add and how; a failure noted by hand, or by another Fogline, is added with the options that are usual."""
    if failure.options is not None:
        try:
            return AddOptions.from_json(failure.options)
        except UsageError:
            pass
    return failure.source, AddOptions()


def _damaged_file(key: str) -> str | None:
    from fogline.documents.collecting import damaged_file

    return damaged_file(key)


def _file_of(source: str, key: str) -> str:
    """Return the file that a key belongs to where that lies in the folder ``source``, else the source itself."""
    from fogline.documents.collecting import split_key

    named = _damaged_file(key) or split_key(key)[0]
    if _damaged_file(source) == named and not Path(source).exists():
        return named  # that is how such a place was noted once it had been tried again as if it were a file
    try:
        inside = Path(source).is_dir() and Path(named).resolve().is_relative_to(Path(source).resolve())
        followed = (
            inside and Path(named).is_symlink() and Path(named).is_dir()
        )  # what a folder's links lead to is not its own
    except (OSError, ValueError, RuntimeError):  # a name that cannot be one, or links in a circle
        return source
    return named if inside and not followed else source
