"""Measure what the ledger costs over bare reading, on rows of a table.

    python bench/add_cost.py TABLE.csv [--rows 1000] [--ledger FOLDER|postgresql://...] [--reader embedded]

The rows are cut into tables of 100. Each is read barely (collected, read, its claims assembled) and added to a new ledger; which
of the two comes first changes from table to table, so that neither gains by what the other has warmed up. Printed are the seconds
of the clock and of the processor for both, and the cost of the ledger: adding over reading, minus one.
"""

import argparse
import csv
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from fogline.documents.collecting import Item, items
from fogline.flow import Ledger, ReadOptions
from fogline.flow.tools import open_tools

ROWS_A_TABLE = 100


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--ledger", help="a ledger that is not there yet (default: a folder that is thrown away)")
    parser.add_argument("--reader", default="embedded")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fogline-") as folder:
        tables = cut(given.table, given.rows, Path(folder))
        with Ledger.open(given.ledger or f"{folder}/ledger", create=True, user="bench") as ledger:
            measure(tables, ledger, given.reader)


def measure(tables: list[Path], ledger: Ledger, reader: str) -> None:
    """Read and add every table, and print what it took."""
    tools = open_tools(ReadOptions(reader=reader, threads=1))

    def read(table: Path) -> int:
        documents = [item.read() for item in items(str(table)) if isinstance(item, Item)]
        return sum(1 for _ in tools.reports(document for document in documents if document and tools.reads(document)))

    def add(table: Path) -> int:
        return ledger.add(table, reader=reader).read

    warm, *rest = tables
    read(warm)
    add(warm)
    spent = {read: [0.0, 0.0], add: [0.0, 0.0]}
    for number, table in enumerate(rest):
        work: tuple[Callable[[Path], int], ...] = (read, add) if number % 2 else (add, read)
        for does in work:
            clock, processor = time.perf_counter(), time.process_time()
            does(table)
            spent[does][0] += time.perf_counter() - clock
            spent[does][1] += time.process_time() - processor
        bare, kept = spent[read], spent[add]
        print(
            f"{(number + 1) * ROWS_A_TABLE:6} rows: read {bare[0]:7.1f} s ({bare[1]:.1f} of processor), "
            f"added {kept[0]:7.1f} s ({kept[1]:.1f}), cost {kept[0] / bare[0] - 1:+.1%} ({kept[1] / bare[1] - 1:+.1%})",
            flush=True,
        )


def cut(table: Path, rows: int, folder: Path) -> list[Path]:
    """Write the first ``rows`` rows (and a table to warm up with) as tables of their own."""
    with table.open(newline="", encoding="utf-8") as file:
        reader = csv.reader(file)
        head = next(reader)
        lines = [line for line, _ in zip(reader, range(rows + ROWS_A_TABLE), strict=False)]
    paths = []
    for start in range(0, len(lines), ROWS_A_TABLE):
        path = folder / f"{start:06}.csv"
        with path.open("w", newline="", encoding="utf-8") as out:
            csv.writer(out).writerows([head, *lines[start : start + ROWS_A_TABLE]])
        paths.append(path)
    return paths


if __name__ == "__main__":
    main()
