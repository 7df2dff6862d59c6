"""Silence: a source that is named beside what happened but does not say it ("did not comment", "made no such claim")."""

import re

from fogline.claims.page import Page
from fogline.claims.speech.sayings import Saying
from fogline.claims.words import word_set
from fogline.records import Span

_CONTRARY = re.compile(r"\b(?:contrary to|contradicting|despite)(?:\s[\w'’-]+){0,4}\s?$", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|no|never|none|nobody)\b|n['’]t\b", re.IGNORECASE)
_NO_SUCH = re.compile(
    r"(?P<who>[^.;:]{2,60}?) (?:has |have |had )?(?:made|issued|given) no such (?:\w+ )?"
    r"(?:claims?|statements?|announcements?|remarks?|threats?|comments?)\W*"
)
_THE = frozenset({"The", "the"})
_SILENT = re.compile(
    r"\b(?:(?:did|does|do|has|have|had|would|could|can) not|(?:did|has|have)n['’]t|never)\s+"
    r"(?:immediately |yet |publicly |directly )*"
    r"(?:say|said|mention|mentioned|comment|commented|give|given|gave|specify|specified|elaborate|elaborated|address|addressed|"
    r"respond|responded|provide|provided|disclose|disclosed|reveal|revealed|name|named|report|reported|confirm|confirmed|"
    r"claim|claimed|acknowledge|acknowledged|admit|admitted|announce|announced)\b|"
    r"\b(?:declin|refus)\w+ to (?:say|comment|give|specify|elaborate|discuss|name)\b|\byet to (?:say|comment|respond)\b|"
    r"\bneither (?:confirm|den)\w+|\b(?:declin|refus)\w+ to (?:confirm|deny)\b|"
    r"\b(?:say|says|said|saying) nothing (?:of|about|on)\b|"
    r"\bmade no mention\b|\bwithout mentioning\b|\bgave no (?:figures?|details?|comment|number)\b|\bavoid\w*\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:no one|nobody|neither|none of|no (?:[\w'’-]+ ){0,2}(?:group|side|party|faction|organi[sz]ation|movement|militia|"
    r"official|authority|government|agency|country|body))\b",
    re.IGNORECASE,
)
_UNMENTIONED = re.compile(
    r"\b(?:(?:made|makes?|making|contain\w*|with|had|has|was|is) "
    r"no (?:(?:immediate|official) )?(?:mention|reference|word|hint) (?:of|to|about|on)|"
    r"(?:without|(?:did|does|do) not|(?:did|does|do)n['’]t|never) (?:mention\w*|refer\w* to))\s"
    r"(?:(?!(?:the|this|that|these|those|its|their|his|her|whether|how|when|where|what|which|who)\b)[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
_NOT_CONFIRMED = re.compile(
    r"\b(?:confirm|acknowledg|admit)\w*\s[^.;:]{2,80},?\sbut\snot\s(?:the|its|their|any)\s(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
_NUMBERS = r"(?:(?:death )?tolls?|casualt(?:y|ies)|losses|deaths|fatalities|injuries)"
_NO_FIGURES = re.compile(
    r"\b(?:(?:g[ai]ve|given|giving|releas\w+|provid\w+|publish\w+|issu\w+|disclos\w+|offer\w*) no|"
    r"(?:(?:did|does|do|has|have|had|would|could)(?: not|n['’]t)|never|declined to|refused to)"
    r" (?:(?:immediately|yet|officially|publicly|so far) )*(?:g[ai]ven?|releas\w+|provid\w+|publish\w+|disclos\w+|specif\w+|"
    r"updat\w+|comment\w* on|discuss\w*))"
    r" (?:(?:an?|any|its|their|his|her|exact|precise|official|overall|own|new|detailed|(?P<the>the)) )*$",
    re.IGNORECASE,
)
"""Before "toll" and "casualty figures": who gives none denies none."""
_NOBODY_GIVES = re.compile(
    r"\b(?:(?:neither|none|no|nobody)\b[^.;:,]{0,50}|(?:not|n['’]t|never)\s(?:\w+\s){0,3})"
    r"\b(?:releas|giv|gave|provid|publish|disclos|issu|offer)\w*\s(?:(?:any|precise|exact|official|detailed|its|their)\s)*"
    r"(?:figures?|numbers?|details?|data|information|estimates?|breakdowns?)\s(?:on|for|about|of|regarding)\s"
    r"(?:(?:its|their|any|own|military|civilian|overall|total|possible|other)\s)*$",
    re.IGNORECASE,
)
"""Before a toll on which nobody gives figures: "neither side has released figures on military losses"."""
_FIGURES = re.compile(r"\s(?:figures?|numbers?|counts?|estimates?|tolls?|details)\b")
_TOO_EARLY = re.compile(
    r"\b(?:(?:too (?:early|soon)|premature) to (?:speak|talk)|can(?:not|['’]t) (?:yet )?(?:speak|talk)) (?:of|about) "
    r"(?:(?:an?|any|his|her|their) )?(?:[\w-]+ )?$",
    re.IGNORECASE,
)
_FOR_FEAR = re.compile(r"\b(?:for fear of|in fear of|(?:who )?fear(?:ing|ed|s)?) (?:[\w'’-]+ ){0,3}$", re.IGNORECASE)
_ON_SUCH = (
    r"(?:(?:such|individual|specific|particular|any|most|its|their|alleged|reported|purported|cross-border|foreign|military)"
    r"\s)*"
)
_SELDOM = (
    r"(?:rarely|seldom|hardly ever|almost never|never|"
    r"(?:does|do|did)(?: not|n['’]t) (?:usually|normally|generally|typically|routinely|customarily)|"
    r"(?:usually|normally|generally|typically) (?:does|do|did)(?: not|n['’]t))"
)
_HABITUALLY = re.compile(
    rf"\b(?:{_SELDOM} (?:publicly |officially |directly )?"
    r"(?:comments?|speaks?|acknowledges?|confirms?|claims? (?:responsibility|credit)|discuss(?:es)?)(?: (?:on|about|of|for))?\s"
    rf"{_ON_SUCH}|(?:does|do)(?: not|n['’]t) comment on (?:such|individual|specific|particular)\s{_ON_SUCH})"
    r"(?:air\s|drone\s)?$",
    re.IGNORECASE,
)
"""Before what somebody is said never to speak of: "Israel, which rarely comments on strikes in Syria"."""
_UNNAMED = re.compile(
    r"\b(?:anonym\w+|not (?:to )?be (?:named|identified|quoted|recorded)|with(?:held|holding)|pseudonyms?|"
    r"(?:real|full) names?)\b",
    re.IGNORECASE,
)
_OF_MENTION = ("mention", "refer", "word", "hint")  # one of them must stand there: quickly looked for
_AHEAD = 80  # code points before a trigger in which it is said that nobody speaks of it


def is_unmentioned(page: Page, trigger: Span) -> bool:
    """Tell whether the text only says that somebody does not speak of such a thing: "made no mention of civilian deaths".

    Of "the deaths" it is taken for granted that there were some. "Confirmed the attack but not the toll" and "gave no casualty
    figures" deny no toll; who "rarely comments on strikes", and who is not named "for fear of reprisals", tells of none.
    """
    start = max(page.sentence_of(trigger).start, trigger.start - _AHEAD)
    if not page.inside(trigger):
        return False
    before = page.text[start : trigger.start].casefold()
    if any(word in before for word in _OF_MENTION) and _UNMENTIONED.search(page.text, start, trigger.start):
        return True
    if _HABITUALLY.search(page.text, start, trigger.start):
        return True
    if _gives_no_figures(page, trigger, start) or _TOO_EARLY.search(page.text, start, trigger.start):
        return True
    if _FOR_FEAR.search(page.text, start, trigger.start) and _UNNAMED.search(page.words(page.sentence_of(trigger))):
        return True
    return _NOT_CONFIRMED.search(page.text, page.sentence_of(trigger).start, trigger.start) is not None


def _gives_no_figures(page: Page, trigger: Span, start: int) -> bool:
    """Tell whether it is only said that somebody gives no numbers: of "the deaths" on which nobody comments there were some."""
    if re.fullmatch(_NUMBERS, page.words(trigger), re.IGNORECASE) is None:
        return False
    if _NOBODY_GIVES.search(page.text, page.sentence_of(trigger).start, trigger.start):
        return True
    none = _NO_FIGURES.search(page.text, start, trigger.start)
    if none is None:
        return False
    counts = page.words(trigger).lower().endswith("toll") or _FIGURES.match(page.text, trigger.end) is not None
    return counts or none["the"] is None


def silent(page: Page, saying: Saying) -> bool:
    """Tell whether the source does not say it at all ("has not commented on it", "did not say whether", "no group has")."""
    if saying.cue is None or saying.continued:
        return False
    if _is_contradicted(page, saying) or _is_disowned(page, saying):
        return True
    if saying.source is not None and _NOBODY.match(page.text, saying.source.start, saying.source.end):
        return True
    cue = Span(max(page.sentence_of(saying.cue).start, saying.cue.start - 40), min(len(page.text), saying.cue.end + 12))
    return any(saying.cue.overlaps(Span(*match.span())) for match in _SILENT.finditer(page.text, cue.start, cue.end))


def _is_contradicted(page: Page, saying: Saying) -> bool:
    """Tell whether others only say the opposite: "contrary to reports in the papers, the fort had not been taken"."""
    start = min(span.start for span in (saying.source, saying.cue) if span is not None)
    contrary = _CONTRARY.search(page.text, max(page.sentence_of(Span(start, start + 1)).start, start - 40), start + 12)
    return contrary is not None and any(_NOT.search(page.words(part)) for part in saying.parts)


def _is_disowned(page: Page, saying: Saying) -> bool:
    """Tell whether the next sentence says that the source never said it: "The army made no such claim."."""
    number = page.number_of(saying.cue or saying.parts[0]) + 1
    if saying.source is None or not 0 < number < len(page.sentences):
        return False
    disowned = _NO_SUCH.fullmatch(page.text, *page.sentences[number])
    who = word_set(disowned["who"]) - _THE if disowned is not None else frozenset[str]()
    return bool(who) and who <= word_set(page.words(saying.source))
