"""Means: a strike is of the type of what it was done with, where the words name that plainly.

"A mortar shell hit a house" is shelling and no air strike, "an explosive device hit the convoy" an explosion. Only a type of
strike gives way to another, and only where every means that the frame names speaks for the same.
"""

import re
from dataclasses import replace

from fogline.claims.page import Page
from fogline.records import Frame

_STRIKES = frozenset({"air_strike", "drone_strike", "missile_strike", "shelling"})
_KINDS = (
    (
        "drone_strike",
        r"drones?|uavs?|fpvs?|quadcopters?|unmanned aerial (?:vehicles?|systems?)|shaheds?|gerans?(?:-2)?|lancets?",
    ),
    (
        "shelling",
        r"mortars?|artillery|howitzers?|shells?|shelling|tanks? (?:fire|rounds?)|grads?|multiple[- ]launch rockets?",
    ),
    (
        "explosion",
        r"ieds?|explosive devices?|land ?mines?|mines?|(?:car|roadside|truck|lorry|vehicle|suicide|bicycle|motorcycle|parcel|"
        r"letter|pipe|magnetic|sticky|homemade|home-made|buried|planted) bombs?|booby[- ]traps?|suicide (?:vests?|belts?)",
    ),
    (
        "missile_strike",
        r"(?:ballistic|cruise|anti-tank|hypersonic|guided) missiles?|iskanders?|kalibrs?|kinzhals?|storm shadows?|atacms|scalps?|"
        r"missiles?",
    ),
    (
        "air_strike",
        r"(?:war)?planes?|aircraft|fighter jets?|jets?|helicopters?|gunships?|(?:glide|guided|aerial|barrel) bombs?|"
        r"f-\d+s?|su-\d+s?",
    ),
)
_WORDS = tuple((type_, re.compile(rf"(?<![\w-])(?:{words})(?![\w])", re.IGNORECASE)) for type_, words in _KINDS)
_LOAD = re.compile(
    r"(?:(?:an?|the|its|two|several|some) )?(?:explosives?|munitions?|grenades?|bombs?|bomblets?|payloads?|charges?)",
    re.IGNORECASE,
)
_FROM_THE_AIR = re.compile(r"\b(?:air|drone|missile|rocket)[- ]?(?:strikes?|raids?)\b", re.IGNORECASE)


_COVERING = re.compile(r"cover(?:s|ed|ing)?", re.IGNORECASE)
_WITH_FIRE = re.compile(
    r"[^.;]{0,60}?\bwith\s+(?:[\w-]+\s+){0,4}?(?:fire|artillery|mortars?|grads?|shells|rockets?)\b", re.IGNORECASE
)


def by_means(page: Page, frame: Frame) -> Frame:
    """Return ``frame`` with the type of its means, where they name another type of strike than a reader gave it.

    A place that is "covered with fire" is shelled, whatever else covering may be.
    """
    if _COVERING.fullmatch(page.words(frame.trigger)) and _WITH_FIRE.match(page.text[frame.trigger.end :][:120]):
        return frame if frame.type in _STRIKES else replace(frame, type="shelling")
    if frame.type not in _STRIKES or _FROM_THE_AIR.search(page.words(frame.trigger)):
        return frame
    means = [page.words(span) for span in frame.fillers("instrument") if page.inside(span)]
    types = {_type_of(words) for words in means if not _LOAD.fullmatch(words)}
    if len(types) != 1 or None in types or frame.type in types:
        return frame
    (only,) = (type_ for type_ in types if type_ is not None)
    return replace(frame, type=only)


def _type_of(words: str) -> str | None:
    """Return the one type of strike that is done with these means, if they tell."""
    types = [type_ for type_, pattern in _WORDS if pattern.search(words)]
    return types[0] if len(types) == 1 else None
