"""Which places the names of a text mean together: each lends weight to what lies in the same land, and near it.

The score of a place is a sum of logarithms: its weight in the gazetteer (how much the world speaks of it), what the words at the
name call it, and the support of the other names: the share of the text's other names that lie in its country, in its first-order
division, and near it, those close by in the text counting most. As in relaxation labelling, everything is scored a few times
over, each time with what was likely before.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fogline.claims.places.containing import contains
from fogline.claims.places.senses import Option, Sense
from fogline.claims.places.support import Lent, Support, supports
from fogline.gazetteer import Place
from fogline.records.globe import km_between

if TYPE_CHECKING:
    from fogline.claims.places.support import Floats, Ints

_ROUNDS = 3
_MOST_LENDERS = 3  # the likeliest places of a name that lend support
_LIKELY = 0.05  # what is less likely lends none
_FAR_LETTERS = 250.0  # so far apart in the text two names have a third of the tie of neighbours
_MOST_TIES = 80  # names before and behind, in the order of their first mention, that a name is tied to
_NEAR_KM, _BEYOND_KM = 60.0, 300.0
_BEYOND_DEGREES = _BEYOND_KM / 110  # of latitude
_POINTS = ("settlement", "section", "district", "division", "facility", "river", "lake", "mountain", "island")
_Nearness = dict[tuple[str, str], float]
"""How much two places (their keys) are neighbours, 0..1: asked for again in every round."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The few weights of the score; tuned by hand on half of LGL and TR-News."""

    prior: float = 0.8
    country: float = 3.0
    division: float = 3.0
    near: float = 3.0
    wider: float = 7.0
    unseen: float = 1.5
    distant: float = 0.25  # the tie of names far apart
    half: float = 0.3  # support at which half of the weight is given
    spread: float = 0.3  # how much names elsewhere take from that
    byname: float = 1.0  # what an alternative name costs
    earlier: float = 3.0


@dataclass(slots=True)
class Known:
    """What lends support beside the names of the text: places with the strength of their tie, keys of earlier resolutions."""

    places: list[tuple[Place, float]] = field(default_factory=list)
    countries: dict[str, float] = field(default_factory=dict)
    earlier: dict[str, str] = field(default_factory=dict)


def weigh(senses: Sequence[Sense], known: Known, weights: Weights) -> list[tuple[list[float], float]]:
    """Return, for each sense, how likely each of its options is, and how likely a place that is not installed."""
    ties = _ties(senses, weights)
    alone = [[_alone(option, sense, known, weights) for option in sense.options] for sense in senses]
    likely = [_shares(scores, weights.prior * sense.unseen) for sense, scores in zip(senses, alone, strict=True)]
    near: _Nearness = {}
    beside = [one for place, strength in known.places if (one := _lent(place, strength)) is not None]
    for _ in range(_ROUNDS):
        pairs = enumerate(zip(senses, likely, strict=True))
        lent = [(number, one) for number, (sense, (shares, _)) in pairs for one in _lenders(sense, shares)]
        given = supports(known.countries, beside, ties, lent)
        likely = [
            _again(sense, scores, support, weights, near)
            for sense, scores, support in zip(senses, alone, given, strict=True)
        ]
    return likely


def _again(
    sense: Sense, alone: Sequence[float], support: Support, weights: Weights, near: _Nearness
) -> tuple[list[float], float]:
    scores = [
        score + _help(option.place, support, weights, near) for option, score in zip(sense.options, alone, strict=True)
    ]
    unseen = weights.prior * sense.unseen + weights.unseen * _settled(support, weights)
    return _shares(scores, unseen)


def _lent(place: Place, share: float) -> Lent | None:
    """Return what a place lends; one in no country ("the Black Sea") lends nothing."""
    if not place.country:
        return None
    division = _division(place) if place.kind != "country" else None
    return Lent(share, place.country, division, place if place.kind in _POINTS else None)


def _division(place: Place) -> str | None:
    """Return what names the first-order division of a place, the world over."""
    return f"{place.country}.{place.division_code}" if place.division_code else None


def _lenders(sense: Sense, shares: Sequence[float]) -> Sequence[Lent]:
    """Return what the likeliest places of a name lend: nothing where its border is meant."""
    if sense.at_border:
        return ()
    likely = [(option.place, share) for option, share in zip(sense.options, shares, strict=True) if share >= _LIKELY]
    likely.sort(key=lambda pair: -pair[1])
    return [lent for place, share in likely[:_MOST_LENDERS] if (lent := _lent(place, share)) is not None]


def _alone(option: Option, sense: Sense, known: Known, weights: Weights) -> float:
    """Return the score of an option from its own name: how known it is, what it is called, what it is said to lie in."""
    score = weights.prior * option.prior + option.local
    if any(contains(outer, option.place) for outer in sense.wider):
        score += weights.wider
    if known.earlier.get(sense.names[0].key) == option.place.key:
        score += weights.earlier
    if option.match == "alternative":
        score -= weights.byname
    return score


def _help(place: Place, support: Support, weights: Weights, near: _Nearness) -> float:
    """Return what the other names add to the score of ``place``: the share of them that lies in its land and near it."""
    half, spread = weights.half, weights.spread
    held = support.countries.get(place.country, 0.0)
    country = _share(held, support.whole, half, spread) if place.country else 0.0
    if place.kind == "country" or not place.country:
        return weights.country * country
    held = support.divisions.get(_division(place) or "", 0.0)
    division = _share(held, support.inland, half, spread)
    if place.kind == "division":
        close = division
    else:
        close = _share(_neighbours(place, support.points, near), support.inland, half, spread)
    return weights.country * country + weights.division * division + weights.near * close


def _settled(support: Support, weights: Weights) -> float:
    """Return how far the text keeps to one country and one division (0..2): the more, the likelier is an unknown place there."""
    country, division = max(support.countries.values(), default=0.0), max(support.divisions.values(), default=0.0)
    return _share(country, support.whole, weights.half, weights.spread) + _share(
        division, support.inland, weights.half, weights.spread
    )


def _neighbours(place: Place, points: Sequence[tuple[Place, float]], near: _Nearness) -> float:
    """Return the strength of the points round ``place``, each the less the farther off it lies."""
    key, latitude, total = place.key, place.latitude, 0.0
    for other, strength in points:
        if abs(other.latitude - latitude) < _BEYOND_DEGREES and other.key != key:
            pair = key, other.key
            if pair not in near:
                km = km_between(latitude, place.longitude, other.latitude, other.longitude)
                reach = _NEAR_KM if other.kind == "division" else _BEYOND_KM  # most are too wide to be one point
                near[pair] = math.exp(-km / _NEAR_KM) if km < reach else 0.0
            total += strength * near[pair]
    return total


def _share(mass: float, whole: float, half: float, spread: float) -> float:
    """Return ``mass`` as a share (0..1) of itself, of ``half`` (little says little), and of ``spread`` of what lies elsewhere."""
    return mass / (mass + half + spread * max(whole - mass, 0.0))


def _shares(scores: Sequence[float], unseen: float) -> tuple[list[float], float]:
    """Return scores as shares of a whole of 1 (softmax), and the share of what is not installed."""
    most = max((*scores, unseen))
    each = [math.exp(score - most) for score in scores]
    rest = math.exp(unseen - most)
    whole = sum(each) + rest
    return [one / whole for one in each], rest / whole


def _ties(senses: Sequence[Sense], weights: Weights) -> Floats:
    """Return how closely each sense is tied to those round it [senses, from _MOST_TIES before to as many behind], by the text."""
    import numpy as np

    starts = [np.array(sense.starts, np.int64) for sense in senses]
    every = np.concatenate([*starts, np.zeros(0, np.int64)])
    begins = np.cumsum([0, *map(len, starts)])
    ties = np.zeros((len(senses), 2 * _MOST_TIES + 1))
    for one in range(1, len(senses)):
        first = max(0, one - _MOST_TIES)
        nearest = _distances(every[begins[first] : begins[one]], starts[one])
        gaps = np.minimum.reduceat(nearest, begins[first:one] - begins[first]).tolist()
        tied = [weights.distant + (1 - weights.distant) * math.exp(-gap / _FAR_LETTERS) for gap in gaps]
        before = np.arange(first, one)
        ties[one, before - one + _MOST_TIES] = ties[before, one - before + _MOST_TIES] = tied
    return ties


def _distances(places: Ints, starts: Ints) -> Ints:
    """Return how far each of ``places`` is from the nearest of the sorted ``starts``."""
    import numpy as np

    at = np.searchsorted(starts, places)
    behind, before = starts[np.minimum(at, len(starts) - 1)], starts[np.maximum(at - 1, 0)]
    nearest: Ints = np.minimum(np.abs(behind - places), np.abs(places - before))
    return nearest
