"""Days counted from the outbreak of a war ("the first day of the war", "since the invasion"), and which war a text is about."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from fogline.claims.times.build import DAY, at, of_day, of_days
from fogline.claims.times.normal import ORDINALS, any_of, count_of, ordinal
from fogline.claims.times.record import Now, Time
from fogline.claims.words import numbers_from


@dataclass(frozen=True, slots=True)
class War:
    """A war by the words that tell it from others, with the day on which it broke out."""

    begun: dt.date
    words: tuple[str, ...]
    least: int = 2


_OPERATION = "special military operation"  # what Russia calls the first of them, and nobody any other
# The day on which each is commonly said to have begun; the words are counted in the text.
WARS = (
    War(
        dt.date(2022, 2, 24),
        ("ukrain", "kyiv", "kiev", "russia", "kharkiv", "kherson", "zelensk", "donbas", "moscow"),
        3,
    ),
    War(dt.date(2023, 10, 7), ("gaza", "hamas", "israel", "hostage", "hezbollah"), 3),
    War(dt.date(2025, 6, 13), ("iran", "tehran", "natanz", "isfahan", "israel", "khamenei"), 6),
    War(dt.date(2023, 4, 15), ("sudan", "khartoum", "rsf", "rapid support forces", "burhan", "darfur"), 3),
    War(dt.date(2020, 11, 4), ("tigray", "tplf", "mekelle"), 2),
    War(dt.date(2011, 3, 15), ("syria", "assad", "aleppo", "damascus", "idlib", "homs"), 3),
    War(dt.date(2020, 9, 27), ("karabakh", "azerbaijan", "armenia"), 3),
    War(dt.date(2003, 3, 20), ("iraq", "saddam", "baghdad"), 4),
    War(dt.date(2001, 10, 7), ("afghanistan", "taliban", "kabul"), 4),
)
_THING = (
    r"(?:(?:russia(?:n)?|moscow|putin|israel(?:i)?) )?(?:(?:full scale|"
    r"large scale|all out|current|ground|ukraine|unprovoked|renewed) )*"
    r"(?:war|invasion|conflict|fighting|hostilities|special military "
    r"operation|offensive|aggression)(?: (?:in|of|on|against|with) (?:the )?[a-z "
    r"]+)?(?: (?:began|started|broke out))?"
)
_START = rf"(?:(?:the )?(?:very )?(?:start|beginning|outbreak|onset|outset|launch) of (?:the )?)?(?:the |their |its )?{_THING}"
_NTH = re.compile(
    r"(?:(?:on|in|during|from) )?(?:the )?(?P<n>very first|opening|"
    rf"{any_of(ORDINALS)}|\d+(?:st|nd|rd|th)?) (?P<unit>day|week|month)s? (?:of|since) "
    rf"(?P<thing>{_START})"
)
_DAY_N = re.compile(rf"(?:on )?(?:war )?day (?P<n>\d{{1,4}}|{numbers_from(1, 10)})(?: of (?P<thing>{_START}))?")
_DAYS_OF = re.compile(
    rf"(?:(?:in|during|from) )?(?:the )?(?:early|opening|first|initial) (?:few )?(?P<unit>day|week|month)s of (?P<thing>{_START})"
)
_ONLY = re.compile(_START)
_BEGUN = re.compile(r"\b(?:start|beginning|outbreak|onset|outset|launch|began|started|broke out|invasion)\b")


def war_of(text: str, published: tuple[dt.date, dt.date] | None) -> dt.date | None:
    """Return the outbreak of the war that ``text`` is about: the one whose words it uses most, begun before it was published."""
    low = text.lower()
    best, most = None, 0
    for war in WARS:
        count = sum(low.count(word) for word in war.words)
        if count >= war.least and count > most and not (published and published[1] < war.begun):
            best, most = war.begun, count
    named = _OPERATION in low and not (published and published[1] < WARS[0].begun)
    return WARS[0].begun if best is None and named else best


def read_war(words: str, now: Now) -> tuple[Time, ...]:  # noqa: PLR0911 (one rule a line)
    """Read a day, week or month of the war; without a known war nothing can be said."""
    match = _DAYS_OF.fullmatch(words) or _NTH.fullmatch(words) or _DAY_N.fullmatch(words)
    if match is None:
        match = _ONLY.fullmatch(words)
        if match is None or now.context.war is None or "offensive" in words:
            return ()
        if _BEGUN.search(words) is None:  # "hit in the war": at some time since
            return (Time(at(now.context.war), None, "interval", "war"),)
        return (replace(of_day(now.context.war), anchor="war"),)
    begun = now.context.war
    if begun is None or "offensive" in (match.groupdict().get("thing") or ""):
        return (Time(),)
    got = match.groupdict()
    unit = got.get("unit") or "day"
    if "n" not in got:
        length = {"day": 7, "week": 28, "month": 91}[unit]
        return (replace(of_days(begun, begun + (length - 1) * DAY), anchor="war", approximate=True),)
    n = 1 if got["n"] in ("very first", "opening") else ordinal(got["n"]) or int(count_of(got["n"]) or 0)
    if n < 1:
        return ()
    if "day " in words and "unit" not in got and got.get("thing") is None and n < 10:
        return ()  # "day two" of something else
    if unit == "day":
        return (replace(of_day(begun + (n - 1) * DAY), anchor="war"),)
    size = 7 if unit == "week" else 30
    first = begun + (n - 1) * size * DAY
    return (Time(at(first), at(first + size * DAY), "week" if unit == "week" else "interval", "war"),)
