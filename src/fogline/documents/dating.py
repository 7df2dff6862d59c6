"""When a text was published: as it states, or as its own days, weekdays and names allow, or unknown. Never a guess.

A wrong date is worse than none: what is inferred must follow from clues that all fit together, and the year from bounds that
leave exactly one. The year of a copyright notice is never looked at, and the clock of the machine gives no date: the day on which
the copy was made counts only as the latest day possible, for no report is younger than its copy.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from fogline.documents.anchors import TABLE_SINCE, TABLE_UNTIL, Bound, find_bounds
from fogline.documents.clues import Clues, WeekdayWord, find_clues, in_quote, names_of, resolve, sentence_of
from fogline.documents.stamps import DayWords
from fogline.documents.stated import dateline_day, find_stated, notes_change
from fogline.records.document import Block, Published
from fogline.records.span import Span

_DAY = datetime.timedelta(days=1)
_WEEK = 7
_MOST_DAYS = 150
"""Different days named in a text from which one can still be told to be its own; more make a chronicle."""
_MOST_PAIRS = 10_000
_READ = 200_000
"""Code points looked at: no article is longer, and a book is not dated by its chapters."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """The days between which a text can have been written, with the words that say so."""

    first: datetime.date
    last: datetime.date
    evidence: tuple[Span, ...]


def date_text(text: str, blocks: tuple[Block, ...] = (), *, collected: datetime.date | None = None) -> Published:
    """Return the publication date of a document's text, with the words that give it.

    ``stated``: a stamp or dateline with its year at the head or foot. ``inferred``: the latest day that the text names without
    announcing it, placed in the one year that weekdays, offices and wars leave, and carried on to the latest weekday spoken of;
    at most a week wide. Otherwise ``unknown``. ``collected``, where known, is the day the text was had: none is later.
    """
    text = text[:_READ]
    blocks = tuple(block for block in blocks if block.end <= len(text))
    clues = find_clues(text)
    stated = find_stated(text, blocks)
    if stated is not None:
        return stated if stated.start is not None and _agrees(text, stated, clues) else Published()
    frame = _frame(text, clues, collected or TABLE_UNTIL)
    if frame is None or len({(day.month, day.day, day.year) for day in clues.days}) > _MOST_DAYS:
        return Published()
    found = _infer(text, clues, frame, dateline_day(text, blocks))
    if found.start is None and (frame.last - frame.first).days < _WEEK:
        return Published(frame.first, frame.last, "inferred", frame.evidence)
    return found


def _agrees(text: str, stated: Published, clues: Clues) -> bool:
    """Tell whether no day of the text lies after the stated one (a day's grace for time zones)."""
    limit = (stated.start or datetime.date.min) + _DAY
    return not any(day.date is not None and day.date > limit and not notes_change(text, day) for day in clues.days)


def _frame(text: str, clues: Clues, until: datetime.date) -> _Frame | None:
    """Return the tightest bounds that the names and years of ``text`` give, ``None`` where they contradict each other."""
    bounds = find_bounds(text)
    bounds += [Bound(day.span, day.date, TABLE_UNTIL) for day in clues.days if day.date is not None]
    bounds += [Bound(span, datetime.date(year, 1, 1), TABLE_UNTIL) for span, year in clues.years]
    low = max(bounds, key=lambda bound: bound.first, default=None)
    high = min(bounds, key=lambda bound: bound.last, default=None)
    first = max(low.first, TABLE_SINCE) if low else TABLE_SINCE
    last = min(high.last, TABLE_UNTIL, until) if high else min(TABLE_UNTIL, until)
    if first > last:
        return None
    used = {bound.span for bound in (low, high) if bound is not None and bound.first > TABLE_SINCE}
    return _Frame(first, last, tuple(sorted(used)))


def _infer(text: str, clues: Clues, frame: _Frame, dateline: DayWords | None) -> Published:
    """Find the one year in which the latest day of the text can stand, then the day of publication."""
    fits = []
    for year in range(frame.first.year, frame.last.year + 1):
        base = _base(clues, year, frame, dateline)
        if base is not None:
            found = _publication(text, clues, base[0], base[1], dateline)
            if found is not None:
                fits.append(found)
    fits = [fit for fit in fits if fit[1] >= frame.first and fit[0] <= frame.last]
    if len(fits) != 1:
        return Published()
    start, end, used = fits[0]
    start, end = max(start, frame.first), min(end, frame.last)
    return Published(start, end, "inferred", tuple(sorted({*used, *frame.evidence})))


def _base(clues: Clues, year: int, frame: _Frame, dateline: DayWords | None) -> tuple[DayWords, datetime.date] | None:
    """Return the latest day that the text names, taken to lie in ``year``; ``None`` where the others do not fit before it.

    A day without a year is the last one of its name: of all ways to order the days the one that spans least is taken.
    """
    best: tuple[datetime.timedelta, DayWords, datetime.date] | None = None
    others = {(day.month, day.day, day.year, day.weekday): day for day in clues.days}
    for day in [dateline] if dateline else {(day.month, day.day, day.year): day for day in clues.days}.values():
        latest = day.in_year(year) if day.year in (None, year) else None
        if latest is None or latest > frame.last or latest + _WEEK * _DAY < frame.first:
            continue
        dates = [resolve(other, latest) for other in others.values() if dateline is None or other.year is None]
        if any(date is None or date > latest for date in dates):
            continue
        spread = latest - min((date for date in dates if date is not None), default=latest)
        if best is None or spread < best[0]:
            best = spread, day, latest
    return None if best is None else best[1:]


_Window = tuple[datetime.date, datetime.date, list[Span]]


def _publication(
    text: str, clues: Clues, base: DayWords, latest: datetime.date, dateline: DayWords | None
) -> _Window | None:
    """Return the days on which the text can have been published, given the latest day it names, or ``None``."""
    same = [day for day in clues.days if _may_be(day, latest)] or [base]
    if dateline is not None:
        return _from_dateline(text, clues, base, latest)
    today = [day for day in same if _is_today(text, day)]
    if any(not in_quote(text, day.span.start) for day in today):
        return latest, latest, [today[0].span]
    paired = [day for day in same if day.weekday is not None]
    near = {resolve(day, latest) for day in clues.days} - {None}
    cluster = [date for date in near if date is not None and (latest - date).days < _WEEK]
    dated = [day for day in same if day.year is not None and not _is_file_picture(text, day)]
    spoken = any(word.weekday == latest.weekday() for word in clues.weekdays)
    current = len(cluster) >= (2 if dated else 3) and (spoken or not clues.weekdays)
    if not today and not paired and not current and not (dated and spoken):
        return None
    tie = [(today or paired or dated or same)[0].span]
    if not clues.weekdays:
        return latest, latest + (1 if today else 3) * _DAY, tie
    return _from_weekdays(text, clues, latest, tie)


def _may_be(day: DayWords, date: datetime.date) -> bool:
    return (day.month, day.day) == (date.month, date.day) and day.year in (None, date.year)


def _is_file_picture(text: str, day: DayWords) -> bool:
    """Tell whether the day is that of a picture from the archive."""
    start = text.rfind("\n", 0, day.span.start) + 1
    head = text[start : min(start + 80, day.span.start)]
    return re.match(r"\W*FILE\b|\W*File (?:photo|picture|image)", head) is not None


def _is_today(text: str, day: DayWords) -> bool:
    before, after = text[max(0, day.span.start - 16) : day.span.start], text[day.span.end : day.span.end + 12]
    return "today" in before.casefold() or after.casefold().lstrip(" ,(").startswith(("today", "tonight"))


def _from_dateline(text: str, clues: Clues, base: DayWords, latest: datetime.date) -> _Window | None:
    """Believe a dateline when a weekday of its paragraph, if there is one, is its day or the day before."""
    end = text.find("\n", base.span.end)
    beside = [word for word in clues.weekdays if base.span.end <= word.span.start < (end if end >= 0 else len(text))]
    fitting = [word for word in beside if (latest.weekday() - word.weekday) % _WEEK <= 1]
    if beside and not fitting:
        return None
    return latest, latest, [base.span, *(word.span for word in fitting[:1])]


def _from_weekdays(text: str, clues: Clues, latest: datetime.date, tie: list[Span]) -> _Window | None:
    """Carry the latest day on to the latest weekday: the one that closes the shortest run of all weekdays named."""
    reported = {word.weekday for word in clues.weekdays if word.reports}
    after = [(weekday - latest.weekday()) % _WEEK for weekday in reported]
    reach = max((days for days in after if days <= 3), default=0)  # what lies before a reported day is past too
    named = {latest.weekday()} | {
        word.weekday
        for word in clues.weekdays
        if word.weekday in reported
        or (latest.weekday() - word.weekday) % _WEEK <= 3
        or (word.weekday - latest.weekday()) % _WEEK <= reach
    }
    if any(word.weekday not in named for word in clues.weekdays):
        return None  # a day that may be past or to come
    lengths = sorted((max((last - other) % _WEEK for other in named), last) for last in named)
    if lengths[0][0] > 4 or (len(lengths) > 1 and lengths[0][0] == lengths[1][0]):
        return None
    last = lengths[0][1]
    date = latest + (last - latest.weekday()) % _WEEK * _DAY
    if (date - latest).days > 3:
        return None
    said = [word for word in clues.weekdays if word.weekday == last]
    votes = _votes(text, clues)
    voted = [span for weekday, spans in votes.items() if weekday == last for span in spans]
    against = [weekday for weekday in votes if weekday not in (last, (last + 1) % _WEEK)]
    if against and not voted:
        return None
    exact = bool(voted) or (sum(word.reports for word in said) >= 2 and not clues.todays)
    between = [word.span for word in _first_of_each(clues.weekdays) if word.weekday in (last, latest.weekday())]
    return date, date if exact else date + 2 * _DAY, [*tie, *between, *voted]


def _first_of_each(words: Sequence[WeekdayWord]) -> list[WeekdayWord]:
    return list({word.weekday: word for word in reversed(words)}.values())


def _votes(text: str, clues: Clues) -> dict[int, list[Span]]:
    """Return the weekdays of publication that "two days ago" gives where another sentence names the weekday of the same thing.

    Two sentences speak of the same thing when they share a name that the text uses in few others.
    """
    votes: dict[int, list[Span]] = {}
    if len(clues.agos) * len(clues.weekdays) > _MOST_PAIRS:
        return votes
    for span, days in clues.agos:
        here = sentence_of(text, span)
        names = {name for name in names_of(here.of(text)) if 2 <= text.count(name) <= 6}
        for word in clues.weekdays:
            there = sentence_of(text, word.span)
            if there != here and names & names_of(there.of(text)):
                votes.setdefault((word.weekday + days) % _WEEK, []).extend((span, word.span))
    return votes
