"""The scale of a timeline: which stretch of time it shows, where a moment lies on it, and its ticks."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fogline.picture.moments import SHORT_MONTHS, SHORT_WEEKDAYS
from fogline.picture.timeline.rows import TimelineRow
from fogline.picture.timeline.span import day_number, day_of

_TRIM = 0.05  # the share of events that a scale may leave off at each side, where that makes it readable
_GAIN = 3.0  # it does so only where it then is at most a third as long
_PAD = 0.03


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the scale: where (days since 1970), its label (``""`` for a small one), and whether it begins a larger unit."""

    at: float
    label: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of time (days since 1970) drawn from ``left`` to ``right`` (units of the drawing)."""

    start: float
    end: float
    left: float
    right: float

    def x(self, moment: float) -> float:
        """Return where a moment lies, held within the drawing."""
        share = (moment - self.start) / (self.end - self.start)
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)

    def holds(self, row: TimelineRow) -> bool:
        """Tell whether any known part of a row's interval lies on the scale; an open one reaches to it from one side."""
        first, last = row.extent.start, row.extent.end
        return (first is None or first < self.end) and (last is None or last > self.start)

    @property
    def unit(self) -> str:
        """The unit of time between two marks."""
        return self._step()[0]

    def ticks(self) -> tuple[Tick, ...]:
        """Return the marks from left to right, labelled so that labels do not meet."""
        unit, step = self._step()
        return tuple(_MARKS[unit](self, step))

    def _step(self) -> tuple[str, int]:
        days = self.end - self.start
        room = max(int((self.right - self.left) / 62), 2)  # labels that fit
        for unit, step, length in _UNITS:
            if days / length <= room:
                return unit, step
        return "years", max(1, round(days / 365.25 / room + 0.5))


_UNITS = (
    *(("hours", step, step / 24) for step in (1, 3, 6, 12)),
    *(("days", step, float(step)) for step in (1, 2)),
    *(("weeks", step, 7.0 * step) for step in (1, 2)),
    *(("months", step, 30.4 * step) for step in (1, 3, 6)),
)


def scale_of(rows: Sequence[TimelineRow], asked: tuple[datetime.date | None, datetime.date | None]) -> Scale | None:
    """Return the scale of dated rows from 0 to 1, cut to the days ``asked`` for; ``None`` where there is no row.

    Where some lie far off (a past war that a report recalls), the scale leaves them off: it holds the middle nine tenths and
    what is near.
    """
    if not rows:
        return None
    starts = sorted(row.extent.known[0] for row in rows)
    ends = sorted(row.extent.known[1] for row in rows)
    first, last = starts[0], ends[-1]
    cut = int(len(rows) * _TRIM + 0.999) if len(rows) >= 8 else 0
    middle = starts[cut], ends[-1 - cut]
    if 0 < (length := middle[1] - middle[0]) < (last - first) / _GAIN:
        first = min(start for start in starts if start >= middle[0] - length / 2)
        last = max(end for end in ends if end <= middle[1] + length / 2)
    if asked[0] is not None:
        first = day_number(asked[0])
    if asked[1] is not None:
        last = day_number(asked[1]) + 1
    if last - first < 1:
        first, last = first // 1, max(last, first // 1 + 1)
    pad = (last - first) * _PAD
    first = first if asked[0] is not None else first - pad
    last = last if asked[1] is not None else last + pad
    return Scale(first, last, 0.0, 1.0)


def _hours(scale: Scale, step: int) -> Iterator[Tick]:
    at = scale.start // 1
    while at < scale.end:
        for hour in range(0, 24, step):
            moment = at + hour / 24
            if scale.start <= moment <= scale.end:
                yield Tick(moment, _day(day_of(at)) if hour == 0 else f"{hour:02}:00", hour == 0)
        at += 1


def _days(scale: Scale, step: int) -> Iterator[Tick]:
    for number, at in enumerate(_numbers(scale)):
        day = day_of(at)
        yield Tick(at, "" if number % step else _day(day), day.weekday() == 0)


def _weeks(scale: Scale, step: int) -> Iterator[Tick]:
    for at in _numbers(scale):
        day = day_of(at)
        if day.weekday() == 0:
            labelled = day.toordinal() // 7 % step == 0
            yield Tick(at, _short(day) if labelled else "", day.day <= 7)


def _months(scale: Scale, step: int) -> Iterator[Tick]:
    for at in _numbers(scale):
        day = day_of(at)
        if day.day == 1:
            words = SHORT_MONTHS[day.month - 1]
            yield Tick(at, words if (day.month - 1) % step == 0 else "", day.month == 1)


def _years(scale: Scale, step: int) -> Iterator[Tick]:
    for year in range(day_of(scale.start).year, day_of(scale.end).year + 1):
        at = day_number(datetime.date(year, 1, 1))
        if scale.start <= at <= scale.end:
            yield Tick(at, str(year) if year % step == 0 else "", year % (10 * step) == 0)


def _numbers(scale: Scale) -> Iterator[float]:
    at = scale.start // 1 + (1 if scale.start % 1 else 0)
    while at <= scale.end:
        yield at
        at += 1


def _day(day: datetime.date) -> str:
    return f"{SHORT_WEEKDAYS[day.weekday()]} {_short(day)}"


def _short(day: datetime.date) -> str:
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}"


_MARKS = {"hours": _hours, "days": _days, "weeks": _weeks, "months": _months, "years": _years}
