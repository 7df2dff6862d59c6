"""Days with a name: fixed feasts, Easter (western and eastern) and what hangs on it, and days known by their date ("9/11")."""

import datetime as dt
import re
from dataclasses import replace

from fogline.claims.times.build import DAY, month_end, of_day
from fogline.claims.times.calendars import jewish_new_year
from fogline.claims.times.normal import any_of
from fogline.claims.times.record import Now, Time

_FIXED = {
    **{
        "christmas": (12, 25),
        "christmas day": (12, 25),
        "xmas": (12, 25),
        "christmas eve": (12, 24),
        "boxing day": (12, 26),
    },
    **{
        "new year": (1, 1),
        "new years": (1, 1),
        "new year day": (1, 1),
        "new years day": (1, 1),
        "new year eve": (12, 31),
    },
    **{"new years eve": (12, 31), "old new year": (1, 14), "orthodox christmas": (1, 7), "epiphany": (1, 6)},
    **{"victory day": (5, 9), "ve day": (5, 8), "armistice day": (11, 11), "remembrance day": (11, 11)},
    **{"veterans day": (11, 11), "anzac day": (4, 25), "st george day": (4, 23), "st andrew day": (11, 30)},
    **{"valentine day": (2, 14), "valentines day": (2, 14), "st valentine day": (2, 14), "groundhog day": (2, 2)},
    **{"halloween": (10, 31), "all saints day": (11, 1), "all souls day": (11, 2), "guy fawkes night": (11, 5)},
    **{"bonfire night": (11, 5), "may day": (5, 1), "international workers day": (5, 1), "cinco de mayo": (5, 5)},
    **{
        "independence day": (7, 4),
        "bastille day": (7, 14),
        "canada day": (7, 1),
        "australia day": (1, 26),
        "flag day": (6, 14),
    },
    **{"st patrick day": (3, 17), "st patricks day": (3, 17), "st patrick": (3, 17), "earth day": (4, 22)},
    **{
        "april fools day": (4, 1),
        "april fool day": (4, 1),
        "april fools": (4, 1),
        "women day": (3, 8),
        "womens day": (3, 8),
    },
    **{
        "international women day": (3, 8),
        "international womens day": (3, 8),
        "defender of the fatherland day": (2, 23),
    },
    **{
        "ukraine independence day": (8, 24),
        "ukrainian independence day": (8, 24),
        "russia day": (6, 12),
        "juneteenth": (6, 19),
    },
    **{"timkat": (1, 19), "genna": (1, 7), "meskel": (9, 27)},
    **{"human rights day": (12, 10), "holocaust remembrance day": (1, 27), "hiroshima day": (8, 6), "nowruz": (3, 21)},
    **{
        "world refugee day": (6, 20),
        "world environment day": (6, 5),
        "inauguration day": (1, 20),
        "midsummer day": (6, 24),
    },
}
# Month, weekday (0 is Monday) and which one of the month (-1: the last), with days after it.
_WEEKDAYS = {
    **{"thanksgiving": (11, 3, 4, 0), "thanksgiving day": (11, 3, 4, 0), "black friday": (11, 3, 4, 1)},
    **{"cyber monday": (11, 3, 4, 4), "labor day": (9, 0, 1, 0), "memorial day": (5, 0, -1, 0)},
    **{"martin luther king day": (1, 0, 3, 0), "martin luther king jr day": (1, 0, 3, 0), "mlk day": (1, 0, 3, 0)},
    **{"presidents day": (2, 0, 3, 0), "president day": (2, 0, 3, 0), "columbus day": (10, 0, 2, 0)},
    **{
        "mothers day": (5, 6, 2, 0),
        "mother day": (5, 6, 2, 0),
        "fathers day": (6, 6, 3, 0),
        "father day": (6, 6, 3, 0),
    },
    **{"indigenous peoples day": (10, 0, 2, 0), "remembrance sunday": (11, 6, 2, 0)},
}
# Whether it is counted from the first day of Passover (else from Rosh Hashanah), and the days after it.
_JEWISH = {
    **{"rosh hashanah": (False, 0), "yom kippur": (False, 9), "simchat torah": (False, 21), "purim": (True, -30)},
    **{"passover eve": (True, -1), "shavuot": (True, 50)},
}
_MOVED = {
    **{
        "mardi gras": -47,
        "shrove tuesday": -47,
        "fat tuesday": -47,
        "easter day": 0,
        "easter eve": -1,
        "corpus christi": 60,
    },
    **{
        "easter": 0,
        "easter sunday": 0,
        "good friday": -2,
        "palm sunday": -7,
        "easter monday": 1,
        "maundy thursday": -3,
    },
    **{
        "ash wednesday": -46,
        "ascension day": 39,
        "whit sunday": 49,
        "pentecost": 49,
        "easter saturday": -1,
        "holy saturday": -1,
    },
}
_KNOWN = {"9/11": dt.date(2001, 9, 11), "d day": dt.date(1944, 6, 6), "pearl harbor day": dt.date(1941, 12, 7)}
_NAMED = re.compile(
    r"(?:on |at |over )?(?:the )?(?:(?P<which>last|this|next|past|previous|following|coming|this past|this "
    rf"coming) )?(?P<eastern>orthodox |eastern )?(?P<name>{any_of((*_FIXED, *_MOVED, *_WEEKDAYS, *_JEWISH))})(?: "
    r"(?:of |in )?(?P<year>1\d{3}|20\d\d|this year|last year|next year|that year))?"
)


def easter(year: int, *, eastern: bool = False) -> dt.date:
    """Return Easter Sunday: Butcher's rule of 1876 for the western churches, Meeus's for the eastern ones (to 2099)."""
    if eastern:
        a, b, c = year % 4, year % 7, year % 19
        d = (19 * c + 15) % 30
        e = (2 * a + 4 * b - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return dt.date(year, month, day + 1) + 13 * DAY
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def _counted(year: int, month: int, weekday: int, number: int, after: int) -> dt.date:
    """Return ``after`` days after the ``number``-th ``weekday`` of a month, counted from its end where that is negative."""
    if number < 0:
        last = month_end(year, month)
        return last - (last.weekday() - weekday) % 7 * DAY + after * DAY
    first = dt.date(year, month, 1)
    return first + (weekday - first.weekday()) % 7 * DAY + (7 * (number - 1) + after) * DAY


def read_holiday(words: str, now: Now) -> tuple[Time, ...]:  # noqa: PLR0911 (one rule a line)
    """Read a day by its name; without a year it is the nearest that the tense allows."""
    if words in _KNOWN:
        return (of_day(_KNOWN[words]),)
    match = _NAMED.fullmatch(re.sub(r"\b(?:st|saint)\.? (?=\w)", "st ", words))
    if match is None:
        return ()

    def build(year: int) -> dt.date:
        if match["name"] in _WEEKDAYS:
            return _counted(year, *_WEEKDAYS[match["name"]])
        if match["name"] in _JEWISH:
            spring, shift = _JEWISH[match["name"]]
            return jewish_new_year(year) + (shift - 163 if spring else shift) * DAY
        if match["name"] in _FIXED:
            return dt.date(year, *_FIXED[match["name"]])
        return easter(year, eastern=bool(match["eastern"])) + _MOVED[match["name"]] * DAY

    given = match["year"] or ""
    if given.isdigit():
        return (of_day(build(int(given))),)
    day = now.history or now.day
    if given == "that year":
        told = now.before.first_day if now.before else None
        return (replace(of_day(build(told.year)), anchor=now.before_name),) if told else ()
    if day is None:
        return ()
    name = now.name if now.history is None else now.before_name
    which = given.split(" ")[0] if given else match["which"] or ""
    if given:
        return (replace(of_day(build(day.year + {"last": -1, "next": 1}.get(which, 0))), anchor=name),)
    chosen: list[dt.date | None]
    days = [build(year) for year in (day.year - 1, day.year, day.year + 1)]
    last = max((d for d in days if d <= day), default=None)
    coming = min((d for d in days if d >= day), default=None)
    far = last is not None and coming is not None and (day - last).days > 200 and (coming - day).days <= 60
    if which in ("last", "past", "previous", "this past") or (now.tense == "past" and not which and not far):
        chosen = [last]
    elif which in ("next", "this coming", "coming", "following") or now.tense == "future":
        chosen = [coming]
    else:
        near = [d for d in (last, coming) if d is not None]
        chosen = [*dict.fromkeys(sorted(near, key=lambda d: abs(d.toordinal() - day.toordinal())))]
    return tuple(replace(of_day(d), anchor=name) for d in chosen if d is not None)
