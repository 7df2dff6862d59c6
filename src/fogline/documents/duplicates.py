"""Words printed twice: alternative text and caption, teaser and paragraph, headline and page title.

Only what adds nothing is a copy: the same words in the same order (quotes, dashes, spaces, case and dots aside), or a
beginning cut short of a longer printing. Paragraphs in which one name or number differs are never copies.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from fogline.documents.folding import ends_cut, ends_sentence, words_of
from fogline.documents.parts import Part

_CREDIT = re.compile(
    r"\W*(?:(?:file )?(?:photo|picture|image|video|credit|source)s?\b|(?:ap|afp|reuters|getty|epa)\b)", re.I
)
_CUT_WORDS = 4


def find_copies(parts: Sequence[Part]) -> dict[int, int]:
    """Return for every part that only repeats another the index of the part that keeps the words.

    The fuller printing is kept, among equals the first; junk takes no part. No kept part is itself a copy.
    """
    folded = [words_of(part.text) if part.kind != "junk" else () for part in parts]
    copies: dict[int, int] = {}
    _add_equal(parts, folded, copies)
    _add_cut(parts, folded, copies)
    _add_neighbours(parts, folded, copies)
    return {index: _root(index, copies) for index in copies}


def _root(index: int, copies: dict[int, int]) -> int:
    while index in copies:
        index = copies[index]
    return index


def _add_equal(parts: Sequence[Part], folded: Sequence[tuple[str, ...]], copies: dict[int, int]) -> None:
    """Point equal words to their first printing; a set phrase or a sub-heading only to a neighbour or the title."""
    first: dict[tuple[str, ...], int] = {}
    previous: int | None = None
    for index, words in enumerate(folded):
        if not words:
            continue
        kept = first.setdefault(words, index)
        generic = len(words) < _least(parts[index]) or (
            parts[index].kind == "subhead" and parts[kept].kind == "subhead"
        )
        beside = previous is not None and folded[previous] == words
        if kept != index and (not generic or beside or parts[kept].kind == "title"):
            copies[index] = kept
        previous = index


def _least(part: Part) -> int:
    """Return how many words make a part more than a set phrase: entries of lists recur and mean another thing each time."""
    if part.kind in ("caption", "title"):
        return 3
    return 5 if ends_sentence(part.text) else 8


def _add_cut(parts: Sequence[Part], folded: Sequence[tuple[str, ...]], copies: dict[int, int]) -> None:
    """Point what ends in an ellipsis to the longer printing that begins with its words (the last may be cut)."""
    order = sorted((" ".join(words), index) for index, words in enumerate(folded) if words and index not in copies)
    for (text, index), (longer, other) in pairwise(order):
        if (
            len(folded[index]) >= _CUT_WORDS
            and longer.startswith(text)
            and longer != text
            and ends_cut(parts[index].text)
        ):
            copies[index] = other


def _add_neighbours(parts: Sequence[Part], folded: Sequence[tuple[str, ...]], copies: dict[int, int]) -> None:
    """Point a caption or credit-less line to the fuller one right beside it."""
    kept = [index for index, words in enumerate(folded) if words and index not in copies]
    for left, right in pairwise(kept):
        short, full = (left, right) if len(folded[left]) < len(folded[right]) else (right, left)
        if short not in copies and full not in copies and _is_shorter_printing(parts, folded, short, full):
            copies[short] = full


def _is_shorter_printing(parts: Sequence[Part], folded: Sequence[tuple[str, ...]], short: int, full: int) -> bool:
    words, longer = folded[short], folded[full]
    if len(words) < _CUT_WORDS or longer[: len(words)] != words or parts[short].kind in ("title", "subhead"):
        return False
    credit = " ".join(longer[len(words) :])
    if _CREDIT.match(credit):
        return True
    return (
        len(words) > 5 and not ends_sentence(parts[short].text) and parts[short].kind == parts[full].kind == "caption"
    )
