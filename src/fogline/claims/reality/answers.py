"""Answers: who answers a question with no more than yes or no tells what it asked ("Q: Did you shell Orvel? A: Absolutely not.").

Only a question that asks whether something is so is answered so; what it takes for granted stays as it is. Who answers "how many
were killed?" with a number tells that as many were.
"""

import re
from itertools import pairwise

from fogline.claims.amounts.finding import find
from fogline.claims.page import Page
from fogline.claims.speech.questions import is_asked
from fogline.claims.speech.sayings import Said, Saying
from fogline.claims.speech.turns import Turn
from fogline.claims.speech.untrue import LIE, NONSENSE, NOT_RIGHT, UNTRUE
from fogline.records import Reality, Span

_NO = re.compile(
    r"\W*(?:(?:no|nope|never|not (?:at all|true|so)|(?:absolutely|certainly|definitely|of course|categorically) not|"
    r"by no means|on the contrary|under no circumstances|we did(?:n['’]t| not)|they did(?:n['’]t| not)|i did(?:n['’]t| not))\b|"
    rf"(?:that|this|it|these|those)(?: is|['’]s| are| was| were)(?: \w+ly| all| a| an| pure| complete| total)*"
    rf" (?:{UNTRUE}|{NOT_RIGHT}|{NONSENSE}|{LIE})\b|(?:lies|nonsense|false|untrue|fake news)\W*$)",
    re.IGNORECASE,
)
_YES = re.compile(
    r"\W*(?:yes|yeah|correct|right|true|indeed|exactly|absolutely|certainly|of course|we did|they did|i did|"
    r"(?:that|this|it)(?: is|['’]s| was)(?: \w+ly)? (?:so|right|true|correct|the case|confirmed)|"
    r"i can confirm (?:that|this|it))(?=\s*(?:[.,;:!–—-]|$))",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\W*(?:no (?:one|comment|idea|information|[a-z]+ (?:has|have|is|are|was|were))|nobody|not yet|not that)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:how|what|which|who|whom|whose|where|when|why)\b[^?]*\?\W*$", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|never|no)\b|n['’]t\b", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"\bhow many\s(?!(?:times|days|hours|weeks|months|years|kilomet|miles)\b)[^?.;:]*$", re.IGNORECASE
)
_BEFORE_NUMBER = re.compile(
    r"\W*(?:(?:we know of|we have|so far|i think|probably|there were|it is|it was)\W+)?", re.IGNORECASE
)
_BEHIND_NUMBER = re.compile(
    r"\s*(?:$|[.,;!)–—-]|(?:people|persons|dead|killed|wounded|injured|of them|so far|as of|in all|in total|that we|we know|"
    r"civilians|soldiers|children|men|women|were|have|had|at least)\b)",
    re.IGNORECASE,
)
_SAID = r"(?P<cue>said|says|replied|replies|answered|answers|responded)"
_ASKED_FIRST = re.compile(
    rf"\W*(?:when |once )?asked (?:by [^,]{{1,60}}? )?(?:whether|if) (?P<asked>[^;:\"“”]{{5,200}}?),\s"
    rf"(?P<who>[^,.;:\"“”]{{1,80}}?)\s{_SAID}"
    r"(?: with)?[:,]?\s*(?P<answer>[^;:]{2,60})",
    re.IGNORECASE,
)
_ASKED_LAST = re.compile(
    rf"(?P<who>[^,.;:\"“”]{{1,80}}?)\s{_SAID}[:,]?\s*(?P<answer>[\"“'‘]?(?:no|yes)\b[,.]?[\"”'’]?),?\s(?:when|after being) asked "
    r"(?:whether|if) (?P<asked>[^;:]{5,200})",
    re.IGNORECASE,
)


def answered(page: Page, said: Said, trigger: Span) -> tuple[Saying, Reality] | None:
    """Return who answers the question that ``trigger`` stands in, and whether it is so; ``None`` where nobody plainly does."""
    if (told := _in_its_sentence(page, trigger)) is not None:
        return told
    answer = _turn_behind(page, said, trigger)
    if answer is None:
        return None
    counted = answered_with(page, said, trigger)
    if counted is not None:
        return counted[0], "factual"
    asked = page.words(page.sentence_of(trigger))
    if _OPEN.search(asked) or _NEGATED.search(asked):
        return None
    reality = _reality(page.words(answer.words))
    near = (one for one in said.near(answer.words) if one.source == answer.label and answer.words in one.parts)
    spoken = next(near, None)
    return (spoken, reality) if reality is not None and spoken is not None else None


def answered_with(page: Page, said: Said, trigger: Span) -> tuple[Saying, Span] | None:
    """Return who answers with a number how many it befell, and where that stands ("How many were killed? - Eight.")."""
    answer = _turn_behind(page, said, trigger)
    if answer is None or _HOW_MANY.search(page.text, page.sentence_of(trigger).start, trigger.start) is None:
        return None
    before = _BEFORE_NUMBER.match(page.text, *answer.words)
    start = before.end() if before is not None else answer.words.start
    number = next(iter(find(page.text[start : answer.words.end])), None)
    if number is None or number.span.start or number.amount.unit is not None or number.amount.high == 0:
        return None
    span = Span(start, start + number.span.end)
    if _BEHIND_NUMBER.match(page.text, span.end, answer.words.end) is None:
        return None
    near = (
        one for one in said.near(span) if one.source == answer.label and any(part.contains(span) for part in one.parts)
    )
    spoken = next(near, None)
    return (spoken, span) if spoken is not None else None


def _turn_behind(page: Page, said: Said, trigger: Span) -> Turn | None:
    """Return the turn that answers what ``trigger`` is asked in; ``None`` where nothing is asked, or another question follows."""
    turns = pairwise(said.turns) if is_asked(page, trigger) else ()
    answer = next((behind for turn, behind in turns if turn.words.contains(trigger)), None)
    return answer if answer is not None and not answer.asks else None


def _in_its_sentence(page: Page, trigger: Span) -> tuple[Saying, Reality] | None:
    """Return the same of a sentence that tells of question and answer ("Asked if they had shelled it, the colonel said no.")."""
    sentence = page.sentence_of(trigger)
    match = page.once(_asked_and_answered, sentence)
    if match is None or not Span(*match.span("asked")).contains(trigger) or _NEGATED.search(match["asked"]):
        return None
    reality = _reality(match["answer"])
    if reality is None:
        return None
    source, cue, answer = (Span(*match.span(name)) for name in ("who", "cue", "answer"))
    return Saying((answer,), source, cue, None, False, False, False), reality


def _asked_and_answered(page: Page, sentence: Span) -> re.Match[str] | None:
    return _ASKED_FIRST.match(page.text, *sentence) or _ASKED_LAST.match(page.text, *sentence)


def _reality(answer: str) -> Reality | None:
    if _NOT_YET.match(answer):
        return None
    return "denied" if _NO.match(answer) else "factual" if _YES.match(answer) else None
