"""Lists: short lines of a label and a number under a line that introduces them ("Losses of the enemy as of 5 December:").

What the line above says holds for every line below: who says it, when, where, whose. A line that has its own keeps it, and one
that counts over a longer time ("Total since October") is not of that day.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fogline.claims.amounts.objects import class_of, fate_of
from fogline.claims.kinds import HARM
from fogline.claims.page import Page
from fogline.records import Attribution, Frame, Mention, Role, RoleName, Span
from fogline.records.span import cover

_NUMBER = (
    r"(?P<number>(?:(?:about|around|approximately|approx\.|some|over|more than|at least|up to|~|≈)\s*)?"
    r"\d(?:[\d,.\u00a0]*\d)?)"
)
_MORE = r"(?:\s*\(\s*(?P<more>\+\s*\d(?:[\d,.]*\d)?)[^()\n]{0,40}\))?"
_IS = r"(?:\s*[:=]\s*|\s+[-–—‒―]+\s*|\s*[–—‒―]\s*)"
_BULLET = r"[^\w(\n]{0,6}"
_LABELLED = re.compile(
    rf"{_BULLET}(?P<what>[^\W\d_][^:\n]{{1,70}}?){_IS}{_NUMBER}{_MORE}(?![\w%])[^:\n]{{0,60}}", re.IGNORECASE
)
_COUNTED = re.compile(rf"{_BULLET}{_NUMBER}{_MORE}\s+(?P<what>[^\W\d_][^:\d\n]{{2,70}}?)[^\w\n]{{0,3}}", re.IGNORECASE)
_ENDS = (".", "!", "?")
MARKED = re.compile(
    r"(?:[-–—•*▪▫◦‣●○■□►▶✔✅❗🔹🔸🔴🔵⚡➡]\ufe0f?\s*|"
    r"(?:[\U0001F300-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF\U0001F1E6-\U0001F1FF]\ufe0f?){1,3}\s*|\(?(?:\d{1,2}|[a-z])[.)]\s+)(?=\S)"
)
"""How a line of a list begins."""
_RUNNING = re.compile(
    rf"(?:^|[:;,•▪]\s*)(?P<what>[^\W\d_][^:;,\d\n]{{1,60}}?){_IS}{_NUMBER}{_MORE}(?=\s*(?:[;,.•▪]|$|[^\W\d_]))",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:total|overall|cumulative|since|so far|to date|from the (?:start|beginning))\b", re.IGNORECASE
)
_GIVER = re.compile(r"\b(?:from|by|of|according to)\s+(?:the\s+)?$", re.IGNORECASE)
_ITS_NUMBER = re.compile(r"\W{0,3}\(?\d{1,3}[.)]\s*")
"""The number of a line where it is a sentence of its own."""
_SAYS = re.compile(
    r"\W*(?P<who>(?:the\s)?[^\W\d][\w'’ -]{2,60}?)\s(?:(?:further|also|hereby)\s)?(?P<cue>charges|alleges|finds|"
    r"found|states|concludes|"
    r"claims|says|reports|declares)(?:\s(?:that|as follows|the following))?:\s*",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\s(?:on|for|in|during|as of|over|since|by|late|early)\s[^:;.,]{2,40}:\W*")
"""What may stand between what is said and the colon: "reported the following losses on Monday:"."""
_FEWEST = 2  # lines that make a list
_STRAY = 4  # code points between what is said and the end of its line: a colon, a bracket
_MOST = 60  # lines that are looked at


@dataclass(frozen=True, slots=True)
class Item:
    """One line: where it stands, what it counts and how many, and by how many more than in the last such list ("(+16)")."""

    span: Span
    label: Span
    number: Span
    more: Span | None = None


@dataclass(frozen=True, slots=True)
class ItemList:
    """The line (a sentence) that introduces, the items in text order, and the lines, bulleted sentences among them."""

    head: Span
    items: tuple[Item, ...]
    lines: tuple[Span, ...]


def lists(page: Page) -> tuple[ItemList, ...]:
    """Return the lists of the page, in text order."""
    found: list[ItemList] = []
    end = 0
    for place, head in enumerate(page.sentences):
        if head.start < end:
            continue
        items = _items(page, place) or _running(page, head)
        lines = tuple(item.span for item in items if not head.contains(item.span))
        lines = max(lines, _bulleted(page, place), key=len)  # a line without a figure is one, too
        if items or lines:
            found.append(ItemList(head, items, lines))
            end = max(head.end, *(line.end for line in lines), 0)
    return tuple(found)


def attributed(page: Page, found: tuple[ItemList, ...]) -> Iterator[Attribution]:
    """Yield for each list whose head says who speaks, or whose figures they are, an attribution of its lines to the same."""
    for one in found:
        free = tuple(line for line in one.lines if not _is_told(page, line))
        if not free:
            continue
        near = page.told_at(cover([one.head, *one.lines[:1]]))
        heads = [known for known in near if known.source is not None and _opens(page, known, one)]
        giver = _giver(page, one.head) if not heads and one.items else None
        if not heads and not one.items and (says := _SAYS.fullmatch(page.text, *one.head)) is not None:
            yield Attribution(Span(*says.span("who")), Span(*says.span("cue")), None, free)
        elif heads:
            yield from (replace(known, content=free, continues=False) for known in heads[-1:])
        elif giver is not None:
            yield Attribution(giver.span, None, None, free)
        elif not heads and (poster := _poster(page, one.head)) is not None:
            yield Attribution(poster.span, None, None, free)


def with_head(page: Page, found: tuple[ItemList, ...], frame: Frame) -> Frame:
    """Return ``frame``, where it stands in a line of a list, with the time, place and target of the head where it has none."""
    one = _last(found, frame.trigger)
    if one is None or not _holds(one, frame.trigger) or frame.type not in HARM:
        return frame
    roles: list[Role] = []
    mentions = page.mentions_in(one.head)
    line = page.sentence_of(frame.trigger)
    heads = page.frames_in(one.head)
    if not frame.fillers("time") and _TOTAL.search(page.words(line)) is None:
        own = page.document.published.evidence  # the day of a dateline is not that of what the head tells
        told = [span for other in heads for span in other.fillers("time") if page.inside(span)]
        named_times = [mention.span for mention in mentions if mention.type == "TIME"]
        times = [span for span in (*told, *named_times) if not any(span.overlaps(day) for day in own)]
        roles += _roles("time", times[:1])
    for role in ("place", "target"):
        named = any(mention.type == "PLACE" for mention in page.mentions_in(line))
        if not frame.fillers(role) and (not named if role == "place" else frame.type == "casualties"):
            of_it = heads if role == "place" else [other for other in heads if other.type in HARM]
            roles += _roles(role, list(dict.fromkeys(s for other in of_it for s in _fillers(page, other, role)))[:1])
    return replace(frame, roles=(*frame.roles, *roles)) if roles else frame


def counts(page: Page, found: tuple[ItemList, ...], frame: Frame) -> tuple[Item, ...]:
    """Return the lines that tell how many for ``frame``, which stands in their head; a line with a frame of its own is none."""
    one = _last(found, frame.trigger)
    if one is None or not one.head.contains(frame.trigger):
        return ()
    if not (frame.type in HARM or fate_of(page.words(frame.trigger))):
        return ()
    heads = [t for other in page.frames_in(one.head) if not _in_brackets(page, one.head, t := other.trigger)]
    if frame.trigger != max((t for t in heads if t == frame.trigger or fate_of(page.words(t))), default=None):
        return ()
    kept = [item for item in one.items if one.head.contains(item.span) or not page.frames_in(item.span)]
    known = [item for item in kept if class_of(page.words(item.label)) is not None]
    return tuple(kept) if 2 * len(known) > len(kept) else tuple(known)


def _items(page: Page, head: int) -> tuple[Item, ...]:
    """Return the lines behind the sentence ``head`` that are items, as long as there is no other; fewer than two are none."""
    words = page.words(page.sentences[head]).rstrip()
    introduces = words.endswith(":")
    if words.endswith(_ENDS) or _item(page, page.sentences[head], introduces) is not None:
        return ()
    items: list[Item] = []
    for sentence in page.sentences[head + 1 : head + 1 + _MOST]:
        item = _item(page, sentence, introduces)
        if item is None:
            break
        items.append(item)
    return tuple(items) if len(items) >= _FEWEST else ()


def _item(page: Page, sentence: Span, introduced: bool) -> Item | None:
    """Return the line as an item; "120 killed", the number first, is one only where a colon introduces the list."""
    match = _LABELLED.fullmatch(page.text, *sentence)
    if match is None and introduced:
        match = _COUNTED.fullmatch(page.text, *sentence)
    return _made(match, sentence) if match is not None else None


def _bulleted(page: Page, head: int) -> tuple[Span, ...]:
    """Return the bulleted lines behind the sentence ``head``, which ends in a colon; each with all its sentences."""
    if not page.words(page.sentences[head]).rstrip().endswith(":"):
        return ()
    lines: list[Span] = []
    for sentence in page.sentences[head + 1 : head + 1 + _MOST]:
        if MARKED.match(page.text, *sentence) or _ITS_NUMBER.fullmatch(page.text, *sentence):
            lines.append(sentence)
        elif lines and "\n" not in page.text[lines[-1].end : sentence.start]:
            lines[-1] = Span(lines[-1].start, sentence.end)
        else:
            break
    return tuple(lines) if len(lines) >= _FEWEST else ()


def _running(page: Page, sentence: Span) -> tuple[Item, ...]:
    """Return the items of a list that runs on in its sentence: "losses: personnel - 1,660, tanks - 9, guns - 14"."""
    colon = page.text.find(":", sentence.start, sentence.end)
    if colon < 0:
        return ()
    found = [_made(match, Span(*match.span())) for match in _RUNNING.finditer(page.text, colon, sentence.end)]
    return tuple(found) if len(found) >= _FEWEST else ()


def _made(match: re.Match[str], span: Span) -> Item:
    more = Span(*match.span("more")) if match["more"] else None
    return Item(span, Span(*match.span("what")), Span(*match.span("number")), more)


def _last(found: tuple[ItemList, ...], trigger: Span) -> ItemList | None:
    """Return the only list in which ``trigger`` may stand, for they come one after the other: the last that begins before it."""
    at = bisect_right(found, trigger.start, key=lambda one: one.head.start)
    return found[at - 1] if at else None


def _holds(one: ItemList, trigger: Span) -> bool:
    return any(item.span.contains(trigger) for item in one.items) and not one.head.contains(trigger)


def _is_told(page: Page, line: Span) -> bool:
    return any(known.source is not None for known in page.told_at(line))


def _opens(page: Page, known: Attribution, one: ItemList) -> bool:
    """Tell whether what somebody says stands in the head of a list and goes on to its colon, or begins with the first line."""
    said_in_head = [span for span in (known.cue, known.source) if span is not None and one.head.contains(span)]
    if said_in_head and one.lines and any(one.lines[0].overlaps(part) for part in known.content):
        return True
    ends = [part.end for part in known.content] + [span.end for span in said_in_head]
    last = max(ends)
    closes = one.head.end - _STRAY <= last or _WHEN.fullmatch(page.text, last, one.head.end) is not None
    return any(one.head.overlaps(part) for part in known.content) and last <= one.head.end and closes


def _giver(page: Page, head: Span) -> Mention | None:
    """Return whose figures they are: "figures from the Health Ministry", "Gaza Ministry of Health, daily report"."""
    bodies = [mention for mention in page.mentions_in(head) if mention.type == "ORG"]
    named = [m for m in bodies if m.start - head.start <= len("The ") or _GIVER.search(page.text, head.start, m.start)]
    return named[0] if named else None


def _poster(page: Page, head: Span) -> Mention | None:
    """Return the body that is all that a head names but its day: "⚡ Air Force, 14.11.2024:"."""
    for mention in page.mentions_in(head)[:2]:
        if (
            mention.type not in ("ORG", "FORCE")
            or re.fullmatch(r"\W*(?:The )?", page.text[head.start : mention.start]) is None
        ):
            continue
        days = [one.span for one in page.mentions_in(Span(mention.end, head.end)) if one.type == "TIME"]
        ends = (days[0].start, days[-1].end) if days else (head.end, head.end)
        dated = bool(days) and re.fullmatch(r"\W*(?:(?:on|for|as of) )?", page.text[mention.end : ends[0]]) is not None
        return mention if dated and re.fullmatch(r"\W*", page.text[ends[1] : head.end]) is not None else None
    return None


def _in_brackets(page: Page, head: Span, span: Span) -> bool:
    """Tell whether ``span`` is a remark by the way: "[figures in brackets are the latest losses - ed.]"."""
    before = page.text[head.start : span.start]
    return max(before.rfind("["), before.rfind("(")) > max(before.rfind("]"), before.rfind(")"))


def _fillers(page: Page, frame: Frame, role: RoleName) -> tuple[Span, ...]:
    """Return the fillers of a frame of the head; a ministry is no place."""
    bodies = [mention.span for mention in page.mentions_in(page.sentence_of(frame.trigger)) if mention.type == "ORG"]
    return tuple(span for span in frame.fillers(role) if not any(body.overlaps(span) for body in bodies))


def _roles(role: RoleName, spans: list[Span]) -> list[Role]:
    return [Role(role, span.start, span.end) for span in spans]
