"""Everything that a situation page shows, as plain data, and packed for embedding."""

import base64
import json
import zlib
from collections.abc import Sequence
from typing import Any

from fogline import __version__
from fogline.picture.contested import policy_words
from fogline.picture.families import ordered, outline
from fogline.picture.grades import HOLLOW, MEANING, ORDER
from fogline.picture.maps.ground import Box
from fogline.picture.sides import side_title
from fogline.picture.situation.control import ControlDay, control_entries, control_sides
from fogline.picture.situation.events import Entries
from fogline.picture.situation.forecasting import forecast_entry
from fogline.picture.situation.ground import WORLD, ground
from fogline.picture.situation.options import SituationOptions
from fogline.picture.situation.saying import BORDERS, kept_words
from fogline.records.forecast import Forecast
from fogline.records.fused import FusedEvent

_SYMBOL = 7.6  # the radius of a symbol, in the units of a box 22 wide


def payload(
    events: Sequence[FusedEvent],
    options: SituationOptions,
    forecasts: Sequence[Forecast] = (),
    control: Sequence[ControlDay] = (),
) -> dict[str, Any]:
    """Return the data of a page: lists and mappings of text and numbers alone."""
    from fogline.ontology import load

    entries = Entries(options.contexts)
    shown = [entries.event(event) for event in events]
    ontology = load()
    types = sorted({one["type"] for one in shown})
    box = _box(entries.places.entries)
    return {
        "about": {
            "title": options.title,
            "known_on": options.known_on,
            "asked": list(options.asked),
            "window": list(options.window),
            "kept": list(kept_words(options)),
            "borders": policy_words(options.borders) + " " + BORDERS,
            "hollow": HOLLOW,
            "credit": policy_words(options.borders).rstrip(".") + ". Ground: Natural Earth",
            "version": __version__,
        },
        "families": [
            [name, family.label, family.definition, outline(name, _SYMBOL)]
            for name in ordered(ontology.families)
            for family in (ontology.families[name],)
        ],
        "other": outline("", _SYMBOL),
        "statuses": [[name, MEANING[name]] for name in ORDER],
        "types": {
            name: [known.label, known.family, known.definition]
            for name in types
            if (known := ontology.event_types.get(name))
        },
        "sides": _side_names(shown, control),
        "places": entries.places.entries,
        "documents": entries.documents,
        "events": shown,
        "forecasts": [forecast_entry(one) for one in forecasts],
        "control": control_entries(control),
        "control_sides": control_sides(control),
        "control_words": next((one.layer.assumption for one in control if one.layer.assumption), ""),
        "box": list(box) if box else None,
        "ground": ground(_box(entries.places.entries, 20) or WORLD, options.borders),
    }


def apart(data: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a payload in two: what a page needs to open, and what stands behind its events, which can come after.

    Of the latter the first knows how much there is: ``disputed`` and ``claims`` of an event, the number of ``reports``.
    """
    shown = []
    for event in data["events"]:
        more = event["more"]
        counted = {
            "disputed": len(more.get("contradictions") or ()),
            "claims": len(more["claims"]) + more.get("unshown", 0),
        }
        shown.append({key: value for key, value in event.items() if key != "more"} | counted)
    first = {key: value for key, value in data.items() if key != "documents"}
    behind = {"documents": data["documents"], "more": [event["more"] for event in data["events"]]}
    return first | {"events": shown, "reports": len(data["documents"])}, behind


def pack(data: object) -> str:
    """Return ``data`` as JSON, deflated (RFC 1951, raw), in base64: safe inside any element of a page."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8", "replace")
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return base64.b64encode(deflate.compress(text) + deflate.flush()).decode("ascii")


def _box(places: Sequence[dict[str, Any]], part: int = 12) -> Box | None:
    """Return the box (degrees) that most places lie in, with a rim; one in ``part`` is let go on each side."""
    points = [one["at"] for one in places if "at" in one and not one.get("coarse")]
    points = points or [one["at"] for one in places if "at" in one]
    if not points:
        return None
    xs, ys = (sorted(point[axis] for point in points) for axis in (0, 1))
    cut = len(points) // part
    west, east, south, north = xs[cut], xs[-1 - cut], ys[cut], ys[-1 - cut]
    aside, up = max((east - west) * 0.25, 0.6), max((north - south) * 0.25, 0.4)
    return west - aside, max(south - up, -80.0), east + aside, min(north + up, 82.0)


def _side_names(shown: Sequence[dict[str, Any]], control: Sequence[ControlDay]) -> dict[str, str]:
    """Return the names of the sides that are codes of states."""
    told = {side for one in shown for side in (*one.get("sides", ()), *(o["camp"] for o in one["more"]["origins"]))}
    told |= set(control_sides(control))
    told |= {name for one in shown for name in (*one.get("actors", ()), *one.get("targets", ()))}
    return {side: name for side in told if (name := side_title(side)) != side}
