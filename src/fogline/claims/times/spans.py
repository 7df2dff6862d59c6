"""Stretches from one time to another, and those open at one end: "since May 3", "by August", "from 3 to 5 May", "1980-88"."""

import re
from dataclasses import replace

from fogline.claims.times.build import DAY, at, month_end, of_day, of_days, plus, plus_months
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
_TO_NOW = ("now", "date", "present", "present day", "this day", "today", "this moment")
_DAY2 = DAY_WORD.replace("<day>", "<day2>")
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:the )?{MONTH} {DAY_WORD}{_JOIN}{_DAY2}(?:,? {YEAR})?",
        rf"(?:the )?{DAY_WORD}{_JOIN}{_DAY2}(?: of)? {MONTH}(?: {YEAR})?",
    )
)

_DAYS_OF = re.compile(
    rf"(?:the )?{DAY_WORD}{_JOIN}{_DAY2}(?: of| in)? (?:the )?(this|next|last|the previous|the following|that) month"
)


def _nth(day: str) -> str:
    return f"{day}th" if day.isdigit() else day


def read_span(words: str, now: Now) -> tuple[Time, ...]:  # noqa: PLR0911 (one rule a line)
    """Read "from X to Y", "between X and Y", "X-Y", and the parts of one month ("October 3, 9 and 10")."""
    bare = re.sub(
        r"^(?:in |during |over |for )?(?:the )?(?:period )?(?:between|from|on|in|during|both|either)(?: the)? ",
        "",
        words,
    )
    bare = re.sub(
        r"^(?:the )?(?:days?|weeks?|months?|years?|nights?|evenings?|mornings?|afternoons?) (?:of|from|between) (?=\S)",
        "",
        bare,
    )
    match = _YEARS.fullmatch(bare)
    if match:
        return _years(match.group(1) or match.group(3), match.group(2) or match.group(4))
    for pattern in _DAYS:
        match = pattern.fullmatch(bare)
        if match:
            got = match.groupdict()
            year = f" {got['year']}" if got["year"] else ""
            found = _joined(f"{got['day']} {got['month']}{year}", f"{got['day2']} {got['month']}{year}", now)
            if found:
                return found
    match = _DAYS_OF.fullmatch(bare)
    if match:
        return _joined(
            f"the {_nth(match['day'])} of {match[3]} month", f"the {_nth(match['day2'])} of {match[3]} month", now
        )
    several = re.fullmatch(rf"(\d{{1,2}}) (?:\d{{1,2}} )+and (\d{{1,2}})(?: of)? {MONTH}(?: {YEAR})?", bare)
    if several:
        month = " ".join(filter(None, (several["month"], several["year"])))
        return _joined(f"{several[1]} {month}", f"{several[2]} {month}", now)
    listed = re.fullmatch(rf"{MONTH} ([\d ]+?) and (\d{{1,2}})(?: {YEAR})?", bare)
    if listed:
        year = f" {listed['year']}" if listed["year"] else ""
        return _joined(
            f"{listed['month']} {listed[2].split(' ')[0]}{year}", f"{listed['month']} {listed[3]}{year}", now
        )
    zone = _ZONE_LAST.fullmatch(bare)
    if zone and re.search(_JOIN, zone[1]) and re.search(r"\d[:.]\d|[ap]m\b", zone[1]):
        zoned = _HOUR.sub(lambda hour: f"{hour.group()} {zone[2]}", zone[1])
        first, _, last = re.sub(_JOIN, "\n", zoned, count=1).partition("\n")
        return _joined(first, last, now)
    counted = _COUNTED.fullmatch(words)
    if counted:
        return _counted(counted, now)
    for join in re.finditer(_JOIN, bare):
        left, right = bare[: join.start()], bare[join.end() :]
        found = _joined(left, right, now)
        if found:
            return found
    return ()


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


def _years(first: str, second: str) -> tuple[Time, ...]:
    from fogline.claims.times.build import of_years

    last = int(second) if len(second) == 4 else int(first[:2] + second)
    return (of_years(int(first), last),) if int(first) <= last else ()


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


def read_open(words: str, now: Now) -> tuple[Time, ...]:
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
    if mark in ("since", "ever since", "from", "after"):
        rest = re.sub(r"^(?:12 )?midnight\b", "12 am", rest)
    tense: Tense = "past" if mark in ("since", "ever since") else now.tense
    if forward and (tense in ("", "present") or (tense == "past" and not re.search(rf"\b{WEEKDAY}\b", rest))):
        tense = "prospective"  # a limit lies ahead more often than behind
    all_ = now.read(rest, tense)
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
    end = core.end
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
