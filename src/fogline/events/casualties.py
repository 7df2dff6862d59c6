"""How many, at best, low and high: every origin once, with its latest figure.

After the practice of the UCDP Georeferenced Event Dataset (Sundberg and Melander 2013; codebook 23.1), which keeps a
best, a low and
a high estimate of each event: low and high are the ends of what the origins say last, best is their median, where an
origin counts
as much as its word weighs (a party that admits its own losses more than one that boasts of the other side's; who saw it
half as much as that, since nobody who was there counts the dead of a whole building). "Thousands" is no estimate where
anybody counts, and a count is none any more where a neutral origin or one of the same camp counted more on a later day. Of two
middle
figures the lower is taken, and of people a whole number. Bodies that were found are counted by themselves beside a toll
of the dead, of which they are a part. Numbers of origins that only pass on what others counted do not count again, since those
are one origin.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from fogline.claims.amounts.tolls import FATES
from fogline.events.contradictions.numbers import Counting, countings
from fogline.events.contradictions.stand import stands
from fogline.events.contradictions.tables import contradiction_tables
from fogline.events.contradictions.words import bounds_words, figure
from fogline.events.origins.sides import NEUTRAL
from fogline.records.ledger import Finding
from fogline.records.support import Figure, OriginGraph, Toll

_SAW = frozenset({"witness", "person"})
_VAGUE = 3.0  # a range whose upper end is so many times the lower is a word ("thousands"), no count


def tolls(
    findings: Sequence[Finding], graph: OriginGraph, weights: Mapping[str, float] | None = None
) -> tuple[Toll, ...]:
    """Return the tolls of the claims of one event, the killed first. ``weights`` are those of the origins by id
    (default: all 1).
    """
    counted: dict[tuple[str, str | None, str | None], list[Counting]] = defaultdict(list)
    for one in countings(stands(findings, graph)):
        if one.number.fate in FATES:
            counted[one.number.fate, one.kind, one.number.side].append(one)
    _join_civilians(counted)
    _join_unsided(counted)
    ordered = sorted(counted, key=lambda key: (FATES.index(key[0]), key[1] != "people", str(key[1]), str(key[2])))
    return tuple(_toll(key, counted[key], weights or {}) for key in ordered)


def _join_civilians(counted: dict[tuple[str, str | None, str | None], list[Counting]]) -> None:
    """Let "civilians" and "people" be one toll unless soldiers are counted beside them: reports use both words for
    the same dead.
    """
    with_soldiers = {fate for fate, kind, _ in counted if kind in ("soldiers", "police")}
    with_dead = {fate for fate, kind, _ in counted if kind in ("people", "civilians")}
    for key in [key for key in counted if key[1] in ("civilians", "bodies") and key[0] not in with_soldiers]:
        if key[1] == "civilians" or key[0] not in with_dead:
            counted[key[0], "people", key[2]] += counted.pop(key)


def _join_unsided(counted: dict[tuple[str, str | None, str | None], list[Counting]]) -> None:
    """Let figures that do not tell whose people they count go with the one side that others tell."""
    for key in [key for key in counted if key[2] is None]:
        sides = [other for other in counted if other[:2] == key[:2] and other[2] is not None]
        if len(sides) == 1:
            counted[sides[0]] += counted.pop(key)


def _toll(key: tuple[str, str | None, str | None], said: list[Counting], weights: Mapping[str, float]) -> Toll:
    latest: dict[str, Counting] = {}
    for one in sorted(said, key=lambda one: (one.stand.day or "", one.number.low or one.number.high or 0.0)):
        latest[one.stand.origin.id] = one
    last = list(latest.values())
    ends = [value for one in last for value in (one.number.low, one.number.high) if value is not None]
    open_above = all(one.number.high is None for one in last)
    counts = [one for one in last if not _is_vague(one)] or last
    counts = [one for one in counts if not any(_outgrown(one, other) for other in counts)]
    best = _whole(_median([(_middle(one), _weight(one, weights)) for one in counts]), last)
    low, high = min(ends), None if open_above else max(ends)
    fate, kind, side = key
    return Toll(fate, kind, side, best, low, high, tuple(map(_figure, last)), _words(key, best, (low, high), last))


def _outgrown(one: Counting, other: Counting) -> bool:
    """Tell whether another counted more on a later day, who is neutral or may be of the same camp: as more is found, the earlier
    count is no estimate any more. Nobody's boast outgrows the count of a neutral one.
    """
    first, then = one.stand.origin.camp, other.stand.origin.camp
    heard = then == NEUTRAL or (first != NEUTRAL and (first == then or None in (first, then)))
    more = other.reach[0] > (one.reach[0] if one.number.high is None else one.reach[1])
    return heard and more and _day(one) < _day(other) and (one.number.fate or "") in contradiction_tables().growing


def _day(one: Counting) -> str:
    return one.stand.day or ""


def _is_vague(one: Counting) -> bool:
    low, high = one.number.low, one.number.high
    return low is not None and high is not None and not one.number.approximate and high >= _VAGUE * max(low, 1.0)


def _weight(one: Counting, weights: Mapping[str, float]) -> float:
    """Return what an origin's count weighs; who saw what happened has not counted how many."""
    weight = weights.get(one.stand.origin.id, 1.0) * (0.5 if one.stand.origin.kind in _SAW else 1.0)
    return max(weight, 0.01)


def _whole(value: float, last: Sequence[Counting]) -> float:
    """Return a whole number where whole things are counted: the lower of two."""
    return float(math.floor(value)) if all(one.number.unit is None for one in last) else value


def _middle(one: Counting) -> float:
    """The number that a range stands for: its middle, or the end that is known ("at least 12" stands for 12, "dozens" for the
    fewest that they may be).
    """
    low, high = one.number.low, None if _is_vague(one) else one.number.high
    return (low + high) / 2 if low is not None and high is not None else (low if low is not None else high) or 0.0


def _median(figures: list[tuple[float, float]]) -> float:
    half, passed = sum(weight for _, weight in figures) / 2, 0.0
    for value, weight in sorted(figures):
        passed += weight
        if passed >= half:
            return value
    return sorted(figures)[-1][0]


def _figure(one: Counting) -> Figure:
    number = one.number
    return Figure(one.stand.origin.id, one.stand.claim.id, number.low, number.high, number.approximate, one.stand.day)


def _words(
    key: tuple[str, str | None, str | None], best: float, ends: tuple[float, float | None], last: list[Counting]
) -> str:
    fate, kind, side = key
    what = f"{fate}: {kind or 'people'}{f' of {side}' if side else ''}"
    said = "; ".join(
        f"{bounds_words(one.number.low, one.number.high, approximate=one.number.approximate)} ({one.stand.who}"
        f"{f', {one.stand.day}' if one.stand.day else ''})"
        for one in last
    )
    high = figure(ends[1]) if ends[1] is not None else "open"
    return f"{what}: best {figure(best)}, low {figure(ends[0])}, high {high}; latest of each origin: {said}"
