"""Corrections: what a report puts right of itself is often the day or the number alone, and what happened stands.

"Correction: we reported that rebels took the mill on Monday. They took it on Tuesday." is a capture, only not on Monday; "...
that a blast killed 11 people. The toll has since risen to 13" is a blast, and eleven dead that are denied. Where nothing but what
was said before is named, or something else is told instead, all of it is taken back (:mod:`fogline.claims.speech.withdrawn`).
"""

import re
from dataclasses import dataclass, replace

from fogline.claims.amounts.objects import fate_of
from fogline.claims.page import Page
from fogline.claims.speech.withdrawn import SET_RIGHT, report_before
from fogline.claims.words import numbers_from, without_article
from fogline.records import Frame, Role, RoleName, Span
from fogline.records.english import ANY_MONTH, ANY_WEEKDAY

_DAY = re.compile(rf"\b(?:{ANY_WEEKDAY}|\d{{1,2}} {ANY_MONTH}|{ANY_MONTH} \d{{1,2}}|yesterday)\b")
_NUMBER = (
    rf"(?:(?!(?:19|20)\d\d\b)\d[\d,.]*\d|\d|{numbers_from(1, 19)}|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b"
    rf"(?! {ANY_MONTH})"
)
_TOLL = r"(?<!\ba )(?:toll|figure|number|count|total|tally|estimate)"
_OPENS = (
    r"\W*(?:but |in fact,? |actually,? |when |while |as )*(?:it|they|that|this|both|the (?:[\w'’-]+ ){0,3}?[\w'’-]+) "
    r"(?:\w+ly |in fact )?(?:was|were|is|are|happened|occurred|began|came|took place|should (?:have )?(?:said|read|be|been))\b"
    r"(?: (?:in fact|actually|really|instead|only|now|at least|about|some|around|nearly|more than|closer to|late|early|on|in|the|"
    r"day before|day after)\b,?){0,3} "
)
_OR_NOT = r"\s*(?:[.,;)]|$|(?:and )?not\b|rather\b|instead\b)"
_IT_WAS_ON = re.compile(
    rf"{_OPENS}(?={_DAY.pattern}(?: (?:morning|night|evening|afternoon|last week|local time|\d{{4}})\b)*{_OR_NOT})",
    re.IGNORECASE,
)
_IT_WAS_SO_MANY = re.compile(
    rf"\W*(?:but |in fact,? |actually,? )*(?:there were|it killed)(?: \w+){{0,2}}? {_NUMBER}|"
    rf"{_OPENS}{_NUMBER}(?: (?:people|dead|deaths|killed|wounded|of them)\b)*{_OR_NOT}",
    re.IGNORECASE,
)
_TOLL_IS = re.compile(
    rf"\b{_TOLL}\b[^.;]{{0,60}}?\b{_NUMBER}|\b(?:raised|lowered|revised|cut) (?:it|this|that) to {_NUMBER}"
)
_NOT_SO = re.compile(
    r"\b(?:no|never|nobody|none|(?:did|has|have|had|does|could|can)(?: not|n['’]t)|cannot|untrue|false|wrong that|unconfirmed|"
    r"unverified|fabricated)\b",
    re.IGNORECASE,
)
_SAME = frozenset("it they them he she who which its their there town village city place base area site".split())
_FOLLOWING = 2  # sentences in which a correction says what is right


@dataclass(frozen=True, slots=True)
class Righted:
    """A frame without the day or the number that is put right, and whether it stands so; else only its number was told."""

    frame: Frame
    stands: bool


def put_right(page: Page, frame: Frame) -> Righted | None:
    """Return what stands of a frame of which the report puts the day or the number right; ``None`` for any other."""
    start = page.once(report_before, frame.trigger)
    if start is None:
        return None
    said, sets_right = _report_and_correction(page, frame.trigger, start)
    right = [part for part in sets_right if _NOT_SO.search(page.words(part)) is None]
    if not right or len(right) < len(sets_right):
        return None
    day = any(_gives_day(page, said, part) for part in right)
    number = any(_gives_number(page, said, part) for part in right)
    if not day and not number:
        return None
    stands = frame.type != "casualties" or not number or not _is_its_number(page, frame, right)
    frame = _with_day(page, frame, said, right) if day else frame
    counted = any(one.type == "casualties" and one.fillers("quantity") for one in page.frames_in(said))
    return Righted(_without(frame, "quantity") if number and stands and not counted else frame, stands)


def _report_and_correction(page: Page, trigger: Span, start: int) -> tuple[Span, tuple[Span, ...]]:
    """Return the words of the report that are put right, and those that do so: in the same sentence or in the next."""
    sentence, block = page.sentence_of(trigger), page.block_of(trigger)
    turn = SET_RIGHT.search(page.text, trigger.end, sentence.end)
    if turn is not None:
        return Span(start, turn.start()), (Span(turn.start(), sentence.end),)
    number = page.number_of(trigger)
    following = page.sentences[number + 1 : number + 1 + _FOLLOWING] if number >= 0 else ()
    return Span(start, sentence.end), tuple(one for one in following if block.contains(one))


def _gives_day(page: Page, said: Span, part: Span) -> bool:
    """Tell whether ``part`` tells another day for what was ``said``: of "it", or of the same deed by the same doer."""
    if _DAY.search(page.text, *said) is None:
        return False
    if _IT_WAS_ON.match(page.text, *part):
        return True
    return any(
        _DAY.search(page.words(time)) is not None
        for other in _told_again(page, said, part)
        for time in other.fillers("time")
    )


def _gives_number(page: Page, said: Span, part: Span) -> bool:
    """Tell whether ``part`` tells another number for what was ``said``."""
    if re.search(rf"\b{_NUMBER}\b", page.words(said), re.IGNORECASE) is None:
        return False
    if _IT_WAS_SO_MANY.match(page.text, *part) or _TOLL_IS.search(page.words(part)):
        return _IT_WAS_ON.match(page.text, *part) is None
    return any(other.fillers("quantity") for other in _told_again(page, said, part))


def _told_again(page: Page, said: Span, part: Span) -> list[Frame]:
    """Return the frames of ``part`` that tell what one of those ``said`` tells, of no other doer, victim or place."""
    before = page.frames_in(said)
    return [
        other
        for other in page.frames_in(part)
        if other.reality == "factual" and any(other.type == one.type and _is_same(page, one, other) for one in before)
    ]


def _is_same(page: Page, one: Frame, other: Frame) -> bool:
    """Tell whether all that ``other`` names is named by ``one``, too; of casualties the number is what differs."""
    names: tuple[RoleName, ...] = ("actor", "place") if one.type == "casualties" else ("actor", "target", "place")
    told = " ".join(_named(page, one, name) for name in names)
    return all(_named(page, other, name) in told for name in names)


def _named(page: Page, frame: Frame, name: RoleName) -> str:
    """Return the words of the frame's fillers of a role, without those that only take up what was named before."""
    words = [without_article(page.words(span)).lower() for span in frame.fillers(name) if page.inside(span)]
    return " ".join(word for word in words if word not in _SAME)


def _is_its_number(page: Page, frame: Frame, right: list[Span]) -> bool:
    """Tell whether the number that is put right is that of these casualties: of "killed 11 and wounded 20" may be one alone."""
    told = (one for part in right for one in page.frames_in(part) if one.type == frame.type)
    fates = {fate_of(page.words(one.trigger)) or "killed" for one in told}  # a toll is one of dead
    return not fates or fate_of(page.words(frame.trigger)) in fates


def _with_day(page: Page, frame: Frame, said: Span, right: list[Span]) -> Frame:
    """Return the frame without its day, and with that which is told for it instead ("It was on Tuesday.")."""
    bare = _without(frame, "time")
    days = [day for part in right for day in _days_of_it(page, frame, said, part)] if frame.fillers("time") else []
    return replace(bare, roles=(*bare.roles, Role("time", *days[0]))) if days else bare


def _days_of_it(page: Page, frame: Frame, said: Span, part: Span) -> list[Span]:
    """Return the days that ``part`` tells for the frame: where it tells of "it" alone, or of the same deed again."""
    again = [other for other in _told_again(page, said, part) if other.type == frame.type]
    opens = _IT_WAS_ON.match(page.text, *part)
    if again or opens is None or page.frames_in(part):
        return [span for other in again for span in other.fillers("time")]
    times = [mention.span for mention in page.mentions_in(part) if mention.type == "TIME"]
    return [span for span in times if span.end > opens.end()][:1]


def _without(frame: Frame, name: RoleName) -> Frame:
    return replace(frame, roles=tuple(role for role in frame.roles if role.role != name))
