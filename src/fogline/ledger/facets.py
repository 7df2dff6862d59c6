"""What of a claim a query asks for, folded: its words, names, sides, time and bounds. Stores index these and no others."""

from dataclasses import dataclass
from typing import Literal

from fogline.ledger.bounds import bounds_of
from fogline.ledger.folding import fold, name_key, words
from fogline.ledger.moments import seconds_of
from fogline.records import Claim
from fogline.records.ledger import Box

PartyRole = Literal["actor", "target", "first", "link"]


@dataclass(frozen=True, slots=True)
class Party:
    """A name in a claim: as written, its words folded, and where: ``first`` is the first-hand source, ``link`` a later one."""

    name: str
    words: tuple[str, ...]
    role: PartyRole


@dataclass(frozen=True, slots=True)
class Facets:
    """What is asked of a claim.

    ``texts`` are the folded words of its evidence, of each party, of its place and of its document's title; a phrase lies within
    one of them. ``sides`` (case folded) are those of actors, targets and the first-hand source. ``place_keys`` are the ids of its
    place and the folded name. ``start`` and ``end`` are seconds, both ``None`` where no time is known; ``bounds`` degrees.
    """

    texts: tuple[tuple[str, ...], ...]
    parties: tuple[Party, ...]
    sides: frozenset[str]
    place_keys: tuple[str, ...]
    start: int | None
    end: int | None
    bounds: Box | None


def facets_of(claim: Claim, evidence: str, title: str | None) -> Facets:
    """Return the facets of a claim with its evidence's words and its document's title."""
    parties = _parties(claim)
    named = [claim.place.name] if claim.place else []
    texts = (words(evidence), *(party.words for party in parties), *map(words, named), words(title or ""))
    start, end = seconds_of(claim.when)
    return Facets(
        tuple(dict.fromkeys(text for text in texts if text)),
        parties,
        frozenset(fold(side) for side in _sides(claim) if side),
        place_keys(claim),
        start,
        end,
        bounds_of(claim.place),
    )


def place_keys(claim: Claim) -> tuple[str, ...]:
    """Return what names the place of a claim: its id of GeoNames or its likeliest candidate, and its folded name."""
    place = claim.place
    if place is None:
        return ()
    known = () if place.geonames_id is None else (f"geonames:{place.geonames_id}",)
    return tuple(dict.fromkeys((*(known or place.candidates[:1]), name_key(place.name))))


def asked_place(key: str) -> str:
    """Return the form in which :func:`place_keys` has a place that a query names: an id as it is, a name folded."""
    return key if key.startswith(("geonames:", "fogline:")) else name_key(key)


def _parties(claim: Claim) -> tuple[Party, ...]:
    roles: list[tuple[str, PartyRole]] = [(actor.party, "actor") for actor in claim.actors]
    roles += [(target.party, "target") for target in claim.targets]
    roles += [(link.party, "link" if at else "first") for at, link in enumerate(claim.chain)]
    return tuple(Party(name, words(name), role) for name, role in dict.fromkeys(roles))


def _sides(claim: Claim) -> list[str | None]:
    return [*(person.side for person in (*claim.actors, *claim.targets)), claim.chain[0].side]
