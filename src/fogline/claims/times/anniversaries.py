"""Anniversaries: the same day, week or month of another year ("ten years ago today", "on this day in 2003")."""

import re
from dataclasses import replace

from fogline.claims.times.build import of_day, of_month, of_week, plus_months
from fogline.claims.times.normal import COUNT, count_of
from fogline.claims.times.record import Now, Time

_SPAN = r"(?P<span>today|(?:on )?this (?:very |same )?day|to the day|(?:on )?this date|this week|this month)"
_AGO = re.compile(rf"(?:exactly |just |almost to the day )?{COUNT} years? ago,? {_SPAN}")
_SPAN_FIRST = re.compile(rf"{_SPAN},? (?:exactly |just )?{COUNT} years? ago")
_IN_YEAR = re.compile(rf"{_SPAN},? (?:in|back in) (?P<year>(?:19|20)\d\d)")


def read_anniversary(words: str, now: Now) -> tuple[Time, ...]:
    """Read a day, week or month of an earlier year that is told by that of today."""
    if now.day is None:
        return ()
    match = _AGO.fullmatch(words) or _SPAN_FIRST.fullmatch(words)
    if match:
        count = count_of(match["count"])
        years = int(count) if count is not None and count == int(count) else 0
    else:
        match = _IN_YEAR.fullmatch(words)
        years = now.day.year - int(match["year"]) if match else 0
    if match is None or years < 1 or years >= now.day.year:
        return ()
    day = plus_months(now.day, -12 * years)
    span = match["span"]
    found = of_week(day) if "week" in span else of_month(day.year, day.month) if "month" in span else of_day(day)
    return (replace(found, anchor=now.name),)
