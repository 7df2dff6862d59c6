"""Grounds: the place and the time told right behind a number, which are those of that number and of no other.

"Killed four people in Orvel on Friday and wounded two in Mala on Sunday": nobody was wounded in Orvel.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from fogline.claims.amounts.claimed import counted
from fogline.claims.amounts.model import Counted
from fogline.claims.amounts.objects import PEOPLE
from fogline.claims.kinds import OF_PEOPLE
from fogline.claims.page import Page
from fogline.records import Frame, Mention, Span

_IN = r"(?:in|at|near|around|outside|inside|across|on|along|throughout|off|over|during)"
_WORD = r"\s+(?!(?:and|but|or|while|when|after|before|as|from|to|by the time|who|which|that|said|including|than)\b)[^\s.,;:()]+"
_TO_PLACE = re.compile(rf"(?:{_WORD}){{0,6}}?\s+{_IN}(?:{_WORD}){{0,5}}?\s+")
_TO_TIME = re.compile(rf"(?:{_WORD}){{0,6}}?(?:\s+(?:{_IN}|the|late|early|since|last)){{0,3}}\s+")
_NEXT = re.compile(
    rf",?\s+(?:(?:{_IN}|the|a|late|early|alone|and|town|village|city|of|north|south|east|west)\s+){{0,5}}"
)
_IN_PASSING = re.compile(r"\b(?:including|incl|among (?:them|whom|those)|of (?:whom|them|which|those))\b")
_OF_THEM = re.compile(r"\s+of (?:them|whom|which|those)\b")
_OPENING = 60  # code points before a place in which it is seen that a clause opens with it
_REACH = 400  # code points around a number in which others are told apart from it
_BARE = re.compile(rf"(?:\s+of (?:them|whom|which|those)|\s+alone|\s+(?:were )?(?:killed|slain|dead))?\s+{_IN}\s")
_HERE = (
    rf"{_IN}\s(?:the\s)?(?:(?:town|village|city|region|district|province|neighbou?ring|nearby|northern|southern|eastern|western|"
    r"central)\s(?:of\s)?){0,3}"
)
_OPENS = re.compile(rf"(?:[,;:(]\s|[,;]?\s(?:and|but|while|whereas)\s|\s[-–—]\s){_HERE}$", re.IGNORECASE)
_OPENS_ALL = re.compile(_HERE, re.IGNORECASE)
"""What stands before a place with which a clause opens: "... and in Mala two"."""
_JOINED = re.compile(r",?\s(?:and\s)?(?:in\s)?")
_THEN_NUMBER = re.compile(
    r"(?:\s(?:region|province|district|oblast|city|governorate|department|state|alone))?,?\s"
    r"(?:(?:a|another|further|additional|at|least|about|some|around|more|than|as|many|up|to|nearly|over|the|other)\s)*"
)


@dataclass(frozen=True, slots=True)
class Ground:
    """A number with the places and times told right behind it, up to ``end``."""

    number: Span
    places: tuple[Span, ...] = ()
    times: tuple[Span, ...] = ()

    @property
    def start(self) -> int:
        """Where it begins: with the number, or with the places with which its clause opens."""
        return min(span.start for span in (self.number, *self.places))

    @property
    def end(self) -> int:
        """Where the last of it ends."""
        return max(span.end for span in (self.number, *self.places, *self.times))


def grounds(page: Page, sentence: Span, number: Span) -> list[Ground]:
    """Return the numbers of a sentence with the ground of each, in text order; of a long one those around ``number``."""
    near = Span(max(sentence.start, number.start - _REACH), max(number.end, min(sentence.end, number.end + _REACH)))
    mentions = list(_mentions(page, near))
    opening = {place: _opening(page, sentence, mentions[: place + 1]) for place in range(len(mentions))}
    taken = {span for spans in opening.values() for span in spans}
    found: list[Ground] = []
    for place, mention in enumerate(mentions):
        if mention.type == "QUANTITY":
            found.append(Ground(mention.span, opening[place]))
        elif found and mention.type != "STATE" and mention.span not in taken:
            found[-1] = _with(page, found[-1], mention)
    return found


def _opening(page: Page, sentence: Span, mentions: Sequence[Mention]) -> tuple[Span, ...]:
    """Return the places before a number, the last mention, with which its clause opens: "four died in Orvel and in Mala two"."""
    first = last = len(mentions) - 1
    while first > 0 and mentions[first - 1].type in ("PLACE", "STATE"):
        gap = _THEN_NUMBER if first == last else _JOINED
        if gap.fullmatch(page.text, mentions[first - 1].end, mentions[first].start) is None:
            break
        first -= 1
    if first == last or mentions[last].type != "QUANTITY":
        return ()
    start, place = sentence.start, mentions[first].start
    opens = _OPENS.search(page.text, max(start, place - _OPENING), place) or _OPENS_ALL.fullmatch(
        page.text, start, place
    )
    return tuple(mention.span for mention in mentions[first:last]) if opens else ()


def on_its_ground(page: Page, frame: Frame, numbers: Sequence[Span]) -> Frame:
    """Return the frame without places and times that are those of other numbers than its first.

    Those of a number told in passing are never those of the whole ("killed 400 this year, including 70 in Orvel in May"). A
    deed without a number ("strikes") is where and when the first were harmed.
    """
    first = min(numbers, default=None) or first_harmed(page, frame)
    if first is None:
        return frame
    told = grounds(page, page.sentence_of(frame.trigger), first)
    own = next((ground for ground in told if ground.number.overlaps(first)), Ground(first))
    others = [one for one in told if one != own and _marks_some(frame, one)]
    apart = set[Span]()
    people = _of_people(page, frame, others)
    there = own.start == own.number.start or _marks_some(frame, own)
    for ground in (one for one in others if one in people or one.start < one.number.start):
        apart |= set(ground.places) if own.places and there else set()
        apart |= set(ground.times) if own.times else set()
    apart = apart if numbers else _told_elsewhere(frame, apart)
    for part in _parts(page, frame, own, others) if others else ():
        apart |= _of_the_part(page, frame, part)
    return without(frame, apart)


def first_counted(page: Page, frame: Frame, numbers: Sequence[Span]) -> Span | None:
    """Return the first of the people that a frame counts; of a deed without a number that of those whom it harmed."""
    if numbers:
        return min(numbers) if frame.type in OF_PEOPLE else None
    return first_harmed(page, frame)


def differs(page: Page, one: Ground, other: Ground) -> bool:
    """Tell whether both have a place or both a time, and not the same."""
    pairs = ((one.places, other.places), (one.times, other.times))
    return any(here and there and page.words(here[0]) != page.words(there[0]) for here, there in pairs)


def has_frame(page: Page, ground: Ground) -> bool:
    """Tell whether a reader marked between a number and its ground what befell those: then that tells of them."""
    words = Span(ground.number.start, ground.end)
    return any(one.trigger.overlaps(words) for one in page.frames_in(page.sentence_of(ground.number)))


def marks_all(frame: Frame, ground: Ground) -> bool:
    """Tell whether the frame has every place and time of the ground."""
    fillers = _where_and_when(frame)
    return all(any(span.overlaps(filler) for filler in fillers) for span in (*ground.places, *ground.times))


def _marks_some(frame: Frame, ground: Ground) -> bool:
    fillers = _where_and_when(frame)
    return any(span.overlaps(filler) for span in (*ground.places, *ground.times) for filler in fillers)


def _where_and_when(frame: Frame) -> list[Span]:
    return [role.span for role in frame.roles if role.role in ("place", "time")]


def _of_people(page: Page, frame: Frame, told: Sequence[Ground]) -> list[Ground]:
    counts = _counted(page, frame, told) if told else ()
    people = [one.span for one in counts if one.amount.unit is None and one.what in (None, *PEOPLE)]
    return [ground for ground in told if any(span.overlaps(ground.number) for span in people)]


def first_harmed(page: Page, frame: Frame) -> Span | None:
    """Return the first number of the casualties that the frame's sentence tells."""
    harmed = (one for one in page.frames_in(page.sentence_of(frame.trigger)) if one.type == "casualties")
    return min((span for one in harmed for span in one.fillers("quantity") if page.inside(span)), default=None)


def _told_elsewhere(frame: Frame, apart: set[Span]) -> set[Span]:
    """Return those of the places and times beside which the frame has others."""
    roles = [role for role in frame.roles if role.role in ("place", "time")]
    kept = {role.role for role in roles if not any(role.span.overlaps(span) for span in apart)}
    return {span for span in apart if any(role.role in kept for role in roles if role.span.overlaps(span))}


def without(frame: Frame, spans: Iterable[Span]) -> Frame:
    """Return the frame without the places and times at ``spans``."""
    apart = list(spans)
    if not apart:
        return frame
    kept = (
        role
        for role in frame.roles
        if role.role not in ("place", "time") or not any(role.span.overlaps(span) for span in apart)
    )
    return replace(frame, roles=tuple(kept))


def _mentions(page: Page, sentence: Span) -> Iterator[Mention]:
    end = sentence.start
    for mention in page.mentions_in(sentence):
        if mention.type in ("QUANTITY", "PLACE", "STATE", "FACILITY", "TIME") and mention.start >= end:
            end = mention.end
            yield mention


def _with(page: Page, ground: Ground, mention: Mention) -> Ground:
    """Return the ground with the place or time of a mention where it is told right behind."""
    if ground.places or ground.times:
        joins = _NEXT.fullmatch(page.text, ground.end, mention.start)
    else:
        joins = (_TO_TIME if mention.type == "TIME" else _TO_PLACE).fullmatch(page.text, ground.end, mention.start)
    if joins is None:
        return ground
    if mention.type == "TIME":
        return replace(ground, times=(*ground.times, mention.span))
    return replace(ground, places=(*ground.places, mention.span))


def _counted(page: Page, frame: Frame, told: Iterable[Ground]) -> tuple[Counted, ...]:
    return counted(page, frame, [ground.number for ground in told])


def _parts(page: Page, frame: Frame, own: Ground, others: Sequence[Ground]) -> Iterator[Ground]:
    """Yield the grounds of numbers told in passing as some of the frame's first."""
    some = [one.span for one in _counted(page, frame, others) if one.whole == own.number]
    for ground in others:
        if ground.number.start < own.number.end or frame.trigger.overlaps(Span(ground.number.start, ground.end)):
            continue
        between = Span(own.number.end, ground.number.start)
        in_passing = _IN_PASSING.search(page.text, *between) or _OF_THEM.match(page.text, ground.number.end)
        if in_passing and ground.number in some:
            yield ground


def _of_the_part(page: Page, frame: Frame, part: Ground) -> set[Span]:
    """Return the places and times that are those of a part alone.

    "Including 70 in Orvel" are all; "including 12 children in Orvel" may be where all were killed, unless that is told.
    """
    spans = {*part.places, *part.times}
    if _BARE.match(page.text, part.number.end):
        return spans
    elsewhere = _told_elsewhere(frame, spans)
    return spans if elsewhere and (len(elsewhere) == len(spans) or (part.places and part.times)) else set()
