"""A count that a reader took into a time is told apart from it."""

import pytest
from tests.claims.sketch import Sketch

from fogline.claims.scene.counts_in_times import with_counts_apart


@pytest.mark.parametrize(
    ("text", "time", "second"),
    [
        ("Raiders killed 12 on Thursday and 16 on Friday in Orvel.", "Thursday and 16 on", "Friday"),
        ("Raiders killed 12 on Thursday and 16 on Friday in Orvel.", "Thursday and 16 on Friday", None),
        ("Raiders killed 12 on May 5 and 16 on May 7 in Orvel.", "May 5 and 16 on May 7", None),
        ("Raiders killed 12 on 5 May and sixteen on 7 May in Orvel.", "5 May and sixteen", "7 May"),
    ],
)
def test_two_days_with_a_count_between_them(text, time, second):
    sketch = Sketch(text, published="2024-06-18")
    sketch.mention("12", "QUANTITY", time, "TIME", "Orvel", "PLACE")
    if second:
        sketch.mention(second, "TIME")
    sketch.frame("killed", "casualties", time=[time, second] if second else time, place="Orvel", quantity="12")
    days = [(claim.when.start, claim.quantities[0].low) for claim in sketch.claims]
    assert (
        days == [("2024-05-05", 12), ("2024-05-07", 16)] if "May" in text else [("2024-06-13", 12), ("2024-06-14", 16)]
    )


def test_an_and_behind_a_time_is_no_part_of_it():
    sketch = Sketch("It fell on Tuesday and nine people fled.").mention("Tuesday and", "TIME", "nine", "QUANTITY")
    sketch.frame("fled", "displacement", time="Tuesday and")
    assert [sketch.words(one.span) for one in with_counts_apart(sketch.reading).mentions] == ["Tuesday", "nine"]


@pytest.mark.parametrize(
    "time",
    [
        "5 and 6 May",
        "May 5 and 7",
        "May 5, 6 and 7",
        "May 5 and 7 in 2024",
        "Monday and Tuesday",
        "between noon and one",
        "2022 and 2023",
        "dawn and dusk",
    ],
)
def test_lists_of_days_and_stretches_stay_whole(time):
    sketch = Sketch(f"Guns fired on {time} in Orvel.").mention(time, "TIME", "Orvel", "PLACE")
    sketch.frame("fired", "shelling", time=time)
    assert with_counts_apart(sketch.reading) == sketch.reading
