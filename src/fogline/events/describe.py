"""Everything that stands behind one event, in one record: what the commands and the page print."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from fogline.events.attributes import attribute_views
from fogline.events.casualties import tolls
from fogline.events.contradictions.finding import find_contradictions
from fogline.events.contradictions.stand import says, stands
from fogline.events.grading.grade import grade_event
from fogline.events.grading.reliability import Reliability
from fogline.events.grading.wording import grade_likelihood
from fogline.events.linking.laws import event_id
from fogline.events.origins.tracing import trace_origins
from fogline.events.publishers import NONE, Publishers
from fogline.records.decision import Decision
from fogline.records.event import Admiralty, Grade
from fogline.records.ledger import Finding
from fogline.records.support import Support


def describe(
    findings: Sequence[Finding],
    event: str = "",
    kind: str | None = None,
    decisions: Iterable[Decision] = (),
    table: Reliability | None = None,
    publishers: Publishers = NONE,
) -> Support:
    """Return all that stands behind an event with these findings (at least one); their order does not matter.

    Rejected findings and those that repeat another of the same document are left out. ``kind`` is the event's type, by
    default
    that of most claims; ``decisions`` are those in force, of which a ``grade`` on ``event`` sets the Admiralty pair;
    ``publishers`` are those of whom an analyst has stated something.
    """
    kept = tuple(one for one in findings if one.status != "rejected" and one.claim.duplicate_of is None) or tuple(
        findings
    )
    if not kept:
        raise ValueError("describe: got no findings; want those of one event")
    kept = publishers.sided(kept)
    kind = kind or main_type(kept)
    graph = trace_origins(kept, publishers)
    contradictions, updates = find_contradictions(kept, graph)
    all_stands = stands(kept, graph)
    grade, weights = grade_event(kind, all_stands, graph, contradictions, table, publishers)
    named = {event, *(one.claim.id for one in findings if event and event_id(one.claim.id) == event)}
    grade = _by_hand(grade, named, decisions)
    counted = tolls(kept, graph, {one.origin: abs(one.value) for one in weights if one.origin})
    return Support(
        event=event,
        type=kind,
        claims=tuple(one.claim.id for one in all_stands),
        graph=graph,
        grade=grade,
        weights=weights,
        contradictions=contradictions,
        updates=updates,
        attributes=attribute_views(kind, all_stands, contradictions, updates),
        tolls=counted,
        likelihood=grade_likelihood(grade),
    )


def main_type(findings: Sequence[Finding]) -> str:
    """Return the type that most findings have, those that say that it happened first."""
    yes = [one.claim.type for one in findings if says(one) == "yes"] or [one.claim.type for one in findings]
    counted = Counter(yes)
    return min(counted, key=lambda name: (-counted[name], name))


def _by_hand(grade: Grade, named: Set[str], decisions: Iterable[Decision]) -> Grade:
    """Return ``grade`` with the pair that the latest decision on the event, or on the claim that names it, gives; the
    status and the probability stay computed.
    """
    given = [
        (one.made, one, pair)
        for one in decisions
        if one.kind == "grade" and not named.isdisjoint(one.subjects) and (pair := _pair(one.change))
    ]
    if not given:
        return grade
    _, last, pair = max(given, key=lambda told: told[0])
    reason = f"{pair} given by {last.user} on {last.made}{f': {last.reason}' if last.reason else ''}"
    return replace(grade, admiralty=Admiralty(pair[0], int(pair[1])), reasons=(*grade.reasons, reason))  # type: ignore[arg-type]


def _pair(change: str | None) -> str | None:
    """Return the Admiralty pair that a grade gives, ``None`` where it gives something else."""
    told = json.loads(change or "{}")
    pair = told.get("admiralty") if isinstance(told, dict) else None
    return pair if isinstance(pair, str) and re.fullmatch("[A-F][1-6]", pair) else None
