"""Quotes with a day of their own: "Today the 15th May, our units went..."."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from fogline.claims.times.build import DAY
from fogline.claims.times.normal import normal
from fogline.claims.times.record import Context, Days
from fogline.claims.times.resolve import resolve
from fogline.records import Span

# No mark may stand open in the words themselves, so that every one is looked at once; an apostrophe ends no quote.
_QUOTE = re.compile(r"“[^“”]{0,2000}[”\n]|\"[^\"\n]{0,2000}\"|(?<!\w)‘(?:[^‘’\n]|’(?=\w)){0,2000}(?:’|\n)")
_TODAY_IS = re.compile(r"today\b.*\d")
_TODAY_BEFORE = re.compile(r"\btoday,?(?: is)?(?: on)?(?: the)? $", re.IGNORECASE)


def quotes_of(text: str) -> list[Span]:
    """Return the words between quotation marks, with the marks; a quote that is not closed ends with its line."""
    return [Span(*match.span()) for match in _QUOTE.finditer(text)]


def quote_days(
    text: str, phrases: Sequence[Span], quotes: Sequence[Span], published: Days | None
) -> list[tuple[Span, Days]]:
    """Return the day on which a quote was spoken, for those whose own words tell it."""
    days: list[tuple[Span, Days]] = []
    told = sorted(phrases)
    for quote in quotes:
        for span in told[bisect_left(told, quote.start, key=_start) : bisect_left(told, quote.end, key=_start)]:
            if not quote.contains(span) or not _says_today(text, quote, span):
                continue
            times = resolve(span.of(text), Context(published=published, tense="past"))
            first = times[0].first_day if times and times[0].precision == "day" else None
            # "today" with a number that only repeats the day of publication is no day of its own
            if first is not None and times[0].end is not None and times[0].end.date() == first + DAY:
                days.append((quote, (first, first)))
    return days


def _start(span: Span) -> int:
    return span.start


def _says_today(text: str, quote: Span, span: Span) -> bool:
    if _TODAY_IS.match(normal(span.of(text))):
        return True
    return _TODAY_BEFORE.search(text[max(span.start - 24, quote.start) : span.start]) is not None
