"""From chances to states: which side holds a place, how surely, and by which evidence; many places at once."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from fogline.picture.control.options import ControlOptions
from fogline.picture.control.populated import Populated
from fogline.picture.control.space import km_pairs
from fogline.picture.control.standing import Standing
from fogline.records.control import Basis, ControlEvidence, Holding, PlaceState, SideShare

_SHOWN = 8  # pieces of evidence kept with a state
_TIED = 0.02  # evidence that weighs less than this in a state is not told
_CLAIMED = 0.35  # log-odds of a side's own word from which it is said to claim a place
_TOLD = 0.005  # chances below are not told

Pick = tuple[int, int, float, float]  # a node, which of its pieces of evidence, the share and the distance (km) of it
Found = tuple[int, float, tuple[SideShare, ...]]  # the likeliest side by number, its chance, the chances of all


@dataclass(frozen=True, slots=True)
class Chances:
    """Of n places: ``lead`` (n) the likeliest side by number, ``best`` (n) its chance, ``shares`` (n) the chances of all."""

    lead: list[int]
    best: list[float]
    shares: list[tuple[SideShare, ...]]


def chances_of(found: Any, sides: tuple[str, ...]) -> Chances:
    """Return what is told of the chances ``found`` (n, sides)."""
    import numpy as np

    order = np.argsort(-found, axis=1, kind="stable")
    ranked = np.take_along_axis(found, order, axis=1)
    parts = ranked / np.maximum(found.sum(axis=1), 1.0)[:, None]
    rounded = np.where(ranked > _TOLD, np.round(parts, 3), -1.0)
    shares = [
        _shares(sides, tuple(row), tuple(each)) for row, each in zip(order.tolist(), rounded.tolist(), strict=True)
    ]
    return Chances(order[:, 0].tolist(), parts[:, 0].tolist(), shares)


@lru_cache(maxsize=8192)
def _shares(sides: tuple[str, ...], order: tuple[int, ...], rounded: tuple[float, ...]) -> tuple[SideShare, ...]:
    return tuple(SideShare(sides[side], each) for side, each in zip(order, rounded, strict=True) if each >= 0)


def evidence_on(case: "Case", ties: Any, at: tuple[Any, Any]) -> Iterator[tuple[int, list[Pick]]]:
    """Yield for p places, by number, the evidence that weighs most there, where there is any; ``ties`` are (p, m), ``at`` the
    places (p, 2) and nodes (m, 2).

    It is told where any that counts lies within ``limit_km``: that of each node, times how much the node weighs there.
    """
    import numpy as np

    places_at, nodes_at = at
    rows, nodes = np.nonzero(ties > _TIED)
    near = np.zeros(len(ties), bool)
    near[rows[km_pairs(places_at[rows], nodes_at[nodes]) <= case.options.limit_km]] = True
    told = np.flatnonzero(near)
    if len(told):
        picks: list[list[Pick]] = [[] for _ in told]
        _pick(case, ties[told], (places_at[told], nodes_at), picks)
        yield from zip(told.tolist(), picks, strict=True)


def _pick(case: "Case", ties: Any, at: tuple[Any, Any], picks: Sequence[list[Pick]]) -> None:
    """Put into ``picks`` the evidence that weighs most at each place, the weightiest first."""
    import numpy as np

    shares = case.shares()
    top = np.argsort(-ties, axis=1, kind="stable")[:, :_SHOWN]
    weight = np.take_along_axis(ties, top, axis=1)
    each = np.where((weight > _TIED)[:, :, None], np.round(weight[:, :, None] * shares[top], 3), 0.0)
    each = each.reshape(len(ties), -1)
    best = np.argsort(-each, axis=1, kind="stable")[:, :_SHOWN]
    rows, order = np.nonzero(np.take_along_axis(each, best, axis=1) >= _TIED)
    cell = best[rows, order]
    node, piece = top[rows, cell // shares.shape[1]], cell % shares.shape[1]
    km = np.round(km_pairs(at[0][rows], at[1][node]), 1)
    share = each[rows, cell]
    for row, *pick in zip(rows.tolist(), node.tolist(), piece.tolist(), share.tolist(), km.tolist(), strict=True):
        picks[row].append(tuple(pick))


@dataclass(frozen=True, slots=True)
class Case:
    """What the places of one day are judged by; ``started`` tells whether there is a starting state."""

    day: str
    known: Sequence[Standing]
    sides: tuple[str, ...]
    options: ControlOptions
    started: bool

    def shares(self) -> Any:
        """Return (m, 8): what each of the weightiest pieces of evidence on each node adds there."""
        import numpy as np

        made = np.zeros((len(self.known), _SHOWN))
        for node, one in enumerate(self.known):
            added = [piece.share for piece in one.evidence[:_SHOWN]]
            made[node, : len(added)] = added
        return made

    def state(self, place: Populated, found: Found, picks: Sequence[Pick], node: int | None) -> PlaceState:
        """Return the state of a place; ``picks`` are the evidence told, ``node`` is what is known of the place itself."""
        lead, best, shares = found
        own = self.known[node] if node is not None else None
        fought = own.fought if own is not None else 0.0
        state: Holding = "held" if best >= self.options.sure else "unknown"
        if fought >= 0.5 and best < self.options.settled:
            state = "contested"
        holder = self.sides[lead] if state == "held" else None
        basis: Basis = "place" if own and own.scores else "neighbours" if picks else "start" if self.started else "none"
        return PlaceState(
            place.key, place.name, place.latitude, place.longitude, self.day, state, holder,
            round(fought if state == "contested" else best, 3),
            basis,
            _claimed_by(own, holder) if own is not None else (),
            own.since if own is not None else None,
            shares,
            tuple([self._evidence(pick) for pick in picks]),
            place.country, place.division, place.population,
        )  # fmt: skip

    def _evidence(self, pick: Pick) -> ControlEvidence:
        node, number, share, km = pick
        one = self.known[node].evidence[number]
        # Spelt out: a whole country has some 100,000 of them a day, and replace() takes several times as long.
        return ControlEvidence(
            one.kind, one.voice, one.side, one.day, one.weight, one.event, one.claims, one.place, one.place_name,
            km, share, one.words,
        )  # fmt: skip


def _claimed_by(own: Standing, holder: str | None) -> tuple[str, ...]:
    said: dict[str, float] = defaultdict(float)
    for one in own.evidence:
        if one.side and one.voice == "own" and one.kind in ("capture", "control", "repulse", "withdrawal"):
            said[one.side] += one.share
    return tuple(sorted(side for side, much in said.items() if much >= _CLAIMED and side != holder))


def untold(place: Populated, day: datetime.date) -> PlaceState:
    """Return the state of a place that nothing is told of."""
    return PlaceState(
        place.key, place.name, place.latitude, place.longitude, day.isoformat(), "unknown", None, 0.0,
        country=place.country, division=place.division, population=place.population,
    )  # fmt: skip
