"""A simulated war as JSON Lines: one file for each kind of record, and back."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from fogline.records.codec import from_json, to_json
from fogline.records.errors import InputError
from fogline.testing.simulation.simulation import Simulation
from fogline.testing.simulation.truth import (
    Contradiction,
    ControlChange,
    Forecast,
    Origin,
    SimulatedReport,
    Site,
    TrueEvent,
    Written,
)

T = TypeVar("T")

NOTE = """All that stands in this folder is invented: events, numbers, persons, units, outlets.
Places may be real, the war is not. Do not publish these texts; they look like news.

texts.jsonl           the reports as texts: text, title, publisher, published, and where each statement stands
reports.jsonl         who published what, and every statement with its event, its origin and what in it is false
events.jsonl          what happened, and what was only alleged ("happened": false)
origins.jsonl         the first-hand words that reports go back to
contradictions.jsonl  statements that cannot both hold
control.jsonl         who holds each place at first, and every change
forecasts.jsonl       what was announced, and whether it came true
sites.jsonl           the places
"""


def write_lines(path: Path, records: Iterable[object]) -> int:
    """Write records to ``path``, a line each; return how many."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for record in records:
            file.write(to_json(record) + "\n")
            count += 1
    return count


def read_lines(path: Path, kind: type[T]) -> Iterator[T]:
    """Yield the records of type ``kind`` that ``path`` holds; ``InputError`` names the line that is none."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                yield from_json(line, kind)
            except ValueError as error:
                raise InputError(f"{path}, line {number}: {error}") from error


KINDS: dict[str, type] = {
    "texts": Written,
    "reports": SimulatedReport,
    "events": TrueEvent,
    "origins": Origin,
    "contradictions": Contradiction,
    "control": ControlChange,
    "forecasts": Forecast,
    "sites": Site,
}


def write_all(simulation: Simulation, folder: Path, *, texts: bool = True) -> dict[str, int]:
    """Write texts and truth to ``folder`` (made where missing); return how many lines each file has."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.txt").write_text(NOTE, encoding="utf-8")
    parts: dict[str, Iterable[object]] = {
        "texts": simulation.texts() if texts else (),
        "reports": simulation.reports(),
        "events": simulation.events(),
        "origins": simulation.origins(),
        "contradictions": simulation.contradictions(),
        "control": simulation.control(),
        "forecasts": simulation.forecasts(),
        "sites": simulation.world.sites.values(),
    }
    return {name: write_lines(folder / f"{name}.jsonl", records) for name, records in parts.items()}
