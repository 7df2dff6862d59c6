"""Rows: the figures below a head of a column ("| Region | Killed |" over "| Orvel | 3 |"), each with its place or day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fogline.claims.kinds import CASUALTIES
from fogline.claims.layouts.columns import cells, is_column_head
from fogline.claims.page import Page
from fogline.records import Frame, Mention, Role, Span

_FIGURE = re.compile(r"\s*(?P<number>\d{1,3}(?:[,.\u00a0 ]\d{3})+|\d{1,7})\s*")
_RULE = re.compile(r"[\s|:–—-]*")
_HEAD = re.compile(r"\s*(?:number (?:of )?)?(?:people )?(?P<what>[^|\t\n]{3,40}?)\s*", re.IGNORECASE)
_TOTAL = re.compile(r"\W*(?:(?:grand|overall) )?(?:total|sum|all|overall|altogether)s?\W*", re.IGNORECASE)
_LABELS = ("PLACE", "TIME", "STATE")
_MOST = 80  # rows


@dataclass(frozen=True, slots=True)
class Row:
    """The figure of one row below a head of a column, and what the row is of: a place, a day, both, or neither (a total)."""

    number: Span
    label: Span
    of: tuple[Mention, ...]

    def roles(self) -> tuple[Role, ...]:
        """Return what the row tells of a deed: how many, and where or when."""
        said = (Role("time" if one.type == "TIME" else "place", *one.span) for one in self.of)
        return (Role("quantity", *self.number), *said)


def rows(page: Page, frame: Frame) -> Iterator[Row]:
    """Yield the rows below ``frame``, where it is the head of a column of people killed or hurt."""
    if frame.type != CASUALTIES or not is_column_head(page, frame):
        return
    line = _line(page, frame.trigger.start)
    heads = cells(page, line)
    place = next((at for at, cell in enumerate(heads) if cell.contains(frame.trigger)), 0)
    told = _HEAD.fullmatch(page.text, *heads[place]) if place else None
    if told is None or Span(*told.span("what")) != frame.trigger:
        return
    for _ in range(_MOST):
        if line.end >= len(page.text):
            return
        line = _line(page, line.end + 1)
        if _RULE.fullmatch(page.text, *line) is not None and line.end > line.start:
            continue
        row = cells(page, line)
        if len(row) != len(heads):
            return
        figure = _FIGURE.fullmatch(page.text, *row[place])
        named = [one for one in page.mentions_in(row[0]) if one.type in _LABELS]
        if figure is not None and (named or _TOTAL.fullmatch(page.text, *row[0])):
            start = row[0].start + len(page.words(row[0])) - len(page.words(row[0]).lstrip())
            label = Span(start, row[0].start + len(page.words(row[0]).rstrip()))
            yield Row(Span(*figure.span("number")), label, (*named[:1], *_beside(page, row, named[:1])))


def _beside(page: Page, row: list[Span], named: list[Mention]) -> list[Mention]:
    """Return the one place of a row that is called by a day, or the one day of one that is called by a place."""
    if not named:
        return []
    dated = named[0].type == "TIME"
    others = [
        one
        for cell in row[1:]
        for one in page.mentions_in(cell)
        if one.type in _LABELS
        and (one.type == "TIME") is not dated
        and page.words(one.span) == page.words(cell).strip()
    ]
    return others if len(others) == 1 else []


def _line(page: Page, at: int) -> Span:
    start, end = page.text.rfind("\n", 0, at) + 1, page.text.find("\n", at)
    return Span(start, end if end >= 0 else len(page.text))
