"""Sentences that open with the land they tell of: "In Northmark, gunmen attacked Sund" means no Sund beyond the sea."""

import math
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from fogline.claims.places.containing import contains
from fogline.claims.places.naming import Found, Name
from fogline.gazetteer import LOCAL, Place

_OPENS = re.compile(
    r"(?:^|(?<=[.!?\n]) ?)(?:In|Across|Throughout|Elsewhere in) (?:the )?"
    r"(?:(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Cc]entral)[a-z-]* )?$"
)
_GOES_ON = re.compile(
    r"(?:['’]s| (?:province|state|region|department|governorate|county|district))*(?:,? (?:in|of) (?:the )?|, )"
)
_ENDS = re.compile(r" ?(?:province|state|region|department|governorate|county|district)?,")
_SAYS = re.compile(
    r"[.;!?\n]|\b(?:said|says|told|tells?|announced|warned|claimed|reported|condemned|urged|called|discussed|met)\b"
)
_ACROSS = re.compile(
    r"\b(?:from|to|into|towards?|across|via|for|with|near the border)\s(?:the\s)?(?:(?:city|town|village) of )?$"
)
_BEFORE = 40  # code points before a name in which it is said that somebody comes from there or goes there
_REACH = 250  # code points from the land to a name in its sentence
_GREAT = 9.4  # log weight of a city that is spoken of everywhere: about 700 000 residents


def opening(text: str, names: Sequence[Name], at: int, found: Mapping[tuple[str, str], Found]) -> list[Place]:
    """Return the countries and divisions with which the sentence of the name at ``at`` opens, where it tells of what happens
    there: not if somebody says something in between, and not of lands and great cities.
    """
    name = names[at]
    if _ACROSS.search(text[max(0, name.span.start - _BEFORE) : name.span.start]):
        return []
    own = found[name.key, name.sort].candidates
    if own and (own[0].place.kind not in LOCAL or math.log(own[0].weight) >= _GREAT):
        return []
    reach = bisect_left(names, name.span.start - _REACH, 0, at, key=lambda one: one.span.start)
    first = next((one for one in range(at - 1, reach - 1, -1) if _opens(text, names[one])), None)
    if first is None:
        return []
    last = first
    while last + 1 < at and _GOES_ON.fullmatch(text, names[last].span.end, names[last + 1].span.start):
        last += 1
    if _ENDS.match(text, names[last].span.end) is None or _SAYS.search(text, names[last].span.end, name.span.start):
        return []
    said = [found[one.key, one.sort].candidates for one in names[first : last + 1]]
    holding = [outer.place for each in said for outer in each if any(contains(outer.place, one.place) for one in own)]
    lands = holding or [each[0].place for each in said if each]
    return lands if all(place.kind in ("country", "division") for place in lands) else []


def _opens(text: str, first: Name) -> bool:
    start = first.span.start
    return _OPENS.search(text[max(0, start - 40) : start]) is not None
