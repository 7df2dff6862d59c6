"""Stand-off JSON with values: marked quantities (``entities`` of type QUANTITY), or a full list with what is counted.

``quantities`` is a list of ``{"start", "end", "value", "what", "fate", "extra"}``: the value in its short form ("600~",
"500..1000", "1300 km") or "unknown", the kind of thing and what became of it (null: not judged), ``extra`` for numbers that may
be found or not. Such a list tells every quantity of its text, so what is found besides is counted as false. ``text_file`` names
the text, from the file of the gold, in place of ``text``.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fogline.claims.amounts import Amount, from_value
from fogline.evaluation.loaders import Part
from fogline.evaluation.quantities import LoadedQuantities, QuantityGold, Wanted
from fogline.records import Span

FOLD = 5
"""Every fifth document by name is held out."""


def load(folder: Path, part: Part = "all") -> LoadedQuantities:
    """Return the gold of the JSON files of ``folder``, or of one file; ``part`` chooses among the files."""
    gold: list[QuantityGold] = []
    unreadable: list[str] = []
    closed: set[str] = set()
    for number, path in enumerate([folder] if folder.is_file() else sorted(folder.glob("*.json"))):
        if part != "all" and (number % FOLD == FOLD - 1) != (part == "held-out"):
            continue
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            text = _text(path, data)
            rows = [*_marked(path.parent.name, text, data), *_listed(path.stem, text, data)]
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            unreadable.append(f"{path.name}: {error}")
            continue
        gold.extend(row for row in rows if 0 <= row.span.start < row.span.end <= len(text))
        if data.get("quantities"):
            closed.add(text)
    return LoadedQuantities(tuple(gold), tuple(unreadable), frozenset(closed))


def _text(path: Path, data: dict[str, Any]) -> str:
    if "text" in data:
        return str(data["text"])
    return (path.parent / str(data["text_file"])).read_text(encoding="utf-8")


def _marked(group: str, text: str, data: dict[str, Any]) -> Iterator[QuantityGold]:
    for entity in data.get("entities", ()):
        amount = from_value(entity.get("value") or "")
        if entity["type"] == "QUANTITY" and amount is not None:
            yield QuantityGold(group, text, Span(entity["start"], entity["end"]), Wanted(amount), marked=True)


def _listed(group: str, text: str, data: dict[str, Any]) -> Iterator[QuantityGold]:
    for one in data.get("quantities", ()):
        amount = Amount(None, None) if one["value"] == "unknown" else from_value(one["value"])
        if amount is None:
            raise ValueError(f"got the value {one['value']!r}; want a short form such as 600~ or 500..1000, or unknown")
        wanted = Wanted(amount, what=one.get("what"), fate=one.get("fate"))
        extra = bool(one.get("extra", False))
        yield QuantityGold(group, text, Span(one["start"], one["end"]), wanted, extra=extra)
