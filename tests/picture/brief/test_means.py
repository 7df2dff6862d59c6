"""The means of a strike are as many as the report tells of."""

import pytest
from tests.picture.brief.reports import Told
from tests.picture.brief.test_whole_events import made


def told_of(text: str, type_: str, trigger: str) -> str:
    one = Told(
        text, type_, trigger, targets=(("a car", None),), place=("near Orvel", "Orvel", "near"),
        source=("the mayor", None, None),
    )  # fmt: skip
    return " ".join(line.text for line in made(one).sentences)


@pytest.mark.parametrize(
    ("text", "type_", "trigger", "words"),
    [
        ("A drone strike hit a car near Orvel, the mayor said", "drone_strike", "hit", "in a drone strike"),
        ("Drones hit a car near Orvel, the mayor said", "drone_strike", "hit", "by drones"),
        ("A missile strike hit a car near Orvel, the mayor said", "missile_strike", "hit", "in a missile strike"),
        ("Two missiles hit a car near Orvel, the mayor said", "missile_strike", "hit", "by missiles"),
        ("An air strike hit a car near Orvel, the mayor said", "air_strike", "hit", "from the air"),
    ],
)
def test_one_drone_is_not_told_as_several(text: str, type_: str, trigger: str, words: str) -> None:
    assert words in told_of(text, type_, trigger)
    assert ("by drones" in told_of(text, type_, trigger)) is (words == "by drones")
