"""Which events lie within others: a siege holds the fighting at its place while it lasts.

First, simple version: a siege begins on the first day that is told of it, and ends when the place is taken or left, else thirty
days after the last word on it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from fogline.events.kinds import family
from fogline.events.tellings.spots import Spot, cells, overlap
from fogline.events.tellings.telling import Telling
from fogline.records.cluster import Cluster

HOLDING = frozenset({"siege"})
"""Types that last and hold other events within them."""

_HELD = frozenset({"strike", "ground", "harm", "people"})
_ENDING = frozenset({"capture", "withdrawal"})
_QUIET_DAYS = 30
_AT = frozenset({"same place", "overlapping"})


@dataclass(frozen=True, slots=True)
class Placed:
    """An event by id and type, with its exact places and the first and last day that its tellings give it (ordinals)."""

    id: str
    type: str
    spots: tuple[Spot, ...]
    first: int
    last: int

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of the grid that its places touch."""
        return tuple(sorted({cell for spot in self.spots for cell in cells(spot)}))

    @property
    def bounds(self) -> bool:
        """Whether it holds other events or ends what does."""
        return self.type in HOLDING | _ENDING

    @property
    def may_be_held(self) -> bool:
        """Whether it is of a kind that lies within others."""
        return self.type not in HOLDING and family(self.type) in _HELD

    def at(self, other: "Placed") -> bool:
        """Tell whether the two have a place in common."""
        return any(overlap(one, two) in _AT for one in self.spots for two in other.spots)


def within(clusters: Sequence[Cluster], telling_of: Mapping[str, Telling]) -> tuple[Cluster, ...]:
    """Return ``clusters`` with those that a siege holds marked; ``telling_of`` gives the telling of each claim."""
    if not any(cluster.type in HOLDING for cluster in clusters):
        return tuple(clusters)
    placed = {cluster.id: placed_of(cluster, map(telling_of.__getitem__, cluster.claims)) for cluster in clusters}
    cellwise: dict[str, list[Placed]] = {}
    for found in placed.values():
        if found is not None and found.bounds:
            for cell in found.cells:
                cellwise.setdefault(cell, []).append(found)
    return tuple(held(cluster, placed[cluster.id], cellwise) for cluster in clusters)


def placed_of(cluster: Cluster, tellings: Iterable[Telling]) -> Placed | None:
    """Return where and when an event was by its tellings, ``None`` where they give no exact place or no day."""
    tellings = list(tellings)
    spots = tuple(sorted({spot for telling in tellings for spot in telling.exact}, key=_named))
    days = [days for telling in tellings if (days := telling.when or telling.published) is not None]
    if not spots or not days:
        return None
    return Placed(cluster.id, cluster.type, spots, min(first for first, _ in days), max(last for _, last in days))


def _named(spot: Spot) -> tuple[str, float, float, float]:
    return spot.name, spot.latitude, spot.longitude, spot.radius or 0.0


def held(cluster: Cluster, found: Placed | None, cellwise: Mapping[str, Sequence[Placed]]) -> Cluster:
    """Return ``cluster`` with the event that it lies within; ``cellwise`` has those that hold others and end it, by cell."""
    if found is None or not found.may_be_held:
        return cluster
    here = {other.id: other for cell in found.cells for other in cellwise.get(cell, ())}.values()
    begun = [one for one in here if one.first <= found.first and one.type in HOLDING and found.at(one)]
    if not begun:
        return cluster
    ending = [one for one in here if one.type in _ENDING and found.at(one)]
    holders = [(siege.first, siege.id) for siege in begun if found.first <= _end(siege, ending)]
    return replace(cluster, within=max(holders)[1]) if holders else cluster


def _end(siege: Placed, ending: Iterable[Placed]) -> int:
    ends = [one.first for one in ending if one.first >= siege.first]
    return min(ends, default=siege.last + _QUIET_DAYS)
