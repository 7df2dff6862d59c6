"""When: the interval of a claim, from the frame's time fillers.

An expression that cannot be placed gives an interval with both ends unknown; the publication date is an anchor, never an answer.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from fogline.claims.page import Page
from fogline.claims.scene.counted_back import counted_back
from fogline.claims.scene.lifted import until_lifted
from fogline.claims.scene.remembered import remembered
from fogline.claims.scene.running import by_its_entry, without_stamp
from fogline.claims.scene.since import date_begun, since_begun
from fogline.claims.times import Time, Told, from_short, interval, quotes_of, short, times_of
from fogline.claims.words import numbers_from
from fogline.records import Document, Frame, Interval, Mention, Span

Times = Mapping[Span, tuple[Time, ...]]
_RIGHT_BEHIND = re.compile(r"\s+(?:(?:on|in|at|late|early|later|by|the)\s+)*")
_COMPARED = re.compile(
    r"(?:, against|\b(?:compared (?:with|to)|(?:down|up) from|as against))\s(?:(?:about|some|around|only|just|nearly)\s)?"
    rf"(?:\d[\d,.]*%?|{numbers_from(1, 12)}|none)(?:\s[\w'’-]+){{0,3}}?\s"
    r"(?:in|during|over|for|of|on|the|last|previous)\b[^.;:]*$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:said|says|reported|announced|wrote|added|posted)(?: on [A-Z]\w+)?(?: late| early| at| on)?\s$"
)
_WHEN = re.compile(r",? when ")
_FOUND = (
    r"(?:found|discovered|recovered|retrieved|unearthed|exhumed|identified|pulled|dug (?:out|up)|washed (?:up|ashore)|"
    r"taken to the morgue)"
)
_PAPER = re.compile(
    r"\b(?:story|article|report|dispatch|piece|post|statement|bulletin|edition|briefing|letter|communiqu[eé]|tweet)s?\s"
    r"(?:(?:published|dated|issued|posted|released|from|of|on)\s)+$",
    re.IGNORECASE,
)
_PAPER_AHEAD = 50  # code points before a time in which the paper stands
_FOUND_LATER = re.compile(
    rf"(?<!\.)[^.;:]*\b(?:was|were|been|being|are|is|they|rescuers|workers|crews|teams)\s(?:[a-z]+ ){{0,2}}?{_FOUND}\b[^.;:,]*$"
)
_BY_THEN = re.compile(
    r"\b(?:after|killed|died|when|in the|in an?|by (?:the|an?))\b"
)  # what the day dates is the deed then
_FINDING = re.compile(rf"\b{_FOUND}\b")
_OF_THINGS = re.compile(
    r"\s(?:(?!(?:bodies|body|corpses?|remains|dead|victims?|in|on|at|from)\b)[\w.-]+\s){0,4}?"
    r"(?:rifles?|weapons?|arms|guns?|ammunition|grenades?|explosives?|vehicles?|pistols?|drones?|documents|money|motor(?:cycles?|bikes?)|"
    r"bombs?|mines?|IEDs?|magazines|rounds|equipment|radios?|shells|casings|cartridges|phones?)\b"
)
"""Behind "recovered" and "found" of arms: "killed two on Monday and recovered two rifles" dates the killing."""
_CLAUSE_END = re.compile(r"[,;.:–—]")
_CLAUSE = 110  # code points of a clause before its date
_ON = re.compile(r",?\W{0,3}(?:(?:on|in|at|around|about|early|late|during|over|the) )*", re.IGNORECASE)
_THAT = re.compile(r"\b(?:said|says|reported|announced|informs? the public|stated|confirmed|added) that ")
_MAIN_CLAUSE = re.compile(
    r", (?:(?!\b(?:after|when|before|since|who|which|where|while|whose|because|until|that|said|says|if|following|over|about)\b)"
    r"[^;:.\n\"“”]){0,120}"
)
"""From a time in front to what happened then, with no other clause between."""
_JOINS = re.compile(r"[;:]\s|[,\s](?:and|but|while|whereas|then)\s")
_RANK = {"instant": 0, "part_of_day": 1, "day": 2, "week": 3, "interval": 4, "month": 5, "year": 6, "unknown": 9}


def times_on(page: Page, zone: str = "") -> Times:
    """Return the readings of every phrase of time on ``page``, the likeliest first: one call a document.

    ``zone`` is that of the place that the page tells of ("kyiv", "+03:00"; "": unknown), for clock times that name none. The
    phrases are the TIME mentions and the time fillers that neither hold one nor lie in one.
    """
    frames = [frame for _, frame in page.frames]
    phrases = {mention.span for mention in page.mentions if mention.type == "TIME"}
    phrases |= {
        span for frame in frames for span in frame.fillers("time") if page.inside(span) and not _times(page, span)
    }
    phrases |= {since for span in phrases if (since := _behind_since(page, span)) is not None}
    counted = phrases | {span for frame in frames for span in frame.fillers("time") if page.inside(span)}
    phrases |= {date for span in counted if (date := date_begun(page, span)) is not None}
    told = Told(
        page.text,
        sorted(phrases),
        page.sentences,
        days_of(page.document),
        quotes_of(page.text),
        coming=frozenset(to_come(phrases, frames)),
        zone=zone,
    )
    return times_of(told)


def days_of(document: Document) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day on which ``document`` may have been published, or ``None``."""
    first, last = document.published.start, document.published.end
    return (first, last) if first and last else None


def value_text(times: Sequence[Time]) -> str:
    """Return the ISO 8601 value of the likeliest reading ("2022-05-15", "2022-05", "P3W", "2022-02-24/.."), or "".

    A clock time whose day is not known has none: it would be a value without a date.
    """
    value = short(times[0]) if times else ""
    return "" if value.startswith("T") else value


def when(page: Page, frame: Frame, times: Times | None = None) -> Interval | None:
    """Return when the frame is said to happen: of several fillers the one that says it best; ``None`` without any.

    ``times`` are those of :func:`times_on`; they are read anew where they are left out.
    """
    fillers = [
        span
        for span in frame.fillers("time")
        if page.inside(span)
        and not any(other(page, frame, span) for other in (_is_compared, _is_of_finding, _is_of_a_paper))
    ]
    if not fillers and not frame.fillers("time"):
        fillers = _fronted(page, frame)
    known = times_on(page) if times is None else times
    if not fillers:
        return remembered(page, frame) or by_its_entry(page, frame, known)
    told = [span for span in fillers if not _SAYS.search(page.text, max(0, span.start - 40), span.start)]
    # Of "hit over the past day, he said at 8 am on Friday" the hour is not that of what happened.
    fillers = without_stamp(page, told or fillers)
    if len(fillers) == 1 and (earlier := counted_back(page, frame, fillers[0], known)):
        return interval(earlier, fillers[0])
    fillers = _of_its_clause(page, frame, fillers)
    found = [since_begun(page, frame, one) for span in fillers for one in _intervals(page, span, known)]
    found = [until_lifted(page, frame, one) for one in found]
    if frame.type == "casualties":
        found = [_until_found(page, frame, one) for one in found]
    headed = _headed(page, frame, fillers, known)
    if headed is not None:
        return headed
    best = min(found, key=lambda interval: (_RANK[interval.precision], interval.derived_from))
    beside = next(
        (one for one in found if _RIGHT_BEHIND.fullmatch(page.text, frame.trigger.end, one.derived_from.start)), best
    )
    return beside if _apart(beside, best) else best


def _of_its_clause(page: Page, frame: Frame, times: list[Span]) -> list[Span]:
    """Return the times that no other event of the sentence parts from the frame, where there are such, else all.

    Of "on Monday a drone hit the gate, and on Friday shells burned the mill" the mill burned on Friday alone.
    """
    near = [time for time in times if not _joined(page, time, frame.trigger)]
    if not near or len(near) == len(times):
        return times
    triggers = [one.trigger for one in page.frames_in(page.sentence_of(frame.trigger)) if one.trigger != frame.trigger]
    return [time for time in times if time in near or all(_joined(page, time, other) for other in triggers)]


def _joined(page: Page, one: Span, other: Span) -> bool:
    """Tell whether a word that joins clauses stands between the two."""
    first, second = sorted((one, other))
    return _JOINS.search(page.text, first.end, max(first.end, second.start)) is not None


def _fronted(page: Page, frame: Frame) -> list[Span]:
    """Return the time with which the clause of a frame opens that has none: "On 3 May, the fort was the target of a raid".

    One that is told of another frame of the sentence is not that of this one, too.
    """
    sentence, trigger = page.sentence_of(frame.trigger), frame.trigger
    that = [match.end() for match in _THAT.finditer(page.text, sentence.start, max(sentence.start, trigger.start))]
    start = that[-1] if that else sentence.start
    if frame.reality != "factual" or start >= trigger.start:
        return []
    times = [one.span for one in page.mentions_in(Span(start, trigger.start)) if one.type == "TIME"]
    ends = (start, *(one.end for one in times[:-1]))
    if not times or not all(_ON.fullmatch(page.text, end, one.start) for end, one in zip(ends, times, strict=True)):
        return []
    dated = {span for one in page.frames_in(sentence) for span in one.fillers("time")}
    taken = any(span.overlaps(time) for span in dated for time in times)
    return [] if taken or _MAIN_CLAUSE.fullmatch(page.text, times[-1].end, trigger.start) is None else times


def _is_of_a_paper(page: Page, frame: Frame, time: Span) -> bool:
    """Tell whether a time is that of what somebody wrote: "in a story on 26 January about the attack"."""
    before = page.text[max(page.sentence_of(time).start, time.start - _PAPER_AHEAD) : time.start]
    return time.end <= frame.trigger.start and _PAPER.search(before) is not None


def _behind_since(page: Page, span: Span) -> Span | None:
    """Return the month in "since May, when a shell killed six": it dates what the clause behind it tells."""
    if not page.words(span).lower().startswith("since ") or _WHEN.match(page.text, span.end) is None:
        return None
    return Span(span.start + len("since "), span.end)


def _headed(page: Page, frame: Frame, fillers: Sequence[Span], times: Times) -> Interval | None:
    """Return the time that a clause with "when" hangs on, where the frame stands in it and has no time of its own there."""
    sentence = page.sentence_of(frame.trigger)
    for mention in page.mentions_in(Span(sentence.start, max(sentence.start, frame.trigger.start))):
        opening = _WHEN.match(page.text, mention.end) if mention.type == "TIME" else None
        if opening is None or opening.end() > frame.trigger.start:
            continue
        clause = _CLAUSE_END.search(page.text, frame.trigger.end, sentence.end)
        inside = Span(opening.end(), clause.start() if clause else sentence.end)
        whole = _CLAUSE_END.search(page.text, opening.end(), frame.trigger.start) is None
        if whole and not any(inside.contains(span) for span in fillers):
            span = _behind_since(page, mention.span) or mention.span
            return interval(times.get(span, ()), span) if times.get(span) else None
    return None


def _is_of_finding(page: Page, frame: Frame, time: Span) -> bool:
    """Tell whether the day is that on which the dead of a deed were found: "missing after the blast were found on Friday"."""
    if frame.type == "casualties" or frame.trigger.end > time.start:
        return False
    return _FOUND_LATER.match(page.text, frame.trigger.end, time.start) is not None


def _until_found(page: Page, frame: Frame, time: Interval) -> Interval:
    """Return the day on which bodies were found as the last on which they may have died."""
    sentence = page.sentence_of(frame.trigger)
    words = Span(max(sentence.start, frame.trigger.start - _CLAUSE), min(sentence.end, frame.trigger.end + _CLAUSE))
    finding = _FINDING.search(page.text, words.start, words.end)
    if (
        finding is None
        or _OF_THINGS.match(page.text, finding.end(), words.end)
        or time.start is None
        or not sentence.contains(time.derived_from)
    ):
        return time
    between = sorted((finding.start(), time.derived_from.start))
    between[0] = min(between[0], frame.trigger.end)
    if _CLAUSE_END.search(page.text, *between) or _BY_THEN.search(page.text, *between):
        return time
    return replace(time, start=None, precision="interval")


def _is_compared(page: Page, frame: Frame, time: Span) -> bool:
    """Tell whether the time is that of another number ("287 cases, against 349 during the previous quarter")."""
    return _COMPARED.search(page.text, frame.trigger.end, max(frame.trigger.end, time.end)) is not None


def _apart(one: Interval, other: Interval) -> bool:
    """Tell whether two times have no day in common: "taken on 9 February and released on 12 February"."""
    if None in (one.start, one.end, other.start, other.end):
        return False
    (start, end), (first, last) = ((str(time.start)[:10], str(time.end)[:10]) for time in (one, other))
    return end < first or last < start


def to_come(phrases: Iterable[Span], frames: list[Frame]) -> Iterable[Span]:
    """Yield the phrases that date only what is still to come.

    "On Sunday, NATO pledged aid" dates the pledge as well as the aid: such a Sunday is the last one, not the next.
    """
    dated = sorted((span, frame.reality) for frame in frames for span in frame.fillers("time"))
    starts = [span.start for span, _ in dated]
    longest = max((span.end - span.start for span, _ in dated), default=0)
    for phrase in phrases:
        near = dated[bisect_left(starts, phrase.start - longest) : bisect_left(starts, phrase.end)]
        if {reality for span, reality in near if span.overlaps(phrase)} == {"future"}:
            yield phrase


def _times(page: Page, span: Span) -> list[Mention]:
    inner = [mention for mention in page.mentions_in(span) if mention.type == "TIME"]
    return inner or [mention for mention in page.mentions_around(span) if mention.type == "TIME"]


def _intervals(page: Page, span: Span, times: Times) -> list[Interval]:
    begun = date_begun(page, span)
    if begun is not None:
        return [interval(times.get(begun, ()), begun)]
    mentions = _times(page, span)
    if not mentions:
        return [interval(times.get(span, ()), span)]
    return [_of_mention(page, mention, times) for mention in mentions]


def _of_mention(page: Page, mention: Mention, times: Times) -> Interval:
    span = date_begun(page, mention.span) or mention.span
    return _given(mention, times) or interval(times.get(span, ()), span)


def _given(mention: Mention, times: Times) -> Interval | None:
    """Return the interval of the value that a reader gave; one that these rules give themselves says less than they do."""
    if not mention.value or mention.value in map(short, times.get(mention.span, ())):
        return None
    return from_value(mention.value, mention.span)


def from_value(value: str, span: Span) -> Interval | None:
    """Return the interval of an ISO 8601 value as readers give it; ``None`` for a duration or anything else without days."""
    time = from_short(value)
    return interval((time,), span) if time is not None else None
