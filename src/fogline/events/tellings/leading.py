"""What a report is about: of all that it tells, that of which it says most."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from fogline.records import Claim
from fogline.records.ledger import Finding

_WAR = frozenset({"clash", "assault", "attack"})
_START = 20  # characters of a sentence by which it is known for the title

G = TypeVar("G", bound=Hashable)


def main_claim(findings: Iterable[Finding], group_of: Mapping[str, G]) -> str | None:
    """Return the claim (by id) that a report is about by its findings, ``None`` where none of them is in a group.

    It is the first claim of the group of which the report says most: what a title announces the lead says again, while what is
    mentioned by the way is said once. Claims in the title count twice; mentions of the war as such ("in the war that began in
    February": fighting nowhere in particular, without a number) only where there is nothing else.
    """
    told = sorted(findings, key=lambda finding: (finding.claim.evidence, finding.claim.frame))
    known = [finding for finding in told if finding.claim.id in group_of]
    known = [finding for finding in known if not _war_as_such(finding.claim)] or known
    counted: Counter[G] = Counter()
    for finding in known:
        counted[group_of[finding.claim.id]] += 2 if in_title(finding) else 1
    return max((finding.claim.id for finding in known), key=lambda claim: counted[group_of[claim]], default=None)


def in_title(finding: Finding) -> bool:
    """Tell whether the title says it."""
    title = finding.document.title or ""
    return finding.claim.evidence.start < len(title) and finding.evidence[:_START] == title[:_START]


def _war_as_such(claim: Claim) -> bool:
    nowhere = claim.place is None or claim.place.precision in ("country", "unknown")
    return claim.type in _WAR and nowhere and not claim.quantities and not claim.targets
