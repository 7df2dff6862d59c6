"""Denials: a denied deed is one claim, told as denied; the denying is no event besides."""

import pytest
from tests.claims.sketch import Sketch


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


def test_that_something_is_not_true_is_no_event():
    sketch = Sketch("“This is not true. Our men hold the mill,” Ada Brenn said.").mention("Ada Brenn", "PERSON")
    sketch.says("Ada Brenn", "said", "“This is not true.").says("Ada Brenn", "said", "Our men hold the mill,”")
    sketch.frame("is not true", "refusal").frame("hold", "control", actor="Our men", target="the mill")
    assert _told(sketch) == [("control", "factual", "Ada Brenn")]


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


@pytest.mark.parametrize(
    ("cue", "content", "denied"),
    [
        ("called", "the accusations of mass killing fabricated", True),
        ("described", "reports of the killing as “enemy propaganda”", True),
        ("dismissed", "Orvel's claims of a killing as baseless", True),
        ("called", "the killing a crime", False),
        ("described", "the report on the killing as balanced", False),
    ],
)
def test_who_calls_what_is_said_false_denies_it(cue, content, denied):
    sketch = Sketch(f"Tarsia {cue} {content}.").mention("Tarsia", "STATE").says("Tarsia", cue, content)
    assert sketch.frame("killing", "abuse").claim.reality == ("denied" if denied else "factual")


def test_a_claim_called_false_right_behind_it_is_denied_by_who_calls_it_so():
    text = "Spokesman Ada Brenn said two ferries had been sunk, a claim that Tarsia called “nonsense”."
    sketch = Sketch(text).mention("Ada Brenn", "PERSON", "Tarsia", "STATE")
    sketch.says("Spokesman Ada Brenn", "said", "two ferries had been sunk").says(
        "Tarsia", "called", "a claim", "“nonsense”"
    )
    assert _told(sketch.frame("sunk", "damage")) == [
        ("damage", "factual", "Ada Brenn"),
        ("damage", "denied", "Tarsia"),
    ]


def test_who_confirms_something_does_not_deny_it_whatever_the_reader_made_of_it():
    text = "The abbey confirmed that men had come in but denied that monks were held."
    sketch = Sketch(text).mention("abbey", "ORG").says("The abbey", "confirmed", "men had come in")
    sketch.says("The abbey", "denied", "monks were held").frame("come in", "capture", "denied")
    assert _told(sketch.frame("held", "abuse", "denied")) == [
        ("capture", "factual", "abbey"),
        ("abuse", "denied", "abbey"),
    ]
    nothing = Sketch("The army confirmed that no tank was lost.").says("The army", "confirmed", "no tank was lost")
    assert nothing.frame("lost", "damage", "denied").claim.reality == "denied"


@pytest.mark.parametrize(
    "words", ["had not been involved in", "took no part in", "have nothing to do with", "were not behind"]
)
def test_who_had_no_part_in_it_is_not_its_doer(words):
    sketch = Sketch(f"The mission said its troops {words} the raid.").mention("mission", "ORG", "troops", "FORCE")
    sketch.says("The mission", "said", f"its troops {words} the raid")
    assert sketch.frame("raid", "assault", actor="its troops").claim.actors == ()


@pytest.mark.parametrize(
    "words", ["carried out the raid", "were behind last week's raid", "had launched any such raid"]
)
def test_denied_that_somebody_did_it_is_denied_with_its_doer(words):
    sketch = Sketch(f"The guild has denied that shepherds {words}.").mention("guild", "ORG", "shepherds", "GROUP")
    sketch.says("The guild", "has denied", f"shepherds {words}").frame("raid", "assault", actor="shepherds")
    assert _told(sketch) == [("assault", "denied", "guild")]
