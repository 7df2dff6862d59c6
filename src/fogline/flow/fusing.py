"""The events of a ledger: its claims fused, each event with what stands behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

from fogline.flow.asking import ClaimFields
from fogline.records.cluster import Cluster
from fogline.records.errors import UsageError
from fogline.records.ledger import Finding
from fogline.records.support import Support

if TYPE_CHECKING:
    from fogline.flow.ledger import Ledger


@dataclass(frozen=True, slots=True)
class FusedEvent:
    """An event: its claims, and its origins, grade and contradictions."""

    cluster: Cluster
    findings: tuple[Finding, ...]
    support: Support


def events(ledger: "Ledger", **fields: Unpack[ClaimFields]) -> Iterator[FusedEvent]:
    """Yield the events with at least one claim that ``fields`` ask for, in the order in which the ledger took them in.

    All claims that counted (on ``known_on``) are fused, whatever is asked, so that an event is the same in every answer.
    """
    from fogline.events import fuse
    from fogline.events.describe import describe

    known_on = fields.get("known_on")
    everything: ClaimFields = {"known_on": known_on} if known_on is not None else {}
    findings = {found.claim.id: found for found in ledger.claims(**everything)}
    wanted = {found.claim.id for found in ledger.claims(**fields)} if set(fields) - {"known_on"} else findings.keys()
    decisions = tuple(ledger.decisions(known_on=str(known_on) if known_on is not None else None))
    for cluster in fuse(findings.values(), decisions):
        if wanted.isdisjoint(cluster.claims):
            continue
        own = tuple(findings[claim] for claim in cluster.claims if claim in findings)
        yield FusedEvent(cluster, own, describe(own, cluster.id, cluster.type, decisions))


def event(ledger: "Ledger", name: str) -> FusedEvent:
    """Return the event of that id, or the one that the claim of that id is about; ``UsageError`` where there is none."""
    for found in events(ledger):
        if found.cluster.id == name or name in found.cluster.claims:
            return found
    raise UsageError(f"event: the ledger has no event or claim {name[:80]!r}; `fogline events` lists the events")
