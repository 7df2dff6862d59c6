"""A moment that somebody asks for lasts as long as it is told."""

import pytest

from fogline.ledger.clock import end_of
from fogline.records.errors import UsageError


@pytest.mark.parametrize(
    ("moment", "end"),
    [
        ("2024-05-01", "2024-05-01T23:59:59.999999Z"),
        ("20240501", "2024-05-01T23:59:59.999999Z"),
        ("2024-05-01T12", "2024-05-01T12:59:59.999999Z"),
        ("2024-05-01 12:30", "2024-05-01T12:30:59.999999Z"),
        ("20240501T1230", "2024-05-01T12:30:59.999999Z"),
        ("20240501T120000", "2024-05-01T12:00:00.999999Z"),
        ("20240501T120000-0500", "2024-05-01T17:00:00.999999Z"),
        ("2024-05-01T12:00:00.25Z", "2024-05-01T12:00:00.250000Z"),
        ("9999-12-31", "9999-12-31T23:59:59.999999Z"),
        ("0001-01-01", "0001-01-01T23:59:59.999999Z"),
    ],
)
def test_its_last_instant(moment: str, end: str) -> None:
    assert end_of(moment) == end


@pytest.mark.parametrize("moment", ["yesterday", "", "2024-13-01", "9999-12-31T23:59-05:00", "0001-01-01T00:00+05:00"])
def test_what_is_no_moment_is_refused(moment: str) -> None:
    with pytest.raises(UsageError, match="want a day or moment"):
        end_of(moment)
