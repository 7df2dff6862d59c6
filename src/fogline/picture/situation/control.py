"""Who holds what on the page: days, each with its areas, front lines and places; what is assessed apart from what is claimed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fogline.picture.control.wording import told_words
from fogline.picture.sides import side_title
from fogline.picture.situation.places import outlines
from fogline.picture.wording import plain, shorten
from fogline.records.control import ControlEvidence, ControlLayer, PlaceState

_FINENESS_DEGREES = 0.006
_MOST_PLACES = 400  # of one day, the surest first
_MOST_PIECES = 4  # of evidence for a place
_WORDS = 220


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
    """Return the states to list: those that claims on the place itself tell first, the surest of them first.

    A place that claims speak of and of which too little is known is among them: that is told, too.
    """
    told = [one for one in states if one.state != "unknown" or one.claimed_by or one.basis == "place"]
    order = ("held", "contested", "unknown")

    def rank(one: PlaceState) -> tuple[bool, int, bool, float, int, str]:
        known = order.index(one.state)
        return (one.basis != "place", known, not one.claimed_by, -one.confidence, -one.population, one.key)

    told.sort(key=rank)
    return told[:_MOST_PLACES]


def _place(state: PlaceState) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": plain(state.name),
        "at": [round(state.longitude, 4), round(state.latitude, 4)],
        "state": state.state,
        "why": [_piece(one) for one in state.evidence[:_MOST_PIECES]],
    }
    if state.state == "held":
        entry["sure"] = round(
            state.confidence, 2
        )  # of another state it would be how much is fought, or how little is known
    optional = {"side": state.side, "since": state.since, "claimed_by": list(state.claimed_by), "basis": state.basis}
    return entry | {key: value for key, value in optional.items() if value}


def _piece(one: ControlEvidence) -> dict[str, Any]:
    """Return a piece of evidence: when and what it tells, the words that say so, and the event that they are of."""
    entry = {
        "day": one.day,
        "says": told_words(one, plain(side_title(one.side or ""))),
        "words": shorten(plain(one.words), _WORDS),
        "event": one.event,
    }
    return entry | ({"at": f"{plain(one.place_name)}, {one.km:.0f} km away"} if one.km >= 1 else {})
