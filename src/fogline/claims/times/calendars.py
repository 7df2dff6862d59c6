"""Dates of other calendars where they are named: Julian (Old Style), Islamic, Solar Hijri (Iran), French Republican.

The Islamic months follow the moon as it is seen: the tabular date is widened by a day on both sides.
Rules: Dershowitz and Reingold, Calendrical Calculations (2008).
"""

import datetime as dt
import re
from dataclasses import replace

from fogline.claims.times.build import DAY, of_day, of_days
from fogline.claims.times.normal import DAY as DAY_WORD
from fogline.claims.times.normal import MONTH, MONTHS, any_of, ordinal
from fogline.claims.times.record import Now, Time

_ISLAMIC = {
    **{
        "muharram": 1,
        "safar": 2,
        "rabi al awwal": 3,
        "rabi al thani": 4,
        "jumada al awwal": 5,
        "jumada al thani": 6,
        "rajab": 7,
    },
    **{
        "shaban": 8,
        "sha'ban": 8,
        "ramadan": 9,
        "shawwal": 10,
        "dhu al qadah": 11,
        "dhu al hijjah": 12,
        "dhul hijjah": 12,
    },
}
_PERSIAN = {
    **{
        "farvardin": 1,
        "ordibehesht": 2,
        "khordad": 3,
        "tir": 4,
        "mordad": 5,
        "shahrivar": 6,
        "mehr": 7,
        "aban": 8,
        "azar": 9,
    },
    **{"dey": 10, "bahman": 11, "esfand": 12},
}
_REPUBLICAN = {
    **{
        "vendemiaire": 1,
        "brumaire": 2,
        "frimaire": 3,
        "nivose": 4,
        "pluviose": 5,
        "ventose": 6,
        "germinal": 7,
        "floreal": 8,
    },
    **{"prairial": 9, "messidor": 10, "thermidor": 11, "fructidor": 12},
}
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
    "xiii": 13,
    "xiv": 14,
}
_NAMES = {**_ISLAMIC, **_PERSIAN, **_REPUBLICAN}
_FOREIGN = re.compile(
    rf"(?:(?:the )?{DAY_WORD}(?: of)? )?(?P<name>{any_of(_NAMES)})(?: "
    r"(?P<after>\d{1,2})(?=$| ))?(?:(?: of)?(?: (?:the )?year)? (?P<year>\d{4}|"
    rf"{any_of(_ROMAN)})(?: ?(?:ah|sh|hijri))?)?"
)
_JULIAN = re.compile(
    rf"(?:(?:the )?{DAY_WORD}(?: of)? {MONTH}|{MONTH.replace('month', 'first')} "
    rf"{DAY_WORD.replace('day', 'number')}) (?P<year>1[5-9]\d\d|20\d\d) ?\(?(?:o\.?s\.?|"
    r"old style|julian(?: calendar)?)\)?"
)
_JEWISH_EPOCH = -1373427  # as dt.date.toordinal counts
_HIJRI_YEAR = re.compile(r"(?:the )?(?:year )?(1[0-4]\d\d) (?:ah|hijri|h)|(?:ah|hijri year) (1[0-4]\d\d)")
_ISLAMIC_EPOCH = dt.date(622, 7, 19).toordinal()
_FEASTS = {"eid al fitr": (10, 1), "eid al adha": (12, 10), "eid": (10, 1), "ashura": (1, 10), "ramadan": (9, 0)}
_FEASTS |= {"eid ul fitr": (10, 1), "eid ul adha": (12, 10), "korite": (10, 1), "korité": (10, 1), "tabaski": (12, 10)}
_FEAST = re.compile(
    r"(?:(?:the )?(?:(?P<side>start|beginning|end) of )?(?:the )?(?:holy "
    rf"month of |month of )?)?(?P<name>{any_of(_FEASTS)})(?: (?P<year>20\d\d|1[5-9]\d\d))?"
)


def islamic(year: int, month: int, day: int) -> dt.date:
    """Return the day of the tabular Islamic calendar (civil epoch)."""
    days = day + (month - 1) * 29 + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return dt.date.fromordinal(_ISLAMIC_EPOCH + days - 1)


def julian(year: int, month: int, day: int) -> dt.date:
    """Return the Gregorian day of a Julian date (years 1500 to 2099)."""
    hundreds = (year if month > 2 else year - 1) // 100
    base = dt.date(year, month, min(day, 28)) + (day - min(day, 28)) * DAY
    return base + (hundreds - hundreds // 4 - 2) * DAY


def persian(year: int, month: int, day: int) -> dt.date:
    """Return the day of the Solar Hijri calendar by the 33-year rule (right for 1244 to 1472, that is 1865 to 2093)."""
    leaps = (8 * year + 21) // 33 - (8 * 1399 + 21) // 33
    new_year = dt.date(2020, 3, 20) + (365 * (year - 1399) + leaps) * DAY
    return new_year + ((month - 1) * 31 - max(month - 7, 0) + day - 1) * DAY


def republican(year: int, month: int, day: int) -> dt.date:
    """Return the day of the French Republican calendar as it was in force (years 1 to 14; leap years 3, 7 and 11)."""
    return dt.date(1792, 9, 22) + (365 * (year - 1) + year // 4 + (month - 1) * 30 + day - 1) * DAY


def read_foreign(words: str, now: Now) -> tuple[Time, ...]:
    """Read a date of another calendar that is named, with its year; feasts of Islam without one are the nearest."""
    words = words.translate(str.maketrans("éèôûâīā", "eeouaia"))
    match = _JULIAN.fullmatch(words)
    if match:
        day = ordinal(match["day"] or match["number"]) or 0
        month = MONTHS[match["month"] or match["first"]]
        return (of_day(julian(int(match["year"]), month, day)),) if 1 <= day <= 31 else ()
    match = _FEAST.fullmatch(words)
    if match:
        return _feast(match, now)
    match = _HIJRI_YEAR.fullmatch(words)
    if match:
        first = islamic(int(match[1] or match[2]), 1, 1)
        return (replace(of_days(first - DAY, islamic(int(match[1] or match[2]) + 1, 1, 1)), approximate=True),)
    match = _FOREIGN.fullmatch(words)
    if match is None or match["year"] is None:
        return ()
    day = ordinal(match["day"] or match["after"] or "") or 0
    year = _ROMAN.get(match["year"]) or int(match["year"])
    if not 0 <= day <= 31:
        return ()
    return _dated(match["name"], year, day)


def jewish_new_year(year: int) -> dt.date:
    """Return the first of Tishri in a (Gregorian) year: Rosh Hashanah."""
    before, this, after = (_elapsed(year + 3761 + shift) for shift in (-1, 0, 1))
    late = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return dt.date.fromordinal(_JEWISH_EPOCH + this + late)


def _elapsed(year: int) -> int:
    """Days from the Hebrew epoch to the mean new moon of a year, put off where it falls on a Sunday, Wednesday or Friday."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _dated(name: str, year: int, day: int) -> tuple[Time, ...]:
    if name in _REPUBLICAN:
        if not 1 <= year <= 14 or day > 30:
            return ()
        first = republican(year, _REPUBLICAN[name], day or 1)
        return (of_day(first) if day else of_days(first, first + 29 * DAY),)
    if name in _PERSIAN:
        month = _PERSIAN[name]
        if not 1244 <= year <= 1472:
            return ()
        first = persian(year, month, day or 1)
        return (of_day(first) if day else of_days(first, first + (30 if month <= 6 else 29) * DAY),)
    if not 1 <= year <= 1600:
        return ()
    first = islamic(year, _ISLAMIC[name], day or 1)
    return (replace(of_days(first - DAY, first + (1 if day else 30) * DAY), approximate=True),)


def _feast(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    day = now.day
    month, of_month = _FEASTS[match["name"]]
    if match["year"] and int(match["year"]) >= 1900:
        day = dt.date(int(match["year"]), 7, 1)
    if day is None:
        return ()
    about = round((day.year - 622) * 33 / 32)
    months = ((10, 1), (12, 10)) if match["name"] == "eid" else ((month, of_month),)
    starts = [(islamic(year, m, d or 1), d) for year in range(about - 2, about + 3) for m, d in months]
    if match["year"]:
        starts = [(start, d) for start, d in starts if start.year == day.year]
    elif now.tense == "past":
        starts = [(start, d) for start, d in starts if start <= day] or starts
    elif now.tense == "future":
        starts = [(start, d) for start, d in starts if start >= day - DAY] or starts
    if not starts:
        return ()
    start, single = min(starts, key=lambda item: abs((item[0] - day).days))
    last = start + (0 if single or match["side"] == "start" or match["side"] == "beginning" else 29) * DAY
    if match["side"] == "end" and not single:
        start = last
    return (replace(of_days(start - DAY, last + DAY), anchor="" if match["year"] else now.name, approximate=True),)
