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
