"""Rhetoric: what is said of every time and no time in particular, words of war used of other things, and roads merely blocked.

"Every time a convoy passes, a child is killed" tells of no one death; a war of words, a battle fought on television and a lorry
across the road are no war, no battle and no siege; nor is there a war in "remnants of war" and "parties to the conflict".
"""

import re

from fogline.claims.page import Page
from fogline.records import Frame, Span

_GENERIC = re.compile(
    r"[\"“‘'(]?(?:(?:and|but|so|because|for)\s+)?(?:every time|each time|whenever|"
    r"(?:every|each) (?:single )?(?!one\b|day\b|night\b|morning\b|evening\b|week\b|month\b|year\b|hour\b|other\b|member\b)"
    r"(?:[a-z]+ )?[a-z]+ (?:that (?!was\b|were\b|had\b)|we |they |you |(?:fired|dropped|killed|lost|taken|spent|shot|wasted)\b))",
    re.IGNORECASE,
)
_WHOEVER = re.compile(
    r"\b(?:(?:those|anyone|anybody|everyone|all|people|any [a-z]+)(?: found)? who|whoever|anyone|anybody)\s(?:[a-z]+ly )?$",
    re.IGNORECASE,
)
_DONE = re.compile(r"(?:ed|ought|ook|shot|stole|fled)$", re.IGNORECASE)
_WILL = re.compile(r"[^.;]*?\b(?:will|would|shall|must|should|can expect|faces?|risks?)\b", re.IGNORECASE)
_BATTLE = re.compile(r"(?:\w+ ){0,3}(?:wars?|battles?|fights?|fighting|crusades?)", re.IGNORECASE)
_FOES = (
    r"(?:against|on|with) (?:(?:the|its|their|all|an?|global|world|food|illegal|organi[sz]ed|human|violent|drug|water|and|"
    r"sanitation|climate|humanitarian|economic|transnational|international) ){0,5}?"
    r"(?:poverty|corruption|graft|inflation|inequality|hunger|famine|drought|diseases?|malaria|cholera|ebola|hiv|aids|cancer|polio|"
    r"covid(?:-19)?|the virus|pandemics?|epidemics?|unemployment|illiteracy|ignorance|racism|impunity|disinformation|fake news|"
    r"crisis|climate change|crime|drugs|narcotics|trafficking|smuggling|piracy|poaching|deforestation)\b"
    r"(?! (?:gangs?|groups?|cartels?|networks?|militants?|suspects|cells?|lords?|barons?|traffickers?|rings?|syndicates?))"
)
_NOT_WITH_ARMS = re.compile(
    r"s?(?:\s+(?:and|or)\s+\w+)?\s+(?:being (?:fought|waged) )?(?:"
    r"(?:on|over|via|across) (?:twitter|x|facebook|telegram|tiktok|instagram|whatsapp|social media|the internet|television|tv)\b|"
    r"of (?:words|ideas|wills?|nerves|narratives|egos|attrition in (?:court|the courts)|conscience)\b|"
    r"(?:for|over) (?:(?:the )?hearts and minds|the (?:soul|truth|narrative|story|hearts)|votes|public opinion|survival of)\b|"
    rf"{_FOES}|in (?:the )?(?:courts?|courtroom|newspapers|press)\b)",
    re.IGNORECASE,
)
_PUTS_OUT = re.compile(r"(?:battl|tackl)(?:e|es|ed|ing)|fights?|fought|fighting", re.IGNORECASE)
_FLAMES = re.compile(
    r"\s(?:(?:against|with) )?(?:(?:an?|the|several|two|three|\d+|many|multiple) (?:\w+ ){0,2}?|(?:huge|massive|raging) )?"
    r"(?:blazes?|(?:wild|bush|forest )?fires?|flames|inferno)\b(?! from\b)",
    re.IGNORECASE,
)
_LOST = re.compile(r"los(?:t|es?|ing)", re.IGNORECASE)
_TRACK = re.compile(
    r"\s(?:(?:all|its|their|the|any|radio|radar|video|sight or) ){0,2}(?:location|contact|track|communications?|signals?|sight)\b"
    r"(?! (?:towers?|centres?|centers?|equipment|masts?|stations?|posts?|lines?))",
    re.IGNORECASE,
)
_BODY = re.compile(r"bod(?:y|ies)", re.IGNORECASE)
_ALIVE = re.compile(
    r"\b(?:with (?:his|her|their|my|our)|"
    r"(?:wounds?|marks|scars|bruises|burns|injuries|explosives?|bombs?|belts?|vests?|blows|pain) "
    r"(?:[\w-]+ ){0,3}?(?:on|to|over|across|around|in|of) (?:his|her|their|my|our|the)) (?:own |entire |whole )?$",
    re.IGNORECASE,
)
"""Before the body of somebody who lives: "shielded him with her body", "scars on their bodies"."""
_NO_SIEGE = re.compile(
    r"\s+(?:of (?:the (?:mind|soul)|cowardice|silence|fear|lies|ignorance|indifference|doubt)\b|in which we (?:all )?live\b)",
    re.IGNORECASE,
)
_WON_ELSEWHERE = re.compile(
    r"[^.;:!?]{0,80}\b(?:won|lost|fought|decided) (?:in|at|on) (?:the |our |their )?"
    r"(?:schools?|classrooms?|courts?|courtrooms?|ballot box|polls|hearts|minds|newsrooms?|television|internet|market ?place)\b",
    re.IGNORECASE,
)
_THERE_ARE = re.compile(r"\bthere are (?:\w+ )?(?:wars? that [^.;:!?]{0,60} and )?$", re.IGNORECASE)
_WORDY = re.compile(
    r"\b(?:propaganda|legal|court|verbal|diplomatic|public relations|pr|culture|price|trade|bidding|election|electoral|"
    r"leadership|custody|political|ideological|ratings|currency)\s+$",
    re.IGNORECASE,
)
_NAMED_AFTER_WAR = re.compile(
    r"\b(?:remnants|prisoners?|weapons?|spoils|laws?|rules|articles|crimes?|acts?|veterans?|widows?|orphans?|children|victims?|"
    r"theat(?:re|er)s?|tools?|instruments?|methods?|conduct|art|fog|dogs) of $",
    re.IGNORECASE,
)
_PARTIES_TO = re.compile(
    r"\b(?:part(?:y|ies)|sides) (?:to|in) (?:the|this|that|any|an?|all) (?:[a-z-]+ )?$", re.IGNORECASE
)
_BLOCKS = re.compile(r"(?:\w+ )?(?:block|obstruct|clos)(?:s|es|ed|ing)?(?: off)?", re.IGNORECASE)
_OBSTACLES = (
    r"(?:lorr(?:y|ies)|trucks?|tankers?|trailers?|bus(?:es)?|cars?|vehicles?|vans?|tractors?|trees?|rocks?|boulders?|debris|rubble|"
    r"landslides?|mudslides?|snow|snowdrifts?|floods?|floodwaters?|mud|sand|avalanches?|water|traffic|tyres?|tires?|cattle|goats?)"
)
_IN_THE_WAY = re.compile(
    rf"\b{_OBSTACLES}\s+(?:(?:had|have|has|was|were|is|are|been|also|still|then)\s+)*$",
    re.IGNORECASE,
)
_BY_WHAT = re.compile(
    r"\s+by (?:(?:an?|the|some|several|fallen|parked|abandoned|stranded|burning|heavy|overturned|\w+ing)\s+)*"
    rf"{_OBSTACLES}\b",
    re.IGNORECASE,
)


def is_generic(page: Page, trigger: Span) -> bool:
    """Tell whether the frame at ``trigger`` is said of every time: "every time he speaks ...", "every bullet fired ..."."""
    sentence = page.sentence_of(trigger)
    if _GENERIC.match(page.text, sentence.start, sentence.end) is not None:
        return True
    whoever = _WHOEVER.search(page.text, max(sentence.start, trigger.start - 40), trigger.start) is not None
    done = _DONE.search(page.words(trigger)) is not None
    return whoever and not done and _WILL.match(page.text, trigger.end, sentence.end) is not None


def is_figurative(page: Page, frame: Frame) -> bool:
    """Tell whether the words of the frame are used of something else: "a war of words", "lorries blocked the road"."""
    trigger = frame.trigger
    if not page.inside(trigger):
        return False
    sentence = page.sentence_of(trigger)
    words = page.words(trigger)
    before = page.text[max(sentence.start, trigger.start - 60) : trigger.start]
    if frame.type == "siege" and _BLOCKS.fullmatch(words):
        return bool(_IN_THE_WAY.search(before)) or _BY_WHAT.match(page.text, trigger.end, sentence.end) is not None
    if words.lower() == "siege":
        return _NO_SIEGE.match(page.text, trigger.end, sentence.end) is not None
    if frame.type == "clash" and _PARTIES_TO.search(before):
        return True  # who they are is told, and not that they fight
    puts_out = _PUTS_OUT.fullmatch(words) and _FLAMES.match(page.text, trigger.end, sentence.end)
    alive = _BODY.fullmatch(words) and _ALIVE.search(before)
    lost_track = _LOST.fullmatch(words) and _TRACK.match(page.text, trigger.end, sentence.end)
    if puts_out or lost_track or alive:
        return True  # "firefighters battled a blaze", "38 drones lost location", "shielded him with her body"
    return _BATTLE.fullmatch(words) is not None and _is_without_arms(page, trigger, sentence, before)


def _is_without_arms(page: Page, trigger: Span, sentence: Span, before: str) -> bool:
    """Tell whether a war or battle is one of words, votes or courts, or only lends something its name."""
    words = page.words(trigger)
    behind = (_NOT_WITH_ARMS, _WON_ELSEWHERE)
    named_after_it = words.lower() == "war" and _NAMED_AFTER_WAR.search(before)
    if (
        named_after_it
        or _WORDY.search(before)
        or any(pattern.match(page.text, trigger.end, sentence.end) for pattern in behind)
    ):
        return True
    return page.text.startswith(" that ", trigger.end) and _THERE_ARE.search(before) is not None
