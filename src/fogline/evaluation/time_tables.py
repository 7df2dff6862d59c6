"""Tables of phrases of time (Recognizers-Text): how a phrase is read there, and when it counts as right."""

import datetime as dt
import re

from fogline.claims.times import Context, Time, resolve
from fogline.claims.times.build import of_day
from fogline.claims.times.normal import WEEKDAYS as _WEEKDAYS
from fogline.claims.times.record import PARTS
from fogline.evaluation.times import TimePhrase

# Hours of the parts of the day as the tables have them.
_PARTS = {
    **PARTS,
    **{"morning": (8, 12), "afternoon": (12, 16), "evening": (16, 20), "night": (20, 24), "early morning": (8, 10)},
    **{"late night": (22, 24), "lunchtime": (11, 13), "daytime": (8, 18), "late afternoon": (14, 16)},
    **{"early afternoon": (12, 14), "late evening": (18, 20), "early evening": (16, 18), "late morning": (10, 12)},
}


_DATED = re.compile(rf"\b({'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})\b,? (?:the )?(?:\d|[a-z]+\.? \d)")


def read(phrase: TimePhrase) -> list[Time]:
    """Return the readings of ``phrase``, said on the day of its moment with no tense, months before days ("5/6/2022")."""
    assert phrase.moment is not None
    day = phrase.moment.date()
    context = Context(published=(day, day), told=of_day(day), day_first=False, parts=_PARTS)
    return [time for time in resolve(phrase.words, context) if time.known or phrase.group in ("duration", "set")]


def judged(phrase: TimePhrase, times: list[Time]) -> str:
    """Judge the readings: "right" where those of the table are given and no others; else "partly", "wrong", or "unread": none.

    Conventions of the tables are allowed for, all in :func:`_forms` and :func:`_holds`; where one reading holds the day of
    speaking, another that lies a week or a year away need not be given.
    """
    assert phrase.moment is not None
    if phrase.group in ("duration", "set"):
        texts = {text for time in times for text in (time.base, time.value)} - {""}
        return "right" if phrase.wanted & texts else "wrong" if texts else "unread"
    day = phrase.moment.date()
    forms = [_forms(phrase, time, day) for time in times]
    found = {value for value in phrase.wanted if any(value in form for form in forms)}
    needed = phrase.wanted - _beside(phrase.wanted, day)
    needed = frozenset(value for value in needed if value in found or _fits(phrase.words.lower(), value))
    if found and found >= needed and all(form & phrase.wanted for form in forms):
        return "right"
    return "partly" if found else "wrong" if times else "unread"


def _fits(words: str, value: tuple[str, str] | str) -> bool:
    """Whether a reading falls on the weekday that its phrase names; the tables do not ask ("Tue May 9" of every year)."""
    named = _DATED.search(words)
    if named is None or isinstance(value, str) or len(value[0] or value[1]) < 16:
        return True
    return _WEEKDAYS[named[1]] == dt.date.fromisoformat((value[0] or value[1])[:10]).weekday()


def _beside(wanted: frozenset[tuple[str, str] | str], day: dt.date) -> set[tuple[str, str] | str]:
    """Return the readings that need not be given."""
    ends = [value for value in wanted if isinstance(value, tuple)]
    today = day.isoformat()
    here = [value for value in ends if value[0][:10] == today or (value[0][:10] <= today <= value[1][:10])]
    if len(ends) < 2 or not here:
        return set()
    return {value for value in ends if value not in here}


def _forms(phrase: TimePhrase, time: Time, day: dt.date) -> set[tuple[str, str] | str]:
    """Return what a table may have for ``time``.

    The last day, month or year of "from A to B" stands outside there; a stretch of days from the day of speaking begins or ends a
    day beside it; an hour without a day is that of the clock.
    """
    start, end = (moment.isoformat()[:16] if moment else "" for moment in (time.start, time.end))
    if phrase.group in ("time", "timerange"):
        return {(start[10:], end[10:])}
    forms: set[tuple[str, str] | str] = {(start, end)}
    forms |= {value for value in phrase.wanted if isinstance(value, tuple) and _holds(phrase, time, value)}
    if time.end is None or time.last_day is None:
        return forms
    last = time.last_day
    if time.start is None:
        return forms | {("", f"{last}T00:00")}
    if time.precision == "interval":
        low = {"Y": last.replace(month=1, day=1), "M": last.replace(day=1)}.get(time.grains[1], last)
        if re.search(r"\bq[1-4]\b|quarter", phrase.words.lower()):
            low = last.replace(month=(last.month - 1) // 3 * 3 + 1, day=1)
        forms.add((start, f"{low}T00:00"))
        if time.first_day == day:
            after = f"{day + dt.timedelta(days=1)}T00:00"
            forms |= {(after, end), (after, f"{low}T00:00")}
    return forms


_EDGES = re.compile(r"\b(?:early|earlier|late|later|mid|middle|start|beginning|end)\b")
_SHIFTS = re.compile(r"\b(?:week|fortnight|month|quarter|year|decade)s?\b")


def _holds(phrase: TimePhrase, time: Time, wanted: tuple[str, str]) -> bool:
    """Whether ``time`` and the value of a table differ by a convention alone.

    "Two months ago" is a day there and a month here, which must hold that day; "early May" is half of it there and a third
    here, on the same side, one inside the other (at either end of a stretch: within a month); "the first week" may run from
    Monday, and a century from its year 00.
    """
    words = phrase.words.lower()
    edge = _EDGES.search(words)
    if time.start is None or time.end is None or not all(wanted):
        known = time.start or time.end
        there = wanted[0] or wanted[1]
        same = bool(known and there) and (time.start is None) == (wanted[0] == "")
        return bool(edge) and same and abs(dt.datetime.fromisoformat(there) - (known or dt.datetime.min)) <= _EDGE
    first, last = (dt.datetime.fromisoformat(end) for end in wanted)
    apart = abs(first - time.start), abs(last - time.end)
    if phrase.group == "date" and _SHIFTS.search(words):
        return time.precision in ("week", "month", "year") and time.start <= first and last <= time.end
    if "centur" in words:
        return max(apart) <= dt.timedelta(days=366)
    if "week" in words and last - first == time.end - time.start and not (last - first).days % 7:
        return apart[0] <= dt.timedelta(days=3)
    if re.search(r"\b(?:to|and|between)\b", words) and edge is not None and max(apart) <= dt.timedelta(days=31):
        return True
    nested = (first <= time.start and time.end <= last) or (time.start <= first and last <= time.end)
    return edge is not None and nested and (not all(apart) or edge.group().startswith("mid"))


_EDGE = dt.timedelta(days=10)  # between the half and the third of a month
