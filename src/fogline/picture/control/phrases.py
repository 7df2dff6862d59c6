"""What the words around the name of a place say: who holds it ("occupied X"), or that it is not meant itself."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

Rule = Literal["occupied", "liberated", "besieged", "held"]

# Words for the other side that tell no more than that it is the other one.
_ENEMY = re.compile(
    r"\b(?:enem(?:y|ies)|invad(?:er|ers|ing)|occup(?:ier|iers|ant|ants|ying|ation)|aggressors?|rashists?|ruscists?|racists?|orcs?"
    r"|interventionists?|terrorists?|militants?|nationalists?|neo-nazis?|nazis?|mercenar(?:y|ies))\b",
    re.IGNORECASE,
)
_FOREIGN = re.compile(r"\b(?:invad|occup|aggressor|intervention|rashist|ruscist)", re.IGNORECASE)
_OWN = re.compile(r"\b(?:we|our|defenders?|defen[cs]e forces|territorial defen[cs]e|garrison)\b", re.IGNORECASE)

# Those of the state, and those who rose against it, where no more is told ("the army", "rebel fighters").
_FORCES = r"(?:\s+(?:forces|troops|soldiers|units|fighters|army|military))?"
_STATE = re.compile(
    rf"(?:the\s+)?(?:last\s+|regular\s+)?(?:government|regime|junta|national army|army|military){_FORCES}",
    re.IGNORECASE,
)
_REBEL = re.compile(
    rf"(?:the\s+)?(?:rebel{_FORCES}|rebels|insurgents|insurgent{_FORCES}|opposition{_FORCES})", re.IGNORECASE
)

_WHO = r"(?P<who>[A-Z][\w’']+|rebel|separatist|government|insurgent|opposition|regime|army|junta)"
_STATES = (
    r"(?P<state>de-?occupied|occupied|captured|seized|liberated|freed|retaken|recaptured|besieged|blockaded|encircled"
)
_SORT = r"(?:(?:the\s+)?(?:city|town|village|port|settlement|suburb|territory|parts?)(?:\s+(?:city|town|port))?(?:\s+of)?\s+)?"
_BEFORE = re.compile(
    r"\b(?P<how>(?:temporarily|newly|recently|now|still|formerly|previously|partly|partially|illegally)[\s-]+)?"
    rf"(?:{_WHO}[\s-]+)?{_STATES}|held|controlled)\s+{_SORT}(?:in\s+|of\s+)?$"
)
_AFTER = re.compile(
    r"^(?:\s+\w+ (?:region|oblast|district|province),?)?\s*,?\s*(?:which\s+|that\s+)?(?:is|was|has been|have been|remains)?\s*"
    rf"(?P<how>(?:now|still|temporarily)\s+)?{_STATES})\s+(?:by\s+(?:the\s+)?(?P<who>[A-Z]\w+)|from)"
)
_FORMERLY = re.compile(r"formerly|previously")

# "the Kherson direction", "Donetsk and Luhansk regions", "Zaporizhzhia NPP": something else bears the name.
# "Izyum, Kharkiv region" is the town all the same, so of several names only a plural tells.
_NOT_THE_PLACE = re.compile(
    r"^(?:['’]s)?(?:\s+[A-Z][\w’'-]+)?[\s-]+(?i:directions?|axis|axes|sectors?|fronts?|regions?|oblasts?|districts?|provinces?"
    r"|raions?|governorates?|states?|N\.?P\.?P|nuclear|power|(?:steel\s)?(?:plant|works|steelworks)|hydro\w*|thermal)\b"
    r"|^(?:,?\s+(?:and\s+)?[A-Z][\w’'-]+){1,4}\s+(?i:directions|axes|sectors|fronts|regions|oblasts|districts|provinces|raions"
    r"|governorates|states)\b"
)
_TREATY = re.compile(
    r"^\s+(?:peace\s+)?(?:agreements?|accords?|treat(?:y|ies)|protocols?|memorand(?:um|ums|a)|process|format|talks|summit)\b"
)
_SECTOR = re.compile(r"\bdirections?\b|\baxis\b|\bsectors?\b", re.IGNORECASE)
_AT = r"(?:the\s+)?(?:(?:city|town|village|settlement|port)\s+(?:of\s+)?)?$"
_QUARTER = r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)"
_AROUND = re.compile(
    rf"\b(?:around|near|outside|close to|not far from|(?:area|vicinity)\s+of|{_QUARTER}\s+of|approaches to)\s+{_AT}",
    re.IGNORECASE,
)
_TOWARDS = re.compile(rf"\b(?:to|towards?|in the direction of|as far as)\s+{_AT}", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?P<what>[A-Z][\w’'-]+|villages?|settlements?|towns?|communit(?:y|ies)|districts?),?\s+in\s+(?:the\s+)?(?:[\w-]+\s+)?$"
)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE)

_RULES: dict[str, Rule] = {
    "occupied": "occupied", "captured": "occupied", "seized": "occupied",
    "liberated": "liberated", "freed": "liberated", "retaken": "liberated", "recaptured": "liberated",
    "deoccupied": "liberated", "besieged": "besieged", "blockaded": "besieged", "encircled": "besieged",
    "held": "held", "controlled": "held",
}  # fmt: skip


# What stands before "captured X" where it describes X; after any other word ("troops captured X") somebody does it.
_DESCRIBES = re.compile(
    r"(?:^|[^\w\s]|\b(?:a|an|the|this|these|its?|their|all|some|most|many|other|both|and|or|but|in|into|inside|of|off|on|onto|at|to"
    r"|towards?|from|for|near|around|over|across|through|throughout|via|with|within|against|between|about|as|by|than|under))\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Described:
    """How a place is described: by which rule, and by whom (as printed) if told; ``done`` where the word may as well tell what
    somebody before it does ("troops captured X")."""

    rule: Rule
    who: str | None
    done: bool = False


def described(before: str, after: str) -> Described | None:
    """Return how the words right before and after a name describe who holds the place, or ``None``."""
    text = before[-90:]
    ahead = _BEFORE.search(text)
    found = ahead or _AFTER.match(after[:90])
    if found is None:
        return None
    rule = _RULES[found["state"].lower().replace("-", "")]
    if rule == "held" and not found["who"]:
        return None
    if _FORMERLY.match(found["how"] or ""):
        return Described("liberated", None)
    done = ahead is not None and not (ahead["who"] or ahead["how"]) and not _DESCRIBES.search(text[: ahead.start()])
    return Described(rule, found["who"], done)


def another_place(printed: str, after: str) -> bool:
    """Tell whether a name, with the words after it, is that of a sector, region, plant or treaty ("the Kherson direction")."""
    return bool(_SECTOR.search(printed) or _NOT_THE_PLACE.match(after[:120]) or _TREATY.match(after[:60]))


def around(before: str) -> bool:
    """Tell whether a name stands after "around" or the like: what is said is not of the place itself."""
    return bool(_AROUND.search(before[-60:]))


def towards(before: str) -> bool:
    """Tell whether a name stands after "to": somebody goes there."""
    return bool(_TOWARDS.search(before[-60:]))


def within(before: str) -> str | None:
    """Return the word before "in", a name or "village": in "Dniprorudne in Zaporizhzhia" this may be the region."""
    found = _WITHIN.search(before[-60:])
    return found["what"] if found else None


def taken_from(before: str) -> bool:
    """Tell whether a party stands after "from": it is whom something is taken from, whatever it was read as."""
    return bool(_FROM.search(before[-40:]))


@cache
def faceless(text: str) -> Literal["enemy", "foreign", "own", "state", "rebel"] | None:
    """Return what words for a party without a name say: the speaker's enemy, one who came from abroad, the speaker's own side,
    those of the state, those who rose against it."""
    if _STATE.fullmatch(text):
        return "state"
    if _REBEL.fullmatch(text):
        return "rebel"
    if _FOREIGN.search(text):
        return "foreign"
    if _ENEMY.search(text):
        return "enemy"
    return "own" if _OWN.search(text) else None
