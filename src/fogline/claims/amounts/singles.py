"""Single persons in a list with a number: "two women and a driver were killed" counts three, of whom one is a driver."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from fogline.claims.amounts.beside import is_named, is_one_person
from fogline.claims.amounts.model import Amount, Counted
from fogline.claims.amounts.objects import PEOPLE, class_of
from fogline.claims.amounts.parts import with_sums
from fogline.claims.page import Page
from fogline.claims.parties.table import side_in
from fogline.records import Frame, Span

_AGE = r"(?:\s*\([1-9]\d?\)|,\s+(?:aged\s+)?[1-9]\d?(?=,))"
_JOINT = re.compile(rf"{_AGE}?(?:\s*,\s+(?:and\s+)?|\s+(?:and|along with|together with|as well as)\s+)")
_DETERMINED = re.compile(
    r"(?P<whose>an?|the|his|her|their|its|my|our|one of (?:his|her|their|the|my|our))\s+(?P<who>.+)",
    re.DOTALL | re.IGNORECASE,
)
_COUPLE = re.compile(r"(?:an?|the)\s+(?:[\w-]+\s+)?(?:married )?couple", re.IGNORECASE)
_OF_THE_LIVING = frozenset(("killed", "wounded", "casualties", "abducted", "displaced"))
_AMONG_THEM = re.compile(r",?\s+(?:were |was )?among (?:them|whom|those)\b")


class _Member(NamedTuple):
    """A member of a list: where it stands, the number in it, or how many persons it is without one (0: not told)."""

    span: Span
    number: Counted | None
    persons: int


def with_the_singles_beside(page: Page, frame: Frame, counted: Iterable[Counted]) -> tuple[Counted, ...]:
    """Return the numbers, and the single persons named in a list with them among those to whom the frame happened.

    Those who come to the number before them may be whom it counts: "three people, a woman and two children, were hurt".
    """
    given = tuple(counted)
    people = [one for one in given if one.amount.unit is None and one.what in PEOPLE and one.amount.low]
    if not people:
        return given
    found = [single for area in _areas(page, frame) for single in _singles(page, _members(page, area, people))]
    kept = {one.span: one for one in found if not any(one.span.overlaps(other.span) for other in given)}
    return tuple(with_sums(page.text, sorted((*given, *kept.values()), key=lambda one: one.span)))


def _areas(page: Page, frame: Frame) -> Iterator[Span]:
    """Yield where the people stand; fillers that are marked one by one, but make one list, together."""
    fillers = sorted({span for span in (*frame.fillers("target"), *frame.fillers("actor")) if page.inside(span)})
    while fillers:
        area = fillers.pop(0)
        while fillers and (
            area.overlaps(fillers[0]) or _JOINT.fullmatch(page.text, area.end, fillers[0].start) is not None
        ):
            area = Span(area.start, max(area.end, fillers.pop(0).end))
        if _AMONG_THEM.match(page.text, area.end) is None:
            yield area


def _members(page: Page, area: Span, people: Sequence[Counted]) -> list[_Member]:
    here = [one for one in people if one.span.overlaps(area)]
    lives = any(one.fate in _OF_THE_LIVING for one in here)
    members, start = list[_Member](), area.start
    for joint in (*_JOINT.finditer(page.text, area.start, area.end), None):
        end = joint.start() if joint else area.end
        span = Span(start, start + len(page.text[start:end].rstrip(" ,;")))
        start = joint.end() if joint else start
        inner = [one for one in here if one.span.overlaps(span)]
        members.append(_Member(span, inner[-1] if inner else None, 0 if inner else _persons(page, span, lives=lives)))
    return members


def _persons(page: Page, span: Span, *, lives: bool) -> int:
    """Return how many persons without a number a member is; beside those who were hurt one of no known kind is a person, too."""
    words = page.words(span)
    if _COUPLE.fullmatch(words):
        return 2
    determined = _DETERMINED.fullmatch(words)
    if determined is None:
        return 1 if is_named(page, span) else 0
    return 1 if is_one_person(determined["who"], anybody=lives) else 0


def _singles(page: Page, members: Sequence[_Member]) -> Iterator[Counted]:
    """Yield the persons that stand next to a number of the list, or next to one who does."""
    for at, member in enumerate(members):
        if member.number is None:
            continue
        for one in (*_run(members[:at][::-1])[::-1], *_run(members[at + 1 :])):
            if not _is_aside(page, members, one):
                yield _counted(page, one, member.number)


def _run(members: Sequence[_Member]) -> list[_Member]:
    """Return the members from the first on that are persons without a number."""
    end = next((at for at, one in enumerate(members) if not one.persons), len(members))
    return list(members[:end])


def _is_aside(page: Page, members: Sequence[_Member], one: _Member) -> bool:
    """Tell whether it says who the person before it is: "Brenn, a driver, and two guards" are three."""
    at = members.index(one)
    before, after = (members[at - 1] if at else None), (members[at + 1] if at + 1 < len(members) else None)
    if (
        before is None
        or after is None
        or not before.persons
        or not page.words(one.span).lower().startswith(("a ", "an ", "the "))
    ):
        return False
    return all(
        "," in page.text[left.end : right.start] for left, right in ((before.span, one.span), (one.span, after.span))
    )


def _counted(page: Page, member: _Member, beside: Counted) -> Counted:
    """Return the persons of a member as a number of their own, to whom the same happened as to those beside them."""
    words = page.words(member.span)
    determined = _DETERMINED.fullmatch(words)
    of = determined["who"] if determined else "person"
    return Counted(
        Amount(member.persons, member.persons),
        member.span,
        of,
        class_of(of),
        beside.fate,
        side_in(of),
        beside.whole,
    )
