"""One measure and ranges of two: a number with its currency or unit, "15 to 30 million", "one in three", "ten to one"."""

from typing import NamedTuple

from fogline.claims.amounts.model import Amount
from fogline.claims.amounts.money import currency_after, currency_before, weighs
from fogline.claims.amounts.numerals import Numeral, is_ordinal, numeral
from fogline.claims.amounts.scan import Scan
from fogline.claims.amounts.units import unit_at


class Measure(NamedTuple):
    """One number with its unit; ``scaled``: it has a scale word of its own ("30 million")."""

    value: float
    unit: str | None
    end: int
    scaled: bool
    share: bool


def measure(scan: Scan, at: int, *, alone: bool = False) -> Measure | None:
    """Return the number with its unit that begins at token ``at``, or ``None``; with ``alone`` "a metre" counts too."""
    money = currency_before(scan, at)
    start = money[1] if money else at
    if is_ordinal(scan, start):
        return None
    outof = _out_of(scan, start, alone=alone) if not money else None
    if outof is not None:
        return outof
    found = numeral(scan, start, money=money is not None)
    if found is None and scan.word(start) in ("a", "an") and not money:
        one = unit_at(scan, start + 1)
        if one and one[0].measure in ("length", "area") and (alone or one[0].size > 100):
            return Measure(1.0, one[0].symbol, one[1], False, False)
    if found is None or (found.value == 0 and found.share):
        return None
    scaled = scan.word(found.end - 1) not in ("", "and") and found.value >= 100 and found.end - start > 1
    if money:
        repeated = currency_after(scan, found.end)
        return Measure(found.value, money[0], repeated[1] if repeated else found.end, scaled, False)
    return _with_unit(scan, found, scaled)


def _with_unit(scan: Scan, found: Numeral, scaled: bool) -> Measure:
    end = found.end
    place = end
    if found.share and scan.word(end) == "of" and scan.word(end + 1) in ("a", "one"):
        place = end + 2
    elif found.share and scan.word(end) in ("a", "an"):
        place = end + 1
    if scan.word(place) == "more" and scan.word(place + 1) in ("km", "kilometres", "kilometers", "miles"):
        place += 1
    unit = unit_at(scan, place)
    money = currency_after(scan, place)
    if money and (unit is None or money[1] >= unit[1]):
        value, after = _scale_after_money(scan, found.value, money[1])
        per = unit_at(scan, after + 1) if scan.word(after) == "per" else None
        if per:
            return Measure(value, f"{money[0]}/{per[0].symbol}", per[1], scaled, False)
        return Measure(value, money[0], after, scaled, False)
    if unit:
        return Measure(found.value, unit[0].symbol, unit[1], scaled, False)
    pound = place + (scan[place].kind == "dash")
    if scan.word(pound) in ("pound", "pounds") and weighs(scan, place, pound + 1):
        return Measure(found.value, "lb", pound + 1, scaled, False)
    return Measure(found.value, None, end, scaled, found.share)


def _scale_after_money(scan: Scan, value: float, at: int) -> tuple[float, int]:
    """ "75 USD million"."""
    factor = {"million": 1e6, "billion": 1e9, "thousand": 1e3}.get(scan.word(at))
    return (value * factor, at + 1) if factor and value < 1000 else (value, at)


def _out_of(scan: Scan, at: int, *, alone: bool) -> Measure | None:
    """ "one in three", "two out of five": a share. "Killed three in two villages" is none."""
    above = numeral(scan, at)
    if above is None or above.share or above.value < 1:
        return None
    words = scan.word(above.end), scan.word(above.end + 1)
    place = above.end + {("out", "of"): 2, ("of", "every"): 1}.get(words, 1 if words[0] == "in" else 0)
    if place == above.end:
        return None
    place += scan.word(place) == "every"
    below = numeral(scan, place)
    if below is None or below.value <= above.value:
        return None
    loose = words[0] == "in" and (
        below.share or unit_at(scan, below.end) is not None or scan[at].kind != scan[place].kind
    )
    unlikely = above.value != 1 and below.value not in (5, 10, 100, 1000)  # "three in four villages"
    if loose or (words[0] == "in" and not alone and (unlikely or below.value > 1000)):  # "one in 2019"
        return None
    return Measure(above.value / below.value, None, below.end, False, True)


def odds(scan: Scan, first: Measure) -> tuple[Amount, int] | None:
    """ "ten to one", "18-fold": a ratio."""
    if first.unit or first.share:
        return None
    place = first.end + (scan[first.end].kind == "dash")
    if scan.word(place) in ("fold", "times") and place > first.end:
        return Amount(first.value, first.value, unit="ratio"), place + 1
    if scan.word(first.end) == "to" and scan.word(first.end + 1) == "one" and not scan.word(first.end + 2):
        return Amount(first.value, first.value, unit="ratio"), first.end + 2
    return None


def range_from(scan: Scan, first: Measure, opening: str) -> tuple[Amount, int] | None:
    """Return the range that begins with ``first`` ("500 to 1,000"), after ``opening`` ("between", "from", "")."""
    place = first.end
    if not _joins(scan, place, opening):
        return None
    second = measure(scan, place + 1 + (scan.word(place + 1) in ("perhaps", "possibly", "as", "about", "even")))
    if second is None or not _fit(first, second):
        return None
    low, high = first.value, second.value
    if scan.word(place) == "or" and not (low < high <= 4 * low + 4):
        return None
    low = _scaled(low, high, first, second)
    if low > high or (scan[place].kind == "dash" and low == high):
        return None
    unit = second.unit or first.unit or ("ratio" if first.share and second.share else None)
    return Amount(low, high, unit=unit), second.end


def _joins(scan: Scan, place: int, opening: str) -> bool:
    """Tell whether the word or dash at ``place`` joins the two ends of a range; a hyphen does between figures alone."""
    token = scan[place]
    if token.kind == "dash":
        figures = scan[place + 1].kind == "figure" or currency_before(scan, place + 1) is not None
        return opening == "between" or token.raw != "-" or figures or scan[place - 1].kind != "figure"
    if opening == "between":
        return token.word in ("and", "to")
    return token.word in ("to", "through", "till", "or")


def _fit(first: Measure, second: Measure) -> bool:
    if first.unit and second.unit and first.unit != second.unit:
        return False
    return not (second.unit and not first.unit and first.share and second.unit != "%")


def _scaled(low: float, high: float, first: Measure, second: Measure) -> float:
    """ "15 to 30 million": the scale word of the second number is meant for both."""
    scale = _scale_of(high)
    return low * scale if second.scaled and not first.scaled and low < 1000 and low * scale <= high else low


def _scale_of(value: float) -> float:
    for scale in (1e12, 1e9, 1e6, 1e3, 1e2):
        if value >= scale:
            return scale
    return 1.0
