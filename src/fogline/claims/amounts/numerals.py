"""Numerals in words and figures: "two hundred and forty", "1.5 million", "a dozen", "two thirds", "one and a half"."""

import math
from typing import NamedTuple

from fogline.claims.amounts.scan import FRACTIONS, Scan, figure
from fogline.claims.words import SMALL_NUMBERS, TENS, numbered

_UNITS = SMALL_NUMBERS | {"nought": 0, "naught": 0}
_TENS = TENS | {"fourty": 40}
_ORDINALS = (
    numbered(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth", 1
    )
    | numbered("fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", 15)
    | numbered("thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth", 30, 10)
    | {"thousandth": 1000, "millionth": 10**6}
)
_SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5, "crore": 10**7,
    "mln": 10**6, "mil": 10**6, "mn": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "tln": 10**12,
}  # fmt: skip
_GLUED_SCALES = {"k": 10**3, "K": 10**3, "M": 10**6, "MM": 10**6, "B": 10**9, "b": 10**9, "G": 10**9}
_DOZENS = {"dozen": 12, "dozens": 12, "dz": 12, "dzs": 12, "doz": 12, "dozs": 12, "score": 20}
DENOMINATORS = {
    "half": 2, "halves": 2, "quarter": 4, "quarters": 4, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
DENOMINATORS |= {f"{name}s": value for name, value in DENOMINATORS.items() if not name.endswith("s") and name != "half"}


_LONGEST = 200  # code points
_MOST = 1e18
"""A longer figure is no number of anything but the name of something."""
_COUNTABLE_ALONE = frozenset(("hundred", "thousand", "million", "billion", "trillion", "dozen", "score"))
FIRST_WORDS = frozenset((*_UNITS, *_TENS, *_COUNTABLE_ALONE, "a", "an", "half", "quarter"))
"""The words with which a number can begin."""


class Numeral(NamedTuple):
    """A value and the place after its last token; ``share``: a fraction of something, not a count."""

    value: float
    end: int
    share: bool = False


def numeral(scan: Scan, at: int, *, money: bool = False) -> Numeral | None:
    """Return the longest number that begins at token ``at``: a cardinal, a share, or a cardinal with a share.

    With ``money`` a glued "m" is a million ("€500m"), without it metres.
    """
    whole = _cardinal(scan, at, money=money)
    part = share(scan, at)
    if part is not None and (whole is None or part.end > whole.end):
        return _of_scale(scan, part)
    if whole is None:
        return None
    return _with_share(scan, whole, at)


def share(scan: Scan, at: int) -> Numeral | None:
    """Return the fraction that begins at token ``at``: "a third", "two-thirds", "half", "3/4", "½"."""
    token = scan[at]
    if token.kind == "share":
        return Numeral(FRACTIONS[token.raw], at + 1, True)
    slash = scan[at + 1]
    if (
        token.kind == "figure"
        and slash.word == "/"
        and slash.glued
        and scan[at + 2].glued
        and scan[at + 2].kind == "figure"
    ):
        above, below = figure(token.word), figure(scan[at + 2].word)
        dated = scan[at + 3].word == "/" and scan[at + 3].glued  # 5/17/2018
        return Numeral(above / below, at + 3, True) if 0 < above < below <= 1000 and not dated else None
    if token.word in ("half", "quarter"):
        return Numeral(1 / DENOMINATORS[token.word], at + 1, True)
    counted = Numeral(1.0, at + 1) if token.word in ("a", "an") else _below_hundred(scan, at)
    if counted is None or counted.value > 99 or counted.value != int(counted.value):
        return None
    place = scan.after_dash(counted.end)
    parts = DENOMINATORS.get(scan.word(place))
    return Numeral(counted.value / parts, place + 1, True) if parts is not None else None


def number(text: str) -> float | None:
    """Return the number that ``text`` is, ordinals among them ("two million", "a dozen", "53rd"), or ``None``."""
    if len(text) > _LONGEST:
        return None
    scan = Scan.of(text.strip())
    ordinal = _ordinal(scan)
    if ordinal is not None:
        return ordinal
    start = (
        1
        if scan.word(0) in ("a", "an") and scan.word(1) in ("hundred", "thousand", "million", "billion", "dozen")
        else 0
    )
    found = numeral(scan, start)
    if found is not None and found.end == len(scan) and not found.share:
        return found.value
    return _SINGLE.get(text.lower().strip())


_SINGLE = {
    "a": 1.0, "an": 1.0, "single": 1.0, "sole": 1.0, "lone": 1.0, "both": 2.0, "couple": 2.0, "a couple": 2.0, "pair": 2.0,
    "once": 1.0, "twice": 2.0, "no": 0.0, "none": 0.0,
}  # fmt: skip


def is_ordinal(scan: Scan, at: int) -> int:
    """Return the place after an ordinal that begins at ``at`` ("53rd", "twenty-fifth", "third"), or 0."""
    if scan[at].kind == "ordinal" or scan.word(at) in _ORDINALS:
        return at + 1
    if scan.word(at) in _TENS and 0 < _ORDINALS.get(scan.word(scan.after_dash(at + 1)), 0) < 10:
        return scan.after_dash(at + 1) + 1
    return 0


def _ordinal(scan: Scan) -> float | None:
    if len(scan) == 0 or is_ordinal(scan, 0) != len(scan):
        return None
    if scan[0].kind == "ordinal":
        return figure(scan[0].word[:-2])
    if scan.word(0) in _ORDINALS:
        return float(_ORDINALS[scan.word(0)])
    return float(_TENS[scan.word(0)] + _ORDINALS[scan.word(len(scan) - 1)])


def _cardinal(scan: Scan, at: int, *, money: bool) -> Numeral | None:
    total, limit, place, end = 0.0, math.inf, at, 0
    while True:
        part = _below_thousand(scan, place)
        first = end == 0
        if (
            part is None
            and first
            and scan.word(at) in _SCALES
            and scan.word(at) in ("thousand", "million", "billion", "trillion")
        ):
            part = Numeral(1.0, at)
        if part is None:
            break
        scale, after = _scale(scan, part.end, money=money)
        if not first and (scale >= limit or part.value >= limit or part.value != int(part.value)):
            break
        total, limit, end = total + part.value * scale, scale, after
        if scale == 1 or part.value * scale != int(part.value * scale):
            break
        place = after + 1 if scan.word(after) == "and" else after
        if scan[place].kind == "dash":
            break
        if scan.word(after) == "and" and (scan.word(place) in ("a", "an", "half") or scan[place].kind == "figure"):
            break
        follows_share = share(scan, place)
        if follows_share is not None and follows_share.end > place + 1 and scan.word(place) not in _TENS:
            break
    if end == 0:
        return None
    return _with_decimals(scan, Numeral(total, end))


def _scale(scan: Scan, at: int, *, money: bool) -> tuple[float, int]:
    """Return what the scale words at ``at`` multiply by ("million", "lakh crore", a glued "k"), and the place after them."""
    scale, place = 1.0, at
    token = scan[place]
    ends = not (scan[place + 1].glued and scan[place + 1].kind in ("word", "figure"))  # "9M729" is no nine million
    if token.glued and token.kind == "word" and scan[place - 1].kind == "figure" and ends:
        glued = _GLUED_SCALES.get(token.raw) or ({"m": 10**6, "tr": 10**12}.get(token.raw) if money else None)
        if glued:
            return float(glued), place + 1
    if token.raw in ("k", "K") and scan[place - 1].kind == "figure":
        return 1000.0, place + 1
    if money and token.word in ("m", "b"):
        return (1e6 if token.word == "m" else 1e9), place + 1
    while True:
        word = scan.word(scan.after_dash(place) if scan.word(scan.after_dash(place)) in _SCALES else place)
        if (
            word in _SCALES
            and scale <= _MOST
            and (word not in ("mil", "mn", "bn", "tn") or scan[place - 1].kind == "figure")
        ):
            scale, place = scale * _SCALES[word], (scan.after_dash(place)) + 1
        else:
            return scale, place


def _below_thousand(scan: Scan, at: int) -> Numeral | None:
    """ "two hundred and forty", "322 hundred", "a hundred", "three dozen", any figure."""
    article = scan.word(at) in ("a", "an")
    if scan.word(at + article) in _COUNTABLE_ALONE and (article or scan.word(at) in ("hundred", "dozen")):
        part: Numeral | None = Numeral(1.0, at + article)
    else:
        part = _below_hundred(scan, at)
    if part is None:
        return None
    place = scan.after_dash(part.end)
    if scan.word(place) in _DOZENS:
        return Numeral(part.value * _DOZENS[scan.word(place)], place + 1)
    if scan.word(place) not in ("hundred", "hundreds"):
        return part
    return _hundreds_and(scan, Numeral(part.value * 100, place + 1))


def _hundreds_and(scan: Scan, hundreds: Numeral) -> Numeral:
    """Add what follows the hundreds: "two hundred (and) forty", "three hundred and two dozen"."""
    start = hundreds.end + 1 if scan.word(hundreds.end) == "and" else hundreds.end
    rest = _below_hundred(scan, start)
    if rest is None or not 0 < rest.value < 100 or rest.value != int(rest.value):
        return hundreds
    after = scan.after_dash(rest.end)
    if scan.word(after) in _DOZENS:
        return Numeral(hundreds.value + rest.value * _DOZENS[scan.word(after)], after + 1)
    broken = share(scan, start)
    if scan.word(after) == "hundred" or (broken is not None and broken.end > rest.end):
        return hundreds
    return Numeral(hundreds.value + rest.value, rest.end)


def _below_hundred(scan: Scan, at: int) -> Numeral | None:
    token = scan[at]
    if token.kind == "figure":
        value = figure(token.word)
        return Numeral(value, at + 1) if value <= _MOST else None
    word = scan.word(at)
    if word in _UNITS:
        return Numeral(_UNITS[word], at + 1)
    if word in _TENS:
        after = scan.after_dash(at + 1)
        if 0 < _UNITS.get(scan.word(after), 0) < 10:
            return Numeral(_TENS[word] + _UNITS[scan.word(after)], after + 1)
        return Numeral(_TENS[word], at + 1)
    return None


def _with_decimals(scan: Scan, whole: Numeral) -> Numeral:
    """ "two hundred point zero three", "point seventy-one"."""
    if scan.word(whole.end) != "point":
        return whole
    digits, place = "", whole.end + 1
    while (word := scan.word(place)) in _UNITS and _UNITS[word] < 10:
        digits, place = digits + str(_UNITS[word]), place + 1
    if not digits:
        part = _below_hundred(scan, place)
        if part is None or part.value != int(part.value):
            return whole
        digits, place = str(int(part.value)), part.end
    return Numeral(whole.value + float(f"0.{digits}"), place)


def _with_share(scan: Scan, whole: Numeral, at: int) -> Numeral:
    """ "one and a half", "2 1/4", "one million and a half", "five and a half million"."""
    place = whole.end + 1 if scan.word(whole.end) == "and" else whole.end
    part = share(scan, place)
    joined = scan.word(whole.end) == "and"
    if part is None or (not joined and scan[whole.end].kind not in ("share", "figure")):
        return whole
    if scan[whole.end].kind == "figure" and scan[whole.end - 1].kind != "figure":
        return whole
    scale, end = _scale(scan, part.end, money=False)
    if joined and scale == 1:
        last = scan.word(whole.end - 1)
        value = whole.value + part.value * (_SCALES.get(last, 1) if whole.end - 1 > at else 1)
        following = scan.word(part.end)
        plain = following in ("", "of") or not following.endswith("s") or scan.word(place) in ("a", "one", "half")
        return Numeral(value, part.end) if plain else whole
    if scale > 1 and whole.value < 1000:
        return Numeral((whole.value + part.value) * scale, end)
    if scale > 1:
        return Numeral(whole.value + part.value * scale, end)
    return Numeral(whole.value + part.value, part.end)


def _of_scale(scan: Scan, part: Numeral) -> Numeral:
    """ "half a million", "quarter million", "two thirds of a million", "half a dozen" are counts; a bare share stays one."""
    place = scan.after_dash(part.end)
    if scan.word(place) == "of" and scan.word(scan.after_dash(place + 1)) == "a":
        place = scan.after_dash(place + 1)
    if scan.word(place) == "a":
        place += 1
    place = scan.after_dash(place)
    word = scan.word(place)
    if word in _DOZENS and not word.endswith("s"):
        return Numeral(part.value * _DOZENS[word], place + 1)
    if word == "hundred":
        return Numeral(part.value * 100, place + 1)
    scale, end = _scale(scan, place, money=False)
    return Numeral(part.value * scale, end) if scale > 1 and end > place else part
