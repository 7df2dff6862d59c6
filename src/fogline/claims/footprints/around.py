"""The whole place phrase round a name: a reader marks "Ternova", the sentence says "just north of Ternova"."""

import re
from collections.abc import Sequence

from fogline.claims.footprints.derive import EXCEPT, derive
from fogline.claims.footprints.model import Relation
from fogline.records import Span
from fogline.records.span import cover

_GAP = re.compile(
    r"[\s,(–—-]*(?:(?P<and>and)\s+|(?:which|that)\s+)?(?:(?:is|lies|sits|stands)\s+)?(?:located\s+)?"
    r"(?:an?\s+(?:[\w-]+\s+){0,2}(?:city|town|village|settlement|place)\b)?[\s,(–—-]*",
    re.IGNORECASE,
)
_WAY = re.compile(
    r"(?:from|to|into|towards?) (?!the (?:north|south|east|west))", re.IGNORECASE
)  # where it came from or went
_DATELINE = re.compile(r"\s[–—-]+\s(?=[A-Z])")
_FURTHER = (
    "direction",
    "distance",
)  # what "north of X and two miles from Y" says of one place; "in X and near Y" are two
_BEFORE, _AFTER = 200, 300  # code points that are looked at on each side


def phrase_at(sentence: str, names: Sequence[Span], focus: Span) -> Span:
    """Return the span of the place phrase that ``focus`` is part of: the words that relate it, and what follows on directly.

    All spans are offsets in ``sentence``. Where no place phrase touches ``focus``, it is returned as it is.
    """
    if not 0 <= focus.start < focus.end <= len(sentence):
        return focus
    base = sentence.rfind(" ", 0, max(0, focus.start - _BEFORE)) + 1
    window = sentence[base : focus.end + _AFTER]
    read = derive(window, [Span(name.start - base, name.end - base) for name in names])
    here = Span(focus.start - base, focus.end - base)
    pieces = sorted((*read.relations, *read.without), key=lambda piece: piece.span)
    touched = [at for at, piece in enumerate(pieces) if piece.span.overlaps(here)]
    if not touched:
        return focus
    first, last = touched[0], touched[-1]
    while last + 1 < len(pieces) and _joins(window, pieces[last], pieces[last + 1]):
        last += 1
    while first > 0 and _joins(window, pieces[first - 1], pieces[first]):
        first -= 1
    whole = cover([here, pieces[first].span, pieces[last].span])
    return Span(whole.start + base, whole.end + base)


def _joins(window: str, before: Relation, behind: Relation) -> bool:
    """Tell whether two relations, one behind the other in ``window``, may speak of one place."""
    gap = window[before.span.end : behind.span.start]
    if _WAY.match(window, behind.span.start):
        return False
    if before.span.start == 0 and _DATELINE.match(window, before.span.end):  # "ORVEL - In Shire,": where it is written
        return False
    if EXCEPT.fullmatch(gap.lstrip()) is not None:
        return True
    found = _GAP.fullmatch(gap)
    if found is None or not found["and"]:
        return found is not None
    return before.sort in _FURTHER and behind.sort in _FURTHER
