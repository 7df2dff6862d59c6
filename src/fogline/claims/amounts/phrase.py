"""The grammar of an amount: marks, a number or range or vague plural, a unit before or after, a second unit in brackets."""

from dataclasses import replace
from typing import NamedTuple

from fogline.claims.amounts.marks import Mark, marks_after, marks_before
from fogline.claims.amounts.measure import measure, odds, range_from
from fogline.claims.amounts.model import Amount
from fogline.claims.amounts.money import currency_after
from fogline.claims.amounts.scan import Scan
from fogline.claims.amounts.units import converted, same_measure, unit_at
from fogline.claims.amounts.vague import vague


class Phrase(NamedTuple):
    """An amount, the place after its last token, and the same quantity in a second unit where one is told."""

    amount: Amount
    end: int
    also: Amount | None = None


def phrase(scan: Scan, at: int, *, alone: bool = False) -> Phrase | None:
    """Return the amount whose words begin at token ``at``, or ``None``.

    ``alone`` tells that the text is nothing but a quantity, so that words count which in running text mostly are none.
    """
    before = marks_before(scan, at)
    start, aged = _age(scan, before.end)
    core = _core(scan, start, alone=alone)
    if core is None:
        return None
    amount, end = core
    if amount.high == 0 and before.end > at and not alone:  # "almost no losses": the "no" is found by itself
        return None
    if aged and amount.unit is None:
        amount = replace(amount, unit="years")
    after = marks_after(scan, end)
    if after.end == end and amount.unit is None:
        amount, end = _with_unit_after(scan, amount, end)
        after = marks_after(scan, end)
    elif after.end > end and amount.unit is None:
        amount, unit_end = _with_unit_after(scan, amount, after.end)
        after = Mark(after.bound, after.approximate, unit_end)
    both = _second_bound(scan, before, amount, after.end) if not after.bound else None
    if both is not None:
        return both
    amount = _marked(amount, before, after)
    also, end = _second_unit(scan, amount, after.end)
    if also is None:
        end = after.end
    return Phrase(amount, end, also)


def _age(scan: Scan, at: int) -> tuple[int, bool]:
    """Return the place after "the age of", "as young as", and whether it stood there."""
    if scan.word(at) not in ("the", "age", "as", "aged"):
        return at, False
    for words in (("the", "age", "of"), ("age", "of"), ("age",), ("as", "young", "as"), ("as", "old", "as"), ("aged",)):
        if tuple(scan.word(at + n) for n in range(len(words))) == words:
            return at + len(words), True
    return at, False


def _core(scan: Scan, at: int, *, alone: bool) -> tuple[Amount, int] | None:
    """Return the bare number, range or vague plural that begins at ``at``, and the place after it."""
    opening = scan.word(at) if scan.word(at) in ("between", "from") else ""
    first = measure(scan, at + bool(opening), alone=alone)
    if first is None:
        return None if opening else _loose(scan, at, alone=alone)
    whole = odds(scan, first) or range_from(scan, first, opening)
    if whole is not None or opening:
        return whole
    return Amount(first.value, first.value, unit=first.unit or ("ratio" if first.share else None)), first.end


def _loose(scan: Scan, at: int, *, alone: bool) -> tuple[Amount, int] | None:
    loose = vague(scan, at, alone=alone)
    if loose is None or (scan.word(at) == "all" and at == 0):  # "all" says how many only in "almost all"
        return None
    strict = loose.unit == "ratio" and loose.high is None
    return Amount(loose.low, loose.high, loose.approximate, loose.unit, strict, loose.plural), loose.end


def _with_unit_after(scan: Scan, amount: Amount, at: int) -> tuple[Amount, int]:
    """ "hundreds of kilometres", "a couple of hundred metres", "millions of dollars", "30 or so miles"."""
    place = at + 1 if scan.word(at) == "of" else at
    unit = unit_at(scan, place)
    money = currency_after(scan, place)
    if money:
        return replace(amount, unit=money[0]), money[1]
    if unit and unit[0].symbol not in ("%", "'") and unit[0].measure != "angle":
        return replace(amount, unit=unit[0].symbol), unit[1]
    return amount, at


def _marked(amount: Amount, before: Mark, after: Mark) -> Amount:
    bound = after.bound or before.bound
    approximate = amount.approximate or ((before.approximate or after.approximate) and not amount.vague)
    if amount.unknown:
        return amount
    single = amount.low == amount.high
    if bound in (">", ">="):
        return replace(amount, high=None, approximate=approximate, strict=bound == ">" and single)
    if bound in ("<", "<="):
        if amount.low != amount.high:  # "as many as 20,000 to 30,000"
            return replace(amount, approximate=approximate)
        return replace(amount, low=None, approximate=approximate, strict=bound == "<")
    return replace(amount, approximate=approximate, strict=amount.strict and not approximate)


def _second_bound(scan: Scan, before: Mark, amount: Amount, at: int) -> Phrase | None:
    """ "more than 10 and less than 40", "at most 100 and at least 20"."""
    if not before.bound or amount.low != amount.high or scan[at].word not in ("and", "but", ","):
        return None
    second = marks_before(scan, at + 1)
    if not second.bound or (second.bound[0] == before.bound[0]):
        return None
    other = measure(scan, second.end)
    if other is None or (amount.unit and other.unit and amount.unit != other.unit):
        return None
    if amount.low is None:
        return None
    ends = {before.bound[0]: amount.low, second.bound[0]: other.value}
    if ends[">"] >= ends["<"]:
        return None
    return Phrase(Amount(ends[">"], ends["<"], False, amount.unit or other.unit), other.end)


CONVERTED_WITHIN = 0.25
"""How far a figure in brackets may lie from the exact conversion: reporters round ("185 miles (300 km)")."""


def _second_unit(scan: Scan, amount: Amount, at: int) -> tuple[Amount | None, int]:
    """The same quantity told again: "1,300-kilometre (800-mile)", "$40bn (£32bn)", "8 km, or 5 miles,"."""
    if amount.unit is None or amount.unit in ("%", "ratio"):
        return None, at
    bracketed = scan[at].word in ("(", "[")
    spoken = scan.word(at) == "or" or (scan[at].word == "," and scan.word(at + 1) == "or") or scan[at].word == "/"
    if not bracketed and not spoken:
        return None, at
    place = at + 1 + (scan[at].word == ",")
    inner = marks_before(scan, place)
    again = _core(scan, inner.end, alone=False)
    if again is None:
        return None, at
    second, end = again
    if not same_quantity(amount, second):
        return None, at
    if bracketed:
        if scan[end].word not in (")", "]"):
            return None, at
        end += 1
    return second, end


def same_quantity(first: Amount, second: Amount) -> bool:
    """Tell whether ``second`` is ``first`` in another unit, allowing for rounding.

    Between currencies the figures cannot be checked.
    """
    if first.unit is None or second.unit is None or first.unit == second.unit:
        return False
    if len(first.unit) == len(second.unit) == 3 and first.unit.isupper() and second.unit.isupper():
        return True
    if not same_measure(first.unit, second.unit):
        return False
    for one, other in ((first.low, second.low), (first.high, second.high)):
        if one is None or other is None:
            continue
        exact = converted(one, first.unit, second.unit)
        if exact is None or abs(exact - other) > CONVERTED_WITHIN * max(abs(exact), abs(other)):
            return False
    return True
