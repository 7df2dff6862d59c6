"""How well the picture of control fits maps that others drew: accuracy where it asserts a side, coverage, and naive baselines.

Gold is a table of places (name, latitude, longitude, consensus) with the side that independent maps agree on; where they do
not agree (``DISPUTED``) a place is not scored. The disputed belt is all places within 50 km of one that the other side holds.
"""

import csv
import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fogline.records.control import PlaceState
from fogline.records.errors import InputError

if TYPE_CHECKING:
    from fogline.gazetteer import Gazetteer
    from fogline.picture.control import ControlPicture

BELT_KM = 50.0
_DISPUTED = "DISPUTED"


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A place of the gold: where it is (degrees), and the side that holds it by consensus (``None``: the maps differ)."""

    name: str
    latitude: float
    longitude: float
    side: str | None


@dataclass(frozen=True, slots=True)
class ControlScore:
    """How one way to tell control fares on a set of places.

    ``asserted`` of ``places`` get a side, ``right`` of them the one of the gold. ``by_side`` has (right, asserted, places) for
    each side of the gold.
    """

    right: int
    asserted: int
    places: int
    by_side: dict[str, tuple[int, int, int]]

    @property
    def accuracy(self) -> float:
        """The share right of the places that get a side."""
        return self.right / self.asserted if self.asserted else 0.0

    @property
    def coverage(self) -> float:
        """The share of the places that get a side."""
        return self.asserted / self.places if self.places else 0.0


@dataclass(frozen=True, slots=True)
class ControlScores:
    """Scores by name of the system, on all places, on the belt, and on the part of the belt where the system asserts a side."""

    day: str
    everywhere: dict[str, ControlScore]
    belt: dict[str, ControlScore]
    asserted_belt: dict[str, ControlScore]


def load_control(path: Path) -> tuple[GoldPlace, ...]:
    """Return the places of a gold table (CSV); ``InputError`` where it is none."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from error
    wanted = ("name", "latitude", "longitude", "consensus")
    if not rows or any(column not in rows[0] for column in wanted):
        raise InputError(f"{path}: want a CSV with the columns {', '.join(wanted)}")
    try:
        return tuple(
            GoldPlace(
                row["name"],
                float(row["latitude"]),
                float(row["longitude"]),
                None if row["consensus"] in ("", _DISPUTED) else row["consensus"],
            )
            for row in rows
        )
    except ValueError as error:
        raise InputError(f"{path}: a latitude or longitude is no number ({error})") from error


def belt(gold: Sequence[GoldPlace], km: float = BELT_KM) -> list[bool]:
    """Return for each place whether one of another side lies within ``km``."""
    import numpy as np

    from fogline.picture.control.space import km_matrix

    sided = [index for index, one in enumerate(gold) if one.side is not None]
    inside = [False] * len(gold)
    at = np.array([(gold[index].latitude, gold[index].longitude) for index in sided]).reshape(-1, 2)
    sides = np.array([gold[index].side for index in sided])
    for start in range(0, len(sided), 500):
        rows = slice(start, start + 500)
        other = (km_matrix(at[rows], at) <= km) & (sides[rows, None] != sides[None, :])
        for offset, found in enumerate(other.any(axis=1)):
            inside[sided[start + offset]] = bool(found)
    return inside


def score_control(
    gold: Sequence[GoldPlace], picture: "ControlPicture", day: datetime.date, gazetteer: "Gazetteer"
) -> tuple[ControlScores, tuple[PlaceState, ...]]:
    """Score the picture of control on ``day``, beside the baselines; with the states of all places of the gold, in its order."""
    from fogline.picture.control import Populated, control_states

    places = tuple(
        Populated(f"gold:{number}", one.name, one.latitude, one.longitude, _country(picture))
        for number, one in enumerate(gold)
    )
    states = control_states(picture, day, gazetteer, places)
    sides = {"Fogline": [state.side for state in states]}
    sides |= _baselines(gold, picture, day, gazetteer)
    inside = belt(gold)
    told = [on and state.side is not None for on, state in zip(inside, states, strict=True)]
    return (
        ControlScores(
            day.isoformat(),
            {name: _score(gold, given, lambda _: True) for name, given in sides.items()},
            {name: _score(gold, given, inside.__getitem__) for name, given in sides.items()},
            {name: _score(gold, given, told.__getitem__) for name, given in sides.items()},
        ),
        states,
    )


def _country(picture: "ControlPicture") -> str:
    """Return the country that most of the evidence lies in: that of the gold."""
    from collections import Counter

    counted = Counter(pieces[0].spot.country for pieces in picture.evidence.values() if pieces)
    return counted.most_common(1)[0][0] if counted else ""


def _score(gold: Sequence[GoldPlace], given: Sequence[str | None], counts: Callable[[int], bool]) -> ControlScore:
    by_side: dict[str, list[int]] = {}
    for index, (one, side) in enumerate(zip(gold, given, strict=True)):
        if one.side is None or not counts(index):
            continue
        tally = by_side.setdefault(one.side, [0, 0, 0])
        tally[0] += side == one.side
        tally[1] += side is not None
        tally[2] += 1
    right, asserted, places = (sum(tally[part] for tally in by_side.values()) for part in range(3))
    return ControlScore(right, asserted, places, {side: (t[0], t[1], t[2]) for side, t in sorted(by_side.items())})


def _baselines(
    gold: Sequence[GoldPlace], picture: "ControlPicture", day: datetime.date, gazetteer: "Gazetteer"
) -> dict[str, list[str | None]]:
    """Return what two naive ways tell of each place: nothing has changed since the start; the nearest claim of a capture wins."""
    import numpy as np

    from fogline.picture.control.space import km_matrix
    from fogline.picture.control.start import start_at

    at = [(one.latitude, one.longitude) for one in gold]
    found: dict[str, list[str | None]] = {}
    if picture.start.points or picture.start.areas:
        found["nothing changed"] = [here.side for here in start_at(picture.start, at, gazetteer)]
    captures: Any = [
        (one.spot, max((e for e in _captures(pieces, day)), key=lambda e: e.day))
        for pieces in picture.evidence.values()
        if any(True for _ in _captures(pieces, day))
        for one in pieces[:1]
    ]
    if captures:
        km = km_matrix(np.array(at), np.array([(spot.latitude, spot.longitude) for spot, _ in captures]))
        found["nearest capture claim"] = [captures[index][1].side for index in km.argmin(axis=1)]
    return found


def _captures(pieces: Sequence[Any], day: datetime.date) -> Any:
    return (
        one.evidence
        for one in pieces
        if one.evidence.kind == "capture" and one.evidence.side and one.evidence.day <= day.isoformat()
    )
