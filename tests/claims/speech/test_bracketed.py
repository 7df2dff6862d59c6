"""Brackets behind a sentence name its source, or say that nobody confirms it."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    ("text", "told_by"),
    [
        ("- Some 900 people fled to Orvel (IOM).", "IOM"),
        ("Some 900 people fled (Source: Orvel Bakers).", "Orvel Bakers"),
        ("Some 900 people fled on Monday (local media).", "local media"),
    ],
)
def test_a_bracket_at_the_end_names_the_source(text, told_by):
    sketch = Sketch(text).mention("Orvel", "PLACE") if "to Orvel" in text else Sketch(text)
    assert sketch.frame("fled", "displacement").chain() == [told_by]


@pytest.mark.parametrize(
    "text",
    [
        "Some 900 people fled the peace mission (MONUSCO).",  # its short form
        "Some 900 people fled Orvel (Vale).",
        "Some 900 people (IOM) fled.",
        "Some 900 people fled (about half of them women).",
        "Some 900 people fled (M23).",
    ],
)
def test_other_brackets_name_none(text):
    sketch = Sketch(text)
    if "mission" in text:
        sketch.mention("peace mission", "ORG")
    assert sketch.frame("fled", "displacement").chain() == []


def test_who_was_said_to_tell_it_stays_its_source():
    sketch = Sketch("The clerk said that 900 people fled (IOM).").says("The clerk", "said", "900 people fled (IOM)")
    assert sketch.frame("fled", "displacement").chain() == ["clerk"]


@pytest.mark.parametrize(
    ("text", "reality"),
    [
        ("Looting of homes goes on (unconfirmed).", "possible"),
        ("Looting of homes goes on (not yet verified by us).", "possible"),
        ("Looting of homes goes on (confirmed).", "factual"),
        ("Looting of homes goes on; nine died (unconfirmed).", "factual"),
    ],
)
def test_what_is_noted_as_unconfirmed_may_be(text, reality):
    assert Sketch(text).frame("Looting", "abuse").claim.reality == reality


@pytest.mark.parametrize(
    ("text", "told_by"),
    [
        ("🇾🇪 Jets bombed Orvel – Al-Masirah TV", "Al-Masirah TV"),
        ("Jets bombed Orvel - local sources", "local sources"),
        ("Jets bombed Orvel – IOM", "IOM"),
        ("Jets bombed Orvel – a town in the north.", None),
        ("Jets bombed Orvel - Vale", None),
        ("Jets bombed Orvel – and local sources", None),
    ],
)
def test_a_line_may_end_with_its_source_behind_a_dash(text, told_by):
    assert Sketch(text).frame("bombed", "air_strike").chain() == ([told_by] if told_by else [])


def test_the_source_behind_a_dash_is_not_what_was_hit():
    text = "Jets bombed Orvel – Al-Masirah TV"
    sketch = Sketch(text).mention("Orvel", "PLACE", "Al-Masirah TV", "ORG")
    claim = sketch.frame("bombed", "air_strike", target="Orvel – Al-Masirah TV").claim
    assert [one.party for one in claim.targets] == ["Orvel"]


def test_a_source_may_say_that_it_is_not_sure_yet():
    sketch = Sketch("Some 900 people fled the camp (IOM, preliminary).").mention("camp", "FACILITY")
    assert sketch.frame("fled", "displacement").chain() == ["IOM"]
