"""Years named elsewhere: "4 March" in a text without a date of its own is of the year that the text gives with that very day."""

import re
from collections.abc import Sequence

from fogline.claims.times.normal import MONTHS, any_of, normal
from fogline.records import Span

_DAY = re.compile(
    rf"(?:on )?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{any_of(MONTHS)})|"
    rf"(?P<name>{any_of(MONTHS)}) (?P<number>\d{{1,2}})(?:st|nd|rd|th)?)(?:,? (?P<year>\d{{4}}))?"
)


def named_years(text: str, phrases: Sequence[Span]) -> dict[Span, str]:
    """Return the year for each day without one that stands with a single year elsewhere in the text."""
    years: dict[tuple[int, int], set[str]] = {}
    bare: dict[Span, tuple[int, int]] = {}
    for span in phrases:
        match = _DAY.fullmatch(normal(span.of(text)))
        if match is None:
            continue
        day = (MONTHS[match["month"] or match["name"]], int(match["day"] or match["number"]))
        if match["year"]:
            years.setdefault(day, set()).add(match["year"])
        else:
            bare[span] = day
    return {span: min(years[day]) for span, day in bare.items() if len(years.get(day, ())) == 1}
