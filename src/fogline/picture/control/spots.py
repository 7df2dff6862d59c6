"""Which populated places a claim is about: the one it is put at, or each of a list ("near Soledar, Spirne and Mayorsk")."""

import re
from dataclasses import dataclass
from functools import lru_cache

from fogline.events.placed import placed
from fogline.gazetteer import Gazetteer, Place, fold
from fogline.picture.control.phrases import another_place, around, within
from fogline.picture.control.space import km_between
from fogline.records import Footprint
from fogline.records.ledger import Finding

_PLACED = frozenset({"exact", "near", "settlement"})
_SETTLED = frozenset({"settlement", "section", "facility"})
_WIDEST_KM = 25.0  # a footprint wider than this says nothing of one town
_TOWN = 20_000  # residents of a place that a bare name may be taken for, where its namesakes are far smaller
_APART_KM = 120.0  # of a list, places lie no farther from the next
_LIST = re.compile(r"\s*(?:,|;|\band\b|\bor\b|\bas well as\b)\s*")
_LEAD = re.compile(
    r"^(?:(?:in|near|at|on|of|the|area|areas|around|outskirts|settlements?|villages?|towns?|cities|city|both|directions?"
    r"|vicinity|north|south|east|west|northern|southern|eastern|western)\b\s*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s*\b(?:settlements?|villages?|towns?|cities|districts?|areas?|mines?)\W*$", re.IGNORECASE)
_NAME = re.compile(r"(?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+){0,2}")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a claim is about; ``near``: said to be near it; ``before`` and ``after`` the words around its name."""

    key: str
    name: str
    latitude: float
    longitude: float
    country: str
    near: bool = False
    before: str = ""
    after: str = ""


def spots(finding: Finding, gazetteer: Gazetteer) -> tuple[Spot, ...]:
    """Return the places that a claim is about; ``()`` where it is put at a region, a country, a line or nowhere."""
    print_ = finding.claim.place
    if print_ is None or print_.at_sea:
        return ()
    start = print_.derived_from.start - finding.claim.evidence.start
    end = print_.derived_from.end - finding.claim.evidence.start
    inside = 0 <= start < end <= len(finding.evidence)
    printed = finding.evidence[start:end] if inside else ""
    before, after = (finding.evidence[:start], finding.evidence[end:]) if inside else ("", "")
    if another_place(printed, after):
        return ()
    names = _names(printed)
    if len(names) > 1:
        together = _together(tuple(names), _code(print_, gazetteer), gazetteer)  # type: ignore[arg-type]  # they hash by identity
        return tuple(_spot(place, near=True) for place in together)
    return _single(print_, (before, after, printed), gazetteer)


def _single(print_: Footprint, words: tuple[str, str, str], gazetteer: Gazetteer) -> tuple[Spot, ...]:
    if print_.precision not in _PLACED or print_.latitude is None or print_.longitude is None:
        return ()
    if (print_.radius_km or 0.0) > _WIDEST_KM:
        return ()
    place = placed(print_, gazetteer)
    if place is None or place.kind not in _SETTLED:
        return ()
    before, after, printed = words
    at = printed.find(place.name)
    if at > 0:
        before, after = before + printed[:at], printed[at + len(place.name) :] + after
    if within(before) and place.division and _stem(place.name) == _stem(place.division):
        return ()  # "Dniprorudne in Zaporizhzhia": the region, which is named after its seat
    return (_spot(place, near=print_.precision == "near" or around(before), before=before, after=after),)


def _stem(name: str) -> str:
    return fold(name.split(maxsplit=1)[0])[:5]


def _spot(place: Place, *, near: bool, before: str = "", after: str = "") -> Spot:
    return Spot(place.key, place.name, place.latitude, place.longitude, place.country, near, before, after)


def _names(printed: str) -> list[str]:
    """Return the names in a list of places; fewer than two: it is no list."""
    names = []
    for part in _LIST.split(printed):
        bare = _TAIL.sub("", _LEAD.sub("", part.strip()))
        if _NAME.fullmatch(bare):
            names.append(bare)
    return names


def _code(print_: Footprint, gazetteer: Gazetteer) -> str:
    place = next((found for key in print_.candidates if (found := gazetteer.place(key)) is not None), None)
    return place.country if place is not None else ""


@lru_cache(maxsize=20000)
def _together(names: tuple[str, ...], country: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return a place for each name such that they lie together; names that no place fits are left out."""
    known = [found for name in names if (found := _settlements(name, country, gazetteer))]
    sure = [found[0] for found in known if len(found) == 1] or [min(known, key=len)[0] for _ in known[:1]]
    chosen = []
    for found in known:
        nearest = min(found, key=lambda place: min(_km(place, other) for other in sure))
        if len(known) > 1 and any(0 < _km(nearest, other) <= _APART_KM for other in sure):
            chosen.append(nearest)
    return tuple(dict.fromkeys(chosen))


def _settlements(name: str, country: str, gazetteer: Gazetteer) -> list[Place]:
    found = gazetteer.candidates(name, limit=10, within=(country,) if country else ())
    places = [
        one.place for one in found if one.place.kind == "settlement" and (not country or one.place.country == country)
    ]
    largest = sorted(places, key=lambda place: -place.population)[:2]
    alone = len(largest) == 1 or (largest and largest[0].population > 5 * max(largest[1].population, _TOWN // 5))
    return largest[:1] if alone else places


def _km(one: Place, other: Place) -> float:
    return km_between(one.latitude, one.longitude, other.latitude, other.longitude)
