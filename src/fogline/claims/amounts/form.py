"""Amounts from words and back: the value of a phrase, its short form ("600~", "1300 km"), and the form read again."""

import math
import re

from fogline.claims.amounts.marks import in_order
from fogline.claims.amounts.model import Amount
from fogline.claims.amounts.numerals import is_ordinal
from fogline.claims.amounts.phrase import phrase
from fogline.claims.amounts.scan import Scan
from fogline.claims.amounts.units import unit_at
from fogline.claims.words import numbered, word_set
from fogline.records import Span

_TRAILING = word_set(
    """
    of the these those them its their other others more further additional people times such alone dead deaths combined storeys
    stories floors
    """
)
_ANOTHER = re.compile(r"\s+\d")  # a number of its own: "two 120mm shells"
_OR_MORE = re.compile(r"\+(?![\w+])")
_LONGEST = 300  # code points
_DECADES = re.compile(
    r"^(?:(?:early|mid|late)[ -])?(?:(?P<figure>[1-9]0)['’]?s"
    r"|(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|teens))$"
)
_DECADE_WORDS = numbered("teens twenties thirties forties fifties sixties seventies eighties nineties", 10, 10)


def amount(text: str) -> Amount | None:
    """Return the value of a number expression ("about 600", "500 to 1,000", "dozens of"), or ``None`` where it has none.

    Ordinals ("the third") are no quantity.
    """
    if len(text) > _LONGEST:
        return None
    words = in_order(_unwrapped(text)).strip(" \t\n-–")
    scan = Scan.of(words)
    for start in (0, 1):
        if start and not (
            scan[0].kind in ("sign", "dash") or scan.word(0) in ("a", "an", "the", "as", "its", "some", "about")
        ):
            break
        bare_share = scan.word(start) == "third" and not text.lower().strip().startswith("the ")
        if is_ordinal(scan, start) == len(scan) and not bare_share:
            return None
        found = phrase(scan, start, alone=True)
        if found is not None and _rest_says_nothing(scan, found.end):
            return found.amount
    return _decade(words.lower()) or _half(scan) or _unit_alone(scan)


def _unwrapped(text: str) -> str:
    bare = text.strip(' \t\n,.;:“”"')
    while bare[:1] == "(" or (bare[-1:] == ")" and bare.count(")") > bare.count("(")):
        bare = bare[1:] if bare[:1] == "(" else bare[:-1]
        bare = bare.strip(' \t\n,.;:“”"')
    return bare


def value_text(text: str) -> str:
    """Return the short form of a number expression: "600~", "500..1000", ">=7", "0", "1300 km"; "" where there is no value."""
    value = amount(text)
    return short_form(value) if value is not None else ""


def value_at(text: str, span: Span) -> str:
    """Return the short form of the number at ``span``, with the unit that the words right behind it give.

    "40" of "40 km" is forty kilometres, "28" of "Ivan Sirko, 28, said" an age.
    """
    value = amount_at(text, span)
    return short_form(value) if value is not None else ""


def amount_at(text: str, span: Span) -> Amount | None:
    """Return the value of the number at ``span`` of ``text``, its unit taken from right behind it where it has none inside."""
    value = amount(text[span.start : span.end])
    if value is None or value.unit is not None or value.unknown or _ANOTHER.match(text, span.end):
        return value
    if _OR_MORE.match(text, span.end) and value.low == value.high:  # "50" + "+"
        return Amount(value.low, None, value.approximate)
    if is_age(text, span):
        return Amount(value.low, value.high, value.approximate, "years", value.strict)
    behind = Scan.of(f"1{text[span.end : span.end + 40]}")
    unit = unit_at(behind, 1) if len(behind) > 1 else None
    if unit and unit[0].measure in ("length", "area", "share", "age") and behind[1].kind != "sign":
        return Amount(value.low, value.high, value.approximate, unit[0].symbol, value.strict)
    if unit and unit[0].symbol == "%":
        return Amount(value.low, value.high, value.approximate, "%", value.strict)
    return value


def short_form(value: Amount) -> str:
    """Return ``value`` in the short form; "" where both ends are unknown."""
    unit = f" {value.unit}" if value.unit else ""
    low, high = _digits(value.low, value.unit), _digits(value.high, value.unit)
    about = "~" if value.approximate else ""
    if value.unknown:
        return ""
    if value.low is None:
        return f"{'<' if value.strict else '<='}{high}{about}{unit}"
    if value.high is None:
        return f"{'>' if value.strict else '>='}{low}{about}{unit}"
    if value.low != value.high:
        return f"{low}..{high}{about}{unit}"
    return f"{low}{about}{unit}"


_FORM = re.compile(
    r"^(?P<mark>>=|<=|>|<)?(?P<low>-?\d[\d,.]*?(?:e[+-]?\d+)?)(?:\.\.(?P<high>-?\d[\d.]*(?:e[+-]?\d+)?))?(?P<about>~)?"
    r"(?:\s+(?P<unit>[^\W\d_%][\w%/ .-]*|%))?$"
)
_LONGEST_VALUE = 80  # code points
_SAME_UNITS = {"sq mi": "mi2", "sq km": "km2", "percent": "%"}


def from_value(value: str) -> Amount | None:
    """Return the amount that a short form stands for, or ``None`` for "" and for anything that is no short form."""
    match = _FORM.match(value.strip()) if len(value) <= _LONGEST_VALUE else None
    if match is None:
        return None
    try:
        low = float(match["low"].replace(",", ""))
        high = float(match["high"]) if match["high"] else low
    except ValueError:
        return None
    unit = _SAME_UNITS.get(match["unit"] or "", match["unit"])
    about, mark = match["about"] is not None, match["mark"] or ""
    if not low <= high < math.inf:
        return None
    if mark.startswith(">"):
        return Amount(low, None, about, unit, mark == ">")
    if mark.startswith("<"):
        return Amount(None, high, about, unit, mark == "<")
    return Amount(low, high, about, unit)


def _digits(value: float | None, unit: str | None) -> str:
    if value is None:
        return ""
    return f"{round(value, 2):g}" if unit == "ratio" else f"{value:.16g}"


def _rest_says_nothing(scan: Scan, end: int) -> bool:
    return all(
        scan[place].word in _TRAILING or scan[place].word in (",", ".", "-", ")") for place in range(end, len(scan))
    )


def _half(scan: Scan) -> Amount | None:
    """A bare "third" is marked as a quantity only where it is a share."""
    return Amount(1 / 3, 1 / 3, unit="ratio") if scan.word(0) == "third" and len(scan) == 1 else None


def _unit_alone(scan: Scan) -> Amount | None:
    """ "kilometre-long" is one kilometre."""
    unit = unit_at(scan, 0) if len(scan) else None
    if (
        unit
        and unit[0].measure == "length"
        and scan[0].kind == "word"
        and scan.word(unit[1] + 1) in ("long", "wide", "deep", "high")
    ):
        return Amount(1, 1, unit=unit[0].symbol)
    return None


def _decade(words: str) -> Amount | None:
    """ "in their 60s", "in her twenties": an age of ten years' width."""
    match = _DECADES.match(words)
    if match is None:
        return None
    low = float(match["figure"]) if match["figure"] else float(_DECADE_WORDS[match["word"]])
    return Amount(low, low + 9)


_NAME_BEFORE = re.compile(
    r"(?:\b[A-Z][\w'’-]+|\b(?i:mum|mother|grandmother|father|grandfather|husband|wife|son|daughter|brother|sister|man|woman|boy|girl)),\s$"
    r"|\b(?i:he|she|son|daughter|mother|father|brother|sister)\s(?:is|was|turned)\s$"
)
_ONE_BEFORE = re.compile(r"\b(?i:an?|his|her)\s(?:[a-z][\w'’-]+\s){0,2}[a-z][\w'’-]+,\s$")
_APART = re.compile(r",(?:\s(?!\d)|$)|\.(?:\s|$)|\)|$")
_AGED = re.compile(
    r"\b[Aa]ged\s+(?:\d{1,3}(?:\s+years)?(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or|to)\s+)){1,6}$|\b[Aa]ged?\s+(?:of\s+|between\s+|from\s+)?$|\b(?i:man|woman|boy|girl|youth|child|daughter|son)\sof\s$"
)
_UNDER_AGE = re.compile(r"(?:under|over|below)\s+[1-9]\d")
_WHO_ARE = re.compile(r"\b(?i:are|were|is|was|those|anyone|everyone|everybody|people|children|men|women|aged)\s$")
_AGE_ENDS = re.compile(r"(?:,(?:\s(?!\d)|$)|\.(?:\s|$)|\)|\s(?:said|says|told|who|from|as|was|were)\b|$)")


def is_age(text: str, span: Span) -> bool:
    """Tell whether the number at ``span`` is an age: "Ivan Sirko, 28, said", "aged 28"."""
    before = text[max(0, span.start - 40) : span.start]
    if _AGED.search(before):
        return True
    if _UNDER_AGE.fullmatch(text, span.start, span.end) and _WHO_ARE.search(before):  # "four in ten are under 18"
        return _AGE_ENDS.match(text, span.end) is not None
    if not re.fullmatch(r"[1-9]\d", text[span.start : span.end]) or _AGE_ENDS.match(text, span.end) is None:
        return False
    one = _ONE_BEFORE.search(before) is not None and _APART.match(text, span.end) is not None  # "a monk, 54."
    return one or _NAME_BEFORE.search(before) is not None
