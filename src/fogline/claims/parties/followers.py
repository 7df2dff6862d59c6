"""Followers: who fights for a ruler is not the ruler, and who fights for a fallen one is on no state's side.

"Armed groups linked to the former regime", "remnants of the ousted government", "supporters of former president Ada Brenn".
"""

import re
from typing import NamedTuple

from fogline.claims.parties.table import names_in

_ARMED = (
    r"(?:groups?|gunm[ae]n|m[ae]n|fighters?|members?|militants?|soldiers?|troops|forces|units?|militias?|militiam[ae]n|elements|"
    r"officers|networks?|cells|factions?|insurgents?|rebels?)"
)
_CIVIL = r"(?:supporters?|followers?|backers?|sympathi[sz]ers?|partisans?|adherents?)"
_LOYAL = r"(?:loyalists?|remnants?|holdouts?|die-?hards?|stalwarts?)"
_TIED = (
    r"(?:loyal to|faithful to|linked to|tied to|connected (?:to|with)|affiliated (?:to|with)|allied (?:to|with)|aligned with|"
    r"associated with|supporting|backing|supportive of)"
)
_FALLEN = r"(?:former|ousted|toppled|deposed|fallen|overthrown|defunct|dethroned|ex-|late|exiled)"
_RULE = (
    r"(?:regimes?|governments?|administration|junta|army|military|republic|presidents?|leaders?|rulers?|dictators?|strongm[ae]n|"
    r"prime ministers?|premiers?|kings?|shah|chancellors?|authorities|monarchy|security (?:forces|services))"
)
_WORDS = r"(?:(?!(?:and|or) )[\w'’-]+ ){0,3}?"
_FOLLOWERS = re.compile(
    rf"(?P<who>{_WORDS}(?:(?P<civil>{_CIVIL}) of|(?P<loyal>{_LOYAL}) (?:of|from|to)|{_ARMED} {_TIED}|"
    rf"(?P<part>{_ARMED}) (?:of|from))) (?P<whom>.+)",
    re.IGNORECASE,
)
_OF_THE_FALLEN = re.compile(rf"(?:the |its |their |our )?{_FALLEN}[ -]?{_WORDS}{_RULE}\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"gunmen|men|fighters|members|militants|soldiers|troops|militiamen|officers|insurgents|rebels", re.IGNORECASE
)
_REMNANT = re.compile(r"remnants?|holdouts?", re.IGNORECASE)
_REGIME = re.compile(rf"(?:the )?{_WORDS}(?:regime|government)\b", re.IGNORECASE)
_FALLEN_FIRST = re.compile(
    rf"(?:the )?(?:{_FALLEN}[ -]?{_WORDS}(?:regime|government|president(?:ial)?)|ex-\w+) (?:{_LOYAL}|{_CIVIL}|{_ARMED})",
    re.IGNORECASE,
)


class Following(NamedTuple):
    """Of followers in a phrase: whom they follow, where his name begins in it, and whether he rules no more.

    ``bound`` is whether they only hold to him and are no part of what is his, ``armed`` whether they may fight for him, and so on
    his side ("troops loyal to"), which mere supporters do not. ``people``: they are told as men, and not as a body of men.
    """

    whom: int
    fallen: bool
    bound: bool
    armed: bool
    people: bool = False


def following(phrase: str) -> Following | None:
    """Return what ``phrase`` tells of followers; ``None`` where it names none, or an armed group of its own beside them ("Houthi
    fighters allied with the former president").
    """
    if _FALLEN_FIRST.fullmatch(phrase):
        return Following(0, fallen=True, bound=True, armed=True)
    match = _FOLLOWERS.match(phrase)
    if match is None or any(known.kind in ("group", "force") for known in names_in(match["who"])):
        return None
    remnant = match["loyal"] is not None and _REMNANT.fullmatch(match["loyal"]) and _REGIME.match(match["whom"])
    fallen = bool(remnant) or _OF_THE_FALLEN.match(match["whom"]) is not None
    people = match["part"] is not None and _PEOPLE.fullmatch(match["part"]) is not None
    return Following(match.start("whom"), fallen, match["part"] is None, match["civil"] is None, people)
