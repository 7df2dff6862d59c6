"""Days that a command is asked for."""

import calendar
import datetime
import re

from fogline.records.errors import UsageError

_FIRST, _LAST = 1000, 2999  # years: days can be counted back and ahead from all of them


def asked_day(text: str | None, option: str, *, last: bool = False) -> datetime.date | None:
    """Return the day (ISO 8601) that was given to an option, ``None`` for none; of a month or year its first or ``last`` day.

    ``UsageError`` for what is no day, month or year.
    """
    if not text:
        return None
    try:
        day = datetime.date.fromisoformat(_whole(text.strip(), last))
    except ValueError:
        day = None
    if day is None or not _FIRST <= day.year <= _LAST:
        raise UsageError(f"{option}: got {text[:40]!r}; want a day such as 2022-05-16, a month or a year")
    return day


def _whole(text: str, last: bool) -> str:
    if re.fullmatch(r"\d{4}", text, re.ASCII):
        text = f"{text}-{'12' if last else '01'}"
    if re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", text, re.ASCII):
        year, month = map(int, text.split("-"))
        text = f"{text}-{calendar.monthrange(max(year, 1), month)[1] if last else 1:02d}"
    return text
