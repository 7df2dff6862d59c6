"""Tables of phrases of time (Recognizers-Text): how a phrase is read there, and when it counts as right."""

import datetime as dt

from fogline.claims.times import Context, Time, resolve
from fogline.claims.times.build import of_day
from fogline.claims.times.record import PARTS
from fogline.evaluation.times import TimePhrase

# Hours of the parts of the day as the tables have them.
_PARTS = {
    **PARTS,
    **{"morning": (8, 12), "afternoon": (12, 16), "evening": (16, 20), "night": (20, 24), "early morning": (8, 10)},
    **{"late night": (22, 24), "lunchtime": (11, 13), "daytime": (8, 18), "late afternoon": (14, 16)},
    **{"early afternoon": (12, 14), "late evening": (18, 20), "early evening": (16, 18), "late morning": (10, 12)},
}


def read(phrase: TimePhrase) -> list[Time]:
    """Return the readings of ``phrase``, said on the day of its moment with no tense, months before days ("5/6/2022")."""
    assert phrase.moment is not None
    day = phrase.moment.date()
    context = Context(published=(day, day), told=of_day(day), day_first=False, parts=_PARTS)
    return [time for time in resolve(phrase.words, context) if time.known or phrase.group == "duration"]


def judged(phrase: TimePhrase, times: list[Time]) -> str:
    """Judge the readings: "right" where those of the table are given and no others; else "partly" or "wrong".

    Three conventions of the tables are allowed for: the last day, month or year of "from A to B" stands outside; a stretch of
    days from the day of speaking begins or ends a day beside it; and where one reading holds the day of speaking, another that
    lies a week or a year away need not be given.
    """
    assert phrase.moment is not None
    if phrase.group == "duration":
        return "right" if phrase.wanted & {time.base or time.value for time in times} else "wrong"
    day = phrase.moment.date()
    forms = [_forms(time, day) for time in times]
    found = {value for value in phrase.wanted if any(value in form for form in forms)}
    needed = phrase.wanted - _beside(phrase.wanted, day)
    if found and found >= needed and all(form & phrase.wanted for form in forms):
        return "right"
    return "partly" if found else "wrong"


def _beside(wanted: frozenset[tuple[str, str] | str], day: dt.date) -> set[tuple[str, str] | str]:
    """Return the readings that need not be given."""
    ends = [value for value in wanted if isinstance(value, tuple)]
    today = day.isoformat()
    here = [value for value in ends if value[0][:10] <= today and (not value[1] or value[1][:10] >= today)]
    if len(ends) < 2 or not here:
        return set()
    return {value for value in ends if value not in here}


def _forms(time: Time, day: dt.date) -> set[tuple[str, str] | str]:
    start, end = (moment.isoformat()[:16] if moment else "" for moment in (time.start, time.end))
    forms: set[tuple[str, str] | str] = {(start, end)}
    if time.end is None or time.last_day is None:
        return forms
    last = time.last_day
    if time.start is None:
        return forms | {("", f"{last}T00:00")}
    if time.precision == "interval":
        low = {"Y": last.replace(month=1, day=1), "M": last.replace(day=1)}.get(time.grains[1], last)
        forms.add((start, f"{low}T00:00"))
        if time.first_day == day:
            after = f"{day + dt.timedelta(days=1)}T00:00"
            forms |= {(after, end), (after, f"{low}T00:00")}
    return forms
