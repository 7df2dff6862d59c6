"""Denials: a denied deed is one claim, told as denied; the denying is no event besides."""

import pytest

from .sketch import Sketch


def _told(sketch):
    return [(claim.type, claim.reality, claim.chain[0].party) for claim in sketch.claims]


@pytest.mark.parametrize(
    ("text", "cue", "content", "trigger"),
    [
        ("Tarsia denied shelling the market.", "denied", "shelling the market", "shelling"),
        ("Tarsia rejected claims that it shelled the market.", "rejected", "claims that it shelled the market", "shelled"),
        ("Tarsia dismissed as false reports that it shelled it.", "dismissed", "false reports that it shelled it", "shelled"),
        ("A denial that it shelled the market came from Tarsia.", "denial", "it shelled the market", "shelled"),
    ],
)  # fmt: skip
def test_denying_what_happened_is_no_event_of_its_own(text, cue, content, trigger):
    sketch = Sketch(text).mention("Tarsia", "STATE").says("Tarsia", cue, content)
    sketch.frame(cue, "refusal", actor="Tarsia").frame(trigger, "shelling", "denied")
    assert _told(sketch) == [("shelling", "denied", "Tarsia")]


def test_denied_doing_it_is_a_denied_deed_whatever_the_reader_made_of_it():
    sketch = Sketch("Tarsia has repeatedly denied deliberately shelling the market.").mention("Tarsia", "STATE")
    sketch.says("Tarsia", "repeatedly denied", "deliberately shelling the market").frame("denied", "refusal")
    assert _told(sketch.frame("shelling", "shelling")) == [("shelling", "denied", "Tarsia")]


def test_who_denies_a_part_in_it_refuses_and_others_tell_of_it():
    sketch = Sketch("Tarsia denied any part in the raid.").mention("Tarsia", "STATE")
    sketch.says("Tarsia", "denied", "any part in the raid").frame("denied", "refusal", actor="Tarsia")
    assert _told(sketch.frame("raid", "assault")) == [
        ("refusal", "factual", "The Harbour Post"),
        ("assault", "factual", "The Harbour Post"),
    ]


@pytest.mark.parametrize(
    ("text", "cue", "content", "trigger", "reality"),
    [
        ("Tarsia rejected a truce.", "rejected", "a truce", "truce", "denied"),
        ("Tarsia refused to pull back.", "refused", "to pull back", "pull back", "denied"),
        ("Tarsia denied the request for talks.", "denied", "the request for talks", "talks", "hypothetical"),
    ],
)
def test_turning_something_down_stays_a_refusal(text, cue, content, trigger, reality):
    sketch = Sketch(text).mention("Tarsia", "STATE").says("Tarsia", cue, content)
    sketch.frame(cue, "refusal", actor="Tarsia").frame(trigger, "agreement", reality)
    assert [claim.type for claim in sketch.claims] == ["refusal", "agreement"]


def test_both_sides_of_a_denied_claim_stay():
    sketch = Sketch("Tarsia denied the rebels' claim that it had shelled the market.").mention("Tarsia", "STATE")
    sketch.says("Tarsia", "denied", "the rebels' claim that it had shelled the market")
    sketch.says("the rebels", "claim", "it had shelled the market")
    sketch.frame("denied", "refusal").frame("shelled", "shelling", "denied")
    assert set(_told(sketch)) == {("shelling", "factual", "rebels"), ("shelling", "denied", "Tarsia")}
