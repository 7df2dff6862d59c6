"""What general knowledge says about when a text can have been written: terms of office and the beginnings of wars.

A small table of public facts. A text that calls somebody by an office was written while it was held; one that speaks of a war as
going on was written after it began. Days are inclusive. Nothing later than ``TABLE_UNTIL`` is ever inferred from it.
"""

import datetime
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from fogline.records.span import Span

TABLE_SINCE = datetime.date(1990, 1, 1)
TABLE_UNTIL = datetime.date(2027, 12, 31)
"""The years the table speaks for: a calendar fits again after some years, so beyond them a weekday proves nothing."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Words of a text and the days between which, by themselves, they can have been written."""

    span: Span
    first: datetime.date
    last: datetime.date


_FORMER = re.compile(
    r"\b(?:former|ex|then|late|ousted|deposed|previous|predecessor,?|elect|future|vice)[\s-]+(?:\w+ ){0,2}$", re.I
)


@dataclass(frozen=True, slots=True)
class _Row:
    """Words and the days that they bound.

    Where none of ``holds`` is in a text (if there are any), the words are not; ``anywhere`` finds them inside a word too. Each is
    many times as fast.
    """

    words: str
    holds: tuple[str, ...]
    anywhere: re.Pattern[str]
    first: datetime.date
    last: datetime.date


@cache
def _table() -> tuple[_Row, ...]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C, where it is there, halves a cold start
    text = resources.files("fogline.documents").joinpath("anchors.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=loader)  # noqa: S506 - both loaders are the safe ones
    rows = [*data["offices"], *data["beginnings"]]
    return tuple(
        _Row(
            rf"\b(?:{row['words']})(?!\w)",
            tuple(row.get("holds", ())),
            re.compile(row["words"]),
            row["from"],
            row.get("until", TABLE_UNTIL),
        )
        for row in rows
    )


_INVASION = datetime.date(2022, 2, 24)
_DAY_OF_WAR = re.compile(
    r"\b(?:(\d{2,4})(?:st|nd|rd|th) day of (?:the |its |Russia['’]s )?(?:full-scale |large-scale )?(?:war\b|invasion"
    r"|aggression)|[Dd]ay (\d{2,4}) of (?:the |Russia['’]s )?(?:full-scale |large-scale )?(?:war\b|invasion))"
)


def _day_of_war(text: str) -> list[Bound]:
    """Return the day that "the 84th day of the war" gives in texts on Ukraine, give or take one (24 February 2022 is 1)."""
    match = _DAY_OF_WAR.search(text)
    if match is None or not ("Ukrain" in text and "Russia" in text):
        return []
    day = _INVASION + datetime.timedelta(days=int(match.group(1) or match.group(2)) - 1)
    around = datetime.timedelta(days=1)
    return [Bound(Span(*match.span()), day - around, day + around)] if day <= TABLE_UNTIL else []


def find_bounds(text: str) -> list[Bound]:
    """Return the words of ``text`` that bound when it can have been written (one for each row of the table that occurs)."""
    found = _day_of_war(text)
    for row in _table():
        if row.holds and not any(letters in text for letters in row.holds):
            continue
        if row.anywhere.search(text) is None:
            continue
        for match in re.finditer(row.words, text):
            if not _FORMER.search(text[max(0, match.start() - 40) : match.start()]):
                found.append(Bound(Span(*match.span()), row.first, row.last))
                break
    return found
