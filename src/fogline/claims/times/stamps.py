"""Stamps: the clock times that head the entries of a running report ("08:40 GMT At least 13 people...")."""

import re
from collections.abc import Sequence

from fogline.claims.times.normal import DAY, MONTH, YEAR, normal
from fogline.records import Span

_CLOCK = re.compile(
    r"(\d{1,2})(?:[:.](\d\d)(?![\d:.])(?: ?([ap])\.?m\b)?|(?<=\d\d)(\d\d)(?=(?: ?(?:GMT|UTC|BST|Z|hrs|hours)\b|h\b)))",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"(?:on )?(?:(?:\w+day )?{DAY} {MONTH}|(?:\w+day )?{MONTH.replace('month', 'm')} {DAY.replace('day', 'd')})(?: {YEAR})?"
)
_LEAST = 3
_FRAME = " \t\u00a0([•●-–—"


def stamps(text: str, phrases: Sequence[Span]) -> dict[Span, str]:
    """Return the phrases that head entries of a running report: three or more at starts of lines, in a day's order.

    Each comes with the words of its day: the date told before the first of them ("posts of 30 August"), else "today", the day on
    which the report was put out; no other clock time tells of that by itself.
    """
    found = [
        (span, minute) for span in phrases if _heads(text, span) and (minute := _minute(span.of(text))) is not None
    ]
    minutes = [minute for _, minute in found]
    if len(set(minutes)) < _LEAST or minutes not in (sorted(minutes), sorted(minutes, reverse=True)):
        return {}
    before = [span.of(text) for span in phrases if span.end <= found[0][0].start]
    dated = [words for words in before if _DATE.fullmatch(normal(words))]
    return {span: f"on {dated[-1]}" if dated else "today" for span, _ in found}


def _heads(text: str, span: Span) -> bool:
    line = text.rfind("\n", max(0, span.start - len(_FRAME) - 1), span.start) + 1
    return span.start - line <= len(_FRAME) and not text[line : span.start].strip(_FRAME)


def _minute(words: str) -> int | None:
    match = _CLOCK.match(words)
    minutes = int(match[2] or match[4]) if match is not None else 60
    if match is None or int(match[1]) > 24 or minutes > 59:
        return None
    hour = int(match[1]) % 12 + (12 if match[3].lower() == "p" else 0) if match[3] else int(match[1])
    return hour * 60 + minutes
