"""Deeds joined by "and": of "four teachers were kidnapped and murdered" one frame counts the kidnapped, one the murdered."""

import re

from fogline.claims.amounts.fates import fate_at
from fogline.claims.amounts.objects import OF_PEOPLE, fate_of
from fogline.records import Span

_HOW = r"(?:(?:later|then|also|first|subsequently|eventually|reportedly|\w{2,20}ly|was|were|being|had been)\s)"
_BOTH = r"(?:,?\sand\s|,\s(?:and\s)?|,?\sthen\s|\sbefore\s(?=being\b))"
_DEED = r"[a-z]{3,20}(?:\s(?:captive|prisoner|hostage))?(?:\s(?:by|in|from|near|at|on|for)\s[\w'’ -]{1,60}?)?"
_DONE_BEFORE = re.compile(
    rf"[^,;:.\d]{{0,80}}?(?<![\w-])(?:was|were|been|being)\s{_HOW}{{0,2}}"
    rf"(?P<deeds>(?:{_DEED},\s){{0,3}}{_DEED}){_BOTH}{_HOW}{{0,3}}"
)
_DOES_NEXT = re.compile(
    rf"{_BOTH}{_HOW}{{0,2}}(?P<next>[a-z]{{3,20}}(?:\s(?:dead|down|captive|prisoner|hostage))?)\s"
    r"(?:(?:at least|about|some|around|more than|over|up to|nearly|almost|another|as many as|a total of|all|the)\s)?"
)


def fate_of_its_own(text: str, number: Span, noun_end: int, trigger: Span) -> str | None:
    """Return what the deed of ``trigger`` makes of the counted, where it is one of two done to the same people one by one.

    "killed and wounded" are no such two: nobody is both.
    """
    own = fate_at(text, trigger)
    if own not in OF_PEOPLE:
        return None
    if trigger.start >= noun_end:
        done = _DONE_BEFORE.fullmatch(text, noun_end, trigger.start)
        return own if done is not None and _may_follow(fate_of(done["deeds"]), own) else None
    does = _DOES_NEXT.fullmatch(text, trigger.end, number.start) if trigger.end <= number.start else None
    return own if does is not None and _may_follow(own, fate_of(does["next"])) else None


def _may_follow(first: str | None, second: str | None) -> bool:
    """Tell whether the second can come to the same people after the first: the captured may be killed, the dead not hurt."""
    return (
        first in OF_PEOPLE
        and second in OF_PEOPLE
        and first not in ("killed", "casualties", second)
        and (first, second) != ("wounded", "killed")
    )
