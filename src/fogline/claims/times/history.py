"""Histories: texts that tell of years gone by rather than of their own days."""

import re
from collections.abc import Sequence

from fogline.claims.times.record import Days
from fogline.claims.times.resolve import resolve
from fogline.records import Span

_YEAR = re.compile(r"\b(1\d{3}|20\d\d)\b|\b\d+ BC")
_DEICTIC = re.compile(r"\b(?:today|yesterday|tonight|\w+day|ago|this \w+|last (?:week|month|year))\b", re.IGNORECASE)
_LATELY = 90  # days


def is_history(text: str, phrases: Sequence[Span], published: Days) -> bool:
    """Tell whether a text tells of years gone by rather than of its own days; such a text is not read against its publication."""
    begins = len(text) - len(text.lstrip())
    phrases = [span for span in phrases if span.start > begins or not _is_alone(text, span)]
    if sum(_near(span.of(text), published) for span in phrases) * 10 > len(phrases):
        return False
    years = [match for span in phrases if (match := _YEAR.search(span.of(text)))]
    old = [match for match in years if match[1] is None or int(match[1]) < published[0].year - 1]
    deictic = sum(_DEICTIC.search(span.of(text)) is not None for span in phrases)
    if not deictic:
        return len(old) >= 3 and len(old) >= 0.8 * len(years)
    return len(old) >= 8 and len(old) >= 0.6 * len(years) and len(old) > 2 * deictic


def _is_alone(text: str, span: Span) -> bool:
    """Whether a date that opens the text is all of its line: it tells when that was published, and nothing that happened."""
    return text[span.end : span.end + 1] in ("", "\n")


def _near(words: str, published: Days) -> bool:
    """Whether a phrase is a full date of the last months before publication: what a report of its day has."""
    times = resolve(words) if re.search(r"\d{4}", words) else ()
    day = times[0].first_day if times and times[0].precision == "day" else None
    return day is not None and abs((published[0] - day).days) <= _LATELY
