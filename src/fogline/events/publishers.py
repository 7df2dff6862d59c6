"""What an analyst has stated of publishers (in the settings of a ledger), for tracing and grading.

A publisher that speaks for itself (a ministry's site, an aid agency's page) is a source where its report names none. Its
side counts where reading did not know it yet. Its reliability takes the place of what the table of weights says of its word.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fogline.ledger.folding import name_key
from fogline.ledger.settings import Publisher
from fogline.records.event import OriginKind
from fogline.records.ledger import Finding

_SPEAKS: Mapping[str, OriginKind] = {
    "government": "official",
    "military": "official",
    "ngo": "monitor",
    "un": "monitor",
}


@dataclass(frozen=True, slots=True)
class Publishers:
    """Publishers of whom something is stated, by name as it is compared (case, accents and punctuation do not matter)."""

    by_key: Mapping[str, Publisher]

    @classmethod
    def of(cls, publishers: Mapping[str, Publisher]) -> "Publishers":
        """Return those of the settings of a ledger."""
        return cls({name_key(name): one for name, one in publishers.items()})

    def get(self, name: str | None) -> Publisher | None:
        """Return what is stated of a publisher."""
        return self.by_key.get(name_key(name)) if name and self.by_key else None

    def speaks_as(self, name: str | None) -> OriginKind | None:
        """Return what a publisher is where its report names no source; ``None`` where it only passes on."""
        known = self.get(name)
        return _SPEAKS.get(known.kind or "") if known else None

    def side_of(self, name: str | None) -> str | None:
        """Return the side that a publisher is stated to be of."""
        known = self.get(name)
        return known.side if known else None

    def sided(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Return ``findings``, with the side of their publisher where it is stated, and its reports were read without it."""
        return tuple(map(self._sided, findings)) if self.by_key else tuple(findings)

    def _sided(self, finding: Finding) -> Finding:
        *links, narrator = finding.claim.chain
        side = self.side_of(finding.document.publisher)
        if side is None or narrator.side is not None or narrator.role != "publisher":
            return finding
        chain = (*links, replace(narrator, side=side))
        return replace(finding, claim=replace(finding.claim, chain=chain))


NONE = Publishers({})
"""Nothing is stated of any publisher."""
