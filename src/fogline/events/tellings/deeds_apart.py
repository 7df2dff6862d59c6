"""Two strikes that one report tells apart: by the hour or the day, by who fired at whom, by calling one of them another ("a
separate strike on the market"); and an advance towards a town, which is not its capture.

Only deeds are told apart so. Their dead and their damage go to the deed they are told nearest to, whenever they are found.
"""

import datetime as dt
import re

from fogline.claims.kinds import HARM
from fogline.events.kinds import WARDING_OFF, family
from fogline.events.tellings.hours import hours_apart, hours_of
from fogline.events.tellings.spots import overlap, spot_of
from fogline.events.words import place_terms, target_terms, terms
from fogline.records import Claim
from fogline.records.ledger import Finding

_LASTING = frozenset({"shelling"})  # goes on from morning to evening
_ANOTHER = re.compile(
    r"\b(?:separate|second|third|another|different|further|new|later|earlier)\s"
    r"(?:(?!(?:into|of|on|in|after|over|for|from|about|with|to|at|by|and|before)\s)[\w’'-]+\s){0,3}?"
    r"(?:(?:air|missile|drone|rocket|double|bomb)[ -]?)?(?:strike|attack|raid|bombing|bombardment|explosion|blast|hit)s?\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:again|once more|for (?:a|the) (?:second|third|fourth) time)\b", re.IGNORECASE)
_TOWARDS = "on the way to"
_MINUTES = 10  # between two entries of a log; clocks of one author do not differ
_SEPARATE = re.compile(r"\bseparate(?:ly)?\b", re.IGNORECASE)
_OWN = re.compile(r"(?:its|our|their)\b", re.IGNORECASE)
_ANY_THING = terms("building buildings site sites target targets area city town village house position positions")


def deeds_apart(one: Finding, other: Finding) -> bool:
    """Tell whether two findings of one document are two deeds.

    Strikes are two with a part of the day between them, where each side fires on another thing of the other's, where one is
    called another, or where a log has an entry for each. Who advances towards a town does not take it.
    """
    first, second = one.claim, other.claim
    if "capture" in (first.type, second.type) and _towards(first) != _towards(second):
        return True
    if not (_strike(first) and _strike(second)):
        return False
    return _strikes_apart(one, other) or (
        _days_apart(first, second) and (_called_another(one, other) or _called_another(one, other, _AGAIN))
    )


def _strikes_apart(one: Finding, other: Finding) -> bool:
    first, second = one.claim, other.claim
    if _hours_apart(first, second) or _called_separate(one, other) or _called_separate(other, one):
        return True
    if _minutes_apart(first, second) and not _marks(first) & _marks(second):
        return True
    if _each_accuses(first, second):
        return True
    if not _other_things(first, second):
        return False
    apart = (_exchanged, _returned, _regions_apart)
    return _called_another(one, other) or any(tells(first, second) for tells in apart)


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


def _towards(claim: Claim) -> bool:
    return claim.place is not None and claim.place.words.startswith(_TOWARDS)


def _exchanged(one: Claim, other: Claim) -> bool:
    """Tell whether others did it at another place: each side accuses the other, of two things."""
    if {one.type, other.type} & WARDING_OFF:
        return False
    doers = [{actor.side or actor.party for actor in claim.actors} for claim in (one, other)]
    places = [place_terms(claim) for claim in (one, other)]
    return all((*doers, *places)) and not doers[0] & doers[1] and not places[0] & places[1]


def _each_accuses(one: Claim, other: Claim) -> bool:
    """Tell whether each of two sides says that the other did it, and the later one names another thing or place: of what it was
    accused of before it need not say so ("Norland said Southland shelled a mill; Southland said Norland did").
    """
    first, then = sorted((one, other), key=lambda claim: claim.evidence)
    tellers = [claim.chain[0].side for claim in (first, then)]
    did = [{actor.side for actor in claim.actors if actor.side} for claim in (first, then)]
    if first.denied or then.denied or tellers[0] not in did[1] or tellers[1] not in did[0]:
        return False
    if did[0] & did[1] or _marks(first) & _marks(then):
        return False
    return bool(_marks(then) - _ANY_THING) or any(_OWN.match(party.text or party.party) for party in then.targets)


def _returned(one: Claim, other: Claim) -> bool:
    """Tell whether who did the one is hit in the other, and nobody says that he did that, too."""
    return _hits_doer(one, other) or _hits_doer(other, one)


def _hits_doer(one: Claim, other: Claim) -> bool:
    if {one.type, other.type} & WARDING_OFF:
        return False
    doers = {actor.side for actor in one.actors if actor.side}
    hit = {target.side for target in other.targets if target.side}
    did = {actor.side for actor in other.actors if actor.side}
    return bool(doers & hit) and not doers & did


def _regions_apart(one: Claim, other: Claim) -> bool:
    """Tell whether it was in two regions, of which neither holds the middle of the other."""
    first, second = spot_of(one.place), spot_of(other.place)
    if first is None or second is None or first.radius is None or second.radius is None:
        return False
    if first.fine or second.fine or first.country or second.country:
        return False
    return overlap(first, second) != "same region" and first.km_to(second) > max(first.radius, second.radius)


def _minutes_apart(one: Claim, other: Claim) -> bool:
    """Tell whether a log tells them at two minutes."""
    times = [claim.when for claim in (one, other) if claim.when is not None and claim.when.precision == "instant"]
    if len(times) < 2 or not (times[0].start and times[1].start):
        return False
    try:
        first, second = (dt.datetime.fromisoformat(time.start or "").replace(tzinfo=None) for time in times)
    except ValueError:
        return False
    return abs(first - second) >= dt.timedelta(minutes=_MINUTES)


def _marks(claim: Claim) -> frozenset[str]:
    """Return the words for what was hit and where."""
    return target_terms(claim) | place_terms(claim)


def _days_apart(one: Claim, other: Claim) -> bool:
    """Tell whether each is told of a day, and the days are two."""
    days = [(claim.when.start, claim.when.end) for claim in (one, other) if claim.when is not None]
    whole = [start[:10] for start, end in days if start and end and start[:10] == end[:10]]
    return len(whole) == 2 and whole[0] != whole[1]


def _called_another(one: Finding, other: Finding, words: re.Pattern[str] = _ANOTHER) -> bool:
    """Tell whether the words of one, and not those of both, call it another strike; in one sentence it may be either."""
    if one.claim.evidence.overlaps(other.claim.evidence):
        return False
    return (words.search(one.evidence) is None) != (words.search(other.evidence) is None)


def _other_things(one: Claim, other: Claim) -> bool:
    first, second = _things(one), _things(other)
    return bool(first and second and not first & second)


def _things(claim: Claim) -> frozenset[str]:
    """Return the words for what was hit, without the name of the place."""
    return terms(" ".join(party.text or party.party for party in claim.targets)) - place_terms(claim) - _ANY_THING
