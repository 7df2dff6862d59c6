"""The whole place phrase round a name: a reader marks "Ternova", the sentence says "just north of Ternova"."""

import re
from collections.abc import Sequence

from fogline.claims.footprints.derive import EXCEPT, derive
from fogline.records import Span
from fogline.records.span import cover

_GAP = re.compile(
    r"[\s,(–—-]*(?:(?:and|which|that)\s+)?(?:(?:is|lies|sits|stands)\s+)?(?:located\s+)?"
    r"(?:an?\s+(?:[\w-]+\s+){0,2}(?:city|town|village|settlement|place)\b)?[\s,(–—-]*",
    re.IGNORECASE,
)
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
    pieces = sorted(relation.span for relation in (*read.relations, *read.without))
    touched = [piece for piece in pieces if piece.overlaps(here)]
    if not touched:
        return focus
    whole = cover([here, *touched])
    for piece in pieces:
        if piece.start >= whole.end and _joins(window[whole.end : piece.start]):
            whole = Span(whole.start, piece.end)
    for piece in reversed(pieces):
        if piece.end <= whole.start and _joins(window[piece.end : whole.start]):
            whole = Span(piece.start, whole.end)
    return Span(whole.start + base, whole.end + base)


def _joins(gap: str) -> bool:
    return _GAP.fullmatch(gap) is not None or EXCEPT.fullmatch(gap.lstrip()) is not None
