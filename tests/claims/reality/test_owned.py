"""Who claims responsibility in short says that he did what was last told."""

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
