"""Who says that he had no part in a deed denies what was last told as done by him."""

import pytest
from tests.claims.sketch import Sketch


def _told(sketch):
    return [(claim.type, claim.reality, claim.chain[0].party) for claim in sketch.claims]


def _accused(rest, doer="The Azure Front"):
    sketch = Sketch(f"{doer} burned the mill, elders said. {rest}").mention(doer, "FORCE", "elders", "GROUP")
    return sketch.says("elders", "said", f"{doer} burned the mill").frame("burned", "damage", actor=doer)


@pytest.mark.parametrize(
    "denial",
    [
        "denied responsibility",
        "denied any involvement",
        "rejected any role",
        "rejected any responsibility for the incident",
        "denied being behind the raid",
        "denied any link to the raid",
        "denied its fighters were responsible",
    ],
)
def test_who_denies_a_part_denies_the_deed_last_told_as_his(denial):
    cue, _, content = denial.partition(" ")
    sketch = _accused(f"The Azure Front {denial}.").mention("Azure Front#2", "FORCE")
    sketch.says("The Azure Front#2", cue, content).frame(cue, "refusal", actor="The Azure Front#2")
    if "raid" in denial:
        sketch.frame("raid", "attack")
    assert _told(sketch) == [("damage", "factual", "elders"), ("damage", "denied", "Azure Front")]
    assert [actor.party for actor in sketch.claims[1].actors] == ["Azure Front"]


@pytest.mark.parametrize(
    "words", ["it had nothing to do with", "it was not behind", "it was not responsible for", "its men had no part in"]
)
def test_who_says_he_had_no_part_in_it_is_no_second_witness(words):
    sketch = _accused(f"The Azure Front said {words} the attack.").mention("Azure Front#2", "FORCE")
    sketch.says("The Azure Front#2", "said", f"{words} the attack").frame("attack")
    assert _told(sketch) == [("damage", "factual", "elders"), ("damage", "denied", "Azure Front")]


@pytest.mark.parametrize(
    "denial",
    [
        "denied responsibility for Sunday's attack on the ferry",
        "denied any role in the talks",
        "never denied responsibility",
        "rejected its role as a mediator",
    ],
)
def test_a_part_in_something_else_leaves_the_deed_alone(denial):
    cue = "rejected" if "rejected" in denial else "denied"
    sketch = _accused(f"The Azure Front {denial}.").mention("Azure Front#2", "FORCE")
    sketch.says("The Azure Front#2", cue, denial.partition(f"{cue} ")[2]).frame(
        cue, "refusal", actor="The Azure Front#2"
    )
    assert ("damage", "denied", "Azure Front") not in _told(sketch)


def test_nobody_disowns_the_deed_of_another():
    sketch = _accused("The Azure Front denied responsibility.", doer="The guards").mention("Azure Front", "FORCE")
    sketch.says("The Azure Front", "denied", "responsibility").frame("denied", "refusal", actor="The Azure Front")
    assert _told(sketch) == [("damage", "factual", "elders"), ("refusal", "factual", "The Harbour Post")]


@pytest.mark.parametrize(
    "words", ["denied responsibility for the", "has denied any role in the deadly", "“denies” any part in that"]
)
def test_who_denies_a_part_in_a_deed_is_not_its_doer(words):
    sketch = Sketch(f"A raid killed two men. The Azure Front {words} attack.").mention("Azure Front", "FORCE")
    assert sketch.frame("attack", actor="The Azure Front").claim.actors == ()
    told = Sketch("The Azure Front never denied its role in the attack.").mention("Azure Front", "FORCE")
    assert told.frame("attack", actor="The Azure Front").claim.actors != ()
