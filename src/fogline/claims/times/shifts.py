"""Times so far from another: "three days ago", "two weeks later", "the day before", "two days after Easter"."""

import datetime as dt
import re
from dataclasses import replace

from fogline.claims.times.build import DAY, of_day, of_days, of_month, of_week, of_year, plus, plus_months
from fogline.claims.times.holidays import read_holiday
from fogline.claims.times.normal import COUNT, UNIT, count_of
from fogline.claims.times.record import Anchor, Now, Tense, Time

_AGO = re.compile(
    r"(?:(?:exactly|just|only|about|around|some|as recently as) )*(?P<least>more "
    rf"than |less than |over |nearly |almost |at least )?{COUNT} {UNIT}(?: and (?P<half>a "
    r"half))? (?P<way>ago|back|from now|hence|on)"
)
_IN = re.compile(rf"in (?!the )(?:about |just |only |another )?{COUNT} {UNIT}(?: time)?")
_TOLD = re.compile(
    r"(?:(?:on|in|by|about|around|almost|nearly|just|only|some|early|"
    rf"late) )*(?:the )?{COUNT} ?{UNIT} (?P<way>later|after(?:wards?)?|earlier|before(?:hand)?|"
    r"previously|prior|following|preceding|from(?= (?:today|tomorrow|yesterday|now|"
    r"next|last|this|\w*day|\w+ \d|\d)))"
    rf"(?: (?:that|this))?(?: (?P<event>.+))?"
)
_NEXT = re.compile(
    r"(?:(?:on|in|by|early|late) )*(?:the )?(?:very )?(?P<way>next|"
    r"following|previous|preceding|same|very same|that|that same|that very|this same) "
    r"(?P<unit>day|morning|afternoon|evening|night)"
)
_LONE = re.compile(r"^(?:second|minute|hour|day|week|month|year|decade|century) (?=later|earlier|ago|after|before)")
_OTHER = re.compile(r"(?:the )?(?P<unit>evening|morning|night|afternoon) (?P<way>before|after)")
_VAGUE = re.compile(
    r"(?:(?:a )?few|several|some|many|a number of|a couple of)?(?: "
    r"?)(?P<unit>seconds|minutes|hours|days|weeks|months|years|decades|centuries|"
    r"moments)? ?(?P<way>later|after(?:wards?)?|earlier|before(?:hand)?|previously|ago)"
)


def read_shift(words: str, now: Now) -> tuple[Time, ...]:  # noqa: PLR0911 (one rule a line)
    """Read a time a counted distance away: from the day of speaking ("ago", "from now") or from what was told ("later")."""
    found = read_sum(words, now)
    if found:
        return found
    words = _LONE.sub(r"a \g<0>", words)
    match = _OTHER.fullmatch(words)
    if match:
        return _next({"before": "previous", "after": "next"}[match["way"]], match["unit"], words, now)
    match = _NEXT.fullmatch(words)
    if match:
        return _next(match["way"], match["unit"], words, now)
    match = _AGO.fullmatch(words)
    if match:
        return _ago(match, now)
    match = _TOLD.fullmatch(words)
    if match:
        found = _from_told(match, now)
        if found:
            return found
    match = _VAGUE.fullmatch(words)
    if match and words not in ("before", "after", "previous"):
        past = match["way"] in ("earlier", "before", "beforehand", "previously", "ago")
        return (Time(base="PAST_REF" if past else "FUTURE_REF"),)
    match = _IN.fullmatch(words)
    return _in(match, now) if match else ()


_WAYS = ("ago", "back", "later", "hence", "afterwards", "earlier", "previously", "from now", "time")
_BEFORE_AFTER = re.compile(r"(before|after|from|prior to|following) (.+)")


def read_sum(words: str, now: Now) -> tuple[Time, ...]:
    """Read a distance told in several units: "two weeks and three days ago", "in 1 year 3 months"."""
    parts, rest = _parts(words.removeprefix("in "))
    if len(parts) < 2:
        return ()
    event = _BEFORE_AFTER.fullmatch(rest)
    back = rest in ("ago", "back", "earlier", "previously") or (
        event is not None and event[1] in ("before", "prior to")
    )
    if event:
        bases = [time for time in now.read(event[2]) if time.precision == "day"]
    elif rest in ("later", "earlier", "afterwards", "previously"):
        bases = [now.before] if now.before is not None and now.before.is_day else []
    elif now.day is not None and (rest in _WAYS or (rest == "" and words.startswith("in ") and now.tense == "future")):
        bases = [replace(of_day(now.day), anchor=now.name)]
    else:
        return ()
    return tuple(_moved(base, parts, -1 if back else 1) for base in bases if base.first_day)


def _moved(base: Time, parts: list[tuple[int, str]], sign: int) -> Time:
    day = base.first_day
    assert day is not None
    for count, unit in parts:
        day = plus(day, sign * count, unit)
    finest = parts[-1][1]
    if finest in ("day", "night"):
        return replace(of_day(day), anchor=base.anchor)
    if finest in ("week", "fortnight"):
        return replace(of_days(day - 3 * DAY, day + 3 * DAY, "week"), anchor=base.anchor)
    return replace(of_month(day.year, day.month), anchor=base.anchor)


def _parts(words: str) -> tuple[list[tuple[int, str]], str]:
    """Cut "2 years 1 month 21 days later" into its counted units, none finer than a day, and the rest."""
    parts: list[tuple[int, str]] = []
    tokens = words.split(" ")
    start = 0
    for n, token in enumerate(tokens):
        unit = token.removesuffix("s")
        if unit not in ("day", "week", "fortnight", "month", "year"):
            continue
        count = count_of(" ".join(tokens[start:n]).removeprefix("and "))
        if count is None or count != int(count) or not 0 < count < 10000:
            break
        parts.append((int(count), unit))
        start = n + 1
    return parts, " ".join(tokens[start:])


def _next(way: str, unit: str, words: str, now: Now) -> tuple[Time, ...]:
    """ "The next day", "that night", "the previous evening": from the day told before."""
    base = now.before
    if (
        base is None
        or base.first_day is None
        or base.last_day is None
        or not (base.is_day or base.precision in ("week", "interval"))
    ):
        return ()
    shift = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(way, 0)
    if not base.is_day and (shift == 0 or base.end is None or base.start is None):
        return ()
    day = (base.last_day if shift > 0 else base.first_day) + shift * DAY
    found = replace(of_day(day), anchor=now.before_name)
    if unit == "day":
        return (found,)
    from fogline.claims.times.build import of_hours

    hours = now.context.parts["early morning" if unit == "morning" and "early" in words else unit]
    if unit == "morning" and "early" in words:
        hours = now.context.parts["early morning"]
    return (replace(of_hours(day, hours), anchor=now.before_name),)


def _ago(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    count = count_of(match["count"])
    unit, back = match["unit"], match["way"] in ("ago", "back")
    if match["way"] == "on":
        return ()
    if count is None:
        return (
            (Time(base="PAST_REF" if back else "FUTURE_REF"),)
            if re.search(r"few|several|many|some|couple", match["count"])
            else ()
        )
    if match["half"]:
        count += 0.5
    day, name = (now.day, now.name) if now.day else (now.history, now.before_name)
    if day is None:
        return ()
    found = away(day, -count if back else count, unit, name)
    least = (match["least"] or "").strip()
    if not found or not least:
        return found
    time = found[0]
    if least in ("more than", "over", "at least") and not match.group().startswith("just"):
        return (replace(time, start=None, precision="interval", base=time.base),)
    return (replace(time, approximate=True),)


def away(day: dt.date, count: float, unit: str, anchor: Anchor) -> tuple[Time, ...]:  # noqa: PLR0911 (one rule a line)
    """Return the time ``count`` units from ``day``, as coarse as its unit; at most a day for days and hours."""
    whole = int(count)
    if unit in ("second", "minute"):
        return ()
    if unit == "hour":
        days = round(count / 24)
        return (replace(of_day(day + days * DAY), anchor=anchor, approximate=True),) if abs(count) >= 20 else ()
    if unit in ("day", "night"):
        return (replace(of_day(day + whole * DAY), anchor=anchor),) if whole == count else ()
    if unit in ("week", "fortnight"):
        centre = day + round(count * (7 if unit == "week" else 14)) * DAY
        base = of_week(centre).base
        return (replace(of_days(centre - 3 * DAY, centre + 3 * DAY, "week"), anchor=anchor, base=base),)
    if unit == "month":
        there = plus_months(day, whole)
        return (replace(of_month(there.year, there.month), anchor=anchor),)
    if unit == "weekend":
        return ()
    if whole != count and unit == "year":
        there = plus_months(day, round(count * 12))
        return (replace(of_month(there.year, there.month), anchor=anchor, approximate=True),)
    there = plus(day, whole, unit)
    if unit == "year":
        return (replace(of_year(there.year), anchor=anchor),)
    if unit == "quarter":
        return (replace(of_month(there.year, there.month), anchor=anchor, approximate=True),)
    return (replace(of_year(there.year), anchor=anchor, approximate=True),)


def _from_told(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    count = count_of(match["count"]) if match["count"].strip() else 1.0
    if count is None:
        return (
            (Time(base="FUTURE_REF" if match["way"].startswith(("later", "after")) else "PAST_REF"),)
            if re.search(r"few|several|many", match["count"])
            else ()
        )
    back = match["way"].startswith(("earlier", "before", "previously", "prior", "preceding"))
    event = re.sub(r"^(?:that|this|to|the) ", "", match["event"] or "")
    told = (now.before,) if now.before is not None else ()
    # "three weeks from Tuesday" counts from the one to come
    tense: Tense | None = "future" if match["way"] == "from" and now.tense == "" else None
    bases = tuple(time for time in now.read(event, tense) if time.known) if event else told
    if len(bases) > 1 and not now.tense and read_holiday(event, now):
        bases = bases[:1]  # the feast that is nearest
    found: list[Time] = []
    for base in bases:
        name = base.anchor if event else now.before_name
        found += _from(base, -count if back else count, match["unit"], name)
    if not found and not event:
        year = bases[0].first_day if bases else None
        return (Time(base=f"{year.year}-XX-XX" if year and match["unit"] in ("day", "night") else ""),)
    return tuple(found)


def _from(base: Time, count: float, unit: str, name: Anchor) -> tuple[Time, ...]:  # noqa: PLR0911 (one rule a line)
    day = (base.last_day if count > 0 else base.first_day) or base.first_day or base.last_day
    assert day is not None
    if unit in ("hour", "minute", "second"):
        if base.start is None or base.start != base.end:
            if base.is_day and unit == "hour" and count % 24 == 0:
                return (replace(of_day(day + int(count / 24) * DAY), anchor=name, approximate=True),)
            return (
                (replace(of_day(day), anchor=name, approximate=True),)
                if abs(count) < 12 and base.is_day and unit == "hour"
                else ()
            )
        moment = base.start + dt.timedelta(**{f"{unit}s": count})
        return (
            Time(moment, moment, "instant", name, "TT", zone=base.zone, value=f"{moment:%Y-%m-%dT%H:%M}{base.zone}"),
        )
    whole = int(count)
    if unit in ("day", "night") and base.is_day:
        return (replace(of_day(day + whole * DAY), anchor=name),) if whole == count else ()
    if unit in ("week", "fortnight") and base.is_day:
        there = day + round(count * (7 if unit == "week" else 14)) * DAY
        return (replace(of_day(there), anchor=name, approximate=True),)
    if unit == "month" and base.precision != "year":
        there = plus_months(day, whole)
        return (replace(of_month(there.year, there.month), anchor=name, approximate=True),)
    if unit in ("year", "decade", "century"):
        there = plus_months(day, round(count * {"year": 12, "decade": 120, "century": 1200}[unit]))
        return (replace(of_year(there.year), anchor=name, approximate=whole != count),)
    return ()


def _in(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    """ "In three days": ahead where the tense is future, else how long it took."""
    count = count_of(match["count"])
    if count is None or now.day is None or now.tense == "past" or match["unit"] in ("second", "minute", "hour"):
        return ()
    ahead = away(now.day, count, match["unit"], now.name)
    if now.tense == "future" or not ahead:
        return ahead
    from fogline.claims.times.amounts import read_duration

    return (*read_duration(match.group(), now), *ahead)
