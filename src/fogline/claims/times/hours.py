"""Hours of one day, or open at one end: "between 06:00 and 13:00 on Sunday", "Tuesday after 1 pm"."""

import re
from dataclasses import replace

from fogline.claims.times.clock import read_clock
from fogline.claims.times.record import Now, Time
from fogline.claims.times.zones import ZONE_WORDS

_HALF = r" ?(?:am|pm|a|p|in the morning|in the afternoon|in the evening)"
_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_CLOCK = rf"(?:(?:\d{{1,2}}(?:[:.]\d\d)?|{_WORDS})(?:{_HALF})?(?: o'clock)?|noon|midday|midnight)(?: (?:{ZONE_WORDS}))?"
_RANGE = rf"(?:from |between |at )?(?P<a>{_CLOCK}) (?:to|and|until|till|through) (?P<b>{_CLOCK})"
_OPEN = (
    r"(?P<mark>before|by|until|till|no later than|prior to|after|since|"
    rf"from|later than|starting at|starting from) (?P<a>{_CLOCK})"
)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_RANGE}(?:(?: on| of)? (?P<day>.+))?",
        rf"(?P<day>.+?) {_RANGE}",
        rf"{_OPEN}(?: on| of)? (?P<day>.+)",
        rf"(?P<day>.+?) {_OPEN}",
    )
)
_BEFORE = ("before", "by", "until", "till", "no later than", "prior to")


def read_hours(words: str, now: Now) -> tuple[Time, ...]:
    """Read hours of a day; where am or pm is not told both halves of the day stand."""
    for pattern in _PATTERNS:
        match = pattern.fullmatch(words)
        if match is None or (match["day"] or "x").startswith(("to ", "and ", "until ")):
            continue
        got = match.groupdict()
        plain = re.search(r"(?:from|between|at) ", words) or re.search(
            r"\d[:.]\d|[ap]m\b|morning|afternoon|evening|night|noon", words
        )
        if "mark" not in got and not plain and not re.search(r"day\b|night|tomorrow", words):
            continue
        if (
            "mark" not in got
            and re.fullmatch(r"\d{1,2}|[a-z]+", got["a"])
            and re.fullmatch(r"\d{1,2}|[a-z]+", got["b"])
            and not got["day"]
        ):
            continue  # "from 3 to 5" counts something else as well
        found = _opened(got, now) if "mark" in got else _between(got, now)
        if found:
            return found
    return ()


def _opened(got: dict[str, str], now: Now) -> tuple[Time, ...]:
    times = read_clock(f"{got['a']} on {got['day']}", now) or read_clock(f"at {got['a']} on {got['day']}", now)
    forward = got["mark"] in _BEFORE
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
    zone = re.search(rf" (?:{ZONE_WORDS})$", second)
    second = second[: zone.start()] if zone else second
    tail = re.search(rf"{_HALF}$", second)
    first = f"{first}{zone.group()}" if zone and zone.group() not in first else first
    second = f"{second}{zone.group()}" if zone else second
    if tail and not re.search(rf"{_HALF}$|noon|midday|midnight", first):
        both = _joined(f"{first}{tail.group()}", second, day, now)
        return tuple(time for time in both if time.known) or _joined(first, second, day, now)
    return _joined(first, second, day, now)


def _joined(first: str, second: str, day: str | None, now: Now) -> tuple[Time, ...]:
    starts, ends = _at(first, day, now), _at(second, day, now)
    found: list[Time] = []
    for start in starts:
        later = [
            end
            for end in ends
            if start.start and end.end and start.start < end.end and (end.end - start.start).days == 0
        ]
        if later:
            end = min(later, key=lambda time: time.end or time.start)  # type: ignore[arg-type, return-value]
            found.append(
                replace(start, end=end.end, precision="part_of_day", value="", grains=start.grains[0] + end.grains[1])
            )
    return tuple(dict.fromkeys(found))


def _at(clock: str, day: str | None, now: Now) -> tuple[Time, ...]:
    rest = f" on {day}" if day else ""
    found = read_clock(f"{clock}{rest}", now)
    if not found and re.fullmatch(r"\d{1,2}", clock):
        found = read_clock(f"{clock} o'clock{rest}", now)
    return tuple(time for time in found or read_clock(f"at {clock}{rest}", now) if time.known)
