"""Days and times as prose tells them: "on 14–15 May", "in the early hours of 15 May", "since 24 February"."""

import calendar
import datetime

from fogline.records import Interval
from fogline.records.english import MONTHS

# Hours of the local day, half-open, as prose calls them.
_PARTS = {
    (0, 6): "in the early hours of",
    (0, 5): "in the early hours of",
    (4, 7): "at dawn on",
    (6, 12): "on the morning of",
    (9, 12): "late in the morning of",
    (11, 14): "around midday on",
    (12, 18): "on the afternoon of",
    (12, 15): "early in the afternoon of",
    (15, 18): "late in the afternoon of",
    (17, 21): "at dusk on",
    (18, 24): "on the evening of",
    (18, 21): "early in the evening of",
    (21, 24): "late in the evening of",
}


def day_words(day: datetime.date, year: int | None = None) -> str:
    """Return a day: "14 May", with its year where that is not ``year``."""
    told = f"{day.day} {MONTHS[day.month - 1]}"
    return told if day.year == year else f"{told} {day.year}"


def span_words(first: datetime.date, last: datetime.date, year: int | None = None) -> str:
    """Return days from first to last: "14 May", "14–15 May", "30 April–2 May"."""
    if first == last:
        return day_words(first, year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last, year)}"
    return f"{day_words(first, year if first.year in (year, last.year) else None)}–{day_words(last, year)}"


def period_words(since: str | None, until: str | None) -> str:
    """Return the period of a brief for its title: "14–17 May 2022", "since 1 May 2022", "until 4 May 2022", "all dates"."""
    first, last = day_of(since), day_of(until)
    if first and last:
        if first == last or (first.year, first.month) == (last.year, last.month):
            return span_words(first, last)
        early = day_words(first, last.year if first.year == last.year else None)
        return f"{early} to {day_words(last)}"
    if first:
        return f"since {day_words(first)}"
    return f"until {day_words(last)}" if last else "all dates"


def when_words(when: Interval | None, year: int | None, *, coming: bool = False) -> str:
    """Return when, as an adverbial: "on 14 May"; ``""`` where it is not known or may be several times.

    ``coming`` tells that it lies ahead, so that an open beginning is a date by which.
    """
    if when is None or when.candidates:
        return ""
    first, last = day_of(when.start), day_of(when.end)
    if first and last:
        return _between(when, first, last, year)
    if first:
        return f"{'from' if coming else 'since'} {_end_words(when.start, first, year)}"
    return f"by {_end_words(when.end, last, year)}" if last else ""


def day_of(moment: str | None) -> datetime.date | None:
    """Return the day of an ISO 8601 date or moment; ``None`` for none, or for a year or month alone."""
    try:
        return datetime.date.fromisoformat((moment or "")[:10])
    except ValueError:
        return None


def _between(when: Interval, first: datetime.date, last: datetime.date, year: int | None) -> str:
    if first == last:
        part = _PARTS.get(_hours(when)) if when.precision == "part_of_day" else None
        return f"{part or 'on'} {day_words(first, year)}"
    if last - first == datetime.timedelta(days=1) and when.precision == "part_of_day":
        return f"overnight on {span_words(first, last, year)}"
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1] and first.year == last.year:
        if first.month == last.month:
            return f"in {MONTHS[first.month - 1]}" + ("" if first.year == year else f" {first.year}")
        if (first.month, last.month) == (1, 12):
            return f"in {first.year}"
    if (last - first).days <= 3:
        return f"on {span_words(first, last, year)}"
    early = day_words(first, year if year in (first.year, last.year) and first.year == last.year else None)
    if first.year == last.year and year != first.year:
        early = day_words(first, first.year)
    return f"between {early} and {day_words(last, year)}"


def _hours(when: Interval) -> tuple[int, int]:
    def hour(moment: str | None, up: int) -> int:
        clock = (moment or "")[11:16]
        return int(clock[:2]) + (up if clock[3:] == "59" else 0) if len(clock) == 5 and clock[:2].isdigit() else -1

    return hour(when.start, 0), hour(when.end, 1)


def _end_words(moment: str | None, day: datetime.date | None, year: int | None) -> str:
    return day_words(day, year) if day else (moment or "")
