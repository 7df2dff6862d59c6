"""Later tolls: what a source says next of the same dead, in one sentence: "put the toll at 184 on Monday, and later at 207".

That is no second number of one claim but a claim of its own, of the day that stands behind it.
"""

import re
from dataclasses import replace
from itertools import pairwise

from fogline.claims.amounts.claimed import counted
from fogline.claims.page import Page
from fogline.claims.speech.sayings import Saying
from fogline.records import Frame, Role, Span

_ABOUT = r"(?:(?:at least|at most|more than|about|around|some|nearly|almost|over)\s)?"
_DAY = r"(?:(?:on|by|late|early|late on|early on)\s(?:\w+ )?\w+day(?:\s(?:morning|afternoon|evening|night))?)"
_LATER = (
    r"(?:(?:(?:much|soon|(?:(?:an?|one|two|three|several|some) )?(?:hours?|days?|weeks?)) )?"
    r"(?:later|afterwards|after)|the (?:next|following) day|then|subsequently|eventually|finally)"
)
_PUTS_UP = (
    r"(?:(?:it |which |they |he |she )?(?:was |were |has |have |had )?(?:been )?(?:then |later |soon )?"
    r"(?:revis|rais|updat|increas|lower|cut|chang|correct)"
    r"(?:ed|e|ing|d)(?: (?:it|that|this|the (?:toll|figure|number|count)))?(?: up| down| upwards?| downwards?)?)"
)
_NEXT = re.compile(
    rf"[^.:()]{{0,40}}?(?:[,;]|,?\s(?:and|but|before))\s(?:{_LATER}\s(?:{_PUTS_UP}\s)?(?:(?:at|to|as|of)\s)?|"
    rf"{_PUTS_UP}\s(?:{_LATER}\s)?to\s){_ABOUT}",
    re.IGNORECASE,
)
_ON_ANOTHER_DAY = re.compile(rf"\s{_DAY},?\s(?:and|but)\s(?:at|to)\s{_ABOUT}", re.IGNORECASE)
_ENDS = re.compile(
    rf"(?:\s(?:people|dead|deaths|killed|fatalities))?(?:,?\s{_DAY}|\sin all|\sin total)?\s*(?:[.;,)]|$|as\b|after\b)",
    re.IGNORECASE,
)
"""What stands behind a later toll: nothing that tells of other dead ("then 15 in a second blast")."""

_BARE = re.compile(r"(?:\s(?:people|dead|deaths|killed))?,?\s(?:(?:on|by|late|early)\s)*")


def later_numbers(page: Page, frame: Frame, numbers: list[Span], givers: list[Saying]) -> list[Span]:
    """Return those of the frame's ``numbers`` that are only its source's later ones; ``givers`` are others who give one."""
    if frame.type != "casualties" or len(numbers) < 2:
        return []
    given = sorted(span for span in numbers if not any(saying.holds(span) for saying in givers))
    pairs = pairwise(given)
    return [
        second for first, second in pairs if _is_later(page, first, second) and _of_the_same(page, frame, first, second)
    ]


def on_its_day(page: Page, frame: Frame, number: Span) -> Frame:
    """Return the frame on the day that stands behind a later ``number``, if one does."""
    sentence = page.sentence_of(number)
    behind = page.mentions_in(Span(number.end, sentence.end))
    day = next(
        (one for one in behind if one.type == "TIME" and _BARE.fullmatch(page.text, number.end, one.start)), None
    )
    if day is None:
        return frame
    kept = (role for role in frame.roles if role.role != "time")
    return replace(frame, roles=(*kept, Role("time", *day.span)))


def _is_later(page: Page, first: Span, second: Span) -> bool:
    sentence = page.sentence_of(first)
    if not sentence.contains(second) or _ENDS.match(page.text, second.end, sentence.end) is None:
        return False
    return any(one.fullmatch(page.text, first.end, second.start) for one in (_NEXT, _ON_ANOTHER_DAY))


def _of_the_same(page: Page, frame: Frame, first: Span, second: Span) -> bool:
    fates = [{one.fate for one in counted(page, frame, [span])} - {None} for span in (first, second)]
    return not all(fates) or fates[0] == fates[1]
