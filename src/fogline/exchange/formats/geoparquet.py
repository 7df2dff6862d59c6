"""Events as GeoParquet 1.1 (https://geoparquet.org): footprints as WKB, with boxes, for GeoPandas, QGIS and DuckDB."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fogline.exchange.formats.contract import Events, ExportNote, Tally
from fogline.exchange.formats.eventrow import EVENT_COLUMNS, Column, event_row
from fogline.exchange.formats.facts import facts
from fogline.exchange.formats.parquet import write_parquet
from fogline.exchange.formats.shapes import shape

_BOX = ("xmin", "ymin", "xmax", "ymax")
COLUMNS = (
    *EVENT_COLUMNS,
    Column("geometry", "BLOB", "footprint (WKB, WGS 84, longitude first), or point; empty where no place is known"),
    Column("bbox", f"STRUCT({', '.join(f'{side} DOUBLE' for side in _BOX)})", "the box around it"),
)


def save(events: Events, note: ExportNote, tally: Tally, path: Path) -> None:
    """Write the file."""
    extent = _Extent()
    write_parquet(_rows(events, note, tally, extent), COLUMNS, path, lambda: {"geo": json.dumps(extent.geo())})


@dataclass(slots=True)
class _Extent:
    """The kinds of geometry met so far, and the box around all of it."""

    kinds: set[str] = field(default_factory=set)
    box: tuple[float, float, float, float] | None = None

    def add(self, kind: str, box: tuple[float, float, float, float]) -> None:
        """Take in a geometry by its kind and box (west, south, east, north)."""
        self.kinds.add(kind)
        west, south, east, north = self.box or box
        self.box = (min(west, box[0]), min(south, box[1]), max(east, box[2]), max(north, box[3]))

    def geo(self) -> dict[str, Any]:
        """Return what the key "geo" holds. No ``crs`` is written: then it is OGC:CRS84, as in GeoJSON."""
        column: dict[str, Any] = {
            "encoding": "WKB",
            "geometry_types": sorted(self.kinds),
            "orientation": "counterclockwise",
            "covering": {"bbox": {side: ["bbox", side] for side in _BOX}},
        }
        if self.box is not None:
            column["bbox"] = list(self.box)
        return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}


def _rows(events: Events, note: ExportNote, tally: Tally, extent: _Extent) -> Iterator[dict[str, Any]]:
    from shapely import to_wkb

    for one in facts(events, note):
        tally.written += 1
        drawn = shape(one.where, points=note.points)
        if drawn is not None:
            extent.add(drawn.geom_type, drawn.bounds)
        yield {
            **event_row(one),
            "geometry": to_wkb(drawn, hex=True, byte_order=1) if drawn is not None else None,
            "bbox": dict(zip(_BOX, drawn.bounds, strict=True)) if drawn is not None else None,
        }
