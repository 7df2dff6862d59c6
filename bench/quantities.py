"""Measure how many quantities are read rightly: phrases of the Recognizers project, and values of an annotated corpus.

    python bench/quantities.py recognizers FOLDER [--misses]
    python bench/quantities.py values FOLDER [--part tuned|held-out|all] [--misses]
    python bench/quantities.py speed FOLDER

*recognizers*: FOLDER holds ``Number/`` and ``NumberWithUnit/`` with the project's English phrase tables. Each expected result in
scope is right when the amount found in its sentence at its place has the same value (or range) and unit; sentences that expect
nothing are right when nothing is found. Printed by table, with what is out of scope and why.
*values*: FOLDER holds JSON documents with ``text`` and ``entities``; each QUANTITY with a value is right when low, high,
strictness, approximation and unit agree (per cent and shares are one scale), *exact* when the string is the same. Every fifth
document is the held-out part.
*speed*: seconds of processor time to find every amount in all texts of FOLDER.
"""

import argparse
import collections
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fogline.claims.amounts import Amount, Found, find, from_value, value_at
from fogline.records import Span

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
_NO_QUANTITY = {
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


def main() -> None:
    """Print the counts, and with ``--misses`` what was wrong."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("what", choices=["recognizers", "values", "speed"])
    options.add_argument("folder", type=Path)
    options.add_argument("--part", choices=["tuned", "held-out", "all"], default="all")
    options.add_argument("--misses", action="store_true")
    chosen = options.parse_args()
    if chosen.what == "recognizers":
        _recognizers(chosen.folder, misses=chosen.misses)
    elif chosen.what == "values":
        _values(chosen.folder, chosen.part, misses=chosen.misses)
    else:
        _speed(chosen.folder)


def _recognizers(folder: Path, *, misses: bool) -> None:
    outside: collections.Counter[str] = collections.Counter()
    total: collections.Counter[str] = collections.Counter()
    seen: set[tuple[str, str, str]] = set()
    for table in _TABLES:
        counts: collections.Counter[str] = collections.Counter()
        kind = table.rpartition("/")[2].replace("ExperimentalMode", "").replace("PercentMode", "")
        for entry in json.loads((folder / f"{table}.json").read_text(encoding="utf-8-sig")):
            for name, reason, right, shown in _judged(entry, table):
                if (kind, entry["Input"], name) in seen:
                    continue
                seen.add((kind, entry["Input"], name))
                counts["expected"] += bool(name)
                counts["right whatever the scope"] += bool(name) and right
                if reason:
                    outside[reason] += 1
                    counts["out of scope"] += 1
                    continue
                counts["in scope"] += 1
                counts["right"] += right
                if misses and not right:
                    print(f"  {table}: {shown}")
        total.update(counts)
        print(
            f"{table:40} {counts['right']:4} of {counts['in scope']:4} right, {counts['out of scope']:4} out of scope"
        )
    print(f"{'all':40} {total['right']:4} of {total['in scope']:4} right = {total['right'] / total['in scope']:.3f}")
    print(f"   whatever the scope: {total['right whatever the scope']} of {total['expected']} expected results right")
    for reason, count in outside.most_common():
        print(f"   out of scope: {count:4} {reason}")


def _judged(entry: dict[str, Any], table: str) -> Iterator[tuple[str, str, bool, str]]:
    """Yield for each expected result its words, why it is out of scope ("": it is in), whether right, what to show."""
    text, results = entry["Input"], entry["Results"]
    found = find(text)
    if not results:
        reason = (
            "expects nothing of this kind, other numbers may stand there"
            if any(map(str.isdigit, text)) or table.endswith(("RangeModel", "Mode"))
            else _scope(text)
        )
        yield "", reason, not found, f"{text!r} wants nothing, got {found}"
    for result in results:
        words, resolution = result["Text"], result["Resolution"]
        reason = _scope(words) or _scope(text) or _reason(words, resolution, table)
        start = text.lower().find(words.lower())
        end = start + len(words)
        at = [one for one in found if one.span.start < end and start < one.span.end]
        if table.endswith("OrdinalModel"):
            yield words, reason, not at, f"{text!r} wants no quantity at {words!r}, got {at}"
            continue
        right = any(_same(one, resolution, table) for one in at)
        yield words, reason, right, f"{text!r}: {words!r} is {resolution}, got {at}"


def _scope(text: str) -> str:
    return next((reason for reason, pattern in _NO_QUANTITY.items() if pattern.search(text)), "")


def _reason(words: str, resolution: dict[str, Any], table: str) -> str:
    value, unit = resolution.get("value"), resolution.get("unit")
    if value in (None, "null"):
        return "a unit without a number"
    if unit and unit not in _UNITS:
        return "a unit that reports of war do not use (cup, markka, byte...)"
    if table.endswith("OrdinalModel") and resolution.get("relativeTo", "start") != "start":
        return "a relative rank (last, next)"
    if re.match(r"per ?cents? of", words):
        return "a per cent sign before its number"
    return ""


def _same(found: Found, resolution: dict[str, Any], table: str) -> bool:
    amount = found.amount
    value = str(resolution.get("value"))
    if value in ("None", "null"):
        return False
    if "RangeModel" in table:
        match = re.fullmatch(r"[\[(]([^,]*),([^,]*)[\])]", value)
        assert match
        return all(_near(one, other) for one, other in zip((amount.low, amount.high), match.groups(), strict=True))
    if "Percent" in table:
        scale = 100 if amount.unit == "ratio" else 1
        return amount.unit in ("%", "ratio") and _near((amount.low or amount.high or 0) * scale, value.rstrip("%"))
    ends = [end for end in (amount.low, amount.high) if end is not None]
    if not any(_near(end, value) for end in ends):
        return False
    return (
        "unit" not in resolution
        or amount.unit == _UNITS.get(resolution["unit"], "")
        or _weight(amount.unit, resolution)
    )


def _weight(unit: str | None, resolution: dict[str, Any]) -> bool:
    return unit == "lb" and resolution["unit"] == "Pound" and resolution.get("subtype") == "Weight"


def _near(one: float | None, other: str) -> bool:
    if one is None or not other:
        return one is None and not other
    return abs(one - float(other)) <= 1e-9 * max(1.0, abs(one))


def _values(folder: Path, part: str, *, misses: bool) -> None:
    counts: collections.Counter[str] = collections.Counter()
    for number, path in enumerate(sorted(folder.glob("*.json"))):
        if part != "all" and (number % 5 == 4) != (part == "held-out"):
            continue
        document = json.loads(path.read_text(encoding="utf-8"))
        for entity in document["entities"]:
            gold = entity.get("value", "")
            if entity["type"] != "QUANTITY" or not gold:
                continue
            words = document["text"][entity["start"] : entity["end"]]
            value = value_at(document["text"], Span(entity["start"], entity["end"]))
            right = _canonical(from_value(value)) == _canonical(from_value(gold))
            counts.update(all=1, answered=bool(value), right=right, exact=value == gold)
            if misses and not right:
                print(f"  {path.stem}: {words!r} is {gold!r}, got {value!r}")
    total = counts["all"] or 1
    shares = ", ".join(f"{name} {counts[name] / total:.3f}" for name in ("answered", "right", "exact"))
    print(f"{part}: {counts['all']} values, {shares}")


def _canonical(amount: Amount | None) -> tuple[object, ...] | None:
    if amount is None:
        return None
    unit = {"%": "ratio", "miles": "mi", "times": None}.get(amount.unit or "", amount.unit)
    scale = 0.01 if amount.unit == "%" else 1.0
    low, high = (None if end is None else round(end * scale, 2) for end in (amount.low, amount.high))
    return low, high, amount.strict, amount.approximate, unit


def _speed(folder: Path) -> None:
    texts = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in sorted(folder.glob("*.json"))]
    find(texts[0])
    begun = time.process_time()
    count = sum(len(find(text)) for text in texts)
    seconds = time.process_time() - begun
    size = sum(map(len, texts))
    print(
        f"{count} amounts in {size} characters: {seconds:.2f} s, {size / seconds / 1000:.0f} thousand characters a second"
    )


if __name__ == "__main__":
    main()
