"""Heads of columns: "| Region | Incidents | Fatalities |" names what a table counts, and tells of no dead."""

import re

from fogline.claims.page import Page
from fogline.records import Frame

_ROW = re.compile(r"\|[^\n]*\|\s*$|[^\n\t]+\t[^\n]*$")
_FIGURE = re.compile(r"\d")


def is_column_head(page: Page, frame: Frame) -> bool:
    """Tell whether the frame is one of the words of a row without a figure, above others with figures, and has no filler."""
    block = page.block_of(frame.trigger)
    if frame.roles or _ROW.match(page.text, block.start, block.end) is None or _FIGURE.search(page.words(block)):
        return False
    number = page.block_number_of(frame.trigger)
    below = page.blocks[number + 1 : number + 3] if number is not None else ()
    return any(_ROW.match(page.text, *row) is not None and _FIGURE.search(page.words(row)) for row in below)
