"""Counts that a reader took into a time: "Thursday and 16 on Friday" are two days with a count between them.

Not so a list of days ("5 and 6 May", "May 5 and 7", "Monday and Tuesday"). An "and" at the end belongs to no time.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from fogline.claims.amounts.numerals import number
from fogline.records import Mention, Reading, Role, Span
from fogline.records.english import ANY_MONTH

_TAIL = re.compile(
    r"(?P<time>.*\w\.?),?\s+(?:and|but)(?:\s+(?P<count>\d[\d,]*|[a-z]+(?:[ -][a-z]+)?)(?:\s+(?:on|in|at)(?:\s+(?P<next>.+))?)?)?",
    re.DOTALL,
)
_BETWEEN = re.compile(r"\bbetween\b", re.IGNORECASE)
_DAYS = re.compile(rf".*\b{ANY_MONTH}\s+\d{{1,2}}(?:,\s*\d{{1,2}})*|\d{{1,2}}", re.IGNORECASE | re.DOTALL)
_DAY = re.compile(r"[12]?\d|3[01]")
_YEAR = re.compile(r"(?:19|20)\d\d")


def with_counts_apart(reading: Reading) -> Reading:
    """Return ``reading`` with its times cut before a count that stands in them, and the count and the time behind it told."""
    cut = {mention.span: parts for mention in reading.mentions if (parts := _parts(reading, mention))}
    if not cut:
        return reading
    mentions = [part for mention in reading.mentions for part in cut.get(mention.span, (mention,))]
    told = [mention.span for mention in reading.mentions if mention.type == "QUANTITY"]
    mentions = [one for one in mentions if one.type != "QUANTITY" or one.span in told or not _inside(one.span, told)]
    frames = (replace(one, roles=tuple(_roles(one.roles, cut))) for one in reading.frames)
    return replace(reading, mentions=tuple(sorted(mentions, key=lambda one: one.span)), frames=tuple(frames))


def _parts(reading: Reading, mention: Mention) -> tuple[Mention, ...]:
    """Return the time, the count and the time behind it that a time is made of; nothing for one that is one."""
    if mention.type != "TIME":
        return ()
    text = reading.document.text
    match = _TAIL.fullmatch(text, *mention.span)
    if match is None or _BETWEEN.search(text, max(0, mention.start - len("between ")), match.end("time")):
        return ()
    count = match["count"]
    if count is not None and (number(count) is None or _goes_on(match)):
        return ()
    found = [replace(mention, end=match.end("time"), value="")]
    if count is not None:
        found.append(Mention(*match.span("count"), "QUANTITY"))
    if match["next"] is not None:
        found.append(Mention(*match.span("next"), "TIME"))
    return tuple(found)


def _goes_on(match: re.Match[str]) -> bool:
    """Tell whether the number is one more day or year: "May 5 and 7", "2022 and 2023"; "May 5 and 7 on May 9" is none."""
    on = match.string[match.end("count") : match.end()].split()[:1] == ["on"]
    days = _DAYS.fullmatch(match["time"]) is not None and _DAY.fullmatch(match["count"]) is not None
    return (days and not on) or _YEAR.fullmatch(match["count"]) is not None


def _inside(span: Span, others: list[Span]) -> bool:
    return any(other.overlaps(span) for other in others)


def _roles(roles: tuple[Role, ...], cut: dict[Span, tuple[Mention, ...]]) -> Iterator[Role]:
    for role in roles:
        parts = next((parts for span, parts in cut.items() if role.role == "time" and span == role.span), None)
        if parts is None:
            yield role
        else:
            yield from (Role("time", *part.span, role.confidence) for part in parts if part.type == "TIME")
