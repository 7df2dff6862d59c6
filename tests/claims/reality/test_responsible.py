"""Who claims responsibility in short tells of the deed told before as his own."""

import pytest
from tests.claims.sketch import Sketch


def _told(text, *sayings, deed="blast", type_="explosion", **roles):
    sketch = Sketch(text)
    for source, cue, said in sayings:
        sketch.says(source, cue, said)
    sketch.frame(deed, type_, **roles)
    return [(claim.chain[0].party, [one.party for one in claim.actors], claim.reality) for claim in sketch.claims]


def test_the_deed_is_told_again_by_who_claims_responsibility():
    text = "A blast killed nine in Orvel. The Front claimed responsibility."
    assert _told(text, ("The Front", "claimed", "responsibility")) == [
        ("The Harbour Post", [], "factual"),
        ("Front", ["Front"], "factual"),
    ]
    text = "A clerk spoke of a blast, for which the Front has claimed responsibility."
    told = _told(text, ("A clerk", "spoke", "a blast"), ("the Front", "has claimed responsibility", "for which"))
    assert told[0] == ("clerk", [], "factual")


def test_numbers_of_others_are_not_his():
    sketch = Sketch("A blast by two mines hit Orvel. The Front claimed responsibility.").mention("two", "QUANTITY")
    sketch.says("The Front", "claimed", "responsibility").frame("blast", "explosion", quantity="two")
    assert [len(claim.quantities) for claim in sketch.claims] == [1, 0]


@pytest.mark.parametrize(
    ("text", "saying"),
    [
        (
            "A blast killed nine in Orvel. The Front has not claimed responsibility.",
            ("The Front", "has not claimed", "responsibility"),
        ),
        ("A blast killed nine in Orvel. No group claimed responsibility.", ("No group", "claimed", "responsibility")),
        (
            "A blast killed nine in Orvel. The clerk took responsibility for the care.",
            ("The clerk", "took", "responsibility for the care"),
        ),
        ("The Front claimed responsibility. Then a blast killed nine.", ("The Front", "claimed", "responsibility")),
    ],
)
def test_nobody_else_did_it(text, saying):
    assert _told(text, saying) == [("The Harbour Post", [], "factual")]


def test_a_deed_whose_doer_is_named_is_his_alone():
    text = "A blast by the Guild hit Orvel. The Front claimed responsibility."
    sketch = Sketch(text).mention("Guild", "ORG").says("The Front", "claimed", "responsibility")
    assert len(sketch.frame("blast", "explosion", actor="the Guild").claims) == 1
    text = "A suicide bomber hit Orvel in a blast. The Front claimed responsibility."
    sketch = Sketch(text).says("The Front", "claimed", "responsibility")
    assert len(sketch.frame("blast", "explosion", actor="A suicide bomber").claims) == 2


def _over_paragraphs(text, kinds=(), **roles):
    sketch = Sketch(text, kinds=kinds).mention("Azure Front", "ORG")
    sketch.says("The Azure Front", "claimed", "responsibility in a video" if "video" in text else "responsibility")
    sketch.frame("blast", "explosion", **roles)
    return [(claim.chain[0].party, claim.evidence.of(text)) for claim in sketch.claims][1:]


def test_in_a_paragraph_of_its_own_the_deed_is_the_last_one_told():
    claims = "The Azure Front claimed responsibility"
    text = f"A blast hit the mill of Orvel.\nNobody was hurt. The mill is closed.\n{claims}."
    assert _over_paragraphs(text, target="the mill") == [("Azure Front", claims)]
    text = f"A blast hit the mill of Orvel.\nThe mill is closed.\n{claims} in a video sent to elders."
    assert _over_paragraphs(text, target="the mill") == [("Azure Front", f"{claims} in a video")]


def test_a_heading_ends_what_responsibility_is_claimed_for():
    text = "A blast hit the mill of Orvel.\nIn other news\nThe Azure Front claimed responsibility."
    assert _over_paragraphs(text, ("text", "subhead", "text"), target="the mill") == []


def test_a_deed_that_is_told_comes_before_a_word_for_it():
    text = "A blast hit the mill of Orvel.\nElders condemned the attack.\nThe Front claimed responsibility."
    sketch = Sketch(text).frame("blast", "explosion", target="the mill").frame("attack")
    sketch.says("The Front", "claimed", "responsibility")
    assert [one.type for one in sketch.claims if one.chain[0].party == "Front"] == ["explosion"]


def test_a_killing_by_somebody_unnamed_is_claimed_too():
    sketch = Sketch("ORVEL, 3 May 2024 - Gunmen killed nine bakers.\nThe Front claimed responsibility.").mention(
        "Gunmen", "FORCE"
    )
    sketch.frame("killed", "casualties", actor="Gunmen", target="nine bakers").says(
        "The Front", "claimed", "responsibility"
    )
    assert [(one.chain[0].party, one.actors[0].party) for one in sketch.claims] == [
        ("The Harbour Post", "Gunmen"),
        ("Front", "Front"),
    ]
    sketch = Sketch("Nine died in a ferry in Orvel.\nThe Front claimed responsibility.")
    sketch.frame("died", "casualties", target="Nine").says("The Front", "claimed", "responsibility")
    assert len(sketch.claims) == 1


@pytest.mark.parametrize("said", ["it", "it in a statement on Monday", "it hours later"])
def test_what_others_told_of_is_told_again_by_who_claims_it(said):
    text = f"A blast shook the barracks, police said. The Front claimed {said}."
    told = _told(text, ("police", "said", "A blast shook the barracks"), ("The Front", "claimed", said))
    assert told == [("police", [], "factual"), ("Front", ["Front"], "factual")]


@pytest.mark.parametrize("said", ["it fired the rocket", "it had been told of the plan", "it launched two drones"])
def test_who_claims_that_it_did_something_claims_nothing_that_others_told(said):
    text = f"A blast shook the barracks, police said. The Front claimed {said}."
    told = _told(text, ("police", "said", "A blast shook the barracks"), ("The Front", "claimed", said))
    assert told == [("police", [], "factual")]
