"""Days with a name: fixed feasts, Easter (western and eastern) and what hangs on it, and days known by their date ("9/11")."""

import datetime as dt
import re
from dataclasses import replace

from fogline.claims.times.build import DAY, of_day
from fogline.claims.times.normal import any_of
from fogline.claims.times.record import Now, Time

_FIXED = {
    **{
        "christmas day": (12, 25),
        "christmas": (12, 25),
        "christmas eve": (12, 24),
        "boxing day": (12, 26),
        "new year day": (1, 1),
    },
    **{
        "new year": (1, 1),
        "new year eve": (12, 31),
        "new years day": (1, 1),
        "new years eve": (12, 31),
        "old new year": (1, 14),
    },
    **{
        "orthodox christmas": (1, 7),
        "victory day": (5, 9),
        "ve day": (5, 8),
        "armistice day": (11, 11),
        "remembrance day": (11, 11),
    },
    **{
        "valentines day": (2, 14),
        "valentine day": (2, 14),
        "valentine's day": (2, 14),
        "halloween": (10, 31),
        "may day": (5, 1),
    },
    **{"independence day": (7, 4), "bastille day": (7, 14), "st patricks day": (3, 17), "all saints day": (11, 1)},
    **{
        "ukraine independence day": (8, 24),
        "ukrainian independence day": (8, 24),
        "russia day": (6, 12),
        "women day": (3, 8),
    },
    **{
        "international women day": (3, 8),
        "defender of the fatherland day": (2, 23),
        "epiphany": (1, 6),
        "juneteenth": (6, 19),
    },
}
_MOVED = {
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
    r"(?:on |at |over )?(?:the )?(?:(?P<which>last|this|next|past|"
    rf"this coming) )?(?P<eastern>orthodox |eastern )?(?P<name>{any_of(tuple(_FIXED) + tuple(_MOVED))})(?: "
    r"(?:of |in )?(?P<year>1\d{3}|20\d\d|this year|last year|next year))?"
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


def read_holiday(words: str, now: Now) -> tuple[Time, ...]:
    """Read a day by its name; without a year it is the nearest that the tense allows."""
    if words in _KNOWN:
        return (of_day(_KNOWN[words]),)
    match = _NAMED.fullmatch(words)
    if match is None:
        return ()

    def build(year: int) -> dt.date:
        if match["name"] in _FIXED:
            return dt.date(year, *_FIXED[match["name"]])
        return easter(year, eastern=bool(match["eastern"])) + _MOVED[match["name"]] * DAY

    given = match["year"] or ""
    if given.isdigit():
        return (of_day(build(int(given))),)
    day = now.history or now.day
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
    if which in ("last", "past") or (now.tense == "past" and not which and not far):
        chosen = [last]
    elif which in ("next", "this coming") or now.tense == "future":
        chosen = [coming]
    else:
        near = [d for d in (last, coming) if d is not None]
        chosen = [*dict.fromkeys(sorted(near, key=lambda d: abs(d.toordinal() - day.toordinal())))]
    return tuple(replace(of_day(d), anchor=name) for d in chosen if d is not None)
