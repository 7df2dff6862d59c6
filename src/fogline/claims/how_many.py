"""How many: the plain value of a number expression, as a range and in the corpus's short form.

Vague plurals follow one convention: "dozens" 24..99, "scores" 40..99, "hundreds" 200..999, "thousands" 2000..9999,
"tens of thousands" 20000..99999, "hundreds of thousands" 200000..999999, "millions" 2000000..9999999. "Several", "many", "some"
without a number have no value.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fogline.claims.numerals import number, part
from fogline.claims.page import Page
from fogline.claims.words import plain, without_article
from fogline.records import Frame, QuantityRange, Span

if TYPE_CHECKING:
    from fogline.records.reading import RoleName

# fmt: off
_VAGUE = {
    "hundreds of thousands": (200_000, 999_999), "tens of thousands": (20_000, 99_999),
    "tens of millions": (20_000_000, 99_999_999), "hundreds of millions": (200_000_000, 999_999_999),
    "several thousand": (3000, 9999), "several hundred": (300, 999), "several dozen": (36, 99),
    "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2000, 9999),
    "millions": (2_000_000, 9_999_999), "billions": (2_000_000_000, 9_999_999_999),
    "few dozen": (24, 60), "few hundred": (200, 500), "few thousand": (2000, 5000),
}
_UNITS = {
    r"sq(?:uare)?[ -](?:km|kilomet(?:re|er)s?)|km2|km²": "km2", r"sq(?:uare)?[ -](?:mi|miles?)": "mi2",
    r"(?:cubic met(?:re|er)s?|m3|m³)": "m3", r"nautical miles?|nmi?": "nmi",
    r"k(?:m|ilomet(?:re|er)s?)": "km", r"mi(?:les?)?": "mi", r"cm|centimet(?:re|er)s?": "cm", r"m(?:et(?:re|er)s?)?": "m",
    r"hectares?": "ha", r"tons?|tonnes?": "t", r"k(?:g|ilograms?|ilos?)": "kg", r"feet|ft": "ft", r"yards?": "yd", r"mm": "mm",
    r"years?(?:[ -]+old)?": "years", r"months?": "months", r"weeks?": "weeks", r"days?": "days", r"hours?": "hours",
    r"minutes?": "minutes", r"mw|megawatts?": "MW", r"barrels?": "barrels",
}
_MONEY = {
    "$": "USD",
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
    "₴": "UAH",
}
_MONEY_WORDS = {
    "dollar": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "rouble": "RUB",
    "ruble": "RUB",
    "hryvnia": "UAH",
    "rupee": "INR",
    "yuan": "CNY",
    "lira": "TRY",
}
# fmt: on
_MARKS = [
    (r"at least|no (?:fewer|less) than|a minimum of|not less than|minimum", ">="),
    (r"as many as|within|up to|as much as|at most|no more than|a maximum of|maximum", "<="),
    (r"(?:slightly |well )?(?:more than|over|above|exceeding|in excess of|upwards? of)|greater than", ">"),
    (r"fewer than|less than|under|below", "<"),
    (
        r"about|around|roughly|approximately|some|nearly|almost|an? estimated|estimated|perhaps|close to|circa|near|just under|"
        r"just over|more or less|closer to|nearer|up to about|an average of|maybe|probably|possibly|only about",
        "~",
    ),
]
_NEXT_ITEM = re.compile(r",|\band (?=\d)")  # "13 tanks, 20 guns and 4 lorries" counts three things
_RANGE = re.compile(
    r"^(?:between |from )?(.+?)(?: to | and (?=\S+$|\S+ (?:million|thousand|billion))|\s?[–—-]\s?(?=[\d$€£]))(.+)$"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A range (``None``: open end); ``strict`` tells "more than" from "at least"; ``unit`` as in the short form."""

    low: float | None
    high: float | None
    approximate: bool = False
    unit: str | None = None
    strict: bool = False


def amount(text: str) -> Amount | None:
    """Return the value of a number expression ("about 600", "500 to 1,000", "dozens of"), or ``None`` where it has none."""
    words = re.sub(
        r"^(?:the|a total of|a further|an additional|another|a combined|only|just|the total of)\s+",
        "",
        plain(text).strip(" ,.;:()").lower(),
    )
    words = re.sub(r"\s*\([^)]*\)?\s*$", "", words)
    mark, words = _mark(words)
    if re.search(r"(?:\bor so|-odd|\bor thereabouts)$", words):
        mark, words = mark or "~", re.sub(r"\s*(?:\bor so|-odd|\bor thereabouts)$", "", words)
    if re.search(r"\d\+$|-plus$|\bor more$", words):
        mark, words = ">" if "plus" in words or "+" in words else ">=", re.sub(r"\+$|-plus$|\s*\bor more$", "", words)
    words, unit = _unit(words)
    words = re.sub(r"\s+of(?: the| these| those| them)?$", "", words).strip()
    vague = _VAGUE.get(re.sub(r"^(?:many|the|a)\s+", "", words))
    if vague is not None:
        return Amount(vague[0], None if mark in (">", ">=") else vague[1], False, unit)
    return _range(words, mark, unit) or _single(words, mark, unit)


def value_text(text: str) -> str:
    """Return the short form of the corpus: "600~", "500..1000", ">=7", "0", "1300 km"; "" where there is no value."""
    value = amount(text)
    if value is None:
        return ""
    unit = f" {value.unit}" if value.unit else ""
    low, high = _digits(value.low, value.unit), _digits(value.high, value.unit)
    if value.low is None:
        return f"{'<' if value.strict else '<='}{high}{unit}"
    if value.high is None:
        return f"{'>' if value.strict else '>='}{low}{unit}"
    if value.low != value.high:
        return f"{low}..{high}{unit}"
    return f"{low}{'~' if value.approximate else ''}{unit}"


def quantities(page: Page, frame: Frame, spans: Iterable[Span]) -> tuple[QuantityRange, ...]:
    """Return the numbers at ``spans``, fillers of the frame's ``quantity`` role, each with what is counted."""
    found = []
    for span in spans:
        if not page.inside(span):
            continue
        inner = [mention.span for mention in page.mentions_in(span) if mention.type == "QUANTITY"] or [span]
        for place in inner:
            value = amount(page.words(place))
            if value is not None:
                measure = value.unit is not None and value.unit not in ("ratio", "%")
                of = _counted(page, frame, place, measure=measure)
                found.append(QuantityRange(value.low, value.high, value.approximate, value.unit, of, place))
    return tuple(dict.fromkeys(found))


_PART_OF = re.compile(r"^\s*of\b(?:\s+(?:the\s+)?\d[\d,.]*\b)?\s*")
"""What leads to the whole in "14 of 17 drones": fourteen drones."""
_NOUN_AFTER = re.compile(r"\s*((?:[a-z][\w'’-]*\s+){0,2}?[a-z][\w'’-]*s\b|people|men|women|children|troops)")
_NO_NOUN = re.compile(
    r"\b(?:as|is|was|has|his|its|this|us|thus|across|towards|always|perhaps|besides|does|says|killed|wounded|injured|dead|hurt"
    r"|and|or|in|on|at|by|from|to|with|after|before|of|were|are|had|have)\b"
)


def _counted(page: Page, frame: Frame, place: Span, *, measure: bool) -> str | None:
    """Return the words after the number in a target that holds it, else the words after it, else the target."""
    roles: tuple[RoleName, ...] = ("target", "actor", "instrument")
    for role in roles:
        for span in frame.fillers(role):
            if page.inside(span) and span.contains(place):
                words = without_article(_NEXT_ITEM.split(_PART_OF.sub("", page.text[place.end : span.end]))[0])
                if words and not re.match(r"(?:and|or|to|more|others)\b", words):
                    return words
    if measure:  # "an advance of 800 metres" counts nothing
        return None
    sentence = page.sentence_of(place)
    after = _NOUN_AFTER.match(_PART_OF.sub("", page.text[place.end : sentence.end]))
    if after and not _NO_NOUN.search(after.group(1)) and page.words(frame.trigger) not in after.group(1):
        return after.group(1)
    for span in frame.fillers("target"):
        if page.inside(span):
            words = without_article(page.words(span))
            return words if words and amount(words) is None else None
    return None


def _mark(words: str) -> tuple[str, str]:
    for pattern, mark in _MARKS:
        match = re.match(rf"(?:{pattern})\s+", words)
        if match and match.end() < len(words):
            inner, rest = _mark(words[match.end() :])
            return (mark if mark != "~" or not inner else inner), rest
    return "", words


def _unit(words: str) -> tuple[str, str | None]:
    money = re.match(r"(us\$|a\$|c\$|[$€£¥₽₴])\s?(?=\d)", words)
    if money:
        return re.sub(r"(?:us|a|c)?[$€£¥₽₴]\s?", "", words), _MONEY[money.group(1).upper()]
    match = re.search(r"^(.*\S)\s+(?:us )?(dollar|euro|pound|rouble|ruble|hryvnia|rupee|yuan|lira)s?$", words)
    if match:
        return match.group(1), _MONEY_WORDS[match.group(2)]
    share = re.search(r"^(.*?\S)\s?(?:%|per ?cent)(?: of)?$", words)
    if share:
        return share.group(1), "%"
    for pattern, unit in _UNITS.items():
        match = re.search(rf"^(.*?(?:\d|\s|-|\b(?:half|dozen|hundred)))[\s-]?(?:{pattern})$", words, re.IGNORECASE)
        if match:
            return match.group(1).strip(" -"), unit
    return words, None


def _range(words: str, mark: str, unit: str | None) -> Amount | None:
    match = _RANGE.match(words)
    if match is None or part(words) is not None:
        return None
    low, high = number(match.group(1)), number(match.group(2))
    if low is None or high is None:
        return None
    scale = re.search(r"\b(million|thousand|billion|hundred)$", match.group(2))
    if scale and low < 1000 and not re.search(r"[a-z]{4,}$", match.group(1)):
        low *= number(scale.group(1)) or 1
    if low > high:
        return None
    return Amount(low, high, mark == "~", unit)


def _single(words: str, mark: str, unit: str | None) -> Amount | None:
    words = re.sub(r"\s+(?:times|more|others|storeys|floors)$", "", words)
    share = part(words)
    value = share if share is not None else number(words)
    if value is None:
        return None
    if share is not None and unit is None:
        unit = "ratio"
    if mark in (">", ">="):
        return Amount(value, None, False, unit, mark == ">")
    if mark in ("<", "<="):
        return Amount(None, value, False, unit, mark == "<")
    return Amount(value, value, mark == "~", unit)


def _digits(value: float | None, unit: str | None) -> str:
    if value is None:
        return ""
    return f"{round(value, 2):g}" if unit == "ratio" else f"{value:.16g}"
