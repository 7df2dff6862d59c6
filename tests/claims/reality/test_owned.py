"""Who claims responsibility in short, or is blamed in short, did what was last told."""

import pytest
from tests.claims.sketch import Sketch


def told(rest, *, by="The Azure Front", doer="gunmen", cue="claimed", content="responsibility"):
    sketch = Sketch(f"On Monday {doer} shot at a bus in Orvel, police said. {rest}")
    sketch.mention(doer, "FORCE", "police", "ORG", by, "FORCE", "Orvel", "PLACE")
    sketch.says("police", "said", f"On Monday {doer} shot at a bus in Orvel").says(by, cue, content)
    sketch.frame("shot", "attack", actor=doer, target="a bus", place="Orvel")
    return [(claim.type, claim.chain[0].party, [actor.party for actor in claim.actors]) for claim in sketch.claims]


POLICE = ("attack", "police", ["gunmen"])


@pytest.mark.parametrize(
    "rest",
    [
        "The Azure Front claimed responsibility.",
        "The Azure Front claimed responsibility for it on Telegram.",
        "The Azure Front claimed responsibility in a statement.",
        "Hours later the buses ran again. The Azure Front claimed responsibility and said more would follow.",
    ],
)
def test_a_deed_that_somebody_claims_as_his_is_told_by_him_too(rest):
    assert told(rest) == [POLICE, ("attack", "Azure Front", ["Azure Front"])]


@pytest.mark.parametrize(
    "rest",
    [
        "The Azure Front has not claimed responsibility.",
        "The Azure Front claimed responsibility for security in the town.",
        "The Azure Front claimed responsibility for a raid in Dobrin.",
        "The Azure Front claimed responsibility in Dobrin for a raid.",
        "The Azure Front claimed the responsibility of a mediator.",
    ],
)
def test_what_is_not_claimed_or_is_something_else_stays_as_told(rest):
    assert told(rest) == [POLICE]


def test_nobody_claims_nothing():
    assert told("No group claimed responsibility.", by="No group") == [POLICE]


def test_a_deed_that_is_told_as_that_of_another_side_is_not_claimed_in_short():
    assert told("The Taliban claimed responsibility.", by="The Taliban", doer="Russian troops")[1:] == []


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
