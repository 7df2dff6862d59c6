"""How far from another name a place is said to lie: "Melk, a village 15 km from Garv" is no Melk in another land."""

import re
from collections.abc import Sequence
from itertools import pairwise

from fogline.claims.places.naming import Found, Name
from fogline.gazetteer import LOCAL, Place
from fogline.records import Span
from fogline.records.globe import km_between

_FAR = re.compile(
    r",? ?\(?(?:(?:an?|the) (?:[a-z-]+ ){0,3}(?:village|town|city|settlement|hamlet|community|camp)s? )?"
    r"(?:(?:just|some|about|around|roughly|approximately|nearly|only|located|lying|situated|is|lies) )*"
    r"(?:(?P<far>\d[\d.,]*)[ -]?(?P<unit>km|kms|kilomet(?:re|er)s?|miles?) (?:\([^)]*\) )?(?:away )?"
    r"(?:(?:to the )?(?:north|south|east|west)[a-z-]* (?:of|from)|from|of|outside)"
    r"|near|close to|outside|not far from|(?:on|in) the outskirts of)"
    r" (?:the )?(?:(?:city|town|village|port) of )?",
    re.IGNORECASE,
)
_NEAR_KM = 100.0  # from a place to what is said to lie near it
_SLACK, _SLACK_KM = 1.5, 30.0  # roads are longer than lines, and reporters round
_KM_PER_MILE = 1.6
_LIKELY = 0.01  # share of the likeliest weight from which a namesake of the other name counts


Reach = tuple[float, list[Place]]


def reaches(text: str, names: Sequence[Name], found: dict[tuple[str, str], Found]) -> dict[Span, Reach]:
    """Return, by the span of each name that is said to lie at or near another, how far at most (km) from which places."""
    said: dict[Span, Reach] = {}
    for name, other in pairwise(names):
        gap = _FAR.fullmatch(text, name.span.end, other.span.start)
        places = _likely(found[other.key, other.sort]) if gap is not None else []
        if gap is not None and places and all(place.kind in LOCAL for place in places):
            said[name.span] = _most(gap), places
    return said


def is_reached(place: Place, reach: Reach) -> bool:
    """Tell whether a place lies where it is said to lie; wide ones are not measured."""
    far, others = reach
    return place.kind not in LOCAL or any(
        km_between(place.latitude, place.longitude, other.latitude, other.longitude) <= far for other in others
    )


def _likely(found: Found) -> list[Place]:
    best = found.candidates[0].weight if found.candidates else 0.0
    return [one.place for one in found.candidates if one.weight >= _LIKELY * best]


def _most(gap: re.Match[str]) -> float:
    if gap["far"] is None:
        return _NEAR_KM
    digits = gap["far"].rstrip(".,").replace(",", "")
    try:
        far = float(digits)
    except ValueError:
        return _NEAR_KM
    return (far * _KM_PER_MILE if gap["unit"].lower().startswith("mile") else far) * _SLACK + _SLACK_KM
