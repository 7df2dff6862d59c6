"""Events read here beside events coded by people: which are one, which only one of the two has.

A row and an event may be one where their places meet (the distance is within both radii and ``slack_km``), their days meet
(within ``slack_days``) and their types are of one family, or both are violence. Of all pairs that may be, each row and each event
is used once: the nearest first, then pairs are exchanged as long as that matches one more (augmenting paths, Kuhn 1955).
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fogline.exchange.formats.days import Days, days
from fogline.exchange.formats.deaths import Deeds
from fogline.exchange.imports import CodedRow
from fogline.ontology import load
from fogline.picture.summary import EventSummary, summary
from fogline.records.fused import FusedEvent
from fogline.records.globe import KM_A_DEGREE, km_between

_CELL = 0.5  # degrees


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far apart two descriptions of one event may lie: days, kilometres beyond both radii, and the widest radius that
    still says where (km)."""

    slack_days: int = 1
    slack_km: float = 5.0
    widest_km: float = 150.0


@dataclass(frozen=True, slots=True)
class Here:
    """An event of the ledger, as far as it is compared."""

    event: FusedEvent
    summary: EventSummary
    days: Days
    latitude: float
    longitude: float
    radius_km: float
    killed: int | None


@dataclass(frozen=True, slots=True)
class Pair:
    """A row and an event that are held for one: kilometres between them, days between them (0: they meet), one type or not."""

    here: Here
    row: CodedRow
    km: float
    days_apart: int
    same_type: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """What both have, what only one has, and what could not be compared: how many, by the reason."""

    matched: tuple[Pair, ...]
    only_here: tuple[Here, ...]
    only_there: tuple[CodedRow, ...]
    left_out_here: Mapping[str, int] = field(default_factory=dict)
    left_out_there: Mapping[str, int] = field(default_factory=dict)

    @property
    def share_there(self) -> float | None:
        """Share of the rows that are found here, ``None`` of none."""
        return _share(len(self.matched), len(self.only_there))

    @property
    def share_here(self) -> float | None:
        """Share of the events here that the table has, ``None`` of none."""
        return _share(len(self.matched), len(self.only_here))


def compare(events: Sequence[FusedEvent], rows: Sequence[CodedRow], tolerance: Tolerance = Tolerance()) -> Compared:
    """Return what both have. Rows are those of the days and places that the question is about; events that nobody says have
    happened, that are of a kind the table has no rows of, or that lack a day or a place are left out and counted."""
    left_here: dict[str, int] = {}
    left_there: dict[str, int] = {}
    first = {row.id: row for row in reversed(rows)}
    there = [row for row in rows if not _count(left_there, _lacks(row, tolerance) or _again(row, first))]
    kinds = {group(row.type) for row in there if row.type}
    here = list(_here(events, kinds, tolerance, left_here))
    pairs = _assigned(_possible(here, there, tolerance))
    used_here, used_there = {pair.here.event.id for pair in pairs}, {pair.row.id for pair in pairs}
    return Compared(
        tuple(pairs),
        tuple(one for one in here if one.event.id not in used_here),
        tuple(row for row in there if row.id not in used_there),
        left_here,
        left_there,
    )


def group(type_: str) -> str:
    """Return what a type is compared as: ``violence`` for all that may be organised violence, else its family."""
    known = load().event_types.get(type_)
    if known is None:
        return type_
    return "violence" if known.crosswalk.ucdp or known.name == "damage" else known.family


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two points (latitude, longitude in degrees) on a sphere."""
    return km_between(*one, *other)


def days_apart(one: Days, other: Days) -> int:
    """Return how many days lie between two spans, 0 where they meet."""
    return max((one.first - other.last).days, (other.first - one.last).days, 0)


def _share(matched: int, rest: int) -> float | None:
    return matched / (matched + rest) if matched + rest else None


def _count(reasons: dict[str, int], reason: str) -> bool:
    if reason:
        reasons[reason] = reasons.get(reason, 0) + 1
    return bool(reason)


def _lacks(row: CodedRow, tolerance: Tolerance) -> str:
    if row.type is None:
        return "no type that is compared"
    if row.days is None:
        return "no date"
    if row.latitude is None or row.longitude is None or row.radius_km > tolerance.widest_km:
        return "no place on the map, or too wide a one"
    return ""


def _again(row: CodedRow, first: Mapping[str, CodedRow]) -> str:
    """Tell of a row that comes again, as where two downloads were put into one file."""
    return "" if first[row.id] is row else "an id that a row before has"


def _here(events: Sequence[FusedEvent], kinds: set[str], tolerance: Tolerance, left: dict[str, int]) -> Iterator[Here]:
    deeds = Deeds.of(events)
    for event in events:
        shown = summary(event)
        span, place = days(shown.when), shown.place
        killed = deeds.counted(event.id)
        if event.id in deeds.told_with:
            _count(left, "counted with the deed that it follows from")
        elif not shown.happened:
            _count(left, "nobody says that it happened")
        elif group(shown.type) not in kinds:
            _count(left, "of a kind that the table does not have")
        elif span is None or span.number > 31:
            _count(left, "no day, week or month is told")
        elif (
            place is None
            or place.latitude is None
            or place.longitude is None
            or (place.radius_km or 0) > tolerance.widest_km
        ):
            _count(left, "no place on the map, or too wide a one")
        else:
            best = killed.best if killed else None
            yield Here(event, shown, span, place.latitude, place.longitude, place.radius_km or 0.0, best)


def _possible(here: Sequence[Here], there: Sequence[CodedRow], tolerance: Tolerance) -> list[Pair]:
    """Return every pair that may be one, likest first. Only cells of the grid that are near are looked at."""
    cells: dict[tuple[int, int], list[Here]] = {}
    for one in here:
        cells.setdefault(_cell(one.latitude, one.longitude), []).append(one)
    reach = tolerance.widest_km + tolerance.slack_km
    pairs: list[tuple[float, Pair]] = []
    for row in there:
        if row.latitude is None or row.longitude is None or row.days is None:
            continue
        for one in _near(cells, row.latitude, row.longitude, reach + row.radius_km):
            pair = _pair(one, row, tolerance)
            if pair is not None:
                pairs.append((_cost(pair), pair))
    pairs.sort(key=lambda each: (each[0], each[1].row.id, each[1].here.event.id))
    return [pair for _, pair in pairs]


def _pair(one: Here, row: CodedRow, tolerance: Tolerance) -> Pair | None:
    if row.days is None or row.latitude is None or row.longitude is None or row.type is None:
        return None
    apart = days_apart(one.days, row.days)
    if apart > tolerance.slack_days or group(one.summary.type) != group(row.type):
        return None
    km = kilometres((one.latitude, one.longitude), (row.latitude, row.longitude))
    if km > one.radius_km + row.radius_km + tolerance.slack_km:
        return None
    return Pair(one, row, km, apart, one.summary.type == row.type)


def _cost(pair: Pair) -> float:
    """Return how unlike the two are: distance in radii, days apart and how wide, another type, other numbers of dead."""
    width = max(pair.here.radius_km + pair.row.radius_km, 1.0)
    there = pair.row.killed[0] if pair.row.killed else None
    numbers = 0.5 if there and pair.here.killed and there != pair.here.killed else 0.0
    span = (pair.here.days.number + (pair.row.days.number if pair.row.days else 1)) / 60
    return pair.km / width + pair.days_apart + span + (0.0 if pair.same_type else 1.0) + numbers


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return math.floor(latitude / _CELL), math.floor(longitude / _CELL)


def _near(cells: Mapping[tuple[int, int], list[Here]], latitude: float, longitude: float, km: float) -> Iterator[Here]:
    tall = math.ceil(km / KM_A_DEGREE / _CELL)
    wide = math.ceil(km / (KM_A_DEGREE * max(math.cos(math.radians(latitude)), 0.05)) / _CELL)
    row, column = _cell(latitude, longitude)
    around = round(360 / _CELL)
    for down in range(row - tall, row + tall + 1):
        for across in range(column - wide, column + wide + 1):
            shifted = (across + around // 2) % around - around // 2
            yield from cells.get((down, shifted), ())


def _assigned(pairs: Sequence[Pair]) -> list[Pair]:
    """Return pairs in which each row and each event stands once: as many as can be, the nearest first."""
    options: dict[str, list[Pair]] = {}
    for pair in pairs:
        options.setdefault(pair.row.id, []).append(pair)
    taken: dict[str, Pair] = {}  # by event
    placed: set[str] = set()
    for pair in pairs:
        if pair.row.id not in placed and pair.here.event.id not in taken:
            taken[pair.here.event.id] = pair
            placed.add(pair.row.id)
    for row in options:
        if row not in placed:
            _augment(row, options, taken)
    return sorted(
        taken.values(), key=lambda pair: (pair.row.days.first if pair.row.days else pair.here.days.first, pair.row.id)
    )


def _augment(row: str, options: Mapping[str, list[Pair]], taken: dict[str, Pair]) -> bool:
    """Find an event for ``row``, moving other rows to other events where that makes room; tell whether there was one."""
    came: dict[str, Pair] = {}
    waiting = [row]
    while waiting:
        for pair in options.get(waiting.pop(0), ()):
            event = pair.here.event.id
            if event in came:
                continue
            came[event] = pair
            holder = taken.get(event)
            if holder is not None:
                waiting.append(holder.row.id)
                continue
            _shift(row, pair, came, taken)
            return True
    return False


def _shift(row: str, last: Pair, came: Mapping[str, Pair], taken: dict[str, Pair]) -> None:
    """Give each row on the way to ``last`` the event that was found for it, back to ``row``."""
    held = {pair.row.id: event for event, pair in taken.items()}
    pair = last
    while True:
        before = held.get(pair.row.id)
        taken[pair.here.event.id] = pair
        if pair.row.id == row or before is None:
            return
        pair = came[before]
