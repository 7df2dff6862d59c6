"""Dates as pages and wires print them: the words of months and weekdays, and lines that are nothing but a time stamp."""

import datetime
import re
from dataclasses import dataclass

from fogline.records.english import MONTHS, WEEKDAYS
from fogline.records.span import Span

_MONTHS = {word.lower(): number for number, name in enumerate(MONTHS, start=1) for word in (name, name[:3])} | {
    "sept": 9
}
MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_LEAD = rf"(?:(?P<weekday>{WEEKDAY})\b\.?,?\s+(?:the\s+)?(?:\()?)?"
_FORMS = (
    re.compile(rf"\b(?=[\dMTWFS]){_LEAD}{DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+{_YEAR}(?!\d|:\d))?", re.I),
    re.compile(
        rf"\b(?=[JFMASONDTW]){_LEAD}{MONTH}\s+{DAY}(?![\d:/]|[.,]\d|\s*[%€$])(?:(?:\s*,)?\s+{_YEAR}(?!\d|:\d))?", re.I
    ),
    re.compile(rf"\b{MONTH}\s+{DAY}/{_YEAR}(?![\d/])", re.I),
    re.compile(r"(?<![\d./-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d/.-]\d|\d)"),
    re.compile(r"(?<![\d./-])(?P<year>(?:19|20)\d\d)/(?P<month>\d\d)/(?P<day>\d\d)(?![\d/])"),
    re.compile(r"(?<![\d./-])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?<![\d./-])(?P<day>1[3-9]|2\d|3[01])-(?P<month>\d{1,2})-(?P<year>(?:19|20)\d\d)(?![\d-])"),
    re.compile(r"(?<![\d./-])(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{1,2})/(?P<year>(?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?<![\d./-])(?P<month>\d{1,2})/(?P<day>1[3-9]|2\d|3[01])/(?P<year>(?:19|20)\d\d)(?!\d)"),
)
_MAY_BE = (
    re.compile(r"\d(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.I),
    re.compile(r"[JFMASONDjfmasondſ][^\W\d_]{2,8}\.?\s+\d"),
    re.compile(r"(?:19|20)\d\d[-/]\d\d[-/]\d\d|\d[./-](?:19|20)\d\d"),
)
"""What a text must hold for the first form, the second and any of the others to occur in it: found many times as fast."""
_DIGIT = re.compile(r"\d")
_STAMP_WORDS = re.compile(
    r"(?:first |last |originally )?(?:published|posted|updated|modified|date|dated|created|released|issued|on|at|by|time|as of"
    r"|edited|uploaded|[ap]\.?m|utc|gmt|est|edt|bst|eest|eet|cet|cest|msk|et|local|hours?|hrs|read|min|minutes?|the)\b",
    re.I,
)


_CLOCK = re.compile(r"(?:at )?[0-2]?\d[:.][0-5]\d ?(?:[ap]\.?m\.?)?(?:,? \(?[A-Z]{2,5}(?: ?[+-]\d+)?\)?)?", re.I)


@dataclass(frozen=True, slots=True)
class DayWords:
    """A day named in a text: its place, month and day, and, where they are written, the year and the weekday (0 = Monday)."""

    span: Span
    month: int
    day: int
    year: int | None
    weekday: int | None

    @property
    def date(self) -> datetime.date | None:
        """The calendar day where the year is written and the weekday, if any, fits; else ``None``."""
        return None if self.year is None else self.in_year(self.year)

    def in_year(self, year: int) -> datetime.date | None:
        """Return the day in ``year``, or ``None`` where there is no such day or the weekday written is another."""
        try:
            date = datetime.date(year, self.month, self.day)
        except ValueError:
            return None
        return date if self.weekday in (None, date.weekday()) else None


def find_days(text: str) -> list[DayWords]:
    """Return the days that ``text`` names by month and day, in order, with or without year and weekday."""
    if _DIGIT.search(text) is None:
        return []
    first, second, others = (may_be.search(text) is not None for may_be in _MAY_BE)
    found: list[DayWords] = []
    taken = bytearray(len(text))
    for form, may_be in zip(_FORMS, (first, second, *[others] * 7), strict=True):
        for match in form.finditer(text) if may_be else ():
            span = Span(*match.span())
            day = _read(match, span)
            if day is not None and not any(taken[span.start : span.end]):
                found.append(day)
                taken[span.start : span.end] = bytes([1]) * len(match.group())
    return sorted(found, key=lambda day: day.span)


def _read(match: re.Match[str], span: Span) -> DayWords | None:
    parts = match.groupdict()
    word = parts["month"]
    if word in ("may", "mar", "march"):
        return None  # "may 3" and "march 20" are no months in lower case
    month = int(word) if word.isdigit() else _MONTHS[word.casefold()]
    day = int(parts["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    weekday = parts.get("weekday")
    year = parts.get("year")
    return DayWords(span, month, day, int(year) if year else None, weekday_of(weekday) if weekday else None)


def weekday_of(word: str) -> int:
    """Return the number of a weekday (0 = Monday) from its name or its short form."""
    return next(number for number, name in enumerate(WEEKDAYS) if name[:3].lower() == word.casefold()[:3])


def is_clock_line(text: str) -> bool:
    """Tell whether a paragraph is a time of day alone ("14:05", "9.30am", "07.12 GMT")."""
    return len(text) < 30 and _CLOCK.fullmatch(text.strip()) is not None


def is_date_line(text: str) -> bool:
    """Tell whether a paragraph is a time stamp: a date and little else."""
    if len(text) > 120:
        return False
    days = [day for day in find_days(text) if day.year is not None or day.weekday is not None]
    if not days:
        return False
    rest = text
    for day in reversed(days):
        rest = rest[: day.span.start] + " " + rest[day.span.end :]
    rest = re.sub(
        rf"\b{WEEKDAY}\b|T?\d{{1,2}}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?(?:Z\b|[+-]\d\d:?\d\d)?",
        " ",
        _STAMP_WORDS.sub(" ", rest),
    )
    return len(re.findall(r"\w+", rest)) <= 1
