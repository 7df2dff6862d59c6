"""The day of an event that the document has dated before: "a day after the strike", where "Monday's strike" was told."""

import re
from collections.abc import Mapping

from fogline.claims.times.record import Time
from fogline.records import Span

_EVENT = re.compile(r"[ \u00a0](?:the|that|this)[ \u00a0]((?:[\w-]+[ \u00a0]){0,2}[\w-]+)")
_NEAR = 40  # code points
_LEAST = 4  # letters of a noun that can be told again
_NO_NOUN = frozenset(
    "city town village region country army government president first last same other next that with from were".split()
)


def event_day(text: str, span: Span, dated: Mapping[Span, Time]) -> Time | None:
    """Return the one day that ``text`` gives before ``span`` to the event named behind it; ``None``: none, or more than one.

    Dated is an event whose noun stands right beside the date ("the strike on Monday", "Monday's missile strike").
    """
    named = _EVENT.match(text, span.end, span.end + _NEAR)
    if named is None:
        return None
    nouns = [word.lower() for word in named[1].split() if len(word) >= _LEAST and word.lower() not in _NO_NOUN]
    before = sorted(other for other in dated if other.end <= span.start)
    for noun in nouns:
        days = [dated[other] for other in before if dated[other].precision == "day" and _beside(text, other, noun)]
        if len({day.start for day in days}) == 1:
            return days[0]
    return None


def _beside(text: str, date: Span, noun: str) -> bool:
    left = text[max(date.start - _NEAR, 0) : date.start].lower()
    if re.search(rf"\b{re.escape(noun)}s? (?:(?:on|of|early|late|in the early hours of) )*$", left):
        return True
    right = text[date.end : date.end + _NEAR].lower()
    return re.match(rf"(?:['’]s)? (?:[\w-]+ ){{0,2}}?{re.escape(noun)}s?\b", right) is not None
