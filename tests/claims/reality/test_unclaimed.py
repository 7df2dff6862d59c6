"""Who has not claimed, said or confirmed it is neither its source nor its doer."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    ("source", "cue"),
    [("The Azure Front", "has not claimed"), ("The Azure Front", "did not claim"), ("No group", "has claimed")],
)
def test_an_attack_not_claimed_is_told_by_the_narrator_and_names_no_doer(source, cue):
    sketch = Sketch(f"{source} {cue} responsibility for the attack.").mention(source, "FORCE")
    sketch.says(source, cue, "responsibility for the attack").frame("attack", actor=source)
    assert sketch.chain() == []
    assert sketch.claim.actors == ()


@pytest.mark.parametrize(
    ("next_one", "named"),
    [("The Azure Front made no such claim.", False), ("The Tarsian Front made no such claim.", True)],
)
def test_what_the_next_sentence_says_was_never_said_is_nobodys(next_one, named):
    text = f"We wrote that the Azure Front had claimed responsibility for the attack. {next_one}"
    sketch = Sketch(text).mention("Azure Front", "FORCE")
    sketch.says("the Azure Front", "had claimed", "responsibility for the attack")
    sketch.frame("attack", actor="the Azure Front")
    assert ("Azure Front" in sketch.chain()) is named
    assert bool(sketch.claim.actors) is named


def test_who_claims_it_did_it():
    sketch = Sketch("The Azure Front claimed responsibility for the attack.").mention("Azure Front", "FORCE")
    sketch.says("The Azure Front", "claimed", "responsibility for the attack").frame("attack", actor="The Azure Front")
    assert sketch.chain() == ["Azure Front"]
    assert [actor.party for actor in sketch.claim.actors] == ["Azure Front"]


@pytest.mark.parametrize(
    "cue", ["did not confirm", "has not acknowledged", "has yet to announce", "never admitted", "made no mention of"]
)
def test_who_does_not_confirm_what_others_claim_is_no_link_of_the_chain(cue):
    text = f"Tarsia {cue} claims by fishermen that a patrol boat had sunk."
    sketch = Sketch(text).mention("Tarsia", "STATE", "fishermen", "GROUP")
    sketch.says("Tarsia", cue, "a patrol boat had sunk").says("fishermen", "claims", "a patrol boat had sunk")
    sketch.frame("sunk", "damage", target="a patrol boat")
    assert ("Tarsia" in sketch.chain()) is (cue == "has yet to announce")  # that one is a plan
    assert "fishermen" in sketch.chain()


@pytest.mark.parametrize("cue", ["has neither confirmed nor denied", "declined to confirm"])
def test_who_neither_confirms_nor_denies_says_nothing(cue):
    sketch = Sketch(f"Tarsia {cue} losing a frigate.").mention("Tarsia", "STATE")
    assert sketch.says("Tarsia", cue, "losing a frigate").frame("losing", "damage", "possible").chain() == []
