"""What each claim holds for the comparison: its origin, its day, whether it says yes or no."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from fogline.claims.amounts.objects import PEOPLE, class_of
from fogline.events.contradictions_tables import contradiction_tables
from fogline.events.words import terms
from fogline.records import Claim, Span
from fogline.records.event import Origin
from fogline.records.ledger import Finding
from fogline.records.support import OriginGraph

Says = Literal["yes", "no", "open"]
_HARM = "casualties"
_NOBODY = "unnamed"
_AMONG = re.compile(
    r"\b(?:casualties|losses|dead|deaths|killed|wounded|injured|victims)\s(?:[a-z]+\s)?among\s(?:[a-z]+\s){0,2}?"
    r"(?:military|army|troops|forces|ranks|garrison|soldiers|fighters|servicemen|crew|police)\b",
    re.IGNORECASE,
)
ARMED = frozenset({"soldiers", "police"})
"""Classes of people who bear arms."""
ANYBODY = frozenset({"people", "bodies", "prisoners"})
"""Classes of people who may or may not."""
_Ends = tuple[float | None, float | None]
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
    harmed = {_armed(one.claim) for one in found if one.says == "yes" and one.claim.type == _HARM}
    denied: dict[tuple[str, str], list[Span]] = {}
    for one in found:
        if one.says == "no":
            denied.setdefault((one.finding.document.id, one.claim.type), []).append(one.claim.evidence)
    found = [replace(one, says="open") if _is_tale(one, denied) else one for one in found]
    told = _Told.by([one.claim for one in found if one.says == "yes"])
    found = [replace(one, says="open") if _denies_less(one, harmed, told) else one for one in found]
    return sorted(found, key=lambda one: (one.day or "9999", one.claim.id))


class _Told(NamedTuple):
    """What those tell together who say that it happened: types, doers, counts of those harmed."""

    types: frozenset[str]
    doers: frozenset[str]
    harmed: frozenset[_Ends]

    @classmethod
    def by(cls, claims: Sequence[Claim]) -> "_Told":
        return cls(
            frozenset(claim.type for claim in claims),
            frozenset(doer for claim in claims for doer in _doers(claim)),
            frozenset(ends for claim in claims if claim.type == _HARM for ends in _ends(claim)),
        )


def _denies_less(stand: Stand, harmed: Set[bool], told: _Told) -> bool:
    """Tell whether a denial leaves open what ``told`` tell: it is of other victims, of a number, or of one's own part alone."""
    return stand.says == "no" and (
        _denies_others(stand, harmed) or _denies_number(stand.claim, told) or _denies_own_part(stand.claim, told)
    )


def _is_tale(stand: Stand, denied: Mapping[tuple[str, str], Sequence[Span]]) -> bool:
    """Tell whether nobody in particular is said to tell it, in the sentence that says that it is not so ("rumours of ... are
    untrue").
    """
    claim, links = stand.claim, stand.claim.chain
    if stand.says != "yes" or len(links) == 1 or links[0].party != _NOBODY:
        return False
    beside = denied.get((stand.finding.document.id, claim.type), ())
    return any(evidence.contains(claim.evidence) for evidence in beside)


def _denies_number(denial: Claim, told: _Told) -> bool:
    """Tell whether a denial is of a number of dead alone ("12 died; the governor denied that it was 40"); none are no number."""
    if denial.type != _HARM or not denial.quantities or any(one.high == 0 for one in denial.quantities):
        return False
    return bool(told.harmed) and told.harmed.isdisjoint(_ends(denial))


def _ends(claim: Claim) -> frozenset[_Ends]:
    return frozenset((one.low, one.high) for one in claim.quantities)


def _denies_own_part(denial: Claim, told: _Told) -> bool:
    """Tell whether a denial is only of having done it oneself ("a blast ...; Norland denied an air strike"), where nobody who
    tells of it says that one did, or that it was that.
    """
    speaker = {denial.chain[0].party, denial.chain[0].side} - {None}
    if not told.types or speaker.isdisjoint(_doers(denial)):
        return False
    return denial.type not in told.types and speaker.isdisjoint(told.doers)


def _doers(claim: Claim) -> frozenset[str]:
    return frozenset(name for actor in claim.actors for name in (actor.party, actor.side) if name)


def _denies_others(stand: Stand, harmed: Set[bool]) -> bool:
    """Tell whether a denial is of harm to soldiers alone, or to others alone, and nobody says that such were harmed.

    "We have no casualties among the military" leaves it open whether the passers-by died.
    """
    if stand.claim.type != _HARM or not harmed:
        return False
    among = _AMONG.search(stand.finding.evidence)
    kinds = _kinds(stand.claim) | (frozenset({"soldiers"}) if among is not None else frozenset[str]())
    if not kinds or "people" in kinds or not kinds <= PEOPLE:
        return False
    return (kinds <= ARMED) not in harmed


def _armed(claim: Claim) -> bool:
    """Tell whether those harmed are soldiers or the like, and nobody else."""
    kinds = _kinds(claim)
    return bool(kinds) and kinds <= ARMED


def _kinds(claim: Claim) -> frozenset[str]:
    named = [*(one.of or "" for one in claim.quantities), *(one.text or one.party for one in claim.targets)]
    return frozenset(kind for words in named if (kind := class_of(words)) is not None)


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
