"""What each claim holds for the comparison: its origin, its day, whether it says yes or no."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from fogline.claims.kinds import CASUALTIES
from fogline.claims.speech.withdrawn import takes_back
from fogline.events.contradictions.hit import kind_denied, target_kind
from fogline.events.contradictions.scope import Told, armed, denies_less, doers, speaker
from fogline.events.contradictions.tables import contradiction_tables
from fogline.events.kinds import family
from fogline.events.words import terms
from fogline.records import Claim, Span
from fogline.records.event import Origin
from fogline.records.ledger import Finding
from fogline.records.support import OriginGraph

Says = Literal["yes", "no", "open"]
_NOBODY = "unnamed"
_SUBJECT = 60  # characters: a longer subject is none
_BEFORE_SUBJECT = re.compile(r"[,;:.–—]\s|\b(?:said|says|saying|that|but|and)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:it|they|he|she|we|I)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stand:
    """A claim with its origin. ``says``: that it happened, that it did not, or neither (a plan, a condition, a word on the aim
    alone, or that it cannot be told).
    """

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
    found = [Stand(finding, by_claim[finding.claim.id], says(finding)) for finding in findings]
    harmed = {armed(one.claim) for one in found if one.says == "yes" and one.claim.type == CASUALTIES}
    denied: dict[tuple[str, str], list[Span]] = {}
    for one in found:
        if one.says == "no":
            denied.setdefault((one.finding.document.id, one.claim.type), []).append(one.claim.evidence)
    found = [replace(one, says="open") if _is_tale(one, denied) else one for one in found]
    found = [
        replace(one, says="open")
        if _blames_another(one, found) or _puts_right(one, found) or _is_held_still(one, found)
        else one
        for one in found
    ]
    found = [replace(one, says="open") if _denies_one_kind(one, found) else one for one in found]
    told = Told.by([one.claim for one in found if one.says == "yes"])
    found = [
        replace(one, says="open") if one.says == "no" and denies_less(one.finding, harmed, told) else one
        for one in found
    ]
    return sorted(found, key=lambda one: (one.day or "9999", one.claim.id))


def _is_tale(stand: Stand, denied: Mapping[tuple[str, str], Sequence[Span]]) -> bool:
    """Tell whether nobody in particular is said to tell it, in the sentence that says that it is not so ("rumours of ... are
    untrue").
    """
    claim, links = stand.claim, stand.claim.chain
    if stand.says != "yes" or len(links) == 1 or links[0].party != _NOBODY:
        return False
    beside = denied.get((stand.finding.document.id, claim.type), ())
    return any(evidence.contains(claim.evidence) for evidence in beside)


def _denies_one_kind(stand: Stand, found: Sequence[Stand]) -> bool:
    """Tell whether somebody only denies that anything military was hit, or anything civil, where something else is told to be."""
    kind = kind_denied(stand.finding) if stand.says == "no" else None
    return kind is not None and any(
        one.says == "yes" and family(one.claim.type) == "strike" and target_kind(one.claim) != kind for one in found
    )


def _puts_right(stand: Stand, found: Sequence[Stand]) -> bool:
    """Tell whether a publisher takes back a figure of its own where others are told: that people died it does not deny."""
    if stand.says != "no" or not stand.claim.quantities or not takes_back(stand.finding.evidence):
        return False
    return any(
        other.says == "yes" and other.claim.type == stand.claim.type and other.claim.quantities for other in found
    )


def _blames_another(stand: Stand, found: Sequence[Stand]) -> bool:
    """Tell whether who denies having done it says in the same breath who did: that it happened he does not deny."""
    if stand.says != "no" or speaker(stand.claim).isdisjoint(doers(stand.claim)):
        return False
    return any(
        other.says == "yes"
        and (other.origin.id, other.finding.document.id) == (stand.origin.id, stand.finding.document.id)
        and other.claim.type == stand.claim.type
        and doers(other.claim)
        and doers(other.claim).isdisjoint(doers(stand.claim))
        for other in found
    )


def _is_held_still(stand: Stand, found: Sequence[Stand]) -> bool:
    """Tell whether who denies that a place was taken says beside it that it "is held", by nobody named: no word for its fall."""
    return (
        stand.says == "yes"
        and stand.claim.type == "control"
        and not doers(stand.claim)
        and any(
            other.says == "no"
            and other.claim.type == "capture"
            and (other.origin.id, other.finding.document.id) == (stand.origin.id, stand.finding.document.id)
            for other in found
        )
    )


def says(finding: Finding) -> Says:
    """Return whether a finding says that it happened."""
    claim = finding.claim
    if claim.denied:
        return "open" if aim_denied(finding) else "no"
    return "yes" if claim.reality in ("factual", "possible") and not cannot_tell(finding) else "open"


def aim_denied(finding: Finding) -> bool:
    """Tell whether somebody denies an aim or a manner ("that it had targeted civilians"), which leaves the deed open."""
    return finding.claim.denied and contradiction_tables().denies_aim.search(finding.evidence) is not None


def cannot_tell(finding: Finding) -> bool:
    """Tell whether the source itself says that it cannot confirm what is told: then it affirms nothing, and denies nothing."""
    source, text = finding.claim.chain[0], finding.evidence
    for found in contradiction_tables().cannot_tell.finditer(text):
        subject = _BEFORE_SUBJECT.split(text[max(0, found.start() - _SUBJECT) : found.start()])[-1].strip()
        names = terms(f"{source.party} {source.text}")
        if names & terms(subject) or (_PRONOUN.search(subject) and not names & terms(text[found.end() :])):
            return True
    return False


def between(one: Stand, other: Stand) -> bool:
    """Tell whether two stands are of two origins: what one origin says at two times is its own correction."""
    return one.origin.id != other.origin.id
