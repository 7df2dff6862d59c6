"""What an entry of a running report tells had happened by the time that heads it."""

import pytest
from tests.claims.sketch import Sketch

LIVE = "14:35 GMT\n{}\n13:10 GMT\nGood afternoon.\n09:05 GMT\n{}"


def _when(
    first, last="A shell hit the mill.", trigger="shelled", type_="shelling", published="2031-03-05", reality="factual"
):
    sketch = Sketch(LIVE.format(first, last), published)
    sketch.mention("14:35 GMT", "TIME", "13:10 GMT", "TIME", "09:05 GMT", "TIME")
    for words in ("on Monday",):
        if words in first:
            sketch.mention(words, "TIME")
    when = sketch.frame(trigger, type_, reality).claim.when
    return when and (when.start, when.end, when.precision)


def test_what_an_entry_tells_happened_up_to_its_time():
    assert _when("Rebels shelled Orvel.") == ("2031-03-05", "2031-03-05T14:35Z", "interval")
    assert _when("Rebels took the bridge.", trigger="took", type_="capture") == (
        "2031-03-05",
        "2031-03-05T14:35Z",
        "interval",
    )


def test_in_the_morning_it_may_have_been_on_the_day_before():
    assert _when("Quiet.", "Rebels shelled Orvel.") == ("2031-03-04", "2031-03-05T09:05Z", "interval")


@pytest.mark.parametrize(
    ("text", "trigger", "type_"),
    [
        ("Rain fell on Monday as rebels shelled Orvel.", "shelled", "shelling"),
        ("Rain fell. Rebels shelled Orvel.", "shelled", "shelling"),
        ("Rebels had earlier shelled Orvel.", "shelled", "shelling"),
        ("Nine people have been killed.", "killed", "casualties"),
        ("The toll of the blast is nine killed.", "killed", "casualties"),
        ("Rebels threatened to shell Orvel.", "threatened", "threat"),
    ],
)
def test_what_may_be_of_another_time_is_given_none(text, trigger, type_):
    found = _when(text, trigger=trigger, type_=type_)
    assert found is None or "14:35" not in found[1]


def test_what_is_to_come_and_a_report_without_a_day_are_given_none():
    assert _when("Guns will have shelled Orvel.", reality="future") is None
    assert _when("Rebels shelled Orvel.", published=None) is None


def test_two_clock_times_make_no_running_report():
    sketch = Sketch("14:35\nRebels shelled Orvel.\n15:10\nThe train leaves.", "2031-03-05").mention(
        "14:35", "TIME", "15:10", "TIME"
    )
    assert sketch.frame("shelled", "shelling").claim.when is None


def test_hours_without_a_mark_head_entries_where_their_zone_follows():
    text = "1435 GMT\nRebels shelled Orvel.\n1310 GMT\nHello.\n0905 GMT\nRain."
    sketch = Sketch(text, "2031-03-05").mention("1435 GMT", "TIME", "1310 GMT", "TIME", "0905 GMT", "TIME")
    assert sketch.frame("shelled", "shelling").claim.when.end == "2031-03-05T14:35Z"


def test_a_time_of_its_own_goes_before_that_of_the_entry():
    text = "06:55 Men entered Orvel on Tuesday.\n05:10 Rain.\n04:10 Wind."
    sketch = Sketch(text, "2031-03-05").mention("06:55", "TIME", "05:10", "TIME", "04:10", "TIME", "Tuesday", "TIME")
    assert sketch.frame("entered", "capture", time=["06:55", "Tuesday"]).claim.when.start == "2031-03-04"
