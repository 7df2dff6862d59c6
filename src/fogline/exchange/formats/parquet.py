"""Parquet files, written by DuckDB: small to install, writes row by row with flat memory, and is what the files are asked with.

(PyArrow would do as well and is several times the size.) The library is an extra: ``pip install 'fogline[parquet]'``.
"""

import json
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from fogline.exchange.formats.cells import written
from fogline.exchange.formats.eventrow import Column
from fogline.records.errors import UsageError

_MEMORY = "512MB"


def check_library() -> None:
    """Raise ``UsageError`` where DuckDB is not installed."""
    try:
        import duckdb  # noqa: F401
    except ImportError:
        raise UsageError("parquet: needs the library duckdb; install it with: pip install 'fogline[parquet]'") from None


def write_parquet(
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[Column],
    path: Path,
    metadata: Callable[[], Mapping[str, str]] = dict,
) -> None:
    """Write rows to the new file ``path``, column by column as ``columns`` say, with ``metadata`` in its foot, which is asked for
    once all rows were taken.

    A column of type ``BLOB`` is given in hex. The rows go to the disk first: DuckDB reads them from there in pieces.
    """
    check_library()
    import duckdb

    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".parquet-") as folder:
        raw = Path(folder, "rows.jsonl")
        with raw.open("w", encoding="utf-8", newline="\n") as file:
            for row in rows:
                file.write(
                    written(json.dumps({column.name: row.get(column.name) for column in columns}, ensure_ascii=False))
                    + "\n"
                )
        read = {column.name: "VARCHAR" if column.type == "BLOB" else column.type for column in columns}
        chosen = ", ".join(f'unhex("{c.name}") AS "{c.name}"' if c.type == "BLOB" else f'"{c.name}"' for c in columns)
        foot = metadata()
        options = "FORMAT parquet, COMPRESSION zstd" + (f", KV_METADATA {_struct(foot)}" if foot else "")
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": _MEMORY,
            "threads": 1,
            "temp_directory": folder,
            "preserve_insertion_order": True,
        }
        with duckdb.connect(":memory:", config=settings) as connection:
            connection.execute(
                f"COPY (SELECT {chosen} FROM read_json({_quoted(str(raw))}, format='newline_delimited', columns={_struct(read)}, "  # noqa: S608
                f"maximum_object_size=67108864)) TO {_quoted(str(path))} ({options})"
            )


def _struct(values: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{_quoted(name)}: {_quoted(value)}" for name, value in values.items()) + "}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
