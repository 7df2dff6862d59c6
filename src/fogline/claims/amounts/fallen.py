"""The fallen: those of whom only "fell" tells that they died ("three soldiers fell in the fighting"), and no shell, no town."""

import re

from fogline.claims.amounts.objects import ARMED, PEOPLE
from fogline.records import Span

_FELL = r"\s(?:(?:have|has|had|also|all|reportedly|bravely|heroically|who|of them)\s){0,3}(?:fell|fallen)\b"
_IN_BATTLE = re.compile(
    rf"{_FELL}\s(?:as martyrs?\b|(?:in|during|at the hands of|defending|fighting)\s(?:(?:the|a|an|fierce|heavy)\s){{0,2}}"
    r"(?:[\w-]+\s)?(?:battle|fighting|combat|action|clash(?:es)?|line of duty|war|shootout|assault|fight|defen[cs]e)\b)",
    re.IGNORECASE,
)
_ELSEWHERE = (
    r"(?!\s(?:in (?:love|line|with|step|place|number|the (?:river|sea|water|trap)|a (?:trap|ditch|hole|well))|"
    r"during (?:training|a parade))\b)"
)
_THERE = re.compile(
    rf"{_FELL}{_ELSEWHERE}(?=[.,;]|$|"
    r"\s(?:near|during|while|fighting|defending|against|today|yesterday|in|at|outside|on [A-Z]|under fire)\b)",
    re.IGNORECASE,
)
_BRETHREN = re.compile(r"\b(?:comrades|heroes|brothers[- ]in[- ]arms)$", re.IGNORECASE)
"""What armed men call their own."""
_THE_FALLEN = re.compile(r"(?:^|\s)fallen\s", re.IGNORECASE)


def have_fallen(text: str, number: Span, noun_end: int, end: int, what: str | None) -> bool:
    """Tell whether those counted up to ``noun_end`` are told to have fallen; who bears no arms falls "in battle" only."""
    if what in ARMED or _BRETHREN.search(text, number.end, max(number.end, noun_end)):
        called = _THE_FALLEN.search(text, number.end, max(number.end, noun_end)) is not None
        return (
            called or _THERE.match(text, noun_end, end) is not None or _IN_BATTLE.match(text, noun_end, end) is not None
        )
    return what in PEOPLE and _IN_BATTLE.match(text, noun_end, end) is not None
