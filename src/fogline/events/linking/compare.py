"""What two tellings agree and disagree on, field by field, each as one of a few named levels ("place: same place").

The levels are those of probabilistic record linkage (Fellegi & Sunter, JASA 64/328, 1969): every level has a weight, the weights
of all fields add up to the score of the pair, and so each score can be said in words.
"""

import math
from bisect import bisect_right
from functools import cache, lru_cache

from fogline.events.kinds import LIVES, deeds_differ, moving, nearness
from fogline.events.tellings import meaning
from fogline.events.tellings.hours import hours_apart
from fogline.events.tellings.spots import Overlap, Spot, overlap
from fogline.events.tellings.telling import Telling
from fogline.events.words import squared, terms, weight

OVERLAPS: tuple[Overlap, ...] = (
    "same place",
    "overlapping",
    "same name",
    "within",
    "same region",
    "near",
    "apart",
    "unknown",
)
"""How places lie to each other, what says most first; being apart counts only where nothing better is known."""

LARGE = 20
"""A count that two happenings do not share by chance."""

_SOON = 5  # days in which a toll still rises

_FAR = 3.0
"""Counts of one kind, of which one is so many times the other, are hardly of one happening."""

_OFTEN = 5.0  # nats: a place that more than one report of 150 names

WORDS = tuple(f"words: {word}" for word in ("hardly any", "few", "some", "alike", "very alike", "nearly the same"))
OPENINGS = tuple(
    f"opening: {word}" for word in ("other", "little", "some", "rather alike", "alike", "very alike", "nearly the same")
)
RAREST = tuple(
    f"rarest word: {word}"
    for word in ("often used", "used now and then", "seldom used", "hardly ever used", "very rare")
)
"""What comparing words can say, of each the level that agrees the more the later it stands."""

_ALIKE = (0.09, 0.17, 0.27, 0.4, 0.6)  # cosines from which words are of the next of WORDS
_ALIKE_OPENINGS = (0.03, 0.07, 0.12, 0.2, 0.3, 0.45)
_RARE_SQUARED = (16.0, 25.0, 36.0, 40.9)  # squares of weights in nats from which a word is of the next of RAREST
_PRINTED = ("printed: the same day", "printed: a day apart")
_REPORTED = ("time: reported the same day", "time: reported a day apart", "time: reported two days apart")
_TOLD = ("time: same day", "time: a day apart")


def compare(one: Telling, other: Telling) -> tuple[str, ...]:
    """Return the levels of a pair, a field each; the order of the two does not matter."""
    if other.id < one.id:  # of several places that lie equally close, those of the first count
        one, other = other, one
    levels = (
        _level("type", nearness(one.types, other.types)),
        _place(one, other),
        _time(one, other),
        _printed(one, other),
        _numbers(one, other),
        _parties(one, other),
        _targets(one, other),
        "source: same" if one.sources & other.sources else "source: other",
        _publisher(one, other),
        _words(one, other),
        *_opening(one, other),
        meaning.level("meaning", one.meaning, other.meaning),
        _report(one, other),
    )
    return (*levels, "copy: one text copies the other") if _copied(one, other) else levels


@cache
def _level(field: str, told: str) -> str:
    return f"{field}: {told}"  # the same object each time, whose hash is known: it is looked up for millions of pairs


def closest(one: Telling, other: Telling) -> tuple[Overlap, Spot | None, Spot | None]:
    """Return the closest way in which any two of their places lie to each other, and the two places."""
    best: tuple[Overlap, Spot | None, Spot | None] = "unknown", None, None
    rank = len(OVERLAPS)
    for first in one.spots:
        for second in other.spots:
            found = overlap(first, second)
            if (at := OVERLAPS.index(found)) < rank:
                best, rank = (found, first, second), at
                if not rank:
                    return best
    return best


def _place(one: Telling, other: Telling) -> str:
    """Return how the places lie; an often named one that both share says less (as Winkler 1989 has it for common surnames)."""
    found, first, _ = closest(one, other)
    if found == "same place" and first is not None and _often_named(first.name):
        return "place: same often named place"
    if found in ("near", "apart") and moving(one.types, other.types):
        return "place: ends of a move"
    return _level("place", found)


@lru_cache(8192)
def _often_named(name: str) -> bool:
    return not any(weight(word) >= _OFTEN for word in terms(name))


def _time(one: Telling, other: Telling) -> str:
    if one.when is not None and other.when is not None:
        gap = max(one.when[0] - other.when[1], other.when[0] - one.when[1], 0)
        if gap < len(_TOLD) and hours_apart(one.hours, other.hours):
            return "time: other hours"
        return _TOLD[gap] if gap < len(_TOLD) else "time: days apart"
    first, second = one.published, other.published
    if one.when is not None or other.when is not None:  # what is printed on a day is told of that day or the one before
        first, second = one.days, other.days
    if first is None or second is None:
        return "time: unknown"
    gap = max(first[0] - second[1], second[0] - first[1], 0)
    if gap and (_answered(one, other) or _answered(other, one)):
        return "time: a denial after it"
    return _REPORTED[gap] if gap < len(_REPORTED) else "time: reported days apart"


def _printed(one: Telling, other: Telling) -> str:
    """Return how far apart two reports came out of which one tells no day: what happened is news for a day."""
    if one.when is not None and other.when is not None:
        return "printed: both tell days"
    if one.published is None or other.published is None:
        return "printed: unknown"
    gap = max(one.published[0] - other.published[1], other.published[0] - one.published[1], 0)
    return _PRINTED[gap] if gap < len(_PRINTED) else "printed: days apart"


def _answered(one: Telling, other: Telling) -> bool:
    """Tell whether ``other`` may deny what ``one`` tells: it names the same thing or party and comes out up to two days later.

    Who denies a deed tells no day of it, and answers the next day; that says nothing against his speaking of it.
    """
    if (
        one.denies
        or not other.denies
        or other.when is not None
        or not one.parties & other.parties
        or one.published is None
        or other.published is None
    ):
        return False
    first, last = one.days or one.published, other.published
    return last[1] >= one.published[0] and 0 <= last[0] - first[1] < len(_REPORTED)


def _numbers(one: Telling, other: Telling) -> str:
    if not one.numbers or not other.numbers:
        answered = _answered(one, other) or _answered(other, one)
        return "numbers: none in a denial" if answered else "numbers: not told"
    if common := one.numbers & other.numbers:
        if any(value >= LARGE for value, _ in common):
            return "numbers: same large number"
        return "numbers: same number" if len(common) == 1 else "numbers: same numbers"
    if {value for value, _ in one.numbers} & {value for value, _ in other.numbers}:
        return "numbers: same value"
    return "numbers: a toll that rose" if _rose(one, other) or _rose(other, one) else _unlike(one, other)


def _rose(before: Telling, after: Telling) -> bool:
    """Tell whether ``after`` gives as risen what ``before`` told a few days before it: more for everything that both count."""
    if not after.risen or before.published is None or after.published is None:
        return False
    fates = {fate for _, fate in before.numbers} & {fate for _, fate in after.numbers} & LIVES
    soon = 0 <= after.published[0] - before.published[0] <= _SOON
    return soon and bool(fates) and all(before.most(fate) < after.most(fate) for fate in fates)


def _unlike(one: Telling, other: Telling) -> str:
    """Return how numbers differ that are of one kind."""
    alike = {(what, value >= LARGE) for value, what in one.numbers if what}
    alike &= {(what, value >= LARGE) for value, what in other.numbers if what}
    if not alike:
        return "numbers: not told"
    if all(_far(value, count) for value, what in one.numbers for count, of in other.numbers if what and what == of):
        return "numbers: far apart"
    return "numbers: other large numbers" if any(large for _, large in alike) else "numbers: other numbers"


def _far(one: float, other: float) -> bool:
    return max(one, other) >= _FAR * min(one, other)


def _parties(one: Telling, other: Telling) -> str:
    if one.parties & other.parties:
        return "parties: same party"
    if one.parties and other.parties:  # who denies says what it was that he did not do
        return "parties: a denial about others" if one.denies != other.denies else "parties: other parties"
    if not one.actors or not other.actors:
        return "parties: not told"
    return "parties: same side" if one.actors & other.actors else "parties: other side"


def _publisher(one: Telling, other: Telling) -> str:
    if not one.publisher or not other.publisher:
        return "publisher: not told"
    return "publisher: same" if one.publisher == other.publisher else "publisher: other"


def _targets(one: Telling, other: Telling) -> str:
    if one.targets and other.targets and one.targets.isdisjoint(other.targets):
        return (
            "target: other kind, hit in another way" if deeds_differ(one.types, other.types) else "target: other kind"
        )
    return "target: not apart"


def _words(one: Telling, other: Telling) -> str:
    common = math.fsum(map(squared, one.words & other.words))
    return WORDS[bisect_right(_ALIKE, common / math.sqrt(one.length * other.length)) if common else 0]


def _report(one: Telling, other: Telling) -> str:
    """Return how near two reports are in what they are about: two things that one tells are not one for that."""
    return "report: not told" if one.document == other.document else meaning.level("report", one.report, other.report)


def _opening(one: Telling, other: Telling) -> tuple[str, str]:
    """Return how alike the words are that two reports begin with, and how rare the rarest is that both have."""
    if not one.head or not other.head or one.document == other.document:
        return "opening: not told", "rarest word: not told"
    common = one.head & other.head
    if not common:
        return "opening: other", "rarest word: none in common"
    squares = [*map(squared, common)]
    share = math.fsum(squares) / math.sqrt(one.head_length * other.head_length)
    return OPENINGS[bisect_right(_ALIKE_OPENINGS, share)], RAREST[bisect_right(_RARE_SQUARED, max(squares))]


def _copied(one: Telling, other: Telling) -> bool:
    if one.copy_of is None and other.copy_of is None:
        return False
    return one.copy_of in (other.document, other.copy_of) or one.document == other.copy_of
