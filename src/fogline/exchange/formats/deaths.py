"""How many died in an event, for tables that have one row a deed: with those that its casualties event counts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from fogline.claims.amounts.objects import ARMED
from fogline.claims.kinds import HARM
from fogline.ontology import load
from fogline.records.fused import FusedEvent
from fogline.records.support import Toll


@dataclass(frozen=True, slots=True)
class Counted:
    """So many, at best, low and high; ``high`` is ``None`` where nobody gives an upper end."""

    best: int
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Deeds:
    """Which events are deeds, and the tolls of each: its own, else those of the casualties events of its family."""

    tolls: dict[str, tuple[Toll, ...]]
    told_with: dict[str, str]
    """Casualties and damage that are told with a deed, by id, with the deed's id."""

    @classmethod
    def of(cls, events: Iterable[FusedEvent]) -> "Deeds":
        """Return the deeds of ``events``: violence that somebody does, one a family."""
        deeds: dict[str, str] = {}
        followers: dict[str, list[FusedEvent]] = defaultdict(list)
        tolls: dict[str, tuple[Toll, ...]] = {}
        for event in events:
            if event.support.tolls:
                tolls[event.id] = event.support.tolls
            if event.type in HARM:
                followers[event.cluster.family].append(event)
            elif _is_violent(event.type):
                deeds.setdefault(event.cluster.family, event.id)
        told_with: dict[str, str] = {}
        for family, each in followers.items():
            deed = deeds.get(family)
            for event in each if deed is not None else ():
                told_with[event.id] = deed or ""
                if deed is not None and event.support.tolls and deed not in tolls:
                    tolls[deed] = event.support.tolls
        return cls(tolls, told_with)

    def counted(self, event: str, *fates: str) -> Counted | None:
        """Return how many people met one of these fates (default: killed) in the event of this id; ``None``: nobody counts."""
        return total(toll for toll in self.tolls.get(event, ()) if toll.fate in (fates or ("killed",)))

    def killed(self, event: str) -> tuple[Toll, ...]:
        """Return the tolls of the killed in the event of this id."""
        return tuple(toll for toll in self.tolls.get(event, ()) if toll.fate == "killed")


def _is_violent(type_: str) -> bool:
    known = load().event_types.get(type_)
    return known is not None and bool(known.crosswalk.ucdp)


def total(tolls: Iterable[Toll]) -> Counted | None:
    """Return the sum of tolls, ``None`` of none; ``high`` is open where that of any is.

    Nobody counts twice: "people" may hold the soldiers and civilians of the same side, and a figure that names no side the
    dead of all; of two such figures the larger counts.
    """
    sides: dict[str | None, list[Toll]] = defaultdict(list)
    for toll in tolls:
        sides[toll.side].append(toll)
    if not sides:
        return None
    told = {
        side: _larger([t for t in each if t.of == "people"], [t for t in each if t.of != "people"])
        for side, each in sides.items()
    }
    chosen = _larger(told.pop(None, []), [toll for each in told.values() for toll in each])
    highs = [toll.high for toll in chosen if toll.high is not None]
    return Counted(
        round(sum(toll.best for toll in chosen)),
        round(sum(toll.low for toll in chosen)),
        round(sum(highs)) if len(highs) == len(chosen) else None,
    )


def _larger(one: list[Toll], other: list[Toll]) -> list[Toll]:
    return one if sum(toll.best for toll in one) >= sum(toll.best for toll in other) else other


def whose(toll: Toll, side_a: str | None, side_b: str | None) -> str:
    """Return whose dead a toll counts, as UCDP GED parts them: "civilians", "a", "b" or "unknown"."""
    if toll.of == "civilians":
        return "civilians"
    if toll.of in ARMED and toll.side is not None:
        return "a" if toll.side == side_a else "b" if toll.side == side_b else "unknown"
    return "unknown"
