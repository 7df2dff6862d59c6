"""Tolls of tables: each row below "Killed" counts those killed at its place or on its day, said by whom the line above names."""

from collections.abc import Iterator
from dataclasses import replace

from fogline.claims.amounts.fates import fate_at
from fogline.claims.layouts.rows import Row, rows
from fogline.claims.page import Page
from fogline.claims.tolls.rewording import reworded
from fogline.records import Claim, Frame, Role, Span
from fogline.records.span import cover


def frames_of_rows(page: Page, frame: Frame) -> Iterator[tuple[Frame, Row]]:
    """Yield ``frame``, the head of a column, once for each row below it, with what that tells."""
    above = introduction(page, frame)
    times = [role for role in above.roles if role.role == "time"] if above is not None else []
    for row in rows(page, frame):
        told = row.roles()
        dated: list[Role] = [] if any(role.role == "time" for role in told) else times[:1]
        none = page.words(row.number).strip() == "0"  # "Vale | 0" tells that nobody died there
        yield replace(frame, roles=(*told, *dated), reality="denied" if none else frame.reality), row


def introduction(page: Page, frame: Frame) -> Frame | None:
    """Return what the line above a table tells last: "Losses on Monday by region, according to the governors:"."""
    start = page.text.rfind("\n", 0, frame.trigger.start)
    before = page.frames_in(Span(0, max(start, 0)))
    last = before[-1] if before else None
    if last is None:
        return None
    sentence = page.sentence_of(last.trigger)
    return last if not page.text[sentence.end : max(start, sentence.end)].strip() else None


def of_row(page: Page, claim: Claim, frame: Frame, row: Row) -> Claim:
    """Return the claim of a row with the words of that row up to its number, which counts people."""
    fate = fate_at(page.text, frame.trigger)
    counts = tuple(replace(one, of="people", fate=fate) for one in claim.quantities)
    return replace(reworded(page, claim, frame, cover((row.label, row.number))), quantities=counts)
