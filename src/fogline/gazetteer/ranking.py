"""How likely a place is meant by a bare name: from how well it is known, how the name matches, and what may not be installed."""

import math
from dataclasses import dataclass

from fogline.gazetteer.contract import Kind, Match

# Residents that a place is treated as having more than it has, by sort: how much texts speak of such places.
_BASE: dict[Kind, float] = {
    "country": 3e7,
    "division": 1e5,
    "district": 3e3,
    "region": 1e4,
    "settlement": 150,
    "section": 50,
    "sea": 3e3,
    "lake": 300,
    "river": 300,
    "island": 1e3,
    "mountain": 100,
    "border": 1e5,
    "road": 30,
    "facility": 60,
}
# A division or district takes most of its residents from its namesake town, and a section is not its town.
_SHARE: dict[Kind, float] = {"division": 0.1, "district": 0.02, "section": 0.02, "facility": 0.0}
_MATCH: dict[Match, float] = {
    "name": 1.0,
    "alternative": 0.7,
    "historical": 0.7,
    "romanised": 0.8,
    "demonym": 1.0,
    "metonym": 1.0,
    "other": 0.01,
    "fuzzy": 0.5,
}
_UNITS = {"division", "district"}  # which of the two a "province" or "territory" is differs from land to land
_POWER = 0.7
_UNKNOWN_RESIDENTS = 900.0  # a typical place that the built-in list lacks, were its name the one meant
_FOUND_ELSEWHERE = 0.15  # of the unseen weight: same names in countries that are not installed in full
_PER_LETTER = 0.45  # a mended letter leaves so much of the trust
IN_A_NAMED_AREA = 1e4  # a village where the text says goes before a city elsewhere


@dataclass(frozen=True, slots=True)
class Standing:
    """What ranking needs to know of a place."""

    kind: Kind
    population: int
    rank: int = 0
    capital: bool = False


def weight(standing: Standing, match: Match, distance: int = 0, asked: str = "") -> float:
    """Return the weight of a place among its namesakes; ``asked`` is the sort of place that the phrase names."""
    residents: float = (
        standing.population * _SHARE.get(standing.kind, 1.0) + _BASE[standing.kind] + 10 ** (standing.rank / 20) - 1
    )
    if standing.capital:
        residents *= 3
    value = math.pow(residents, _POWER) * _MATCH[match] * trust(distance)
    if asked:
        value *= 20.0 if standing.kind == asked else 1.0 if {standing.kind, asked} == _UNITS else 0.05
    return value


def unseen(complete: bool) -> float:
    """Return the weight of places of this name that are not installed, for a best candidate whose country is complete or not."""
    whole = math.pow(_UNKNOWN_RESIDENTS + _BASE["settlement"], _POWER)
    return whole * (_FOUND_ELSEWHERE if complete else 1.0)


def share(part: float, whole: float, distance: int = 0) -> float:
    """Return the confidence of a candidate whose weight is ``part`` of ``whole``; rounded down, so that all stay below 1."""
    return math.floor(part / whole * trust(distance) * 1e4) / 1e4


def trust(distance: int) -> float:
    """Return what is left of the confidence when ``distance`` letters had to be mended."""
    return math.pow(_PER_LETTER, distance)
