"""Means: a strike is of the type of what it was done with, where the words name that plainly.

"A mortar shell hit a house" is shelling and no air strike, "an explosive device hit the convoy" an explosion. Only a type of
strike gives way to another, and only where every means that the frame names speaks for the same.
"""

import re
from dataclasses import replace

from fogline.claims.kinds import is_deed
from fogline.claims.page import Page
from fogline.records import Frame, Span
from fogline.records.reading import RoleName

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
_OF_FIRE = r"(?: (?:strikes?|fire|attacks?|raids?|shells?|rounds?|salvo(?:e?s)?|barrages?))?"
_HEADS = tuple((type_, re.compile(rf"(?<![\w-])(?:{words}){_OF_FIRE}$", re.IGNORECASE)) for type_, words in _KINDS)
"""The means as the head of a phrase: no "drone pilot" is one."""
_LOAD = re.compile(
    r"(?:(?:an?|the|its|two|several|some) )?(?:explosives?|munitions?|grenades?|bombs?|bomblets?|payloads?|charges?)",
    re.IGNORECASE,
)
_FROM_THE_AIR = re.compile(r"\b(?:air|drone|missile|rocket)[- ]?(?:strikes?|raids?)\b", re.IGNORECASE)


_FOUGHT = frozenset({"assault", "attack", "clash"})
_WAR_GAMES = re.compile(r"(?:[\w'’-]+ ){0,2}war[ -]?games?", re.IGNORECASE)
_FLIGHT = frozenset({"displacement", "movement"})
_RUN = re.compile(r"(?:ran|run|runs|running)(?: over)?", re.IGNORECASE)
_OVER = re.compile(r"(?<=over)\s|\s+over\s+(?:to\s)?(?!the border|to\b)", re.IGNORECASE)
_DOES: tuple[RoleName, ...] = ("actor", "instrument")
_SUBJECT = re.compile(
    r"(?:^|[,;:“\"]\s*|\b(?:an?|the|that|and|when|after|its|their)\s)"
    r"(?P<means>(?:[\w.’'-]+ ){0,3}[\w.’'-]+?)(?: (?:has|have|had|also))*\s+$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be|got)(?: \w+ly)?\s+$", re.IGNORECASE)
_BY_MEANS = re.compile(
    r"\s+by (?:an?|the|its|their|some|\w+) (?P<means>(?:[\w’'-]+ ){0,2}?[\w’'-]+)"
    r"(?=\s(?:in|on|at|near|while|as|when|that|which|during|outside|of|and|from|after)\b|[.,;:!?)]|$)",
    re.IGNORECASE,
)
_COVERING = re.compile(r"cover(?:s|ed|ing)?", re.IGNORECASE)
_WITH_FIRE = re.compile(
    r"[^.;]{0,60}?\bwith\s+(?:[\w-]+\s+){0,4}?(?:fire|artillery|mortars?|grads?|shells|rockets?)\b", re.IGNORECASE
)


_BOMBING = re.compile(r"(?:the |a )?bombings?", re.IGNORECASE)
_ON_THE_GROUND = re.compile(
    r"\b(?:suicide|roadside|car|truck|vehicle|bicycle|motorcycle) (?:bomb\w*|attack\w*|blast\w*|vest\w*|explosion\w*)|"
    r"\bbombers?\b|\b(?:IEDs?|explosive (?:device|belt|vest)s?|detonat\w+|blew (?:himself|herself|itself|themselves) up)\b",
    re.IGNORECASE,
)
_FLOWN = re.compile(
    r"\b(?:air|aerial|aircraft|airstrikes?|airforce|warplanes?|planes?|jets?|helicopters?|gunships?|drones?|missiles?|pilots?)\b",
    re.IGNORECASE,
)


def by_means(page: Page, frame: Frame) -> Frame:
    """Return ``frame`` with the type of its means, where they name another type of strike than a reader gave it.

    A place that is "covered with fire" is shelled, whatever else covering may be, and in war games nobody is fought.
    """
    worded = _type_worded(page, frame)
    if worded is not None:
        return replace(frame, type=worded)
    if frame.type not in _STRIKES or _FROM_THE_AIR.search(page.words(frame.trigger)):
        return frame
    means = [page.words(span) for span in frame.fillers("instrument") if page.inside(span)]
    types = {_type_of(words) for words in means if not _LOAD.fullmatch(words)}
    if len(types) != 1 or None in types or frame.type in types:
        return frame
    (only,) = (type_ for type_ in types if type_ is not None)
    return replace(frame, type=only)


def _type_worded(page: Page, frame: Frame) -> str | None:
    """Return the type that the words of the deed themselves tell, where it is another than a reader gave it."""
    words = page.words(frame.trigger)
    if frame.type in _FOUGHT and _WAR_GAMES.fullmatch(words):
        return "mobilization"
    if frame.type in _FLIGHT and _RUN.fullmatch(words) and _OVER.match(page.text, frame.trigger.end):
        return "attack"
    if _COVERING.fullmatch(words) and _WITH_FIRE.match(page.text[frame.trigger.end :][:120]):
        return frame.type if frame.type in _STRIKES else "shelling"
    if frame.type == "air_strike" and _is_of_a_planted_bomb(page, frame.trigger):
        return "explosion"
    return None


def _is_of_a_planted_bomb(page: Page, trigger: Span) -> bool:
    """Tell whether "the bombing" is one of a text that tells of suicide bombers or car bombs, and of nothing that flies."""
    if _BOMBING.fullmatch(page.words(trigger)) is None:
        return False
    return _ON_THE_GROUND.search(page.text) is not None and _FLOWN.search(page.text) is None


def deed_of_means(page: Page, frame: Frame) -> str | None:
    """Return the type of strike that harm tells of by what did it ("jets killed 30"), where its sentence tells of no strike."""
    if frame.type != "casualties" or frame.reality not in ("factual", "possible", "denied"):
        return None
    sentence = page.sentence_of(frame.trigger)
    if any(is_deed(one.type) for one in page.frames_in(sentence)):
        return None
    did = [span for role in _DOES for span in frame.fillers(role) if page.inside(span) and sentence.contains(span)]
    words = [page.words(span) for span in did]
    words += [match["means"] for match in _beside(page, frame.trigger, sentence)]
    types = {type_ for type_, pattern in _HEADS for word in words if not _LOAD.fullmatch(word) and pattern.search(word)}
    return types.pop() if len(types) == 1 else None


def _beside(page: Page, trigger: Span, sentence: Span) -> list[re.Match[str]]:
    """Return the means that stand as subject right before the trigger, or behind it with "by"."""
    start = max(sentence.start, trigger.start - 60)
    before = (
        None if _PASSIVE.search(page.text, start, trigger.start) else _SUBJECT.search(page.text, start, trigger.start)
    )
    behind = _BY_MEANS.match(page.text, trigger.end, sentence.end)
    return [match for match in (before, behind) if match is not None]


def _type_of(words: str) -> str | None:
    """Return the one type of strike that is done with these means, if they tell."""
    types = [type_ for type_, pattern in _WORDS if pattern.search(words)]
    return types[0] if len(types) == 1 else None
