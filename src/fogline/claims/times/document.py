"""All phrases of time of one document, each against its own context: quote, sentence, tense, and what was told before."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fogline.claims.times.normal import normal
from fogline.claims.times.record import Context, Days, Tense, Time
from fogline.claims.times.resolve import resolve
from fogline.claims.times.tense import tense_of
from fogline.claims.times.wars import war_of
from fogline.records import Span

_TODAY_IS = re.compile(r"^today\b.*\d")
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
_DATED = re.compile(r"day\b|\d{4}|\b(?:on|of) ")
_QUOTE = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"")


@dataclass(frozen=True, slots=True)
class Told:
    """A document's text with where its phrases of time, sentences and quoted words stand (spans may be empty, never beyond it).

    ``coming`` tells of phrases known to date what is still to come. ``quotes`` may be left out: then quotation marks show them.
    """

    text: str
    phrases: Sequence[Span]
    sentences: Sequence[Span] = ()
    published: Days | None = None
    quotes: Sequence[Span] | None = None
    coming: frozenset[Span] = frozenset()
    zone: str = ""


def times_of(told: Told) -> dict[Span, tuple[Time, ...]]:
    """Return the readings of every phrase, the likeliest first. The same document always gives the same."""
    sentences = sorted(told.sentences) or [Span(0, len(told.text))]
    starts = [sentence.start for sentence in sentences]
    war = war_of(told.text, told.published)
    if told.published and is_history(told.text, told.phrases, told.published):
        told = replace(told, published=None)
    quotes = told.quotes if told.quotes is not None else [Span(m.start(), m.end()) for m in _QUOTE.finditer(told.text)]
    by_sentence: dict[int, list[Span]] = {}
    for span in sorted(set(told.phrases)):
        by_sentence.setdefault(max(bisect_right(starts, span.start) - 1, 0), []).append(span)
    found: dict[Span, tuple[Time, ...]] = {}
    last: Time | None = None
    days = _quote_days(told, quotes, war)
    for number, spans in by_sentence.items():
        last = _sentence(_Here(told, sentences[number], tuple(spans), days, war), last, found)
    return found


_YEAR = re.compile(r"\b(1\d{3}|20\d\d)\b|\b\d+ BC")


def is_history(text: str, phrases: Sequence[Span], published: Days) -> bool:
    """Tell whether a text tells of years gone by rather than of its own days; such a text is not read against its publication."""
    if sum(_near(span.of(text), published) for span in phrases) * 10 > len(phrases):
        return False
    years = [match for span in phrases if (match := _YEAR.search(span.of(text)))]
    old = [match for match in years if match[1] is None or int(match[1]) < published[0].year - 1]
    deictic = sum(
        1
        for span in phrases
        if re.search(
            r"\b(?:today|yesterday|tonight|\w+day|ago|this \w+|last (?:week|month|year))\b", span.of(text).lower()
        )
    )
    if not deictic:
        return len(old) >= 3 and len(old) >= 0.8 * len(years)
    return len(old) >= 8 and len(old) >= 0.6 * len(years) and len(old) > 2 * deictic


def _near(words: str, published: Days) -> bool:
    """Whether a phrase is a full date of the last months before publication: what a report of its day has."""
    times = resolve(words) if re.search(r"\d{4}", words) else ()
    day = times[0].first_day if times and times[0].precision == "day" else None
    return day is not None and abs((published[0] - day).days) <= 90


@dataclass(frozen=True, slots=True)
class _Here:
    """One sentence with its phrases."""

    told: Told
    sentence: Span
    spans: tuple[Span, ...]
    days: Sequence[tuple[Span, dt.date]]
    war: dt.date | None


def _sentence(here: _Here, last: Time | None, found: dict[Span, tuple[Time, ...]]) -> Time | None:
    """Resolve the phrases of one sentence into ``found``; return the time told last.

    Those that stand on their own come first: they are the sentence's own date for the others, the nearest before the phrase
    if there is one, else the nearest after it.
    """
    told = here.told
    own: dict[Span, Time] = {}
    for span in here.spans:
        words = normal(span.of(told.text))
        if _ANAPHORIC.search(words) or (_DAYLESS.fullmatch(words) and not _DATED.search(words)):
            continue
        nearest = max((s for s in own if s.end <= span.start), default=None)
        context = _context(here, span, last if nearest is None else own[nearest])
        if nearest is not None and told.text[nearest.end : span.start].strip(" \n") not in ("", ","):
            context = replace(context, sentence=own[nearest])
        times = resolve(completed(told.text, span), context)
        found[span] = times
        if times and _tells(times[0], last if nearest is None else own[nearest]):
            own[span] = times[0]
    for span in here.spans:
        if span in found and found[span] and found[span][0].known:
            continue
        if span in found and not _wants_day(found[span]):
            continue
        before = max((s for s in own if s.end <= span.start), default=None)
        after = min((s for s in own if s.start >= span.end), default=None)
        sentence = own[before] if before is not None else own[after] if after is not None else None
        times = resolve(completed(told.text, span), replace(_context(here, span, last), sentence=sentence))
        if times or span not in found:
            found[span] = times
        if times and _tells(times[0], last):
            own[span] = times[0]
    return own[max(own)] if own else last


def _wants_day(times: tuple[Time, ...]) -> bool:
    return not times or times[0].value.startswith("T") or not (times[0].value or times[0].base)


def _context(here: _Here, span: Span, last: Time | None) -> Context:
    told = here.told
    words = here.sentence.of(told.text)
    first = here.sentence.start
    tense: Tense = "future" if span in told.coming else tense_of(words, span.start - first, span.end - first)
    quote = next((day for place, day in here.days if place.contains(span)), None)
    return Context(
        published=told.published,
        tense=tense,
        quote=(quote, quote) if quote else None,
        told=last,
        war=here.war,
        zone=told.zone,
    )


FAR = 2
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|[A-Z][a-z]{2}\.?)"
_RIGHT = re.compile(
    r"\s?(?:-|–|to|and|or|until|through)\s?(?:the )?(\d{1,4}(?:st|"
    rf"nd|rd|th)?(?: of)? ?(?:{_MONTHS}(?:,? \d{{4}})?|BCE?)|\d{{1,2}},? \d{{4}}|{_MONTHS} "
    r"\d{1,2},? \d{4})"
)
_YEAR_OF_RIGHT = re.compile(
    r"\s?(?:-|–|to|and|or|until|through)\s?(?:(?:early|mid|late|the "
    rf"end of)[ -])?(?:\d{{1,2}} )?(?:{_MONTHS}|(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter))(?: "
    r"\d{1,2},?)?(?: of)? (1\d{3}|20\d\d)\b"
)
_LEFT = re.compile(rf"({_MONTHS}|\d\d)?\s?(\d{{1,2}})?(?:st|nd|rd|th)?\s?(?:-|–|to|and|or|until|through)\s?(?:the )?$")


def completed(text: str, span: Span) -> str:
    """Return the words of ``span`` with the month, year or era that they share with the other end of their stretch.

    "12" in "12-14 July 1950" is 12 July 1950; "07" in "2006-07" is 2007; "15" in "April 13-15" is April 15.
    """
    words = span.of(text)
    right = _RIGHT.match(text, span.end)
    if right and re.fullmatch(r"(?:the )?\d{1,4}(?:st|nd|rd|th)?", words):
        other = re.sub(r"^\d{1,4}(?:st|nd|rd|th)?(?: of)? ?", "", right[1])
        if other:
            return f"{words} {other}"
    if right and re.fullmatch(rf"\d{{1,2}} {_MONTHS}|{_MONTHS} \d{{1,2}}", words):
        year = re.search(r"\d{4}$", right[1])
        return f"{words} {year.group()}" if year else words
    shared = _YEAR_OF_RIGHT.match(text, span.end)
    if shared and re.search(
        rf"{_MONTHS}$|(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)$|^(?:{_MONTHS}) \d{{1,2}}$", words
    ):
        return f"{words} {shared[1]}"
    if re.match(r"(?:the )?\d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?$", words):
        left = _LEFT.search(text[max(span.start - 24, 0) : span.start])
        if left and left[1] and left[2]:
            if left[1].isdigit():
                return f"{left[1]}{words}" if len(words) == 2 else words
            return f"{left[1]} {words}"
    return words


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
    if time.precision == "year" and last and last.start and time.start and abs(last.start.year - time.start.year) > FAR:
        return False
    if time.start is None or time.end is None or (time.anchor == "war" and time.is_day is False):
        return False
    return (time.end - time.start).days <= 400


def _quote_days(told: Told, quotes: Sequence[Span], war: dt.date | None) -> list[tuple[Span, dt.date]]:
    """Return the day on which a quote was spoken, where its own words tell: "Today the 15th May, our units..."."""
    days: list[tuple[Span, dt.date]] = []
    for quote in quotes:
        for span in told.phrases:
            if not quote.contains(span):
                continue
            around = told.text[max(span.start - 12, quote.start) : span.end]
            today = _TODAY_IS.match(normal(span.of(told.text))) or re.search(
                r"\btoday[,]?(?: is)?(?: on)?(?: the)? \S*$", around[: len(around) - (span.end - span.start)], re.I
            )
            if not today:
                continue
            times = resolve(span.of(told.text), Context(published=told.published, tense="past", war=war))
            day = times[0].first_day if times and times[0].precision == "day" else None
            if day is not None:
                days.append((quote, day))
    return days
