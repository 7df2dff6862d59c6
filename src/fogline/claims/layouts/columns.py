"""Heads of columns: "| Region | Incidents | Fatalities |" names what a table counts, and tells of no dead.

A table pasted as text may have no bars at its ends ("Region | Killed"), or only spaces between its columns; it is one where the
next row has as many cells, one of them a mere figure.
"""

import re

from fogline.claims.page import Page
from fogline.records import Frame, Span

_BARRED = re.compile(r"\|[^\n]*\|\s*$|[^\n\t]+\t[^\n]*$")
_FIGURE = re.compile(r"\d")
_ONLY_A_FIGURE = re.compile(r"[\d.,\u00a0]+%?")
_CELL = re.compile(r"[^|\t\n]+")
_SPACED_CELL = re.compile(r"[^\s|](?:[^\n|]*?[^\s|])??(?=\s{2,}|\s*$)")
_FEWEST = 2  # cells


def is_column_head(page: Page, frame: Frame) -> bool:
    """Tell whether the frame is one of the words of a row without a figure, above others with figures, and stands in it alone."""
    block = page.block_of(frame.trigger)
    inside = all(block.contains(role.span) for role in frame.roles)
    if not inside or _FIGURE.search(page.words(block)) or "\n" in page.words(block):
        return False
    number = page.block_number_of(frame.trigger)
    below = page.blocks[number + 1 : number + 3] if number is not None else ()
    if _BARRED.match(page.text, block.start, block.end) is not None:
        return not frame.roles and any(
            _BARRED.match(page.text, *row) is not None and _FIGURE.search(page.words(row)) for row in below
        )
    heads = cells(page, block)
    return len(heads) >= _FEWEST and any(_has_its_figures(page, row, len(heads)) for row in below[:1])


def cells(page: Page, line: Span) -> list[Span]:
    """Return the cells of a row: what bars or tabs part, else what two spaces or more do."""
    parted = any(mark in page.words(line) for mark in "|\t")
    found = (Span(*cell.span()) for cell in (_CELL if parted else _SPACED_CELL).finditer(page.text, *line))
    return [cell for cell in found if page.words(cell).strip()]


def _has_its_figures(page: Page, row: Span, count: int) -> bool:
    found = [page.words(cell).strip() for cell in cells(page, row)]
    return len(found) == count and any(_ONLY_A_FIGURE.fullmatch(cell) for cell in found[1:])
