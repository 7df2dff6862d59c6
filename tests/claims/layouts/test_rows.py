"""The rows below a head of a column tell how many were killed, each at its place or on its day."""

import pytest
from tests.claims.sketch import Sketch

TABLE = "| Region | Killed | Hurt |\n|---|---|---|\n| Orvel | 3 | 12 |\n| Vale | 1,205 | - |\n| Total | 1,208 | 12 |"


def _told(text, trigger="Killed", *marks):
    sketch = Sketch(text, "2024-05-03").mention("Orvel", "PLACE", "Vale", "PLACE", *marks)
    return sketch.frame(trigger, "casualties")


def test_each_row_counts_at_its_place():
    claims = _told(TABLE).claims
    assert [(c.place and c.place.name, c.quantities[0].low, c.quantities[0].fate) for c in claims] == [
        ("Orvel", 3, "killed"),
        ("Vale", 1205, "killed"),
        (None, 1208, "killed"),
    ]
    assert claims[0].evidence.of(TABLE) == "Orvel | 3"


def test_the_line_above_gives_day_and_source():
    text = f"The guild reported losses on Tuesday by region:\n{TABLE}"
    sketch = _told(text, "Killed", "guild", "ORG", "Tuesday", "TIME").says(
        "The guild", "reported", "losses on Tuesday by region"
    )
    claims = [claim for claim in sketch.frame("losses", "casualties", time="Tuesday").claims if claim.place]
    assert {(claim.chain[0].party, claim.when.start) for claim in claims} == {("guild", "2024-04-30")}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("| Region | Of those killed on Monday |\n| Orvel | 3 |\n| Vale | 4 |", "killed"),
        ("| Killed | Region |\n| 3 | Orvel |\n| 4 | Vale |", "Killed"),  # the first column names the rows
        ("| Region | Killed |\n| Orvel | none |\n| Vale | 1 or 2 |", "Killed"),
    ],
)
def test_other_tables_tell_nothing(text, trigger):
    assert _told(text, trigger).claims == ()


def test_a_table_without_bars_at_its_ends_or_with_spaces_alone():
    for text in ("Region | Killed\nOrvel | 3\nVale | 0", "Region   Killed\nOrvel    3\nVale     0"):
        claims = _told(text).claims
        assert [(c.place.name, c.quantities[0].low, c.reality) for c in claims] == [
            ("Orvel", 3, "factual"),
            ("Vale", 0, "denied"),
        ]


def test_a_row_called_by_its_day_is_of_the_one_place_in_it():
    text = "Date | Killed | Place\n2 May 2024 | 3 | Orvel\n3 May 2024 | 1 | Vale"
    claims = _told(text, "Killed", "2 May 2024", "TIME", "3 May 2024", "TIME").claims
    assert [(claim.place.name, claim.when.start) for claim in claims] == [
        ("Orvel", "2024-05-02"),
        ("Vale", "2024-05-03"),
    ]


def test_a_row_of_two_places_and_a_day_is_of_neither():
    text = "Date | From | Killed | To\n2 May 2024 | Orvel | 3 | Vale"
    (claim,) = _told(text, "Killed", "2 May 2024", "TIME").claims
    assert claim.place is None
