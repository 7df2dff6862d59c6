"""Words of a text that bear on when it was written: weekdays, "today", "two days ago", years, and who speaks them."""

import datetime
import re
from dataclasses import dataclass

from fogline.documents.stamps import DayWords, find_days, weekday_of
from fogline.records.english import ANY_MONTH, ANY_WEEKDAY
from fogline.records.span import Span

_WEEKDAY = re.compile(rf"\b{ANY_WEEKDAY}\b")
_NAMED_DAY = re.compile(
    r"\b(?:Bloody|Black|Good|Palm|Easter|Cyber|Super|Ash|Holy|Maundy|Boxing|every|each|last|previous|any)\s+$", re.I
)
_AHEAD = re.compile(
    r"\b(?:by|until|till|next|will|would|could|due|scheduled|planned|plans?|before|expected|upcoming|coming|starting|tomorrow,?|to"
    r"|deadline|from|ahead of|set for|slated for|vote)\s+(?:\w+\s+){0,3}$",
    re.I,
)
_AHEAD_AFTER = re.compile(r"\s*(?:will|would|could|is (?:due|expected|set|scheduled))\b")
_LONG_AGO = re.compile(
    r",?\s*(?:last|that|the previous|of (?:last|that)) year\b|\s+(?:anniversary|\w+ (?:ago|earlier))\b", re.I
)
_TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", re.I)
_DAYS_AGO = re.compile(r"\b(yesterday|(?:(one|a|two|three|four|five) days? (?:ago|earlier today)))\b", re.I)
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_REPORTS = re.compile(
    r"\b(?:said|told|reported|announced|claimed|warned|confirmed|added|wrote|declared|stated|denied|accused|called|urged|vowed|early"
    r"|pledged|ordered)\b(?:\s+\w+){0,4}\s*(?:on\s+|late\s+(?:on\s+)?)?$"
)
_SENTENCE_MARKS = (". ", "? ", "! ", "\n")
_LONGEST_SENTENCE = 1000
_LONGEST_QUOTE = 2000
"""Code points back to which the beginning of a sentence and of a quotation is looked for."""
_YEAR = re.compile(
    rf"\b(?:in|since|of|from|during|{ANY_MONTH}|early|late|mid-?)\s+((?:19[5-9]|20[0-4])\d)\b(?!\s*[-–]\s*\d|,\d)"
)


@dataclass(frozen=True, slots=True)
class WeekdayWord:
    """A weekday named without a date, of the days just before the text was written; ``reports``: somebody spoke on it."""

    span: Span
    weekday: int
    reports: bool
    quoted: bool


@dataclass(frozen=True, slots=True)
class Clues:
    """What a text says about days; ``days`` are past or present, not announced ones."""

    days: tuple[DayWords, ...]
    weekdays: tuple[WeekdayWord, ...]
    todays: tuple[Span, ...]
    """"Today" in the narrator's own words."""
    agos: tuple[tuple[Span, int], ...]
    """"Two days ago" in the narrator's own words, with the number of days."""
    years: tuple[tuple[Span, int], ...]
    """Years spoken of as past."""


def find_clues(text: str) -> Clues:
    """Collect the words of ``text`` that bear on when it was written."""
    every = find_days(text)
    dated = bytearray(len(text))
    for day in every:
        dated[day.span.start : day.span.end] = bytes([1]) * (day.span.end - day.span.start)
    days = tuple(day for day in every if not _is_ahead(text, day.span) and not _LONG_AGO.match(text, day.span.end))
    weekdays = []
    for match in _WEEKDAY.finditer(text):
        span = Span(*match.span())
        before = text[max(0, span.start - 60) : span.start]
        if any(dated[span.start : span.end]) or _NAMED_DAY.search(before) or _is_ahead(text, span):
            continue
        weekdays.append(
            WeekdayWord(
                span, weekday_of(match.group()), _REPORTS.search(before) is not None, in_quote(text, span.start)
            )
        )
    todays = tuple(Span(*m.span()) for m in _TODAY.finditer(text) if not in_quote(text, m.start()))
    agos = tuple(
        (Span(*m.span()), 1 if m.group(2) is None else _NUMBERS[m.group(2).casefold()])
        for m in _DAYS_AGO.finditer(text)
        if not in_quote(text, m.start())
    )
    years = tuple((Span(*m.span()), int(m.group(1))) for m in _YEAR.finditer(text) if not _in_prospect(text, m.start()))
    return Clues(days, tuple(weekdays), todays, agos, years)


def _is_ahead(text: str, span: Span) -> bool:
    """Tell whether the day is one announced for later."""
    before = text[max(0, span.start - 50) : span.start]
    return _AHEAD.search(before) is not None or _AHEAD_AFTER.match(text, span.end) is not None


def _in_prospect(text: str, position: int) -> bool:
    """Tell whether the sentence so far speaks of the future."""
    near = max(0, position - _LONGEST_SENTENCE)
    start = max(text.rfind(". ", near, position), text.rfind("\n", near, position), near - 1) + 1
    return (
        re.search(
            r"\b(?:will|would|by|until|plans?|could|may|might|expected|elections?|next|target)\b", text[start:position]
        )
        is not None
    )


def in_quote(text: str, position: int) -> bool:
    """Tell whether ``position`` stands inside quotation marks opened in the same paragraph."""
    start = text.rfind("\n", 0, position) + 1
    before = text[max(start, position - _LONGEST_QUOTE) : position]
    if before.count('"') % 2 or before.count("“") > before.count("”"):
        return True
    opened = len(re.findall(r"(?:^|[\s(—–-])[‘'](?=\w)", before))
    closed = len(re.findall(r"(?<=[\w.,!?…])[’'](?=[\s.,;:)—–-]|$)", before))
    return opened > closed


def sentence_of(text: str, span: Span) -> Span:
    """Return the sentence around ``span``, roughly: from full stop or line break to the next."""
    near, far = max(0, span.start - _LONGEST_SENTENCE), min(len(text), span.end + _LONGEST_SENTENCE)
    begins = [at + len(mark) for mark in _SENTENCE_MARKS if (at := text.rfind(mark, near, span.start)) >= 0]
    ends = [at for mark in _SENTENCE_MARKS if (at := text.find(mark, span.end, far)) >= 0]
    return Span(max(begins, default=near), min(ends, default=far))


def names_of(text: str) -> frozenset[str]:
    """Return the capitalised words of a sentence but its first."""
    return frozenset(re.findall(r"(?<=\s)[A-Z][\w’'-]{3,}", text))


def resolve(day: DayWords, latest: datetime.date) -> datetime.date | None:
    """Return the last occurrence of ``day`` not after ``latest``; ``None`` where its weekday fits in no such year."""
    if day.year is not None:
        return day.date
    for year in (latest.year, latest.year - 1):
        date = DayWords(day.span, day.month, day.day, year, None).date
        if date is not None and date <= latest:
            return day.in_year(year)
    return None
