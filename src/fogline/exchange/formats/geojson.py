"""Events as GeoJSON (RFC 7946): a FeatureCollection, each footprint a feature, for QGIS, Leaflet, kepler.gl and geopandas.

Beside Fogline's own columns a feature has the properties ``title``, ``date``, ``description``, ``links`` and ``source`` that
readers of open-source conflict maps look for. An event without a place is a feature without geometry, as the standard has it.
"""

import json
from collections.abc import Iterator

from fogline.exchange.formats.cells import json_text
from fogline.exchange.formats.contract import Events, ExportNote, Tally
from fogline.exchange.formats.eventrow import event_row
from fogline.exchange.formats.eventrow import evidence as said
from fogline.exchange.formats.facts import Facts, facts
from fogline.exchange.formats.shapes import geojson


def pieces(events: Events, note: ExportNote, tally: Tally) -> Iterator[str]:
    """Yield the collection feature by feature."""
    about = {"made": note.made, "known_on": note.known_on, "redacted": note.redacted, "by": "Fogline"}
    yield f'{{"type": "FeatureCollection", "fogline": {json.dumps(about)}, "features": [\n'
    comma = ""
    for one in facts(events, note):
        tally.written += 1
        shape = geojson(one.where, points=note.points) or "null"
        properties = json_text(_properties(one))
        yield f'{comma}{{"type": "Feature", "id": "{one.event.id}", "geometry": {shape}, "properties": {properties}}}'
        comma = ",\n"
    yield "\n]}\n"


def _properties(one: Facts) -> dict[str, object]:
    row = event_row(one)
    one_day = one.days is not None and one.days.number == 1
    return {
        **row,
        "date": one.days.words if one.days is not None and one_day else None,
        "description": row["evidence"],
        "source": "Fogline",
        "evidence": said(one),
    }
