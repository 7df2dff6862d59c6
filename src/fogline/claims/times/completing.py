"""Phrases cut out of a longer one, with what they share with the rest of it."""

import re

from fogline.claims.words import numbers_from
from fogline.records import Span
from fogline.records.english import ANY_MONTH, ANY_WEEKDAY, WEEKDAYS

_MONTHS = rf"(?:{ANY_MONTH}|[A-Z][a-z]{{2}}\.?)"
_SEASONS = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)"
_JOIN = r"\s?(?:-|–|to|and|or|until|through)\s?"
_RIGHT = re.compile(
    rf"{_JOIN}(?:the )?(\d{{1,4}}(?:st|nd|rd|th)?(?: of)? ?(?:{_MONTHS}(?:,? \d{{4}})?|BCE?)|"
    rf"\d{{1,2}},? \d{{4}}|{_MONTHS} \d{{1,2}},? \d{{4}})"
)
_YEAR_OF_RIGHT = re.compile(
    rf"{_JOIN}(?:(?:early|mid|late|the end of)[ -])?(?:\d{{1,2}} )?(?:{_MONTHS}|{_SEASONS})(?: \d{{1,2}},?)?"
    r"(?: of)? (1\d{3}|20\d\d)\b"
)
_LEFT = re.compile(rf"({_MONTHS}|\d\d)?\s?(\d{{1,2}})?(?:st|nd|rd|th)?{_JOIN}(?:the )?$")
_NUMBER = re.compile(r"(?:the )?\d{1,4}(?:st|nd|rd|th)?")
_DAY = re.compile(rf"\d{{1,2}} {_MONTHS}|{_MONTHS} \d{{1,2}}")
_NO_YEAR = re.compile(rf"{_MONTHS}$|{_SEASONS}$|^(?:{_MONTHS}) \d{{1,2}}$")
_LONE_DAY = re.compile(r"(?:the )?\d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?")


def completed(text: str, span: Span) -> str:
    """Return the words of ``span`` with the month, year or era that they share with the other end of their stretch.

    "12" in "12-14 July 1950" is 12 July 1950; "07" in "2006-07" is 2007; "15" in "April 13-15" is April 15.
    """
    words = span.of(text)
    right = _RIGHT.match(text, span.end)
    if right and _NUMBER.fullmatch(words):
        other = re.sub(r"^\d{1,4}(?:st|nd|rd|th)?(?: of)? ?", "", right[1])
        if other:
            return f"{words} {other}"
    if right and _DAY.fullmatch(words):
        year = re.search(r"\d{4}$", right[1])
        return f"{words} {year.group()}" if year else words
    shared = _YEAR_OF_RIGHT.match(text, span.end)
    if shared and _NO_YEAR.search(words):
        return f"{words} {shared[1]}"
    left = _LEFT.search(text[max(span.start - 24, 0) : span.start]) if _LONE_DAY.fullmatch(words) else None
    if left and left[1] and left[2]:
        if left[1].isdigit():
            return f"{left[1]}{words}" if len(words) == 2 else words
        return f"{left[1]} {words}"
    return words


_A_WEEKDAY = re.compile(rf"\ban? ({ANY_WEEKDAY}),?\s(?:on\s)?(?:the\s)?$")
_BACK = 30  # code points before a day in which its weekday stands


def weekday_told(text: str, span: Span) -> int | None:
    """Return the weekday (Monday is 0) of "it was a Thursday, the 12th of October", which tells the year to whoever reckons."""
    told = _A_WEEKDAY.search(text[max(0, span.start - _BACK) : span.start])
    return WEEKDAYS.index(told[1]) if told is not None else None


_ENDS = re.compile(r"\b(?:before|after|following|since|until|prior to)$", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[ \u00a0](?:(?:the|an?|his|her|its|their|our|my|this|that|these|those|what|another|some|two|three|several|he|she|it|they|"
    rf"we|you|I|at least|dozens|scores|hundreds|thousands|many|{numbers_from(1, 19)}|[a-z]+ing)\b(?! said\b)|"
    r"(?:[a-z]{3,}[ \u00a0])?[a-z]{0,12}(?:men|people|police|children)\b|[A-Z\d‘“\"'$£€]|"
    r"(?!(?:and|or|but|as|when|while|which|who|with|in|at|on|by|for|from|to|of|"
    r"is|was|were|had|has|came|brought|saw|said|there|then|not|also|still|again)\b)(?:[a-z]{3,}[ \u00a0])?[a-z]{3,}[^s\W]s\b)"
)


def awaits_event(text: str, span: Span) -> bool:
    """Tell whether a phrase counts from an event told behind it: "a day after" in "a day after the city was hit".

    The day of that event is not that of the sentence, and mostly told nowhere.
    """
    return _ENDS.search(span.of(text)) is not None and _CLAUSE.match(text, span.end) is not None


_LAST_OF = re.compile(
    r"(?:(?:in|during|over|of|for) )?(?:the )?(?:last|final|first|early|closing|opening) "
    r"(?:(?:few|two|three|four|five|six|\d{1,2}) )?"
    r"(?:hours|days|weeks|months|years)",
    re.IGNORECASE,
)
_A_STRETCH = re.compile(
    r"[ \u00a0]of[ \u00a0](?:the|his|her|its|their|a|that|this)[ \u00a0](?:[\w-]+[ \u00a0]){0,2}?"
    r"(?:war|conflict|fighting|siege|battle|offensive|campaign|invasion|occupation|rule|reign|regime|revolution|uprising|insurgency|"
    r"truce|ceasefire|presidency|government)\b"
)


def is_end_of_something(text: str, span: Span) -> bool:
    """Tell whether "the last months" are those of a war or a rule told behind them, and not those before the day of speaking."""
    return _LAST_OF.fullmatch(span.of(text)) is not None and _A_STRETCH.match(text, span.end) is not None


_FALL = re.compile(r"\bfall$", re.IGNORECASE)
_OF_SOMETHING = re.compile(
    r"[ \u00a0]of[ \u00a0](?!(?:1\d{3}|20\d\d|['’]?\d\d|(?:that|this|last|next|the \w+) year)\b)"
)


def is_downfall(text: str, span: Span) -> bool:
    """Tell whether the "fall" of a phrase is that of a town or a ruler, no autumn: "since the fall of Goma"."""
    return _FALL.search(span.of(text)) is not None and _OF_SOMETHING.match(text, span.end) is not None
