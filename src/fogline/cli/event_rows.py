"""Events as rows of data: the columns that ``fogline timeline`` and ``fogline events`` share."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fogline.picture.timeline import TimelineRow

COLUMNS = (
    *(
        "event",
        "type",
        "family",
        "start",
        "end",
        "precision",
        "dated",
        "reported",
        "telling",
        "place",
        "actors",
        "targets",
    ),
    *("status", "grade", "probability", "reports", "origins", "title"),
)


def as_jsonl(rows: "Iterable[TimelineRow]") -> Iterator[str]:
    """Yield an object for each row, on a line of its own."""
    from fogline.records.codec import to_json

    return (to_json(_fields(row)) + "\n" for row in rows)


def as_csv(rows: "Iterable[TimelineRow]") -> Iterator[str]:
    """Yield a line with the names of the columns, and one for each row."""
    from fogline.cli.findings import csv_cell, csv_line

    yield csv_line(COLUMNS)
    for row in rows:
        cells = (_flat(value) for value in _fields(row).values())
        yield csv_line([csv_cell(cell) for cell in cells])


def _fields(row: "TimelineRow") -> dict[str, Any]:
    named = {"event": row.id} | {name: getattr(row, name) for name in COLUMNS if name != "event"}
    return named | {"place": row.place or None, "probability": round(row.probability, 4)}


def _flat(value: Any) -> Any:
    if isinstance(value, tuple):
        return "; ".join(value)
    return str(value).lower() if isinstance(value, bool) else value
