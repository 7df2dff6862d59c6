"""Camps: on whose side the doers and the harmed are, be it told by a name or by what they are called ("the army", "militants").

Two tolls of which the one side is the doer and the other side the dead are two tolls, and do not bear each other out.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from fogline.claims.amounts.objects import ARMED, PEOPLE, class_of
from fogline.claims.kinds import HARM
from fogline.events.kinds import WARDING_OFF
from fogline.records import Claim

STATE, IRREGULARS, CIVILIANS = "a state", "irregulars", "civilians"
"""Camps of those whose side no name tells: soldiers of some state, fighters of some group, and who bears no arms."""

_OF_A_STATE = re.compile(
    r"\b(?:army|military|armed forces|(?:government|security|federal|national|regular|defen[cs]e) (?:forces|troops)|"
    r"soldiers?|troops|servicem[ae]n|conscripts|police(?:m[ae]n)?|officers|gendarmes?|guards?men|junta|air force|navy)\b",
    re.IGNORECASE,
)
_OF_A_GROUP = re.compile(
    r"\b(?:militants?|terrorists?|rebels?|insurgents?|guerrillas?|jihadists?|jihadis?|bandits?|gunm[ae]n"
    r"|gangs?(?:ters?| members?)?|militias?|militiam[ae]n|separatists?|mercenaries|fighters|cartel)\b",
    re.IGNORECASE,
)


def doers(claim: Claim) -> frozenset[str]:
    """Return the camps of those who did it, as far as they are told."""
    return frozenset(filter(None, (camp(actor.side, f"{actor.party} {actor.text}") for actor in claim.actors)))


def harmed(claim: Claim) -> frozenset[str]:
    """Return the camps of those who came to harm, as far as they are told."""
    return frozenset(_harmed(claim))


def _harmed(claim: Claim) -> Iterator[str]:
    named = [(target.side, f"{target.party} {target.text}") for target in claim.targets]
    named += [(number.side, number.of or "") for number in claim.quantities if number.fate is not None]
    for side, words in named:
        kind = class_of(words)
        if kind in PEOPLE - ARMED - {"people", "bodies", "prisoners"}:
            yield CIVILIANS  # whose they are says nothing of who bears arms
        elif (own := camp(side, words)) is not None and (kind in ARMED or own in (STATE, IRREGULARS)):
            yield own


@lru_cache(8192)
def camp(side: str | None, words: str) -> str | None:
    """Return the camp of somebody of a side, or who is only called something; ``None`` where neither tells it."""
    if side is not None:
        return side
    state, group = _OF_A_STATE.search(words), _OF_A_GROUP.search(words)
    return None if bool(state) == bool(group) else STATE if state else IRREGULARS


@lru_cache(8192)
def _opposed(one: str, other: str) -> bool:
    """Tell whether two camps cannot be one: two names, soldiers and a group, or who bears arms and who bears none."""
    if one == other:
        return False
    if CIVILIANS in (one, other):
        return True
    loose = {one, other} & {STATE, IRREGULARS}
    if len(loose) != 1:
        return True
    (named,) = {one, other} - loose
    return (len(named) == 2) != (STATE in loose)  # states are called by two letters


def opposed(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether both are told, and each of the ones is opposed to each of the others."""
    first, second = tuple(ones), tuple(others)
    return bool(first and second) and all(_opposed(one, other) for one in first for other in second)


Camps = tuple[frozenset[str], frozenset[str]]
"""The camps of the doers, and of those who were hit or harmed."""


def camps_of(claims: Iterable[Claim]) -> Camps:
    """Return the camps of those who did what claims tell together, and of those it was done to."""
    told = [claim for claim in claims if claim.type not in WARDING_OFF]
    return frozenset[str]().union(*map(doers, told)), frozenset[str]().union(*map(_hit, told))


def _hit(claim: Claim) -> frozenset[str]:
    return harmed(claim) if claim.type in HARM else frozenset(target.side for target in claim.targets if target.side)


def turned_round(one: Camps, other: Camps) -> bool:
    """Tell whether each is done to those who did the other: A fired at B, and B at A."""
    both = not one[0].isdisjoint(other[1]) and not other[0].isdisjoint(one[1])
    return both and one[0].isdisjoint(other[0]) and one[1].isdisjoint(other[1])


def tolls_apart(one: Camps, other: Camps) -> bool:
    """Tell whether two tolls are of two camps: others did it to others, or those who did the one were harmed in the other."""
    if not opposed(one[1], other[1]):
        return False
    if opposed(one[0], other[0]):
        return True
    return _returned(one, other) or _returned(other, one)


def _returned(one: Camps, other: Camps) -> bool:
    return not one[0].isdisjoint(other[1]) and one[0].isdisjoint(other[0])
