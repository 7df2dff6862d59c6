"""What a caption, a banner or a headline says is not said by the text that shows it."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    "text",
    [
        "Accounts posted it with the caption “Guards burn the mill”.",
        'A clip captioned: "Guards burn the mill" was shared.',
        "They carried a banner reading “Guards burn the mill”.",
    ],
)
def test_a_caption_speaks_for_nobody_who_is_named(text):
    assert Sketch(text).frame("burn", "damage").chain() == ["unnamed"]


def test_quotation_marks_alone_make_no_speaker():
    assert Sketch("They saw “Guards burn the mill” played.").frame("burn", "damage").chain() == []


def test_a_caption_that_a_reader_gave_to_somebody_is_his():
    sketch = Sketch("The guild used the caption “Guards burn the mill”.").mention("guild", "ORG")
    sketch.says("The guild", "used the caption", "“Guards burn the mill”").frame("burn", "damage")
    assert sketch.chain() == ["guild"]


def test_a_known_body_before_a_colon_says_what_follows():
    sketch = Sketch("SOHR: Vale: two were shot.\nOrvel: one was stabbed.").frame("shot").frame("stabbed")
    assert [[link.party for link in claim.chain[:-1]] for claim in sketch.claims] == [
        ["Syrian Observatory for Human Rights"],
        [],
    ]


@pytest.mark.parametrize(
    ("text", "told_by"),
    [
        ("The provisional toll given by the clinic is 12 dead.", ["clinic"]),
        ("A count released by the guild stood at 12 dead.", ["guild"]),
        ("The order given by the guild was clear: 12 dead.", []),
    ],
)
def test_a_toll_is_told_by_who_gave_it(text, told_by):
    assert Sketch(text).frame("dead", "casualties").chain() == told_by


def test_what_a_reader_gave_to_who_gave_the_toll_stays_his():
    sketch = Sketch("The toll given by the clinic is 12 dead.").says("the clinic", "given by", "12 dead")
    sketch.frame("toll", "casualties").frame("dead", "casualties")
    assert [sketch.chain(number) for number in (0, 1)] == [["clinic"], ["clinic"]]
