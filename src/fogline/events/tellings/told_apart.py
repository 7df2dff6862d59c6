"""Two claims of one document that tell of two happenings, though their kind, their exact places and their days do not say so.

A claim with a vague place, a name that nobody could place, or neither place nor day is close to anything. Told by one author, who
knows that he tells of two things, such claims are one happening only where nothing they do tell speaks against it.
"""

import re

from fogline.claims.kinds import HARM
from fogline.events.camps import doers, harmed, opposed
from fogline.events.contradictions.where import times_apart
from fogline.events.kinds import FIGHTING, family
from fogline.events.tellings.deeds_apart import deeds_apart
from fogline.events.tellings.leading import in_title
from fogline.events.tellings.spots import Spot, abroad, overlap, spot_of
from fogline.events.tellings.stances_apart import stances_apart
from fogline.events.tellings.tallies import counted_apart
from fogline.events.words import place_terms, target_terms, terms
from fogline.records import Claim
from fogline.records.ledger import Finding

_MIXED = frozenset({*FIGHTING, "control", "harm"})
_LONG = frozenset({"week", "month", "year"})
_OWN = re.compile(r"\b(?:its|our)\b", re.IGNORECASE)
_PARTICLES = frozenset({"al", "el", "of", "the", "de", "la", "in", "near", "and"})


def told_apart(one: Finding, other: Finding) -> bool:
    """Tell whether two findings of one document cannot be of one happening.

    One sentence tells of both, at two places or on two days; their places do not meet, or bear other names; their times, however
    long, do not meet; their counts exclude each other; they are strikes at other hours, or one is called another strike on
    another thing; or some hold one place and others take another; or the one happened and the other is denied or planned, and is
    another thing; or each side speaks of its own, or of what it took itself; or two sources tell of others at other places.
    """
    first, second = one.claim, other.claim
    return (
        _of_two_grounds(first, second)
        or _places_apart(one, other)
        or _long_apart(first, second)
        or counted_apart(first, second)
        or deeds_apart(one, other)
        or _ground_apart(first, second)
        or stances_apart(one, other)
        or _of_other_sides(first, second)
        or _taken_by_each(first, second)
        or _strangers(first, second)
    )


def _of_two_grounds(one: Claim, other: Claim) -> bool:
    """Tell whether one frame is told for two places or days, or for all of them and for one ("five died: three in Orvel")."""
    if one.frame != other.frame or not one.evidence.overlaps(other.evidence):
        return False
    named = [claim.place.name if claim.place is not None else None for claim in (one, other)]
    return named[0] != named[1] or one.when != other.when


def victims_apart(one: Claim, other: Claim) -> bool:
    """Tell whether two speakers tell of other people harmed at places that have nothing in common, or two named sources the one
    of soldiers, the other of civilians; asked where no deed is told that could have harmed both.
    """
    if one.chain[0].party == other.chain[0].party or not (one.targets and other.targets):
        return False
    if _two_named(one, other) and opposed(harmed(one), harmed(other)):
        return True
    victims = [target_terms(claim) for claim in (one, other)]
    places = [place_terms(claim) for claim in (one, other)]
    return not victims[0] & victims[1] and all(places) and not places[0] & places[1]


def _ground_apart(one: Claim, other: Claim) -> bool:
    """Tell whether some are told to hold ground and others to take other ground ("holds the city while fighters took Golo")."""
    if {one.type, other.type} != {"control", "capture"}:
        return False
    actors = [terms(" ".join(party.party for party in claim.actors)) for claim in (one, other)]
    ground = [target_terms(claim) for claim in (one, other)]
    return all((*actors, *ground)) and not actors[0] & actors[1] and not ground[0] & ground[1]


def _of_other_sides(one: Claim, other: Claim) -> bool:
    """Tell whether two sides each say what befell their own ("40 of its soldiers were freed")."""
    sides = [claim.chain[0].side for claim in (one, other)]
    own = all(_OWN.search(" ".join(party.text or party.party for party in claim.targets)) for claim in (one, other))
    others = any({actor.side for actor in claim.actors} - {claim.chain[0].side, None} for claim in (one, other))
    return own and not others and None not in sides and sides[0] != sides[1]


def _taken_by_each(one: Claim, other: Claim) -> bool:
    """Tell whether each side says what it took itself ("25 posts", "21 positions")."""
    if one.type != "capture" or other.type != "capture" or not _two_named(one, other):
        return False
    return opposed(doers(one), doers(other)) and _disjoint(target_terms(one), target_terms(other))


def _strangers(one: Claim, other: Claim) -> bool:
    """Tell whether two named sources tell of other people or things at other places, and nothing that they tell is the same.

    Where the one tells of prisoners and the other of refugees, no places need be told.
    """
    if not _two_named(one, other) or one.evidence.overlaps(other.evidence):
        return False
    if _of_two_kinds(one, other):
        if place_terms(one) & place_terms(other) or target_terms(one) & target_terms(other):
            return False
    elif not _disjoint(target_terms(one), target_terms(other)) or not _disjoint(_proper(one), _proper(other)):
        return False
    counts = [{(number.low, number.fate) for number in claim.quantities} for claim in (one, other)]
    actors = [{actor.side or actor.party for actor in claim.actors} for claim in (one, other)]
    return not counts[0] & counts[1] and not actors[0] & actors[1] and not _close(one, other)


def _of_two_kinds(one: Claim, other: Claim) -> bool:
    """Tell whether two types of one family that does no harm are told, which reports do not mix up."""
    return one.type != other.type and not {family(one.type), family(other.type)} & _MIXED


def _proper(claim: Claim) -> frozenset[str]:
    """Return the names in a claim's place: a hall or a market may lie in any."""
    spot = spot_of(claim.place)
    return _name(spot)[0] if spot is not None else frozenset()


def _close(one: Claim, other: Claim) -> bool:
    """Tell whether both places are known and meet."""
    first, second = spot_of(one.place), spot_of(other.place)
    if first is None or second is None or first.radius is None or second.radius is None:
        return False
    return overlap(first, second) != "apart"


def _disjoint(ones: frozenset[str], others: frozenset[str]) -> bool:
    return bool(ones and others) and not ones & others


def _two_named(one: Claim, other: Claim) -> bool:
    """Tell whether each is told by a source that the report names, and these are two."""
    tellers = {claim.chain[0].party for claim in (one, other) if len(claim.chain) > 1}
    return len(tellers) == 2


def _long_apart(one: Claim, other: Claim) -> bool:
    """Tell whether two times do not meet of which one is longer than days."""
    if one.when is None or other.when is None or not _LONG & {one.when.precision, other.when.precision}:
        return False
    return times_apart(one.when, other.when)


def _places_apart(one: Finding, other: Finding) -> bool:
    first, second = (spot_of(finding.claim.place, shaped=True) for finding in (one, other))
    if first is None or second is None:
        return False
    if first.radius is not None and second.radius is not None:
        return overlap(first, second) == "apart" or abroad(first, second)
    neither = first.radius is None and second.radius is None
    if neither or first.fine or second.fine or _told_by_others(one.claim, other.claim):
        return _names_apart(first, second) and not _named_by(first, other) and not _named_by(second, one)
    return False  # what nobody could place may lie in any region


def _told_by_others(one: Claim, other: Claim) -> bool:
    """Tell whether two named sources each tell of another type of deed: "raids in Waziristan", "a landmine in Helmand"."""
    return _two_named(one, other) and one.type != other.type and not {one.type, other.type} & HARM


def _names_apart(one: Spot, other: Spot) -> bool:
    """Tell whether two names are of two places: both of settlements or the like, or both of things that have a name."""
    (proper, common), (others, things) = _name(one), _name(other)
    if not proper or not others or (proper | common) & (others | things):
        return False
    return bool(common) == bool(things)


def _name(spot: Spot) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a name that are written large, and those that say what it is ("market")."""
    words = spot.name.replace("-", " ").split()
    proper = " ".join(word for word in words if word[:1].isupper())
    return terms(proper) - _PARTICLES, terms(" ".join(word for word in words if word[:1].islower())) - _PARTICLES


def _named_by(spot: Spot, finding: Finding) -> bool:
    """Tell whether a finding names a place too, or is the title, which names the larger one."""
    return in_title(finding) or bool(_name(spot)[0] & terms(finding.evidence))
