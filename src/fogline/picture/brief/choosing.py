"""Which tellings come into a brief: those reported in its period, each deed once, running totals by their last figure."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from fogline.events.contradictions.numbers import kind_of
from fogline.gazetteer import fold
from fogline.picture.brief.agreement import hours_apart
from fogline.picture.brief.options import BriefOptions
from fogline.picture.brief.ranking import importance
from fogline.picture.brief.tellings import Telling, Voice, standing_of, tellings
from fogline.picture.brief.totals import with_its_span
from fogline.records import Claim, Footprint
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Finding

_COUNTING = frozenset({"casualties", "displacement", "detention"})
_KILLING = frozenset({"kill", "murder", "massacre", "shoot", "execute", "find"})
_ANYBODY = frozenset({"people", "civilians", "bodies"})  # of one event, with one number, they are the same dead
_TOTAL = 10  # a count from which the same figure twice is the same count


@dataclass(frozen=True, slots=True)
class Part:
    """An event that is told of: ``whole``, and as ``told`` with those claims alone that the period and the types choose."""

    whole: FusedEvent
    told: FusedEvent


@dataclass(frozen=True, slots=True)
class Chosen:
    """The tellings of a period, the most important first, and ``undated`` apart from them: those of which nobody knows the day.

    ``parts`` are the events of the period, ``dayless`` those of which only reports without a day tell. ``unclear`` and ``older``
    are how many are too thin to tell, or from well before, ``drawn`` what a map of the period shows.
    """

    tellings: tuple[Telling, ...]
    undated: tuple[Telling, ...]
    parts: tuple[Part, ...]
    dayless: tuple[Part, ...]
    unclear: int
    older: int
    drawn: tuple[FusedEvent, ...]


def chosen(events: Iterable[FusedEvent], options: BriefOptions, year: int | None) -> Chosen:
    """Return what can be told of the events that were reported in the period.

    The period and the types asked for choose what is told; whoever else speaks of an event is heard on it, whenever that was.
    """
    known = tuple(events)
    parts = tuple(Part(one, told) for one in known if (told := in_period(one, options)))
    inside = {one.whole.id for one in parts}
    dayless = tuple(
        Part(one, told)
        for one in known
        if options.undated and one.id not in inside and (told := _without_a_day(one, options))
    )
    floor = options.since or min((day for one in parts for day in _days(one.told)), default=None)
    made = {one.whole.id: _told_of(one, options, year) for one in (*parts, *dayless)}
    current = {key: [one for one in told if not _is_older(one.claim, floor)] for key, told in made.items()}
    first = _in_order([told for one in parts for told in current[one.whole.id]], options)
    last = _in_order([told for one in dayless for told in current[one.whole.id]], options)
    once = _last_totals(_once([*first, *last]))  # what has no day bears out what has one, and is not told again
    without = {one.lead.claim.id for one in last}
    return Chosen(
        tuple(one for one in once if one.lead.claim.id not in without),
        tuple(one for one in once if one.lead.claim.id in without),
        parts,
        dayless,
        unclear=sum(not told for told in made.values()),
        older=sum(bool(told) and not current[key] for key, told in made.items()),
        drawn=tuple(
            one.whole
            for one in parts
            if current[one.whole.id] or not all(_is_older(each.claim, floor) for each in one.told.findings)
        ),
    )


def _told_of(part: Part, options: BriefOptions, year: int | None) -> list[Telling]:
    leading = frozenset(one.claim.id for one in part.told.findings)
    return [with_its_span(one) for one in tellings(part.whole, options.frames, year, leading)]


def _in_order(told: Iterable[Telling], options: BriefOptions) -> list[Telling]:
    """Return tellings, the most important first."""
    return sorted(told, key=lambda one: (-importance(one, options.since), one.lead.claim.id))


def in_period(event: FusedEvent, options: BriefOptions) -> FusedEvent | None:
    """Return the event with what of it was published in the period and is asked for; ``None`` where nothing is.

    An undated report counts where there is no period, or the claim's own time lies in it.
    """
    return _part(event, options, _published_in)


def _without_a_day(event: FusedEvent, options: BriefOptions) -> FusedEvent | None:
    """Return the event with what has neither the day of a report nor one of its own; ``None`` where there is nothing of it."""
    return _part(event, options, lambda one, _: one.document.published.start is None and not _begins(one.claim))


def _part(
    event: FusedEvent, options: BriefOptions, belongs: Callable[[Finding, BriefOptions], bool]
) -> FusedEvent | None:
    kept = tuple(
        one
        for one in event.findings
        if (not options.types or one.claim.type in options.types) and belongs(one, options)
    )
    return replace(event, findings=kept) if kept else None


def _begins(claim: Claim) -> bool:
    return claim.when is not None and bool(claim.when.start)


def _published_in(finding: Finding, options: BriefOptions) -> bool:
    day = finding.document.published.start
    if day is not None:
        told = day.isoformat()
        return (options.since is None or told >= options.since) and (options.until is None or told <= options.until)
    if options.since is None and options.until is None:
        return True
    when = finding.claim.when
    if when is None or not when.start:
        return False
    return (options.since is None or when.start[:10] >= options.since) and (
        options.until is None or when.start[:10] <= options.until
    )


def _days(event: FusedEvent) -> Iterable[str]:
    return (one.document.published.start.isoformat() for one in event.findings if one.document.published.start)


def _is_older(claim: Claim, floor: str | None) -> bool:
    """Tell whether a deed lies well before the period: more than the days by which reports follow what they tell."""
    when = claim.when
    end = (when.end or when.start) if when else None
    if when is None or end is None or floor is None or when.end is None:
        return False
    return end[:10] < floor and not when.candidates and _gap(end[:10], floor) > 3


def _gap(day: str, floor: str) -> int:
    import datetime

    try:
        return (datetime.date.fromisoformat(floor) - datetime.date.fromisoformat(day)).days
    except ValueError:
        return 999


def _once(told: Sequence[Telling]) -> list[Telling]:
    """Keep each deed once: the more important telling takes over the voices of another that says the same."""
    kept: dict[tuple[object, ...], Telling] = {}
    for one in told:
        for key in _keys(one):
            if key in kept and not hours_apart(kept[key].claim, one.claim) and not _elsewhere(kept[key], one):
                other = kept[key]
                joined = _joined(other, one)
                kept = {at: joined if value is other else value for at, value in kept.items()}
                break
        else:
            for key in _keys(one):
                kept.setdefault((*key, one.event.id) if key in kept else key, one)
    return list({id(one): one for one in kept.values()}.values())


def _elsewhere(one: Telling, other: Telling) -> bool:
    """Tell whether two counts of an event are of two spots: two dead here and two there are four."""
    here, there = _spot(one.claim.place), _spot(other.claim.place)
    return one.event.id == other.event.id and one.claim.type in _COUNTING and bool(here and there) and here != there


def _keys(one: Telling) -> list[tuple[object, ...]]:
    words = re.sub(r"\b(?:the|a|an)\s+", "", one.words.casefold())
    told = "future" if one.future else "past"
    keys: list[tuple[object, ...]] = [(told, one.claim.type, words)]
    counts = tuple(
        sorted({value for quantity in one.claim.quantities[:1] for value in (quantity.low, quantity.high) if value})
    )
    if one.claim.type in _COUNTING and counts and counts[-1] >= _TOTAL:
        keys.append((told, one.claim.type, one.clause.verb.base, counts))
    place = one.claim.place
    if one.claim.type in _COUNTING and counts and (counted := one.claim.quantities[0]).fate:
        kind = kind_of(counted) or "people"
        keys.append((told, counted.fate, "people" if kind in _ANYBODY else kind, counts, one.event.id))
    if one.claim.type in _COUNTING and counts and (spot := _spot(place)):
        keys.append((told, one.claim.type, one.clause.verb.base, counts, spot, _day_told(one)))
    if (
        one.claim.type in ("casualties", "abuse")
        and not counts
        and place is not None
        and one.clause.verb.base in _KILLING
    ):
        actors = frozenset(actor.side or actor.party for actor in one.claim.actors)
        keys.append((told, "killing", place.geonames_id or place.name, actors))
    if one.claim.type in ("capture", "control", "siege") and one.clause.object:
        keys.append((told, one.claim.type, one.clause.subject.casefold().split()[0], one.clause.object.casefold()))
    return keys


def _spot(place: Footprint | None) -> tuple[object, ...]:
    """Return what a place is by, however its name is spelt; ``()`` where it is not one spot."""
    if place is None or place.precision not in ("exact", "near", "settlement"):
        return ()
    if place.latitude is not None and place.longitude is not None:
        return (round(place.latitude, 1), round(place.longitude, 1))
    return (fold(place.name),)


def _day_told(one: Telling) -> str:
    when = one.claim.when
    return (when.start or when.end or "")[:10] if when and (when.start or when.end) else _published(one)


def _joined(one: Telling, other: Telling) -> Telling:
    voices: dict[str, Voice] = {voice.speaker.key: voice for voice in one.voices}
    for voice in other.voices:
        voices.setdefault(voice.speaker.key, voice)
    said = tuple(voices.values())
    return replace(
        one, voices=said, backing=one.backing + other.backing, standing=standing_of(said, one.denials or other.denials)
    )


def _last_totals(told: Sequence[Telling]) -> list[Telling]:
    """Keep of a running total ("158 children killed since ...") the last figure alone."""
    last: dict[tuple[str, ...], Telling] = {}
    for one in told:
        key = _total_key(one)
        if key and (key not in last or _published(one) > _published(last[key])):
            last[key] = one
    return [one for one in told if not (key := _total_key(one)) or last[key] is one]


def _total_key(one: Telling) -> tuple[str, ...]:
    if one.claim.type not in _COUNTING or not one.claim.quantities:
        return ()
    running = one.clause.time.startswith(("since", "between", "by ")) or re.search(
        r"\b(?:since|so far|total|toll|already|as of)\b", one.lead.finding.evidence, re.IGNORECASE
    )
    if not running:
        return ()
    thing = re.sub(
        r"[\d,.]+|\b(?:more than|at least|about|over|nearly|almost|a total of|some)\b",
        "",
        one.clause.object or one.clause.subject,
    ).split()
    return (one.clause.verb.participle, thing[-1] if thing else "", one.clause.place if _is_local(one) else "")


def _published(one: Telling) -> str:
    day = one.lead.finding.document.published.start
    return day.isoformat() if day else ""


def _is_local(one: Telling) -> bool:
    place = one.claim.place
    return place is not None and place.precision not in ("country", "unknown")
