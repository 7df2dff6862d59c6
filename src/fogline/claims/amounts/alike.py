"""Whether two numbers are one: "three" and "at least three", "1,300 km" and "800 miles", "dozens" in a headline and 40 below."""

from collections.abc import Sequence

from fogline.claims.amounts.phrase import CONVERTED_WITHIN
from fogline.claims.amounts.units import converted
from fogline.records import QuantityRange

_ANY = "casualties"  # killed or wounded: it may be either


def agree(one: QuantityRange, other: QuantityRange, *, loosely: bool = False) -> bool:
    """Tell whether both may be the same number in other forms: one end is the same, bounds and approximation set aside.

    ``loosely`` (one stands in a headline): it is enough that the ranges have a number in common. Numbers in different units
    are converted; people killed are not people wounded.
    """
    fates = {one.fate, other.fate} - {None}
    if len(fates) > 1 and _ANY not in fates:
        return False
    low, high = _in(other.low, other.unit, one.unit), _in(other.high, other.unit, one.unit)
    if (low, high) == (None, None) or (one.low, one.high) == (None, None):
        return False
    slack = 0.0 if one.unit == other.unit else CONVERTED_WITHIN
    if any(_near(a, b, slack) for a in (one.low, one.high) for b in (low, high)):
        return True
    return loosely and _above(high, one.low) and _above(one.high, low)


def same_numbers(some: Sequence[QuantityRange], others: Sequence[QuantityRange], *, loosely: bool = False) -> bool:
    """Tell whether each number of one list agrees with one of the other; ``loosely``: the shorter list decides."""
    here = all(any(agree(one, other, loosely=loosely) for other in others) for one in some)
    there = all(any(agree(one, other, loosely=loosely) for one in some) for other in others)
    return (here or there) if loosely else (here and there)


def _in(value: float | None, unit: str | None, wanted: str | None) -> float | None:
    if value is None or unit == wanted:
        return value
    return converted(value, unit, wanted) if unit and wanted else None


def _near(one: float | None, other: float | None, slack: float) -> bool:
    return one is not None and other is not None and abs(one - other) <= slack * max(abs(one), abs(other))


def _above(high: float | None, low: float | None) -> bool:
    return high is None or low is None or high >= low
