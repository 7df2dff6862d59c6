"""The English phrase tables of the Recognizers project on numbers, ranges, shares, ages, money, measures and temperatures.

Each entry has a sentence (``Input``) and what is to be found in it (``Results``, with the words and their ``Resolution``). Bounds
and approximations are not told, so one end of what is found has to be the value; ranges are told with both ends. What reports of
war do not write is out of scope, each with its reason.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fogline.claims.amounts import Amount
from fogline.evaluation.quantities import LoadedQuantities, QuantityGold, Wanted
from fogline.records import Span

FILES = (("Number/*.json",), ("NumberWithUnit/*.json",))
_TABLES = (
    "Number/NumberModel", "Number/NumberModelExperimentalMode", "Number/PercentModel", "Number/PercentModelPercentMode",
    "Number/NumberRangeModel", "Number/NumberRangeModelExperimentalMode", "Number/OrdinalModel", "NumberWithUnit/AgeModel",
    "NumberWithUnit/CurrencyModel", "NumberWithUnit/DimensionModel", "NumberWithUnit/TemperatureModel",
)  # fmt: skip
_UNITS = {
    "Year": "years", "Age": "years", "Month": "months", "Week": "weeks", "Day": "days", "C": "C", "F": "F", "Degree": "degrees",
    "Dollar": "USD", "United States dollar": "USD", "Canadian dollar": "CAD", "Australian dollar": "AUD",
    "Hong Kong dollar": "HKD", "New Zealand dollar": "NZD", "Euro": "EUR", "Pound": "GBP", "British pound": "GBP",
    "Chinese yuan": "CNY", "Japanese yen": "JPY", "Swiss franc": "CHF", "Turkish lira": "TRY", "Rupee": "INR",
    "Kilometer": "km", "Meter": "m", "Centimeter": "cm", "Millimeter": "mm", "Mile": "mi", "Foot": "ft", "Inch": "in",
    "Yard": "yd", "Square kilometer": "km2", "Square meter": "m2", "Acre": "acres", "Ton": "t", "Metric ton": "t",
    "Kilogram": "kg", "Ounce": "oz", "Barrel": "barrels", "Gallon": "gal", "Cubic foot": "ft3", "Mile per hour": "mph",
    "Kilometer per hour": "km/h",
}  # fmt: skip
_OUTSIDE = {
    "power or scientific notation": re.compile(r"\^|\de[+-]?\d|x10", re.I),
    "below zero": re.compile(r"(?:^|\s|<|=)-\s?\s?\d|\b(?:minus|negative)\b", re.I),
    "identifier, date, address or telephone number": re.compile(
        r"\d+\.\d+\.\d+|\+1-|\d/\d+/\d|\bSCP|nrs?\. \d|1995-01|423 0000|three-nought|proquest|1, 234", re.I
    ),
    "share with a compound or rare denominator": re.compile(
        r"over (?:three|twenty|one|3|20)\b|(?:twenty|thirty|hundred|thousand|trillion|one)[ -](?:and )?(?:two |three )?"
        r"(?:fifth|first|twenty-fifth|thirtieth)|trillionth|millionth|hundredth|thirtieth|2000 over 3|thirty.two fifths"
        r"|hundred.fifths"
    ),
    "small coin or mixed coins": re.compile(
        r"\b(?:cents?|pence|penny|mao|dollars? (?:and )?(?:forty|fifteen|fifty|one|two|\d)|1.8M dollars|satoshi)"
        r"|\$ ?\d+ and (?:fifty|32)|USD \d\d\b",
        re.I,
    ),
    "mixed units (feet and inches)": re.compile(r"\d (?:ft|feet) (?:and )?\d (?:in|inch)|12 m 2 dm", re.I),
    "a rank, not a range": re.compile(r"tenth|fifteenth"),
    "an equation": re.compile(
        r"\bequal(?:s|ing)? (?:to )?\d|equals? to \d|equal to (?:one|it|\d)|Equaling|<>|=>|=<|[xy][<>]|200 or greater than$",
        re.I,
    ),
}
_INTERVAL = re.compile(r"[\[(]([^,]*),([^,]*)[\])]")
_PER_CENT_OF = re.compile(r"per ?cents? of")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One sentence of a table, and one thing to be found in it."""

    table: str
    text: str
    words: str
    resolution: dict[str, Any]

    @property
    def span(self) -> Span:
        start = max(self.text.lower().find(self.words.lower()), 0)
        return Span(start, start + len(self.words))

    @property
    def value(self) -> str:
        return str(self.resolution.get("value"))


def load(folder: Path) -> LoadedQuantities:
    """Return the gold of the tables in ``folder``, each phrase once; tables that are missing or broken are told."""
    gold: list[QuantityGold] = []
    unreadable: list[str] = []
    seen: set[tuple[str, str, str]] = set()
    for table in _TABLES:
        try:
            entries = json.loads((folder / f"{table}.json").read_text(encoding="utf-8-sig"))
            rows = [row for entry in entries for row in _rows(entry, table)]
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            unreadable.append(f"{table}.json: {error}")
            continue
        kind = table.replace("ExperimentalMode", "").replace("PercentMode", "")
        for words, row in rows:
            if (kind, row.text, words) not in seen:
                seen.add((kind, row.text, words))
                gold.append(row)
    return LoadedQuantities(tuple(gold), tuple(unreadable))


def _rows(entry: dict[str, Any], table: str) -> Iterator[tuple[str, QuantityGold]]:
    """Yield for each expected result its words and the gold; a sentence that expects nothing yields one for all of it."""
    text, results = entry["Input"], entry["Results"]
    if not results:
        numbers = any(map(str.isdigit, text)) or table.endswith(("RangeModel", "Mode"))
        reason = "expects nothing of this kind, other numbers may stand there" if numbers else _scope(text)
        yield "", QuantityGold(table, text, Span(0, len(text)), None, outside=reason)
    for result in results:
        one = _Entry(table, text, result["Text"], result["Resolution"])
        reason = _scope(one.words) or _scope(text) or _reason(one)
        wanted = None if reason or table.endswith("OrdinalModel") else _wanted(one)
        yield one.words, QuantityGold(table, text, one.span, wanted, outside=reason)


def _scope(text: str) -> str:
    return next((reason for reason, pattern in _OUTSIDE.items() if pattern.search(text)), "")


def _reason(one: _Entry) -> str:
    unit = one.resolution.get("unit")
    if one.value in ("None", "null"):
        return "a unit without a number"
    if unit and unit not in _UNITS:
        return "a unit that reports of war do not use (cup, markka, byte...)"
    if one.table.endswith("OrdinalModel") and one.resolution.get("relativeTo", "start") != "start":
        return "a relative rank (last, next)"
    if _PER_CENT_OF.match(one.words):
        return "a per cent sign before its number"
    return ""


def _wanted(one: _Entry) -> Wanted:
    if "RangeModel" in one.table:
        match = _INTERVAL.fullmatch(one.value)
        low, high = match.groups() if match else ("", "")
        return Wanted(Amount(_end(low), _end(high)), marks=False, unit=False)
    if "Percent" in one.table:
        value = float(one.value.rstrip("%"))
        return Wanted(Amount(value, value, unit="%"), "either", marks=False)
    value, unit = float(one.value), one.resolution.get("unit")
    symbol = "lb" if unit == "Pound" and one.resolution.get("subtype") == "Weight" else _UNITS.get(unit or "")
    return Wanted(Amount(value, value, unit=symbol), "either", marks=False, unit=unit is not None)


def _end(text: str) -> float | None:
    return float(text) if text else None
