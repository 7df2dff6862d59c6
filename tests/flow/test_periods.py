"""The newest day of a ledger's reports, and those that are dated too late to be believed."""

import datetime

import pytest

from fogline.flow.periods import newest
from fogline.records.document import Published
from fogline.records.ledger import DocumentHead


def _head(day: str | None, added: str = "2026-06-01") -> DocumentHead:
    start = datetime.date.fromisoformat(day) if day else None
    published = Published(start, start, "stated") if start else Published()
    name = f"{day} {added}"
    return DocumentHead(name, name, "A title", None, None, "en", published, f"{added}T10:00:00Z")


WEEK = [f"2024-03-{day:02}" for day in range(10, 17)]


@pytest.mark.parametrize(
    ("days", "last", "beyond"),
    [
        (WEEK, "2024-03-16", []),
        ([*WEEK, "2062-03-11"], "2024-03-16", ["2062-03-11"]),  # later than the ledger took it in
        ([*WEEK, "2026-05-20"], "2024-03-16", ["2026-05-20"]),  # two years after all others
        (["1970-01-01", *WEEK, "2026-05-20"], "2024-03-16", ["2026-05-20"]),
        ([*WEEK, "2024-04-30"], "2024-04-30", []),  # six weeks without a report
        ([*WEEK, "2026-05-20", "2026-05-21"], "2026-05-21", []),  # two are no slip
        ([*WEEK * 6, "2025-05-20", "2026-05-21"], "2024-03-16", ["2025-05-20", "2026-05-21"]),  # of 44 they are
        (["2019-01-01", "2020-02-01", "2021-04-01", "2022-06-01", "2023-08-01", "2026-01-01"], "2026-01-01", []),
        (["2024-03-10", "2026-05-20"], "2026-05-20", []),  # of so few nobody can tell
        (["2062-03-11"], "2062-03-11", []),
        ([None, *WEEK], "2024-03-16", []),
        ([None], None, []),
    ],
)
def test_a_report_dated_long_after_all_others_is_set_aside(
    days: list[str | None], last: str | None, beyond: list[str]
) -> None:
    found = newest(map(_head, days))
    assert (found.day.isoformat() if found.day else None) == last
    assert [str(one.published.start) for one in found.beyond] == beyond


def test_days_asked_for_are_looked_at_alone() -> None:
    reports = [_head(day) for day in (*WEEK, "2026-05-20")]
    assert newest(reports, datetime.date(2025, 1, 1)).day == datetime.date(2026, 5, 20)
    assert newest(reports, datetime.date(2027, 1, 1)).day is None
