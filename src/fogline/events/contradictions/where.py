"""Places and days that exclude each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from fogline.events.contradictions.pairs import Difference, differences, grouped
from fogline.events.contradictions.stand import Stand
from fogline.events.contradictions.tables import contradiction_tables
from fogline.events.contradictions.words import days_words, place_name
from fogline.ontology import load
from fogline.records import Footprint, Interval, Span
from fogline.records.globe import km_between

_AT_ONE_PLACE = frozenset({"strike", "harm"})
_BY_DAY = frozenset({"instant", "part_of_day", "day"})


def places(stands: Sequence[Stand]) -> Iterator[Difference]:
    """Yield places that lie apart, beyond both radii; a strike and what it did to people and things are at one place."""
    for members in _by_family(stands, _one_place()):
        yield from differences(grouped(members, _exact), "place", places_apart, place_name)


def _by_family(stands: Sequence[Stand], families: Mapping[str, str]) -> Iterable[list[Stand]]:
    found: dict[str, list[Stand]] = {}
    for one in stands:
        if one.claim.type in families:
            found.setdefault(families[one.claim.type], []).append(one)
    return found.values()


@cache
def _one_place() -> Mapping[str, str]:
    types = load().event_types
    return {name: "strike" if kind.family in _AT_ONE_PLACE else kind.family for name, kind in types.items()}


@cache
def _one_time() -> Mapping[str, str]:
    lasting = contradiction_tables().lasting
    return {name: kind.family for name, kind in load().event_types.items() if name not in lasting}


def places_apart(one: Footprint, other: Footprint) -> bool:
    """Tell whether two footprints exclude each other: known, as exact as a settlement, and farther apart than both
    reach.
    """
    if one.geonames_id is not None and one.geonames_id == other.geonames_id:
        return False
    if set(one.candidates) & set(other.candidates):
        return False
    gap = distance_km(one, other)
    radii = (one.radius_km or 0.0, other.radius_km or 0.0)
    # Two settlements that are named are not one where their built-up areas touch; two areas near by may share ground.
    reach = max(radii) if _two_settlements(one, other) else sum(radii)
    return gap is not None and gap > reach + contradiction_tables().place_slack_km


def _two_settlements(one: Footprint, other: Footprint) -> bool:
    ids = {one.geonames_id, other.geonames_id}
    return None not in ids and one.precision == other.precision == "settlement"


def distance_km(one: Footprint, other: Footprint) -> float | None:
    """Return the distance of two centres in km on a sphere (haversine; within 0.6 % of the ellipsoid), ``None``
    where one has none.
    """
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    return km_between(one.latitude, one.longitude, other.latitude, other.longitude)


def _exact(stand: Stand) -> Footprint | None:
    tables, place = contradiction_tables(), stand.claim.place
    if place is None or stand.says != "yes" or place.precision not in tables.place_precisions or place.latitude is None:
        return None
    sure = place.confidence is None or place.confidence >= tables.place_confidence
    settled = place.confidence is not None and place.confidence >= tables.place_settled
    # Where it is not settled which place of the name is meant, the other ones are not excluded.
    others = () if settled else place.candidates
    return replace(place, derived_from=Span(0, 0), confidence=None, candidates=others) if sure else None


def times(stands: Sequence[Stand]) -> Iterator[Difference]:
    """Yield days of one kind of happening that exclude each other; not of what goes on for days."""
    for members in _by_family(stands, _one_time()):
        yield from differences(grouped(members, _dated), "when", times_apart, days_words)


def times_apart(one: Interval, other: Interval) -> bool:
    """Tell whether two intervals exclude each other, in all that their words may mean; by day, since clocks of
    reports differ.
    """
    return all(_apart(a, b) for a in (one, *one.candidates) for b in (other, *other.candidates))


def _apart(one: Interval, other: Interval) -> bool:
    ends = (one.start, one.end, other.start, other.end)
    if None in ends:
        return False
    start, end, begin, last = ((value or "")[:10] for value in ends)
    return end < begin or last < start


def _found_later(stand: Stand) -> bool:
    return (
        stand.claim.type == "casualties"
        and contradiction_tables().found_later.search(stand.finding.evidence) is not None
    )


def _dated(stand: Stand) -> Interval | None:
    when = stand.claim.when
    known = when is not None and when.start is not None and when.end is not None and when.precision in _BY_DAY
    if when is None or not known or stand.says != "yes" or _found_later(stand):
        return None
    return replace(when, derived_from=Span(0, 0), anchor=None)
