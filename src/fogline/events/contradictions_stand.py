"""What each claim holds for the comparison: its origin, its day, whether it says yes or no."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from fogline.records import Claim
from fogline.records.event import Origin
from fogline.records.ledger import Finding
from fogline.records.support import OriginGraph

Says = Literal["yes", "no", "open"]


@dataclass(frozen=True, slots=True)
class Stand:
    """A claim with its origin. ``says``: that it happened, that it did not, or neither (a plan, a condition)."""

    finding: Finding
    origin: Origin
    says: Says

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.finding.claim

    @property
    def day(self) -> str | None:
        """The day on which it was published (ISO 8601)."""
        start = self.finding.document.published.start
        return start.isoformat() if start else None

    @property
    def who(self) -> str:
        """Who says it, in words."""
        side = f" [{self.origin.side}]" if self.origin.side else ""
        return f"{self.origin.party}{side}"


def stands(findings: Sequence[Finding], graph: OriginGraph) -> list[Stand]:
    """Return the stands of ``findings`` in order of publication (undated ones last)."""
    by_claim = {claim: origin for origin in graph.origins for claim in origin.claims}
    found = [Stand(finding, by_claim[finding.claim.id], says(finding.claim)) for finding in findings]
    return sorted(found, key=lambda one: (one.day or "9999", one.claim.id))


def says(claim: Claim) -> Says:
    """Return whether a claim says that it happened."""
    if claim.reality == "denied" or claim.polarity == "negative":
        return "no"
    return "yes" if claim.reality in ("factual", "possible") else "open"


def between(one: Stand, other: Stand) -> bool:
    """Tell whether two stands are of two origins: what one origin says at two times is its own correction."""
    return one.origin.id != other.origin.id
