"""Values: the plain values of times, quantities and states where a reader left them empty."""

from dataclasses import replace

from fogline.claims.amounts import value_at
from fogline.claims.page import Page
from fogline.claims.parties.table import look_up, side_in
from fogline.claims.scene.day_counts import with_days_apart
from fogline.claims.scene.when import Times, times_on, value_text
from fogline.records import Mention, Reading


def with_values(reading: Reading) -> Reading:
    """Return ``reading`` with ``value`` filled in for TIME, QUANTITY and STATE mentions that have none.

    Times are resolved against the publication date where it is known ("Friday" of a frame still to come is the next one). A value
    already there is never changed.
    """
    reading = with_days_apart(reading)
    return filled(reading, times_on(Page.of(reading)))


def filled(reading: Reading, times: Times) -> Reading:
    """Return ``reading`` with the values filled in that :func:`with_values` gives; ``times`` are those of its page."""
    text = reading.document.text

    def value(mention: Mention) -> str:
        words = text[mention.start : mention.end]
        if mention.type == "TIME":
            return value_text(times.get(mention.span, ()))
        if mention.type == "QUANTITY":
            return value_at(text, mention.span)
        if mention.type == "STATE":
            known = look_up(words)
            side = known.side if known else side_in(words)
            return side if side and len(side) == 2 and side.isupper() and side not in ("UN", "EU", "IS") else ""
        return ""

    mentions = tuple(m if m.value else Mention(m.start, m.end, m.type, value(m)) for m in reading.mentions)
    return replace(reading, mentions=mentions)
