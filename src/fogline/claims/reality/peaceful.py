"""Words of war used of storms, matches, definitions, care, aid: "Cyclone Mocha hit Sittwe", "two goals", "air drops of food".

What a storm did to people stays told; that anybody struck is not said.
"""

import re

from fogline.claims.kinds import HARM, family_of
from fogline.claims.page import Page
from fogline.records import Frame, Span

_NATURE = re.compile(
    r"\b(?:(?:cyclone|typhoon|hurricane|(?:tropical )?storm)(?-i: (?!Shadow)[A-Z][\w-]+)|"
    r"(?:the|an?) (?:cyclone|hurricane|(?:\w+ )?storm)|(?:snow|sand|dust|thunder|hail|rain)storms?|"
    r"(?:earth)?quakes?|tremors?|tornado(?:e?s)?|tsunamis?|(?:land|mud)slides?|(?:flash )?floods|floodwaters?|avalanches?|"
    r"lightning|heat ?waves?|(?:wild|bush|forest )fires?|meteorites?|monsoon(?: rains)?|heavy rains?|drought)"
    r"(?:,? (?:that|which))?(?: (?:has|have|had|also|then|\w+ly))*\s+$",
    re.IGNORECASE,
)
_GOALS = re.compile(
    r"\s+(?:[\w'’-]+ ){0,3}?(?:goals?|shots? (?:wide|over|past|at goal)|free[- ]kicks?|penalt(?:y|ies)|wide of|"
    r"past the (?:goal)?keeper|home from|(?:home )?(?:the|a|his|her) (?:winner|equali[sz]er|opener|header|volley)|"
    r"blanks? in front of goal|(?:him|her|it) into the lead)\b",
    re.IGNORECASE,
)
_SCORE = re.compile(r"\s+(?:the )?(?:[A-Z][\w'’.&-]*[ ,]+){1,4}(?:by )?\d{1,3}\s?[-–:]\s?\d{1,3}\b")
_QUOTED = r"[\"“'‘][^\"”'’]{2,40}[\"”'’]"
_DEFINES = re.compile(
    rf"(?:\b(?:by|term|terms|words?|uses?|used)\s+(?:the (?:term|word)s? )?{_QUOTED}[^.;]{{0,60}}?"
    r"\b(?:means?|meant|meaning|mean|refers?|stands?|for|of)\b|"
    rf"{_QUOTED}\s+(?:here )?(?:means?|refers? to|stands for|is (?:defined|used|taken))\b)",
    re.IGNORECASE,
)
_TALKS = re.compile(r"(?:[- ]fire)?\s+(?:talks|negotiations?|discussions)\b", re.IGNORECASE)
_SPARING = re.compile(
    r"\bto (?:reduce|minimi[sz]e|avoid|limit|mitigate|prevent|lessen)\s+(?:(?:the|any|all|further|unnecessary|potential|possible|"
    r"such|incidental|collateral|civilian|risks?|chance|of|to|number)\s+){0,4}$",
    re.IGNORECASE,
)
_BURIED = re.compile(
    r"(?:\s+alive)?\s+(?:under|beneath|below|in|inside|by)\s+(?:(?:the|a|an|its|their)\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:rubble|debris|wreckage|ruins|mines?|mineshafts?|lifts?|elevators?|flames|fires?|floodwaters?|snow|mud)\b",
    re.IGNORECASE,
)
_CLEARED = re.compile(
    r"\s+(?:[^.;:,]{1,40}?\s)?(?:hectares?|acres?|square (?:kilomet|met|mile)\w+|(?:land)?mines?|minefields?|unexploded|ordnance|"
    r"rubble|debris|snow|wreckage)\b",
    re.IGNORECASE,
)
_CLEARS = re.compile(r"clear(?:s|ed|ing)|demin(?:es|ed|ing)", re.IGNORECASE)
_FLIES = re.compile(r"air[- ]?drops?|over-?flights?|fly-?(?:overs?|pasts?)", re.IGNORECASE)
_OF_BOMBS = re.compile(
    r"\s+(?:of|with) (?:[\w-]+ ){0,3}(?:bombs?|munitions|explosives|grenades|shells|leaflets)\b", re.IGNORECASE
)
_PRAYS = re.compile(
    r"\s(?:(?:mass|service|prayers?)\s)?(?:at|in|inside|outside) (?:(?:the|a|an|his|her|their|St\.?)\s)?(?:[\w'’.-]+\s){0,3}"
    r"(?:church|cathedral|chapel|parish|mosque|monastery|shrine|temple)\b",
    re.IGNORECASE,
)
_WOUNDS = re.compile(r"(?:gunshot |bullet |shrapnel |head )?(?:wounds?|injur(?:y|ies)|burns)", re.IGNORECASE)
_DIED_OF = re.compile(
    r"\b(?:died|die|dies|dying|dead|succumb\w*|death)(?: [a-z]+ly)? (?:of|from|to|due to|because of) (?:(?:his|her|their|its|the|"
    r"an?|severe|serious|multiple|critical|fatal|gunshot|bullet|shrapnel|head)\s)*$",
    re.IGNORECASE,
)
_MOVEMENTS = re.compile(
    r"(?:the |a )?(?:[\w-]+ )?movements?\b(?! leaders?| members?| supporters?| activists?)", re.IGNORECASE
)
_AHEAD = 80  # code points before a trigger that are looked at
_BESIDE = 12  # code points between "truce" and "negotiations"


def is_peaceful(page: Page, frame: Frame) -> bool:
    """Tell whether nobody fights in the words of the frame: a storm, a match, a definition, talks, care not to harm, a prayer."""
    trigger, sentence = frame.trigger, page.sentence_of(frame.trigger)
    if not page.inside(trigger):
        return False
    before = (page.text, max(sentence.start, trigger.start - _AHEAD), trigger.start)
    behind = (page.text, trigger.end, sentence.end)
    if _GOALS.match(*behind) or _SCORE.match(*behind):
        return True
    if frame.type in HARM and _SPARING.search(*before):
        return True  # "steps were taken to reduce harm to civilians"
    if family_of(frame.type) == "strike" and (_NATURE.search(*before) or _only_flies(page, frame, behind)):
        return True
    if _is_of_mines(page, frame, sentence) or _names_another_thing(page, frame, behind):
        return True
    return _is_talked_of(page, frame, sentence) or _is_defined(page, frame, sentence)


def _is_of_mines(page: Page, frame: Frame, sentence: Span) -> bool:
    """Tell whether mines are cleared, and nobody: "engineers cleared 112 hectares"."""
    if frame.type != "capture" or _CLEARS.fullmatch(page.words(frame.trigger)) is None:
        return False
    return _CLEARED.match(page.text, frame.trigger.end, sentence.end) is not None


def _names_another_thing(page: Page, frame: Frame, behind: tuple[str, int, int]) -> bool:
    """Tell whether bodies are trapped in rubble, faithful hold a vigil in church, or guards pick up a movement."""
    if frame.type == "siege":
        return _BURIED.match(*behind) is not None
    if frame.type == "casualties":
        return _died_of(page, frame)
    if frame.type == "protest":
        return page.words(frame.trigger).lower() == "vigil" and _PRAYS.match(*behind) is not None
    return frame.type == "detention" and _is_noticed(page, frame)


def _is_talked_of(page: Page, frame: Frame, sentence: Span) -> bool:
    """Tell whether a truce is only what talks are on."""
    trigger = frame.trigger
    if frame.type != "agreement" or not _TALKS.match(page.text, trigger.end, sentence.end):
        return False
    behind = page.frames_at(Span(trigger.end, trigger.end + _BESIDE + 1))
    return any(other.type == "talks" and other.trigger.start >= trigger.end for other in behind)


def _only_flies(page: Page, frame: Frame, behind: tuple[str, int, int]) -> bool:
    """Tell whether planes only drop aid or fly over: "to allow air drops of food"."""
    return _FLIES.fullmatch(page.words(frame.trigger)) is not None and _OF_BOMBS.match(*behind) is None


def _died_of(page: Page, frame: Frame) -> bool:
    """Tell whether the wounds are those of which somebody died, whose death is told by itself: "succumbed to his wounds"."""
    start = max(page.sentence_of(frame.trigger).start, frame.trigger.start - _AHEAD)
    wounds = _WOUNDS.fullmatch(page.words(frame.trigger)) is not None
    return wounds and _DIED_OF.search(page.text, start, frame.trigger.start) is not None


def _is_noticed(page: Page, frame: Frame) -> bool:
    """Tell whether nobody is held, but a movement is seen: "movement of a group was picked up by the guards"."""
    targets = [span for span in frame.fillers("target") if page.inside(span)]
    return bool(targets) and all(_MOVEMENTS.match(page.words(span)) for span in targets)


def _is_defined(page: Page, frame: Frame, sentence: Span) -> bool:
    return page.once(_defines, sentence) and not any(frame.fillers(role) for role in ("place", "time", "quantity"))


def _defines(page: Page, sentence: Span) -> bool:
    return _DEFINES.search(page.text, *sentence) is not None
