"""Items of a log: lines headed by a day and a place ("10 Sept, Banki: gunmen killed six farmers; nine people were wounded.").

Day and place of the head hold for all that the item tells, where a clause does not tell its own. The dateline of a report looks
alike, but tells where and when it was written. In a log of hours ("06:10 Two jets bombed Orvel. Nine dead.") what was done at
that hour gives hour and place to what came of it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fogline.claims.kinds import HARM
from fogline.claims.page import Page
from fogline.records import Frame, Mention, Role, RoleName, Span
from fogline.records.english import ANY_WEEKDAY

_GAP = re.compile(r"[^\w\n]{0,6}(?:(?:on|in|at|near|around|outside|the|village|town|city|of) ){0,3}", re.IGNORECASE)
_END = re.compile(
    r"(?: (?:region|province|state|district|area|city|town|village|county|governorate|oblast))?[^\S\n]{0,3}[)\]]?[^\S\n]{0,3}"
    r"(?:\([A-Z][^()\n]{1,30}\)[^\S\n]{0,3})?(?::|[-–—]{1,2})[^\S\n]{1,3}(?=\S)",
    re.IGNORECASE,
)
_DAY = re.compile(rf"(?<![:.\d])\d{{1,2}}(?:st|nd|rd|th)?\b(?![:.]\d)|\b{ANY_WEEKDAY}\b")
_CLAUSE = re.compile(r"[;.:]\s|\s[-–—]\s")
_BEFORE = re.compile(
    r"\b(?:earlier|previously|recall(?:ed|s|ing)|years? ago|months? ago|last (?:year|month))\b|\bhad\b", re.IGNORECASE
)
_TOTAL = re.compile(r"\b(?:in total|a total of|overall|so far|to date|since)\b", re.IGNORECASE)
_HOUR = re.compile(r"\W{0,3}\d{1,2}[:.]\d\d(?:\s?(?:hrs|h))?", re.IGNORECASE)
_KINDS = ("TIME", "PLACE", "STATE")
_HEAD = 80  # code points


@dataclass(frozen=True, slots=True)
class Item:
    """The words behind the head, with the head's day and place."""

    words: Span
    day: Span
    place: Span | None
    is_plain: bool
    """Whether it is no dateline for sure: the day comes first, or what follows goes on in small letters."""
    of_hours: bool = False
    """Whether it is only what came of a deed that the head tells."""


def items(page: Page) -> tuple[Item, ...]:
    """Return the items of the page, in text order; one that may be a dateline counts only beside others."""
    found = tuple(_items(page))
    hours = tuple(_of_hours(page))
    kept = tuple(item for item in found if item.is_plain or len(found) > 1)
    return (*kept, *(hours if len(hours) > 1 else ()))


def with_item(page: Page, found: tuple[Item, ...], frame: Frame) -> Frame:
    """Return ``frame`` with the day and place of the item it stands in, where its clause tells none."""
    at = bisect_right(found, frame.trigger.start, key=lambda one: one.words.start)  # they come one after the other
    item = next((one for one in found[max(0, at - 1) : at] if one.words.contains(frame.trigger)), None)
    if item is None or frame.reality not in ("factual", "denied", "possible"):
        return frame
    if item.of_hours and frame.type not in HARM:
        return frame
    clause = _clause(page, item, frame)
    if _TOTAL.search(page.words(clause)) or _is_recalled(page, item, frame):
        return frame
    kinds = {mention.type for mention in page.mentions_in(clause)}
    roles: list[Role] = []
    dated = "TIME" in kinds or any(not span.overlaps(item.day) for span in frame.fillers("time"))
    if not dated and not frame.fillers("time"):
        roles.append(Role("time", *item.day))
    if item.place is not None and not dated and "PLACE" not in kinds and not _is_placed(page, frame):
        roles.append(Role("place", *item.place))
    return replace(frame, roles=(*frame.roles, *roles)) if roles else frame


def _is_recalled(page: Page, item: Item, frame: Frame) -> bool:
    """Tell whether a further sentence of the item tells of what was before: "Earlier the army had arrested 20"."""
    sentence = page.sentence_of(frame.trigger)
    first = page.sentence_of(Span(item.words.start, item.words.start + 1))
    return sentence.start > first.start and _BEFORE.search(page.words(sentence)) is not None


def _is_placed(page: Page, frame: Frame) -> bool:
    named: tuple[RoleName, ...] = ("place", "destination")
    fillers = [span for role in named for span in frame.fillers(role) if page.inside(span)]
    return any(mention.type in ("PLACE", "STATE") for span in fillers for mention in page.mentions_in(span))


def _clause(page: Page, item: Item, frame: Frame) -> Span:
    sentence = page.sentence_of(frame.trigger)
    first = max(sentence.start, item.words.start)
    start = max((match.end() for match in _CLAUSE.finditer(page.text, first, frame.trigger.start)), default=first)
    end = _CLAUSE.search(page.text, frame.trigger.end, sentence.end)
    return Span(start, max(end.start() if end else sentence.end, frame.trigger.end))


def _items(page: Page) -> Iterator[Item]:
    """Yield what stands between each head and the next one, or the end of its paragraph."""
    heads = [head for sentence in page.sentences if (head := _head(page, sentence)) is not None]
    nexts = [words.start for words, _ in heads[1:]] + [len(page.text)]
    for (words, marks), end in zip(heads, nexts, strict=False):
        days = [mark.span for mark in marks if mark.type == "TIME"]
        places = [mark.span for mark in marks if mark.type != "TIME"]
        told = Span(words.end, min(end, max(page.block_of(words).end, words.end)))
        plain = marks[0].type == "TIME" or page.text[words.end].islower()
        yield Item(told, days[0], next(iter(places), None), plain)


def _of_hours(page: Page) -> Iterator[Item]:
    """Yield what stands behind the deed of each line that opens with an hour: "06:10 Two jets bombed Orvel. Nine dead."."""
    for block in page.blocks:
        hour = next(
            (one.span for one in page.mentions_in(Span(block.start, min(block.end, block.start + _HEAD)))), None
        )
        if hour is None or _HOUR.fullmatch(page.text, block.start, hour.end) is None:
            continue
        deed = page.sentence_of(hour)
        done = [frame for frame in page.frames_in(deed) if hour in frame.fillers("time")]
        rest = Span(deed.end, max(deed.end, block.end))
        times = [one for one in page.mentions_in(Span(hour.end, block.end)) if one.type == "TIME"]
        if not done or times:
            continue
        places = [span for frame in done for span in frame.fillers("place") if _names_a_place(page, span)]
        yield Item(rest, hour, next(iter(places), None), is_plain=True, of_hours=True)


def _names_a_place(page: Page, span: Span) -> bool:
    return page.inside(span) and any(mention.type == "PLACE" for mention in page.mentions_in(span))


def _head(page: Page, sentence: Span) -> tuple[Span, list[Mention]] | None:
    """Return the head of a sentence with the day and places that are all it is made of."""
    marks: list[Mention] = []
    best: tuple[Span, list[Mention]] | None = None
    at = sentence.start
    for mention in page.mentions_in(Span(sentence.start, min(sentence.end, sentence.start + _HEAD))):
        if mention.type not in _KINDS or _GAP.fullmatch(page.text, at, max(at, mention.start)) is None:
            break
        marks.append(mention)
        at = mention.end
        end = _END.match(page.text, at, sentence.end)
        if end is not None and _is_day(page, marks):
            best = Span(sentence.start, end.end()), [*marks]
    return best


def _is_day(page: Page, marks: list[Mention]) -> bool:
    """Tell whether there is a day among the words of a head, and not that on which the text itself came out."""
    days = [mark.span for mark in marks if mark.type == "TIME"]
    own = any(span.overlaps(day) for day in days for span in page.document.published.evidence)
    return not own and any(_DAY.search(page.words(day)) for day in days)
