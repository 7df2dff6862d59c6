"""Who holds each populated place on a day: claims to evidence, evidence to places, places to their neighbours."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fogline.gazetteer import Gazetteer
from fogline.picture.control.assessing import Case, Pick, chances_of, evidence_on, untold
from fogline.picture.control.conflict import conflict
from fogline.picture.control.evidence import Told, told
from fogline.picture.control.field import field
from fogline.picture.control.fighting import Fighting, fighting
from fogline.picture.control.ground import Ground, Reach, ground_around, ground_of
from fogline.picture.control.opponents import Conflict
from fogline.picture.control.options import ControlOptions
from fogline.picture.control.populated import Populated
from fogline.picture.control.priors import Priors, priors_of
from fogline.picture.control.standing import Standing, standing
from fogline.picture.control.start import Start
from fogline.records.control import PlaceState
from fogline.records.fused import FusedEvent


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
        said = (one.evidence.side for pieces in self.evidence.values() for one in pieces if one.evidence.side)
        known = {*self._given, *said}
        return tuple(sorted(known | {other for side in known if (other := self.made.opponent(side))}))

    @property
    def fighting(self) -> Fighting:
        """Who fights in which country."""
        told = (one for pieces in self.evidence.values() for one in pieces)
        where = ((one.spot.country, one.evidence.side) for one in told if one.evidence.side)
        return fighting(self.sides, where, self._given, self.made)

    @property
    def _given(self) -> frozenset[str]:
        return frozenset([one.side for one in self.start.points] + [one.side for one in self.start.areas])


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
    return next(control_days(picture, (day,), gazetteer, places))


def control_days(
    picture: ControlPicture,
    days: Sequence[datetime.date],
    gazetteer: Gazetteer,
    places: Iterable[Populated] | None = None,
) -> Iterator[tuple[PlaceState, ...]]:
    """Yield what :func:`control_states` returns, for each of ``days``; what does not change with the day is worked out once."""
    asked = None if places is None else tuple(places)
    if asked is not None and (not asked or not picture.sides):
        for day in days:
            yield tuple(untold(one, day) for one in asked)
        return
    last = max(days, default=datetime.date.min).isoformat()
    early = {key: pieces for key, pieces in picture.evidence.items() if any(one.evidence.day <= last for one in pieces)}
    series = _series(picture, early, gazetteer, asked)
    for day in days:
        yield tuple(series.states(day)) if picture.sides else ()


def _series(
    picture: ControlPicture,
    evidence: dict[str, tuple[Told, ...]],
    gazetteer: Gazetteer,
    asked: Sequence[Populated] | None,
) -> "_Series":
    spots = [pieces[0].spot for pieces in evidence.values()]
    reach: Reach | None = None
    if asked is None:
        ground, reach = ground_around(spots, picture.start, gazetteer, picture.options)
    else:
        ground = ground_of(asked, spots, picture.options)
    given = (picture.start, picture.options)
    who = picture.fighting
    priors = [
        priors_of(at, [one.country for one in here], who, given, gazetteer)
        for at, here in ((ground.at, ground.places), (ground.spots_at, ground.spots))
    ]
    return _Series(picture, evidence, ground, reach, priors[0], priors[1], who)


@dataclass(frozen=True, slots=True)
class _Series:
    """What stays the same from day to day; ``reach`` is ``None`` where the places were named."""

    picture: ControlPicture
    evidence: dict[str, tuple[Told, ...]]
    ground: Ground
    reach: Reach | None
    priors: Priors
    spot_priors: Priors
    who: Fighting

    def states(self, day: datetime.date) -> Iterator[PlaceState]:
        """Yield the state of each place at the end of ``day``, in the order of the ground."""
        import numpy as np

        ground, options, sides = self.ground, self.picture.options, self.picture.sides
        spots, known = self._known(day)
        wanted = self._wanted(known)
        chances = self.priors.on(day, known)
        started = bool(self.picture.start.points or self.picture.start.areas)
        case = Case(day.isoformat(), known, sides, options, started)
        picks: dict[int, list[Pick]] = {}
        if known:
            solved = field(ground, spots, known, self.spot_priors.on(day, known)[spots], sides, options)
            for whole in ground.tiles:
                tile = whole.only(wanted[whole.rows])
                ties = solved.ties(tile)
                chances[tile.rows] = solved.chances(ties, chances[tile.rows])
                rows = tile.rows.tolist()
                at = (ground.at[tile.rows], ground.spots_at[spots])
                picks |= {rows[number]: told for number, told in evidence_on(case, ties, at)}
        found = chances_of(chances, sides)
        node_of = {spot: node for node, spot in enumerate(spots)}
        keys = {one.spot.key: node for node, one in enumerate(known)}
        for row in np.flatnonzero(wanted).tolist():
            place = ground.places[row]
            node = keys.get(place.key)
            if node is None and row in ground.same:
                node = next((node_of[spot] for spot in ground.same[row] if spot in node_of), None)
            here = (found.lead[row], found.best[row], found.shares[row])
            yield case.state(place, here, picks.get(row, ()), node)

    def _known(self, day: datetime.date) -> tuple[list[int], list[Standing]]:
        """Return the spots of which something is known on a day, by number, and what."""
        options = self.picture.options
        spots, known = [], []
        for number, pieces in enumerate(self.evidence.values()):
            here = standing(pieces[0].spot, (one.evidence for one in pieces), day, options)
            here = replace(here, may=self.who.of(here.spot.country)) if here is not None else None
            if here is not None and (here.scores or here.fought > 0.05):
                spots.append(number)
                known.append(here)
        return spots, known

    def _wanted(self, known: Sequence[Standing]) -> Any:
        """Return (n,) of which places the state is told."""
        import numpy as np

        if self.reach is None:
            return np.ones(len(self.ground.places), bool)
        spots = [one.spot for one in known]
        bounds = self.reach.around(spots)
        if bounds is None:
            return np.zeros(len(self.ground.places), bool)
        countries = self.reach.countries | {one.country for one in spots}
        return self.ground.wanted({one.key for one in spots}, bounds, countries)
