"""A list of events: narrowed, sorted and cut by what is kept on each, so that only those that are shown are read whole."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Unpack, get_args

from fogline.flow.asking import ClaimFields
from fogline.records.errors import UsageError
from fogline.records.event import Status
from fogline.records.fused import FusedEvent

if TYPE_CHECKING:
    from fogline.flow.fusing_shelf import Line
    from fogline.flow.ledger import Ledger

Sort = Literal["reports", "origins", "probability", "time", "newest"]
"""What comes first: what most reports or origins tell of, what is likeliest, what happened last, what came in last."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The events on a list, how many fit, and how many of what was asked for the ledger's ``delay`` holds back."""

    events: tuple[FusedEvent, ...]
    total: int
    held_back: int = 0


def listed(
    ledger: "Ledger",
    graded: Collection[Status] = (),
    sort: Sort = "reports",
    most: int | None = None,
    **fields: Unpack[ClaimFields],
) -> Listed:
    """Return at most so many events with a claim that ``fields`` ask for, and of one of the statuses ``graded`` (none: any), as
    the ledger's settings let them out.

    ``UsageError`` for another ``sort`` than one of :data:`Sort`.
    """
    if sort not in _FIRST:
        raise UsageError(f"sort: got {sort!r}; want one of {', '.join(get_args(Sort))}")
    settings = ledger.settings
    if settings.redact or settings.delay or fields.get("known_on") is not None:
        return _of_shown(ledger, graded, sort, most, fields)
    from fogline.flow.fusing import lines, wholes

    shelf, found = lines(ledger, **fields)
    names = [name for name, line in found.items() if not graded or line.status in graded]
    names.sort(key=lambda name: _FIRST[sort](found[name]), reverse=True)
    return Listed(tuple(wholes(ledger, shelf, names[:most])), len(names))


def _of_shown(
    ledger: "Ledger", graded: Collection[Status], sort: Sort, most: int | None, fields: ClaimFields
) -> Listed:
    """What may be shown of an event depends on others: all are looked at."""
    from fogline.flow.fusing_shelf import line_of
    from fogline.flow.showing import shown

    seen = shown(ledger, **fields)
    found = [one for one in seen.events if not graded or one.support.grade.status in graded]
    found.sort(key=lambda one: _FIRST[sort](line_of(one)), reverse=True)
    return Listed(tuple(found[:most]), len(found), seen.held_back)


_FIRST: dict[Sort, Callable[["Line"], Any]] = {
    "reports": lambda line: line.reports,
    "origins": lambda line: line.origins,
    "probability": lambda line: line.probability,
    "time": lambda line: line.day or "",
    "newest": lambda line: line.order[0],
}
