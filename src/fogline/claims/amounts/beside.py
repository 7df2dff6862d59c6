"""One person told beside a number: "the mayor and five other people were killed" counts six."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from fogline.claims.amounts.model import Counted
from fogline.claims.amounts.objects import PEOPLE, class_of
from fogline.claims.page import Page
from fogline.claims.parties.names import ROLE
from fogline.records import Frame, Span
from fogline.records.span import cover

_JOINED = re.compile(r"\s*,?\s+(?:and|along with|together with|as well as)\s+(?:at least |about |some |around )?$")
_OTHERS = re.compile(r"\s+(?:other|others|more)\b")
_SEVERAL = re.compile(r"\band\b|,(?! [^,]+,?$)|(?:^|\s)(?:two|three|four|five|several|some|many|\d+)\s", re.IGNORECASE)
_OF = re.compile(r",|\s(?:of|for|from|in|at|with|who|named)\s")
_MANY = re.compile(
    r"(?:people|police|personnel|staff|men|women|children|clergy|crew|troops|infantry|press|family|household|couple|pair|group|crowd|gang|team|patrol|squad|unit|remains|[a-z]s)$",
    re.IGNORECASE,
)
_OFFICES = re.compile(
    r"justice|magistrate|lawyer|attorney|councillor|councilor|pastor|priest|imam|cleric|nun|monk|principal|headmaster|constable|"
    r"passer-?by|bystander|resident|villager|witness|victim|bride|father|mother|brother|sister|son|daughter|wife|husband",
    re.IGNORECASE,
)
_REACH = 120  # code points before the number in which the person stands


def with_the_person_beside(page: Page, frame: Frame, counted: Iterable[Counted]) -> tuple[Counted, ...]:
    """Return the numbers, each one more where the words name one person and "N others" as those to whom the frame happened.

    Its place then takes in the person: the words "the mayor and five". Measures, parts of another number, and numbers beside
    several persons stay as they are.
    """
    given = tuple(counted)
    people = [span for span in frame.fillers("target") if page.inside(span)]
    moved: dict[Span, Span] = {}
    for one in given:
        start = _person_before(page, people, one)
        if start is not None:
            moved[one.span] = Span(start, one.span.end)
    if not moved:
        return given
    return tuple(
        replace(
            _one_more(one) if one.span in moved else one,
            span=moved.get(one.span, one.span),
            whole=moved.get(one.whole, one.whole) if one.whole is not None else None,
        )
        for one in given
    )


def _one_more(one: Counted) -> Counted:
    low, high = (None if end is None else end + 1 for end in (one.amount.low, one.amount.high))
    of = (
        None if one.of is not None and is_one_person(one.of) else one.of
    )  # four others beside a teacher are not "teacher"
    return replace(one, amount=replace(one.amount, low=low, high=high), of=of, what=one.what if of else "people")


def _person_before(page: Page, people: Sequence[Span], one: Counted) -> int | None:
    """Return where the one person stands that "and five other people" goes on from, or ``None``."""
    amount = one.amount
    if amount.unit is not None or one.whole is not None or not amount.low or one.what not in (None, *PEOPLE):
        return None
    if _OTHERS.match(page.text, one.span.end) is None:
        return None
    sentence = page.sentence_of(one.span)
    for target in people:
        if not sentence.start <= target.start < one.span.start <= target.start + _REACH:
            continue
        joined = _JOINED.search(page.text, target.start, one.span.start)
        if joined is None or joined.start() > target.end:  # "a guard was killed and two others hurt"
            continue
        person = Span(target.start, joined.start())
        if is_one_person(page.words(person)) or is_named(page, person):
            return person.start
    return None


def is_named(page: Page, person: Span) -> bool:
    """Tell whether one person's name, with or without his office, is all that stands there."""
    names = [mention for mention in page.mentions_in(person) if mention.type == "PERSON"]
    return len(names) == 1 and cover([names[0].span, person]) == person and not _SEVERAL.search(page.words(person))


def is_one_person(words: str, *, anybody: bool = False) -> bool:
    """Tell whether words like "the mayor of Orvel" or "a teacher" mean one person.

    ``anybody``: a person is spoken of, so that a noun of no known kind is one ("a porter").
    """
    head = _OF.split(words.strip())[0]
    if _SEVERAL.search(words) or _MANY.search(head):
        return False
    last = head.split()[-1] if head.split() else ""
    if ROLE.fullmatch(last) or _OFFICES.fullmatch(last):
        return True
    kinds = {class_of(last), class_of(f"{last}s")} - {None}
    return bool(kinds & PEOPLE) or (anybody and not kinds and last.isalpha() and last.islower())
