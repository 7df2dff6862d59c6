"""The events of a ledger beside a table of events that people coded."""

import datetime
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Unpack

from fogline.flow.asking import ClaimFields
from fogline.records.errors import InputError
from fogline.records.fused import FusedEvent

if TYPE_CHECKING:
    from fogline.evaluation.coded import Compared, Tolerance
    from fogline.exchange.imports import CodedRow
    from fogline.flow.ledger import Ledger


def compare_coded(
    ledger: "Ledger", source: str, tolerance: "Tolerance | None" = None, **fields: Unpack[ClaimFields]
) -> "tuple[Compared, tuple[str, ...]]":
    """Return how the events of a ledger, as they may be shown, compare with the table in the file ``source``; and what of the
    table could not be read.

    Both are narrowed by ``since`` and ``until``. What came into the ledger from such tables is left aside: it would be compared
    with itself.
    """
    from fogline.evaluation.coded import Tolerance, compare
    from fogline.exchange.imports import CodedRow, open_table
    from fogline.flow.showing import shown

    rows: list[CodedRow] = []
    failed: list[str] = []
    for placed in open_table(source).rows():
        if isinstance(placed, InputError):
            failed.append(str(placed))
        else:
            rows.append(placed.row)
    events = _read_here(shown(ledger, **fields).events)
    since, until = (_day(fields.get("since"), last=False), _day(fields.get("until"), last=True))
    return compare(events, _within(rows, since, until), tolerance or Tolerance()), tuple(failed)


def _read_here(events: Iterable[FusedEvent]) -> list[FusedEvent]:
    """Return the events that anything but a table of codings tells of."""
    from fogline.exchange.imports import Coding, coder_named

    codings: tuple[Coding, ...] = ("acled", "ucdp")
    coders = {coder_named(coding).name for coding in codings}
    return [event for event in events if any(one.reader.name not in coders for one in event.findings)]


def _within(rows: Sequence["CodedRow"], since: datetime.date | None, until: datetime.date | None) -> list["CodedRow"]:
    return [
        row
        for row in rows
        if row.days is None
        or ((since is None or row.days.last >= since) and (until is None or row.days.first <= until))
    ]


def _day(asked: object, *, last: bool) -> datetime.date | None:
    """Return the first or last day of what was asked for, ``None`` for nothing."""
    from fogline.ledger.moments import first_second, last_second

    text = asked.isoformat() if isinstance(asked, datetime.date) else str(asked) if asked else None
    second = (last_second if last else first_second)(text)
    return None if second is None else datetime.date.fromordinal(second // 86_400)
