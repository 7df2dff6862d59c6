"""Times from days, months, years and hours; arithmetic on the calendar."""

import calendar
import datetime as dt
from dataclasses import replace

from fogline.claims.times.record import Hours, Time
from fogline.records.claim import TimePrecision

DAY = dt.timedelta(days=1)


def at(day: dt.date, hours: float = 0) -> dt.datetime:
    """Return the moment ``hours`` after the midnight with which ``day`` begins."""
    return dt.datetime.combine(day, dt.time()) + dt.timedelta(hours=hours)


def of_day(day: dt.date) -> Time:
    """Return the whole of ``day``."""
    return Time(at(day), at(day + DAY), "day")


def of_days(first: dt.date, last: dt.date, precision: TimePrecision = "interval") -> Time:
    """Return the days from ``first`` to ``last``."""
    return Time(at(first), at(last + DAY), precision)


def of_week(day: dt.date, shift: int = 0) -> Time:
    """Return the week (Monday to Sunday) of ``day``, or one ``shift`` weeks away."""
    monday = day - day.weekday() * DAY + 7 * shift * DAY
    year, week, _ = monday.isocalendar()
    return replace(of_days(monday, monday + 6 * DAY, "week"), base=f"{year:04}-W{week:02}")


def of_weekend(day: dt.date, shift: int = 0) -> Time:
    """Return the Saturday and Sunday of the week of ``day``, or of one ``shift`` weeks away."""
    monday = day - day.weekday() * DAY + 7 * shift * DAY
    year, week, _ = monday.isocalendar()
    return replace(of_days(monday + 5 * DAY, monday + 6 * DAY), base=f"{year:04}-W{week:02}-WE")


def month_end(year: int, month: int) -> dt.date:
    """Return the last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def of_month(year: int, month: int) -> Time:
    """Return a whole month; ``month`` may run over the ends of the year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return replace(of_days(dt.date(year, month, 1), month_end(year, month), "month"), grains="MM")


def of_months(first: Time, last: Time) -> Time:
    """Return the months from ``first`` to ``last``."""
    return Time(first.start, last.end, "interval", grains="MM")


def of_year(year: int) -> Time:
    """Return a whole year (of our era)."""
    return replace(of_days(dt.date(year, 1, 1), dt.date(year, 12, 31), "year"), grains="YY")


def of_years(first: int, last: int) -> Time:
    """Return the years from ``first`` to ``last``."""
    return replace(of_days(dt.date(first, 1, 1), dt.date(last, 12, 31)), grains="YY")


def of_hours(day: dt.date, hours: Hours) -> Time:
    """Return a part of ``day``; hours beyond 24 are of the day after."""
    return Time(at(day, hours[0]), at(day, hours[1]), "part_of_day", grains="HH")


def plus_months(day: dt.date, months: int) -> dt.date:
    """Return the day ``months`` later, or the last one of that month."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def plus(day: dt.date, count: int, unit: str) -> dt.date:
    """Return the day ``count`` units (day, week, month, year, decade, century) later."""
    if unit in ("day", "week", "fortnight"):
        return day + count * {"day": 1, "week": 7, "fortnight": 14}[unit] * DAY
    return plus_months(day, count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit])


def hull(first: Time, second: Time) -> Time:
    """Return what reaches over both: the reading of a phrase whose day of speaking is known to within some days."""
    if first == second:
        return first
    starts = [time.start for time in (first, second) if time.start]
    ends = [time.end for time in (first, second) if time.end]
    start = min(starts) if len(starts) == 2 else None
    end = max(ends) if len(ends) == 2 else None
    return Time(start, end, "interval", first.anchor, _coarser(first.grains, second.grains))


def _coarser(first: str, second: str) -> str:
    order = "YMDHT"
    return "".join(min(a, b, key=order.index) if a != b else a for a, b in zip(first, second, strict=True))


def figure(count: float) -> str:
    """Return a number as ISO 8601 has it, without an exponent: "1234567", "2.5"."""
    short = f"{count:g}"
    return f"{count:.6f}".rstrip("0").rstrip(".") if "e" in short else short
