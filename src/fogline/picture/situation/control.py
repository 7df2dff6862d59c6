"""Who holds what on the page: days, each with its areas, front lines and places; what is assessed apart from what is claimed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fogline.picture.situation.places import outlines
from fogline.picture.wording import plain
from fogline.records.control import ControlLayer, PlaceState

_FINENESS_DEGREES = 0.006
_MOST_PLACES = 400  # of one day, the surest first


@dataclass(frozen=True, slots=True)
class ControlDay:
    """Control at the end of one day: areas and lines, and the states of the places that they were made of."""

    layer: ControlLayer
    places: tuple[PlaceState, ...] = ()


def control_entries(days: Sequence[ControlDay]) -> list[dict[str, Any]]:
    """Return the days as plain data, oldest first."""
    return [
        {
            "day": one.layer.day,
            "areas": [
                {
                    "standing": area.standing,
                    "side": area.side or "",
                    "areas": outlines(area.geometry, _FINENESS_DEGREES)[0],
                }
                for area in one.layer.areas
            ],
            "fronts": [
                {"sides": list(line.sides), "lines": outlines(line.geometry, _FINENESS_DEGREES)[1]}
                for line in one.layer.lines
            ],
            "places": [_place(state) for state in _surest(one.places)],
        }
        for one in sorted(days, key=lambda one: one.layer.day)
    ]


def control_sides(days: Sequence[ControlDay]) -> list[str]:
    """Return the sides that hold or claim anything on any day, in alphabetical order: each keeps its colour."""
    return sorted(
        {side for one in days for side in (*one.layer.sides, *(area.side for area in one.layer.areas)) if side}
    )


def _surest(states: Sequence[PlaceState]) -> list[PlaceState]:
    told = [one for one in states if one.state != "unknown" or one.claimed_by]
    return sorted(told, key=lambda one: (-one.confidence, -one.population, one.key))[:_MOST_PLACES]


def _place(state: PlaceState) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": plain(state.name),
        "at": [round(state.longitude, 4), round(state.latitude, 4)],
        "state": state.state,
        "sure": round(state.confidence, 2),
        "why": "; ".join(plain(one.words) for one in state.evidence[:4] if one.words),
    }
    optional = {"side": state.side, "since": state.since, "claimed_by": list(state.claimed_by), "basis": state.basis}
    return entry | {key: value for key, value in optional.items() if value}
