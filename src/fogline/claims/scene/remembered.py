"""Anniversaries of deeds: "the third anniversary of the capture of Orvel", "Orvel massacre 30 years on" are of years ago.

A deed that is only remembered happened about that many years before the text came out, at the least one; it is no news.
"""

import datetime as dt
import re

from fogline.claims.page import Page
from fogline.claims.times.build import plus_months
from fogline.claims.times.normal import ORDINALS, any_of, count_of, ordinal
from fogline.records import Frame, Interval, Span

_COUNT = r"(?P<count>\d{1,3}|[a-z]+(?:[- ][a-z]+)?)"
_NTH = rf"(?P<nth>\d{{1,3}}(?:st|nd|rd|th)|{any_of(ORDINALS)})"
_ANNIVERSARY = re.compile(
    rf"\b(?:{_NTH}[- ](?:year )?|(?P<years>\d{{1,3}}|[a-z]+)[- ]years? )?"
    r"(?<!month[ -])(?<!months )(?<!week[ -])(?<!day[ -])anniversary of\s"
    r"(?:the|its|their|his|her|this|that|[A-Z][\w-]*['’]s?)\s(?:[\w'’-]+\s){0,4}$",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"(?:[\w-]+ )*(?:\w+(?:ion|ment|acre|cide|ings?|ault)|attacks?|strikes?|airstrikes?|raids?|siege|fall|start|war|blasts?|"
    r"battle|coup|crash|clash(?:es)?|withdrawal|retreat|takeover|ambush|truce|ceasefire|killings?|deaths?|offensive|(?:re)?capture)",
    re.IGNORECASE,
)
_YEARS_ON = re.compile(
    rf"[^.;]{{0,60}}?\s{_COUNT} (?P<unit>years?|decades?) (?:on|later|ago|after)\s*(?:$|[:;,.–—?!])", re.IGNORECASE
)
_YEARS_FIRST = re.compile(
    rf"\W*{_COUNT} (?P<unit>years?|decades?) (?:on|later|ago|after)\s*[:–—-]\s(?:how|why|when|what|the)\s[^:]*$",
    re.IGNORECASE,
)
_AROUND = 31  # days by which what is remembered on an anniversary may lie apart from it
_ABOUT = 183  # days by which it may where a headline counts the years
_LEAST = 320  # days since what has an anniversary


def remembered(page: Page, frame: Frame) -> Interval | None:
    """Return about when a deed happened that is only remembered; ``None`` for any other, and where nobody knows today's date."""
    published = page.document.published
    if published.start is None or published.end is None or frame.reality != "factual":
        return None
    sentence = page.sentence_of(frame.trigger)
    told = _ANNIVERSARY.search(page.text, sentence.start, max(sentence.start, frame.trigger.start))
    if told is not None and _DEED.fullmatch(page.words(frame.trigger)):
        span = Span(told.start(), frame.trigger.end)
        years = ordinal(told["nth"].lower()) if told["nth"] else _whole(told["years"])
        if years is not None:
            return _years_before(published.start, published.end, years, _AROUND, span)
        if told["nth"] is None and told["years"] is None:
            last = published.end - dt.timedelta(days=_LEAST)
            return Interval(span, None, last.isoformat(), "interval", "published")
    return _counted_in_title(page, frame, published.start, published.end)


def _counted_in_title(page: Page, frame: Frame, first: dt.date, last: dt.date) -> Interval | None:
    """Return the time that a headline counts back to: "Fall of Orvel, three years on", "Five years on: how Orvel fell"."""
    if not page.is_heading(frame.trigger):
        return None
    block = page.block_of(frame.trigger)
    behind = _YEARS_ON.match(page.text, frame.trigger.end, block.end)
    told = behind if behind is not None and _DEED.fullmatch(page.words(frame.trigger)) else None
    told = told or _YEARS_FIRST.fullmatch(page.text, block.start, max(block.start, frame.trigger.start))
    count = _whole(told["count"].split()[-1] if " " in told["count"] else told["count"]) if told is not None else None
    if told is None or count is None:
        return None
    years = count * (10 if told["unit"].lower().startswith("decade") else 1)
    return _years_before(first, last, years, _ABOUT, Span(*told.span("count")))


def _whole(count: str | None) -> int | None:
    number = count_of(count.lower()) if count else None
    return int(number) if number is not None and number == int(number) and number >= 1 else None


def _years_before(first: dt.date, last: dt.date, years: int, around: int, span: Span) -> Interval | None:
    if years >= first.year:
        return None
    margin = dt.timedelta(days=around)
    start, end = plus_months(first, -12 * years) - margin, plus_months(last, -12 * years) + margin
    return Interval(span, start.isoformat(), end.isoformat(), "interval", "published")
