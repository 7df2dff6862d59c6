"""Asides: numbers in brackets or between dashes, of which no later number is one and which are some of the one before."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from fogline.claims.amounts.model import Counted
from fogline.claims.amounts.parts import is_made_of
from fogline.records import Span

_DASH = re.compile(r"\s[–—-]\s|—")
_OPENS = re.compile(
    r"[^().;:]{0,80}\((?:(?:including|incl\.|among them|all|at least|about|some|mostly|mainly)\s+){0,2}",
    re.IGNORECASE,
)
_LONGEST = 300  # code points of a bracket


def is_enclosed(text: str, start: int, number: Span, later: Span) -> bool:
    """Tell whether ``number`` stands in brackets or dashes that close before ``later``: "20 (12 men, 8 women) and five".

    Dashes are looked for from ``start`` on, the place of the number before which they do not open.
    """
    between = text[number.end : later.start]
    closed, opened = between.find(")"), between.find("(")
    if closed >= 0 and (opened < 0 or closed < opened):
        return True
    return len(_DASH.findall(text, start, number.start)) % 2 == 1 and _DASH.search(between) is not None


def bracket_of(text: str, span: Span) -> Span | None:
    """Return the words of the bracket that ``span`` stands in, or ``None``."""
    start, end = (
        text.rfind("(", max(0, span.start - _LONGEST), span.start),
        text.find(")", span.end, span.end + _LONGEST),
    )
    if start < 0 or end < 0 or ")" in text[start : span.start] or "(" in text[span.end : end]:
        return None
    return Span(start + 1, end)


def with_bracketed(text: str, counted: list[Counted]) -> list[Counted]:
    """Mark those listed in brackets as some of the number before: "20 villagers (5 women, 3 children)"."""
    result = list(counted)
    for place, whole in enumerate(counted):
        parts = _listed(text, whole, counted[place + 1 :])
        most = whole.amount.high if whole.amount.high is not None else whole.amount.low
        if not parts or most is None or sum(part.amount.low or 0 for part in parts) > most:
            continue
        if is_made_of(whole, parts):
            for number, part in enumerate(parts, start=place + 1):
                result[number] = replace(part, whole=whole.span, fate=part.fate or whole.fate)
    return result


def _listed(text: str, whole: Counted, after: Sequence[Counted]) -> list[Counted]:
    """Return the numbers in the bracket behind ``whole``, where each has a noun of its own and none is a part already."""
    if whole.amount.unit is not None or not after or not _OPENS.fullmatch(text, whole.span.end, after[0].span.start):
        return []
    bracket = bracket_of(text, after[0].span)
    parts = [one for one in after if bracket is not None and bracket.contains(one.span)]
    plain = all(one.whole is None and one.amount.unit is None and _has_its_noun(text, one) for one in parts)
    return parts if plain else []


def _has_its_noun(text: str, one: Counted) -> bool:
    return one.of is not None and text[one.span.end : one.span.end + 1 + len(one.of)].strip() == one.of


def left_out(text: str, asked: Iterable[Counted], known: Iterable[Counted]) -> list[Span]:
    """Return the numbers that complete a list in brackets of which some are ``asked`` for: "(19 women, 15 men, 9 children)"."""
    given = list(asked)
    lists = {(bracket_of(text, one.span), one.whole) for one in given if one.whole is not None}
    return [
        one.span
        for one in known
        if (bracket := bracket_of(text, one.span)) is not None
        and (bracket, one.whole) in lists
        and not any(one.span.overlaps(other.span) for other in given)
    ]
