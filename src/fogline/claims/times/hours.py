"""Hours of one day, or open at one end: "between 06:00 and 13:00 on Sunday", "Tuesday after 1 pm"."""

import datetime as dt
import re
from dataclasses import replace

from fogline.claims.times.build import DAY
from fogline.claims.times.clock import HOUR_WORDS, MINUTES, read_clock
from fogline.claims.times.normal import COUNT, count_of
from fogline.claims.times.record import Now, Time
from fogline.claims.times.zones import ZONE_WORDS

_HALF = r" ?(?:am|pm|a|p|in the morning|in the afternoon|in the evening|at night)"
_CLOCK = (
    rf"(?:(?:\d{{1,2}}(?:[:.]\d\d)?|{HOUR_WORDS})(?: o'clock)?(?:{_HALF})?|(?:{HOUR_WORDS}) {MINUTES}(?:{_HALF})?|"
    rf"\d{{3,4}} ?(?:am|pm)|[012]\d[0-5]\d(?: hours)?|"
    rf"(?:half|(?:a )?quarter|ten|twenty) (?:past|to) (?:{HOUR_WORDS})(?:{_HALF})?|(?:12 )?noon|midday|(?:12 )?midnight)"
    rf"(?: (?:{ZONE_WORDS}))?"
)
_RANGE = rf"(?:from |between |at )?(?P<a>{_CLOCK}) (?:to|and|until|till|through) (?P<b>{_CLOCK})"
_OPEN = (
    r"(?P<mark>before|by|until|till|no later than|prior to|after|since|"
    rf"from|later than|starting at|starting from|starting|beginning at) (?:around |about |at )?(?P<a>{_CLOCK})"
)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_RANGE}(?:(?: on| of)? (?P<day>.+))?",
        rf"(?:from |between )?(?P<a>{_CLOCK})(?: on| of)? (?P<day>[a-z].+?) (?:to|and|until|till|"
        rf"through) (?P<b>{_CLOCK})",
        rf"(?P<day>.+?) {_RANGE}",
        rf"(?P<a>{_CLOCK}) (?P<mark>(?:or|and) (?:later|after|onwards?)|onwards?)(?:(?: on| of)? (?P<day>.+))?",
        rf"(?P<a>{_CLOCK}) or (?P<mark>earlier|before)(?:(?: on| of)? (?P<day>.+))?",
        rf"(?P<mark>past|no sooner than|no earlier than|not before|not later than) (?P<a>{_CLOCK})(?:(?: on|"
        rf" of)? (?P<day>.+))?",
        rf"{_OPEN}(?: on| of)? (?P<day>.+)",
        rf"(?P<day>.+?) {_OPEN}",
    )
)
_BEFORE = ("before", "earlier", "by", "until", "till", "no later than", "not later than", "prior to")
_LASTING = re.compile(
    rf"(?:for )?{COUNT} (?P<unit>hour|minute)s? (?:from|starting(?: at| from)?|beginning(?: at| from)?|"
    rf"after) (?P<a>.+)|"
    rf"(?:from|starting at|beginning at) (?P<a2>.+?) for {COUNT.replace('count', 'count2')} (?P<unit2>hour|minute)s?"
)
_ZONED = re.compile(rf"(?P<rest>.+?) \(? ?(?P<zone>(?:{ZONE_WORDS})) ?\)?")


def read_hours(words: str, now: Now) -> tuple[Time, ...]:
    """Read hours of a day; where am or pm is not told both halves of the day stand."""
    match = _LASTING.fullmatch(words)
    if match:
        return _lasting(match, now)
    for pattern in _PATTERNS:
        match = pattern.fullmatch(words)
        if match is None or (match["day"] or "x").startswith(("to ", "and ", "until ")):
            continue
        if pattern.groupindex.get("mark") and re.search(r" (?:to|until|till|through) ", words):
            continue  # a stretch of more than one day: read_span has it
        got = match.groupdict()
        if "mark" not in got and not _is_clock(words, got):
            continue
        found = _opened(got, now) if "mark" in got else _between(got, now)
        if found:
            return found
    return ()


def _is_clock(words: str, got: dict[str, str]) -> bool:
    """Whether a range is one of hours: "from 3 to 5" counts something else as well, "1914 to 1918" are years."""
    ends = got["a"], got["b"]
    if any(re.fullmatch(r"\d{4}", end) for end in ends):
        return all(re.match(r"[012]\d[0-5]\d", end) for end in ends) and (
            any(end.startswith("0") for end in ends) or re.search(r"\d{4} [a-z]", ends[1]) is not None
        )
    bare = all(re.fullmatch(r"\d{1,2}|[a-z]+", end) for end in ends) and not re.search("noon|midday|midnight", words)
    if bare:
        named = re.search(r"day\b|night|tomorrow|morning|evening|afternoon", got["day"] or "")
        return bool(got["day"]) and (bool(named) or re.search(r"(?:from|between|at) ", words) is not None)
    return True


def _lasting(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    """Read "for three hours from 10 am": as long as is told from the hour that is told."""
    count = count_of(match["count"] or match["count2"])
    unit = match["unit"] or match["unit2"]
    start = (match["a"] or match["a2"]).removeprefix("at ")
    if count is None or not 0 < count < 1000:
        return ()
    length = dt.timedelta(hours=count) if unit == "hour" else dt.timedelta(minutes=count)
    times = read_clock(f"{start} o'clock" if re.fullmatch(r"\d{1,2}", start) else start, now) or read_clock(
        f"at {start}", now
    )
    return tuple(
        replace(time, end=time.start + length, precision="part_of_day", grains="TT", value="")
        for time in times
        if time.start is not None and time.start == time.end
    )


def _opened(got: dict[str, str], now: Now) -> tuple[Time, ...]:
    forward = got["mark"] in _BEFORE
    times = _at(got["a"] if forward else re.sub("^(?:12 )?midnight", "12 am", got["a"]), got["day"], now)
    return tuple(
        Time(
            None if forward else time.start,
            time.end if forward else None,
            "interval",
            time.anchor,
            time.grains,
            zone=time.zone,
        )
        for time in times
        if time.known
    )


def _between(got: dict[str, str], now: Now) -> tuple[Time, ...]:
    first, second, day = got["a"], got["b"], got["day"]
    zoned = _ZONED.fullmatch(day or "")
    if zoned:
        day, second = zoned["rest"], f"{second} {zoned['zone']}"
    elif day and re.fullmatch(rf"\(? ?(?:{ZONE_WORDS}) ?\)?", day):
        day, second = "", f"{second} {day.strip('() ')}"
    zone = re.search(rf" (?:{ZONE_WORDS})$", second)
    second = second[: zone.start()] if zone else second
    tail = re.search(rf"{_HALF}$", second)
    if zone:
        first, second = f"{re.sub(rf' (?:{ZONE_WORDS})$', '', first)}{zone.group()}", f"{second}{zone.group()}"
    if tail and not re.search(rf"{_HALF}(?: (?:{ZONE_WORDS}))?$|noon|midday|midnight|^\d{{4}}", first):
        bare = first[: first.index(zone.group())] if zone else first
        tails = dict.fromkeys((tail.group(), " am", " pm"))
        all_ = [_joined(f"{bare}{half}{zone.group() if zone else ''}", second, day, now) for half in tails]
        given = [times for times in all_ if times] or [_joined(first, second, day, now)]
        return min(given, key=_length)
    return _joined(first, second, day, now)


def _length(times: tuple[Time, ...]) -> dt.timedelta:
    """How long a stretch is: "11 to 2 pm" begins before noon, "5 to 7 pm" after it."""
    time = times[0] if times else Time()
    return time.end - time.start if time.start and time.end else dt.timedelta()


def _joined(first: str, second: str, day: str | None, now: Now) -> tuple[Time, ...]:
    starts, ends = _at(re.sub("^(?:12 )?midnight", "12 am", first), day, now), _at(second, day, now)
    if starts and ends and not (starts[0].known or ends[0].known):
        return (Time(value=f"{starts[0].value}/{ends[0].value}"),) if len(starts) == len(ends) == 1 else ()
    fixed = len(ends) == 1 or all(
        re.search(rf"{_HALF}|noon|midday|midnight|^0|^\d{{4}}", end) for end in (first, second)
    )
    if any(re.match(r"(?:1[3-9]|2[0-4]|0\d)[:.]?\d\d", end) for end in (first, second)):
        starts, ends = _first_half(starts, first), _first_half(ends, second)  # both are of the 24-hour clock
    found: list[Time] = []
    for start in starts:
        spans = [(start, end) for end in ends if start.start and end.end]
        if fixed and not re.search(r"\b(?:night|evening|morning|afternoon)\b", day or ""):
            # "from 10 pm on Friday to 2 am" ends on the day after
            spans += [(start, replace(e, start=e.start + DAY, end=e.end + DAY)) for s, e in spans if e.start and e.end]
        later = [e for s, e in spans if s.start and e.end and dt.timedelta() < e.end - s.start < DAY]
        if later:
            end = min(later, key=lambda time: time.end or time.start)  # type: ignore[arg-type, return-value]
            found.append(
                replace(start, end=end.end, precision="part_of_day", value="", grains=start.grains[0] + end.grains[1])
            )
    within = [time for time in found if time.start and time.end and (time.end - time.start) <= dt.timedelta(hours=12)]
    return tuple(dict.fromkeys(within or found))


def _first_half(times: tuple[Time, ...], words: str) -> tuple[Time, ...]:
    bare = re.fullmatch(rf"(\d{{1,2}})(?:[:.]\d\d)?(?: (?:{ZONE_WORDS}))?", words)
    return (
        tuple(time for time in times if time.start and time.start.hour == int(bare[1]))
        if bare and len(times) > 1
        else times
    )


def _at(clock: str, day: str | None, now: Now) -> tuple[Time, ...]:
    """Read an hour of a day, or of a day that is not told: then it has a value alone ("T09")."""
    rest = f" on {day}" if day else ""
    clock = re.sub(r"^(\d{4})(?= |$)(?! hours)", r"\1 hours", clock)
    for form in (clock, f"{clock} o'clock", f"at {clock}"):
        if form.endswith("o'clock") and not re.fullmatch(rf"\d{{1,2}}|{HOUR_WORDS}", clock):
            continue
        found = read_clock(f"{form}{rest}", now)
        if found:
            return tuple(time for time in found if time.known) or found
    return ()
