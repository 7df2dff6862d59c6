"""A list of events: narrowed, sorted and cut by what is kept on each, so that only those that are shown are read whole."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Unpack, get_args

from fogline.flow.asking import ClaimFields
from fogline.records.errors import UsageError
from fogline.records.event import Status
from fogline.records.fused import FusedEvent

if TYPE_CHECKING:
    from fogline.flow.areas import Area
    from fogline.flow.fusing.shelf import Line
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
    area: str | None = None,
    **fields: Unpack[ClaimFields],
) -> Listed:
    """Return at most so many events with a claim that ``fields`` ask for, of one of the statuses ``graded`` (none: any) and
    placed in ``area`` (a name, or "W,S,E,N" in degrees; ``None``: anywhere), as the ledger's settings let them out.

    ``UsageError`` for another ``sort`` than one of :data:`Sort`, and for an area that is not known.
    """
    if sort not in _FIRST:
        raise UsageError(f"sort: got {sort!r}; want one of {', '.join(get_args(Sort))}")
    inside = _area(area)
    settings = ledger.settings
    if settings.redact or settings.delay or fields.get("known_on") is not None:
        return _of_shown(ledger, _Wanted(graded, sort, most, inside), fields)
    from fogline.flow.fusing.asking import lines, wholes

    shelf, found = lines(ledger, **fields)
    names = [name for name, line in found.items() if not graded or line.status in graded]
    names.sort(key=lambda name: _FIRST[sort](found[name]), reverse=True)
    if inside is None:
        return Listed(tuple(wholes(ledger, shelf, names[:most])), len(names))
    # The place of an event is that of one of its claims: where none lies inside, the event need not be read.
    held = [one.claim.id for one in ledger.claims(box=inside.box) if inside.holds(one.claim.place)]
    near = frozenset(shelf.events_of(held).values())
    return _cut(_placed(wholes(ledger, shelf, [name for name in names if name in near]), inside), most)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which events, in what order, and how many of them."""

    graded: Collection[Status]
    sort: Sort
    most: int | None
    area: "Area | None"


def _of_shown(ledger: "Ledger", wanted: _Wanted, fields: ClaimFields) -> Listed:
    """What may be shown of an event depends on others: all are looked at."""
    from fogline.flow.fusing.shelf import line_of
    from fogline.flow.showing import shown

    seen = shown(ledger, **fields)
    found = [one for one in seen.events if not wanted.graded or one.support.grade.status in wanted.graded]
    found.sort(key=lambda one: _FIRST[wanted.sort](line_of(one)), reverse=True)
    return _cut(_placed(found, wanted.area), wanted.most, seen.held_back)


def _area(text: str | None) -> "Area | None":
    if text is None:
        return None
    from fogline.flow.areas import area_of
    from fogline.flow.tools import open_places

    return area_of(text, open_places())


def _placed(events: Iterable[FusedEvent], area: "Area | None") -> Iterator[FusedEvent]:
    """Yield those events whose place, as it is shown, lies in an area."""
    from fogline.picture.summary import summary

    return (one for one in events if area is None or area.holds(summary(one).place))


def _cut(events: Iterable[FusedEvent], most: int | None, held_back: int = 0) -> Listed:
    """Return the first of these events, and how many there are; the others are let go as they come."""
    kept, total = [], 0
    for one in events:
        total += 1
        if most is None or total <= most:
            kept.append(one)
    return Listed(tuple(kept), total, held_back)


_FIRST: dict[Sort, Callable[["Line"], Any]] = {
    "reports": lambda line: line.reports,
    "origins": lambda line: line.origins,
    "probability": lambda line: line.probability,
    "time": lambda line: line.day or "",
    "newest": lambda line: line.order[0],
}
