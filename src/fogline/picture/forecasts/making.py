"""Forecasts made of the claims of events: one for what one origin says will come, however many reports carry it."""

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from fogline.events.kinds import family, group
from fogline.picture.forecasts.horizon import horizon
from fogline.picture.forecasts.phrases import conditional, demanded, negated
from fogline.picture.forecasts.question import question
from fogline.picture.wording import place_words, plain
from fogline.records import Footprint, Participant
from fogline.records.event import Origin
from fogline.records.forecast import Forecast, Horizon
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Finding

_FAR = datetime.date.max


@dataclass(frozen=True, slots=True)
class Made:
    """A forecast with what it is compared by: the findings that make it and the id of its origin."""

    forecast: Forecast
    findings: tuple[Finding, ...]
    origin: str


def made(events: Iterable[FusedEvent]) -> Iterator[Made]:
    """Yield every forecast of the events, still undecided: what one origin says of one thing for one time is one forecast, also
    where its reports were not fused into one event."""
    parts: dict[tuple[str, str, bool, str], list[_Part]] = {}
    for event in events:
        for part in _of_event(event):
            parts.setdefault(
                (part.origin_id, group(part.findings[0].claim.type), part.negative, _where(part)), []
            ).append(part)
    for own in parts.values():
        own.sort(key=lambda part: (said_on(part.findings[0]) or _FAR, part.findings[0].claim.id))
        for joined in _by_horizon(own):
            yield Made(_forecast(joined), joined.findings, joined.origin_id)


def forecast_id(first_claim: str) -> str:
    """Return the id of the forecast whose first claim this is: 16 hex digits of a SHA-256."""
    return hashlib.sha256(f"forecast:{first_claim}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def said_on(finding: Finding) -> datetime.date | None:
    """Return the first day on which a finding's report may have been published."""
    return finding.document.published.start


@dataclass(frozen=True, slots=True)
class _Part:
    """The findings of one event, the earliest first, in which one origin foretells something of one kind."""

    event: str
    findings: tuple[Finding, ...]
    origin: Origin | None
    negative: bool

    @property
    def origin_id(self) -> str:
        return self.origin.id if self.origin else self.findings[0].claim.chain[0].party

    @property
    def horizon(self) -> Horizon:
        return horizon(said_on(self.findings[0]), [one.claim.when for one in self.findings], self.findings[0].evidence)


def _of_event(event: FusedEvent) -> Iterator[_Part]:
    by_origin = {claim: origin for origin in event.support.graph.origins for claim in origin.claims}
    groups: dict[tuple[str, str, bool, str], list[Finding]] = {}
    for one in event.findings:
        if one.status == "rejected" or one.claim.duplicate_of is not None:
            continue
        negative = _is_negative(one)
        if one.claim.reality != "future" and not negative:
            continue
        origin = by_origin.get(one.claim.id)
        end = horizon(said_on(one), [one.claim.when]).end or ""
        key = (origin.id if origin else one.claim.chain[0].party, group(one.claim.type), negative, end)
        groups.setdefault(key, []).append(one)
    for (_, _, negative, _), findings in groups.items():
        findings.sort(key=lambda one: (said_on(one) or _FAR, one.claim.id))
        yield _Part(event.id, tuple(findings), by_origin.get(findings[0].claim.id), negative)


def _where(part: _Part) -> str:
    """Return what tells the place of a part for telling parts of several events together; one without a place stands alone."""
    place = _placed(part.findings)
    return f"{place.geonames_id or place.name}" if place else part.event


def _is_negative(finding: Finding) -> bool:
    """Tell whether it says that something will not come: a denial whose time lies ahead of its report."""
    claim, said = finding.claim, said_on(finding)
    if (claim.polarity != "negative" and claim.reality != "denied") or not negated(finding.evidence):
        return False
    return claim.reality == "future" or bool(said and claim.when and (claim.when.start or "")[:10] > said.isoformat())


def _by_horizon(parts: Sequence[_Part]) -> Iterator[_Part]:
    """Yield parts joined where they tell the same end, or one tells none: another day is another forecast."""
    joined: list[tuple[Horizon, _Part]] = []
    for one in parts:
        own, ends = one.horizon, _ends(one)
        for number, (known, part) in enumerate(joined):
            if _meet(known, own) or (known.told and known.end in ends):  # or it comes after the end that both name
                findings = (*part.findings, *one.findings)
                joined[number] = (known if known.told else own, replace(part, findings=findings))
                break
        else:
            joined.append((own, one))
    yield from (part for _, part in joined)


def _meet(one: Horizon, other: Horizon) -> bool:
    """Tell whether two horizons are one: the same end, or an open one that is spoken of within the other."""
    if one.told and other.told:
        return one.end == other.end
    first, last = (one, other) if one.told or not other.told else (other, one)
    return (last.start or "") <= (first.end or first.review or "9")


def _ends(part: _Part) -> set[str]:
    """Return the days (ISO 8601) on which the times that a part names end, also where they were over when it was said."""
    from fogline.picture.timeline.span import day_of, extent

    ends = {extent(when.start, when.end).end for one in part.findings if (when := one.claim.when) is not None}
    return {day_of(end - 1e-6).isoformat() for end in ends if end is not None}


def _forecast(part: _Part) -> Forecast:
    findings, origin, negative = part.findings, part.origin, part.negative
    first = findings[0]
    estimated = next((one for one in findings if one.claim.certainty_words), first)
    certainty = estimated.claim.certainty
    words = _estimate(estimated)
    place = _placed(findings)
    said = said_on(first)
    until = horizon(said, [one.claim.when for one in findings], first.evidence)
    actors = _names(one.claim.actors for one in findings)
    targets = _names(one.claim.targets for one in findings)
    where = place_words(place, "") if place else ""
    return Forecast(
        id=forecast_id(first.claim.id),
        event=part.event,
        claims=tuple(one.claim.id for one in findings),
        source=plain(origin.party if origin else first.claim.chain[0].party),
        side=origin.side if origin else first.claim.chain[0].side,
        chain=first.claim.chain,
        type=first.claim.type,
        family=family(first.claim.type),
        negative=negative,
        said=said.isoformat() if said else None,
        horizon=until,
        place=place,
        place_words=where,
        actors=actors,
        targets=targets,
        certainty=certainty,
        estimate=words,
        yardstick=_yardstick(estimated),
        probability=(certainty.low + certainty.high) / 2 if words else None,
        evidence=plain(first.evidence),
        question=question(first.claim.type, (actors, targets), where, until, negative=negative),
        demand=all(demanded(one.evidence) for one in findings),
        conditional=conditional(first.evidence),
    )


def _estimate(finding: Finding) -> tuple[str, ...]:
    """Return the words of certainty of a claim, as far as they stand in its evidence."""
    claim = finding.claim
    said = (finding.evidence[word.start - claim.evidence.start : word.end - claim.evidence.start]
            for word in claim.certainty_words
            if claim.evidence.contains(word))  # fmt: skip
    found = tuple(dict.fromkeys(filter(None, map(plain, said))))
    return found or (("words of estimate",) if claim.certainty_words else ())


def _yardstick(finding: Finding) -> str:
    from fogline.ontology import load

    first, table = finding.claim.chain[0], load().certainty
    general = table.yardstick_for(None)
    by_text = table.yardstick_for(first.text)
    return (by_text if by_text is not general else table.yardstick_for(first.party)).label


def _placed(findings: Sequence[Finding]) -> Footprint | None:
    """Return the smallest place that any of the findings tells."""
    places = [one.claim.place for one in findings if one.claim.place is not None]
    return min(places, key=lambda place: (place.latitude is None, place.radius_km or 1e9), default=None)


def _names(groups: Iterable[tuple[Participant, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain(one.party or one.text) for group in groups for one in group))
