"""Units of measure: their names in English reports, their symbols, and how they convert."""

from functools import cache

from fogline.claims.amounts.scan import Scan
from fogline.claims.amounts.tables import Unit, unit_names

LONGEST_NAME = 5  # tokens


@cache
def units() -> dict[tuple[str, ...], Unit]:
    """Return the names that are units wherever a number stands before them, as tuples of tokens."""
    return _tables()[0]


@cache
def short_units() -> dict[tuple[str, ...], Unit]:
    """Return the short names that are units only right behind a figure ("5 m", "30t")."""
    return _tables()[1]


@cache
def by_symbol() -> dict[str, Unit]:
    """Return the units by their symbols, with the currencies left out."""
    return {unit.symbol: unit for unit in (*units().values(), *short_units().values())}


@cache
def _tables() -> tuple[dict[tuple[str, ...], Unit], dict[tuple[str, ...], Unit]]:
    names: dict[tuple[str, ...], Unit] = {}
    short: dict[tuple[str, ...], Unit] = {}
    for unit, *given in unit_names():
        for table, forms in zip((names, short), given, strict=True):
            for form in forms:
                key = tuple(token.word for token in Scan.of(form).tokens)
                table.setdefault(key, unit)
    return names, short


def unit_at(scan: Scan, at: int) -> tuple[Unit, int] | None:
    """Return the unit whose name stands at token ``at`` (after a dash, or glued to its figure), and the place after it."""
    start = at + 1 if scan[at].kind == "dash" and scan[at + 1].kind in ("word", "sign") else at
    closing = {"(": ")", "[": "]", "{": "}", "<": ">"}.get(scan[start].word, "")
    if closing:
        start += 1
    best: tuple[Unit, int] | None = None
    name, end = scan.phrase(start, units(), LONGEST_NAME)  # type: ignore[arg-type]
    if name:
        best = (units()[name], end)
    after_figure = scan[at - 1].kind in ("figure", "share")
    name, end = scan.phrase(start, short_units(), LONGEST_NAME)  # type: ignore[arg-type]
    if name and after_figure and (best is None or end > best[1]) and _sound_short(scan, start, end, name):
        best = (short_units()[name], end)
    if best is None or (scan[best[1]].kind == "figure" and scan[best[1]].glued and len(name) == 1):
        return None
    if closing:
        return (best[0], best[1] + 1) if scan[best[1]].word == closing else None
    return best


def _sound_short(scan: Scan, start: int, end: int, name: tuple[str, ...]) -> bool:
    """A capital or single letter is a unit only in its own case ("7C" but not "7 c", "30 t" but not "30 T-72s")."""
    raw = scan[start].raw
    if name in (("c",), ("f",)):
        return raw.isupper() and scan[start].glued and scan[end].word not in ("-", "/")
    if name == ("'",):
        return scan[start].glued and scan[end].kind != "word"
    if len(name) == 1 and len(raw) <= 2 and raw != raw.lower() and raw != "NM":
        return False
    return not (scan[end].kind in ("word", "figure") and scan[end].glued) and not (
        len(name) == 1 and scan[end].kind == "dash" and scan[end + 1].kind == "figure"
    )


def same_measure(first: str | None, second: str | None) -> bool:
    """Tell whether the two symbols measure the same thing in different units."""
    table = by_symbol()
    a, b = table.get(first or ""), table.get(second or "")
    return a is not None and b is not None and a.measure == b.measure and a.symbol != b.symbol


def converted(value: float, symbol: str, into: str) -> float | None:
    """Return ``value`` of the unit ``symbol`` in the unit ``into``, or ``None`` where they do not measure the same."""
    table = by_symbol()
    a, b = table.get(symbol), table.get(into)
    if a is None or b is None or a.measure != b.measure:
        return None
    if a.measure == "temperature":
        return value if a == b else (value * 9 / 5 + 32 if a.symbol == "C" else (value - 32) * 5 / 9)
    return value * a.size / b.size
