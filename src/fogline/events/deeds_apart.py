"""Two strikes that one report tells apart by the hour, or by calling one of them another: "a separate strike on the market".

Only deeds are told apart so. Their dead and their damage go to the deed they are told nearest to, whenever they are found.
"""

import re

from fogline.events.hours import hours_apart, hours_of
from fogline.events.kinds import HARM, family
from fogline.events.words import terms
from fogline.records import Claim
from fogline.records.ledger import Finding

_LASTING = frozenset({"shelling"})  # goes on from morning to evening
_ANOTHER = re.compile(
    r"\b(?:separate|second|third|another|different|further|new|later|earlier)\s"
    r"(?:(?!(?:into|of|on|in|after|over|for|from|about|with|to|at|by|and|before)\s)[\w’'-]+\s){0,3}?"
    r"(?:(?:air|missile|drone|rocket|double|bomb)[ -]?)?(?:strike|attack|raid|bombing|bombardment|explosion|blast|hit)s?\b",
    re.IGNORECASE,
)
_SEPARATE = re.compile(r"\bseparate(?:ly)?\b", re.IGNORECASE)
_ANY_THING = terms("building buildings site sites target targets area city town village house position positions")


def deeds_apart(one: Finding, other: Finding) -> bool:
    """Tell whether two findings of one document are two strikes: with a part of the day between them, or one of them is
    called another, and they hit things that have no word in common.
    """
    first, second = one.claim, other.claim
    if not (_strike(first) and _strike(second)):
        return False
    if _hours_apart(first, second) or _called_separate(one, other) or _called_separate(other, one):
        return True
    return _called_another(one, other) and _other_things(first, second)


def _strike(claim: Claim) -> bool:
    return claim.type not in HARM and family(claim.type) == "strike"


def _hours_apart(one: Claim, other: Claim) -> bool:
    return not {one.type, other.type} & _LASTING and hours_apart(hours_of(one.when), hours_of(other.when))


def _called_separate(one: Finding, before: Finding) -> bool:
    """Tell whether one is called separate, which is from what stands before it, and not the same thing is hit."""
    if before.claim.evidence[1] > one.claim.evidence[0] or _SEPARATE.search(before.evidence):
        return False
    named = _ANOTHER.search(one.evidence)
    apart = named is not None and _SEPARATE.search(named[0]) is not None
    return apart and not _things(one.claim) & _things(before.claim)


def _called_another(one: Finding, other: Finding) -> bool:
    """Tell whether the words of one, and not those of both, call it another strike; in one sentence it may be either."""
    if one.claim.evidence[0] < other.claim.evidence[1] and other.claim.evidence[0] < one.claim.evidence[1]:
        return False
    return (_ANOTHER.search(one.evidence) is None) != (_ANOTHER.search(other.evidence) is None)


def _other_things(one: Claim, other: Claim) -> bool:
    first, second = _things(one), _things(other)
    return bool(first and second and not first & second)


def _things(claim: Claim) -> frozenset[str]:
    """Return the words for what was hit, without the name of the place."""
    named = terms(claim.place.name) if claim.place else frozenset[str]()
    return terms(" ".join(party.text or party.party for party in claim.targets)) - named - _ANY_THING
