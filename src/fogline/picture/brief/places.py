"""Places as prose tells them ("near Bilohorivka", "on the outskirts of Mariupol"), and the theatre that each lies in."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from fogline.picture.brief.nouns import with_article
from fogline.picture.wording import plain
from fogline.records import Claim, Footprint

Locate = Callable[[Footprint], tuple[str, str] | None]
"""From a place to its country (ISO alpha-2) and first-order division (a name or "")."""

_COMPASS = {
    "N": "north", "S": "south", "E": "east", "W": "west", "NE": "north-east", "NW": "north-west", "SE": "south-east",
    "SW": "south-west",
}  # fmt: skip
_BEARING = re.compile(r"^(?:(?:<=|≤) \d[\d.,]* km |\d[\d.,]*[-–]\d[\d.,]* km )?(N|S|E|W|NE|NW|SE|SW) of (.+)$")
_WITHIN = re.compile(r"^(?:<=|≤) \d[\d.,]* km of (.+)$")
_SIDES = {
    "N": "northern", "S": "southern", "E": "eastern", "W": "western", "NE": "north-eastern", "NW": "north-western",
    "SE": "south-eastern", "SW": "south-western",
}  # fmt: skip
_OUTSKIRTS = re.compile(r"^(?:(N|S|E|W|NE|NW|SE|SW) )?(outskirts|suburbs|centre|center|edge|border|area) of (.+)$")
_WITHHELD = "exact place withheld"
_STATIC = re.compile(
    r"^(?:in|at(?! least| most)|near|on|outside|inside|around|across|along|between|above|within|off|throughout|beside|"
    r"(?:north|south|east|west)(?:-?(?:east|west))? of)\s",
    re.IGNORECASE,
)
_MOVING = re.compile(r"^(?:to|towards?|into|from|out of|through|via)\s", re.IGNORECASE)
_ANAPHORIC = re.compile(
    r"\b(?:the|this|that|these|those|its|their|his|her|our)\s+(?:(?-i:[a-z]+)\s+)?(?:city|town|"
    r"village|region|area|country|river|port|plant|capital|"
    r"district|province|state|place|settlement|two cities|cities|territory|front|site|building|"
    r"republic)\b|\b(?:which|where|that|who|it|them)\b",
    re.IGNORECASE,
)
_DOUBTFUL = 0.5
"""A name that is less surely this place is told as the report has it, and in no country."""
_NAME = re.compile(
    r"[A-Z][\w’']*(?:-[a-z][\w’']*)*(?:[ -](?:(?:al|el|de|of|as|ad|ar)[ -])?[A-Z][\w’']*(?:-[a-z][\w’']*)*)*"
)
_HELD = re.compile(rf"\b(?:in|near|outside) {_NAME.pattern}$")
_CALLED = re.compile(rf"\b(?:city|town|village|settlement|hamlet)(?: of)? ({_NAME.pattern})")
_RELATIVE = re.compile(r"(?:near|(?:north|south|east|west)(?:-(?:east|west))? of)\b")  # not "southern Lebanon"
_LONGEST_PRINTED = 9  # words
_LINES = re.compile(
    r"\b(?:river|donets|dnieper|dnipro|border|line|highway|road|coast|nile|euphrates|tigris)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Theatre:
    """A country (ISO alpha-2) and a first-order division; both ``""`` where no place is known."""

    country: str = ""
    division: str = ""


def place_adverb(claim: Claim, evidence: str, *, moving: bool = False) -> str:
    """Return where, as an adverbial: "in Zatoka, Odesa Oblast"; ``""`` where no place is known that could be told.

    The printed phrase is kept where it can stand alone; ``moving`` allows those that say from where or to where.
    """
    place = claim.place
    if place is None or _is_withheld(place):
        return _coarse(place) if place else ""
    printed = _printed(place, claim, evidence)
    if printed.startswith("on ") and place.precision in ("exact", "settlement", "region", "district", "country"):
        printed = ""  # "attacks on the city" says at what, not where
    if re.match(r"in (?:[A-Z][\w'’]+ )+[a-z]+$", printed):
        printed = ""  # the article that a headline leaves out is not made up
    if printed and (_STATIC.match(printed) or (moving and _MOVING.match(printed))) and not _ANAPHORIC.search(printed):
        return printed[0].lower() + printed[1:]
    if place.precision == "unknown" and (held := _HELD.search(printed)):
        return held[0]  # "an apartment building in Barja": nobody knows where that is, but it is what the report says
    if place.precision == "unknown" or not (place.words or place.name):
        return ""
    before = evidence[: max(place.derived_from.start - claim.evidence.start, 0)].rstrip()
    if not moving and (_MOVING.match(printed) or re.search(r"\b(?:from|via)(?: the)?$", before, re.IGNORECASE)):
        return ""  # where something was launched from or aimed at is not where it was
    named = place_name(claim, evidence)
    return _adverb(named, place) if named else ""


def place_name(claim: Claim, evidence: str) -> str:
    """Return the bare name of a place for use as an object ("Rubizhne"); ``""`` where it is not known."""
    place = claim.place
    if place is None or place.precision == "unknown" or _is_withheld(place):
        return ""
    words = plain(place.words) or plain(place.name)
    if is_doubtful(place):
        return _as_printed(place, claim, evidence)
    if " or " in words and " and " in _whole(place, claim, evidence):
        words = words.replace(" or ", " and ")
    if "," not in words and not words.startswith("between "):
        words = words.replace(" and ", ", ", max(words.count(" and ") - 1, 0))
    return words


def _is_withheld(place: Footprint) -> bool:
    """Tell whether a place was made coarse before it was let out: its name is that of what it lies in."""
    return (place.words or "").endswith(_WITHHELD)


def _coarse(place: Footprint) -> str:
    """Return where a place is of which more is not let out: "in Northern Darfur (exact place withheld)"."""
    name = plain(place.name)
    return "at a place that is withheld" if name == "place withheld" else f"in {_the(name)} ({_WITHHELD})"


def is_doubtful(place: Footprint) -> bool:
    """Tell whether the name is likelier another place, or none that is known."""
    return place.confidence is not None and place.confidence < _DOUBTFUL


def doubtful_name(claim: Claim, evidence: str) -> str:
    """Return how the report calls a settlement that is not surely the one of the record; ``""`` where it is sure."""
    place = claim.place
    if place is None or place.precision != "settlement" or not is_doubtful(place):
        return ""
    return _as_printed(place, claim, evidence)


def _as_printed(place: Footprint, claim: Claim, evidence: str) -> str:
    """Return the name in the report's own words for a place; ``""`` where they hold none ("in the town"), or more than one."""
    printed = _printed(place, claim, evidence) or _whole(place, claim, evidence)
    if called := _CALLED.search(printed):
        return called[1]
    names = _NAME.findall(_STATIC.sub("", printed))
    return names[0] if len(names) == 1 else ""


def is_settled(claim: Claim) -> bool:
    """Tell whether the place is one that can be shelled or taken as such, not an area around something."""
    place = claim.place
    return (
        place is not None
        and place.precision in ("settlement", "exact")
        and bool(place_simple(place))
        and not is_doubtful(place)
    )


def place_simple(place: Footprint) -> str:
    """Return the words of a place without what says where it lies; ``""`` where they are a relation ("north of ...")."""
    first = (plain(place.words) or plain(place.name)).split(", ")[0]
    if _BEARING.match(first) or _WITHIN.match(first) or _OUTSKIRTS.match(first) or " or " in first:
        return ""
    return first


def theatre_of(place: Footprint | None, locate: Locate | None) -> Theatre:
    """Return the theatre that a place lies in; a place that may be several lies in the country that they share."""
    if place is None or place.precision == "unknown" or locate is None or is_doubtful(place):
        return Theatre()
    if found := locate(place):
        several = re.search(r" (?:or|and) ", place.words or place.name) is not None
        return Theatre(found[0]) if several else Theatre(*found)
    return Theatre()


def _whole(place: Footprint, claim: Claim, evidence: str) -> str:
    return evidence[
        max(place.derived_from.start - claim.evidence.start, 0) : max(place.derived_from.end - claim.evidence.start, 0)
    ]


def _printed(place: Footprint, claim: Claim, evidence: str) -> str:
    start, end = place.derived_from.start - claim.evidence.start, place.derived_from.end - claim.evidence.start
    if start < 0 or end > len(evidence):
        return ""
    printed = plain(re.split(r"\s[-–—]\s", evidence[start:end])[0]).strip(' ,.;:“”"')
    return printed if len(printed.split()) <= _LONGEST_PRINTED else ""


def _adverb(words: str, place: Footprint) -> str:
    parts = [part for part in words.split(", ") if part]
    if len(parts) > 1 and parts[0] == "Ukraine" and place.precision == "settlement":
        parts = parts[1:] + parts[:1]
    first, rest = parts[0], parts[1:]
    if place.precision == "near" and any(map(_is_relation, rest)) and not _is_relation(first):
        near = _relative(rest[-1])  # what lies near the town, not what is near it
        return (
            near
            if first == "the facility"
            else f"at {with_article(first)}{'' if near.startswith('near') else ','} {near}"
        )
    told = [_one(first, place), *map(_relative, rest)]
    said = told[0]
    for part in told[1:]:
        said += f" {part}" if _RELATIVE.match(part) else f", {part}"
    return said


def _one(words: str, place: Footprint) -> str:  # noqa: PLR0911 (one way of telling it a line)
    if found := _BEARING.match(words):
        return f"{_COMPASS[found[1]]} of {found[2]}"
    if found := _WITHIN.match(words):
        return f"in the area of {found[1]}" if place.precision == "district" else f"near {_the(found[1])}"
    if found := _OUTSKIRTS.match(words):
        preposition = "in" if found[2] in ("suburbs", "centre", "center", "area") else "on"
        return f"{preposition} {_edge(found)}"
    if words.startswith(("between ", "on the way ")):
        return words
    if place.precision == "line" or _LINES.search(words):
        return f"on {_the(words)}"
    if re.search(r"\bSea\b", words):
        return f"in {_the(words)}"
    if place.precision == "exact":
        return f"at {_the(words)}"
    if place.precision == "near" and " and " not in words and " or " not in words:
        return f"near {words}"
    return f"in the {words}" if words.startswith("division of ") else f"in {words}"


def _is_relation(words: str) -> bool:
    return any(one.match(words) for one in (_BEARING, _WITHIN, _OUTSKIRTS))


def _relative(words: str) -> str:
    if found := _BEARING.match(words):
        return f"{_COMPASS[found[1]]} of {found[2]}"
    if found := _WITHIN.match(words):
        return f"near {_the(found[1])}"
    return _edge(found) if (found := _OUTSKIRTS.match(words)) else words


def _edge(found: re.Match[str]) -> str:
    """Return the part of a town in words: "S outskirts of Brenn" are "the southern outskirts of Brenn"."""
    side = f"{_SIDES[found[1]]} " if found[1] else ""
    return f"the {side}{found[2]} of {found[3]}"


def _the(words: str) -> str:
    return (
        f"the {words}"
        if re.search(r"\b(?:River|river|Sea|border|Donets|Dnieper|Nile|Euphrates|Tigris)\b", words)
        else words
    )
