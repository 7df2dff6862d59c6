"""Who prints what of an event: bulletins, reports that quote, that cite each other, that copy, that correct."""

import datetime
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fogline.testing.simulation.dice import dice
from fogline.testing.simulation.families import Head
from fogline.testing.simulation.sources import Outlet, own_outlet
from fogline.testing.simulation.telling import blurred
from fogline.testing.simulation.truth import Origin, Said, SimulatedReport, Statement, TrueEvent
from fogline.testing.simulation.verdict import false_parts
from fogline.testing.simulation.voices import Saying, voices
from fogline.testing.simulation.world import World

_OWN_PAGE = frozenset({"ministry", "governor", "monitor", "relief"})
_REMEMBERED = 60  # sayings that later reports may add as background


@dataclass(frozen=True, slots=True)
class Planned:
    """A report with what its text needs besides: the report it copies or corrects, and the origins it quotes."""

    report: SimulatedReport
    origins: tuple[Origin, ...]
    original: "Planned | None" = None
    outlet: Outlet | None = None


@dataclass(slots=True)
class _Desk:
    """The reports on one head so far, and who has printed which origin."""

    head: Head
    sayings: list[Saying]
    printed: list[Planned] = field(default_factory=list)
    taken: set[tuple[str, str, int]] = field(default_factory=set)
    corrected: set[str] = field(default_factory=set)


class Coverage:
    """Plans the reports on heads, in the order in which these become known."""

    def __init__(self, world: World, seed: int, errors: float) -> None:
        self.world = world
        self.errors = errors
        self.rng = dice(seed, "coverage")
        self._outlets = list(world.outlets.values())
        self._reach = [outlet.reach for outlet in self._outlets]
        self._recent: deque[Saying] = deque(maxlen=_REMEMBERED)
        self._made = 0

    def plan(self, head: Head, count: int) -> list[Planned]:
        """Return ``count`` reports on ``head``; an earlier one is copied, cited or corrected by a later one only."""
        spread = sum(self.rng.random() < 0.4 for _ in range(min(count - 1, 6)))
        sayings = voices(head, 1 + spread, self.world, self.rng, self.errors)
        desk = _Desk(head, sayings)
        for number in range(count):
            planned = self._correction(desk) or self._echo(desk) or self._direct(desk, number)
            desk.printed.append(planned)
        self._recent.extend(sayings)
        return desk.printed

    def _direct(self, desk: _Desk, number: int) -> Planned:
        """Report what a source said; each source is reported once before any is reported again."""
        which = number if number < len(desk.sayings) else self._popular(len(desk.sayings))
        saying = desk.sayings[which]
        page = own_outlet(saying.source)
        if (page.id, saying.origin.id, which) not in desk.taken and self._speaks_itself(saying):
            desk.taken.add((page.id, saying.origin.id, which))
            at = saying.at + datetime.timedelta(minutes=self.rng.randint(1, 25))
            return self._report(page, at, [saying, *self._roundup(saying, at)])
        outlet = self._outlet(desk, saying, which)
        if saying.source.kind == "reporter":
            outlet = self.world.outlets[saying.source.id.removeprefix("reporter.")]
        at = saying.at + datetime.timedelta(hours=0.2 + self.rng.expovariate(1 / outlet.delay))
        others = [other for other in desk.sayings if other.at < at and other.origin.id != saying.origin.id]
        extra = [self.rng.choice(others)] if others and self.rng.random() < 0.4 else []
        if outlet.style != "channel" and self.rng.random() < 0.3:
            extra += self._background(at)
        return self._report(outlet, at, [saying, *extra])

    def _popular(self, count: int) -> int:
        return min(int(self.rng.expovariate(0.8)), count - 1)

    def _speaks_itself(self, saying: Saying) -> bool:
        return saying.source.kind in _OWN_PAGE and self.rng.random() < 0.6

    def _outlet(self, desk: _Desk, saying: Saying, which: int) -> Outlet:
        """Draw an outlet: its own side's word is dear to it, the enemy's word is not; none prints the same twice."""
        outlet = self._outlets[0]
        for _ in range(15):
            outlet = self.rng.choices(self._outlets, self._reach)[0]
            hostile = None not in (outlet.side, saying.origin.side) and outlet.side != saying.origin.side
            if (outlet.id, saying.origin.id, which) in desk.taken or (hostile and self.rng.random() < 0.8):
                continue
            break
        desk.taken.add((outlet.id, saying.origin.id, which))
        return outlet

    def _roundup(self, saying: Saying, at: datetime.datetime) -> list[Saying]:
        """Return what else the same source has lately said, for a bulletin or an update of several items."""
        recent = {
            other.origin.id: other  # of an origin that has spoken twice, the later word
            for other in self._recent
            if other.source.id == saying.source.id
            and datetime.timedelta(0) < at - other.at < datetime.timedelta(hours=40)
        }
        return list(recent.values())[-self.rng.randint(1, 4) :] if recent and self.rng.random() < 0.7 else []

    def _background(self, at: datetime.datetime) -> list[Saying]:
        recent = [
            other
            for other in self._recent
            if datetime.timedelta(0) < at - other.at < datetime.timedelta(days=4) and other.source.kind != "witness"
        ]
        return [self.rng.choice(recent)] if recent else []

    def _report(self, outlet: Outlet, at: datetime.datetime, sayings: Sequence[Saying]) -> Planned:
        """Make a report of what was said; the outlet's own slips fall on what is new to it."""
        name = self._name()
        statements: list[Statement] = []
        own = outlet.id.startswith("own.")
        for saying in sayings:
            first = saying.said[0][1]
            slip = first if own else blurred(first, outlet, self.world, self.rng, self.errors)
            for event, said in saying.said:
                told = said if own else _with_slip(said, first, slip, main=said is first)
                statements.append(self._statement(name, len(statements), event, saying.origin.id, told))
        origins = tuple({saying.origin.id: saying.origin for saying in sayings}.values())
        kind = "own" if own else "denial" if statements[0].said.reality == "denied" else "quote"
        report = SimulatedReport(name, outlet.name, outlet.side, outlet.style, kind, _minute(at), tuple(statements))  # type: ignore[arg-type]
        return Planned(report, origins, outlet=outlet)

    def _statement(self, report: str, number: int, event: TrueEvent, origin: str, said: Said) -> Statement:
        return Statement(f"{report}.{number}", report, event.id, origin, said, (), false_parts(said, event))

    def _echo(self, desk: _Desk) -> Planned | None:
        """Copy or cite an earlier report of another outlet, as the drawn outlet is wont to."""
        printed = [planned for planned in desk.printed if planned.outlet and planned.report.kind in ("quote", "denial")]
        outlet = self.rng.choices(self._outlets, self._reach)[0]
        if not printed or self.rng.random() >= outlet.copying:
            return None
        wires = [planned for planned in printed if planned.report.style == "wire"]
        original = self.rng.choice(wires if wires and self.rng.random() < 0.7 else printed)
        taken = (outlet.id, original.report.id, -1)
        if original.outlet is None or original.outlet.id == outlet.id or taken in desk.taken:
            return None
        desk.taken.add(taken)
        copies = (
            original.report.style in ("wire", "newspaper") and outlet.style != "channel" and self.rng.random() < 0.5
        )
        at = datetime.datetime.fromisoformat(original.report.published)
        at += datetime.timedelta(hours=0.3 + self.rng.expovariate(1 / outlet.delay))
        return self._copy(original, outlet, at) if copies else self._relay(original, outlet, at, desk)

    def _copy(self, original: Planned, outlet: Outlet, at: datetime.datetime) -> Planned:
        name, source = self._name(), original.report
        events = {statement.event.partition(".")[0] for statement in source.statements[:1]}
        cut = self.rng.random() < 0.35
        kept = [s for s in source.statements if not cut or s.event.partition(".")[0] in events]
        statements = tuple(
            replace(s, id=f"{name}.{n}", report=name, via=_passed(s, original), copied_from=s.id)
            for n, s in enumerate(kept)
        )
        report = SimulatedReport(
            name, outlet.name, outlet.side, source.style, "copy", _minute(at), statements, copy_of=source.id
        )
        return Planned(report, original.origins, original, outlet)

    def _relay(self, original: Planned, outlet: Outlet, at: datetime.datetime, desk: _Desk) -> Planned:
        name = self._name()
        events = {event.id: event for event in desk.head.all}
        told = [
            s
            for s in original.report.statements
            if s.event in events and s.origin == original.report.statements[0].origin
        ]
        first = told[0].said
        slip = blurred(first, outlet, self.world, self.rng, self.errors)
        statements = []
        for number, statement in enumerate(told):
            said = _with_slip(statement.said, first, slip, main=number == 0)
            made = self._statement(name, number, events[statement.event], statement.origin, said)
            statements.append(replace(made, via=_passed(statement, original)))
        report = SimulatedReport(name, outlet.name, outlet.side, outlet.style, "relay", _minute(at), tuple(statements))
        return Planned(report, original.origins[:1], None, outlet)

    def _correction(self, desk: _Desk) -> Planned | None:
        """Correct an outlet's slip, where it made one and owns up to it."""
        for planned in desk.printed:
            report, outlet = planned.report, planned.outlet
            if (
                outlet is None
                or report.kind not in ("quote", "relay")
                or report.id in desk.corrected
                or report.side is not None
            ):
                continue
            main = report.statements[0]
            right = _as_said(desk, main)
            if (
                right is None
                or right == main.said
                or right.hedge != main.said.hedge
                or self.rng.random() >= outlet.corrects
            ):
                continue
            desk.corrected.add(report.id)
            at = datetime.datetime.fromisoformat(report.published) + datetime.timedelta(hours=self.rng.uniform(2, 40))
            name = self._name()
            made = self._statement(name, 0, desk.head.event, main.origin, right)
            made = replace(made, via=main.via)
            fixed = SimulatedReport(
                name,
                report.publisher,
                report.side,
                report.style,
                "correction",
                _minute(at),
                (made,),
                corrects=report.id,
            )
            return Planned(fixed, planned.origins, planned, outlet)
        return None

    def _name(self) -> str:
        self._made += 1
        return f"r{self._made - 1:07}"


def _with_slip(said: Said, first: Said, slip: Said, *, main: bool) -> Said:
    """Return ``said`` with the outlet's slip on the main statement carried over: place and day are the family's."""
    if main or slip is first:
        return slip if main else said
    if said.reality == "future" or first.reality in ("future", "denied"):
        return said
    return replace(said, place=slip.place, start=slip.start, end=slip.end, hour=slip.hour)


def _as_said(desk: _Desk, main: Statement) -> Said | None:
    """Return what the origin had said where the report has it otherwise, or ``None``."""
    told = [
        said
        for saying in desk.sayings
        for event, said in saying.said
        if saying.origin.id == main.origin and event.id == main.event and said.reality == main.said.reality
    ]
    if main.said in told:
        return None
    return max(
        told, key=lambda said: (said.amounts == main.said.amounts) + (said.place == main.said.place), default=None
    )


def _passed(statement: Statement, through: Planned) -> tuple[str, ...]:
    outlet = through.outlet
    own_word = statement.origin.endswith(f"/reporter.{outlet.id}") if outlet else False
    return statement.via if own_word else (*statement.via, through.report.publisher)


def _minute(moment: datetime.datetime) -> str:
    return moment.isoformat(timespec="minutes")
