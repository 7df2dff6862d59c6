"""Days before counts: "since January 21, 55 villagers were killed" has a day and a count, and no number "21, 55".

A reader that takes the two numbers for one loses the day and misprints who was harmed. Not so in a list of days ("January 21, 22
and 23"), a year ("January 21, 2025") and an hour ("January 21, 10 a.m.").
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from fogline.claims.scene.counts_in_times import with_counts_apart
from fogline.records import Frame, Mention, Reading, Role, Span

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
    r"Sept?|Oct|Nov|Dec)\.?)"
)
_DAY_AND_COUNT = re.compile(
    rf"\b{_MONTH} (?P<day>[12]?\d|3[01]),\s(?=\d{{1,3}}(?:,\d{{3}})*\s(?!and\b|or\b|to\b|a\.?m\b|p\.?m\b|{_MONTH})[A-Za-z])"
)


class _Seam(NamedTuple):
    """Where the day begins and ends, and where the count begins."""

    day: int
    end: int
    start: int


def with_days_apart(reading: Reading) -> Reading:
    """Return ``reading`` with its times, quantities and roles cut where a day ends and a count begins."""
    reading = with_counts_apart(reading)
    seams = [_Seam(*one.span("day"), one.end()) for one in _DAY_AND_COUNT.finditer(reading.document.text)]
    if not seams:
        return reading
    mentions = tuple(_mention(seams, one) for one in reading.mentions)
    return replace(reading, mentions=mentions, frames=tuple(_frame(seams, one) for one in reading.frames))


def _mention(seams: Sequence[_Seam], mention: Mention) -> Mention:
    start, end = _apart(seams, mention.span, time=mention.type == "TIME")
    return mention if (start, end) == mention.span else replace(mention, start=start, end=end, value="")


def _frame(seams: Sequence[_Seam], frame: Frame) -> Frame:
    return replace(frame, roles=tuple(_role(seams, role) for role in frame.roles))


def _role(seams: Sequence[_Seam], role: Role) -> Role:
    start, end = _apart(seams, role.span, time=role.role == "time")
    return role._replace(start=start, end=end)


def _apart(seams: Sequence[_Seam], span: Span, *, time: bool) -> Span:
    """Return a time up to the end of its day, anything else that begins in the day from the count on."""
    for day, end, start in seams:
        if time and span.start < day and day - 1 <= span.end <= start + len("999,999"):
            return Span(span.start, end)
        if not time and day <= span.start < start < span.end:
            return Span(start, span.end)
    return span
