"""Tolls: casualty figures as best, low and high, in the manner of UCDP GED and of coders who choose the cautious figure."""

from collections.abc import Iterable

from fogline.claims.amounts.model import Amount, Toll
from fogline.claims.amounts.objects import PEOPLE, class_of
from fogline.records import QuantityRange

FATES = ("killed", "wounded", "casualties", "missing", "captured", "abducted", "displaced")
"""What becomes of people, in the order in which tolls are told."""


def toll_of(figure: Amount | QuantityRange) -> Toll:
    """Return the toll that one figure tells.

    A plain figure is all three. "At least 12" is best and low, its high end unknown; "up to 40" is high alone; of a range or
    a vague plural ("dozens") the low end is the best figure, as UCDP's coders take the lower where nothing decides; a number
    said to be unknown leaves all three unknown, which is not zero.
    """
    return Toll(figure.low, figure.low, figure.high, figure.approximate)


def toll(quantities: Iterable[QuantityRange], fate: str = "killed", side: str | None = None) -> Toll | None:
    """Return the toll of all people with ``fate`` together, of ``side`` alone where one is given; ``None`` where there is none.

    A number that is a part of another of ``quantities`` is not counted again. Where one of several numbers is not known, best and
    low are the sum of those that are, and high is unknown.
    """
    people = [one for one in quantities if one.unit is None and _of_people(one)]
    spans = {one.span for one in people if one.fate == fate}
    figures = [
        toll_of(one)
        for one in people
        if one.fate == fate and one.whole not in spans and (side is None or one.side == side)
    ]
    if not figures:
        return None
    return Toll(
        _sum([one.best for one in figures]),
        _sum([one.low for one in figures]),
        None if any(one.high is None for one in figures) else _sum([one.high for one in figures]),
        any(one.approximate for one in figures),
    )


def casualties(quantities: Iterable[QuantityRange]) -> dict[str, Toll]:
    """Return the toll of each fate of people that ``quantities`` tell of, in the order of :data:`FATES`."""
    given = tuple(quantities)
    found = ((fate, toll(given, fate)) for fate in FATES)
    return {fate: one for fate, one in found if one is not None}


def rivals(tolls: Iterable[Toll]) -> Toll | None:
    """Return one toll for rival figures of the same event: lowest low and best, highest figure told; ``None`` for none.

    High is unknown only where every figure leaves it open.
    """
    given = list(tolls)
    if not given:
        return None
    bests = [one.best for one in given if one.best is not None]
    lows = [one.low for one in given if one.low is not None]
    highs = [one.high for one in given if one.high is not None]
    return Toll(
        min(bests) if bests else None,
        min(lows) if lows else None,
        max([*highs, *bests]) if highs else None,
        any(one.approximate for one in given),
    )


def _of_people(one: QuantityRange) -> bool:
    kind = class_of(one.of) if one.of else None
    return kind is None or kind in PEOPLE


def _sum(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
