"""Which statements a reader's claims on a written report give back, and how much of the main one."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from fogline.records import Claim, Footprint, Interval, Link, Span
from fogline.testing.simulation.kinds import fits
from fogline.testing.simulation.truth import Origin, Said, Site, Statement, Written

_NEAR_KM = 12.0


@dataclass(frozen=True, slots=True)
class Recovery:
    """What of the main statement was found in the claim that gives most of it."""

    type: bool = False
    place: bool = False
    day: bool = False
    source: bool = False

    @property
    def score(self) -> int:
        """How many of the four were found."""
        return sum((self.type, self.place, self.day, self.source))


def recover(written: Written, main: Statement, origin: Origin, site: Site, claims: Sequence[Claim]) -> Recovery:
    """Compare a report's main statement with the claims whose evidence lies where it is written."""
    spans = [Span(place.start, place.end) for place in written.places if place.statement == main.id]
    found = [
        Recovery(
            _type(main.said.type, claim.type),
            claim.place is not None and _place(site, claim.place),
            claim.when is not None and _day(main.said, claim.when),
            _source(origin, claim.chain[0], written.publisher),
        )
        for claim in claims
        if any(span.overlaps(claim.evidence) for span in spans)
    ]
    return max(found, key=lambda recovery: (recovery.type, recovery.score), default=Recovery())


def align(written: Written, statements: Sequence[Statement], claims: Sequence[Claim]) -> dict[str, str]:
    """Return for each claim (by id) the statement (by id) that it was read from; claims that fit none are left out.

    A claim was read from a statement whose words it overlaps, if it has the statement's type or one that is hard to tell from it;
    of several, from the one that it overlaps most.
    """
    spans: dict[str, list[Span]] = {}
    for place in written.places:
        spans.setdefault(place.statement, []).append(Span(place.start, place.end))
    found: dict[str, str] = {}
    for claim in claims:
        shared = {
            one.id: max((_shared(span, claim.evidence) for span in spans.get(one.id, [])), default=0)
            for one in statements
        }
        fitting = [one for one in statements if shared[one.id] > 0 and _type(one.said.type, claim.type)]
        if fitting:
            found[claim.id] = max(fitting, key=lambda one: (one.said.type == claim.type, shared[one.id])).id
    return found


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


_SAME = {"assault": {"clash", "attack"}, "clash": {"assault"}, "capture": {"control"}, "withdrawal": {"movement"}}


def _type(said: str, read: str) -> bool:
    return fits(read, said) or read in _SAME.get(said, ())


def _place(site: Site, read: Footprint) -> bool:
    if read.geonames_id is not None and read.geonames_id == site.geonames_id:
        return True
    if read.latitude is None or read.longitude is None or (read.radius_km or 0.0) > 3 * _NEAR_KM:
        return False
    north = (read.latitude - site.latitude) * 111.2
    east = (read.longitude - site.longitude) * 111.2 * cos(radians(site.latitude))
    return hypot(north, east) < _NEAR_KM


def _day(said: Said, read: Interval) -> bool:
    start, end = read.start or read.end, read.end or read.start  # "by Friday" has no beginning
    if start is None or end is None or read.precision == "year":
        return False
    return start[:10] <= said.end[:10] and said.start[:10] <= end[:10]


def _source(origin: Origin, first: Link, publisher: str) -> bool:
    """The party by name, or who it is (a resident, an analyst of the monitor), or the publisher where that is the origin."""
    party, printed = first.party.lower(), first.text.lower()
    if origin.kind == "reporter" or origin.party == publisher:
        return first.party in (publisher, origin.party, "narrator")
    if origin.kind == "witness":
        return first.party != publisher and (origin.side == first.side or first.side is None)
    if origin.kind == "ministry":
        return "ministry" in party + printed and first.side == origin.side
    return origin.party.split()[-1].lower() in party + printed
