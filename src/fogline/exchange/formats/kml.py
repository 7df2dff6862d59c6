"""Events as KML 2.2 (OGC 07-147r2), for Google Earth and most viewers of maps: a folder and a colour a family, time spans."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from fogline.exchange.formats.contract import Events, ExportNote, Tally
from fogline.exchange.formats.deaths import Deeds
from fogline.exchange.formats.eventrow import EVENT_COLUMNS, Value, event_row
from fogline.exchange.formats.facts import Facts, facts
from fogline.exchange.formats.shapes import geojson
from fogline.ontology import load
from fogline.picture.wording import label
from fogline.records import Interval

# aabbggrr; told apart by people who see no red or no green as well (Okabe and Ito 2008).
_COLOURS = {
    "strike": "ff005ed5",
    "ground": "ffb27200",
    "control": "ff739e00",
    "harm": "ffa779cc",
    "people": "ffe9b456",
    "force": "ff009fe6",
    "politics": "ff7f7f7f",
}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OPEN = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Fogline events</name>
<description>{about}</description>
"""
_STYLE = """<Style id="{name}"><IconStyle><color>{colour}</color></IconStyle><LineStyle><color>{colour}</color><width>1.5</width>\
</LineStyle><PolyStyle><color>55{rest}</color></PolyStyle></Style>
"""


def pieces(events: Events, note: ExportNote, tally: Tally) -> Iterator[str]:
    """Yield the document placemark by placemark."""
    about = f"As known on {note.known_on}, made {note.made}{', redacted' if note.redacted else ''}."
    yield _OPEN.format(about=_text(about))
    for name, colour in _COLOURS.items():
        yield _STYLE.format(name=name, colour=colour, rest=colour[2:])
    deeds, kinds = Deeds.of(events), load().event_types
    for family in load().families.values():
        own = [event for event in events if event.type in kinds and kinds[event.type].family == family.name]
        if own:
            yield f"<Folder><name>{_text(family.label)}</name>\n"
            for one in facts(own, note, deeds):
                tally.written += 1
                yield _placemark(one, note)
            yield "</Folder>\n"
    yield "</Document></kml>\n"


def _placemark(one: Facts, note: ExportNote) -> str:
    row = event_row(one)
    data = "".join(
        _data(column.name, row[column.name]) for column in EVENT_COLUMNS if row[column.name] not in (None, [])
    )
    shape = geojson(one.where, points=note.points)
    return (
        f'<Placemark id="e{one.event.id}">'
        f"<name>{_text(_name(one))}</name>"
        f"<description>{_text(str(row['evidence']))}</description>{_span(one.summary.when)}"
        f"<styleUrl>#{_text(one.summary.family)}</styleUrl><ExtendedData>{data}</ExtendedData>"
        f"{_drawn(shape) if shape else ''}</Placemark>\n"
    )


def _name(one: Facts) -> str:
    where = one.summary.place_words
    return label(one.event.type).capitalize() + (f", {where}" if where else "")


def _data(name: str, value: Value) -> str:
    words = (
        "; ".join(value) if isinstance(value, list) else str(value).lower() if isinstance(value, bool) else str(value)
    )
    return f'<Data name="{name}"><value>{_text(words)}</value></Data>'


def _span(when: Interval | None) -> str:
    """Return the time as a time span, open where it is open; nothing where no time is told."""
    ends = ((when.start, "begin"), (when.end, "end")) if when else ()
    told = "".join(f"<{name}>{_moment(end)}</{name}>" for end, name in ends if end)
    return f"<TimeSpan>{told}</TimeSpan>" if told else ""


def _moment(end: str) -> str:
    """Return a moment as KML has it: a year, month, day, or a date-time with seconds, in the local time of the text."""
    return _text(f"{end}:00" if "T" in end and len(end) == 16 else end)


@lru_cache(256)  # events at one place have the same footprint
def _drawn(shape: str) -> str:
    return _shape(json.loads(shape))


def _shape(shape: dict[str, Any]) -> str:
    kind: str = shape["type"]
    places: Any = shape.get("coordinates")
    if kind == "Point":
        return f"<Point><coordinates>{_positions([places])}</coordinates></Point>"
    if kind == "LineString":
        return f"<LineString><coordinates>{_positions(places)}</coordinates></LineString>"
    if kind == "Polygon":
        outer, *inner = (f"<LinearRing><coordinates>{_positions(ring)}</coordinates></LinearRing>" for ring in places)
        holes = "".join(f"<innerBoundaryIs>{ring}</innerBoundaryIs>" for ring in inner)
        return f"<Polygon><outerBoundaryIs>{outer}</outerBoundaryIs>{holes}</Polygon>"
    parts = shape.get("geometries") or [{"type": kind.removeprefix("Multi"), "coordinates": part} for part in places]
    return f"<MultiGeometry>{''.join(map(_shape, parts))}</MultiGeometry>"


def _positions(places: list[list[float]]) -> str:
    return " ".join(
        ",".join(f"{value:.6g}" if abs(value) < 1e-4 else repr(value) for value in place[:2]) for place in places
    )


def _text(text: str) -> str:
    """Return text as XML may hold it: what it cannot hold at all is U+FFFD."""
    return escape(_NOT_XML.sub("\ufffd", text)).replace("\r", "&#13;")
