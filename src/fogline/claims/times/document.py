"""All phrases of time of one document, each against its own context: quote, sentence, tense, and what was told before."""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from fogline.claims.times.build import of_day
from fogline.claims.times.completing import awaits_event, completed, is_downfall, is_end_of_something, weekday_told
from fogline.claims.times.happenings import event_day
from fogline.claims.times.history import is_history
from fogline.claims.times.named_years import named_years
from fogline.claims.times.normal import MONTHS, WEEKDAYS, any_of, normal
from fogline.claims.times.quotes import quote_days, quotes_of
from fogline.claims.times.record import Context, Days, Time
from fogline.claims.times.resolve import resolve
from fogline.claims.times.stamps import stamps
from fogline.claims.times.tense import tense_of
from fogline.claims.times.wars import war_of
from fogline.claims.touching import Touching
from fogline.records import Span

_ANAPHORIC = re.compile(
    r"\b(?:later|earlier|before|after|afterwards?|following|previous|"
    r"preceding|next (?:day|morning|night|afternoon|evening)|same|that|then|the (?:day|"
    r"month|year|week)|thereafter|prior)\b"
)
_DAYLESS = re.compile(
    r"(?:(?:at|around|about|by|before|after|until|since|in|the|early|"
    r"late|from|shortly|just) )*(?:\d{1,2}[:.]\d\d.*|\d{1,2} ?[ap]m.*|"
    r"noon|midday|midnight|dawn|dusk|nightfall|morning|afternoon|evening|night|sunset|sunrise|small hours|early hours)"
)
_SINCE = re.compile(
    r"\b(?:\w+est|most|worst|first|last|second|third|unprecedented|only)\b[^.;!?\n]{0,80}\bsince\b[^.;!?\n\d]{0,40}$",
    re.IGNORECASE,
)
_DATED_BEHIND = re.compile(r",\s+(?:on\s+|in\s+)?")  # "a week earlier, on 26 September": the same day, told twice
_NAMES_A_DAY = re.compile(rf"\b(?:{any_of(WEEKDAYS)}|{any_of(MONTHS)})\b|[:.]\d|\d ?[ap]m\b")
_SAID = re.compile(
    r"\b(?:said|says|told(?: \w+){1,3}|reported|announced|wrote|added|confirmed)(?: in a statement| late| early)?(?: on)?"
    r"(?: the)?\s+$"
)
_SAYING = 40  # code points before a time in which it is said that somebody says so
_YEARS_BACK = 12  # every day of a month falls on every weekday within them
_A_PARAGRAPH = 2  # ends of lines between what stands in a paragraph and in the next, which an empty line may part
_MOST_BEFORE = 200  # phrases before one in which the day of an event is looked for
_COMPARED = 140  # code points before a time in which it is said what is compared with it
_IN_DAYS = re.compile(r"(?:\s*[:(]|\s[-–—]\s)[^;.]*")
_ALL_WEEK = re.compile(r"\W*(?:(?:in|during|over|throughout)\s(?:the\s)?)?", re.IGNORECASE)
_GOES_ON = re.compile(r"[;:,]|\b(?:but|while|then|before|after|since|until|said|says|that|who|which)\b", re.IGNORECASE)
_DATED = re.compile(r"day\b|\d{4}|\b(?:on|of) ")


@dataclass(frozen=True, slots=True)
class Told:
    """A document's text with where its phrases of time, sentences and quoted words stand (spans may be empty, never beyond it).

    ``coming`` tells of phrases known to date what is still to come. ``quotes`` may be left out: then quotation marks show them.
    ``printed`` are the days of publication of a history, which only what it says "will" happen counts from.
    """

    text: str
    phrases: Sequence[Span]
    sentences: Sequence[Span] = ()
    published: Days | None = None
    quotes: Sequence[Span] | None = None
    coming: frozenset[Span] = frozenset()
    zone: str = ""
    printed: Days | None = None


def times_of(told: Told) -> dict[Span, tuple[Time, ...]]:
    """Return the readings of every phrase, the likeliest first. The same document always gives the same."""
    sentences = sorted(told.sentences) or [Span(0, len(told.text))]
    starts = [sentence.start for sentence in sentences]
    war = war_of(told.text, told.published)
    if told.published and is_history(told.text, told.phrases, told.published):
        told = replace(told, published=None, printed=told.published)
    quotes = quotes_of(told.text) if told.quotes is None else told.quotes
    phrases = sorted(set(told.phrases))
    by_sentence: dict[int, list[Span]] = {}
    for span in phrases:
        by_sentence.setdefault(max(bisect_right(starts, span.start) - 1, 0), []).append(span)
    found: dict[Span, tuple[Time, ...]] = {}
    last: Time | None = None
    told_at = 0
    spoken = quote_days(told.text, told.phrases, quotes, told.published)
    quoted = Touching((quote, quote) for quote in quotes)
    days = Touching((quote, (quote, day)) for quote, day in spoken)
    heads = stamps(told.text, told.phrases)
    heads |= named_years(told.text, told.phrases) if told.published is None else {}
    for number, spans in by_sentence.items():
        for some in _batched(spans):
            sentence = sentences[number]
            close = told.text.count("\n", told_at, max(told_at, sentence.start)) <= _A_PARAGRAPH
            here = _Here(told, phrases, sentence, some, days, war, heads, _leans(told, sentence), close, quoted)
            before, last = last, _sentence(here, last, found)
            told_at = told_at if last is before else sentence.end
    return found


def _batched(spans: list[Span], size: int = 100) -> list[tuple[Span, ...]]:
    """Cut what no sentence holds, more than ``size`` phrases, so that the work grows no faster than the text."""
    return [tuple(spans[first : first + size]) for first in range(0, len(spans), size)]


@dataclass(frozen=True, slots=True)
class _Here:
    """One sentence with its phrases, among all ``phrases``; whether an hour in it may be of the day told before it.

    That is ``close`` where it stands in the same paragraph or the one before.
    """

    told: Told
    phrases: Sequence[Span]
    sentence: Span
    spans: tuple[Span, ...]
    days: Touching[tuple[Span, Days]]
    war: dt.date | None
    heads: dict[Span, str]
    leans: bool
    close: bool
    quotes: Touching[Span]


def _sentence(here: _Here, last: Time | None, found: dict[Span, tuple[Time, ...]]) -> Time | None:
    """Resolve the phrases of one sentence into ``found``; return the time told last.

    Those that stand on their own come first: they are the sentence's own date for the others, the nearest before the phrase
    if there is one, else the nearest after it.
    """
    text, own = here.told.text, dict[Span, Time]()
    for span in filter(partial(_stands_alone, text), here.spans):
        nearest = _before(own, span)
        context = _context(here, span, last if nearest is None else own[nearest])
        if nearest is not None and text[nearest.end : span.start].strip(" \n") not in ("", ","):
            context = replace(context, sentence=own[nearest], week=_week_in_days(here, own, span))
        found[span] = _read(here, span, context, found)
        tells = found[span] and not _compares(text, span)
        if tells and _tells(found[span][0], last if nearest is None else own[nearest]):
            own[span] = _on_its_day(found[span][0])
    for span in here.spans:
        if span in found and not _wants_day(found[span]):
            continue
        again = min((other for other in own if other.start >= span.end), default=None)
        if again is not None and _is_told_again(text, span, again):
            found[span] = found[again]
            continue
        near = _before(own, span) or min((other for other in own if other.start >= span.end), default=None)
        lean = last if here.leans or not _is_hour(text, span) else None
        times = _read(here, span, replace(_context(here, span, lean), sentence=own[near] if near else None), found)
        if times or span not in found:
            found[span] = times
        night = own[near] if near else lean
        if times and _tells(times[0], last) and not _compares(text, span) and not _is_of_night(times[0], night):
            own[span] = _on_its_day(times[0])
    happened = [span for span in own if not _SAID.search(text, max(span.start - _SAYING, 0), span.start)]
    return own[max(happened or own)] if own else last


def _week_in_days(here: _Here, own: dict[Span, Time], span: Span) -> Time | None:
    """Return the week of which the sentence then tells days: "last week: five on Monday", "Last week they met on Monday"."""
    week = max((other for other in own if other.end <= span.start and own[other].precision == "week"), default=None)
    if week is None:
        return None
    text, between = here.told.text, here.told.text[week.end : span.start]
    opens = _ALL_WEEK.fullmatch(text, here.sentence.start, week.start) and not _GOES_ON.search(between.lstrip(", "))
    return own[week] if opens or _IN_DAYS.fullmatch(between) else None


def _is_told_again(text: str, span: Span, date: Span) -> bool:
    """Tell whether a date says over again what a phrase that goes back says: "a day later, on Tuesday"."""
    if _DATED_BEHIND.fullmatch(text, span.end, date.start) is None:
        return False
    words = normal(span.of(text))
    return _ANAPHORIC.search(words) is not None and not _NAMES_A_DAY.search(words)


def _stands_alone(text: str, span: Span) -> bool:
    """Whether a phrase does not lean on another one ("the day before", "at dawn")."""
    return not _ANAPHORIC.search(normal(span.of(text))) and not _is_hour(text, span)


def _is_hour(text: str, span: Span) -> bool:
    """Whether a phrase tells an hour or part of the day without the day ("at dawn")."""
    words = normal(span.of(text))
    return _DAYLESS.fullmatch(words) is not None and not _DATED.search(words)


def _leans(told: Told, sentence: Span) -> bool:
    """Whether an hour may be of the day told in the sentence before: in a history, and in the middle of a paragraph."""
    return told.published is None or not told.text[max(sentence.start - 9, 0) : sentence.start].rstrip(" ").endswith(
        "\n"
    )


def _compares(text: str, span: Span) -> bool:
    """Whether a time is only compared with: "the largest attack since Palma in March 2021" tells nothing of that March."""
    return _SINCE.search(text, max(span.start - _COMPARED, 0), span.start) is not None


def _before(own: dict[Span, Time], span: Span) -> Span | None:
    return max((other for other in own if other.end <= span.start), default=None)


def _read(here: _Here, span: Span, context: Context, found: dict[Span, tuple[Time, ...]]) -> tuple[Time, ...]:
    if awaits_event(here.told.text, span):
        at = bisect_left(here.phrases, span)
        before = (other for other in here.phrases[max(0, at - _MOST_BEFORE) : at] if other.end <= span.start)
        dated = {other: found[other][0] for other in before if found.get(other)}
        event = event_day(here.told.text, span, dated)
        return resolve(span.of(here.told.text), replace(context, sentence=event)) if event is not None else ()
    if is_downfall(here.told.text, span) or is_end_of_something(here.told.text, span):
        return ()
    words = completed(here.told.text, span)
    day = here.heads.get(span, "")
    times = resolve(f"{words} {day}" if day and (day != "today" or context.published) else words, context)
    weekday = weekday_told(here.told.text, span)
    return times if weekday is None else _in_its_year(times, weekday)


def _in_its_year(times: tuple[Time, ...], weekday: int) -> tuple[Time, ...]:
    """Return a day without a year in the last one in which it fell on its weekday, if it did not in that taken for it."""
    day = times[0].first_day if times and times[0].precision == "day" and times[0].anchor else None
    if day is None or day.weekday() == weekday or (day.month, day.day) == (2, 29):
        return times
    earlier = (day.replace(year=day.year - back) for back in range(1, _YEARS_BACK))
    meant = next((one for one in earlier if one.weekday() == weekday), None)
    return (replace(of_day(meant), anchor=times[0].anchor),) if meant is not None else times


def _wants_day(times: tuple[Time, ...]) -> bool:
    if not times:
        return True
    return not times[0].known and (times[0].value.startswith("T") or not (times[0].value or times[0].base))


def _context(here: _Here, span: Span, last: Time | None) -> Context:
    told = here.told
    words = here.sentence.of(told.text)
    first = here.sentence.start
    spoken = tense_of(words, span.start - first, span.end - first)
    return Context(
        published=told.printed if told.printed and spoken == "future" else told.published,
        tense="future" if span in told.coming else spoken,
        quote=next((day for place, day in here.days.of(span) if place.contains(span)), None),
        told=last,
        close=here.close and not _SAID.search(told.text, max(span.start - _SAYING, 0), span.start),
        quoted=bool(here.quotes.of(span)),
        war=here.war,
        zone=told.zone,
    )


_FAR = 2  # years
_OF_HOURS = frozenset({"TT", "HH"})  # how finely the ends of a stretch of hours are known


def _tells(time: Time, last: Time | None) -> bool:
    """Whether later phrases may go back to it: not to what is open at an end or as wide as a decade.

    The bare year of a day or month told before says nothing new.
    """
    if (
        time.precision == "year"
        and last
        and last.precision != "year"
        and last.start
        and time.start
        and last.start.year == time.start.year
    ):
        return False
    if (
        time.precision == "year"
        and last
        and last.start
        and time.start
        and abs(last.start.year - time.start.year) > _FAR
    ):
        return False
    time = _on_its_day(time)
    if time.start is None or time.end is None or (time.anchor == "war" and time.is_day is False):
        return False
    return (time.end - time.start).days <= 400


def _on_its_day(time: Time) -> Time:
    """Return the day of hours that only end: what goes back to "before noon on Saturday" means that Saturday."""
    day = time.last_day
    if time.precision != "interval" or time.grains not in _OF_HOURS or time.start is not None or day is None:
        return time
    return replace(of_day(day), anchor=time.anchor)


def _is_of_night(time: Time, told: Time | None) -> bool:
    """Whether it is an hour of the night told before, which the next hour goes back to as well ("at 22:30 ... at 02:15")."""
    if time.precision != "instant" or told is None or told.precision != "part_of_day" or not told.is_day:
        return False
    return told.first_day != told.last_day and time.first_day in (told.first_day, told.last_day)
