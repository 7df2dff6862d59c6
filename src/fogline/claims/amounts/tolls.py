"""Tolls: casualty figures as best, low and high, in the manner of UCDP GED and of coders who choose the cautious figure."""

from collections.abc import Iterable

from fogline.claims.amounts.model import Amount, Counted, Toll


def toll_of(amount: Amount) -> Toll:
    """Return the toll that one figure tells.

    A plain figure is all three. "At least 12" is best and low, its high end unknown; "up to 40" is high alone; of a range or
    a vague plural ("dozens") the low end is the best figure, as UCDP's coders take the lower where nothing decides; a number
    said to be unknown leaves all three unknown, which is not zero.
    """
    best = amount.low
    return Toll(best, amount.low, amount.high, amount.approximate)


def toll(counted: Iterable[Counted], fate: str = "killed") -> Toll | None:
    """Return the toll of all figures with ``fate`` together, parts of another figure left out; ``None`` where there is none.

    Where one of several numbers is not known, best and low are the sum of those that are, and high is unknown.
    """
    tolls = [
        toll_of(one.amount) for one in counted if one.fate == fate and one.whole is None and one.amount.unit is None
    ]
    if not tolls:
        return None
    return Toll(
        _sum([one.best for one in tolls]),
        _sum([one.low for one in tolls]),
        None if any(one.high is None for one in tolls) else _sum([one.high for one in tolls]),
        any(one.approximate for one in tolls),
    )


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


def _sum(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
