"""Prints of claims: what of a claim is compared to find the claims that say the same."""

import re
from dataclasses import dataclass

from fogline.claims.page import Page
from fogline.claims.reality.certainty import clause_of
from fogline.claims.words import tokens, word_set
from fogline.records import Claim, Frame, Participant, QuantityRange, Span

COMMON = word_set("""
    the a an of in on at to for from by with and or its his her their that this these those near around about
    over after before forces force troops soldiers army military government people men women civilians official
    officials area region city town village state country some all more than neighborhood neighbourhood district
    province oblast north south east west northern southern eastern western outside inside
    """)
"""Words that many names share: to have one of them in common says nothing."""
_SMALL = word_set(
    "the a an of in on at to for from by with and or as is are was were has have had been be its his her their that"
)
HEADINGS = frozenset({"title", "subhead"})
SHORT = HEADINGS | {"caption"}
_NAMES = frozenset({"PERSON", "ORG", "STATE", "FORCE", "PLACE", "FACILITY"})
_LONGEST_CLAUSE = 600  # code points


@dataclass(frozen=True, slots=True)
class Print:
    """What of a claim is compared."""

    trigger: str
    actors: frozenset[str]
    targets: frozenset[str]
    place: frozenset[str]
    means: frozenset[str]
    around: frozenset[str]  # names of all places in the evidence
    numbers: tuple[QuantityRange, ...]  # those that are known
    when: tuple[str | None, str | None] | None
    sides: tuple[frozenset[str], frozenset[str]]
    clause: frozenset[str]  # the words around the trigger
    names: frozenset[str]  # ... and of the names among them
    kind: str  # of the block: "title", "caption"...


def print_of(page: Page, frame: Frame, claim: Claim) -> Print:
    """Return what of ``claim``, made of ``frame``, is compared."""
    clause = clause_of(page, frame.trigger)
    clause = Span(clause.start, min(clause.end, clause.start + _LONGEST_CLAUSE))
    return Print(
        re.sub(r"(?:ing|ed|es|s|e)$", "", page.words(frame.trigger).lower()),
        _names(claim.actors),
        _names(claim.targets),
        _words(claim.place.name) if claim.place else frozenset(),
        frozenset(
            word for span in frame.fillers("instrument") if page.inside(span) for word in _words(page.words(span))
        ),
        frozenset(w for m in page.mentions_in(claim.evidence) if m.type == "PLACE" for w in _words(page.words(m.span))),
        tuple(one for one in claim.quantities if (one.low, one.high) != (None, None)),
        (claim.when.start, claim.when.end) if claim.when and (claim.when.start or claim.when.end) else None,
        (_sides(claim.actors), _sides(claim.targets)),
        frozenset(tokens(page.words(clause))) - _SMALL,
        frozenset(word for m in page.mentions_in(clause) if m.type in _NAMES for word in tokens(page.words(m.span))),
        page.kind_of(frame.trigger),
    )


def _names(participants: tuple[Participant, ...]) -> frozenset[str]:
    return frozenset(word for participant in participants for word in _words(participant.party))


def _sides(participants: tuple[Participant, ...]) -> frozenset[str]:
    return frozenset(participant.side for participant in participants if participant.side)


def _words(text: str) -> frozenset[str]:
    found = frozenset(tokens(text))
    return found - COMMON or found
