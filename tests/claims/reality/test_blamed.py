"""Who is blamed in short did what was told last."""

import pytest
from tests.claims.sketch import Sketch


def blamed(rest, whom, *, kind="FORCE", first="A missile hit a mill in Orvel, police said."):
    sketch = Sketch(f"{first} {rest}").mention("police", "ORG", whom, kind, "Orvel", "PLACE")
    sketch.says("police", "said", first.removesuffix(", police said."))
    sketch.frame(
        "hit" if "hit" in first else "killed", "missile_strike" if "hit" in first else "casualties", place="Orvel"
    )
    sketch.frame("blamed", "accusation", actor="The mayor", target=whom)
    return [
        (claim.type, claim.chain[0].party, [actor.party for actor in claim.actors])
        for claim in sketch.claims
        if claim.type != "accusation"
    ]


def test_who_is_blamed_in_short_did_what_was_told_last():
    assert blamed("The mayor blamed the Azure Front.", "the Azure Front") == [
        ("missile_strike", "police", []),
        ("missile_strike", "mayor", ["Azure Front"]),
    ]
    harm = blamed("The mayor blamed the Azure Front.", "the Azure Front", first="Men killed six in Orvel, police said.")
    assert harm == [("casualties", "police", []), ("casualties", "mayor", ["Azure Front"])]


@pytest.mark.parametrize(
    ("rest", "whom", "kind"),
    [
        ("The mayor blamed the Azure Front for failing to warn them.", "the Azure Front", "FORCE"),
        ("The mayor blamed the Azure Front for the strike.", "the Azure Front", "FORCE"),  # read where it is told
        ("The mayor blamed bad roads.", "bad roads", "GROUP"),
        ("The mayor never blamed the Azure Front.", "the Azure Front", "FORCE"),
    ],
)
def test_who_is_blamed_for_something_else_did_nothing(rest, whom, kind):
    assert blamed(rest, whom, kind=kind) == [("missile_strike", "police", [])]


@pytest.mark.parametrize(
    ("denial", "cue"), [("The Front denied it.", "denied"), ("The Front rejected the accusation.", "rejected")]
)
def test_who_is_blamed_for_a_massacre_may_deny_it(denial, cue):
    text = f"Men massacred six in Orvel, police said. The mayor blamed the Azure Front. {denial}"
    sketch = Sketch(text).mention("police", "ORG", "Azure Front", "FORCE", "Orvel", "PLACE", "Front#2", "FORCE")
    sketch.says("police", "said", "Men massacred six in Orvel").frame("massacred", "abuse", actor="Men")
    sketch.frame("blamed", "accusation", actor="The mayor", target="the Azure Front")
    sketch.frame(cue, "refusal", actor="The Front")
    told = [(one.reality, one.chain[0].party, one.actors[0].party) for one in sketch.claims if one.type == "abuse"]
    assert told == [
        ("factual", "police", "Men"),
        ("factual", "mayor", "Azure Front"),
        ("denied", "Front", "Azure Front"),
    ]


def test_but_not_what_was_told_before_somebody_was_blamed_for_something_else():
    text = "Men massacred six in Orvel, police said. The mayor blamed the Azure Front for the drought. The Front denied it."
    sketch = Sketch(text).mention("police", "ORG", "Azure Front", "FORCE", "Front#2", "FORCE")
    sketch.says("police", "said", "Men massacred six in Orvel").frame("massacred", "abuse", actor="Men")
    sketch.frame("blamed", "accusation", actor="The mayor", target="the Azure Front")
    sketch.frame("denied", "refusal", actor="The Front")
    assert [one.reality for one in sketch.claims if one.type == "abuse"] == ["factual"]
