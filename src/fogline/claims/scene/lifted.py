"""Sieges, sanctions, emergencies and strikes that end: "the blockade was lifted on Friday", "eased its ban", "ended their strike"
tell of what lasted until then.
"""

import re
from dataclasses import replace

from fogline.claims.page import Page
from fogline.records import Frame, Interval

_LIFTING = frozenset({"capture", "sanction", "assault", "protest", "refusal"})
"""Types that a reader takes the lifting itself for."""
_NOTHING_ELSE = frozenset({"capture", "election", "agreement"})
"""Those of which there is none where a measure is lifted, told of or not: who breaks a siege takes nothing."""
_ENDED = (
    r"lift(?:s|ed|ing)?|end(?:s|ed|ing)?|eas(?:e[sd]?|ing)|remov(?:e[sd]?|ing)|cancel(?:s|l?ed|l?ing)?|revok(?:e[sd]?|ing)|"
    r"scrap(?:s|ped|ping)?|waiv(?:e[sd]?|ing)|rescind(?:s|ed|ing)?|relax(?:es|ed|ing)?"
)
_BROKEN = rf"{_ENDED}|rais(?:e[sd]?|ing)|br(?:eak(?:s|ing)?|oke|oken)(?: through)?|reliev(?:e[sd]?|ing)"
"""Who raises a siege ends it, and who breaks it; who raises tariffs or breaks a ban does not."""
_MEASURE = (
    r"(?:siege|blockade|encirclement|stranglehold|road ?blocks?|sanctions?|embargo(?:e?s)?|bans?|restrictions?|curfews?|"
    r"penalt(?:y|ies)|tariffs?|moratorium|measures|state of emergency|emergency rule|martial law|lockdowns?)"
)
_STOPPAGE = r"(?:strikes?|walk-?outs?|sit-?ins?|protests?|stoppages?|boycotts?|hunger strikes?)"
_STOPPED = r"end(?:s|ed|ing)?|halt(?:s|ed|ing)?|w(?:ind(?:s|ing)?|ound) (?:up|down)"
_CALLED_OFF = rf"{_STOPPED}|call(?:s|ed|ing)? off|suspend(?:s|ed|ing)?|paus(?:es|ed|ing)|abandon(?:s|ed|ing)?"
_AHEAD = 80  # code points before a siege in which somebody lifts it


def _lifts(ended: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{ended})\s(?:(?:on|late|early|last|this|that|\w+day|morning|evening)\s){{0,3}}"
        r"(?:(?:all|most|some|many|several|part)(?: of)?\s)?(?:(?:the|its|their|his|an?|this|that)\s)?"
        r"(?:(?!(?:and|but|by|of|in|on|to|from|new|further)\b)[\w'’,-]+\s){0,4}$",
        re.IGNORECASE,
    )


def _is_lifted(ended: str, over: str = "called off|over") -> re.Pattern[str]:
    return re.compile(
        r"(?:\s(?:of|on|around|at|against|in|imposed|by)\s[^.;:]{1,60}?)?,?"
        r"\s(?:(?:was|were|is|being|(?:has|have|had)(?: \w+ly)? been)(?: (?!not\b|never\b)\w+)?\s"
        rf"(?:{ended}|{over})\b|(?:has|had|finally|then|soon)?\s?(?:ended|came to an end)\b)",
        re.IGNORECASE,
    )


_BEFORE = {
    "siege": _lifts(_BROKEN), "sanction": _lifts(_ENDED), "mobilization": _lifts(_ENDED), "protest": _lifts(_STOPPED),
}  # fmt: skip
_BEHIND = {
    "siege": _is_lifted(_BROKEN), "sanction": _is_lifted(_ENDED), "mobilization": _is_lifted(_ENDED),
    "protest": _is_lifted(_STOPPED, "over"),
}  # fmt: skip
_LASTING = frozenset({*_BEFORE, "air_strike", "attack"})  # a reader may take a strike of workers for one from the air
_UNDONE = re.compile(
    r"(?:\b(?:not|never|without|refus\w+ to|fail\w+ to|unable to)|n['’]t)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
"""Before a lifting that there was not."""
_NAMES_MEASURE = re.compile(
    rf"(?:(?:the|its|their|all|some|most|an?|this|that)\s)?(?:[\w'’-]+\s){{0,4}}?{_MEASURE}\b", re.IGNORECASE
)
_NAMES_STOPPAGE = re.compile(
    rf"(?:(?:the|its|their|an?|this|that)\s)?(?:[\w'’-]+\s){{0,4}}?{_STOPPAGE}\b", re.IGNORECASE
)
_ENDS = re.compile(rf"(?:(?:was|were|been|being|has|had)\s)*(?:{_ENDED}|raised|broke)", re.IGNORECASE)
_ENDS_STOPPAGE = re.compile(rf"(?:(?:was|were|been|being|has|had)\s)*(?:{_CALLED_OFF})", re.IGNORECASE)


def until_lifted(page: Page, frame: Frame, time: Interval) -> Interval:
    """Return the day on which a siege or a sanction was lifted as its last; any other time as it is."""
    if frame.type not in _BEFORE or frame.reality != "factual" or time.start is None or not _lasted(page, frame):
        return time
    return replace(time, start=None, precision="interval")


def only_lifts(page: Page, frame: Frame) -> bool:
    """Tell whether a frame is no more than the lifting of a siege or a sanction which another frame tells of."""
    if frame.type in _NOTHING_ELSE:
        return _lifts_measures(page, frame)
    if frame.type not in _LIFTING or not (_lifts_measures(page, frame) or _ends_stoppage(page, frame)):
        return False
    beside = page.frames_in(page.sentence_of(frame.trigger))
    lasting = [one.trigger for one in beside if one.type in _LASTING and one.trigger != frame.trigger]
    return any(span.contains(trigger) for span in frame.fillers("target") for trigger in lasting)


def is_lifting(page: Page, frame: Frame) -> bool:
    """Tell whether a sanction is told of by the verb that ends it ("restrictions were eased"): it holds no more."""
    if frame.type != "sanction" or page.words(frame.trigger).lower().startswith(("rais", "br")):
        return False
    return _lifts_measures(page, frame)


def _lifts_measures(page: Page, frame: Frame) -> bool:
    if _ENDS.fullmatch(page.words(frame.trigger)) is None:
        return False
    targets = [page.words(span) for span in frame.fillers("target") if page.inside(span)]
    return bool(targets) and all(_NAMES_MEASURE.match(words) for words in targets)


def has_ended(page: Page, frame: Frame) -> bool:
    """Tell whether a strike or sit-in came to an end, so that there was one: "doctors ended their strike"."""
    return frame.type == "protest" and _lasted(page, frame)


def _ends_stoppage(page: Page, frame: Frame) -> bool:
    if _ENDS_STOPPAGE.fullmatch(page.words(frame.trigger)) is None:
        return False
    targets = [page.words(span) for span in frame.fillers("target") if page.inside(span)]
    return bool(targets) and all(_NAMES_STOPPAGE.match(words) for words in targets)


def _lasted(page: Page, frame: Frame) -> bool:
    measure = frame.trigger
    sentence = page.sentence_of(measure)
    lifts = _BEFORE[frame.type].search(page.text, max(sentence.start, measure.start - _AHEAD), measure.start)
    if lifts is not None:
        return _UNDONE.search(page.text, sentence.start, lifts.start()) is None
    return _BEHIND[frame.type].match(page.text, measure.end, sentence.end) is not None
