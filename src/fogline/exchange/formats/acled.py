"""Events in the columns of ACLED (https://acleddata.com), for programs that load its exports.

A row is an event that somebody says has happened, of a type that ACLED has, with a day, week or month and a place on the map;
what has not is left out and counted, for ACLED's table has no empty dates. What the columns hold is said in ``docs/export.md``.
"""

import calendar
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from fogline.exchange.formats.cells import Cell, table
from fogline.exchange.formats.contract import Events, ExportNote, Tally
from fogline.exchange.formats.days import Days
from fogline.exchange.formats.facts import Facts, facts
from fogline.exchange.formats.moments import seconds
from fogline.exchange.formats.notes import notes, publishers
from fogline.exchange.formats.parties import Actor
from fogline.ontology import AcledCode, load
from fogline.records import Footprint

COLUMNS = tuple(
    """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2
    assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude
    geo_precision source source_scale notes fatalities tags timestamp""".split()
)
_FOLLOWS = "counted with the deed that it follows from"


class _Rule(NamedTuple):
    types: frozenset[str]
    words: re.Pattern[str]
    actor: frozenset[int]
    target: frozenset[int]
    then: AcledCode


def pieces(events: Events, note: ExportNote, tally: Tally) -> Iterator[str]:
    """Yield the table line by line."""
    return table(COLUMNS, _rows(events, note, tally))


def code(one: Facts) -> AcledCode | None:
    """Return ACLED's event type and sub-event type of an event, by the crosswalk and the rules of ``data/acled.yaml``."""
    actor, target = one.parties.pair
    evidence = " ".join(finding.evidence for finding in one.event.findings if finding.claim.type == one.event.type)
    kinds = (actor.acled if actor else 0, target.acled if target else 0)
    for rule in _rules():
        fits = (not rule.types or one.event.type in rule.types) and rule.words.search(evidence)
        if fits and all(
            not wanted or kind in wanted for wanted, kind in zip((rule.actor, rule.target), kinds, strict=True)
        ):
            return rule.then
    known = load().event_types.get(one.event.type)
    return known.crosswalk.acled if known else None


def time_precision(days: Days) -> int | None:
    """Return 1 for a day, 2 for a week, 3 for a month at most; ``None`` for more."""
    if days.number == 1:
        return 1
    if days.number <= 7:
        return 2
    return 3 if days.number <= calendar.monthrange(days.first.year, days.first.month)[1] else None


def geo_precision(place: Footprint) -> int | None:
    """Return 1 for a town or a spot, 2 for what is near one or part of a region, 3 for a region; ``None`` for more."""
    if place.precision == "near":
        return 2 if (place.radius_km or 0) <= 50 else 3
    if place.precision == "line":
        return 2 if (place.radius_km or 0) <= 50 else 3 if (place.radius_km or 0) <= 300 else None
    return {"exact": 1, "settlement": 1, "district": 2, "region": 3}.get(place.precision)


def _rows(events: Events, note: ExportNote, tally: Tally) -> Iterator[dict[str, Cell]]:
    for one in facts(events, note):
        kind = code(one)
        reason = _lacks(one, kind)
        if reason or kind is None:
            tally.leave_out(reason)
            continue
        tally.written += 1
        yield _row(one, kind)


def _lacks(one: Facts, kind: AcledCode | None) -> str:
    """Return why an event is no row of ACLED, or ``""``."""
    if one.event.id in one.deeds.told_with:
        return _FOLLOWS
    if kind is None:
        return "no type of ACLED fits"
    if not one.summary.happened:
        return "nobody says that it happened"
    if one.days is None or time_precision(one.days) is None:
        return "no day, week or month is told"
    place = one.where.footprint
    if place is None or one.where.point is None or geo_precision(place) is None:
        return "no place is told more exactly than a country"
    return ""


def _row(one: Facts, kind: AcledCode) -> dict[str, Cell]:
    actor, target = one.parties.pair
    place, days, killed = one.where, one.days, one.deeds.counted(one.event.id)
    if days is None or place.footprint is None or place.point is None:
        raise ValueError(f"event {one.event.id}: has no day or no place")  # _lacks left it out
    violent = _disorder(kind).startswith("Political violence")
    civilians = violent and target is not None and target.civilian and (actor is None or not actor.civilian)
    return {
        "event_id_cnty": one.event.id,
        "event_date": days.middle.isoformat(),
        "year": days.middle.year,
        "time_precision": time_precision(days),
        "disorder_type": _disorder(kind),
        "event_type": kind.event_type,
        "sub_event_type": kind.sub_event_type,
        "actor1": actor.name if actor else "",
        "assoc_actor_1": _others(one.parties.actors, actor, target),
        "inter1": (actor.acled or "") if actor else "",
        "actor2": target.name if target else "",
        "assoc_actor_2": _others(one.parties.targets, target, actor),
        "inter2": (target.acled or "") if target else 0 if actor else "",
        "interaction": _interaction(actor, target),
        "civilian_targeting": "Civilian targeting" if civilians else "",
        "iso": int(place.country.numeric) if place.country and place.country.numeric else "",
        "region": place.country.acled_region if place.country else "",
        "country": place.country.name if place.country else "",
        "admin1": place.admin1,
        "location": place.name,
        "latitude": place.point[0],
        "longitude": place.point[1],
        "geo_precision": geo_precision(place.footprint),
        "source": "; ".join(publishers(one.documents)),
        "notes": notes(one.event),
        "fatalities": killed.low if killed else "",
        "tags": _tags(one),
        "timestamp": seconds(one.known_since),
    }


def _others(actors: tuple[Actor, ...], *named: Actor | None) -> str:
    names = {one.name for one in named if one is not None}
    return "; ".join(actor.name for actor in actors if actor.name not in names)


def _interaction(actor: Actor | None, target: Actor | None) -> Cell:
    """Return ACLED's two digits, the smaller first ("17"); one party alone gives "10", "20"..."""
    if actor is None or not actor.acled or (target is not None and not target.acled):
        return ""
    if target is None:
        return actor.acled * 10
    low, high = sorted((actor.acled, target.acled))
    return low * 10 + high


def _disorder(kind: AcledCode) -> str:
    table_: dict[str, str] = _data()["disorder"]
    return table_.get(kind.sub_event_type) or table_[kind.event_type]


def _tags(one: Facts) -> str:
    grade, killed = one.event.support.grade, one.deeds.counted(one.event.id)
    pair = f"{grade.admiralty.reliability}{grade.admiralty.credibility}"
    said = [
        f"fogline status={grade.status}",
        f"probability={grade.probability:.2f}",
        f"admiralty={pair}",
        f"origins={one.summary.origins}",
        f"reports={one.summary.reports}",
    ]
    if one.days is not None and one.days.number > 1:
        said.append(f"days={one.days.words}")
    if killed is not None:
        said.append(
            f"fatalities best={killed.best} low={killed.low} high={'open' if killed.high is None else killed.high}"
        )
    return "; ".join(said)


@cache
def _data() -> dict[str, Any]:
    import yaml

    data: dict[str, Any] = yaml.safe_load(
        resources.files(__package__).joinpath("data/acled.yaml").read_text(encoding="utf-8")
    )
    return data


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            frozenset(rule.get("types", ())),
            re.compile(rule.get("words", ""), re.IGNORECASE),
            frozenset(rule.get("actor", ())),
            frozenset(rule.get("target", ())),
            AcledCode(*rule["then"]),
        )
        for rule in _data()["rules"]
    )
