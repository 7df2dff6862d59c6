"""Which populated places a claim is about: the one it is put at, or each of a list ("near Soledar, Spirne and Mayorsk")."""

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from fogline.events.placed import placed
from fogline.gazetteer import SETTLED, Gazetteer, Place, fold
from fogline.picture.control.phrases import another_place, around, within
from fogline.records import Footprint
from fogline.records.globe import km_between
from fogline.records.ledger import Finding

_PLACED = frozenset({"exact", "near", "settlement"})
_WIDEST_KM = 25.0  # a footprint wider than this says nothing of one town
_TOWN = 20_000  # residents of a place that a bare name may be taken for, where its namesakes are far smaller
_APART_KM = 120.0  # of a list, places lie no farther from the next
_FARTHEST_KM = 800.0  # ... nor, where no other place of the country has its name, than this
_LIST = re.compile(r"\s*(?:,|;|\band\b|\bor\b|\bas well as\b)\s*")
_AND = re.compile(r"\s+and\s+")
_NAMES_AHEAD = re.compile(
    r"(?:[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?,\s+)+$"
)  # the head of the list, if it was read as no part of it
_ABOUT = re.compile(
    r"\b(?:near|around|areas?|outskirts|directions?|vicinity|north|south|east|west|northern|southern|eastern|western|or)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:in|near|at|on|of|the|area|areas|around|outskirts|settlements?|villages?|towns?|cities|city|both|directions?"
    r"|vicinity|north|south|east|west|northern|southern|eastern|western)\b\s*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s*\b(?:settlements?|villages?|towns?|cities|districts?|areas?|mines?)\W*$", re.IGNORECASE)
_NAME = re.compile(r"(?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+){0,2}")
_TOWN_BEFORE = re.compile(r"\b(?:city|town|capital|port)\s+(?:of\s+)?$", re.IGNORECASE)
_TOWN_AFTER = re.compile(r"^\s+(?:city|town)\b|^,\s+(?:a|the)\s+(?:\w+\s+)*(?:city|town)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Z][\w’'-]+")
_APART = r"[\s-]"
_ALIKE = 0.5
# A further part of a name of several words ("Wad Madani", "Maarrat al-Numan").
_PART = r"(?:[a-z]{2,3}-|(?:de|del|la|los|las|el|al)\s)?[A-Z][\w’'-]+"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a claim is about; ``near``: said to be near it.

    ``before`` and ``after`` are the words around its name as ``printed``. ``shared``: its region bears the same name, and nothing
    tells which of the two is meant.
    """

    key: str
    name: str
    latitude: float
    longitude: float
    country: str
    near: bool = False
    before: str = ""
    after: str = ""
    printed: str = ""
    shared: bool = False


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
    listed = _listed(finding, (start, end)) if inside else None
    if listed is not None:
        return _of_list(listed, finding.evidence, _code(print_, gazetteer), gazetteer)
    return _single(print_, (before, after, printed), gazetteer)


def _listed(finding: Finding, at: tuple[int, int]) -> tuple[int, int] | None:
    """Return where the list of places stands that a claim is about; it may be put at the first of them alone."""
    words = finding.evidence
    if len(_names(words[slice(*at)])) > 1:
        return at
    for one in finding.claim.targets:
        start = one.span.start - finding.claim.evidence.start
        end = start + len(one.text)
        if 0 <= start <= at[0] and at[1] <= end and words[start:end] == one.text and _AND.search(one.text):
            return (start, end) if len(_names(one.text)) > 1 else None
    return None


def _of_list(at: tuple[int, int], words: str, country: str, gazetteer: Gazetteer) -> tuple[Spot, ...]:
    """Return the places of a list; all are near what is told where it is told near them, or of one of them."""
    before, printed, after = words[: at[0]], words[slice(*at)], words[at[1] :]
    near = bool(_ABOUT.search(printed)) or around(_NAMES_AHEAD.sub("", before))
    together = _together(tuple(_names(printed)), country, gazetteer)  # type: ignore[arg-type]  # they hash by identity
    return tuple(replace(_spot(place, near=near), before=before, after=after, printed=printed) for place in together)


def _single(print_: Footprint, words: tuple[str, str, str], gazetteer: Gazetteer) -> tuple[Spot, ...]:
    if print_.precision not in _PLACED or print_.latitude is None or print_.longitude is None:
        return ()
    if (print_.radius_km or 0.0) > _WIDEST_KM:
        return ()
    place = placed(print_, gazetteer)
    if place is None or place.kind not in SETTLED:
        return ()
    before, after, printed = words
    at = name_in(printed, place.name)
    if at is not None:
        end = len(printed) if place.kind == "facility" else at[1]  # "Zaporizhzhia nuclear plant" is its name
        before, printed, after = before + printed[: at[0]], printed[at[0] : end], printed[end:] + after
        if place.kind != "facility" and another_place("", after):
            return ()  # "the Russian-held Zaporizhzhia power plant"
    shared = bool(place.division) and _stem(place.name) == _stem(place.division)
    if shared and _inside_of(before, place.country, gazetteer):
        return ()  # "Dniprorudne in Zaporizhzhia": the region, which is named after its seat
    near = print_.precision == "near" or around(before)
    shared = shared and not (_TOWN_BEFORE.search(before) or _TOWN_AFTER.match(after))
    return (replace(_spot(place, near=near), before=before, after=after, printed=printed, shared=shared),)


def name_in(printed: str, name: str) -> tuple[int, int] | None:
    """Return where the name of a place stands in what is printed, in whatever spelling ("Izium" for Izyum)."""
    at = printed.find(name)
    if at >= 0:
        return at, at + len(name)
    first, *rest = re.split(_APART, name)
    found = [(_alike(fold(one[0]), fold(first)), one) for one in _WORD.finditer(printed)]
    score, chosen = max(found, key=lambda one: one[0], default=(0.0, None))
    if chosen is None or (score < _ALIKE and len(found) > 1):
        return None
    further = max(0, len(rest) + 1 - len(re.split(_APART, chosen[0])))
    more = re.compile(rf"(?:\s+{_PART}){{0,{further}}}").match(printed, chosen.end())
    return chosen.start(), more.end() if more else chosen.end()


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _inside_of(before: str, country: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name stands after "a village in" or after that of another place and "in"."""
    found = within(before)
    if found is None or found.islower():
        return found is not None
    return bool(_settlements(found, country, gazetteer))


def _stem(name: str) -> str:
    return fold(name.split(maxsplit=1)[0])[:5]


def _spot(place: Place, *, near: bool) -> Spot:
    return Spot(place.key, place.name, place.latitude, place.longitude, place.country, near)


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
        reach = _FARTHEST_KM if country and len(found) == 1 else _APART_KM
        if len(known) > 1 and any(0 < _km(nearest, other) <= reach for other in sure):
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
