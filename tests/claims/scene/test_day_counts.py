"""A day before a count is no part of the count."""

import pytest
from tests.claims.sketch import Sketch

from fogline.claims.scene.day_counts import with_days_apart


@pytest.mark.parametrize(
    ("since", "day", "numbers", "count", "start"),
    [
        ("Since January 21", "Since January", "21, 55", 55, "2025-01-21"),
        ("Since March 3", "Since March", "3, 12", 12, "2025-03-03"),
        ("Since Feb. 7", "Since Feb.", "7, 1,150", 1150, "2025-02-07"),
    ],
)
def test_a_day_and_a_count_are_told_apart(since, day, numbers, count, start):
    sketch = Sketch(f"{day} {numbers} villagers were killed.", published="2025-03-18")
    sketch.mention(day, "TIME", numbers, "QUANTITY", "villagers", "GROUP")
    sketch.frame("killed", "casualties", time=f"{day} {numbers}", target=f"{numbers} villagers", quantity=numbers)
    claim = sketch.claim
    assert claim.when.start == start
    assert [(one.low, one.fate) for one in claim.quantities] == [(count, "killed")]
    assert "," not in claim.targets[0].party.replace("1,150", "")


@pytest.mark.parametrize("days", ["21, 22 and 23", "21, 2025", "21, 10 a.m"])
def test_days_years_and_hours_stay_together(days):
    sketch = Sketch(f"On January {days}, raiders burned a mill.", published="2025-03-18")
    sketch.mention(f"January {days}", "TIME").frame("burned", "damage", time=f"On January {days}")
    assert with_days_apart(sketch.reading) == sketch.reading
