"""The course of a simulated war, day by day: what happens, and who holds what."""

import datetime
import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from fogline.testing.simulation.dice import dice
from fogline.testing.simulation.families import Head, family
from fogline.testing.simulation.kinds import KINDS, RANGED, Kind
from fogline.testing.simulation.options import SimulationOptions
from fogline.testing.simulation.truth import ControlChange, TrueEvent
from fogline.testing.simulation.world import World

_TRIES = 12
_SHARES = [kind.share for kind in KINDS]
_QUIET_DAYS = 2  # the same thing does not happen twice at one place within these; strikes and fights may come daily
_OFTEN = RANGED | {"clash", "assault", "repulse", "interception"}
_HOT = 0.25  # how often a place is drawn of those that were lately in the news


@dataclass(frozen=True, slots=True)
class Day:
    """A day: the heads that become known on it (an announced one lies ahead) and the places that change hands."""

    date: datetime.date
    heads: tuple[Head, ...]
    changes: tuple[ControlChange, ...]


@dataclass(slots=True)
class _State:
    holder: dict[str, str]
    # Places whose holder may not change before this day: besieged, promised, or just taken.
    reserved: dict[str, datetime.date] = field(default_factory=dict)
    sieges: dict[str, tuple[str, datetime.date]] = field(default_factory=dict)
    recent: deque[str] = field(default_factory=lambda: deque(maxlen=15))
    last: dict[tuple[str, str], datetime.date] = field(default_factory=dict)
    pending: dict[datetime.date, list[ControlChange]] = field(default_factory=dict)


class Course:
    """Draws the days in order; iterating twice gives the same war."""

    def __init__(self, world: World, options: SimulationOptions) -> None:
        self.world = world
        self.options = options
        self.first = world.start
        self._places = list(world.held)

    def __iter__(self) -> Iterator[Day]:
        rng = dice(self.options.seed, "course")
        state = _State(dict(self.world.held))
        given = 0
        shares = [rng.uniform(0.5, 1.5) for _ in range(self.options.length)]
        passed, whole = 0.0, sum(shares)
        for number, share in enumerate(shares):
            date = self.first + datetime.timedelta(days=number)
            passed += share
            wanted = round(self.options.events * passed / whole) if number + 1 < len(shares) else self.options.events
            heads = []
            for _ in range(wanted - given):
                heads.append(self._head(f"e{given:06}", date, state, rng))
                given += 1
            yield Day(date, tuple(heads), self._flips(date, state))
        for date in sorted(state.pending):
            yield Day(date, (), self._flips(date, state))

    def _flips(self, date: datetime.date, state: _State) -> tuple[ControlChange, ...]:
        changes = tuple(state.pending.pop(date, ()))
        for change in changes:
            state.holder[change.place] = change.side
        state.last = {key: day for key, day in state.last.items() if (date - day).days <= _QUIET_DAYS}
        return changes

    def _head(self, name: str, date: datetime.date, state: _State, rng: random.Random) -> Head:
        for _ in range(_TRIES):
            kind = rng.choices(KINDS, _SHARES)[0]
            actor = self.world.theatre.attacker.code if rng.random() < 0.68 else self.world.theatre.defender.code
            place = self._place(kind, actor, state, rng)
            if place is not None and self._fresh(kind, place, date, state) and self._may(kind, place, date, state):
                return self._made(name, kind, (actor, place), (date, state), rng)
        kind = KINDS[1]  # a strike is possible anywhere, at any time
        actor = self.world.theatre.attacker.code
        place = rng.choice([key for key, side in state.holder.items() if side != actor] or list(state.holder))
        return self._made(name, kind, (actor, place), (date, state), rng)

    def _fresh(self, kind: Kind, place: str, date: datetime.date, state: _State) -> bool:
        last = state.last.get((kind.type, place))
        return last is None or (date - last).days > (0 if kind.type in _OFTEN else _QUIET_DAYS)

    def _may(self, kind: Kind, place: str, date: datetime.date, state: _State) -> bool:
        if kind.type in ("capture", "withdrawal", "siege"):
            return state.reserved.get(place, date) <= date
        return True

    def _place(self, kind: Kind, actor: str, state: _State, rng: random.Random) -> str | None:
        if kind.where == "venue":
            return rng.choice(self.world.venues)
        victim = self.world.theatre.other(actor)
        for _ in range(40):
            hot = rng.random() < _HOT and state.recent
            place = rng.choice(state.recent if hot else self._places)
            holder = state.holder[place]
            if holder != (actor if kind.where.startswith("own") else victim):
                continue
            if kind.type == "siege" and self.world.sites[place].population < 5000:
                continue
            if kind.where in ("deep", "own") or any(
                state.holder[key] != holder for key in self.world.sites[place].neighbours
            ):
                return place
        return None

    def _made(
        self, name: str, kind: Kind, who: tuple[str, str], now: tuple[datetime.date, _State], rng: random.Random
    ) -> Head:
        (actor, place), (date, state) = who, now
        chance = rng.random()
        announced = kind.may_be_announced and chance < self.options.announced * 3
        day = date + datetime.timedelta(days=rng.randint(2, 5)) if announced else date
        alleged = 0.4 if announced else self.options.alleged * 2 if kind.may_be_alleged else 0.0
        happened = rng.random() >= alleged
        start = datetime.datetime.combine(day, datetime.time(rng.randint(*kind.hours), rng.choice((0, 10, 20, 30, 45))))
        lasts = rng.uniform(0.5, 1.4) * kind.lasts
        end = start + datetime.timedelta(minutes=round(lasts * 60)) if lasts > 1.5 else start
        if kind.type in ("capture", "withdrawal", "displacement", "talks"):
            end = min(end, datetime.datetime.combine(day, datetime.time(23, 59)))
        peaceful = kind.type in ("talks", "displacement", "humanitarian")
        victim = None if peaceful else self.world.theatre.other(actor)
        head = TrueEvent(
            name, name, kind.type, place, _minute(start), _minute(end), actor, victim,
            rng.choice(kind.targets) if kind.targets else "", rng.choice(kind.weapons) if kind.weapons else "",
            happened=happened, within=self._within(kind, actor, place, day, state),
        )  # fmt: skip
        state.last[kind.type, place] = date
        if kind.where != "venue":
            state.recent.append(place)
        self._remember(head, day, state)
        return family(head, kind, announced=_minute(self._said(date, rng)) if announced else None, rng=rng)

    def _said(self, date: datetime.date, rng: random.Random) -> datetime.datetime:
        return datetime.datetime.combine(date, datetime.time(rng.randint(7, 20), rng.choice((0, 15, 40))))

    def _within(self, kind: Kind, actor: str, place: str, day: datetime.date, state: _State) -> str | None:
        siege, last = state.sieges.get(place, ("", datetime.date.min))
        held = kind.type in RANGED or kind.type in ("assault", "clash")
        return siege if held and day <= last and actor != state.holder.get(place) else None

    def _remember(self, head: TrueEvent, day: datetime.date, state: _State) -> None:
        """Note what the event does to control."""
        if not head.happened:
            return
        if head.type == "siege":
            last = datetime.date.fromisoformat(head.end[:10])
            state.sieges[head.place] = (head.id, last)
            state.reserved[head.place] = last + datetime.timedelta(days=1)
        elif head.type in ("capture", "withdrawal"):
            side = head.actor if head.type == "capture" else head.victim
            if side is not None:
                change = ControlChange(head.place, day.isoformat(), side, head.id)
                state.pending.setdefault(day, []).append(change)
                state.reserved[head.place] = day + datetime.timedelta(days=4)


def _minute(moment: datetime.datetime) -> str:
    return moment.isoformat(timespec="minutes")
