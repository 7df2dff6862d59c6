"""The time of day: clock times with their zone, and parts of the day ("late Sunday", "the early hours of Monday")."""

import datetime as dt
import re
from dataclasses import replace

from fogline.claims.amounts import number
from fogline.claims.times.build import DAY, at, of_hours
from fogline.claims.times.normal import MONTHS, WEEKDAYS, any_of
from fogline.claims.times.record import PARTS, Now, Tense, Time
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
_AGAIN = re.compile(
    r"at night|by night|by day|(?:in |during |on )?(?:the )?(?:early |late )?(?:nights|mornings|afternoons|evenings)"
)
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
_MONTH = any_of(MONTHS)
_PART = rf"(?P<part>{any_of(PARTS)})s?"
_CODES = {
    **{
        "night": "NI",
        "overnight": "NI",
        "evening": "EV",
        "dusk": "EV",
        "nightfall": "EV",
        "sunset": "EV",
        "late": "EV",
    },
    **{"afternoon": "AF", "daytime": "DT", "daylight": "DT", "daylight hours": "DT", "lunchtime": "MI", "midday": "MI"},
}
_DEICTIC = {"this": 0, "today": 0, "last": -1, "yesterday": -1, "tomorrow": 1}
_BEFORE = re.compile(
    r"(?:(?:in|at|during|over|throughout|on) )?(?:(?:the|all) )?(?:(?P<mark>before|"
    rf"shortly before|just before|after|shortly after) )?{_PART}(?: hours| prayers?)?(?:(?: "
    r"on| of| in the day on|,)? (?:the )?(?P<rest>.+))?"
)
_HALVES = {"a": "morning", "p": "afternoon"}
_WEEK_LAST = re.compile(r"^(\w+day) (morning|afternoon|evening|night) ((?:of )?(?:last|this|next) week)$")
_DATED = re.compile(  # "Wednesday evening, 3 May": the part of the day stands between its name and its date
    rf"(?:on |in )?(?P<edge>(?:early|late) )?(?:(?P<weekday>\w+day)|this|last)(?: on)?(?: at| in the)? {_PART}(?: of| on)? \(?"
    rf"(?:the )?(?P<date>(?:\w+day )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})\b|(?:{_MONTH}) \d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d)[^()]*)\)?"
)
_ZONE_LAST = re.compile(rf" \(? ?({ZONE_WORDS}) ?\)?$")
_AFTER = re.compile(rf"(?P<rest>.+?)(?: at| in the| in| during the)? {_PART}")


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
    if rest == "":
        days = _day_told(now)
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


def _day_told(now: Now) -> tuple[Time, ...]:
    """The day of a clock time or part of the day that stands alone: the sentence's own or the one told last, never another."""
    before = now.before
    if before is None or not before.is_day or before.first_day is None:
        return ()
    return (Time(at(before.first_day), at(before.first_day + DAY), "day", now.before_name),)


def read_part(words: str, now: Now) -> tuple[Time, ...]:  # noqa: PLR0911 (one rule a line)
    """Read a part of a day: "late Sunday", "Saturday morning", "the early hours of Monday", "last night", "overnight"."""
    if _AGAIN.fullmatch(words):
        return (
            Time(
                base="TDT"
                if words == "by day"
                else f"T{_CODES.get(words.rsplit(' ', maxsplit=1)[-1].rstrip('s'), 'MO')}"
            ),
        )
    words = re.sub(r"^(today|yesterday|tomorrow) ([ap])m$", lambda m: f"{m[1]} {_HALVES[m[2]]}", words)
    zone = _ZONE_LAST.search(words)
    if zone:
        return tuple(
            replace(time, zone=offset_text(zone[1], time.start))
            for time in read_part(words[: zone.start()], now)
            if time.precision == "part_of_day"
        )
    words = re.sub(r"^((?:in )?(?:the )?(?:early|small) hours of .*\w+day) morning$", r"\1", words)
    words = _WEEK_LAST.sub(r"\1 \3 \2", words)  # "Wednesday evening next week"
    words = _DATED.sub(_date_last, words)
    deictic = _of_today(words, now)
    if deictic is not None:
        return deictic
    match = re.fullmatch(
        r"(?:(?:in|on|during|over) )?(?:the )?(?:over)?night (?:of |on |between "
        r"|from )?(?:the )?(\d{1,2})(?:st|nd|rd|th)? (?:to|and) (?:the )?(\d{1,2}(?:st|"
        r"nd|rd|th)? .+)",
        words,
    )
    if match:
        lasts = now.read(match[2])
        return tuple(
            replace(of_hours(day.first_day - DAY, now.context.parts["overnight"]), anchor=day.anchor)
            for day in lasts
            if day.first_day and day.is_day
        )
    match = _BEFORE.fullmatch(words)
    if match:
        found = _part_of(match["part"], match["rest"] or "", match["mark"] or "", now)
        if found:
            return found
    match = _AFTER.fullmatch(words)
    if match and match["part"] not in ("early", "late"):
        rest = re.sub(r"^(?:early|late|mid) (?=\S)", "", match["rest"])
        edge = match["rest"].split(" ")[0] if rest != match["rest"] else ""
        part = f"{edge} {match['part']}" if f"{edge} {match['part']}" in PARTS else match["part"]
        return _part_of(part, rest, "", now)
    return ()


def _date_last(dated: re.Match[str]) -> str:
    """Return "early morning of wednesday 3 may" for "early wednesday morning 3 may"; the date is surer than "last" night."""
    edge, part = dated["edge"] or "", dated["part"]
    weekday = dated["weekday"] if dated["weekday"] in WEEKDAYS else ""
    return f"{edge if edge + part in PARTS else ''}{part} of {weekday} {dated['date']}".replace("  ", " ")


def _of_today(words: str, now: Now) -> tuple[Time, ...] | None:
    if words in ("tonight", "late tonight", "later tonight"):
        return _hours(now, 0, "night")
    if words.startswith(("overnight", "the overnight")):
        return _overnight(words, now)
    match = re.fullmatch(r"(?:the )?(evening|night) before last", words)
    if match:
        return _hours(now, -2, match[1])
    match = re.fullmatch(
        rf"(?:(?:early|late|later|earlier|throughout|over|all|during) )*(?P<which>this|last|yesterday|tomorrow|today) {_PART}",
        words,
    )
    if match:
        edge = re.match(r"early|late\b", words)
        part = (
            f"{edge.group()} {match['part']}" if edge and f"{edge.group()} {match['part']}" in PARTS else match["part"]
        )
        return _hours(now, _DEICTIC[match["which"]], part)
    return None


def _overnight(words: str, now: Now) -> tuple[Time, ...] | None:
    both = re.fullmatch(r"overnight (?:from |on )?\w+day (?:to|into) (?P<rest>\w+day)", words)
    into = both or re.fullmatch(r"overnight (?:into|to) (?P<rest>.+)", words)
    if into:  # the night that ends on the day that is told
        days = [day for day in now.read(into["rest"]) if day.precision == "day" and day.first_day]
        return tuple(_night(day) for day in days)
    if words not in ("overnight", "the overnight hours"):
        return None
    # the night that ends on the day of speaking; of what is still to come the night that begins on it
    before = _day_told(now)
    if before and now.context.sentence is not None and before[0].start is not None:
        return (_night(before[0]),)
    return _hours(now, 0 if now.tense == "future" else -1, "overnight")


def _night(day: Time) -> Time:
    """The night that ends on ``day``."""
    assert day.start is not None
    return replace(of_hours(day.start.date() - DAY, PARTS["overnight"]), anchor=day.anchor)


def _hours(now: Now, shift: int, part: str) -> tuple[Time, ...]:
    if now.day is None:
        return ()
    return (_tagged(replace(of_hours(now.day + shift * DAY, now.context.parts[part]), anchor=now.name), part),)


def _part_of(part: str, rest: str, mark: str, now: Now) -> tuple[Time, ...]:
    rest = re.sub(r"^(?:on|of|in|into|to) ", "", rest)
    if re.match(r"(?:last|this|the|every|each|one|that|next|same|the same)$", rest) and rest not in (
        "that",
        "same",
        "the same",
    ):
        return ()
    if part in ("night", "late night") and not rest:
        return ()  # of two nights it may be either
    if rest in ("", "that", "same", "the same", "of the same day", "same day", "that day", "the same day"):
        days: tuple[Time, ...] = _day_told(now)
    else:
        if part in ("early", "late") and not re.search(
            r"day|\d(?:st|nd|rd|th)?$|\d{4}$|\b(?:mon|tue|wed|thu|fri|sat|sun)\b", rest
        ):
            return ()
        tense: Tense = now.tense
        days = tuple(time for time in now.read(rest, tense) if time.precision == "day")
    hours = now.context.parts[part]
    if mark.endswith("before"):
        hours = (0, 6) if part in ("dawn", "sunrise", "daybreak") else (max(hours[0] - 6, 0), hours[0])
    elif mark.endswith("after"):
        hours = (hours[1] - 1, 24)
    return tuple(
        _tagged(replace(of_hours(day.start.date(), hours), anchor=day.anchor), part)
        for day in days
        if day.start is not None
    )


def _tagged(time: Time, part: str) -> Time:
    """Note what TIMEX3 calls the part of the day."""
    assert time.start is not None
    code = _CODES.get(part.rsplit(" ", maxsplit=1)[-1], _CODES.get(part, "MO"))
    return replace(time, base=f"{time.start.date()}T{code}")
