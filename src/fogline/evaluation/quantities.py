"""Quantities: are numbers read with the right range, unit and object? Counted against phrases and documents by people."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import Literal, NamedTuple

from fogline.claims.amounts import Amount, Counted, Setting, amount_at, count, short_form
from fogline.reading.sentences import sentence_spans
from fogline.records import Span

Ends = Literal["both", "either"]
_SAME_UNITS = {"%": "ratio", "miles": "mi", "times": None}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What people say of a number.

    ``ends`` is "either" where the gold gives one value and says nothing of bounds ("at least 12" is 12). ``marks``: whether
    approximation and "more than" as against "at least" are judged, ``unit``: whether the unit is; ``what`` and ``fate`` are
    judged where they are told.
    """

    amount: Amount
    ends: Ends = "both"
    marks: bool = True
    unit: bool = True
    what: str | None = None
    fate: str | None = None

    @property
    def judges_object(self) -> bool:
        """Whether it is told what the number counts."""
        return self.what is not None or self.fate is not None


@dataclass(frozen=True, slots=True)
class QuantityGold:
    """One number of a text, or with ``wanted`` ``None`` words where no quantity stands.

    ``marked``: the span is given to the rules, which then say its value; otherwise they have to find it in the text.
    ``outside`` says why it is out of scope ("": it is in). ``extra``: may be found or not, and is not counted.
    """

    group: str
    text: str
    span: Span
    wanted: Wanted | None
    marked: bool = False
    outside: str = ""
    extra: bool = False


@dataclass(frozen=True, slots=True)
class LoadedQuantities:
    """The gold of a folder, what could not be read, and texts in which nothing but the gold counts (``closed``)."""

    gold: tuple[QuantityGold, ...] = ()
    unreadable: tuple[str, ...] = ()
    closed: frozenset[str] = frozenset()


class Miss(NamedTuple):
    """One number read wrongly: its words, what was wanted, what was got."""

    group: str
    words: str
    wanted: str
    got: str


@dataclass(slots=True)
class Tally:
    """How many numbers of a group were wanted, found, right in value, in object, in both; found where none stands; left out."""

    wanted: int = 0
    found: int = 0
    value: int = 0
    object: int = 0
    right: int = 0
    false: int = 0
    outside: int = 0

    @property
    def share(self) -> float:
        """The share of what was wanted that is right; 0 where nothing was."""
        return self.right / self.wanted if self.wanted else 0.0

    def plus(self, other: "Tally") -> "Tally":
        """Return the sum of both."""
        names = ("wanted", "found", "value", "object", "right", "false", "outside")
        return Tally(*(getattr(self, name) + getattr(other, name) for name in names))


@dataclass(frozen=True, slots=True)
class QuantityScores:
    """Counts by group, why gold was left out, and every miss."""

    groups: dict[str, Tally] = field(default_factory=dict)
    outside: Counter[str] = field(default_factory=Counter)
    misses: tuple[Miss, ...] = ()

    @property
    def all(self) -> Tally:
        """All groups together."""
        total = Tally()
        for tally in self.groups.values():
            total = total.plus(tally)
        return total


def score_quantities(loaded: LoadedQuantities) -> QuantityScores:
    """Return how the numbers of ``loaded`` are read."""
    groups: dict[str, Tally] = {}
    outside: Counter[str] = Counter()
    misses: list[Miss] = []
    for text, entries in groupby(loaded.gold, key=lambda gold: gold.text):
        golds = list(entries)
        for gold in golds:
            tally = groups.setdefault(gold.group, Tally())
            if gold.outside:
                tally.outside += 1
                outside[gold.outside] += 1
            elif not gold.extra:
                misses.extend(_judge(gold, tally))
        if text in loaded.closed:
            misses.extend(_false(text, golds, groups[golds[0].group]))
    return QuantityScores(groups, outside, tuple(misses))


def _judge(gold: QuantityGold, tally: Tally) -> list[Miss]:
    """Count ``gold`` into ``tally`` and return it where it was missed."""
    got = _got(gold)
    tally.wanted += 1
    if gold.wanted is None:
        tally.right += not got
        tally.false += bool(got)
        return [] if not got else [_miss(gold, got)]
    values = [one for one in got if _same(one.amount, gold.wanted)]
    objects = [one for one in got if _same_object(one, gold.wanted)]
    right = [one for one in values if one in objects]
    tally.found += bool(got)
    tally.value += bool(values)
    tally.object += bool(objects) and gold.wanted.judges_object
    tally.right += bool(right)
    return [] if right else [_miss(gold, got)]


def _got(gold: QuantityGold) -> list[Counted]:
    if gold.marked:
        value = amount_at(gold.text, gold.span)
        return [] if value is None else [Counted(value, gold.span)]
    return [one for one in _counted(gold.text) if one.span.overlaps(gold.span)]


@lru_cache(8)
def _counted(text: str) -> tuple[Counted, ...]:
    """Return every number of ``text``, sentence by sentence, with what it counts."""
    return tuple(one for sentence in sentence_spans(text) for one in count(Setting(text, sentence)))


def _false(text: str, golds: Sequence[QuantityGold], tally: Tally) -> list[Miss]:
    """Count and return the numbers found where the gold has none."""
    known = [gold.span for gold in golds]
    false = [one for one in _counted(text) if not any(one.span.overlaps(span) for span in known)]
    tally.false += len(false)
    return [Miss(golds[0].group, one.span.of(text), "nothing", _shown([one])) for one in false]


def _same(got: Amount, wanted: Wanted) -> bool:
    one, other = _scaled(got), _scaled(wanted.amount)
    if wanted.unit and one.unit != other.unit:
        return False
    if wanted.marks and (one.strict, one.approximate) != (other.strict, other.approximate):
        return False
    if wanted.ends == "either":
        return any(end is not None and _near(end, other.low, wanted) for end in (one.low, one.high))
    return _near(one.low, other.low, wanted) and _near(one.high, other.high, wanted)


def _same_object(got: Counted, wanted: Wanted) -> bool:
    return (wanted.what is None or got.what == wanted.what) and (wanted.fate is None or got.fate == wanted.fate)


def _scaled(amount: Amount) -> Amount:
    """Per cent and shares are one scale."""
    unit = _SAME_UNITS.get(amount.unit or "", amount.unit)
    scale = 0.01 if amount.unit == "%" else 1.0
    low, high = (None if end is None else end * scale for end in (amount.low, amount.high))
    return Amount(low, high, amount.approximate, unit, amount.strict)


def _near(one: float | None, other: float | None, wanted: Wanted) -> bool:
    """Tell whether two ends are the same; people's short forms are rounded to the hundredth ("0.33 ratio")."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-9 * max(1.0, abs(one)) or (wanted.marks and round(one, 2) == round(other, 2))


def _miss(gold: QuantityGold, got: Iterable[Counted]) -> Miss:
    wanted = gold.wanted
    asked = "nothing" if wanted is None else _words(wanted.amount, wanted.what, wanted.fate)
    return Miss(gold.group, gold.span.of(gold.text), asked, _shown(got))


def _shown(got: Iterable[Counted]) -> str:
    return "; ".join(_words(one.amount, one.what, one.fate) for one in got) or "nothing"


def _words(amount: Amount, what: str | None, fate: str | None) -> str:
    return " ".join(filter(None, (short_form(amount) or "unknown", what, fate)))
