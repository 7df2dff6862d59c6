"""Claims made straight from the statements of reports: a short document for each, and what a reader would find in it."""

import datetime
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from fogline.ontology import load
from fogline.records import (
    Certainty,
    Claim,
    Document,
    Footprint,
    Interval,
    Link,
    Participant,
    Published,
    QuantityRange,
    Reality,
    Span,
    claim_id,
)
from fogline.testing.simulation.coverage import Planned
from fogline.testing.simulation.dice import dice
from fogline.testing.simulation.hours import part_of_day
from fogline.testing.simulation.options import ReadingNoise
from fogline.testing.simulation.telling import mistaken
from fogline.testing.simulation.truth import Amount, Origin, Said, SimulatedReport, Statement
from fogline.testing.simulation.world import World

_BANDS: dict[Reality, Certainty] = {
    "factual": Certainty(0.9, 1.0),
    "possible": Certainty(0.2, 0.8),
    "denied": Certainty(0.0, 0.1),
    "future": Certainty(0.4, 0.9),
    "hypothetical": Certainty(0.0, 0.5),
}
_VERBS: dict[Reality, str] = {"factual": "said", "possible": "said", "denied": "denied", "future": "announced"}
_RELATED = {
    "missile_strike": "attack",
    "drone_strike": "attack",
    "air_strike": "missile_strike",
    "shelling": "attack",
    "capture": "control",
    "withdrawal": "movement",
    "assault": "clash",
    "repulse": "clash",
    "clash": "assault",
    "displacement": "humanitarian",
}


@dataclass(frozen=True, slots=True)
class Claimed:
    """A report with the document made for it and the claims found there; ``of`` names the statement of each claim."""

    report: SimulatedReport
    document: Document
    claims: tuple[Claim, ...]
    of: tuple[str, ...]


@dataclass(slots=True)
class _Line:
    """A text that grows, and remembers where its parts stand."""

    text: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, words: str) -> Span:
        self.text.append(words)
        start, self.length = self.length, self.length + len(words)
        return Span(start, self.length)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Where the parts of a statement stand."""

    whole: Span
    trigger: Span
    chain: tuple[Link, ...]
    hedge: Span | None
    place: Span
    time: Span
    actor: Span | None
    target: Span | None
    amounts: tuple[Span, ...]


class Marker:
    """Makes documents and claims of planned reports."""

    def __init__(self, world: World, noise: ReadingNoise, seed: int) -> None:
        self.world = world
        self.noise = noise
        self.rng = dice(seed, "marking")
        self._sides = {outlet.name: outlet.side for outlet in world.outlets.values()}
        self._noisy = noise != ReadingNoise()
        table = load().certainty
        self._band: Callable[[str], Certainty | None] = table.band

    def mark(self, planned: Planned) -> Claimed:
        """Return the report with a document that says its statements, a line each, and the claims in it."""
        report = planned.report
        line = _Line()
        origins = {origin.id: origin for origin in planned.origins}
        seen = [one for one in report.statements if not (self._noisy and self.rng.random() < self.noise.missed)]
        made = [(one, self._write(line, one, origins[one.origin], report)) for one in seen]
        text = "".join(line.text)
        name = hashlib.sha256(f"{report.id}\n{text}".encode()).hexdigest()
        day = datetime.date.fromisoformat(report.published[:10])
        document = Document(name, None, report.publisher, None, "en", text, Published(day, day, "metadata"), ())
        claims = tuple(self._claim(name, number, *pair) for number, pair in enumerate(made))
        return Claimed(report, document, claims, tuple(statement.id for statement, _ in made))

    def _write(self, line: _Line, statement: Statement, origin: Origin, report: SimulatedReport) -> _Parts:
        said, side = statement.said, self.world.theatre.side
        start = line.length
        chain = self._chain(line, statement, origin, report)
        line.add(f" {_VERBS[said.reality]}: ")
        hedge = line.add(said.hedge) if said.hedge else None
        line.add(" " if hedge else "")
        trigger = line.add(said.type.replace("_", " "))
        line.add(" near " if said.near else " at ")
        place = line.add(self.world.sites[said.place].name)
        line.add(", ")
        time = line.add(_day_words(said))
        actor = target = None
        if said.actor is not None:
            line.add(", by ")
            actor = line.add(f"{side(said.actor).adjective} forces")
        if said.target:
            line.add(", against ")
            target = line.add(said.target)
        numbers = []
        for amount in said.amounts:
            line.add(", ")
            numbers.append(line.add(_number(amount)))
            line.add(f" {amount.of} {amount.fate}")
        whole = Span(start, line.length)
        line.add(".\n")
        return _Parts(whole, trigger, chain, hedge, place, time, actor, target, tuple(numbers))

    def _chain(self, line: _Line, statement: Statement, origin: Origin, report: SimulatedReport) -> tuple[Link, ...]:
        narrator = Link(report.publisher, report.publisher, "publisher", report.side)
        links = []
        if origin.party != report.publisher:
            span = line.add(origin.party)
            links.append(Link(origin.party, origin.party, origin.role, origin.side, origin.channel, span))
        for outlet in statement.via:
            if outlet != report.publisher:
                line.add(", quoted by " if links else "")
                links.append(Link(outlet, outlet, "publisher", self._sides.get(outlet), None, line.add(outlet)))
        if not links:
            line.add(report.publisher)
        return (*links, narrator)

    def _claim(self, document: str, frame: int, statement: Statement, parts: _Parts) -> Claim:
        said, chain = statement.said, parts.chain
        type_, reality = said.type, said.reality
        place: Footprint | None = self._footprint(said, parts.place)
        when: Interval | None = _interval(said, parts.time)
        quantities = tuple(
            QuantityRange(
                amount.low, amount.high, amount.approximate, None, amount.of, span, amount.fate, said.victim
                if amount.of == "soldiers" else None
            )
            for amount, span in zip(said.amounts, parts.amounts, strict=True)
        )  # fmt: skip
        if self._noisy:
            noise, chance = self.noise, self.rng.random
            type_ = _RELATED.get(type_, type_) if chance() < noise.type_wrong else type_
            chain = chain[-1:] if chance() < noise.source_lost else chain
            if chance() < noise.place_wrong:
                wrong = replace(said, place=mistaken(said.place, self.world, self.rng))
                place = self._footprint(wrong, parts.place)
            place = None if chance() < noise.place_lost else place
            when = None if chance() < noise.time_lost else when
            quantities = () if chance() < noise.number_lost else quantities
            if chance() < noise.reality_wrong:
                reality = "possible" if reality == "factual" else "factual"
        band = (self._band(said.hedge) if said.hedge else None) or _BANDS[reality]
        return Claim(
            claim_id(document, parts.whole, chain, parts.trigger, type_),
            parts.whole,
            chain,
            frame,
            type_,
            reality,
            "negative" if reality == "denied" else "positive",
            band,
            (parts.hedge,) if parts.hedge else (),
            self._participants(said.actor, parts.actor),
            (Participant(said.target, said.target, None, parts.target),) if parts.target else (),
            place,
            when,
            quantities,
        )

    def _participants(self, side: str | None, span: Span | None) -> tuple[Participant, ...]:
        if side is None or span is None:
            return ()
        name = f"{self.world.theatre.side(side).adjective} forces"
        return (Participant(name, name, side, span),)

    def _footprint(self, said: Said, span: Span) -> Footprint:
        site = self.world.sites[said.place]
        radius = site.radius_km + (5.0 if said.near else 0.0)
        return Footprint(
            site.name,
            span,
            site.geonames_id,
            site.latitude,
            site.longitude,
            radius,
            "near" if said.near else "settlement",
            None,
            f"near {site.name}" if said.near else site.name,
            0.95,
            (site.key, *site.namesakes[:3]),
        )


def _interval(said: Said, span: Span) -> Interval:
    if said.reality == "future" or said.start[:10] != said.end[:10]:
        first, last = said.start[:10], said.end[:10]
        return Interval(span, first, last, "day" if first == last else "interval")
    if said.hour:
        part = part_of_day(said.start)
        return Interval(span, part.start, part.end, "part_of_day")
    return Interval(span, said.start[:10], said.start[:10], "day")


def _day_words(said: Said) -> str:
    first, last = said.start[:10], said.end[:10]
    if first != last:
        return f"{first} to {last}"
    return f"{part_of_day(said.start).words} of {first}" if said.hour else first


def _number(amount: Amount) -> str:
    if amount.approximate:
        return f"about {amount.low}"
    return f"at least {amount.low}" if amount.high is None else str(amount.high)
