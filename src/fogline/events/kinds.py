"""How far types of event are from each other when two tellings are compared."""

from collections.abc import Collection
from functools import cache, lru_cache
from typing import Literal

from fogline.claims.kinds import HARM

Nearness = Literal["same type", "same family", "same fighting", "what followed", "other type"]

VAGUE = frozenset({"attack", "clash", "explosion", "movement"})
"""Types that a report gives where another says more exactly what happened."""

MOVES = frozenset({"displacement", "movement", "withdrawal", "release"})
"""Types of what begins at one place and ends at another; a report names either."""

WARDING_OFF = frozenset({"interception", "repulse"})
"""Types of which the doer is who was attacked."""

LIVES = frozenset({"killed", "wounded", "casualties", "abducted", "captured"})
"""Fates of people that are counted as a toll."""

FIGHTING = frozenset({"strike", "ground"})
"""Families of what does harm."""

_TOGETHER = frozenset({*FIGHTING, "control", "people", "force"})


@cache
def family(type_: str) -> str:
    """Return the ontology's family of a type; a type that it does not know is a family of its own."""
    from fogline.ontology import load

    known = load().event_types.get(type_)
    return known.family if known else type_


@cache
def group(type_: str) -> str:
    """Return what a type is told together with: strikes, fighting on the ground, harm, some other families, else its own type."""
    if type_ in HARM:
        return "harm"
    known = family(type_)
    return known if known in _TOGETHER else type_


def same_doer(type_: str, event: str) -> bool:
    """Tell whether who does a thing of one type did what the event is called after: who shot drones down did not send them."""
    return (type_ in WARDING_OFF) == (event in WARDING_OFF)


def moving(one: Collection[str], other: Collection[str]) -> bool:
    """Tell whether both of two tellings are of a move."""
    return not MOVES.isdisjoint(one) and not MOVES.isdisjoint(other)


def _exact(types: Collection[str]) -> frozenset[str]:
    """Return the deeds among types, vague ones only where there is nothing else."""
    deeds = frozenset(types) - HARM
    return deeds - VAGUE or deeds


@lru_cache(65536)
def deeds_differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two tellings say exactly what was done, and no deed of one is one of the other."""
    deeds, others = _exact(one), _exact(other)
    return not deeds <= VAGUE and not others <= VAGUE and deeds.isdisjoint(others)


@lru_cache(65536)
def nearness(one: frozenset[str], other: frozenset[str]) -> Nearness:
    """Return how near the nearest types of two tellings are."""
    deeds, others = _exact(one), _exact(other)
    if not deeds or not others:
        return "same type" if one & other else "what followed"
    if deeds & others:
        return "same type"
    if {family(type_) for type_ in deeds} & {family(type_) for type_ in others}:
        return "same family"
    groups = {group(type_) for type_ in deeds}, {group(type_) for type_ in others}
    if groups[0] & groups[1] or groups[0] | groups[1] <= {*FIGHTING, "control"}:
        return "same fighting"
    return "other type"
