"""Parts of cities: "the Kyivskyi district" lies in the city that the text names with it, not where else one is called so.

A street of no told town lies in the only town that the text names at all.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fogline.claims.footprints.parts import PARTS
from fogline.claims.places.model import Ranked, Resolved
from fogline.claims.places.naming import Name, is_seat
from fogline.gazetteer import Place
from fogline.records import Span
from fogline.records.globe import km_between

_OF = re.compile(
    rf"(?:['’]s?)?(?: (?:{PARTS}))?,? (?:of|in) (?:the )?(?:[a-z]+ )?(?:(?:city|town) of )?", re.IGNORECASE
)
_PART_OF = re.compile(rf" (?:{PARTS}) of (?:the )?", re.IGNORECASE)
_STREET = re.compile(
    r"\b(?:street|avenue|boulevard|lane|square|prospe[ck]t|vulytsia|embankment|alley|roundabout)\b(?! (?:of|in) )",
    re.IGNORECASE,
)
_IN = re.compile(rf"(?: (?:{PARTS}))?,? in (?:the )?(?:(?:city|town) of )?", re.IGNORECASE)
_OWNS = re.compile(r"['’]s? (?:[a-z-]+ ){0,2}")
# Called after another town, in the adjectives of Ukraine and Russia, as the districts of their cities are.
_ADJECTIVE = re.compile(r"(?:[sc]k(?:yi|yy|y|iy|ii|yj|ij)|n(?:yi|yy|iy|yj))(?: \w+)?$")
_ITS = re.compile(r"['’]s? (?:[a-z]+ern )?")
_SENTENCE_ENDS = re.compile(r"[.!?]\s|\n")
_BACK = 400  # letters before a part of a city in which its city is looked for
_CLOSE = 60  # letters between a part and its city where they stand together
_LONGEST_NAME = 120  # letters
_CITY = 100_000  # residents from which a town has districts that are spoken of by name alone
_REACH_KM = 30.0  # from the middle of a city to its parts


def of_their_cities(
    text: str, names: Mapping[Span, Name], resolved: Mapping[Span, Resolved]
) -> Iterator[tuple[Span, Resolved]]:
    """Yield anew what is called a part of a city and was not put there: it lies in its city, which is all that is known of it."""
    called = {span: name for span, name in names.items() if name.sort in ("district", "section")}
    everywhere = _Near.of(resolved)
    owned = {s: name for s, name in names.items() if s not in called and _is_owned(text, s, everywhere)}
    called |= owned
    owners = {span: part for span in called if (part := _its_part(text, span, everywhere)) is not None}
    towns = _Near.of(
        {span: one for span, one in resolved.items() if (span not in called or span in owners) and _is_town(one)}
    )
    for span in (*(span for span in called if span not in owners), *owners.values()):
        said = _said(text, span, towns)
        alone = span in called and (
            called[span].sort == "section" or _ADJECTIVE.search(called[span].printed) is not None
        )
        city = said or (_before(span, towns) if alone else None)
        one = resolved[span]
        if city is None or city.place is None:
            continue
        town = _of_a_town(one) if said is None and _SENTENCE_ENDS.search(text, city.span.end, span.start) else None
        if town is not None:
            if town.areas != city.place.areas:  # it may be the town's or the city's
                yield span, replace(one, place=None, confidence=0.0, context=town, unit="")
        elif one.place is None or not _is_there(one.place, city.place, said=said is not None):
            there = (Ranked(city.place, city.confidence),)
            yield span, replace(one, place=None, confidence=0.0, candidates=there, context=city.place, unit="section")
        elif one.unit == "district":
            yield span, replace(one, unit="")  # it is known itself
    yield from _streets(text, resolved, towns)
    yield from _elsewhere(text, {span: one for span, one in resolved.items() if span not in called}, towns)


def _elsewhere(text: str, resolved: Mapping[Span, Resolved], towns: "_Near") -> Iterator[tuple[Span, Resolved]]:
    """Yield anew what is said to lie in a city and was put into another part of its land, wherever the text names it: "Drova in
    Osta" is a part of Osta that no gazetteer knows, and no village of that name in another province.
    """
    cities: dict[tuple[str, str], Resolved] = {}
    for span, one in resolved.items():
        city = _in_city(text, span, towns) if one.place is not None and not one.as_actor else None
        if one.place is not None and city is not None and _is_abroad(one.place, city.place):
            cities[one.name, one.place.key] = city
    for span, one in resolved.items() if cities else ():
        city = cities.get((one.name, one.place.key)) if one.place is not None else None
        if city is not None and city.place is not None:
            there = (Ranked(city.place, city.confidence),)
            yield span, replace(one, place=None, confidence=0.0, candidates=there, context=city.place, unit="section")


def _in_city(text: str, span: Span, towns: "_Near") -> Resolved | None:
    """Return the city in which the words right behind a name say that it lies: "Drova in Osta", "Drova district, Osta"."""
    behind = (other for other in towns.between(span.end, span.end + _CLOSE) if span.end < other.start)
    return next((towns.meant[other] for other in behind if _IN.fullmatch(text, span.end, other.start)), None)


def _is_abroad(place: Place, city: Place | None) -> bool:
    """Tell whether a small place lies in another province than a city, which may be meant by its land of the same name."""
    if city is None or city.population < _CITY or place.kind != "settlement" or place.population > city.population:
        return False
    apart = (place.country, place.division_code) != (city.country, city.division_code)
    return apart and not _is_there(place, city, said=True)


def _streets(text: str, resolved: Mapping[Span, Resolved], towns: "_Near") -> Iterator[tuple[Span, Resolved]]:
    """Yield anew the streets put nowhere, if all towns that the text names are one and it names no unknown place."""
    streets = {
        span for span, one in resolved.items() if one.place is None and _STREET.search(span.of(text)) is not None
    }
    if not streets:
        return
    named = {town.place.key: town for town in towns.meant.values() if town.place is not None}
    others = (one for span, one in resolved.items() if span not in streets and one.place is None and not one.unit)
    if len(named) != 1 or any(one.name[:1].isupper() for one in others):
        return
    (town,) = named.values()
    for span in streets:
        if town.place is not None:
            there = (Ranked(town.place, town.confidence),)
            yield span, replace(resolved[span], confidence=0.0, candidates=there, context=town.place, unit="section")


@dataclass(frozen=True, slots=True)
class _Near:
    """What names mean, with where they stand: a long document asks for few of them at a time."""

    meant: Mapping[Span, Resolved]
    spans: tuple[Span, ...]
    starts: tuple[int, ...]
    order: Mapping[Span, int]

    @classmethod
    def of(cls, meant: Mapping[Span, Resolved]) -> "_Near":
        spans = tuple(sorted(meant))
        order = {span: number for number, span in enumerate(meant)}
        return cls(meant, spans, tuple(span.start for span in spans), order)

    def between(self, first: int, last: int) -> list[Span]:
        """Return the names that touch the stretch from ``first`` to ``last``, in the order in which they are meant."""
        found = self.spans[bisect_left(self.starts, first - _LONGEST_NAME) : bisect_right(self.starts, last)]
        return sorted((span for span in found if span.end >= first), key=lambda span: self.order[span])


def _of_a_town(one: Resolved) -> Place | None:
    """Return the town of a district of the land which may be meant, where no more is known of that than its town."""
    place = one.place or next((ranked.place for ranked in one.candidates), None)
    return place if place is not None and (one.unit == "district" or one.place is None) and is_seat(place) else None


def _is_owned(text: str, span: Span, near: _Near) -> bool:
    """Tell whether a place that is not known is told as one of a town: "Osta's Drovan Hill"."""
    one = near.meant[span]
    if one.place is not None or one.unit or one.name.islower():
        return False
    before = (other for other in near.between(span.start - _CLOSE, span.start) if other.end <= span.start)
    return any(_ITS.fullmatch(text, other.end, span.start) for other in before)


def _its_part(text: str, span: Span, near: _Near) -> Span | None:
    """Return the name of a part of the city at ``span``: "the Damascus suburb of Douma"."""
    city = near.meant[span].place
    if city is None or city.kind != "settlement" or city.population < _CITY:
        return None
    behind = (other for other in near.between(span.end, span.end + _CLOSE) if span.end < other.start)
    part = next((other for other in behind if _PART_OF.fullmatch(text, span.end, other.start)), None)
    known = near.meant[part].place if part is not None else None
    return None if known is not None and known.population > city.population else part


def _is_there(place: Place, city: Place, *, said: bool) -> bool:
    """Tell whether a part lies at its city, or may be a district of the land that nobody says is the city's."""
    if place.kind in ("district", "division") and (not said or place.areas == city.areas):
        return True
    return km_between(place.latitude, place.longitude, city.latitude, city.longitude) <= _REACH_KM


def _said(text: str, span: Span, towns: _Near) -> Resolved | None:
    """Return the city that stands with the part: "the X district of Y", "Y's X district"."""
    for other in towns.between(span.start - _CLOSE, span.end + _CLOSE):
        one = towns.meant[other]
        if span.end <= other.start <= span.end + _CLOSE and _OF.fullmatch(text, span.end, other.start):
            return one
        if other.end <= span.start <= other.end + _CLOSE and (
            _OWNS.fullmatch(text, other.end, span.start) or _PART_OF.fullmatch(text, other.end, span.start)
        ):
            return one
    return None


def _before(span: Span, towns: _Near) -> Resolved | None:
    """Return the city named last before the part, if the towns named since then are no farther from it than its parts are."""
    near = towns.between(span.start - _BACK, span.start)
    for other in sorted((other for other in near if span.start - _BACK <= other.end <= span.start), reverse=True):
        city = towns.meant[other].place
        if city is not None and city.population >= _CITY:
            after = (towns.meant[at] for at in near if other.end <= at.start <= span.start)
            since = [town.place for town in after if town.place]
            return towns.meant[other] if all(_is_there(town, city, said=True) for town in since) else None
    return None


def _is_town(one: Resolved) -> bool:
    return one.place is not None and one.place.kind == "settlement" and not one.as_actor and not one.unit
