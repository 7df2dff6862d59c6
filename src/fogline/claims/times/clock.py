"""The time of day: clock times with their zone, and the day that they stand on."""

import datetime as dt
import re
from dataclasses import replace

from fogline.claims.amounts import number
from fogline.claims.times.build import DAY, at
from fogline.claims.times.record import Now, Time
from fogline.claims.times.zones import ZONE_WORDS, offset_text
from fogline.claims.words import numbers_from

HOUR_WORDS = numbers_from(1, 12)
_HALF = (
    r"(?P<half>am|pm|a|p|(?:o'clock )?(?:early |late )?in the (?:early |late )?(?:morning|afternoon|evening)|at night|"
    r"(?:early|late) (?:morning|afternoon|evening))"
)
MINUTES = (
    rf"(?:(?:twenty|thirty|forty|fifty)(?: (?:{numbers_from(1, 9)}))?|(?:oh?|zero) (?:{numbers_from(1, 9)})|"
    rf"{numbers_from(10, 19)})"
)
_ZONE = rf"(?P<zone>{ZONE_WORDS})"
_CLOCKS = tuple(
    re.compile(
        rf"(?:(?:at|around|about|towards|approximately|circa) )?(?:exactly )?{body}(?: sharp| hours)?"
        rf"(?: ?(?:\( ?)?{_ZONE}(?: ?\))?)?"
    )
    for body in (
        rf"(?P<h>\d{{1,2}})[:.](?P<m>\d\d)(?:[:.]\d\d)?(?: ?{_HALF})?",
        rf"(?P<h>\d{{1,2}}) ?{_HALF}",
        r"(?P<h>\d{1,2})(?P<m>[0-5]\d) ?(?P<half>am|pm)",
        r"(?P<h>[012]\d)(?P<m>[0-5]\d)(?= hours| ?utc| ?gmt| ?z\b| zulu| local|(?: [a-z]+){1,2} time)",
        rf"(?P<words>(?:a )?(?:half|quarter|{MINUTES}(?: minutes)?|five(?: minutes)?|[a-z]+ minutes?|\d+(?: minutes)?) "
        rf"(?:past|to|till|before|after) (?:{HOUR_WORDS}|\d{{1,2}}|midnight|noon|midday))(?: o'clock)?(?: ?{_HALF})?",
        rf"(?P<word>{HOUR_WORDS}|\d{{1,2}}) o'clock(?: ?{_HALF})?",
        rf"(?P<h>\d{{1,2}})[:.](?P<m>\d\d) o'clock(?: ?{_HALF})?",
        rf"(?P<word>{HOUR_WORDS}) ?{_HALF}",
        rf"(?P<spoken>(?:{HOUR_WORDS}) {MINUTES}(?: minutes)?)(?: ?{_HALF})?",
        rf"(?P<half_past>half (?:{HOUR_WORDS}|\d{{1,2}}))(?: o'clock)?(?: ?{_HALF})?",
        r"(?P<h>[012]\d)h(?P<m>[0-5]\d)",
        r"(?P<fixed>(?:(?:12(?:[:.]00)?|twelve|high|exactly) )?(?:noontime|noon|midday|midnight))",
    )
)
_AT_WORD = re.compile(rf"(?:at|towards|around|about) (?P<word>{HOUR_WORDS}|\d{{1,2}})")
_ALSO = re.compile(rf"\(\s*(\d.*?\b(?:{ZONE_WORDS}))\s*\)")
_NEAR = re.compile(
    r"(?:(?:just|shortly|soon|right|immediately|a little|slightly|minutes|moments) )+(before|after|past) (.+)"
)
_DAY_FIRST = re.compile(
    r"(?P<day>.*day\b.*?) (?:at )?(?P<near>(?:just|shortly|soon|right|immediately) (?:before|after) .+)"
)
_BARE_HOUR = re.compile(
    rf"(?:at |around |about )?(?P<hour>{HOUR_WORDS}|\d{{1,2}}) "
    r"(?P<rest>(?:this|yesterday|tomorrow|last|on \w+day|on the \w+) (?:morning|afternoon|evening|night)|tonight)"
)


def read_clock(words: str, now: Now) -> tuple[Time, ...]:
    """Read a clock time on its day: "6:30 p.m. on Saturday", "15 July at 11:42", "1440 UTC"; both halves of the day may stand."""
    words = _DAY_FIRST.sub(r"\g<near> on \g<day>", words)  # "Monday, 11 March, shortly after 5 p.m."
    near = _NEAR.fullmatch(words)
    if near:  # "just after midnight on Tuesday" is early on Tuesday
        rest = re.sub(r"^midnight\b", "12 am", near[2]) if near[1] != "before" else near[2]
        return tuple(replace(time, approximate=True) for time in read_clock(rest, now) if time.precision == "instant")
    bare = _BARE_HOUR.fullmatch(words)
    if bare:
        return _on_day(_clock(f"{bare['hour']} o'clock") or (([], False), ""), bare["rest"], now)
    other = _ALSO.search(words)
    if other:  # "6:07 a.m. Moscow time (0307 GMT) on Saturday": the second is the surer
        rest = re.sub(r"\s+", " ", words[other.end() :]).strip()
        return read_clock(f"{other.group(1)} {rest}".strip(), now)
    for clock, rest in _splits(words):
        times = _clock(clock)
        if times is None:
            continue
        found = _on_day(times, rest, now)
        if found:
            return found
    return ()


def _splits(words: str) -> list[tuple[str, str]]:
    parts = words.split(" ")
    whole = [(words, "")]
    ends = [(" ".join(parts[:n]), " ".join(parts[n:])) for n in range(len(parts) - 1, 0, -1)]
    starts = [(" ".join(parts[n:]), " ".join(parts[:n])) for n in range(1, len(parts))]
    return whole + ends + starts if len(parts) <= 14 else whole


def _clock(words: str) -> tuple[tuple[list[float], bool], str] | None:
    """Return the hours of the day that ``words`` may be, whether given to the minute, and the zone's words."""
    for pattern in (*_CLOCKS, _AT_WORD):
        match = pattern.fullmatch(words)
        if match is None:
            continue
        got = match.groupdict()
        hour, minute = _hour(got)
        if hour is None or hour > 24 or minute > 59:
            return None
        half = got.get("half") or ""
        both = False
        if half == "at night" and hour == 12:
            hour = 24
        elif half in ("p", "pm") or half.endswith(("afternoon", "evening")) or (half == "at night" and hour >= 6):
            hour += 12 if hour < 12 else 0
        elif half and hour == 12 and not half.endswith("noon"):
            hour = 0
        elif not half and not got.get("fixed") and not got.get("zone"):
            both = 1 <= hour <= 12 and (
                bool({"word", "words", "spoken", "half_past"} & {name for name, text in got.items() if text})
                or not str(got.get("h")).startswith("0")
            )
        fine = bool(got.get("m") or got.get("words") or got.get("spoken"))
        hours = [hour + minute / 60] + ([(hour + 12) % 24 + minute / 60] if both else [])
        return (hours, fine), got.get("zone") or ""
    return None


def _hour(got: dict[str, str | None]) -> tuple[int | None, int]:  # noqa: PLR0911 (one way of telling it a line)
    if got.get("fixed"):
        return (24 if "midnight" in str(got["fixed"]) else 12), 0
    if got.get("words"):
        left, mark, right = re.split(r" (past|to|till|before|after) ", str(got["words"]), maxsplit=1)
        if mark == "to" and re.fullmatch(r"\d+", left) and int(left) % 5:
            return None, 0  # "6 to 7" is a stretch
        hour = {"midnight": 24.0, "noon": 12.0, "midday": 12.0}.get(right, number(right))
        left = left.removeprefix("a ").removesuffix(" minutes")
        minutes = {"half": 30.0, "quarter": 15.0}.get(left, number(left))
        if hour is None or minutes is None or not 0 < minutes < 60:
            return None, 0
        if mark in ("past", "after"):
            return int(hour) % 24, int(minutes)
        return int(hour) - 1 or 12, 60 - int(minutes)
    if got.get("half_past"):
        hour = number(str(got["half_past"]).removeprefix("half "))
        return (int(hour) if hour is not None else None), 30
    if got.get("spoken"):
        words, _, rest = str(got["spoken"]).removesuffix(" minutes").partition(" ")
        hour, minutes = number(words), number(re.sub(r"^(?:oh?|zero) ", "", rest))
        return (int(hour) if hour is not None else None), int(minutes or 0)
    if got.get("word"):
        hour = number(str(got["word"]))
        return (int(hour) if hour is not None else None), 0
    return int(str(got["h"])), int(got.get("m") or 0)


def _on_day(clock: tuple[tuple[list[float], bool], str], rest: str, now: Now) -> tuple[Time, ...]:
    (hours, fine), zone = clock
    rest = re.sub(r"^(?:on|of|at) |(?: at| on)$", "", rest)
    if re.search(r"\b(?:starting|beginning|from)\b", rest):
        return ()
    if rest == "" and (night := _night_told(now)) is not None:
        return tuple(dict.fromkeys(_in_night(night, hour, fine, zone or "", now) for hour in hours))
    if rest == "":
        days = day_told(now)
    else:
        days = tuple(time for time in now.read(rest) if time.is_day or time.precision == "day")
        if not days:
            return ()
    found: list[Time] = []
    for day in days or (Time(),):
        found += [_instant(day, hour, fine, zone or "") for hour in _of_part(hours, day)]
    return tuple(dict.fromkeys(found))


def _of_part(hours: list[float], day: Time) -> list[float]:
    """Of two halves of the day keep the one that lies in the part that is named: "about eleven on Friday morning"."""
    if day.precision != "part_of_day" or day.start is None or day.end is None:
        return hours
    first = day.start.hour
    last = first + (day.end - day.start).total_seconds() / 3600
    both = [*hours, *([hours[0] + 12] if hours[0] < 12 else [])]
    inside = [hour for hour in both if first <= hour <= last]
    if len(hours) == 1 and not inside:
        return hours
    if not inside and first >= 18 and hours[0] < 6:
        return [hours[0] + 24]  # "tonight around three": the small hours after
    return list(dict.fromkeys(inside or [hour for hour in both if (hour >= 12) == (first >= 12)] or hours))


def _instant(day: Time, hour: float, fine: bool, zone: str) -> Time:
    minutes = round(hour * 60)
    clock = f"T{minutes // 60:02}" + (f":{minutes % 60:02}" if fine or minutes % 60 else "")
    if day.start is None:
        return Time(value=clock + offset_text(zone, None), zone=offset_text(zone, None))
    start = at(day.start.date()) + dt.timedelta(minutes=minutes)
    named = offset_text(zone, start)
    value = f"{start.date()}T{start:%H}" + ("" if clock.count(":") == 0 and not named else f":{start:%M}")
    return Time(
        start,
        start,
        "instant",
        day.anchor,
        "TT" if fine or start.minute or named else "HH",
        value=f"{value}{named}",
        zone=named,
    )


def _night_told(now: Now) -> Time | None:
    """Return the night told last, if it reaches into a second day."""
    before = now.before
    if before is None or not before.is_day or before.precision != "part_of_day" or before.first_day == before.last_day:
        return None
    return before


def _in_night(night: Time, hour: float, fine: bool, zone: str, now: Now) -> Time:
    """Return an hour of a night, or the first such hour after it: "on the night of 3 to 4 May ... at 02:30 ... by 09:00"."""
    assert night.first_day is not None
    assert night.start is not None
    first = at(night.first_day) + dt.timedelta(hours=hour)
    day = night.first_day if first >= night.start else night.first_day + DAY
    return _instant(Time(at(day), at(day + DAY), "day", now.before_name), hour, fine, zone)


def day_told(now: Now) -> tuple[Time, ...]:
    """The day of a clock time or part of the day that stands alone: the sentence's own or the one told last, never another."""
    before = now.before
    if before is None or not before.is_day or before.first_day is None:
        return ()
    return (Time(at(before.first_day), at(before.first_day + DAY), "day", now.before_name),)
