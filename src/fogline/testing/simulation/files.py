"""A simulated war as JSON Lines: one file for each kind of record."""

from collections.abc import Iterable
from pathlib import Path

from fogline.records.codec import to_json
from fogline.testing.simulation.simulation import Simulation

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
