"""Units counted from the day of speaking or from what was told: "this week", "that year", "late October", "the next 30 days"."""

import datetime as dt
import re
from dataclasses import replace

from fogline.claims.times.build import (
    DAY,
    at,
    figure,
    of_day,
    of_days,
    of_month,
    of_week,
    of_weekend,
    of_year,
    plus,
    plus_months,
)
from fogline.claims.times.normal import COUNT, UNIT, count_of, ordinal
from fogline.claims.times.record import Anchor, Now, Time

_NEIGHBOUR = re.compile(
    r"(?:(?:in|during|over|on|at|throughout|within) )?(?:the )?(?:(?P<edge>earlier|"
    r"later|sometime|early|late|all|whole|entire) )?(?:in )?(?:the )?"
    r"(?P<which>last|this|next|previous|current|coming|past|that|same|"
    r"very same|following|preceding|present|the|all|whole|entire|prior) (?:calendar )?"
    r"(?P<unit>day|week|weekend|month|year|decade|quarter|century)(?: (?P<after>before last|after next|before|after))?"
)
_BARE = re.compile(
    r"(?:(?:in|during|over|on|at|throughout|all) )?(?:the (?P<unit>week|weekend|month|year)|(?P<alone>weekend))"
)
_EDGE = re.compile(
    r"(?:(?:in|at|on|during|towards?|around|from) )?(?:the )?(?:very )?"
    r"(?P<edge>early (?:part|days) of|early(?: in| on)?|late(?: in)?|mid|middle(?: part)? "
    r"of|beginning of|start of|end of|first days? of|last days? of|final days of|opening days of|final part of|latter part of|"
    r"later part of|first half of|second half of|turn of|dawn of|close of|outset of|eve of|later in|earlier in|"
    r"towards the end of) (?:the )?(?P<rest>.+)"
)
_UNIT_END = re.compile(r"^(by |until |before )?(?:the )?(year|month) end$")
_WEEK_OF = re.compile(
    r"(?:the |in the )?(?P<n>first|second|third|fourth|fifth|[1-5](?:st|nd|rd|th)|last|final) (?:full )?"
    r"(?P<unit>weekend|week|day) (?:of|in) (?:the )?(?P<rest>.+)"
)
_WINDOW = re.compile(
    r"(?:(?P<lead>in|over|during|within|for|throughout|after) )?(?:only "
    r"|just )?(?:the )?(?:course of the )?(?P<side>last|past|previous|preceding|next|"
    r"coming|following|first) "
    rf"{COUNT} {UNIT}"
)
_WITHIN = re.compile(rf"within (?:(?P<side>next|coming) )?{COUNT} {UNIT}")
_TURNED = re.compile(
    rf"(?:(?:in|over|during) )?(?:the )?(?!the |a |that |on |in ){COUNT} "
    rf"(?P<side>last|past|previous|next|coming|upcoming|following) {UNIT}"
)
_AT_END = ("end", "final", "close", "towards")
_FIRST = ("early", "beginning", "start", "first", "opening", "outset", "dawn", "earlier")
_MIDDLE = ("mid", "middle")


def read_unit(words: str, now: Now) -> tuple[Time, ...]:  # noqa: PLR0911 (one rule a line)
    """Read a calendar unit beside the present one ("last month") or the one told ("that year", "the following week")."""
    match = _NEIGHBOUR.fullmatch(words) or _BARE.fullmatch(words)
    if match is None:
        return ()
    got = match.groupdict()
    which, unit, after = got.get("which") or "the", got["unit"] or "weekend", got.get("after") or ""
    if (
        re.match(r"(?:over|in|during|within|throughout) (?:the )?(?:last|past|previous|coming) ", words)
        and unit != "weekend"
    ):
        return ()  # a stretch up to now, not the calendar's last one
    if after in ("before", "after") or which in (
        "that",
        "same",
        "very same",
        "following",
        "preceding",
        "previous",
        "prior",
    ):
        return _of_told(which, unit, after, now)
    if which == "past" and unit != "weekend":
        return ()
    if now.day is None:
        shift = {"this": 0, "last": -1, "next": 1}.get(which)
        return _of_told(which, unit, "", now) if shift is not None and unit != "day" else ()
    if which in ("all", "whole", "entire", "the") and unit == "day":
        return ()
    shift = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)
    shift = 0 if which == "coming" and unit == "weekend" and now.day.weekday() < 5 else shift
    shift += {"before last": -2, "after next": 2}.get(after, 0)
    if unit == "day":
        return ()
    found = replace(neighbour(now.day, unit, shift, now), anchor=now.name)
    if got.get("edge") == "later" and found.last_day is not None and found.last_day <= now.day:
        return ()  # nothing of it is left
    return (_parted(found, got.get("edge") or "", now),)


def neighbour(day: dt.date, unit: str, shift: int, now: Now) -> Time:  # noqa: PLR0911 (one rule a line)
    """Return the calendar unit of ``day``, or the one ``shift`` units away."""
    if unit == "day":
        return of_day(day + shift * DAY)
    if unit == "week":
        return of_week(day, shift)
    if unit == "weekend":
        if shift == 0 and (day.weekday() < 1 or (day.weekday() < 5 and now.tense == "past")):
            shift = -1  # early in the week it is the one just past
        return of_weekend(day, shift)
    if unit == "month":
        return of_month(day.year, day.month + shift)
    if unit == "quarter":
        first = of_month(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * shift)
        assert first.start is not None
        return Time(first.start, at(plus_months(first.start.date(), 3)), "interval", grains="MM")
    if unit == "year":
        return of_year(day.year + shift)
    size = 10 if unit == "decade" else 100
    start = day.year // size * size + size * shift
    return replace(
        of_days(dt.date(start, 1, 1), dt.date(start + size - 1, 12, 31)),
        grains="YY",
        base=str(start)[: 3 if size == 10 else 2],
    )


def _parted(found: Time, edge: str, now: Now) -> Time:
    assert now.day is not None
    today = at(now.day)
    if (
        edge in ("earlier", "sometime", "early")
        and found.start
        and found.end
        and found.start < today < found.end
        and edge == "earlier"
    ):
        base = found.base or found.start.isoformat()[: {"month": 7, "year": 4}.get(found.precision, 10)]
        return replace(found, end=today + DAY, precision="interval", grains="DD", base=base)
    if edge in ("later",) and found.start and found.end and found.start <= today < found.end - DAY:
        base = found.base or found.start.isoformat()[: {"month": 7, "year": 4}.get(found.precision, 10)]
        return replace(found, start=today, precision="interval", grains="DD", base=base)
    return edge_of(found, edge) if edge in ("early", "late") else found


def _of_told(which: str, unit: str, after: str, now: Now) -> tuple[Time, ...]:
    base = now.before
    name: Anchor = now.before_name
    shift = {"following": 1, "next": 1, "last": -1, "preceding": -1, "previous": -1, "prior": -1}.get(which, 0)
    shift += {"after": 1, "before": -1}.get(after, 0)
    if base is None:
        return ()
    day = (base.last_day if shift > 0 else base.first_day) or base.first_day or base.last_day
    assert day is not None
    if unit == "day" and not base.is_day:
        return ()
    return (replace(neighbour(day, unit, shift, now), anchor=name),)


def read_edge(words: str, now: Now) -> tuple[Time, ...]:  # noqa: PLR0911 (one rule a line)
    """Read the early, middle or late third of a month, year, week, season: "late October", "the end of the year"."""
    match = _WEEK_OF.fullmatch(words)
    if match and match["unit"] != "day":
        return tuple(
            _nth(match["n"], match["unit"], time)
            for time in now.read(match["rest"])
            if time.precision in ("month", "year")
        )
    match = _EDGE.fullmatch(_UNIT_END.sub(r"\1end of the \2", words))
    if match is None:
        return ()
    rest, edge = match["rest"], match["edge"]
    if edge.split(" ")[0] in ("later", "earlier"):
        rest = rest if re.match(r"(?:this|that|same) ", rest) else f"the {rest}"
        found = _the_unit(rest, now)
        part = "later" if edge.startswith("later") else "early"
        return tuple(edge_of(time, part) for time in found if time.start and time.end and not time.is_day)
    whole = re.sub(r"^(?:of|in) ", "", rest)
    bare = re.fullmatch(r"week|weekend|month|year|decade", whole)
    found = _the_unit(f"the {whole}", now) if bare else now.read(whole)
    if edge == "eve of":
        return tuple(
            replace(of_day(time.first_day - DAY), anchor=time.anchor)
            for time in found
            if time.is_day and time.first_day
        )
    if edge == "turn of":
        return tuple(_turn(time) for time in found if time.precision == "year")
    if found and not found[0].known and found[0].base:
        return found[:1]
    return tuple(edge_of(time, edge) for time in found if time.start and time.end and not time.is_day)


def _the_unit(words: str, now: Now) -> tuple[Time, ...]:
    """Read "the month", "that year": the one told, else the present one."""
    match = re.fullmatch(
        r"(the|this|that|that same|the same|same) (week|weekend|month|year|summer|winter|spring|autumn|war|day)", words
    )
    if match is None:
        return now.read(words)
    told = now.before
    calendar = match[2] in ("week", "weekend", "month", "year", "day")
    if told is not None and match[1] != "this" and calendar and (now.history is not None or match[1] != "the"):
        return _of_told("that", match[2], "", now)
    if now.day is None or match[2] not in ("week", "weekend", "month", "year"):
        return now.read(words) if match[2] not in ("war", "day") else ()
    return (replace(neighbour(now.day, match[2], 0, now), anchor=now.name),)


def _turn(year: Time) -> Time:
    assert year.start is not None
    day = year.start.date()
    return replace(of_days(day - DAY, day), anchor=year.anchor)


def edge_of(time: Time, edge: str) -> Time:
    """Return the early, middle or late third of ``time`` (days of a month by tens; months of a year by fours)."""
    if time.start is None or time.end is None:
        return time
    first = edge.split(" ", maxsplit=1)[0]
    place = 0 if first in _FIRST else 1 if first in _MIDDLE else 2
    base = time.base or time.start.isoformat()[: {"month": 7, "year": 4}.get(time.precision, 10)]
    start, end = time.start, time.end
    half = "half" in edge
    if time.precision == "month":
        cuts = (1, 16, 16) if half else (1, 11, 21)
        start = start.replace(day=cuts[place])
        end = time.end if place == 2 else start.replace(day=(16 if half else 11 if place == 0 else 21))
    elif time.precision == "year" and first in _AT_END:
        return replace(time, start=start.replace(month=12), precision="month", grains="DD", base=base)
    elif time.precision == "year":
        month = (1, 7, 7)[place] if half else (1, 5, 9)[place]
        start = start.replace(month=month)
        end = time.end if place == 2 else start.replace(month=7 if half else month + 4)
    else:
        days = (time.end - time.start).days
        third = max(days // (2 if half else 3), 1)
        start = time.start + (0, third, days - third)[place] * DAY
        end = time.end if place == 2 else start + third * DAY
    grains = "MM" if time.precision == "year" else "DD"
    if end == start:
        return time
    return replace(time, start=start, end=end, precision="interval", grains=grains, base=base)


def _nth(name: str, unit: str, time: Time) -> Time:
    if time.start is None or time.end is None:
        return time
    weeks = 7 * ((ordinal(name) or 1) - 1)
    if unit == "weekend":
        first = time.start.date()
        saturday = first + (5 - first.weekday()) % 7 * DAY + weeks * DAY
        if name in ("last", "final"):
            last = time.end.date() - DAY
            saturday = last - (last.weekday() + 1) % 7 * DAY - DAY
        return replace(of_days(saturday, saturday + DAY), anchor=time.anchor, base="P1WE")
    start = time.end - 7 * DAY if name in ("last", "final") else time.start + weeks * DAY
    return Time(start, start + 7 * DAY, "week", time.anchor, base="P1W")


def read_window(words: str, now: Now) -> tuple[Time, ...]:  # noqa: PLR0911 (one rule a line)
    """Read a stretch that ends or begins with the day of speaking: "the next 30 days", "over the past three weeks"."""
    match = _WINDOW.fullmatch(words) or _WITHIN.fullmatch(words) or _TURNED.fullmatch(words)
    if match:
        side = match["side"] or "next"
        count = count_of(re.sub(r"^(?:the )", "", match["count"]))
        unit = match["unit"].replace("centurie", "century")
        vague = re.sub(r"^(?:the )", "", match["count"])
        if match.re is _WITHIN and not match["side"] and now.tense == "past":
            return ()
        if count is None and vague not in ("few", "several", "some", "many"):
            return ()
        if side == "first":
            return ()
        back = side in ("last", "past", "previous", "preceding")
        found = _stretch(3 if count is None else count, unit, back, now, vague=count is None)
        if match.re is _WITHIN and not match["side"] and now.tense != "future":
            return tuple(dict.fromkeys((Time(value=found[0].base, base=found[0].base), *found)))
        return found
    found = _running(words, now)
    if found:
        return found
    match = re.fullmatch(
        r"(?P<lead>(?:in|over|during|within|for|throughout) )?(?:only "
        rf"|just )?(?:the )?(?P<side>last|past|previous|coming|next) {UNIT}",
        words,
    )
    if match and words.endswith("weekend"):
        return ()  # the calendar's
    if match and (match["side"] in ("past", "coming") or match["lead"] or words.endswith("s")):
        unit, many = match["unit"], words.endswith("s")
        if many:
            return _stretch(3, unit, match["side"] in ("last", "past", "previous"), now, vague=True)
        return _stretch(1, unit, match["side"] in ("last", "past", "previous"), now)
    match = re.fullmatch(rf"(?:in |over |during )?(?:the |more |most )?recent {UNIT}", words)
    if match and now.day is not None and now.history is None:
        return (Time(None, at(now.day + DAY), "interval", now.name, base="PAST_REF", approximate=True),)
    if match:
        return (Time(base="PAST_REF"),)
    return ()


_RUNNING = re.compile(
    rf"for (?:a|the|its|their) {COUNT} (?:straight |consecutive |successive |running )?(?P<unit>day|night|week|month)"
    r"(?: in a row| running| straight| in succession)?"
)


def _running(words: str, now: Now) -> tuple[Time, ...]:
    """Read "for a third day": the days up to that of the sentence, or up to the day of speaking."""
    match = _RUNNING.fullmatch(words)
    number = ordinal(match["count"]) if match else None
    told = now.context.sentence
    day, name = (told.first_day, now.before_name) if told is not None and told.is_day else (now.day, now.name)
    if match is None or number is None or not 2 <= number <= 1000 or day is None:
        return ()
    unit = "day" if match["unit"] == "night" else match["unit"]
    first = plus(day, -(number - 1 if unit == "day" else number), unit) + (unit != "day") * DAY
    return (replace(of_days(first, day), anchor=name),)


def _stretch(count: float, unit: str, back: bool, now: Now, *, vague: bool = False) -> tuple[Time, ...]:
    letter = {"second": "TS", "minute": "TM", "hour": "TH", "quarter": "Q", "night": "D", "weekend": "WE"}.get(
        unit, unit[0].upper()
    )
    number = "X" if vague else figure(count)
    base = (
        f"PT{number}{letter[1]}"
        if letter.startswith("T")
        else f"P{number}{'CE' if unit == 'century' else 'DE' if unit == 'decade' else letter}"
    )
    if now.day is None or now.history is not None:
        return (Time(value="" if vague else base, base=base),)
    if vague:
        day = at(now.day)
        return (
            Time(
                None if back else day if unit in ("second", "minute", "hour") else day + DAY,
                day + DAY if back else None,
                "interval",
                now.name,
                base=base,
                approximate=True,
            ),
        )
    if unit in ("second", "minute"):
        return (Time(value=base, base=base),)
    if unit == "hour":
        days = max(round(count / 24), 1)
        other = now.day + (-days if back else days) * DAY
    elif unit in ("night", "weekend"):
        return (Time(value=base, base=base),)
    else:
        whole = int(count)
        other = plus(now.day, -whole if back else whole, unit)
    first, last = (other, now.day) if back else (now.day, other)
    if unit == "quarter" and count == int(count):
        near, far = (neighbour(now.day, unit, int(n) if not back else -int(n), now) for n in (1, count))
        first, last = (
            (far.first_day or first, near.last_day or last) if back else (near.first_day or first, far.last_day or last)
        )
    return (replace(of_days(first, last), anchor=now.name, base=base),)
