"""Who holds each populated place on a day: claims to evidence, evidence to places, places to their neighbours."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fogline.gazetteer import Gazetteer
from fogline.picture.control.evidence import Told, told
from fogline.picture.control.field import Field, Points, estimate
from fogline.picture.control.opponents import Conflict, conflict
from fogline.picture.control.options import ControlOptions
from fogline.picture.control.populated import Bounds, Populated, populated
from fogline.picture.control.space import km_matrix, km_to_line
from fogline.picture.control.standing import Standing, standing
from fogline.picture.control.start import Start, start_at
from fogline.records.control import Basis, ControlEvidence, Holding, PlaceState, SideShare
from fogline.records.fused import FusedEvent

_SHOWN = 8  # pieces of evidence kept with a state
_TIED = 0.02  # evidence that weighs less than this in a state is not told
_MARGIN_DEGREES = 0.6
_CLAIMED = 0.35  # log-odds of a side's own word from which it is said to claim a place
_CHUNK = 2000


@dataclass(frozen=True, slots=True)
class ControlPicture:
    """What was read from events, ready to be asked for any day: who fights whom, and the evidence on each place by key."""

    made: Conflict
    evidence: dict[str, tuple[Told, ...]]
    start: Start
    options: ControlOptions

    @property
    def sides(self) -> tuple[str, ...]:
        """All sides that may hold a place."""
        given = [one.side for one in self.start.points] + [one.side for one in self.start.areas]
        said = (one.evidence.side for pieces in self.evidence.values() for one in pieces if one.evidence.side)
        known = {*given, *said}
        return tuple(sorted(known | {other for side in known if (other := self.made.opponent(side))}))


def control_picture(
    events: Sequence[FusedEvent],
    gazetteer: Gazetteer,
    start: Start | None = None,
    options: ControlOptions | None = None,
) -> ControlPicture:
    """Read from ``events`` what they say of who holds which place."""
    options = options or ControlOptions()
    made = conflict(events, gazetteer)
    by_place: dict[str, list[Told]] = defaultdict(list)
    for piece in told(events, made, gazetteer, options):
        by_place[piece.spot.key].append(piece)
    return ControlPicture(made, {key: tuple(pieces) for key, pieces in by_place.items()}, start or Start(), options)


def control_states(
    picture: ControlPicture, day: datetime.date, gazetteer: Gazetteer, places: Iterable[Populated] | None = None
) -> tuple[PlaceState, ...]:
    """Return the state at the end of ``day`` of ``places``, or of every populated place that evidence reaches.

    The places with evidence of their own are among them. Where a starting state tells of an area, all places in it are.
    """
    known = _standings(picture, day)
    sides = picture.sides
    wanted = _wanted(known, picture, gazetteer) if places is None else tuple(places)
    if not wanted:
        return ()
    if not sides:
        return tuple(_untold(one, day) for one in wanted) if places is not None else ()
    found: list[PlaceState] = []
    ground = _Ground(known, gazetteer)
    nodes = _points([(one.spot.latitude, one.spot.longitude, one.spot.country) for one in known], picture, day, ground)
    for first in range(0, len(wanted), _CHUNK):
        part = wanted[first : first + _CHUNK]
        points = _points([(one.latitude, one.longitude, one.country) for one in part], picture, day, ground)
        field = estimate(points, nodes, known, sides, picture.options) if known else Field(points.priors, None, None)
        found += _states(part, _Given(picture, day, known, sides), field)
    return tuple(found)


def _standings(picture: ControlPicture, day: datetime.date) -> list[Standing]:
    found = (
        standing(pieces[0].spot, (one.evidence for one in pieces), day, picture.options)
        for pieces in picture.evidence.values()
    )
    return [one for one in found if one is not None and (one.scores or one.fought > 0.05)]


def _wanted(known: Sequence[Standing], picture: ControlPicture, gazetteer: Gazetteer) -> tuple[Populated, ...]:
    own = {one.spot.key: one.spot for one in known}
    countries = {one.spot.country for one in known} | {one.country for one in picture.start.points} - {""}
    countries |= _areas_countries(picture, gazetteer)
    at = [(one.spot.latitude, one.spot.longitude) for one in known]
    at += [(one.latitude, one.longitude) for one in picture.start.points]
    bounds = _bounds(at, picture, gazetteer)
    if bounds is None:
        return ()
    listed = tuple(populated(gazetteer, bounds, countries))
    keys = {one.key for one in listed}
    rest = (
        Populated(spot.key, spot.name, spot.latitude, spot.longitude, spot.country)
        for key, spot in own.items()
        if key not in keys
    )
    return (*listed, *rest)


def _areas_countries(picture: ControlPicture, gazetteer: Gazetteer) -> set[str]:
    found = (gazetteer.place(one.key) for one in picture.start.areas)
    return {place.country for place in found if place is not None}


def _bounds(at: Sequence[tuple[float, float]], picture: ControlPicture, gazetteer: Gazetteer) -> Bounds | None:
    import json

    from shapely.geometry import shape

    boxes = [(longitude, latitude, longitude, latitude) for latitude, longitude in at]
    for area in picture.start.areas:
        found = gazetteer.shape(area.key)
        if found is not None:
            boxes.append(shape(json.loads(found.geometry)).bounds)
    if not boxes:
        return None
    west, south, east, north = zip(*boxes, strict=True)
    margin = _MARGIN_DEGREES
    return Bounds(min(west) - 1.5 * margin, min(south) - margin, max(east) + 1.5 * margin, max(north) + margin)


def _points(
    at: Sequence[tuple[float, float, str]], picture: ControlPicture, day: datetime.date, given: "_Ground"
) -> Points:
    """Return points with the chance that each side holds them, going by the starting state alone; even where it does not tell.

    It is believed less the nearer another side was, or is told to be on ``day``: a front moves from where it is.
    """
    import numpy as np

    sides, options = picture.sides, picture.options
    where = [(latitude, longitude) for latitude, longitude, _ in at]
    priors = np.full((len(at), len(sides)), 1.0 / max(len(sides), 1))
    made = Points(np.array(where).reshape(-1, 2), np.array([country for *_, country in at]), priors)
    if not at or not (picture.start.points or picture.start.areas):
        return made
    told_near = np.maximum(
        _others_near(made, given.known, sides, options), _beyond_border(made, sides, given.gazetteer, options)
    )
    trust = _start_trust(picture, day)
    for index, here in enumerate(start_at(picture.start, where, given.gazetteer)):
        if here.side is None:
            continue
        at_side = sides.index(here.side)
        risk = max(float(np.exp(-here.other_km / options.start_risk_km)), float(told_near[index, at_side]))
        priors[index] = (1.0 - trust * (1.0 - risk)) / len(sides)
        priors[index, at_side] += trust * (1.0 - risk)
    return made


def _others_near(points: Points, known: Sequence[Standing], sides: Sequence[str], options: ControlOptions) -> Any:
    """Return (n, sides): how near (0..1) a side other than this one is told to be to each point."""
    import numpy as np

    near = np.zeros((len(points.at), len(sides)))
    if not known:
        return near
    at = np.array([(one.spot.latitude, one.spot.longitude) for one in known])
    close = np.exp(-km_matrix(points.at, at) / options.start_risk_km)
    for number, side in enumerate(sides):
        other = np.array([_told_other(one, side, sides) for one in known])
        near[:, number] = (close * other[None, :]).max(axis=1)
    return near


def _beyond_border(points: Points, sides: Sequence[str], gazetteer: Gazetteer, options: ControlOptions) -> Any:
    """Return (n, sides): how near (0..1) each point is to the border with a country that is another side."""
    import numpy as np

    near = np.zeros((len(points.at), len(sides)))
    for country in sorted(set(points.countries.tolist())):
        here = np.flatnonzero(points.countries == country)
        for other in sides:
            border = gazetteer.border(country, other) if country and country != other else None
            if border is None:
                continue
            close = np.exp(-km_to_line(points.at[here], border.geometry) / options.start_risk_km)
            for number, side in enumerate(sides):
                if side != other:
                    near[here, number] = np.maximum(near[here, number], close)
    return near


def _told_other(one: Standing, side: str, sides: Sequence[str]) -> float:
    held = one.probabilities(sides)
    return max(0.0, 2 * (1.0 - held[side]) - 1.0)


def _start_trust(picture: ControlPicture, day: datetime.date) -> float:
    options, start = picture.options, picture.start
    first = datetime.date.fromisoformat(start.day) if start.day else day
    return float(options.start_trust * 0.5 ** (max((day - first).days, 0) / options.start_half_life))


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a point is judged by besides the starting state."""

    known: Sequence[Standing]
    gazetteer: Gazetteer


@dataclass(frozen=True, slots=True)
class _Given:
    picture: ControlPicture
    day: datetime.date
    known: Sequence[Standing]
    sides: tuple[str, ...]


def _states(places: Sequence[Populated], given: _Given, field: Field) -> Iterable[PlaceState]:
    own = {one.spot.key: index for index, one in enumerate(given.known)}
    for index, place in enumerate(places):
        ties = field.ties[index] if field.ties is not None else None
        km = field.km[index] if field.km is not None else None
        node = own.get(place.key)
        if node is None and km is not None and len(km) and float(km.min()) < 0.5:
            node = int(km.argmin())
        near = km is not None and len(km) > 0 and _nearest(ties, km) <= given.picture.options.limit_km
        yield _state(place, given, (field.chances[index], ties, km), (node, near))


def _untold(place: Populated, day: datetime.date) -> PlaceState:
    """Return the state of a place that nothing is told of."""
    return PlaceState(
        place.key, place.name, place.latitude, place.longitude, day.isoformat(), "unknown", None, 0.0,
        country=place.country, division=place.division, population=place.population,
    )  # fmt: skip


def _nearest(ties: Any, km: Any) -> float:
    tied = km[ties > _TIED]
    return float(tied.min()) if len(tied) else float("inf")


def _state(place: Populated, given: _Given, at: tuple[Any, Any, Any], where: tuple[int | None, bool]) -> PlaceState:
    (chances, ties, km), (node, near) = at, where
    options, sides = given.picture.options, given.sides
    order = sorted(range(len(sides)), key=lambda side: -chances[side])
    lead, best = sides[order[0]], float(chances[order[0]])
    whole = max(float(chances.sum()), 1e-9)
    best /= max(whole, 1.0)
    fought = given.known[node].fought if node is not None else 0.0
    state: Holding = "held" if best >= options.sure else "unknown"
    if fought >= 0.5 and best < options.settled:
        state = "contested"
    own = given.known[node] if node is not None else None
    evidence = _evidence(given, ties, km) if near else ()
    started = bool(given.picture.start.points or given.picture.start.areas)
    basis: Basis = "place" if own and own.scores else "neighbours" if evidence else "start" if started else "none"
    return PlaceState(
        place.key, place.name, place.latitude, place.longitude, given.day.isoformat(), state,
        lead if state == "held" else None,
        round(fought if state == "contested" else best, 3),
        basis,
        _claimed_by(own, lead if state == "held" else None),
        own.since if own else None,
        _shares(chances, sides, order),
        evidence,
        place.country, place.division, place.population,
    )  # fmt: skip


def _shares(chances: Any, sides: Sequence[str], order: Sequence[int]) -> tuple[SideShare, ...]:
    whole = max(float(chances.sum()), 1.0)
    return tuple(
        SideShare(sides[side], round(float(chances[side]) / whole, 3)) for side in order if chances[side] > 0.005
    )


def _claimed_by(own: Standing | None, holder: str | None) -> tuple[str, ...]:
    if own is None:
        return ()
    said: dict[str, float] = defaultdict(float)
    for one in own.evidence:
        if one.side and one.voice == "own" and one.kind in ("capture", "control", "repulse", "withdrawal"):
            said[one.side] += one.share
    return tuple(sorted(side for side, much in said.items() if much >= _CLAIMED and side != holder))


def _evidence(given: _Given, ties: Any, km: Any) -> tuple[ControlEvidence, ...]:
    """Return the evidence that weighs most at a point: that of each place, times how much the place weighs there."""
    pieces = [
        replace(one, share=round(float(ties[node]) * one.share, 3), km=round(float(km[node]), 1))
        for node in ties.argsort()[::-1][:_SHOWN]
        if ties[node] > _TIED
        for one in given.known[node].evidence
    ]
    told = sorted((one for one in pieces if one.share >= _TIED), key=lambda one: -one.share)
    return tuple(told[:_SHOWN])
