"""Which claims of an event say the same, and on whose word each rests."""

import datetime
import re
from collections.abc import Sequence

from fogline.picture.wording import plain
from fogline.records.claim import Claim, Participant
from fogline.records.event import Origin
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Finding

_PART_OF_DAY = datetime.timedelta(hours=6)
_GROUND = frozenset({"capture", "control", "withdrawal", "siege"})
_STOP = frozenset({"with", "from", "their", "some", "more", "than", "least", "about", "military"})


def agrees(one: Claim, other: Claim) -> bool:  # noqa: PLR0911 (one reason a line)
    """Tell whether two claims of an event say the same: the same type, nothing at odds, and at least two parts alike."""
    if one.type != other.type or one.polarity != other.polarity:
        return False
    if one.reality != other.reality or other.reality in (
        "denied",
        "hypothetical",
    ):  # a hedged word bears out no plain one
        return False
    alike = 0
    here, there = _spot(one), _spot(other)
    if here and there:
        if here != there:
            return False
        alike += 1
    counts, others = _counts(one), _counts(other)
    if counts and others:
        if counts.isdisjoint(others):
            return False
        alike += 1
    if _others_did(one, other):
        return False  # who takes a town and who takes it back
    alike += bool(_who(one.actors) & _who(other.actors))
    hit, struck = _who(one.targets), _who(other.targets)
    if hit and not hit & struck and not (counts and others):
        return False  # a strike on the same town that says nothing of the school does not bear out the school
    alike += 2 * bool(hit & struck)
    day, on = _day(one), _day(other)
    if day and on:
        if day != on:
            return False
        alike += 1
    return alike >= 2 or bool(here and here == there and _is_bare(one) and _is_bare(other))


def _is_bare(claim: Claim) -> bool:
    """Tell whether a claim tells no more than what was where: "explosions in Orvel"."""
    return not (claim.actors or claim.targets or claim.quantities or claim.when)


def _others_did(one: Claim, other: Claim) -> bool:
    """Tell whether two claims of ground taken or held name others for those who did."""
    did, done = _who(one.actors), _who(other.actors)
    return one.type == other.type and one.type in _GROUND and bool(did and done) and not did & done


def apart(one: Claim, other: Claim) -> bool:
    """Tell whether two claims are of different places or of times without a day in common, as far as both tell."""
    here, there = _spot(one), _spot(other)
    if here and there and here != there:
        return True
    first, second = one.when, other.when
    if first is None or second is None:
        return False
    return any(
        end is not None and start is not None and end[:10] < start[:10]
        for end, start in ((first.end, second.start), (second.end, first.start))
    )


def hours_apart(one: Claim, other: Claim) -> bool:
    """Tell whether both say what time of day it was, and a part of the day lies between."""
    if not one.when or not other.when:
        return False
    ends = (one.when.start, one.when.end, other.when.start, other.when.end)
    if any(end is None or "T" not in end for end in ends):
        return False
    start, end, begin, last = (datetime.datetime.fromisoformat(end or "").replace(tzinfo=None) for end in ends)
    return max(begin - end, start - last) >= _PART_OF_DAY


def heard(event: FusedEvent) -> dict[str, Origin]:
    """Return, by claim, the origin on whose word it may be told.

    The record counts what a report says in its own voice for the one source that it names. That source may be named as
    saying it only where the source says the same, there or (of a report that does not quote it) elsewhere: who is quoted on
    one thing has not said another that stands in the same report. The headline of a report that names nobody else need only
    not be at odds with what the source says.
    """
    found = {claim: one for one in event.support.graph.origins for claim in one.claims}
    spoken: dict[tuple[str, str], list[Claim]] = {}
    named: dict[str, set[str]] = {}
    for one in event.findings:
        if one.claim.chain[0].role != "publisher" and one.claim.id in found:
            spoken.setdefault((found[one.claim.id].id, one.document.id), []).append(one.claim)
            named.setdefault(one.document.id, set()).add(found[one.claim.id].id)
    at_odds = {  # "Army retakes Vale" over a report in which residents say that rebels took it
        one.document.id
        for one in event.findings
        if one.claim.chain[0].role == "publisher" and _is_headline(one)
        for (_, document), said in spoken.items()
        if document == one.document.id and any(_others_did(one.claim, other) for other in said)
    }
    for one in event.findings:
        origin = found.get(one.claim.id)
        if origin is None or one.claim.chain[0].role != "publisher" or origin.kind in ("unattributed", "outlet"):
            continue
        said = spoken.get((origin.id, one.document.id)) or [
            each for (source, _), several in spoken.items() if source == origin.id for each in several
        ]
        sole = _is_headline(one) and len(named.get(one.document.id, ())) < 2
        refused = _is_headline(one) and one.document.id in at_odds
        if refused or not any(agrees(one.claim, other) or (sole and _fits(one.claim, other)) for other in said):
            del found[one.claim.id]
    return found


def cited_for(event: FusedEvent, finding: Finding, origin: Origin | None) -> tuple[tuple[Finding, str], ...]:
    """Return what to cite where an origin is named for a finding: with it the origin's own words, where only a report says it."""
    own = (
        own_words(event, finding, origin) if origin is not None and finding.claim.chain[0].role == "publisher" else None
    )
    return tuple((one, event.id) for one in (finding, own) if one is not None)


def own_words(event: FusedEvent, finding: Finding, origin: Origin) -> Finding | None:
    """Return what an origin itself says of what a report says in its own voice, best there; ``None`` where it says nothing so."""
    said = [one for one in event.findings if one.claim.chain[0].role != "publisher" and one.claim.id in origin.claims]
    said.sort(key=lambda one: one.document.id != finding.document.id)
    alike = [one for one in said if agrees(finding.claim, one.claim)]
    return next(iter(alike or [one for one in said if _fits(finding.claim, one.claim)]), None)


def _fits(one: Claim, other: Claim) -> bool:
    """Tell whether a headline may sum up a claim: of the same type, one part alike if it names any, no other count, no others."""
    counts, others = _counts(one), _counts(other)
    alike = (
        not counts.isdisjoint(others)
        or _who(one.actors) & _who(other.actors)
        or _heads(one.targets) & _heads(other.targets)
        or (_spot(one) and _spot(one) == _spot(other))
        or not (counts or one.actors or one.targets or _spot(one))  # it names nothing: "Attack kills dozens"
    )
    return (
        bool(alike)
        and one.type == other.type
        and one.denied == other.denied
        and not (counts and others and counts.isdisjoint(others))
        and not _others_did(one, other)
    )


def _is_headline(finding: Finding) -> bool:
    return " ".join(finding.evidence.split()) in " ".join((finding.document.title or "").split())


def _spot(claim: Claim) -> str:
    place = claim.place
    if place is None or place.precision in ("unknown", "country"):
        return ""
    return str(place.geonames_id or place.name.casefold())


def _counts(claim: Claim) -> set[float]:
    return {value for one in claim.quantities for value in (one.low, one.high) if value is not None}


def _day(claim: Claim) -> str:
    when = claim.when
    if when is None or when.precision not in ("day", "part_of_day", "instant"):
        return ""
    return (when.start or "")[:10]


def _heads(participants: Sequence[Participant]) -> set[str]:
    return {words[-1] for one in participants if (words := plain(one.party).casefold().split())}


def _who(participants: Sequence[Participant]) -> set[str]:
    """Return the sides of those who are on one, and the longer words of the names of all others."""
    found: set[str] = set()
    for one in participants:
        found |= {one.side} if one.side else set(re.findall(r"\w{4,}", plain(one.party).casefold())) - _STOP
    return found
