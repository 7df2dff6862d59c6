"""The fused event: the claims about one event, as found in a ledger, with all that stands behind it."""

from dataclasses import dataclass

from fogline.records.cluster import Cluster
from fogline.records.ledger import Finding
from fogline.records.support import Support


@dataclass(frozen=True, slots=True)
class FusedEvent:
    """An event: its claims (by id), what the ledger knows of each of them, and its origins, grade and contradictions."""

    cluster: Cluster
    findings: tuple[Finding, ...]
    support: Support

    @property
    def id(self) -> str:
        """The id of the event."""
        return self.cluster.id

    @property
    def type(self) -> str:
        """The event type that most of its claims say."""
        return self.support.type
