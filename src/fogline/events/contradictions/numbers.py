"""Numbers of the same thing that cannot both hold, and later ones that replace earlier ones.

Two numbers are compared only where they count the same: what became of the counted (``fate``), what they are (a class
of people or
things; children are people, so twelve children exclude ten people and not the other way round), on which side, in one
unit. A
number that is a part of another, or that counts nothing known, is not compared.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from fogline.claims.amounts.objects import PEOPLE, class_of
from fogline.claims.amounts.units import converted
from fogline.claims.parties.table import side_in
from fogline.events.camps import harmed, opposed
from fogline.events.contradictions.pairs import MOST, Difference, difference, means_both
from fogline.events.contradictions.stand import Stand, between
from fogline.events.contradictions.tables import contradiction_tables
from fogline.events.contradictions.words import range_words, thing_words
from fogline.records import QuantityRange
from fogline.records.support import Update

_ANY = "people"
_UNDATED = "9999"
_HARMED = frozenset({"killed", "wounded", "casualties"})
_SOME_OF = re.compile(r"\sof (?:the|those|these)\s", re.IGNORECASE)
_BOTH_FATES = {"killed": "casualties", "wounded": "casualties"}
_INFINITE = float("inf")
Gap = tuple[float, float]
Figure = tuple[str, tuple[str, str | None], Gap]
"""What an origin (by id) says of what."""


class Counting(NamedTuple):
    """A number as said by somebody; ``kind`` is the class of what is counted, ``reach`` the numbers it admits
    (infinite: open).
    """

    stand: Stand
    number: QuantityRange
    kind: str | None
    reach: Gap

    @property
    def key(self) -> tuple[str, str | None]:
        """What is counted: the fate (or the words that stand for it) and the class."""
        return (self.number.fate or "", self.kind)


def countings(all_stands: list[Stand]) -> list[Counting]:
    """Return the numbers of claims that say that something happened.

    A figure that a report gives as an earlier one ("earlier reported nine dead") is left out where its origin gives another, and
    what only comes on top ("three more died", "seven of the wounded have died") where anybody gives a larger one.
    """
    found: list[Counting] = []
    for stand in all_stands:
        if stand.says == "yes":
            found += [
                Counting(stand, number, kind_of(number), _found_so_far(number))
                for number in stand.claim.quantities
                if (number.low, number.high) != (None, None) and number.whole is None
            ]
    given = {(one.stand.origin.id, one.key) for one in found if not _is_earlier(one)}
    found = [one for one in found if not _is_earlier(one) or (one.stand.origin.id, one.key) not in given]
    return [one for one in found if not _comes_on_top(one) or not any(_is_more(other, one) for other in found)]


def _is_earlier(one: Counting) -> bool:
    finding = one.stand.finding
    before = finding.evidence[: max(one.number.span.start - finding.claim.evidence.start, 0)]
    return contradiction_tables().earlier.search(before) is not None


def _comes_on_top(one: Counting) -> bool:
    """Tell whether a number comes on top of those counted before ("three more", "seven of the wounded have died"), or is of some
    of them ("two of the hostages freed").
    """
    tables, (up_to, behind) = contradiction_tables(), _around(one)
    # "Killed two and wounded another ten" adds ten to the two, and not to others that were wounded.
    another = one.number.fate == "killed" and tables.another.search(up_to) is not None
    return (
        another
        or tables.more.match(behind) is not None
        or (one.number.fate not in _HARMED and _SOME_OF.match(behind) is not None)
    )


def _is_more(one: Counting, other: Counting) -> bool:
    return one.number.fate == other.number.fate and one.reach[0] > other.reach[0] and not _comes_on_top(one)


def _around(one: Counting) -> tuple[str, str]:
    """Return the words of the sentence up to the end of a number, and those behind it."""
    finding = one.stand.finding
    end = max(one.number.span.end - finding.claim.evidence.start, 0)
    return finding.evidence[:end], finding.evidence[end:]


def kind_of(number: QuantityRange) -> str | None:
    """Return the class of what a number counts, else its own words; people where only a fate of people is told."""
    if number.of:
        return _kind_by(number.of)
    return _ANY if number.fate in ("killed", "wounded", "casualties", "displaced") and number.unit is None else None


@lru_cache(8192)
def _kind_by(words: str) -> str:
    return class_of(words) or words.lower()


def reach(number: QuantityRange) -> Gap:
    """Return the numbers that a range admits, wider where it is approximate; an open end is infinite."""
    wide = contradiction_tables().about if number.approximate else 0.0
    low = 0.0 if number.low is None else number.low
    high = float("inf") if number.high is None else number.high
    return low - wide * abs(low), high if high == float("inf") else high + wide * abs(high)


def _found_so_far(number: QuantityRange) -> Gap:
    """Return the numbers that a count admits; bodies that somebody saw or found are never all that there were."""
    low, high = reach(number)
    return (low, _INFINITE) if kind_of(number) == "bodies" else (low, high)


def number_differences(found: Iterable[Counting]) -> Iterator[Difference]:
    """Yield what contradicts and what replaces; the claims that give one figure of an origin on one day count as one.

    Of an event with more figures than people could look at, only the last of each origin are compared.
    """
    groups: dict[tuple[object, ...], list[Counting]] = {}
    last_said: dict[Figure, str] = {}
    for one in _in_full(list(found)):
        key = (*_figure(one), one.stand.day, one.number.unit, one.number.side)
        groups.setdefault(key, []).append(one)
        if one.stand.day is not None:
            last_said[_figure(one)] = max(one.stand.day, last_said.get(_figure(one), ""))
    for ones, others in combinations(_within(list(groups.values())), 2):
        if not apart(ones[0], others[0]):
            if grown := _raised(ones, others):
                yield grown
            continue
        if not means_both([one.stand for one in ones], [one.stand for one in others]):
            earlier, later = sorted((ones, others), key=lambda group: (_day(group[0]), group[0].reach))
            yield _difference(earlier, later, last_said)


def _in_full(found: list[Counting]) -> list[Counting]:
    """Leave out what cuts short, as headlines do, what the same origin says in full on the same day: "9" for "at least 9"."""
    open_ends = {(*_said_by(one), one.number.low) for one in found if one.number.high is None}
    return [one for one in found if one.number.high is None or (*_said_by(one), one.number.high) not in open_ends]


def _said_by(one: Counting) -> tuple[object, ...]:
    return one.stand.origin.id, one.key, one.stand.day, one.number.unit, one.number.side


def _raised(ones: list[Counting], others: list[Counting]) -> Update | None:
    """Return that an origin has raised a count that it left open ("at least 9", two days later 20), which excludes nothing."""
    first, then = (group[0] for group in sorted((ones, others), key=lambda group: _day(group[0])))
    grows = (first.number.fate or "") in contradiction_tables().growing
    if (
        not grows
        or first.key != then.key
        or between(first.stand, then.stand)
        or not _day(first) < _day(then) != _UNDATED
    ):
        return None
    if first.number.high is not None or not (first.number.low or 0.0) < (then.number.low or 0.0):
        return None
    camps = ([one.stand for one in ones], [one.stand for one in others])
    values = (range_words(ones[0].number), range_words(others[0].number))
    found = difference("number", camps, values, thing_words(first.number, first.kind))
    return replace(found, revised=False) if isinstance(found, Update) else None


def _figure(one: Counting) -> Figure:
    return one.stand.origin.id, one.key, one.reach


def _within(groups: list[list[Counting]]) -> list[list[Counting]]:
    if len(groups) <= MOST:
        return groups
    last: dict[tuple[object, ...], list[Counting]] = {}
    for group in sorted(groups, key=lambda group: group[0].stand.day or ""):
        last[group[0].stand.origin.id, group[0].key, group[0].number.side] = group
    return list(last.values())


def apart(one: Counting, other: Counting) -> bool:
    """Tell whether the two count the same thing and no number holds for both."""
    if not _same_thing(one, other):
        return False
    (low, high), (bottom, top) = one.reach, _in_unit(other, one)
    if _part_of(one, other):
        return low > top
    if _part_of(other, one):
        return bottom > high
    return high < bottom or top < low


def _same_thing(one: Counting, other: Counting) -> bool:
    a, b = one.number, other.number
    if (a.unit or b.unit) and (not a.unit or not b.unit or converted(1, b.unit, a.unit) is None):
        return False
    if len({_whose(a), _whose(b)} - {None}) > 1 or opposed(harmed(one.stand.claim), harmed(other.stand.claim)):
        return False
    if a.fate != b.fate and not (_BOTH_FATES.get(a.fate or "") == b.fate or _BOTH_FATES.get(b.fate or "") == a.fate):
        return False
    if a.fate is None and one.stand.claim.type != other.stand.claim.type:
        return False
    if one.kind is None or other.kind is None:
        return False
    return one.kind == other.kind or _part_of(one, other) or _part_of(other, one)


def _whose(number: QuantityRange) -> str | None:
    """Return whose people are counted, where the number or the words for them tell it ("Palestinian prisoners")."""
    return number.side or (side_in(number.of) if number.of else None)


def _part_of(one: Counting, other: Counting) -> bool:
    """Tell whether what ``one`` counts is a part of what ``other`` counts: children of people, the killed of all
    casualties.
    """
    smaller_kind = one.kind != other.kind and one.kind in PEOPLE and other.kind == _ANY
    smaller_fate = one.number.fate != other.number.fate and _BOTH_FATES.get(one.number.fate or "") == other.number.fate
    same_kind = one.kind == other.kind
    return (smaller_kind and (one.number.fate == other.number.fate or smaller_fate)) or (smaller_fate and same_kind)


def _in_unit(one: Counting, as_in: Counting) -> Gap:
    unit, wanted = one.number.unit, as_in.number.unit
    if unit == wanted or not unit or not wanted:
        return one.reach
    low, high = (value if value == float("inf") else converted(value, unit, wanted) or 0.0 for value in one.reach)
    return low, high


def _difference(firsts: list[Counting], thens: list[Counting], last_said: Mapping[Figure, str]) -> Difference:
    first, then = firsts[0], thens[0]
    values = (range_words(first.number), range_words(then.number))
    about = thing_words(first.number, first.kind)
    later = _day(first) < _day(then) != _UNDATED
    grew = then.reach[0] > first.reach[1] and (first.number.fate or "") in contradiction_tables().growing
    repeated = last_said.get(_figure(first), "") >= _day(
        then
    )  # the earlier origin still said so when the later one was out
    if later and grew and between(first.stand, then.stand) and not repeated:
        told = [f"{value} ({one.stand.who}, {_day(one)})" for value, one in zip(values, (first, then), strict=True)]
        words = f"{about}: {told[0]}, later {told[1]}: a count that grew"
        claims = (tuple(one.stand.claim.id for one in firsts), tuple(one.stand.claim.id for one in thens))
        return Update("number", first.stand.claim.id, then.stand.claim.id, values, words, about=about, claims=claims)
    camps = ([one.stand for one in firsts], [one.stand for one in thens])
    found = difference("number", camps, values, about)
    return replace(found, revised=not grew) if isinstance(found, Update) else found


def _day(one: Counting) -> str:
    return one.stand.day or _UNDATED
