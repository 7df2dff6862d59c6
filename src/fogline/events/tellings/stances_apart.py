"""What happened beside what is planned or denied: told by one author, one happening only where it is one thing.

Who denies a strike on one town says nothing of the strike on another that the sentence before told of, and a siege is no capture
that somebody fears.
"""

import re

from fogline.claims.kinds import HARM
from fogline.events.contradictions.doubts import of_one_kind
from fogline.events.contradictions.stand import aim_denied
from fogline.events.words import place_terms, target_terms, terms
from fogline.records import Claim
from fogline.records.ledger import Finding

_WHERE = re.compile(r"\b(?:in|at|near|outside|inside|around)\b")
_PLANNED = frozenset({"future", "hypothetical"})


def stances_apart(one: Finding, other: Finding) -> bool:
    """Tell whether of two findings of one document one happened, and the other is another thing that is planned or denied."""
    first, second = one.claim, other.claim
    if _planned(first) != _planned(second):
        return first.type != second.type or not _shared(first, second)
    if {first.type, second.type} & HARM:
        return False
    if first.denied == second.denied:
        return False
    return _denies_another(one, other) if first.denied else _denies_another(other, one)


def _shared(one: Claim, other: Claim) -> bool:
    """Tell whether two claims have a sentence, a place, a target or a number in common."""
    if one.evidence.overlaps(other.evidence):
        return True
    if place_terms(one) & place_terms(other) or target_terms(one) & target_terms(other):
        return True
    counts = [{(number.low, number.high) for number in claim.quantities} for claim in (one, other)]
    return bool(counts[0] & counts[1] - {(None, None)})


def _planned(claim: Claim) -> bool:
    return claim.reality in _PLANNED


def _denies_another(denial: Finding, deed: Finding) -> bool:
    """Tell whether a denial names a place or thing that the sentence of a deed does not, or somebody else for its doer."""
    if aim_denied(denial):
        return False
    if _other_thing(denial, deed):
        return True
    if _shared(denial.claim, deed.claim):
        return False
    if not of_one_kind(denial.claim.type, deed.claim.type):
        return True  # "access is denied" says nothing of how many fled
    named = _names(denial.claim)
    if named and named.isdisjoint(terms(deed.evidence) | _names(deed.claim)):
        return True
    doers = [{actor.side for actor in one.claim.actors if actor.side} for one in (denial, deed)]
    return bool(doers[0] and doers[1]) and doers[0].isdisjoint(doers[1])


def _other_thing(denial: Finding, deed: Finding) -> bool:
    """Tell whether a denial is of harm to a thing with a name ("the store of the World Food Programme"), the deed to others."""
    denied, done = (_things(one.claim) for one in (denial, deed))
    named = terms(" ".join(word for word in denied.split() if word[:1].isupper()))
    return (
        bool(named and terms(done)) and terms(denied).isdisjoint(terms(done)) and named.isdisjoint(terms(deed.evidence))
    )


def _things(claim: Claim) -> str:
    """Return the words of what was hit, without those that say where it stands."""
    return " ".join(_WHERE.split(party.party)[0] for party in claim.targets)


def _names(claim: Claim) -> frozenset[str]:
    """Return the words written large of where it happened and of what was hit."""
    told = " ".join([claim.place.name if claim.place else "", *(party.party for party in claim.targets)])
    return terms(" ".join(word for word in told.split() if word[:1].isupper()))
