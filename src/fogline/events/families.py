"""Which events lie within others: a siege holds the fighting at its place while it lasts.

First, simple version: a siege begins on the first day that is told of it, and ends when the place is taken or left, else thirty
days after the last word on it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from fogline.events.kinds import family
from fogline.events.spots import Spot, cells, overlap
from fogline.events.tellings import Telling
from fogline.records.cluster import Cluster

HOLDING = frozenset({"siege"})
"""Types that last and hold other events within them."""

_HELD = frozenset({"strike", "ground", "harm", "people"})
_ENDING = frozenset({"capture", "withdrawal"})
_QUIET_DAYS = 30
_AT = frozenset({"same place", "overlapping"})


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cluster with its exact places and the first and last day that its tellings give it (ordinals)."""

    cluster: Cluster
    spots: tuple[Spot, ...]
    first: int
    last: int

    def at(self, other: "_Placed") -> bool:
        """Tell whether the two have a place in common."""
        return any(overlap(one, two) in _AT for one in self.spots for two in other.spots)


def within(clusters: Sequence[Cluster], telling_of: Mapping[str, Telling]) -> tuple[Cluster, ...]:
    """Return ``clusters`` with those that a siege holds marked; ``telling_of`` gives the telling of each claim."""
    if not any(cluster.type in HOLDING for cluster in clusters):
        return tuple(clusters)
    placed = {cluster.id: found for cluster in clusters if (found := _placed(cluster, telling_of)) is not None}
    cellwise: dict[str, list[_Placed]] = {}
    for found in placed.values():
        if found.cluster.type in HOLDING | _ENDING:
            for cell in _cells(found):
                cellwise.setdefault(cell, []).append(found)
    return tuple(_held(cluster, placed.get(cluster.id), cellwise) for cluster in clusters)


def _placed(cluster: Cluster, telling_of: Mapping[str, Telling]) -> _Placed | None:
    tellings = [telling_of[claim] for claim in cluster.claims]
    spots = tuple(sorted({spot for telling in tellings for spot in telling.exact}, key=lambda spot: spot.name))
    days = [days for telling in tellings if (days := telling.when or telling.published) is not None]
    if not spots or not days:
        return None
    return _Placed(cluster, spots, min(first for first, _ in days), max(last for _, last in days))


def _cells(found: _Placed) -> Iterable[str]:
    return sorted({cell for spot in found.spots for cell in cells(spot)})


def _held(cluster: Cluster, found: _Placed | None, cellwise: Mapping[str, list[_Placed]]) -> Cluster:
    if found is None or cluster.type in HOLDING or family(cluster.type) not in _HELD:
        return cluster
    here = {other.cluster.id: other for cell in _cells(found) for other in cellwise.get(cell, ()) if found.at(other)}
    holders = [
        (siege.first, siege.cluster.id)
        for siege in here.values()
        if siege.cluster.type in HOLDING and siege.first <= found.first <= _end(siege, here.values())
    ]
    return replace(cluster, within=max(holders)[1]) if holders else cluster


def _end(siege: _Placed, here: Iterable[_Placed]) -> int:
    ends = [other.first for other in here if other.cluster.type in _ENDING and other.first >= siege.first]
    return min(ends, default=siege.last + _QUIET_DAYS)
