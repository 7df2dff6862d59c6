"""Marks: the words that make a number a bound or an approximation ("at least", "nearly", "or so")."""

import re
from functools import cache
from typing import Literal, NamedTuple

from fogline.claims.amounts.scan import Scan
from fogline.claims.amounts.tables import word_lists

Bound = Literal["", ">=", ">", "<=", "<"]


class Mark(NamedTuple):
    """What the words around a number say of it, and the place after them."""

    bound: Bound
    approximate: bool
    end: int


_LONGEST = 6
_MOST = 6
"""How many marks are read before one number ("up to about")."""


@cache
def _tables() -> tuple[dict[tuple[str, ...], str], dict[tuple[str, ...], str]]:
    before, after = (
        {
            tuple(token.word for token in Scan.of(form.strip()).tokens): mark
            for mark, forms in word_lists(name).items()
            for form in forms
        }
        for name in ("marks_before", "marks_after")
    )
    return before, after


@cache
def first_words() -> frozenset[str]:
    """Return the words with which a mark before a number can begin."""
    return frozenset(form[0] for form in _tables()[0])


def marks_before(scan: Scan, at: int) -> Mark:
    """Return what the words that begin at token ``at`` make of the number after them; several may follow each other.

    "up to about", "almost certainly more than": the bound is the one next to the number, any "about" makes it approximate.
    "Just under" and "just over" stay bounds: they say on which side the number lies.
    """
    bound: Bound = ""
    approximate, place = False, at
    table = _tables()[0]
    for _ in range(_MOST):
        if scan[place].word not in first_words():
            return Mark(bound, approximate, place)
        form, end = scan.phrase(place, table, _LONGEST)  # type: ignore[arg-type]
        if not form or (form == ("~",) and not scan[place].word):
            return Mark(bound, approximate, place)
        mark = table[form]
        if mark == "~":
            approximate = True
        elif not bound:
            bound = mark  # type: ignore[assignment]
        place = end
        if scan.word(place) in ("only", "even", "just", "probably", "possibly", "perhaps"):
            place += 1
    return Mark(bound, approximate, place)


def marks_after(scan: Scan, at: int) -> Mark:
    """Return what the words that begin at token ``at`` make of the number before them ("or so", "-odd", "-plus", "or more")."""
    start = at + 1 if scan[at].kind == "dash" and scan.word(at + 1) in ("odd", "plus", "strong") else at
    table = _tables()[1]
    form, end = scan.phrase(start, table, _LONGEST)  # type: ignore[arg-type]
    if (
        not form
        or (form == ("+",) and not scan[start].glued)
        or (form == ("plus",) and scan[end].kind in ("figure", "word") and start == at)
    ):
        return Mark("", False, at)
    if scan.word(end) in ("than", "or") or (form[-1] == "than" and scan[end].kind == "figure"):
        return Mark("", False, at)
    mark = table[form]
    if form in (("odd",), ("strong",)) and start == at:
        return Mark("", False, at)
    return Mark("" if mark == "~" else mark, mark == "~", end)  # type: ignore[arg-type]


def in_order(text: str) -> str:
    """Return ``text`` with the words taken away that stand before a number and say nothing of it ("a total of", "another")."""
    return _LEADING.sub("", text)


_LEADING = re.compile(
    r"^(?:(?:the|a|an|its|their|his|her|our|these|those|all|a total of|the total of|total of|in total|a further|further"
    r"|an additional|additional|another|other|a combined|combined|only|just|a mere|mere|exactly|precisely|fully|even|an overall"
    r"|overall|a full|a record|record|a whopping|a staggering|in their|in his|in her|of)\s+)+",
    re.IGNORECASE,
)
