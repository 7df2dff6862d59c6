"""Control as data that leaves: GeoJSON (RFC 7946), JSON and rows for a table."""

import json
from collections.abc import Iterator, Sequence

from fogline.records.control import ControlLayer, PlaceState

COLUMNS = (
    "key", "name", "division", "country", "latitude", "longitude", "population", "day", "state", "side", "confidence", "basis",
    "claimed_by", "since", "claims",
)  # fmt: skip


def control_geojson(layer: ControlLayer, states: Sequence[PlaceState] = ()) -> str:
    """Return areas, front lines and places as one FeatureCollection; ``layer`` of each feature says which it is."""
    features = [
        _feature(
            json.loads(one.geometry),
            layer="area",
            standing=one.standing,
            side=one.side,
            places=one.places,
            day=layer.day,
        )
        for one in layer.areas
    ]
    features += [
        _feature(json.loads(one.geometry), layer="front_line", sides=list(one.sides), km=one.km, day=layer.day)
        for one in layer.lines
    ]
    for one in states:
        point = {"type": "Point", "coordinates": [round(one.longitude, 5), round(one.latitude, 5)]}
        row = dict(zip(COLUMNS, control_row(one), strict=True))
        row.update(claimed_by=list(one.claimed_by), claims=list(one.claims))
        features.append(
            _feature(point, layer="place", **{key: row[key] for key in row if key not in ("latitude", "longitude")})
        )
    return json.dumps(
        {"type": "FeatureCollection", "assumption": layer.assumption, "features": features}, ensure_ascii=False
    )


def _feature(geometry: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def control_row(state: PlaceState) -> tuple[object, ...]:
    """Return a state as a row under :data:`COLUMNS`."""
    return (
        state.key, state.name, state.division, state.country, state.latitude, state.longitude, state.population, state.day,
        state.state, state.side or "", state.confidence, state.basis, " ".join(state.claimed_by), state.since or "",
        " ".join(state.claims),
    )  # fmt: skip


def control_json(states: Sequence[PlaceState]) -> Iterator[str]:
    """Yield a JSON array of states, with all their evidence."""
    from fogline.records.codec import to_json

    opener = "[\n"
    for one in states:
        yield opener + to_json(one)
        opener = ",\n"
    yield "\n]\n" if opener == ",\n" else "[]\n"
