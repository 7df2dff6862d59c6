"""The simulated war itself: a recipe that can be run through as often as wanted, always the same, in little memory."""

import datetime
import heapq
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Unpack

from fogline.testing.simulation.contradictions import contradictions
from fogline.testing.simulation.course import Course, Day
from fogline.testing.simulation.coverage import Coverage, Planned
from fogline.testing.simulation.dice import dice
from fogline.testing.simulation.families import Head
from fogline.testing.simulation.marking import Claimed, Marker
from fogline.testing.simulation.options import ReadingNoise, SimulationOptions
from fogline.testing.simulation.settings import SimulationSettings
from fogline.testing.simulation.text.write import Writer
from fogline.testing.simulation.truth import (
    Contradiction,
    ControlChange,
    Forecast,
    Origin,
    SimulatedReport,
    Statement,
    TrueEvent,
    Written,
)
from fogline.testing.simulation.world import World, build


@dataclass(frozen=True, slots=True)
class _Edition:
    """What becomes known in a day: its course, and the reports published since the day before."""

    day: Day
    planned: tuple[Planned, ...]
    released: tuple[Planned, ...]


@dataclass(slots=True)
class _Told:
    """A head, the day on which it became known, and what reports say of its family."""

    head: Head
    known: datetime.date
    statements: list[Statement] = field(default_factory=list)
    origins: dict[str, Origin] = field(default_factory=dict)


# Reports bring up what was said up to four days before; a source speaks up to four days late, of what was announced five before.
_REMEMBERED_DAYS = 16


def simulate(options: SimulationOptions | None = None, **settings: Unpack[SimulationSettings]) -> "Simulation":
    """Return the war that ``options`` describe; ``settings`` are fields of :class:`SimulationOptions` and win over them."""
    return Simulation(replace(options or SimulationOptions(), **settings))


class Simulation:
    """A war with known truth. Every iterator runs the war anew from its seed, so nothing is kept and all agree."""

    def __init__(self, options: SimulationOptions) -> None:
        self.options = options

    @cached_property
    def world(self) -> World:
        """Its places, sides, sources and outlets."""
        return build(self.options)

    def events(self) -> Iterator[TrueEvent]:
        """Yield all events, a head before its sub-events, in the order in which they become known."""
        for edition in self._editions():
            for head in edition.day.heads:
                yield from head.all

    def reports(self) -> Iterator[SimulatedReport]:
        """Yield all reports with their statements, in order of publication."""
        for planned in self._released():
            yield planned.report

    def statements(self) -> Iterator[Statement]:
        """Yield the statements of all reports, in order of publication."""
        for report in self.reports():
            yield from report.statements

    def origins(self) -> Iterator[Origin]:
        """Yield the origins that reports go back to, each once; those of the same event follow each other."""
        for told in self._told():
            yield from told.origins.values()

    def texts(self) -> Iterator[Written]:
        """Yield the reports written out, in order of publication."""
        writer = Writer(self.world, self.options.seed)
        for planned in self._released():
            yield writer.write(planned)

    def claims(self, noise: ReadingNoise | None = None) -> Iterator[Claimed]:
        """Yield for each report a short document with its claims, as a reader with this ``noise`` (default: none) finds them."""
        marker = Marker(self.world, noise or ReadingNoise(), self.options.seed)
        for planned in self._released():
            yield marker.mark(planned)

    def control(self) -> Iterator[ControlChange]:
        """Yield who holds each place at the beginning (``event`` is ``None``), and then every change, by day."""
        first = self.world.start.isoformat()
        for place, side in self.world.held.items():
            yield ControlChange(place, first, side, None)
        for edition in self._editions():
            yield from edition.day.changes

    def control_on(self, day: datetime.date) -> dict[str, str]:
        """Return who holds each place (by key) at the end of ``day``."""
        held = {}
        for change in self.control():
            if change.event is None or change.day <= day.isoformat():
                held[change.place] = change.side
        return held

    def forecasts(self) -> Iterator[Forecast]:
        """Yield what was announced by some source that reports quote, and whether it came."""
        for told in self._told():
            yield from _forecasts(told)

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield what in the statements on one event cannot both hold."""
        for told in self._told():
            by_event: dict[str, list[Statement]] = defaultdict(list)
            for statement in told.statements:
                by_event[statement.event].append(statement)
            for event in told.head.all:
                yield from contradictions(event.id, by_event[event.id])

    def _told(self) -> Iterator[_Told]:
        """Yield each head with all that is said of its family, once no report will speak of it any more."""
        open_: dict[str, _Told] = {}
        for edition in self._editions():
            for head in edition.day.heads:
                open_[head.event.id] = _Told(head, edition.day.date)
            for planned in edition.planned:
                for statement in planned.report.statements:
                    open_[statement.event.partition(".")[0]].statements.append(statement)
                for origin in planned.origins:
                    open_[origin.event].origins[origin.id] = origin
            for name in [
                name for name, told in open_.items() if (edition.day.date - told.known).days > _REMEMBERED_DAYS
            ]:
                yield open_.pop(name)

    def _released(self) -> Iterator[Planned]:
        for edition in self._editions():
            yield from edition.released

    def _editions(self) -> Iterator[_Edition]:
        """Run the war: plan the reports on the day's heads, and hand out those that have been published by its end."""
        options = self.options
        coverage = Coverage(self.world, options.seed, options.errors)
        rng = dice(options.seed, "shares")
        waiting: list[tuple[str, str, Planned]] = []
        heads = given = 0
        for day in Course(self.world, options):
            heads += len(day.heads)
            wanted = round(options.reports * heads / options.events) - given
            planned: list[Planned] = []
            for head, count in zip(day.heads, _shared(day.heads, wanted, rng), strict=True):
                planned += coverage.plan(head, count)
            given += len(planned)
            for report in planned:
                heapq.heappush(waiting, (report.report.published, report.report.id, report))
            end = (day.date + datetime.timedelta(days=1)).isoformat()
            released = []
            while waiting and waiting[0][0] < end:
                released.append(heapq.heappop(waiting)[2])
            yield _Edition(day, tuple(planned), tuple(released))
        last = datetime.date.max
        yield _Edition(
            Day(last, (), ()), (), tuple(report for _, _, report in sorted(waiting, key=lambda item: item[:2]))
        )


def _shared(heads: tuple[Head, ...], reports: int, rng: random.Random) -> list[int]:
    """Share out reports among heads: one each, the rest by weight."""
    counts = [1] * len(heads)
    weights = [head.weight for head in heads]
    for number in rng.choices(range(len(heads)), weights, k=max(0, reports - len(heads))) if heads else ():
        counts[number] += 1
    return counts


def _forecasts(told: _Told) -> Iterator[Forecast]:
    event, announced = told.head.event, told.head.announced
    seen: set[str] = set()
    for statement in told.statements:
        said = statement.said
        if announced is None or statement.event != event.id or said.reality != "future" or statement.origin in seen:
            continue
        seen.add(statement.origin)
        yield Forecast(
            f"f{event.id}",
            statement.origin,
            event.id,
            event.type,
            event.place,
            announced,
            said.start,
            said.end,
            event.happened,
        )
