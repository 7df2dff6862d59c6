"""Stretches from one time to another, and those open at one end: "since May 3", "by August", "from 3 to 5 May", "1980-88"."""

import datetime as dt
import re
from dataclasses import replace

from fogline.claims.times.build import DAY, at, month_end, of_day, of_days, of_years, plus, plus_months
from fogline.claims.times.clock import HOUR_WORDS
from fogline.claims.times.normal import COUNT, MONTH, MONTHS, UNIT, WEEKDAY, WEEKDAYS, YEAR, any_of, count_of, ordinal
from fogline.claims.times.normal import DAY as DAY_WORD
from fogline.claims.times.record import PARTS, Now, Tense, Time
from fogline.claims.times.zones import ZONE_WORDS

_OPEN = re.compile(
    r"(?P<mark>ever since|since|from|after|as from|starting from|starting "
    r"on|starting in|starting(?! of)|beginning on|beginning in|beginning(?! of)|onwards from|"
    r"by|until|till|up to and including|up until|up till|before|no later than|not later "
    r"than|up to|prior to|ahead of|through|as late as|into|later than|earlier than|"
    r"as early as|as of|as at|effective(?: from)?|with effect from|not before|no earlier than)"
    r" (?:at least |around |about |approximately |roughly |some time "
    r")*(?P<rest>.+?)(?P<onward> (?:on|onwards?|forward|and beyond|or later|at the "
    r"latest))?"
)
_LATER = re.compile(r"^(?!from |since |after )(.*\d.*) (?:and|or) (?:later|after|afterwards|onwards?|beyond)$")
_OF_EVENT = re.compile(
    r"^(?:the|an?|its|their|this|that) "
    r"(?:(?!(?:anniversary|eve|week|day|month|year|hour|night|start|beginning|end)s?\b)[a-z'’-]+ ){1,8}"
    rf"(?:of|on|in) (?:the )?(?=(?:early |late )?(?:\d|(?:{any_of(MONTHS)})\b))"
)
"""Before the date of the event that a stretch counts from: "since the ceasefire of 27 November 2024"."""
_END = (
    "by",
    "until",
    "till",
    "up until",
    "up till",
    "before",
    "no later than",
    "not later than",
    "up to",
    "up to and including",
    "prior to",
    "ahead of",
    "through",
    "as late as",
    "earlier than",
)
_OUTSIDE = ("before", "prior to", "ahead of", "earlier than")
_FROM = re.compile(
    r"^(?:in |during |over |for )?(?:the )?(?:period )?(?:between|from|on|in|during|both|either)(?: the)? "
)
_UNITS_OF = re.compile(
    r"^(?:the )?(?:days?|weeks?|months?|years?|nights?|evenings?|mornings?|afternoons?) (?:of|from|between) (?=\S)"
)
_JOIN = r" (?:to|and|until|till|through|or|into|up to|and through) (?:the )?(?:from )?"
_COUNTED = re.compile(
    rf"(?:for )?{COUNT} {UNIT} (?:starting|beginning)(?: from| on| "
    rf"with)? (?P<rest>.+)|for {COUNT.replace('count', 'count2')} {UNIT.replace('unit', 'unit2')} "
    r"from (?P<rest2>.+)"
)
_ZONE_LAST = re.compile(rf"(.+) \(? ?((?:{ZONE_WORDS})) ?\)?")
_HOUR = re.compile(r"\b\d{1,2}(?:[:.]\d\d(?: ?[ap]m)?| ?[ap]m)\b")
_YEARS = re.compile(
    r"(?:the )?(1\d{3}|20\d\d) (?:to|and|or|until|till|through) (\d\d|1\d{3}|20\d\d)|(1\d{3}|20\d\d)/(\d\d)"
)
_DAYS_BEGIN = re.compile(r"(?:the )?(?:very )?(?:start|beginning) of (?:the|this) day|(?:the |this )?day began")
_TO_NOW = ("now", "date", "present", "present day", "this day", "today", "this moment")
_DAY2 = DAY_WORD.replace("<day>", "<day2>")
_DAYS = (
    re.compile(rf"(?:the )?{MONTH} {DAY_WORD}{_JOIN}{_DAY2}(?:,? {YEAR})?"),
    re.compile(rf"(?:the )?{DAY_WORD}{_JOIN}{_DAY2}(?: of)? {MONTH}(?: {YEAR})?"),
)
_LISTED = (
    re.compile(rf"(?P<day>\d{{1,2}}) (?:\d{{1,2}} )+and (?P<day2>\d{{1,2}})(?: of)? {MONTH}(?: {YEAR})?"),
    re.compile(rf"{MONTH} (?P<day>\d+)(?: [\d ]+)? and (?P<day2>\d{{1,2}})(?: {YEAR})?"),
)
_DAYS_OF = re.compile(
    rf"(?:the )?{DAY_WORD}{_JOIN}{_DAY2}(?: of| in)? (?:the )?(?P<which>this|next|last|the previous|the following|that) month"
)


_BARE_WEEKDAY = re.compile(rf"(?:on )?{WEEKDAY}\b")


def read_span(words: str, now: Now) -> tuple[Time, ...]:
    """Read "from X to Y", "between X and Y", "X-Y", and the parts of one month ("October 3, 9 and 10")."""
    bare = _UNITS_OF.sub("", _FROM.sub("", words))
    for read in (_years, _of_one_month, _of_told_month, _zoned):
        found = read(bare, now)
        if found is not None:
            return found
    counted = _COUNTED.fullmatch(words)
    if counted:
        return _counted(counted, now)
    joins = ((bare[: join.start()], bare[join.end() :]) for join in re.finditer(_JOIN, bare))
    return next(filter(None, (_joined(left, right, now) for left, right in joins)), ())


def _of_one_month(words: str, now: Now) -> tuple[Time, ...] | None:
    """Read what names a first and a last day of the same month: "3 to 9 May 2031", "May 3, 5 and 9"; ``None``: no such form."""
    for pattern in (*_DAYS, *_LISTED):
        match = pattern.fullmatch(words)
        if match:
            month = f"{match['month']} {match['year']}" if match["year"] else match["month"]
            found = _joined(f"{match['day']} {month}", f"{match['day2']} {month}", now)
            if found or pattern in _LISTED:
                return found
    return None


def _of_told_month(words: str, now: Now) -> tuple[Time, ...] | None:
    """Read "the 3rd to the 9th of this month"; ``None``: no such form."""
    match = _DAYS_OF.fullmatch(words)
    if match is None:
        return None
    first, last = (f"{day}th" if day.isdigit() else day for day in match.group("day", "day2"))
    return _joined(f"the {first} of {match['which']} month", f"the {last} of {match['which']} month", now)


def _zoned(words: str, now: Now) -> tuple[Time, ...] | None:
    """Read hours whose zone stands once, behind the last: "from 5 to 7 pm GMT"; ``None``: no such form."""
    match = _ZONE_LAST.fullmatch(words)
    if match is None or not re.search(_JOIN, match[1]) or not re.search(r"\d[:.]\d|[ap]m\b", match[1]):
        return None
    hours = _HOUR.sub(lambda hour: f"{hour.group()} {match[2]}", match[1])
    first, _, last = re.sub(_JOIN, "\n", hours, count=1).partition("\n")
    return _joined(first, last, now)


def _counted(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    """ "For three days from Monday", "two weeks starting May 20": as long as is told from the day that is told."""
    number, unit, rest = (
        (match["count"] or match["count2"]),
        (match["unit"] or match["unit2"]),
        (match["rest"] or match["rest2"]),
    )
    count = count_of(number)
    if count is None or count != int(count) or unit not in ("day", "week", "month", "year", "fortnight"):
        return ()
    starts = [time for time in now.read(rest) if time.is_day and time.start]
    if starts and starts[0].start == starts[0].end:  # "a day starting Friday at 5 pm"
        return tuple(
            replace(
                t,
                end=t.start + (plus(t.start.date(), int(count), unit) - t.start.date()),
                precision="interval",
                value="",
            )
            for t in starts
            if t.start
        )
    return tuple(
        replace(of_days(t.start.date(), plus(t.start.date(), int(count), unit) - DAY), anchor=t.anchor)
        for t in starts
        if t.start
    )


def _years(words: str, now: Now) -> tuple[Time, ...] | None:  # noqa: ARG001 (a rule like the others)
    """Read "1980 to 88", "1980/88"; ``None``: no such form."""
    match = _YEARS.fullmatch(words)
    if match is None:
        return None
    first, last = match[1] or match[3], match[2] or match[4]
    last = last if len(last) == 4 else first[:2] + last
    return (of_years(int(first), int(last)),) if int(first) <= int(last) else ()


def _joined(left: str, right: str, now: Now) -> tuple[Time, ...]:
    """Join two ends; what one lacks (month, year, am or pm, the day) the other gives."""
    if re.fullmatch(r"\d+", left) and re.fullmatch(r"\d+", right):
        return ()
    left = _with_year(left, right)
    if re.fullmatch(
        rf"(?:the )?(?:{MONTH} {DAY_WORD}|{DAY_WORD.replace('day', 'd')}(?: of)? {MONTH.replace('month', 'm')})", right
    ):
        right = _year_of(left, right)
    half = re.search(r" ?(?:am|pm|in the (?:morning|afternoon|evening))$", right)
    if half and re.fullmatch(rf"(?:\d{{1,2}}(?:[:.]\d\d)?|{HOUR_WORDS})", left):
        left = f"{left}{half.group()}"
    if re.fullmatch(DAY_WORD, left):
        month = re.search(rf"\b{MONTH}.*$", right)
        left = f"{left} {month.group()}" if month else left
    day = re.search(r" (?:on .+|\d{1,2} [a-z]+(?: \d{4})?)$", right)
    if day and re.fullmatch(rf"\d{{1,2}}[:.]\d\d|{any_of(PARTS)}", left):
        left = f"{left}{day.group()}"
    firsts = tuple(time for time in now.read(left) if time.known)
    alone = re.fullmatch(DAY_WORD, right) is not None
    lasts = () if alone else tuple(time for time in now.read(right) if time.known)
    if right in _TO_NOW and now.day is not None:
        lasts = (replace(of_day(now.day), anchor=now.name),)
    if firsts and not lasts:
        lasts = _after(right, firsts, now)
    if firsts and re.fullmatch(WEEKDAY, right):
        lasts = tuple(_weekday_after(first, right) for first in firsts if first.last_day)
        if now.tense == "past" and now.day is not None and _BARE_WEEKDAY.match(left):
            firsts, lasts = _gone_by(firsts, lasts, now.day)
    found: list[Time] = []
    for first in firsts:
        later = [last for last in lasts if first.start and last.end and first.start <= last.end]
        if later:
            last = min(later, key=lambda time: time.end or time.start)  # type: ignore[arg-type, return-value]
            dated = len(lasts) == 1 and re.search(r"\d{4}$", right)
            if dated or len(firsts) == len(lasts) == 1 or (last.end - first.start).days <= 340:  # type: ignore[operator]
                found.append(_one(first, last))
    return tuple(dict.fromkeys(found))


def _weekday_after(first: Time, name: str) -> Time:
    """The first such weekday after ``first``: the end of "from Monday to Friday"."""
    assert first.last_day is not None
    day = first.last_day
    return replace(of_day(day + ((WEEKDAYS[name] - day.weekday()) % 7 or 7) * DAY), anchor=first.anchor)


def _gone_by(
    firsts: tuple[Time, ...], lasts: tuple[Time, ...], day: dt.date
) -> tuple[tuple[Time, ...], tuple[Time, ...]]:
    """Return the ends of stretches of weekdays told as past, those a week earlier that would end after ``day``."""
    shifts = [dt.timedelta(days=-7 if last.last_day and last.last_day > day else 0) for last in lasts]
    moved = [
        tuple(
            replace(time, start=time.start and time.start + shift, end=time.end and time.end + shift)
            for time, shift in zip(times, shifts, strict=False)
        )
        for times in (firsts, lasts)
    ]
    return tuple(dict.fromkeys(moved[0])), tuple(dict.fromkeys(moved[1]))


def _with_year(left: str, right: str) -> str:
    """Give ``left`` the year of ``right`` where it has none, or the one before ("November to February 2017")."""
    numeric = re.search(r"^\d{1,2}/\d{1,2}[/ ](\d{4})$", right)
    if numeric and re.fullmatch(r"\d{1,2}/\d{1,2}", left):
        return f"{left}/{numeric[1]}"
    year = re.search(r" (1\d{3}|20\d\d)$", right)
    if not year or re.search(r"\b(?:1\d{3}|20\d\d|this|last|next)\b", left) or not re.search(r"[a-z]", left):
        return left
    months = [re.search(rf"\b{MONTH}\b", words) for words in (left, right)]
    first, second = (MONTHS[found["month"]] if found else 0 for found in months)
    return f"{left} {int(year[1]) - (first > second > 0)}"


def _year_of(left: str, right: str) -> str:
    """Give ``right`` the year of ``left``, or the one after ("Dec 28, 2030 to Jan 3")."""
    year = re.search(rf"\b{MONTH}\b.* (1\d{{3}}|20\d\d)$", left)
    month = re.search(rf"\b{MONTH}\b", right)
    if not year or not month:
        return right
    return f"{right} {int(year[2]) + (MONTHS[year['month']] > MONTHS[month['month']])}"


def _after(right: str, firsts: tuple[Time, ...], now: Now) -> tuple[Time, ...]:
    """Read an end that goes back to the first ("Between 20:00 on 3 July and dawn on the 4th")."""
    day = ordinal(right) if re.fullmatch(DAY_WORD, right) else None
    found: list[Time] = []
    for time in firsts:
        first = time.first_day
        if day is not None and first is not None:
            month = first if day > first.day else plus_months(first, 1)
            found += [of_day(month.replace(day=day))] if day <= month_end(month.year, month.month).day else []
        else:
            context = replace(now.context, sentence=time)
            found += [last for last in replace(now, context=context).read(right) if last.known]
    return tuple(found)


def _one(first: Time, last: Time) -> Time:
    grains = first.grains[0] + last.grains[1]
    name = last.anchor or first.anchor
    precision = (
        "part_of_day" if grains[0] in "HT" and grains[1] in "HT" and first.first_day == last.last_day else "interval"
    )
    return Time(first.start, last.end, precision, name, grains, zone=first.zone or last.zone)  # type: ignore[arg-type]


def read_open(words: str, now: Now) -> tuple[Time, ...]:  # noqa: PLR0911 (one rule a line)
    """Read "since X", "by X", "until X": one end known, the other open; "as of X" is X itself."""
    words = _LATER.sub(r"since \1", words)
    match = _OPEN.fullmatch(words)
    if match is None:
        return ()
    mark, rest = match["mark"], match["rest"]
    if mark in ("as of", "as at", "as early as", "effective") and not match["onward"]:
        return now.read(rest)
    forward = mark in _END
    if forward and rest in ("now", "today", "date", "present") and now.day is not None:
        return (Time(None, at(now.day + DAY), "interval", now.name),)
    if not forward and rest in ("now", "the present", "this moment") and now.day is not None:
        return (Time(at(now.day), None, "interval", now.name),)
    if mark in ("since", "ever since", "from") and _DAYS_BEGIN.fullmatch(rest):
        return _of_this_day(now)
    if mark in ("since", "ever since", "from", "after"):
        rest = re.sub(r"^(?:12 )?midnight\b", "12 am", rest)
    tense: Tense = "past" if mark in ("since", "ever since") else now.tense
    if forward and (tense in ("", "present") or (tense == "past" and not re.search(rf"\b{WEEKDAY}\b", rest))):
        tense = "prospective"  # a limit lies ahead more often than behind
    all_ = now.read(rest, tense) or now.read(_OF_EVENT.sub("", rest), tense)
    partial = [time for time in all_ if re.fullmatch(r"--\d\d-\d\d", time.value)]
    if partial:
        return (Time(value=f"../{partial[0].value}" if forward else f"{partial[0].value}/.."),)
    cores = tuple(time for time in all_ if time.known)
    if mark in ("since", "ever since") and now.day is not None:
        cores = tuple(core for core in cores if core.start is not None and core.start.date() <= now.day) or cores
    told = now.before.first_day if now.before else None
    if mark in ("since", "ever since") and now.day is None and told is not None:
        # Nothing says that a text without a date was written after the next such month.
        cores = tuple(core for core in cores if core.anchor != "told" or (core.start and core.start.date() <= told))
    if re.match(r"(?:the )?(?:very )?end of ", rest) and mark in _OUTSIDE:
        mark = "by"
    found = tuple(_opened(mark, core, forward=forward) for core in cores)
    return tuple(dict.fromkeys(time for time in found if time.known))


def _of_this_day(now: Now) -> tuple[Time, ...]:
    """Return the day of which a bulletin tells what happened "since the start of the day": its sentence's own, or its own."""
    told = now.context.sentence
    if told is not None and told.first_day is not None and told.precision == "day":
        return (told,)
    return (replace(of_day(now.day), anchor=now.name),) if now.day is not None else ()


def _opened(mark: str, core: Time, *, forward: bool) -> Time:
    if mark == "into":
        return core if core.start and core.end else Time()
    if not forward:
        if core.start is None:
            return Time()
        if mark in ("after", "later than") and core.end is not None and core.grains[0] in "YM" and not core.is_day:
            return Time(
                core.end, None, "interval", core.anchor, core.grains, base=core.base or _base(core), zone=core.zone
            )
        return Time(
            core.start, None, "interval", core.anchor, core.grains, base=core.base or _base(core), zone=core.zone
        )
    end = core.end or core.start  # "until the war", which is not over
    grains = core.grains
    if (
        mark in _OUTSIDE
        and core.start is not None
        and not (core.grains == "DD" and core.is_day)
        and core.start != core.end
    ):
        end = core.start
    return Time(None, end, "interval", core.anchor, grains, base=core.base or _base(core), zone=core.zone)


def _base(core: Time) -> str:
    from fogline.claims.times.timex import timex

    return timex(core)
