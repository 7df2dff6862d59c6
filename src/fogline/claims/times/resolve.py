"""From a phrase to its readings: every rule in turn, for each day on which the text may have been published."""

import re
from dataclasses import replace

from fogline.claims.times.amounts import read_duration, read_frequency
from fogline.claims.times.anniversaries import read_anniversary
from fogline.claims.times.build import hull
from fogline.claims.times.calendars import read_foreign
from fogline.claims.times.clock import read_clock
from fogline.claims.times.dates import read_date, read_month
from fogline.claims.times.day_parts import read_part
from fogline.claims.times.holidays import read_holiday
from fogline.claims.times.hours import read_hours
from fogline.claims.times.normal import normal
from fogline.claims.times.record import Anchor, Context, Days, Now, Time
from fogline.claims.times.shifts import read_shift
from fogline.claims.times.spans import read_open, read_span
from fogline.claims.times.units import read_edge, read_unit, read_window
from fogline.claims.times.vague import read_vague
from fogline.claims.times.wars import read_war
from fogline.claims.times.weekdays import read_named, read_weekday
from fogline.claims.times.weeks import read_counted
from fogline.claims.times.years import read_season, read_year

_RULES = (
    read_anniversary, read_vague, read_frequency, read_holiday, read_hours, read_date, read_clock, read_part, read_named,
    read_weekday, read_counted, read_month, read_season, read_year, read_foreign, read_window, read_unit, read_shift, read_war,
    read_span, read_open, read_edge, read_duration,
)  # fmt: skip
_ABOUT = re.compile(
    r"^(?:(?:about|around|approximately|approx|roughly|circa|c|some "
    r"time|sometime|maybe|perhaps|probably|nearly|almost) )+(?:on |in )?(?=\S)"
)
_FILL = re.compile(
    r"^(?:(?:on|in|at|during|of|over|throughout|only|just|exactly|"
    r"also|even|again|precisely|early on|late in the day on|for|so far|all of|all day|all night|the whole of|the|a|both) )+(?=\S)"
)
_TAIL = re.compile(
    r"(?: (?:alone|itself|local time|or so|at least|as well|sharp|again|too|prayers?|prayer time|at the latest|"
    r"at the earliest|in time|exactly))+$"
)
_AND_THEN = re.compile(
    r"^(today|yesterday|tomorrow|tonight) (?:is |on |- |the )*(?=(?:\w+ )?\d{1,2}(?:st|nd|rd|th)?\b(?! ?[ap]m|:))"
)
_LONGEST = 90  # code points: no phrase of time that can be placed is longer
_DEEPEST = 6


def resolve(phrase: str, context: Context | None = None) -> tuple[Time, ...]:
    """Return the readings of a phrase of time, the likeliest first; none where it means nothing known.

    Nothing is taken from the publication date unless the phrase itself counts from the day of speaking. Where that day is known
    only to lie between two days, a reading reaches over what the phrase means on either. A time that is named but cannot be
    placed ("an unknown date", "then" with nothing told before) is a reading that is not ``known``.
    """
    context = context or Context()
    if len(phrase) > _LONGEST:
        return ()
    words = normal(phrase)
    name: Anchor = "quote" if context.quote else "published"
    days: Days | None = context.quote or context.published
    if days is None or days[0] == days[1]:
        return _zoned(_all(words, Now(context, days[0] if days else None, name, _inner)), context)
    first = _all(words, Now(context, days[0], name, _inner))
    second = _all(words, Now(context, days[1], name, _inner))
    if len(first) != len(second):
        first, second = first[:1], second[:1]
    return _zoned(tuple(hull(a, b) for a, b in zip(first, second, strict=False)), context)


def _zoned(times: tuple[Time, ...], context: Context) -> tuple[Time, ...]:
    """Note the zone of the place on clock times that name none."""
    from fogline.claims.times.zones import offset_text

    if not context.zone:
        return times
    return tuple(
        replace(time, zone=offset_text(context.zone, time.start))
        if time.precision == "instant" and not time.zone
        else time
        for time in times
    )


def _inner(words: str, now: Now) -> tuple[Time, ...]:
    key = (words, now.tense, now.context.sentence)
    if key not in now.seen:
        now.seen[key] = _all(words, now)
    return now.seen[key]


def _all(words: str, now: Now) -> tuple[Time, ...]:
    try:
        return _rules(words, now)
    except (OverflowError, ValueError):  # beyond the years 1 to 9999, or a number too large for a calendar
        return ()


def _rules(words: str, now: Now, depth: int = 0) -> tuple[Time, ...]:
    if not words or depth > _DEEPEST:
        return ()
    for rule in _RULES:
        found = rule(words, now)
        if found:
            return found
    for pattern in (_AND_THEN, _TAIL, _FILL):
        bare = pattern.sub("", words)
        if bare != words:
            found = _rules(bare, now, depth + 1)
            if found:
                return found
    bare = _ABOUT.sub("", words)
    if bare != words:
        return tuple(replace(time, approximate=True) for time in _rules(bare, now, depth + 1))
    return ()
