"""Rows of a timeline: what is shown of each event, and which events a timeline leaves out and why."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from fogline.picture.moments import interval_words
from fogline.picture.sides import side_title
from fogline.picture.summary import EventSummary, summary, told_findings
from fogline.picture.timeline.span import Extent, extent, hull
from fogline.picture.wording import plain, shorten
from fogline.records import Interval
from fogline.records.event import Status
from fogline.records.fused import FusedEvent

Telling = Literal["happened", "possible", "denied", "announced", "hypothetical"]
AHEAD: tuple[Telling, ...] = ("announced", "hypothetical")
"""What is only said to come, or may come, is no event yet: it belongs to the forecasts."""
_MISDATED = 7  # days by which a report may be dated too early


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One event of a timeline; every text is safe to print, not yet escaped.

    ``start`` and ``end`` (ISO 8601) are the interval in which it happened, ``None`` where that end is open; ``dated`` is false
    where nobody tells either. ``reported`` is the day of the first report, never a date of the event. ``telling`` is the most
    that anybody says of it; ``grade`` the Admiralty pair, ``probability`` 0..1.
    """

    id: str
    type: str
    family: str
    label: str
    place: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    start: str | None
    end: str | None
    precision: str
    when: str
    dated: bool
    reported: str | None
    telling: Telling
    status: Status
    grade: str
    probability: float
    reports: int
    origins: int
    title: str
    extent: Extent = field(default_factory=Extent, repr=False)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The rows of a timeline in the order of time, those nobody dates in the order of their reports, and what was left out.

    ``left_out`` are words for each reason with how many events it concerns.
    """

    dated: tuple[TimelineRow, ...]
    undated: tuple[TimelineRow, ...]
    left_out: tuple[tuple[str, int], ...] = ()

    @property
    def rows(self) -> tuple[TimelineRow, ...]:
        """All rows, dated ones first."""
        return self.dated + self.undated


@dataclass(frozen=True, slots=True)
class Selection:
    """Which events a timeline shows. ``since`` and ``until`` are days; dated events must overlap them.

    An event that nobody dates is listed if it was first reported between them. ``ahead`` takes in what is only announced or
    hypothetical.
    """

    since: datetime.date | None = None
    until: datetime.date | None = None
    statuses: tuple[Status, ...] = ()
    ahead: bool = False

    @property
    def words(self) -> str:
        """The span of time asked for, in words, or ``""``."""
        since, until = (None if day is None else day.isoformat() for day in (self.since, self.until))
        return interval_words(since, until)


def timeline(events: Iterable[FusedEvent], selection: Selection | None = None) -> Timeline:
    """Return the rows of the events that ``selection`` asks for (default: all that is said to have happened)."""
    asked = selection or Selection()
    kept: list[TimelineRow] = []
    out: Counter[str] = Counter()
    for event in events:
        row = row_of(event)
        if asked.statuses and row.status not in asked.statuses:
            continue
        if not _within(row, asked):
            out["at another time"] += 1
        elif row.telling in AHEAD and not asked.ahead:
            out["only announced or hypothetical (see the forecasts)"] += 1
        else:
            kept.append(row)
    dated = sorted((row for row in kept if row.dated), key=_by_time)
    undated = sorted((row for row in kept if not row.dated), key=lambda row: (row.reported or "9999", row.id))
    return Timeline(tuple(dated), tuple(undated), tuple(out.items()))


def reported_words(row: TimelineRow) -> str:
    """Return when an event was first reported, worded so that nobody takes it for the day of the event."""
    return f"first reported {interval_words(row.reported, row.reported)}" if row.reported else "report not dated"


def deed(row: TimelineRow) -> str:
    """Return who did it to whom, as far as told: "Russia → Ukraine", "by Russia", or ``""``."""
    actors, targets = map(_names, (row.actors, row.targets))
    if actors and targets:
        return f"{actors} → {targets}"
    return f"by {actors}" if actors else f"→ {targets}" if targets else ""


def _names(names: Sequence[str]) -> str:
    return ", ".join(shorten(side_title(name), 42) for name in names[:2]) + (", …" if len(names) > 2 else "")


def row_of(event: FusedEvent) -> TimelineRow:
    """Return what is shown of one event."""
    seen, telling = summary(event), _telling(event)
    start, end, words = _interval(seen, telling)
    pair = seen.admiralty
    return TimelineRow(
        id=seen.id,
        type=seen.type,
        family=seen.family,
        label=seen.label,
        place=seen.place_words,
        actors=tuple(map(plain, seen.actors)),
        targets=tuple(map(plain, seen.targets)),
        start=start,
        end=end,
        precision=seen.when.precision if seen.when else "unknown",
        when=words,
        dated=bool(start or end),
        reported=seen.reported,
        telling=telling,
        status=seen.status,
        grade=f"{pair.reliability}{pair.credibility}",
        probability=seen.probability,
        reports=seen.reports,
        origins=seen.origins,
        title=plain(seen.title),
        extent=extent(start, end),
    )


def _interval(seen: EventSummary, telling: Telling) -> tuple[str | None, str | None, str]:
    """Return the interval that holds every reading of the time words ("Monday" may be two days), and its words.

    What happened did so before it was reported: a reading that lies wholly after is none, unless by a few days, by which a
    report may be dated too early, where the other is of another year.
    """
    if seen.when is None:
        return None, None, ""
    readings = [seen.when, *seen.when.candidates]
    if telling not in AHEAD and seen.reported:
        before = [one for one in readings if not one.start or one.start[:10] <= seen.reported]
        before = [seen.when] if _just_after(seen.when, seen.reported) and not _same_year(before, seen.when) else before
        readings = before or readings
    start, end = hull([(one.start, one.end) for one in readings])
    if not start and not end:
        return None, None, ""
    words = " or ".join(dict.fromkeys(filter(None, (interval_words(one.start, one.end) for one in readings))))
    return start, end, plain(words)


def _just_after(when: Interval, reported: str) -> bool:
    """Tell whether a time begins within a few days after a report of it is dated."""
    if when.start is None or when.start[:10] <= reported[:10]:
        return False
    try:
        days = (datetime.date.fromisoformat(when.start[:10]) - datetime.date.fromisoformat(reported[:10])).days
    except ValueError:
        return False
    return days <= _MISDATED


def _same_year(readings: Iterable[Interval], when: Interval) -> bool:
    return any(one.start is not None and when.start is not None and one.start[:4] == when.start[:4] for one in readings)


def _telling(event: FusedEvent) -> Telling:
    if event.support.grade.status == "denied":
        return "denied"
    claims = [one.claim for one in told_findings(event)]
    positive = {claim.reality for claim in claims if claim.polarity == "positive"}
    if "factual" in positive:
        return "happened"
    if "possible" in positive:
        return "possible"
    if any(claim.denied for claim in claims):
        return "denied"
    return "announced" if "future" in positive else "hypothetical"


def _within(row: TimelineRow, asked: Selection) -> bool:
    if asked.since is None and asked.until is None:
        return True
    if row.dated:
        return row.extent.overlaps(asked.since, asked.until)
    if row.reported is None:
        return False
    day = datetime.date.fromisoformat(row.reported)
    return (asked.since is None or day >= asked.since) and (asked.until is None or day <= asked.until)


def _by_time(row: TimelineRow) -> tuple[float, float, str]:
    known = row.extent.known
    return known[0], known[1], row.id
