"""Time zones by the names that reports use, with the rules of summer time of Europe and the United States since 2007."""

import datetime as dt
import re
from collections.abc import Iterable

from fogline.claims.times.build import at

# Name: hours from UTC in winter, and whose rules of summer time hold ("": none). Offsets of today's law.
# What may be said without "time" behind it ("0900 GMT", "at 9 Eastern") ...
_ALONE: dict[str, tuple[float, str]] = {
    **{"utc": (0, ""), "gmt": (0, ""), "z": (0, ""), "zulu": (0, ""), "eet": (2, ""), "eest": (3, "")},
    **{"msk": (3, ""), "cet": (1, ""), "cest": (2, ""), "bst": (1, ""), "et": (-5, "us"), "est": (-5, "")},
    **{"edt": (-4, ""), "eastern": (-5, "us"), "ct": (-6, "us"), "cst": (-6, ""), "cdt": (-5, "")},
    **{"central": (-6, "us"), "mst": (-7, ""), "mdt": (-6, ""), "mountain": (-7, "us"), "pt": (-8, "us")},
    **{"pst": (-8, ""), "pdt": (-7, ""), "pacific": (-8, "us"), "aest": (10, ""), "aedt": (11, "")},
    **{"jst": (9, ""), "kst": (9, ""), "pkt": (5, ""), "trt": (3, ""), "eat": (3, ""), "cat": (2, "")},
    **{"wat": (1, ""), "sast": (2, ""), "hst": (-10, ""), "wet": (0, ""), "west": (1, ""), "idt": (3, "")},
}
# ... and what may not ("Kyiv time").
_WITH_TIME: dict[str, tuple[float, str]] = {
    **{"universal time": (0, ""), "kyiv": (2, "eu"), "kiev": (2, "eu"), "ukraine": (2, "eu"), "moscow": (3, "")},
    **{"istanbul": (3, ""), "turkey": (3, ""), "minsk": (3, ""), "central european": (1, "eu")},
    **{"eastern european": (2, "eu"), "london": (0, "eu"), "uk": (0, "eu"), "brussels": (1, "eu")},
    **{"paris": (1, "eu"), "berlin": (1, "eu"), "warsaw": (1, "eu"), "washington": (-5, "us")},
    **{"new york": (-5, "us"), "tehran": (3.5, ""), "kabul": (4.5, ""), "india": (5.5, ""), "baghdad": (3, "")},
    **{"damascus": (3, ""), "beijing": (8, ""), "japan": (9, ""), "tokyo": (9, ""), "singapore": (8, "")},
    **{"khartoum": (2, ""), "israel": (2, "il"), "gaza": (2, "il"), "greenwich mean": (0, "")},
    **{"russian": (3, ""), "ukrainian": (2, "eu"), "israeli": (2, "il"), "syrian": (3, ""), "iran": (3.5, "")},
    **{"iraqi": (3, ""), "iraq": (3, ""), "pakistan": (5, ""), "british": (0, "eu"), "islamabad": (5, "")},
    **{"tbilisi": (4, ""), "yerevan": (4, ""), "baku": (4, ""), "riyadh": (3, ""), "cairo": (2, "")},
}
_ZONES = _ALONE | _WITH_TIME


def _any_of(zones: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(zones, key=len, reverse=True))


ZONE_WORDS = (
    rf"(?:{_any_of(_ALONE)})(?: ?(?:\+|minus )\d{{1,2}}(?::?[0-5]\d)?)?|local(?: time)?|"
    rf"(?:{_any_of(_ZONES)})(?: standard| daylight| summer)? time(?:zone)?"
)


def offset(zone: str, moment: dt.datetime | None) -> float | None:
    """Return the hours east of UTC at ``moment`` (winter time where it is unknown); ``None`` for local or unknown zones."""
    name = re.sub(r"(?: standard| daylight| summer)? time(?:zone)?$", "", zone.lower().strip())
    shifted = re.fullmatch(r"(?:utc|gmt)? ?(\+|-|minus )(\d{1,2})(?::?(\d\d))?", name)
    if shifted:
        hours = int(shifted[2]) + int(shifted[3] or 0) / 60
        return hours if shifted[1] == "+" else -hours
    if name not in _ZONES:
        return None
    hours, rule = _ZONES[name]
    return hours + (1 if rule and moment is not None and _summer(moment, rule) else 0)


def offset_text(zone: str, moment: dt.datetime | None) -> str:
    """Return "Z", "+03:00" or "" (local or unknown)."""
    hours = offset(zone, moment) if zone else None
    if hours is None:
        return ""
    minutes = round(abs(hours) * 60)
    return "Z" if minutes == 0 else f"{'-' if hours < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"


def _sunday(year: int, month: int, number: int) -> dt.date:
    """The ``number``-th Sunday of a month, or the last one (-1)."""
    if number < 0:
        last = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        return last - dt.timedelta(days=(last.weekday() + 1) % 7)
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(6 - first.weekday()) % 7 + 7 * (number - 1))


def _summer(moment: dt.datetime, rule: str) -> bool:
    year = moment.year
    if year >= 9998:
        return False
    if rule == "us":
        return at(_sunday(year, 3, 2), 2) <= moment < at(_sunday(year, 11, 1), 2)
    first = at(_sunday(year, 3, -1), 3) - dt.timedelta(days=2 if rule == "il" else 0)
    return first <= moment < at(_sunday(year, 10, -1), 3)
