"""Durations ("three weeks", "a 48-hour truce") and frequencies ("daily", "every Monday"): no days of their own."""

import re
from dataclasses import replace

from fogline.claims.times.build import figure
from fogline.claims.times.normal import (
    COUNT,
    DAY,
    MONTH,
    MONTHS,
    ORDINALS,
    SEASON,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    any_of,
    count_of,
    ordinal,
)
from fogline.claims.times.record import Context, Now, Time

_LETTERS = {"second": "TS", "minute": "TM", "hour": "TH", "night": "D", "weekend": "WE", "quarter": "Q"}
_LEAD = re.compile(
    r"^(?:(?:for|in|after|during|over|within|lasting|lasted|of|only|"
    r"just|about|around|roughly|approximately|some|nearly|almost|at least|"
    r"at most|more than|less than|over|under|barely|exactly|another|"
    r"up to|as long as|well over|a full|full|the first|first|the last|the next|"
    r"a further|the best part of|best part of|the better part of|every "
    r"one of the|a total of|total of|a period of|period of|maybe|perhaps|throughout|"
    r"a mere|these|those|the) )+"
)
_TAIL = re.compile(
    r"(?: (?:long|old|of .+|more|straight|running|in a row|later|now|"
    r"strong|on end|time|without .+|worth of .+|or so|or more))+$"
)
# One certain day or week, by whatever it may be told apart: no length of time.
_CERTAIN = re.compile(
    r"(?:(?:in|on|during|over|by|of|through|throughout) )?(?:(?:the|that|its|this) (?:(?:first|last|final|"
    r"second|third|opening|single|very) )*|"
    r"(?:first|last|final|second|third|opening) )(?:day|night|morning|week|month|year)(?: of .+)?|"
    r"(?:day|night|week|month|year) of .+|(?:(?:in|on|during) )?(?:(?:one|a single) )?night(?: time)?"
)
_EVERY = re.compile(
    r"(?:on )?(?:every|each|per|once every|once each|once a|once an|"
    r"once per|twice a|twice per|one a|a|all|any|(?:\w+ )?times (?:a|per|every)|by "
    rf"the) (?:(?P<other>other|second|alternate) )?(?:{COUNT} )?{UNIT}(?: .*)?"
)
_ON_AND_ON = re.compile(r"round|24|after|day and night|day to day")  # no period: without a pause
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_AT = re.compile(r"(?P<rest>.+?) (?P<clock>(?:at|around|about|from) .*\d.*|at (?:noon|midnight|dawn|dusk))")
_AT_FIRST = re.compile(
    r"(?:at )?(?P<clock>\d{1,2}(?:[:.]\d\d)? ?(?:[ap]m)?|noon|midnight) (?:on )?(?P<rest>(?:every|each) .+|"
    r"\w+days|daily)"
)
_DAY_FIRST = re.compile(rf"(\d{{1,2}}(?:st|nd|rd|th)?|{any_of(ORDINALS)})(?: of)? ({any_of(MONTHS)})$")
_PLURAL = re.compile(r"^(?:on )?(?:every|each|all) |(?:day|morning|afternoon|evening|night|weekend)s$")
_QUARTERS = re.compile(
    r"(?:for )?(?:about |around )?(?:(?:an? |one |(three) )?quarters? (?:of an )?hour|(half) of an hour)"
)
_MINUTES = {"": 15, "half": 30, "three": 45}
_DAILY = {
    **{
        "daily": "P1D",
        "nightly": "P1D",
        "hourly": "PT1H",
        "weekly": "P1W",
        "fortnightly": "P2W",
        "biweekly": "P2W",
        "bi weekly": "P2W",
    },
    **{
        "monthly": "P1M",
        "bimonthly": "P2M",
        "quarterly": "P3M",
        "yearly": "P1Y",
        "annually": "P1Y",
        "annual": "P1Y",
    },
    **{
        "everyday": "P1D",
        "around the clock": "P1D",
        "round the clock": "P1D",
        "semiannual": "P0.5Y",
        "semi annually": "P0.5Y",
        "semiannually": "P0.5Y",
        "semi annual": "P0.5Y",
        "biannually": "P0.5Y",
        "bi annually": "P0.5Y",
        "biennially": "P2Y",
        "biennial": "P2Y",
        "bi monthly": "P2M",
        "twice yearly": "P0.5Y",
        "day by day": "P1D",
        "week by week": "P1W",
        "year by year": "P1Y",
        "year after year": "P1Y",
        "per annum": "P1Y",
        "per day": "P1D",
    },
    **{
        "day to day": "P1D",
        "day and night": "P1D",
        "24/7": "P1D",
        "biannual": "P0.5Y",
        "day after day": "P1D",
        "night after night": "P1D",
    },
}


def read_frequency(words: str, now: Now) -> tuple[Time, ...]:  # noqa: PLR0911 (one rule a line)
    """Read how often: the value is the period ("P1D"); weekdays and parts of the day that come again are named."""
    bare = re.sub(r"^(?:on an? )(\w+)(?: basis)$", r"\1", words)
    turned = _AT_FIRST.fullmatch(bare)
    bare = f"{turned['rest']} at {turned['clock']}" if turned else bare
    timed = _AT.fullmatch(bare)
    if timed and (_PLURAL.search(timed["rest"]) or timed["rest"] in _DAILY):
        return _timed(timed, now)
    if bare in _DAILY:
        period = _DAILY[bare]
        return (Time(value="" if _ON_AND_ON.search(bare) else period, base=period),)
    match = re.fullmatch(
        r"(?:on )?(?:(?:every|each|all|most|alternate) (?:other )?(?:(?P<part0>morning|"
        rf"afternoon|evening|night)s?|{WEEKDAY}s?(?: (?P<part2>morning|afternoon|evening|night)s?)?)|"
        rf"{WEEKDAY.replace('weekday', 'evening')} (?P<part3>morning|afternoon|evening|night)s|"
        rf"{WEEKDAY.replace('weekday', 'plural')}s(?: "
        r"(?P<part>morning|afternoon|evening|night)s?)?)(?: at .*)?",
        bare,
    )
    if match:
        if match["part0"]:
            part = match["part0"]
            return (Time(base=f"T{_PARTS[part]}"),)
        day = WEEKDAYS[match["weekday"] or match["plural"] or match["evening"]]
        part = match["part"] or match["part2"] or match["part3"]
        return (Time(base=f"XXXX-WXX-{day + 1}" + (f"T{_PARTS[part]}" if part else "")),)
    both = re.fullmatch(
        rf"(?:on )?(?:every |each )?{WEEKDAY}s? (?:and|or) {WEEKDAY.replace('weekday', 'second')}(s?)", bare
    )
    if both and (both[3] or bare.startswith(("every", "each"))):
        return (Time(base=f"XXXX-WXX-{WEEKDAYS[both['weekday']] + 1}"),)
    found = _yearly(bare)
    if found:
        return found
    match = _EVERY.fullmatch(bare)
    if (
        match
        and not re.match(r"(?:a|any|all) (?!year$|day$|week$|month$)", bare)
        and not bare.startswith(("a ", "all "))
    ):
        count = count_of(match["count"] or "1")
        if count is None:
            return ()
        if match["other"]:
            count = 2.0
        return _amount(count, match["unit"])
    return ()


def _yearly(words: str) -> tuple[Time, ...]:
    """Read what comes again every month or year: "the 15th of each month", "every March", "every summer"."""
    if re.fullmatch(r"(?:on |at )?(?:(?:every|each|most) )?(weekday|weekend)s?", words):
        many = words.startswith(("on weekday", "weekday")) or "every weekday" in words or "each weekday" in words
        return (
            (Time(base=f"XXXX-WXX-{'WD' if many else 'WE'}"),)
            if words not in ("weekend", "at weekend", "weekday")
            else ()
        )
    match = re.fullmatch(rf"(?:on |every |each )*(?:the )?{DAY}(?: day)? (?:of|in) (?:every|each|the) month", words)
    if match and re.search(r"\b(?:every|each)\b", words):
        number = ordinal(match["day"])
        return (Time(base=f"XXXX-XX-{number:02}"),) if number and number <= 31 else ()
    match = re.fullmatch(
        rf"(?:in |on )?(?:every|each|annually on) (?:(?:the )?{MONTH}(?: {DAY})?|{SEASON})",
        _DAY_FIRST.sub(r"\2 \1", words),
    )
    if match and match["season"]:
        code = {"spring": "SP", "summer": "SU", "winter": "WI"}.get(match["season"], "FA")
        return (Time(base=f"XXXX-{code}"),)
    if match:
        number = ordinal(match["day"] or "")
        return (Time(base=f"XXXX-{MONTHS[match['month']]:02}" + (f"-{number:02}" if number else "")),)
    return ()


def _timed(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    """Read "every Monday at 4 pm": the weekday with the hour, or the hour alone where it is every day."""
    from fogline.claims.times.clock import read_clock

    often = read_frequency(match["rest"], now)
    told = re.sub(r"^(?:at|around|about) ", "", match["clock"])
    if re.fullmatch(r"\d{1,2}(?:[:.]\d\d)?", told):
        half = (
            "am" if "morning" in match["rest"] else "pm" if re.search("evening|night|afternoon", match["rest"]) else ""
        )
        told = f"{told} {half}" if half else told if ":" in told or "." in told else f"{told} o'clock"
    clock = read_clock(told, replace(now, context=Context(), seen={})) if often else ()
    if len(clock) != 1 or not clock[0].value.startswith("T"):
        return tuple(Time(base=time.base) for time in often)
    base = often[0].base if often[0].base.startswith("XXXX") else ""
    return (Time(base=f"{base}{clock[0].value}"),)


def read_duration(words: str, _now: Now) -> tuple[Time, ...]:  # noqa: PLR0911 (one rule a line)
    """Read how long: "P3W", "PT48H", "P1Y6M"; a range "P2D/P3D" for "two to three days". "Days" has no number: no value."""
    if _CERTAIN.fullmatch(words):
        return ()
    if re.fullmatch(r"(?:the |a |for )*(?:whole|entire|full|all) day(?: long)?", words):
        return (Time(value="P1D", base="P1D"),)
    part = _QUARTERS.fullmatch(words)
    if part:
        return (Time(value=(minutes := f"PT{_MINUTES[part[1] or part[2] or '']}M"), base=minutes),)
    bare = _LEAD.sub("", words)
    whole = re.fullmatch(rf"{COUNT} of {UNIT}", bare)  # "a couple of weeks"
    bare = bare if whole and count_of(whole["count"]) else _TAIL.sub("", bare).strip()
    both = re.fullmatch(rf"(?P<low>[\w ]+?) (?:to|or|and|between) (?P<high>[\w ]+?) {UNIT}", bare)
    if both:
        low, high = count_of(both["low"]), count_of(both["high"])
        if low is not None and high is not None and low < high:
            first, second = _amount(low, both["unit"]), _amount(high, both["unit"])
            return (Time(value=f"{first[0].value}/{second[0].value}", base=first[0].base),)
    both = re.fullmatch(rf"(?P<low>(?:a|one)?) ?{UNIT} or two", bare)
    if both:
        return (Time(value=f"{_amount(1, both['unit'])[0].value}/{_amount(2, both['unit'])[0].value}"),)
    both = re.fullmatch(
        rf"(?P<low>.+?) {UNIT}(?: and)? (?P<high>.+?) (?P<small>month|day|hour|minute|second|week)s?", bare
    )
    if both:
        low, high = count_of(both["low"]), count_of(both["high"])
        if low is not None and high is not None and both["unit"] != both["small"]:
            return _two(low, both["unit"], high, both["small"])
    both = re.fullmatch(rf"{COUNT} {UNIT} and (?P<half>a half|half|a quarter)", bare)
    if both:
        count = count_of(both["count"])
        return _amount(count + (0.25 if "quarter" in both["half"] else 0.5), both["unit"]) if count is not None else ()
    return _plain(bare, words)


def _plain(bare: str, words: str) -> tuple[Time, ...]:  # noqa: PLR0911 (one rule a line)
    match = re.fullmatch(rf"{COUNT} ?{UNIT}", bare) or re.fullmatch(r"(?P<count>\d+)(?P<unit>[dwyhm])", bare)
    if match is None:
        match = re.fullmatch(UNIT, bare)
        if match is None:
            return ()
        unit = match["unit"].replace("centurie", "century")
        if bare.endswith("s") and bare != unit:
            return (Time(base=_value("X", unit)),)
        count: float | None = 1.0
        if bare == words and unit not in ("year", "week", "month", "decade"):
            return ()
    else:
        unit = {"d": "day", "w": "week", "y": "year", "h": "hour", "m": "minute"}.get(
            match["unit"], match["unit"]
        ).replace("centurie", "century")
        if (
            re.search(r"\b(?:few|several|many|some|couple|number|dozens|hundreds|tens)\b", match["count"])
            and "couple" not in match["count"]
        ):
            return (Time(base=_value("X", unit)),)
        if re.search(r"\b(?:last|next|this|past|coming|every|each|per)\b", match["count"]):
            return ()
        count = count_of(match["count"].removeprefix("a brutal "))
        if count is None:
            last = match["count"].split(" ")
            count = count_of(last[0]) if len(last) == 2 and last[0] not in ("the", "a") else None
    if count is None or not 0 < count < 100000:
        return ()
    return _amount(count, unit)


def _amount(count: float, unit: str) -> tuple[Time, ...]:
    unit = unit.replace("centurie", "century")
    base = _value(figure(count), unit)
    if unit == "fortnight":
        return (Time(value=f"P{figure(2 * count)}W", base=f"P{figure(2 * count)}W"),)
    if unit == "quarter":
        return (Time(value=f"P{figure(3 * count)}M", base=f"P{figure(3 * count)}M"),)
    if unit in ("decade", "century"):
        return (Time(value=f"P{figure(count * (10 if unit == 'decade' else 100))}Y", base=base),)
    if unit == "year" and count != int(count) and count * 12 == int(count * 12):
        years = f"{int(count)}Y" if count >= 1 else ""
        return (Time(value=f"P{years}{int(count * 12) % 12}M", base=base),)
    return (Time(value=base, base=base),)


def _value(number: str, unit: str) -> str:
    letter = _LETTERS.get(unit, {"century": "CE", "decade": "DE"}.get(unit, unit[0].upper()))
    return f"PT{number}{letter[1]}" if letter in ("TS", "TM", "TH") else f"P{number}{letter}"


def _two(low: float, large: str, high: float, small: str) -> tuple[Time, ...]:
    first, second = _value(figure(low), large), _value(figure(high), small)
    if first.startswith("PT") and second.startswith("PT"):
        value = first + second[2:]
    elif second.startswith("PT"):
        value = first + second[1:]
    else:
        value = first + second[1:]
    return (Time(value=value, base=value),)
