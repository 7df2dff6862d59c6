"""An event in few fields: what every table, map and page shows of it, chosen one way for all of them."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from fogline.events.kinds import family, same_doer
from fogline.picture.wording import label, place_words, shorten, when_words
from fogline.records import Footprint, Interval, Participant
from fogline.records.event import Admiralty, Status
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Finding

_EXACTNESS = ("exact", "near", "settlement", "line", "district", "region", "country", "unknown")
_VAGUE = _EXACTNESS.index("country")  # from here on, and for times from a year on, any more exact word is better
_AREAS = ("district", "region")
_SPOTS = ("exact", "near", "settlement")
_DOUBTFUL = 0.5  # a name that is less surely this place says nothing more exact
_TIME_EXACTNESS = ("instant", "part_of_day", "day", "interval", "week", "month", "year", "unknown")

_PRONOUNS = frozenset(
    "it its itself they them their themselves he him his himself she her hers herself this that these those who whom which "
    "we us you i me the".split()
)


@dataclass(frozen=True, slots=True)
class EventSummary:
    """What is shown of an event.

    ``place`` and ``when`` are those that most origins give (the more exact one of equals); ``None`` where
    nobody tells. A place that the map knows comes before words that only describe one ("an eastern city"), and a town
    that anybody names before the region it lies in, however many tell of the region. ``reported`` is the day (ISO 8601)
    of the earliest report, to be shown as such and never as the day of the event. ``actors`` and ``targets`` are sides or
    parties, those most often told first.
    ``happened`` tells whether anybody says that it happened; otherwise it is only denied, announced or possible.
    """

    id: str
    type: str
    family: str
    label: str
    title: str
    place: Footprint | None
    place_words: str
    when: Interval | None
    when_words: str
    reported: str | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    sides: tuple[str, ...]
    status: Status
    probability: float
    admiralty: Admiralty
    reports: int
    origins: int
    happened: bool


def summary(event: FusedEvent) -> EventSummary:
    """Return what is shown of an event."""
    told = told_findings(event)
    origin_of = {claim: origin.id for origin in event.support.graph.origins for claim in origin.claims}
    held = not_denied(told)
    placed = _placed(held, origin_of)
    dated = _chosen(held, origin_of, _day, _time_rank)
    when = _settled(dated.claim.when, held) if dated and dated.claim.when else None
    done = [one for one in held if same_doer(one.claim.type, event.type)]
    actors = _parties(one.claim.actors for one in done)
    targets = _parties(one.claim.targets for one in done)
    grade = event.support.grade
    return EventSummary(
        id=event.id,
        type=event.type,
        family=family(event.type),
        label=label(event.type),
        title=shorten(" ".join((told[0].document.title or told[0].evidence).split()), 140),
        place=placed.claim.place if placed else None,
        place_words=place_words(placed.claim.place, "") if placed and placed.claim.place else "",
        when=when,
        when_words=when_words(when, "") if when else "",
        reported=min(
            (day.isoformat() for one in event.findings if (day := one.document.published.start)), default=None
        ),
        actors=actors,
        targets=targets,
        sides=tuple(dict.fromkeys(p.side for one in told for p in one.claim.actors + one.claim.targets if p.side)),
        status=grade.status,
        probability=grade.probability,
        admiralty=grade.admiralty,
        reports=event.support.graph.reports,
        origins=len(event.support.graph.origins),
        happened=any(one.claim.reality == "factual" and one.claim.polarity == "positive" for one in told),
    )


def told_findings(event: FusedEvent) -> Sequence[Finding]:
    """Return the findings that count: not rejected, no repetition within a document, those of the event's type first."""
    kept = [one for one in event.findings if one.status != "rejected" and one.claim.duplicate_of is None]
    return sorted(kept or event.findings, key=lambda one: one.claim.type != event.type)


def not_denied(told: Sequence[Finding]) -> Sequence[Finding]:
    """Return the findings that deny nothing, all where none is left: what is only denied says nothing of what happened."""
    return [one for one in told if not one.claim.denied] or told


def _placed(told: Sequence[Finding], origin_of: dict[str, str]) -> Finding | None:
    """Return the finding whose place is shown: that of most origins, or a spot inside it where that is an area."""

    def name(one: Finding) -> str | None:
        return one.claim.place.name if one.claim.place else None

    found = _chosen(told, origin_of, name, _place_rank)
    area = found.claim.place if found else None
    if area is None or area.geometry is None or area.precision not in _AREAS:
        return found
    spots = [one for one in told if one.claim.place and _is_spot(one.claim.place)]
    inside = [one for one in spots if one.claim.place and _lies_in(one.claim.place, area.geometry)] if spots else []
    return _chosen(inside, origin_of, name, _place_rank) or found


def _is_spot(place: Footprint) -> bool:
    sure = place.confidence is None or place.confidence >= _DOUBTFUL
    return sure and place.precision in _SPOTS and place.latitude is not None and place.longitude is not None


def _lies_in(place: Footprint, geometry: str) -> bool:
    import shapely

    return bool(shapely.intersects_xy(shapely.from_geojson(geometry), place.longitude, place.latitude))


def _chosen(
    told: Sequence[Finding],
    origin_of: dict[str, str],
    value: Callable[[Finding], Hashable | None],
    rank: Callable[[Finding], int],
) -> Finding | None:
    """Return the finding whose value most origins give, of equals the one that says it most exactly."""
    said: dict[Hashable, set[str]] = {}
    for one in told:
        if (what := value(one)) is not None:
            said.setdefault(what, set()).add(origin_of.get(one.claim.id, one.claim.id))
    if not said:
        return None
    best = [one for one in told if value(one) is not None]
    return min(best, key=lambda one: (max(rank(one) - _VAGUE + 1, 0), -len(said[value(one) or ""]), rank(one)))


def _day(one: Finding) -> str | None:
    when = one.claim.when
    if when is None or (when.start is None and when.end is None):
        return None
    return f"{(when.start or '')[:10]}..{(when.end or '')[:10]}"


def _settled(when: Interval, told: Sequence[Finding]) -> Interval:
    """Return a time of several readings ("10:15", by day or by night) with those alone that the others' times leave ("in the
    morning"); with all of them where that would leave none.
    """
    readings = (replace(when, candidates=()), *when.candidates)
    for one in told:
        other = one.claim.when
        if len(readings) > 1 and other is not None and not other.candidates:
            readings = tuple(reading for reading in readings if _meet(reading, other)) or readings
    return replace(readings[0], candidates=readings[1:])


def _meet(one: Interval, other: Interval) -> bool:
    """Tell whether two times have a moment in common; an open end may lie anywhere."""
    return _not_after(one.start, other.end) and _not_after(other.start, one.end)


def _not_after(start: str | None, end: str | None) -> bool:
    """Tell whether a start is no later than an end, as far as both are told (a day holds all its hours)."""
    length = min(len(start or ""), len(end or ""))
    return (start or "")[:length] <= (end or "")[:length]


def _place_rank(one: Finding) -> int:
    place = one.claim.place
    if place is None or (place.geometry is None and place.latitude is None):
        return len(_EXACTNESS)
    return _EXACTNESS.index(place.precision)


def _time_rank(one: Finding) -> int:
    return _TIME_EXACTNESS.index(one.claim.when.precision) if one.claim.when else len(_TIME_EXACTNESS)


def _parties(groups: Iterable[tuple[Participant, ...]]) -> tuple[str, ...]:
    """Return sides and parties, those told most first; a pronoun that stands for nobody who is known names nobody."""
    counted = Counter(
        one.side or one.party for group in groups for one in group if one.side or one.party.casefold() not in _PRONOUNS
    )
    return tuple(name for name, _ in counted.most_common())
