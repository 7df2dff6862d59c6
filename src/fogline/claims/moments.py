"""Moments: time expressions to closed intervals, absolute or relative to the day of publication.

A first version on purpose: what it cannot place stays unplaced (``None``); it never falls back on the publication date.
Weekdays and dates without a year are taken as the latest that fits a report of that day.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace

from fogline.claims.numerals import number
from fogline.claims.words import numbered, plain
from fogline.records.claim import TimePrecision

_DAY = dt.timedelta(days=1)
_MONTHS = numbered("jan feb mar apr may jun jul aug sep oct nov dec", 1) | {"sept": 9}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_WEEKDAYS = numbered("mon tue wed thu fri sat sun") | {"tues": 1, "thurs": 3}
_WEEKDAYS |= {name.lower(): number for number, name in enumerate(calendar.day_name)}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_MONTH2 = _MONTH.replace("<month>", "<month2>")
_WEEKDAY = rf"(?P<weekday>{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})"
_NUM = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NUM2 = _NUM.replace("<day>", "<day2>")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_UNIT = r"(?P<unit>day|week|month|year|hour|minute|fortnight|decade)s?"
# Hours of the local day, half-open as (first, last).
_PARTS = {
    **{"small hours": (0, 5), "early hours": (0, 6), "early": (0, 6), "dawn": (4, 7), "morning": (6, 12)},
    **{"afternoon": (12, 18), "evening": (18, 24), "night": (18, 24), "late": (18, 24)},
}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


@dataclass(frozen=True, slots=True)
class Moment:
    """A closed interval of days, either end open (``None``), narrowed to ``hours`` of its day where told.

    ``value`` overrides the short form where there are no days (a duration "P3W", a date without a year "--05-15").
    """

    start: dt.date | None
    end: dt.date | None
    precision: TimePrecision
    relative: bool = False
    hours: tuple[int, int] | None = None
    value: str = ""

    @property
    def known(self) -> bool:
        """Whether at least one end is known."""
        return self.start is not None or self.end is not None

    @property
    def text(self) -> str:
        """The short form: ISO 8601 date, month, year, interval, part of a day, or duration."""
        if self.value or not self.known:
            return self.value
        if self.start is None or self.end is None:
            hour = f"T{self.hours[0]:02}" if self.hours and self.start else ""
            return f"{self._point(self.start, '..')}{hour}/{self._point(self.end, '..')}"
        if self.hours and self.start == self.end:
            return f"{self.start}T{self.hours[0]:02}/{self.start}T{self.hours[1]:02}"
        if self.precision in ("day", "month", "year"):
            return self._point(self.start, "")
        return f"{self.start}/{self.end}"

    def _point(self, day: dt.date | None, missing: str) -> str:
        if day is None:
            return missing
        return day.isoformat()[: {"month": 7, "year": 4}.get(self.precision, 10)]


def moment(text: str, published: dt.date | None = None, *, coming: bool = False) -> Moment | None:
    """Return the moment that a time expression means for a report of the day ``published``, or ``None``.

    ``coming`` says that what is dated is still to come, so that "on Friday" is the next one.
    """
    words = plain(text).lower().strip(' ,.;:()"')
    words = re.sub(r"\s*,\s*", ", ", re.sub(r"'s?$", "", words))
    opened = re.match(
        r"(since|as of|from|after|by|until|till|before|no later than|up to|starting|beginning|prior to)\s+"
        r"(?:at least )?(?:the )?(.*)",
        words,
    )
    if opened and opened.group(1) == "as of":
        return moment(opened.group(2), published, coming=coming)
    span = _between(words, published)
    if span is not None:
        return span
    if opened is None:
        return _core(words, published, "future" if coming else "past")
    forward = opened.group(1) in ("by", "until", "till", "before", "no later than", "up to", "prior to")
    if forward and not coming and (opened.group(2) in _PARTS or re.search(rf"\b{_WEEKDAY}\b(?!.*\d)", opened.group(2))):
        return None  # "by Friday" of the week past or to come: the words alone do not tell
    core = _core(opened.group(2), published, "future" if forward or coming else "since")
    if core is None or not core.known or core.value:
        return None
    start, end = (None, core.end) if forward else (core.start, None)
    return replace(core, start=start, end=end, hours=None if forward else core.hours)


def _between(words: str, published: dt.date | None) -> Moment | None:
    """ "from May 3 to May 5", "3-5 May", "October 20 and 21", "2011-2014"."""
    bare = re.sub(r"^(?:between|from|on|in|during)\s+", "", words)
    years = re.fullmatch(r"(?:the )?((?:19|20)\d\d)\s?(?:-|to|and)\s?((?:19|20)\d\d)", bare)
    if years and years.group(1) <= years.group(2):
        first, last = int(years.group(1)), int(years.group(2))
        return Moment(dt.date(first, 1, 1), dt.date(last, 12, 31), "interval", value=f"{first}/{last}")
    join = r"\s?(?:-|to|and|until|through|or)\s?"
    for pattern in (
        rf"{_MONTH} {_NUM}{join}{_NUM2}(?:,? {_YEAR})?",
        rf"{_NUM}{join}{_NUM2}(?: of)? {_MONTH}(?:,? {_YEAR})?",
        rf"{_NUM} {_MONTH}{join}{_NUM2} {_MONTH2}(?:,? {_YEAR})?",
        rf"{_MONTH} {_NUM}{join}{_MONTH2} {_NUM2}(?:,? {_YEAR})?",
    ):
        match = re.fullmatch(pattern, bare)
        if match:
            got = match.groupdict()
            second = _date(got.get("month2") or got["month"], got["day2"], got["year"], published, "past")
            if second is None or second.end is None:
                return None
            first_day = _date(got["month"], got["day"], str(second.end.year), published, "past")
            if first_day is None or first_day.start is None or first_day.start > second.end:
                return None
            return Moment(first_day.start, second.end, "interval", second.relative)
    return None


def _core(words: str, published: dt.date | None, lean: str) -> Moment | None:
    whole = words
    words = re.sub(
        r"^(?:on|in|at|during|of|over|the|around|about|only|late in the day on)\s+(?:the )?(?=\S)", "", words
    )
    if re.match(r"(?:over|in|during|within) the last (?:year|month|week)$", whole):
        return None  # a stretch up to now, not the calendar's last one
    for reader in (_absolute, _named_day, _weekday, _relative, _duration):
        found = reader(words, published, lean)
        if found is not None:
            return found
    return None


def _absolute(words: str, published: dt.date | None, lean: str) -> Moment | None:
    iso = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", words)
    if iso:
        day = _day(int(iso.group(1)), int(iso.group(2)), int(iso.group(3)))
        return Moment(day, day, "day") if day else None
    part, words = _part(words)
    words = re.sub(rf"^{_WEEKDAY},? (?=.*\d)", "", words)
    words = re.sub(r"^the (?=\d)", "", words)
    for pattern in (rf"{_NUM}(?: of)? {_MONTH}(?:,? {_YEAR})?", rf"{_MONTH} (?:the )?{_NUM}(?:,? {_YEAR})?"):
        match = re.fullmatch(pattern, words)
        if match:
            got = match.groupdict()
            found = _date(got["month"], got["day"], got["year"], published, lean)
            return (
                replace(found, hours=part, precision="part_of_day" if part else "day")
                if found and found.known
                else found
            )
    if part is not None:
        return None
    return _longer(words, published, lean)


def _longer(words: str, published: dt.date | None, lean: str) -> Moment | None:
    if re.fullmatch(_YEAR, words):
        return _whole_year(int(words))
    decade = re.fullmatch(r"((?:19|20)\d)0s", words)
    if decade:
        first = int(decade.group(1)) * 10
        return Moment(dt.date(first, 1, 1), dt.date(first + 9, 12, 31), "interval", value=f"{first}/{first + 9}")
    month = re.fullmatch(
        rf"(?:(?P<which>last|this|next|early|mid|late|the end of|the start of)[ -])?{_MONTH}(?:,? (?:of )?{_YEAR})?",
        words,
    )
    if month:
        if month["which"] in ("early", "mid", "late", "the end of", "the start of"):
            return None
        return _month(
            _MONTHS[month["month"]],
            month["year"],
            published,
            {"next": "future", "last": "since"}.get(month["which"] or "", lean),
        )
    season = re.fullmatch(rf"(?:of )?(?P<season>{'|'.join(_SEASONS)})(?: of)? {_YEAR}", words)
    if season:
        first_month, year = _SEASONS[season["season"]], int(season["year"])
        start = dt.date(year, first_month, 1)
        last = dt.date(year + (first_month == 12), (first_month + 1) % 12 + 1, 1)
        end = last.replace(day=calendar.monthrange(last.year, last.month)[1])
        return Moment(start, end, "interval", value=f"{start:%Y-%m}/{end:%Y-%m}")
    return None


def _named_day(words: str, published: dt.date | None, _lean: str) -> Moment | None:
    if published is None:
        return None
    night = {
        "last night": -1,
        "tonight": 0,
        "tomorrow night": 1,
        "yesterday evening": -1,
        "this evening": 0,
        "this morning": 0,
        "this afternoon": 0,
    }
    if words in night:
        day = published + night[words] * _DAY
        hours = _PARTS["morning" if "morning" in words else "afternoon" if "afternoon" in words else "evening"]
        return Moment(day, day, "part_of_day", True, hours)
    part, rest = _part(words)
    shift = {
        "today": 0,
        "yesterday": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "day before yesterday": -2,
    }.get(rest)
    if shift is None:
        return None
    day = published + shift * _DAY
    return Moment(day, day, "part_of_day" if part else "day", True, part)


def _weekday(words: str, published: dt.date | None, lean: str) -> Moment | None:
    part, rest = _part(words)
    match = re.fullmatch(rf"(?:(?P<which>last|this past|past|this coming|coming|next|this) )?{_WEEKDAY}", rest)
    if match is None or published is None:
        return None
    back = (published.weekday() - _WEEKDAYS[match["weekday"]]) % 7
    ahead = -back % 7
    which = match["which"] or ("coming" if lean == "future" and back else "")
    if which in ("next", "coming", "this coming"):
        shift = ahead or 7
    elif which == "this":
        shift = ahead if ahead <= 3 else -back
    elif which in ("last", "this past", "past"):
        shift = -(back or 7)
    else:
        shift = -back
    day = published + shift * _DAY
    return Moment(day, day, "part_of_day" if part else "day", True, part)


def _relative(words: str, published: dt.date | None, _lean: str) -> Moment | None:
    if published is None:
        return None
    match = re.fullmatch(r"(?:(earlier|sometime) )?(last|this|next|previous|current) (week|month|year|weekend)", words)
    if match:
        found = _neighbour(match.group(3), {"last": -1, "previous": -1, "next": 1}.get(match.group(2), 0), published)
        if match.group(1) == "earlier" and match.group(2) == "this" and found.start and found.start <= published:
            return replace(found, end=published, precision="interval") if match.group(3) == "week" else found
        return found
    ago = re.fullmatch(rf"(?P<count>.+?) {_UNIT} ago", words)
    count = number(ago["count"]) if ago else None
    if ago is None or count is None or count != int(count) or count >= 1000:
        return None
    return _ago(int(count), ago["unit"], published)


def _ago(count: int, unit: str, published: dt.date) -> Moment | None:
    if unit == "day":
        day = published - count * _DAY
        return Moment(day, day, "day", True)
    if unit == "week":
        day = published - 7 * count * _DAY
        return Moment(day - 3 * _DAY, day + 3 * _DAY, "week", True)
    if unit == "year" and count < published.year:
        return replace(_whole_year(published.year - count), relative=True)
    if unit == "month":
        total = published.year * 12 + published.month - 1 - count
        return replace(_whole_month(total // 12, total % 12 + 1), relative=True) if total >= 12 else None
    return None


def _neighbour(unit: str, shift: int, published: dt.date) -> Moment:
    if unit == "year":
        return replace(_whole_year(published.year + shift), relative=True)
    if unit == "month":
        total = published.year * 12 + published.month - 1 + shift
        return replace(_whole_month(total // 12, total % 12 + 1), relative=True)
    monday = published - published.weekday() * _DAY + 7 * shift * _DAY
    if unit == "weekend":
        if shift == 0 and published.weekday() < 2:  # on a Monday "this weekend" is the one just past
            monday -= 7 * _DAY
        return Moment(monday + 5 * _DAY, monday + 6 * _DAY, "interval", True)
    return Moment(monday, monday + 6 * _DAY, "week", True)


def _duration(words: str, _published: dt.date | None, _lean: str) -> Moment | None:
    if re.match(r"(?:past|last|next|coming)\b", words):
        return None
    words = re.sub(
        r"^(?:for|first|nearly|almost|at least|another|exactly)\s+(?:the )?(?:last |past |next )?", "", words
    )
    match = re.fullmatch(rf"(?P<count>\S+(?: and a half)?|a half)[ -]{_UNIT}(?:[ -]long)?", words)
    count = number(match["count"]) if match else None
    if match is None or count is None or count != int(count) or count == 0:
        return None
    unit, many = match["unit"], int(count)
    if unit in ("hour", "minute"):
        return Moment(None, None, "unknown", value=f"PT{many}{unit[0].upper()}")
    if unit in ("fortnight", "decade"):
        many, unit = many * (2 if unit == "fortnight" else 10), {"fortnight": "week", "decade": "year"}[unit]
    return Moment(None, None, "unknown", value=f"P{many}{unit[0].upper()}")


def _part(words: str) -> tuple[tuple[int, int] | None, str]:
    """Split a part of the day off: "late Sunday", "Saturday morning", "the early hours of Monday"."""
    match = re.fullmatch(
        rf"(?:in )?(?:the )?({'|'.join(_PARTS)})(?: (?:on|of|in the day on))?(?: the)? (.+)",
        words,
    )
    if match and not re.match(rf"(?:{_MONTH})(?: (?:19|20)\d\d)?$|(?:19|20)\d\d|on\b", match.group(2)):
        return _PARTS[match.group(1)], match.group(2)
    match = re.fullmatch(r"(?:early |late )?(.+?)(?:,? (?:at|in the))? (dawn|morning|afternoon|evening|night)", words)
    if match and match.group(1) not in ("last", "this", "the", "every", "each", "that", "next", "one"):
        return _PARTS[match.group(2)], match.group(1)
    return None, words


def _date(month: str, day: str, year: str | None, published: dt.date | None, lean: str) -> Moment | None:
    number_of_month, number_of_day = _MONTHS[month], int(day)
    if not 1 <= number_of_day <= calendar.monthrange(2024, number_of_month)[1]:
        return None
    if year is not None:
        found = _day(int(year), number_of_month, number_of_day)
        return Moment(found, found, "day") if found else None
    if published is None:
        return Moment(None, None, "unknown", value=f"--{number_of_month:02}-{number_of_day:02}")
    limit = published + (330 if lean == "future" else 60) * _DAY
    for candidate in (published.year + 1, published.year, published.year - 1, published.year - 2):
        found = _day(candidate, number_of_month, number_of_day)
        if found is not None and found <= limit:
            return Moment(found, found, "day", True)
    return None


def _month(month: int, year: str | None, published: dt.date | None, lean: str) -> Moment | None:
    if year is not None:
        return _whole_month(int(year), month)
    if published is None:
        return None
    ago = (published.month - month) % 12
    total = published.year * 12 + published.month - 1 - ago
    if (lean == "future" and ago > 0) or (lean == "past" and ago >= 10):
        total += 12
    return replace(_whole_month(total // 12, total % 12 + 1), relative=True)


def _whole_month(year: int, month: int) -> Moment:
    return Moment(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]), "month")


def _whole_year(year: int) -> Moment:
    return Moment(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
