"""Distances in words: "about 25 kilometers (15 miles)", "a few hundred metres", "40 to 50 km", "less than five miles"."""

import math
import re

from fogline.claims.amounts import number
from fogline.claims.footprints.model import Distance
from fogline.claims.words import TENS, numbers_from

_KM = {
    "kilo": 1.0,
    "km": 1.0,
    "mile": 1.609344,
    "mi": 1.609344,
    "naut": 1.852,
    "nm": 1.852,
    "yard": 0.0009144,
    "yd": 0.0009144,
}
_KM |= {"met": 0.001, "m": 0.001, "feet": 0.0003048, "foot": 0.0003048, "ft": 0.0003048}
_UNIT = r"(?:nautical\s+miles?|kilomet(?:re|er)s?|kms?|klicks?|miles?|mi|met(?:re|er)s?|yards?|yds?|feet|ft|nm|m)\b"
_TENS = "|".join(TENS)
_WORD = rf"(?:(?:{_TENS})[\s-]?(?:{numbers_from(1, 9)})|{_TENS}|{numbers_from(1, 19)})"
_FIGURE = r"\d{1,3}(?:[,\s]\d{3})+|\d+(?:\.\d+)?"
_ONE = rf"(?:(?:{_FIGURE}|{_WORD}(?:\s+hundred|\s+thousand)?|a\s+hundred|a\s+thousand))"
# What vague counts of a unit stand for: low and high.
_VAGUE = {
    r"(?:just\s+)?a\s+couple\s+of": (1.5, 3),
    r"(?:just\s+|only\s+)?a\s+few": (1.5, 6),
    "several": (3, 9),
    "some": (1, 9),
    "a\\s+dozen": (9, 15),
    r"(?:a\s+few|several)\s+hundred": (200, 900),
    r"(?:a\s+few|several)\s+dozen": (24, 80),
    r"tens\s+of": (20, 90),
    r"dozens\s+of": (24, 90),
    r"hundreds\s+of": (200, 900),
    r"scores\s+of": (40, 90),
    r"half\s+an?": (0.5, 0.5),
    r"a\s+quarter\s+of\s+a": (0.25, 0.25),
    r"one\s+and\s+a\s+half": (1.5, 1.5),
    r"many": (10, 90),
    r"an?": (1, 1),
    r"a\s+handful\s+of": (2, 6),
    "mere": (1, 5),
}
_BELOW = r"less\s+than|under|within|up\s+to|no\s+(?:more|further|farther)\s+than|at\s+most|fewer\s+than|not\s+more\s+than|inside"
_JUST_BELOW = r"just\s+under|nearly|almost|close\s+to|barely|a\s+little\s+less\s+than"
_JUST_ABOVE = r"just\s+over|just\s+more\s+than|a\s+little\s+over|slightly\s+more\s+than"
_ABOVE = r"more\s+than|over|at\s+least|upwards?\s+of|no\s+less\s+than|beyond"
_ABOUT = r"about|around|roughly|approximately|approx\.?|some|an\s+estimated|circa|perhaps|maybe|only|just|~"
_MARK = rf"(?:(?:{_JUST_BELOW}|{_JUST_ABOVE}|{_BELOW}|{_ABOVE}|{_ABOUT})\s*)"
_COUNT = "|".join(sorted(_VAGUE, key=len, reverse=True))
_OTHER_UNIT = rf"(?:\s*[(/,]\s*(?:about\s+|around\s+)?{_ONE}(?:\s*(?:-|to)\s*{_ONE})?[\s-]*{_UNIT}\s*\)?)?"
_DRIVE = rf"(?:(?:{_ONE}|half\s+an|an?)[\s-]+(?P<span>hour|minute)s?(?:'s?)?[\s-]+(?:drive|ride|journey)\b)"
_ROUND_THE_GLOBE_KM = 20_000.0  # no two points lie farther apart
_DRIVEN_KM = 30.0, 100.0  # in an hour: from bad roads to a motorway
DISTANCE = (
    rf"(?:{_MARK}{{0,3}}(?:{_ONE}(?:\s*(?:-|to|or|and)\s*{_ONE})?|{_COUNT})"
    rf"(?:[\s-]*and[\s-]+a[\s-]+half)?[\s-]*{_UNIT}{_OTHER_UNIT}|{_DRIVE.replace('?P<span>', '?:')})"
)
"""A distance as a piece of a pattern (no groups; ignore case)."""

_PARTS = re.compile(
    rf"(?P<marks>{_MARK}{{0,3}})(?:(?P<low>{_ONE})(?:\s*(?:-|to|or|and)\s*(?P<high>{_ONE}))?|(?P<vague>{_COUNT}))"
    rf"(?P<half>[\s-]*and[\s-]+a[\s-]+half)?[\s-]*(?P<unit>{_UNIT})",
    re.IGNORECASE,
)


def parse_distance(words: str) -> Distance | None:
    """Return the distance that the words give, in km, or ``None`` where they give none.

    Of two units the first counts, but of two distances the last: "came within 300 metres, 85NM east of Orvel".
    """
    found = _PARTS.match(words.strip())
    if found is None:
        return _driven(words.strip())
    first, second = _measured(found), parse_distance(words.strip()[found.end() :].lstrip(" ,"))
    return second if first is not None and second is not None and _far_apart(first, second) else first


def _far_apart(one: Distance, other: Distance) -> bool:
    (low, high), (least, most) = ((d.low_km, d.high_km or d.low_km) for d in (one, other))
    return max(low, least) > 2 * max(min(high, most), 1e-6)


def _measured(found: re.Match[str]) -> Distance | None:
    size = next(km for stem, km in _KM.items() if found["unit"].lower().startswith(stem))
    if found["vague"]:
        low, high = next(bounds for form, bounds in _VAGUE.items() if re.fullmatch(form, found["vague"], re.IGNORECASE))
    else:
        low = _number(found["low"])
        high = _number(found["high"]) if found["high"] else low
        if found["half"]:
            low, high = low + 0.5, high + 0.5
    if high < low:
        low, high = high, low
    if high * size > _ROUND_THE_GLOBE_KM:
        return None
    return _bounded(found["marks"], low * size, high * size, vague=bool(found["vague"]) and low != high)


def _driven(words: str) -> Distance | None:
    found = re.match(_DRIVE, words, re.IGNORECASE)
    if found is None:
        return None
    count = 0.5 if words.lower().startswith("half") else _number(re.split(r"[\s-]+(?=hour|minute)", words.lower())[0])
    hours = count / 60 if found["span"].lower() == "minute" else count
    if hours * _DRIVEN_KM[1] > _ROUND_THE_GLOBE_KM:
        return None
    return Distance(_DRIVEN_KM[0] * hours, _DRIVEN_KM[1] * hours, approximate=True)


def _number(words: str) -> float:
    """Return the number; what has too many digits to be one is beyond all distances."""
    found = number(re.sub(r"(?<=\d)[,\s](?=\d{3})", "", words))
    return math.inf if found is None else found


def _bounded(marks: str, low: float, high: float, *, vague: bool) -> Distance:
    def said(forms: str) -> bool:
        return re.search(rf"(?:^|\b)(?:{forms})", marks, re.IGNORECASE) is not None

    if said(_JUST_BELOW):
        return Distance(0.8 * low, high, approximate=True)
    if said(_JUST_ABOVE):
        return Distance(low, 1.25 * high, approximate=True)
    if said(_BELOW):
        return Distance(0.0, high, approximate=vague)
    if said(_ABOVE):
        return Distance(low, None, approximate=vague)
    return Distance(low, high, approximate=vague or said(_ABOUT))
