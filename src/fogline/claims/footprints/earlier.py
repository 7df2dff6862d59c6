"""Which of the places named before a phrase its words may refer back to: "there", "the village", "the capital", "the plant"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fogline.claims.footprints.model import Derivation, Located
from fogline.gazetteer import Place
from fogline.records import Span

_MOST = 12
_SENTENCES_BACK, _THERE_BACK = 8, 2
_VILLAGE, _TOWN, _CITY = (
    50_000,
    500_000,
    2_000,
)  # residents: what is larger is no village, no town; what is smaller no city
_VILLAGE_OF = re.compile(r"\b(?:village|hamlet) of $", re.IGNORECASE)
_BORDER = re.compile(r" (?:state |international )?(?:border|frontier)s?\b", re.IGNORECASE)
_LISTED = re.compile(
    r"(?:,|,? (?:and|or|as well as)) (?:also )?(?:(?:in|on|at|near|around) )?(?:the )?(?:[a-z]+ )?(?:(?:village|town|city) of )?"
)
_FROM = re.compile(
    r"(?<!\bkm )(?<!metres )(?<!meters )(?<!\bmiles )(?<!\bmile )(?<!\baway )(?<!\bfar )"
    r"\bfrom (?:the (?:direction|area|vicinity|outskirts) of |near |around )?(?:the )?$"
)
_TOWARDS = r"(?:north|south|east|west)(?:-?(?:east|west))? of"
_ITS_NAME = r" (?:the )?(?:(?:city|town|village|capital) of )?$"
_BEYOND = re.compile(rf"\b{_TOWARDS}{_ITS_NAME}", re.IGNORECASE)
_BESIDE = re.compile(
    rf"\b(?:{_TOWARDS}|(?:km|kilomet(?:er|re)s?|miles?) (?:\w+ ){{0,3}}(?:of|from)){_ITS_NAME}", re.IGNORECASE
)
_GIVEN = re.compile(r"\b(?:to|for|with|against|on) (?:the )?$")
"""Before a land that somebody deals with as a party, and where he does: "halted aid to Ostria because of the fighting there"."""
_OF_ITS = re.compile(r"['’]s\b")
_HOLDS = re.compile(r"(?:\s*,\s*(?:in\s+)?|\s+in\s+|\s*\(\s*)(?:the\s+)?(?:[a-z]+(?:ern)?\s+)?")
# What one facility may be called: "the plant" goes back to steel works as well as to a power station.
_CALLED_ALIKE = (
    "plant works steelworks steel_works power_station station factory mill refinery smelter",
    "airport airfield air_base airbase base airstrip",
    "base camp depot garrison barracks",
    "bridge dam",
    "hospital clinic",
    "prison jail colony",
    "theatre theater",
    "mine pit colliery",
    "school university college",
    "camp",
)
_ANY_FACILITY = frozenset({"facility", "complex"})
_NOUNS = {*" ".join(_CALLED_ALIKE).split(), *_ANY_FACILITY}
_FACILITY = re.compile(rf"\b(?:{'|'.join(sorted(_NOUNS, reverse=True)).replace('_', ' ')})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A place that was named before: where in the text, what it is (``None``: not known), and how many sentences back.

    ``town``: it is not known, but may be a town or village by its name.
    """

    span: Span
    located: Located | None
    place: Place | None
    back: int
    as_actor: bool = False
    town: bool = False


def fitting(text: str, told: Sequence[Told], read: Derivation, furthest: int = _SENTENCES_BACK) -> list[Located]:
    """Return the places, nearest first, that the words of ``read`` may refer back to, up to ``furthest`` sentences back.

    ``told`` are the nearest first. A place that is named for its border alone is none of them, and "there" goes back no further
    than to a name that is not placed, nor does "the village", which may be of that name. Where nothing else fits "there" is with
    whom somebody deals in the same sentence.
    """
    words = read.phrase.lower()
    wide = any(anchor.edge or anchor.refers == "border" for relation in read.relations for anchor in relation.anchors)
    there = any(anchor.refers == "any" for relation in read.relations for anchor in relation.anchors)
    small = any(anchor.refers == "settlement" for relation in read.relations for anchor in relation.anchors)
    small = small and re.search(r"\b(?:city|capital)\b", words) is None
    nouns = {found.lower() for found in _FACILITY.findall(words)}
    found: list[Located] = []
    fit: list[Told] = []
    dealt_with: list[Located] = []
    for one in _origins_last(text, _inner_first(text, told)):
        if one.back > min(furthest, _THERE_BACK if there else _SENTENCES_BACK) or len(found) == _MOST:
            break
        if one.place is None or one.located is None:
            if there or (small and one.town):
                break
            continue
        if not wide and _BORDER.match(text, one.span.end):
            continue
        if there and one.as_actor and _is_dealt_with(text, one):
            dealt_with.append(one.located)
        if (wide or not one.as_actor) and _fits(one, one.place, words, nouns, text) and one.located not in found:
            found.append(one.located)
            fit.append(one)
    if _is_either(text, fit):
        return [one for one in found if one.kind != "settlement"]
    return found or dealt_with[:1]


def _is_dealt_with(text: str, one: Told) -> bool:
    """Tell whether the same sentence names a land as the one to whom something is given or against whom it is done."""
    ahead = _GIVEN.search(text, max(0, one.span.start - 12), one.span.start)
    return one.back == 0 and ahead is not None and _OF_ITS.match(text, one.span.end) is None


def _is_either(text: str, fit: Sequence[Told]) -> bool:
    """Tell whether the nearest town that fits is one of a list ("hit Orvel and Tarn"): "the town" may then be any of them."""
    towns = [one for one in fit if one.place is not None and one.place.kind == "settlement"]
    beside = [one for one in towns[1:] if one.back == towns[0].back]
    pairs = (sorted((towns[0].span, one.span)) for one in beside)
    return any(_LISTED.fullmatch(text, first.end, second.start) for first, second in pairs)


def _inner_first(text: str, told: Sequence[Told]) -> list[Told]:
    """Put "Kharkiv" before "Ukraine" where the text says "in Kharkiv, Ukraine": what follows speaks of the town."""
    ordered = list(told)
    for at in range(len(ordered) - 1):
        outer, inner = ordered[at], ordered[at + 1]
        if inner.span.end <= outer.span.start <= inner.span.end + 40 and _HOLDS.fullmatch(
            text[inner.span.end : outer.span.start]
        ):
            ordered[at], ordered[at + 1] = inner, outer
    return ordered


def _origins_last(text: str, told: Sequence[Told]) -> list[Told]:
    """Put what a sentence tells of before where that came from or lies: "shelled Orvel from Tarn" and "Orvel, west of Tarn" speak
    of Orvel.
    """
    origins: set[Span] = set()
    last: Span | None = None
    for span in sorted(one.span for one in told):
        listed = last in origins and last is not None and _LISTED.fullmatch(text, last.end, span.start) is not None
        if listed or _is_origin(text, span):
            origins.add(span)
        last = span
    topics = {
        one.back
        for one in told
        if one.span not in origins and ((one.place is not None and one.place.kind == "settlement") or one.town)
    }
    return sorted(told, key=lambda one: (one.back, one.span in origins and one.back in topics))


def _is_origin(text: str, span: Span) -> bool:
    first = max(0, span.start - 40)
    if _BEYOND.search(text, first, span.start) is not None:
        return True
    return "from " in text[first : span.start] and _FROM.search(text, first, span.start) is not None


def lies_beside(text: str, span: Span) -> bool:
    """Tell whether a name only tells where another place lies: "west of Tarn", "25 km from Tarn"."""
    return _BESIDE.search(text, max(0, span.start - 60), span.start) is not None


def _fits(one: Told, place: Place, words: str, nouns: set[str], text: str) -> bool:
    if place.kind == "facility" and nouns:
        named = " ".join((one.span.of(text), place.name, *place.alternative_names)).lower()
        own = set(_FACILITY.findall(named))
        return not own or bool(nouns & _ANY_FACILITY) or any(own & _alike(noun) for noun in nouns)
    if place.kind != "settlement":
        return True
    if re.search(r"\bcapital\b", words):
        return place.feature_code in ("PPLC", "PPLA") if "regional" in words else place.feature_code == "PPLC"
    if re.search(r"\b(?:village|hamlet)\b", words):
        return place.population < _VILLAGE
    called_village = _VILLAGE_OF.search(text, max(0, one.span.start - 14), one.span.start) is not None
    if re.search(r"\btown\b", words):
        return place.population < _TOWN and not called_village
    return not (re.search(r"\bcity\b", words) and (called_village or 0 < place.population < _CITY or _is_own(place)))


def _is_own(place: Place) -> bool:
    """Tell whether it is a settlement of Fogline's own table, which holds no city."""
    return place.geonames_id is None and place.key.startswith("fogline:")


def _alike(noun: str) -> set[str]:
    """Return the nouns that go with ``noun`` for one facility, itself included."""
    rows = (row.split() for row in _CALLED_ALIKE)
    return {noun} | {other.replace("_", " ") for row in rows if noun.replace(" ", "_") in row for other in row}
