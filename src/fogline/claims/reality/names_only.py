"""Names only: words for what happens that name something and tell of nothing.

"The ousted president", "residents of the liberated areas", "the photo was taken in May", "UKMTO WARNING 04/2025: ATTACK", and
"gave no figures for its losses" are no news of a fall, a capture, an arrest, a threat, an attack or a loss.
"""

import re

from fogline.claims.page import Page
from fogline.claims.touching import Touching
from fogline.records import Frame, Span

_FORMERLY = re.compile(
    r"(?:ousted|deposed|toppled|overthrown|exiled|self-exiled|dethroned|fallen|liberated|reclaimed|recaptured)",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?:^|[\s\"“(])(?:the|an?|its|his|her|their|[\w-]+['’]s|former|now|then|newly|recently|since|formerly|"
    r"loyal to|of|to|by|against|"
    r"for|with|from|in)\s+$",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\s+(?:[A-Z][\w'’-]*\s+|[a-z]+\s+){0,2}?(?:president|government|leader|leadership|regime|premier|"
    r"prime minister|minister|ruler|dictator|king|"
    r"monarch|shah|sultan|junta|general|chief|governor|mayor|administration|cabinet|parliament|army|forces|officials?|"
    r"area|areas|territory|territories|lands?|regions?|settlements|towns|villages|zones?|districts|parts)\b",
)
_PICTURE = r"(?:photos?|photographs?|pictures?|images?|videos?|footage|clips?|films?|recordings?|selfies?|screenshots?)"
_OF_A_PICTURE = re.compile(
    rf"\W*(?:(?:the|an?|this|that|these|those|one|another|both|some)\s)?(?:(?!(?:in|of|on|from|with|at|by)\b)[\w-]+\s){{0,3}}"
    rf"{_PICTURE}\b(?P<which>[^.;:]{{0,120}}?)"
    r"\b(?:was|were|is|are|had been|has been|have been)\s(?:(?:in fact|actually|really|also|apparently|[a-z]+ly|first)\s)*$",
    re.IGNORECASE,
)
_SAYS_THAT = re.compile(
    r"(?<!said to )(?<!claimed to )(?<!ported to )(?<!porting to )(?<!alleged to )(?<!posed to )(?<!believed to )"
    r"\bshow(?:s|ed|n|ing)?\b|"
    r"\b(?:who|whom|whose|after|when|before|while)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(r"(?:taken|shot|captured|made|filmed|recorded)", re.IGNORECASE)
_NOT_OF_PEOPLE = re.compile(r"\s(?:hostage|prisoner|captive|away|to|into|out)\b", re.IGNORECASE)
_DOES_NOT_SHOW = re.compile(
    rf"\b{_PICTURE}\b[^.;:]{{0,80}}?\s(?:(?:do|does|did)(?: not|n['’]t)|never|cannot|fails? to|"
    rf"failed to)\s(?:actually\s|in fact\s)?"
    r"(?:show|depict|prove|confirm|document)\b[^.;:,]{0,80}$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\s*(?:no\.?\s?|number\s|#|[-–:]\s?)?\d", re.IGNORECASE)
_NOTICE = re.compile(r"(?:warning|advisory|alert|notice|incident|bulletin)", re.IGNORECASE)
_TOLL = re.compile(
    r"(?:(?:own|total|overall)\s)?(?:(?:death|casualty)\s)?(?:tolls?|casualt(?:y|ies)(?:\s(?:figures?|numbers?))?|losses|dead|wounded|"
    r"injured|deaths|fatalities)",
    re.IGNORECASE,
)
_NO_FIGURES = re.compile(
    r"\b(?:(?:g[ai]ve[sn]?|giving|provid\w+|releas\w+|publish\w+|issu\w+|offer\w+|disclos\w+)\sno\s(?:\w+\s)?"
    r"(?:figures?|numbers?|details?|information|data|estimates?|breakdown)\s(?:for|of|on|about|regarding)\s|"
    r"(?:(?:did|does|do|ha[sd]|have|would)(?:\snot|n['’]t)|never|without|(?:declin|refus)\w+\sto)\s(?:\w+ly\s|yet\s)?"
    r"(?:giv(?:e|en|ing)|disclos(?:e|ed|ing)|publish(?:ed|ing)?|releas(?:e|ed|ing)|reveal(?:ed|ing)?|provid(?:e|ed|ing)|"
    r"specif(?:y|ied|ying))\s)(?:(?:an?|any|the|its|their|his|own|official|exact|total|overall|full)\s)*$",
    re.IGNORECASE,
)
_KNOWS_OF = re.compile(
    r"\b(?:briefed on|familiar with|close to|(?:with|having) (?:direct )?knowledge of|involved in|privy to|"
    r"informed (?:about|of|on)|following|taking part in|part of|participating in)\s(?:the|these|those|this|that)\s"
    r"(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
"""What a source is called by: "three officials briefed on the talks", "a diplomat close to the negotiations"."""
_NO_LONGER_SAID = re.compile(r"\((?:removes|drops|deletes|fixes|amends|refiles)\b[^()]*$", re.IGNORECASE)
"""What a wire says of its own changes: "(removes reference to car bomb in headline)"."""
_AHEAD = 200  # code points before a trigger that are looked at


def only_names(page: Page, frame: Frame) -> bool:
    """Tell whether the words of the frame only name something."""
    trigger = frame.trigger
    if not page.inside(trigger):
        return False
    sentence = page.sentence_of(trigger)
    before = page.text[max(sentence.start, trigger.start - _AHEAD) : trigger.start]
    behind = page.text[trigger.end : sentence.end]
    if _was_once(page, frame, before, behind) or _is_of_a_picture(page, frame, before, behind):
        return True
    if _is_of_a_source(page, frame, before) or _NO_LONGER_SAID.search(before):
        return True
    if _DOES_NOT_SHOW.search(before) is not None or _is_a_heading(page, frame, before, behind):
        return True
    return frame.reality == "factual" and _is_a_toll_not_told(page, frame, before)


def _was_once(page: Page, frame: Frame, before: str, behind: str) -> bool:
    """Tell whether the word is an attribute of an office or of land, without a day or a doer of its own ("the ousted king")."""
    if (
        frame.type not in ("election", "capture", "displacement")
        or _FORMERLY.fullmatch(page.words(frame.trigger)) is None
    ):
        return False
    if any(role.role in ("time", "actor", "quantity") for role in frame.roles):
        return False
    return (not before.strip() or _DETERMINED.search(before) is not None) and _OFFICE.match(behind) is not None


def _is_of_a_picture(page: Page, frame: Frame, before: str, behind: str) -> bool:
    """Tell whether it is a picture that "was taken in Chile"."""
    if _TAKEN.fullmatch(page.words(frame.trigger)) is None or _NOT_OF_PEOPLE.match(behind):
        return False
    of_it = _OF_A_PICTURE.fullmatch(before)
    return of_it is not None and _SAYS_THAT.search(of_it["which"]) is None


def _is_of_a_source(page: Page, frame: Frame, before: str) -> bool:
    """Tell whether it only says what somebody knows of who is quoted: "a source close to the talks"."""
    if frame.type not in ("talks", "agreement") or any(role.role != "actor" for role in frame.roles):
        return False
    if _KNOWS_OF.search(before) is None:
        return False
    return bool(page.once(_sources, None).of(frame.trigger))


def _sources(page: Page, _: None) -> Touching[Span]:
    return Touching((one.source, one.source) for one in page.attributions if one.source is not None)


def _is_a_toll_not_told(page: Page, frame: Frame, before: str) -> bool:
    """Tell whether it is the losses of which somebody "gave no figures"."""
    toll = frame.type == "casualties" and _TOLL.fullmatch(page.words(frame.trigger)) is not None
    return toll and _NO_FIGURES.search(before) is not None


def _is_a_heading(page: Page, frame: Frame, before: str, behind: str) -> bool:
    """Tell whether it is the number of a notice ("WARNING 04/2025") or one word in capitals, alone in its line or at its end."""
    words = page.words(frame.trigger)
    if frame.type == "threat" and _NOTICE.fullmatch(words) and _NUMBERED.match(behind):
        return True
    alone = not before.strip() or before.rstrip().endswith((":", "-", "–", "—"))
    return words.isupper() and not frame.roles and not behind.strip(" .!:\n") and alone and " " not in words
