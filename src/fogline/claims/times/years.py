"""Seasons, years, quarters, halves, decades and centuries."""

import re
from dataclasses import replace

from fogline.claims.times.build import of_month, of_months, of_year, of_years
from fogline.claims.times.dates import placed, with_that_year, year_told
from fogline.claims.times.normal import SEASON, SEASONS, ordinal
from fogline.claims.times.record import Now, Time

_SEASON = re.compile(
    r"(?:the )?(?:whole |entire )?(?:(?P<which>last|this|next|past|"
    rf"this past|this coming|the previous|the following|that) )?{SEASON}(?: months)?(?:(?: of| in)? (?P<year>1\d{{3}}|"
    r"20\d\d)(?:(?: to |/)(?P<second>\d\d|1\d{3}|20\d\d))?)?(?: (?P<of>of that year|this "
    r"year|last year|next year))?"
)
_SHORT = re.compile(r"year (\d\d)")
_YEAR_WORDS = re.compile(r"(?:the )?(?:calendar )?(?:years? )?(?:of )?(1\d{3}|20\d\d)(?: ?(?:ad|ce))?")
_BC = re.compile(r"(?:the )?(?:year )?(?P<year>\d{1,4}) ?(?P<era>bce?|ad|ce)|ad (?P<after>\d{1,4})")
_TENS = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}
_DECADE = re.compile(r"(?:the )?(?:(1\d|20)(\d)0 ?s|'?(\d)0s)")
_CENTURY = re.compile(r"(?:the )?(\d{1,2}(?:st|nd|rd|th)|[a-z ]+) centur(?:y|ies)(?: (bce?|ad))?")
_YEAR_QUARTER = re.compile(r"((?:1\d|20)\d\d) ?([qh][1-4])")
_YEAR_FIRST = re.compile(r"^((?:1\d|20)\d\d) ((?:the )?\w+ (?:quarter|half))$")
_TURNED_QUARTER = re.compile(r"^([1-4])([qh])\b")
_QUARTER = re.compile(
    r"(?:the )?(?:(?P<n>first|second|third|fourth|1st|2nd|3rd|4th|"
    r"last) (?P<unit>quarter|half)(?: of)?(?: the)?(?: year)?|(?P<q>[qh])(?P<m>[1-4]))(?: "
    r"?(?P<year>1\d{3}|20\d\d)| of (?P<of>this year|last year|next year|the year))?"
)


def read_season(words: str, now: Now) -> tuple[Time, ...]:
    """Read a season (of the north, by whole months): "spring of 2011", "this winter", "the winter of 1941-42"."""
    match = _SEASON.fullmatch(with_that_year(re.sub(r"^((?:19|20)\d\d) ([a-z]+)$", r"\2 \1", words), now))
    if match is None or words == "fall":
        return ()
    first, name = SEASONS[match["season"]], match["season"]

    def build(year: int) -> Time:
        code = {"spring": "SP", "summer": "SU", "winter": "WI"}.get(name, "FA")
        months = of_months(of_month(year, first), of_month(year, first + 2))
        return replace(months, base=f"{year}-{code}")

    if match["year"]:
        return (build(int(match["year"])),)
    if match["of"]:
        year = year_told(match["of"], now)
        return (replace(build(year), anchor=now.name),) if year else ()
    if match["which"] == "this" and now.day is not None:
        year = now.day.year - (first == 12 and now.day.month <= 4)
        return (replace(build(year), anchor=now.name),)
    return placed(first, match["which"] or "", now, build)


def read_year(words: str, now: Now) -> tuple[Time, ...]:  # noqa: PLR0911 (one rule a line)
    """Read a year, a decade, a century, a quarter or half of a year. Years before our era have a value and no days."""
    match = _YEAR_WORDS.fullmatch(words)
    if match:
        return (of_year(int(match.group(1))),)
    match = _SHORT.fullmatch(words)
    if match:
        told = now.history or now.day
        if told is None:
            return ()
        near = min(
            (told.year // 100 * 100 + int(match[1]) + shift for shift in (-100, 0, 100)),
            key=lambda y: abs(y - told.year),
        )
        return (of_year(near),)
    match = _BC.fullmatch(words)
    if match:
        year = int(match["year"] or match["after"])
        if (match["era"] or "ad").startswith("b"):
            return (Time(precision="unknown", value=f"-{year - 1:04}", base=f"BC{year:04}"),)
        return (of_year(year),) if year else ()
    match = re.fullmatch(r"(?:the )?(\d{1,3})0s bce?", words)
    if match:
        return (Time(value=f"-{int(match[1]) * 10 + 8:04}/-{int(match[1]) * 10 - 1:04}", base=f"BC{int(match[1]):03}"),)
    match = _DECADE.fullmatch(re.sub(r"\w+ties$", lambda m: f"{_TENS[m[0]]}0s" if m[0] in _TENS else m[0], words))
    if match:
        first = int(match[1] + match[2]) * 10 if match[1] else _century_of(now) + int(match[3]) * 10
        return (replace(of_years(first, first + 9), base=str(first // 10)),)
    match = _CENTURY.fullmatch(words)
    if match:
        number = ordinal(match[1].strip())
        if number is None or not 1 <= number <= 30:
            return ()
        if (match[2] or "").startswith("b"):
            return (Time(value=f"-{number * 100 - 1:04}/-{number * 100 - 100:04}", base=f"BC{number - 1:02}"),)
        return (replace(of_years(number * 100 - 99, number * 100), base=f"{number - 1:02}"),)
    return _quarter(words, now)


def _century_of(now: Now) -> int:
    day = now.history or now.day
    return 1900 if day is None or day.year < 2040 else day.year // 100 * 100


def _quarter(words: str, now: Now) -> tuple[Time, ...]:
    match = _QUARTER.fullmatch(
        _YEAR_QUARTER.sub(r"\2 \1", _TURNED_QUARTER.sub(r"\2\1", _YEAR_FIRST.sub(r"\2 \1", words)))
    )
    if match is None:
        return ()
    size = 3 if (match["unit"] == "quarter" or match["q"] == "q") else 6
    number = {"last": 12 // size}.get(match["n"] or "", ordinal(match["n"] or match["m"] or "") or 0)
    if not 1 <= number <= 12 // size:
        return ()

    def build(year: int) -> Time:
        first = of_month(year, (number - 1) * size + 1)
        time = of_months(first, of_month(year, number * size))
        return replace(time, base=f"{year}-{'Q' if size == 3 else 'H'}{number}")

    if match["year"]:
        return (build(int(match["year"])),)
    if match["of"]:
        year = year_told(match["of"], now)
        return (replace(build(year), anchor=now.name),) if year else ()
    return placed((number - 1) * size + 1, "", now, build)
