"""Parts of the day: "late Sunday", "the early hours of Monday", "last night", "overnight"."""

import datetime as dt
import re
from dataclasses import replace

from fogline.claims.times.build import DAY, of_hours
from fogline.claims.times.clock import day_told
from fogline.claims.times.normal import MONTHS, WEEKDAYS, any_of
from fogline.claims.times.record import PARTS, Now, Time
from fogline.claims.times.zones import ZONE_WORDS, offset_text

_AGAIN = re.compile(
    r"at night|by night|by day|(?:in |during |on )?(?:the )?(?:early |late )?(?:nights|mornings|afternoons|evenings)"
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
_NIGHT_OF_DATES = re.compile(
    r"(?:(?:on|during|in|over) )?(?:the )?(?:night|overnight)(?: (?:of|from|on|"
    r"between))? (?P<days>(?=.*\d).+(?:to|and|into|[-–/]).+)"
)
_SLASH = re.compile(r"\b(\d{1,2})/(\d{1,2}) (?=[a-z])")  # "the night of 27/28 April"
_NO_DAY = ("last", "this", "the", "every", "each", "one", "next")
_THAT_DAY = ("that", "same", "the same", "of the same day", "same day", "that day", "the same day")
_OF_A_DAY = re.compile(r"day|\d(?:st|nd|rd|th)?$|\d{4}$|\b(?:mon|tue|wed|thu|fri|sat|sun)\b")
_DEICTIC = {"this": 0, "today": 0, "last": -1, "yesterday": -1, "tomorrow": 1}
_THIS = re.compile(
    r"(?:(?:early|late|later|earlier|throughout|over|all|during) )*"
    rf"(?P<which>this|last|yesterday|tomorrow|today) {_PART}"
)
_BEFORE = re.compile(
    r"(?:(?:in|at|during|over|throughout|on) )?(?:(?:the|all) )?(?:(?P<mark>before|"
    rf"shortly before|just before|after|shortly after) )?{_PART}(?: hours| prayers?)?(?:(?: "
    r"on| of| in the day on|,)? (?:the )?(?P<rest>.+))?"
)
_HALF = re.compile(r"^(today|yesterday|tomorrow) ([ap])m$")
_HALVES = {"a": "morning", "p": "afternoon"}
_SMALL_HOURS = re.compile(r"^((?:in )?(?:the )?(?:early|small) hours of .*\w+day) morning$")
_WEEK_LAST = re.compile(  # "Wednesday evening next week"
    r"^(\w+day) (morning|afternoon|evening|night) ((?:of )?(?:last|this|next) week)$"
)
_DATED = re.compile(  # "Wednesday evening, 3 May": the part of the day stands between its name and its date
    rf"(?:on |in )?(?P<edge>(?:early|late) )?(?:(?P<weekday>\w+day)|this|last)(?: on)?(?: at| in the)? {_PART}(?: of| on)? \(?"
    rf"(?:the )?(?P<date>(?:\w+day )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})\b|(?:{_MONTH}) \d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d)[^()]*)\)?"
)
_ZONE_LAST = re.compile(rf" \(? ?({ZONE_WORDS}) ?\)?$")
_AFTER = re.compile(rf"(?P<rest>.+?)(?: at| in the| in| during the)? {_PART}")
_EDGE = re.compile(r"^(?:early|late|mid) (?=\S)")
_NIGHT_INTO = re.compile(
    r"(?:(?:in|on|during|over) )?(?:the )?night (?:(?:(?:of|from|between) )?\w+day (?:to|into|and)|to|into) (?:the )?(?P<last>.+)"
)


def read_part(words: str, now: Now) -> tuple[Time, ...]:
    """Read a part of a day: "late Sunday", "Saturday morning", "the early hours of Monday", "last night", "overnight"."""
    if _AGAIN.fullmatch(words):
        return (_each_day(words),)
    words = _HALF.sub(lambda half: f"{half[1]} {_HALVES[half[2]]}", words)
    zone = _ZONE_LAST.search(words)
    if zone:
        parts = (time for time in read_part(words[: zone.start()], now) if time.precision == "part_of_day")
        return tuple(replace(time, zone=offset_text(zone[1], time.start)) for time in parts)
    words = _DATED.sub(_date_last, _WEEK_LAST.sub(r"\1 \3 \2", _SMALL_HOURS.sub(r"\1", words)))
    for read in (_night_of_two_days, _night_into, _of_today):
        found = read(words, now)
        if found is not None:
            return found
    return _part_first(words, now) or _day_first(words, now)


def _each_day(words: str) -> Time:
    """The part of every day: "by night", "in the early mornings"."""
    last = words.rsplit(" ", maxsplit=1)[-1].rstrip("s")
    return Time(base="TDT" if words == "by day" else f"T{_CODES.get(last, 'MO')}")


def _night_into(words: str, now: Now) -> tuple[Time, ...] | None:
    """Read the night that ends on a day: "the night to Sunday"."""
    match = _NIGHT_INTO.fullmatch(words)
    if match is None:
        return None
    lasts = [day for day in now.read(match["last"]) if day.first_day and day.is_day]
    return tuple(_night(day, now) for day in lasts)


def _night_of_two_days(words: str, now: Now) -> tuple[Time, ...] | None:
    """Read "the night of 11 to 12 October", "overnight from October 11 to 12": the night between two days told by their dates."""
    both = _NIGHT_OF_DATES.fullmatch(words)
    days = now.read(_SLASH.sub(r"\1 to \2 ", both["days"])) if both is not None else ()
    nights = [
        _night(replace(days_, start=dt.datetime.combine(days_.last_day, dt.time())), now)
        for days_ in days
        if days_.first_day is not None and days_.last_day == days_.first_day + DAY
    ]
    return tuple(nights) or None


def _part_first(words: str, now: Now) -> tuple[Time, ...]:
    """Read "the morning of 3 May", "late Sunday", "shortly before dawn"."""
    match = _BEFORE.fullmatch(words)
    return _part_of(match["part"], match["rest"] or "", match["mark"] or "", now) if match else ()


def _day_first(words: str, now: Now) -> tuple[Time, ...]:
    """Read "Sunday morning", "early on 3 May in the morning"."""
    match = _AFTER.fullmatch(words)
    if match is None or match["part"] in ("early", "late"):
        return ()
    rest = _EDGE.sub("", match["rest"])
    part = f"{match['rest'].split(' ')[0]} {match['part']}"
    return _part_of(part if rest != match["rest"] and part in PARTS else match["part"], rest, "", now)


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
    match = _THIS.fullmatch(words)
    if match is None:
        return None
    edge = re.match(r"early|late\b", words)
    part = f"{edge.group()} {match['part']}" if edge else ""
    return _hours(now, _DEICTIC[match["which"]], part if part in PARTS else match["part"])


def _overnight(words: str, now: Now) -> tuple[Time, ...] | None:
    both = re.fullmatch(r"overnight (?:from |on )?\w+day (?:to|into) (?P<rest>\w+day)", words)
    into = both or re.fullmatch(r"overnight (?:into|to) (?P<rest>.+)", words)
    if into:  # the night that ends on the day that is told
        days = [day for day in now.read(into["rest"]) if day.precision == "day" and day.first_day]
        return tuple(_night(day, now) for day in days)
    if words not in ("overnight", "the overnight hours"):
        return None
    # the night that ends on the day of speaking; of what is still to come the night that begins on it
    before = day_told(now)
    if before and now.context.sentence is not None and before[0].start is not None:
        return (_night(before[0], now),)
    return _hours(now, 0 if now.tense == "future" else -1, "overnight")


def _night(day: Time, now: Now) -> Time:
    """The night that ends on ``day``."""
    assert day.start is not None
    return replace(of_hours(day.start.date() - DAY, now.context.parts["overnight"]), anchor=day.anchor)


def _hours(now: Now, shift: int, part: str) -> tuple[Time, ...]:
    if now.day is None:
        return ()
    return (_tagged(replace(of_hours(now.day + shift * DAY, now.context.parts[part]), anchor=now.name), part),)


def _part_of(part: str, rest: str, mark: str, now: Now) -> tuple[Time, ...]:
    hours = now.context.parts[part]
    if mark.endswith("before"):
        hours = (0, 6) if part in ("dawn", "sunrise", "daybreak") else (max(hours[0] - 6, 0), hours[0])
    elif mark.endswith("after"):
        hours = (hours[1] - 1, 24)
    starts = ((day, day.start) for day in _days_of(part, re.sub(r"^(?:on|of|in|into|to) ", "", rest), now))
    return tuple(
        _tagged(replace(of_hours(start.date(), hours), anchor=day.anchor), part) for day, start in starts if start
    )


def _days_of(part: str, rest: str, now: Now) -> tuple[Time, ...]:
    """The days that the part may be of, by the words beside it."""
    if rest in _NO_DAY or (not rest and part in ("night", "late night")):
        return ()  # of two nights it may be either
    if not rest or rest in _THAT_DAY:
        return day_told(now)
    if part in ("early", "late") and not _OF_A_DAY.search(rest):
        return ()
    return tuple(time for time in now.read(rest) if time.precision == "day")


def _tagged(time: Time, part: str) -> Time:
    """Note what TIMEX3 calls the part of the day."""
    assert time.start is not None
    code = _CODES.get(part.rsplit(" ", maxsplit=1)[-1], _CODES.get(part, "MO"))
    return replace(time, base=f"{time.start.date()}T{code}")
