"""How far a denial goes: what somebody denies may leave open what others tell.

Who denies an air strike leaves open that there was a blast, "no casualties among the military" that passers-by died, "it was not
40" that 12 did, "no foreigners" that guards were hurt, "the governor is unharmed" that his driver was, "no soldier" that a rebel
was.
"""

import re
from collections.abc import Sequence, Set
from typing import NamedTuple

from fogline.claims.amounts.objects import ARMED, PEOPLE, class_of
from fogline.claims.kinds import CASUALTIES
from fogline.claims.parties.names import ROLE
from fogline.events.contradictions.tables import contradiction_tables
from fogline.events.words import terms
from fogline.records import Claim
from fogline.records.ledger import Finding

_AMONG = re.compile(
    r"\b(?:casualties|losses|dead|deaths|killed|wounded|injured|victims)\s(?:[a-z]+\s)?among\s(?:[a-z]+\s){0,2}?"
    r"(?:military|army|troops|forces|ranks|garrison|soldiers|fighters|servicemen|crew|police)\b",
    re.IGNORECASE,
)
ANYBODY = frozenset({"people", "bodies", "prisoners"})
"""Classes of people who may or may not."""
_WHERE = re.compile(r"\b(?:in|at|near|outside|inside|around)\b")
_CAPITALS = re.compile(r"(?<!^)\b[A-Z][\w.'’-]*|^[A-Z]{2,}\b")
_NONE_OF = re.compile(r"(?:no|none of)\b", re.IGNORECASE)
_GROUP = re.compile(
    r"(?<!^)\b[A-Z][\w.'’-]*|^(?!No\b|None\b)[A-Z][\w.'’-]*|\b(?:its|our|their|his|foreign\w*|tourists?|nationals?|expatriates?)\b"
)
_SOMEBODY = re.compile(
    rf"(?:the |his |her |its |their )?(?:[\w'’-]+ ){{0,3}}?(?:{ROLE.pattern}|wife|husband|son|daughter|driver|pilot)"
    r"(?: (?:of|for|(?-i:[A-Z])[\w'’.-]+)\b.{0,60})?",
    re.IGNORECASE,
)
_MANY = re.compile(r"(?!(?:hi|it)s\b)\b[a-z]\w*s\b|\b(?i:no|none|any|nobody|people)\b")
_REGULAR = terms(
    "soldiers troops troop servicemen serviceman officers police policemen policeman marines sailors airmen conscripts"
)
_IRREGULAR = terms(
    "rebels militants insurgents gunmen gunman guerrillas jihadists terrorists bandits militiamen militiaman assailants raiders"
)
_Ends = tuple[float | None, float | None]


class Told(NamedTuple):
    """What those tell together who say that it happened: types, doers, counts of those harmed, who they are and whose."""

    types: frozenset[str]
    doers: frozenset[str]
    harmed: frozenset[_Ends]
    victims: frozenset[str]
    sides: frozenset[str]

    @classmethod
    def by(cls, claims: Sequence[Claim]) -> "Told":
        """Return what ``claims`` tell together."""
        return cls(
            frozenset(claim.type for claim in claims),
            frozenset(doer for claim in claims for doer in doers(claim)),
            frozenset(ends for claim in claims if claim.type == CASUALTIES for ends in _ends(claim)),
            frozenset[str]().union(*(terms(party.text or party.party) for claim in claims for party in claim.targets)),
            frozenset(party.side for claim in claims for party in claim.targets if party.side),
        )


def denies_less(denial: Finding, harmed: Set[bool], told: Told) -> bool:
    """Tell whether a denial leaves open what ``told`` tell: it is of other victims, of a number, or of one's own part alone."""
    return (
        _denies_others(denial, harmed)
        or _spares_a_group(denial.claim, told)
        or _spares_somebody(denial.claim, told)
        or _spares_a_camp(denial.claim, told)
        or _denies_other_thing(denial.claim, told)
        or _denies_number(denial.claim, told)
        or _denies_own_part(denial.claim, told)
    )


def leaves_open(denial: Finding, claim: Claim) -> bool:
    """Tell whether a denial of harm leaves open what one claim tells, whatever others tell of the same event ("no soldier was
    hurt" says nothing of the rebel whom the same army counts, but it denies the soldiers whom the rebels count). That a truce
    collapsed leaves open that there was one.
    """
    if denial.claim.type == "agreement":
        return contradiction_tables().ends_it.search(denial.evidence) is not None
    if denial.claim.type != CASUALTIES:
        return False
    return denies_less(denial, {armed(claim)} if claim.type == CASUALTIES else frozenset(), Told.by([claim]))


def _denies_number(denial: Claim, told: Told) -> bool:
    """Tell whether a denial is only of a larger number of dead ("12 died; the governor denied that it was 40").

    None are no number, and who denies having killed 40 himself denies having killed at all.
    """
    if denial.type != CASUALTIES or not denial.quantities or any(one.high == 0 for one in denial.quantities):
        return False
    if not speaker(denial).isdisjoint(doers(denial)):
        return False
    most = max((high for _, high in told.harmed if high is not None), default=None)
    return most is not None and all(one.low is not None and one.low > most for one in denial.quantities)


def _ends(claim: Claim) -> frozenset[_Ends]:
    return frozenset((one.low, one.high) for one in claim.quantities)


def _denies_own_part(denial: Claim, told: Told) -> bool:
    """Tell whether a denial is only of having done it oneself ("a blast ...; Norland denied an air strike"), where nobody who
    tells of it says that one did, or that it was that.
    """
    own = speaker(denial)
    if not told.types or own.isdisjoint(doers(denial)):
        return False
    return denial.type not in told.types and own.isdisjoint(told.doers)


def speaker(claim: Claim) -> frozenset[str]:
    """Return the name and the side of who says it."""
    return frozenset(name for name in (claim.chain[0].party, claim.chain[0].side) if name)


def doers(claim: Claim) -> frozenset[str]:
    """Return the names and sides of who is said to have done it."""
    return frozenset(name for actor in claim.actors for name in (actor.party, actor.side) if name)


def _denies_others(denial: Finding, harmed: Set[bool]) -> bool:
    """Tell whether a denial is of harm to soldiers alone, or to others alone, and nobody says that such were harmed.

    "We have no casualties among the military" leaves it open whether the passers-by died.
    """
    if denial.claim.type != CASUALTIES or not harmed:
        return False
    among = _AMONG.search(denial.evidence)
    kinds = _kinds(denial.claim) | (frozenset({"soldiers"}) if among is not None else frozenset[str]())
    if not kinds or "people" in kinds or not kinds <= PEOPLE:
        return False
    return (kinds <= ARMED) not in harmed


def _spares_a_group(denial: Claim, told: Told) -> bool:
    """Tell whether a denial is of harm to a group with a name alone ("no ICRC staff", "none of its crew", "no foreigners"), whom
    nobody tells to have been harmed.
    """
    if denial.type != CASUALTIES or not denial.targets or not told.victims:
        return False
    groups = [_GROUP.search(party.text or party.party) for party in denial.targets]
    nobody = any((one.low, one.high) == (0, 0) for one in denial.quantities)
    if not all(groups) or not (nobody or all(_NONE_OF.match(party.text) for party in denial.targets)):
        return False
    sides = {party.side for party in denial.targets if party.side}
    words = frozenset[str]().union(*(terms(party.text or party.party) for party in denial.targets))
    return sides.isdisjoint(told.sides) and words.isdisjoint(told.victims)


def _spares_somebody(denial: Claim, told: Told) -> bool:
    """Tell whether a denial is of harm to single persons alone ("the governor is unharmed"), whom nobody tells to have been
    harmed.
    """
    if denial.type != CASUALTIES or denial.quantities or not denial.targets or not told.victims:
        return False
    named = [party.text or party.party for party in denial.targets]
    if not all(_SOMEBODY.fullmatch(words) and not _MANY.search(words.split(" of ")[0]) for words in named):
        return False
    return terms(" ".join(named)).isdisjoint(told.victims)


def _spares_a_camp(denial: Claim, told: Told) -> bool:
    """Tell whether a denial is of harm to soldiers or the like alone where only rebels or the like are told to have been harmed,
    or the other way round.
    """
    if denial.type != CASUALTIES or not told.victims:
        return False
    spared = frozenset[str]().union(*(terms(party.text or party.party) for party in denial.targets))
    return any(
        spared & own and not spared & other and told.victims & other and not told.victims & own
        for own, other in ((_REGULAR, _IRREGULAR), (_IRREGULAR, _REGULAR))
    )


def _denies_other_thing(denial: Claim, told: Told) -> bool:
    """Tell whether a denial is of harm to a thing with a name ("the store of the World Food Programme") that nobody tells of."""
    things = " ".join(_WHERE.split(party.text or party.party)[0] for party in denial.targets)
    named = terms(" ".join(_CAPITALS.findall(things)))
    return bool(named and told.victims) and terms(things).isdisjoint(told.victims)


def armed(claim: Claim) -> bool:
    """Tell whether those harmed are soldiers or the like, and nobody else."""
    kinds = _kinds(claim)
    return bool(kinds) and kinds <= ARMED


def victims_armed(claim: Claim) -> bool | None:
    """Return whether those harmed are soldiers or the like alone (``True``), others alone (``False``) or may be both."""
    kinds = _kinds(claim)
    if not kinds or kinds & ANYBODY or (kinds & ARMED and kinds - ARMED):
        return None
    return kinds <= ARMED


def _kinds(claim: Claim) -> frozenset[str]:
    named = [*(one.of or "" for one in claim.quantities), *(one.text or one.party for one in claim.targets)]
    return frozenset(kind for words in named if (kind := class_of(words)) is not None)
