"""How a change of hands is told: as done, as tried, as past, as lost; by words that the type of a claim does not tell.

The words are those of :mod:`fogline.picture.control.verbs`.
"""

import re
from typing import Literal

from fogline.picture.control import verbs


def _any(*parts: str) -> re.Pattern[str]:
    """Return a pattern of one of ``parts``, as whole words."""
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)


def _pattern(*ways: str) -> re.Pattern[str]:
    return re.compile("|".join(ways), re.IGNORECASE)


_THE = r"(?:(?:the|a|an|its|their|full|complete|total|entire|further)\s+)"
_WERE = r"(?:was|were|is|are|had\s+been|has\s+been)"

_TRIED = _any(verbs.TRY, verbs.NOT_NOW)
# The words that tell of taking or holding; what is tried stands right before them ("tried to seize"), in the same clause.
_TAKING = _any(verbs.SEIZE, verbs.WIN_BACK, verbs.HOLD, verbs.ENTER, verbs.OVERRUN, verbs.FALL, verbs.LEAVE)
_CLAUSE = re.compile(
    r"[,;:]|\s[-–—]\s|\b(?:that|which|who|where|when|because|as|but|while|after|following|since|having|once)\b",
    re.IGNORECASE,
)
_NOT_YET = _pattern(
    "".join(f"(?<!{word})" for word in verbs.DID)
    + r"\s+to\s+(?:\w+ly\s+)?(?:establish\s+(?:\w+\s+)?|gain\s+(?:\w+\s+)?)?$",
    rf"\b(?:{verbs.BENT}\s+on|{verbs.AIM}\s+(?:is\s+|was\s+)?(?:on|of|for|at|against))\s+{_THE}{{0,3}}$",
    rf"\b{verbs.FORESEEN}\s+(?:the\s+|an?\s+)?(?:\w+\s+)?$",
)
_NOT_DONE = _pattern(
    rf"^[^,;:.]{{0,40}}?\b{_WERE}\s+(?:\w+\s+){{0,2}}?{verbs.CALLED_OFF}\b",
    rf"^[^,;.]{{0,50}}?\b{verbs.MAY_BE}\s+(?:\w+\s+)?be\s+{verbs.BE_TAKEN}\b",
    r"^\s*:[^.;]{0,60}\bplan(?:s|ned|ning)?\b",
    rf"^\s+as\s+(?:[\w’'-]+\s+){{0,3}}{verbs.AIMED_AT}\b",
)
_MEANT = _any(verbs.MEAN)
_OVER = _pattern(
    rf"\b(?:that|which)\s+(?:was|were|had\s+been)\s+(?:once\s+)?{verbs.HELD_ONCE}\b",
    rf"\bwhen\s+(?:[\w’'-]+\s+){{1,3}}(?:occupied|{verbs.HELD_ONCE})\b",
    r"\breturn\s+after\s+occupying\b",
    r"\b(?:during|after|before|since|consequences\s+of|end\s+of|period\s+of|time\s+of|under)\s+(?:the\s+)?"
    rf"{verbs.OCCUPATION}\b",
    r"\bwhen\s+(?:it|they|the\s+\w+)\s+(?:was|were)\b",
    r"[’']\s?s\s+(?:\w+\s+)?occupation\b",
    r"\bformer\b",
    r"\b(?:crimes|atrocities|massacres?)\b",  # looked back on when those who did it are gone
)
_DRIVEN_OUT = _any(verbs.DRIVE_OUT)
_POCKET = _any(verbs.POCKET, verbs.SURROUNDED)
_CHANGE = _any(
    verbs.SEIZE,
    verbs.WIN_BACK,
    r"occup\w*",
    r"control\w*",
    verbs.ENTER,
    verbs.FALL,
    r"flags?",
    r"surrender\w*",
    "victory",
)
_RUIN = _any(verbs.RUIN)
_FORFEIT = _pattern(
    r"\b(?:his|her|its|our|their|we|they|it)\b[^.,;:]{0,50}\b"
    rf"(?:{verbs.LOSE}|{verbs.YIELD})\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}$",
    r"\bden(?:y|ies|ied)\s+(?:losing|having\s+lost)\b",
)
_SAID = r"(?:said|says?|that|claim(?:s|ed)?|report(?:s|ed)?|told|fear(?:s|ed)?)"
_LOSER = re.compile(
    rf"(?:^|[,;:]\s|\b(?:{_SAID}|and|but)\s)(?P<who>(?:(?!\b{_SAID}\b)[^,;:.]){{3,60}}?)\s+"
    rf"(?:(?:has|have|had)\s+)?(?:already\s+)?{verbs.LOSE}\s+(?:control\s+(?:of|over)\s+)?(?:the\s+)?(?:[a-z-]+\s+)?"
    r"(?P<what>(?:city|town|village|port|capital)\b|[A-Z][\w’'-]+)"
)
_DEFEATED = re.compile(
    rf"^(?:[’']s?)?\s+(?:\w+\s+)?{verbs.DEFEAT}(?=\s*$|\s*[.,;:]|\s+(?:in|at|near|as)\b)", re.IGNORECASE
)
_DEFEAT_OF = re.compile(rf"\b{verbs.DEFEAT}\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_LOST = _any(rf"(?:{verbs.LOSE}|relinquish\w*)\s+(?:\w+\s+){{0,2}}?control")
_SURROUND = _any(verbs.SURROUND)
_SIEGE = rf"\s+(?:[\w’'-]+\s+){{0,4}}?{verbs.BLOCKADE}"
_BROKEN = _any(verbs.BREAK + _SIEGE, rf"{verbs.BLOCKADE}\b[^.;:]{{0,60}}?\b(?:broken|breached)")
_LIFTED = _any(verbs.LIFT + _SIEGE, rf"{verbs.BLOCKADE}\b[^.;:]{{0,60}}?\b(?:lifted|ended|over)")
_MEN, _THINGS, _CROWD, _VAGUE = _any(verbs.MEN), _any(verbs.THINGS), _any(verbs.CROWD), _any(verbs.VAGUE)
_FREED, _LIBERATION = _any(verbs.WON_BACK), _any("liberation")


def tried(words: str) -> bool:
    """Tell whether words speak of trying, planning or waiting for something, not of its being so."""
    return bool(_TRIED.search(words))


def not_taken(before: str, after: str) -> bool:
    """Tell whether the words ``before`` and ``after`` the name of a place speak of taking it as of something not done.

    Only what stands in the clause of the word for taking counts: "after the capture of the town they planned to march on".
    """
    lead = _lead(_TAKING, before)
    if lead is None:
        return tried(_CLAUSE.split(before)[-1]) or bool(_NOT_DONE.match(after))
    return bool(tried(lead) or _NOT_YET.search(lead) or _NOT_DONE.match(after))


def not_surrounded(before: str) -> bool:
    """Tell whether the words before the name of a place speak of closing it off as of something tried, not done."""
    lead = _lead(_SURROUND, before)
    return lead is not None and bool(tried(lead) or _NOT_YET.search(lead))


def _lead(deed: re.Pattern[str], before: str) -> str | None:
    """Return what stands in its clause before the last word for a deed, ``None`` where there is no such word."""
    last = next(iter(reversed(list(deed.finditer(before)))), None)
    return None if last is None else _CLAUSE.split(before[: last.start()])[-1]


def meant(words: str) -> bool:
    """Tell whether words speak of plans and wishes, not of deeds."""
    return bool(_MEANT.search(words))


def over(words: str) -> bool:
    """Tell whether words speak of an occupation as of something past, or of a time in it."""
    return bool(_OVER.search(words))


def driven_out(words: str) -> bool:
    """Tell whether words speak of somebody who makes others leave."""
    return bool(_DRIVEN_OUT.search(words))


def defeated(before: str, after: str) -> bool:
    """Tell whether the words around a party say that it was beaten ("the defeat of the brigade"), whatever it was read as."""
    return bool(_DEFEATED.match(after) or _DEFEAT_OF.search(before))


def in_pocket(words: str) -> bool:
    """Tell whether words speak of holding out where others are all around."""
    return bool(_POCKET.search(words))


def relieved(words: str) -> Literal["broken", "lifted"] | None:
    """Return how words speak of the end of a siege, ``None`` where they do not, or where it is only tried."""
    if tried(words):
        return None
    if _BROKEN.search(words):
        return "broken"
    return "lifted" if _LIFTED.search(words) else None


def of_ruin(words: str) -> bool:
    """Tell whether words speak of destroying, robbing or rebuilding a place, and of nobody who takes it."""
    return bool(_RUIN.search(words)) and not _CHANGE.search(words)


def forfeited(before: str) -> bool:
    """Tell whether the words before a place say that those who speak lost it ("that its troops had lost ...")."""
    return bool(_FORFEIT.search(before))


def loser(words: str, name: str) -> str | None:
    """Return who is told to have lost the place printed as ``name``, or "the town" ("the army has lost the city")."""
    found = _LOSER.search(words)
    if found is None or tried(words):
        return None
    return found["who"] if found["what"].islower() or found["what"] in name else None


def of_men(words: str) -> bool:
    """Tell whether words name forces."""
    return bool(_MEN.search(words))


def lost(words: str) -> bool:
    """Tell whether words speak of control that is lost."""
    return bool(_LOST.search(words))


def of_things(words: str) -> bool:
    """Tell whether words speak of moving things or officials, not forces."""
    return bool(_THINGS.search(words))


def against_crowd(words: str) -> bool:
    """Tell whether words speak of a rally or protest: who uses force against it is there."""
    return bool(_CROWD.search(words))


def freed(words: str) -> bool:
    """Tell whether words speak of taking back."""
    return bool(_FREED.search(words))


def vague(words: str) -> bool:
    """Tell whether words speak of taking in law or in general: gains, an annexation, a liberation talked about."""
    return bool(_VAGUE.search(words)) or (bool(_LIBERATION.search(words)) and not freed(words))
