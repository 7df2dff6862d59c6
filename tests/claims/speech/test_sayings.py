"""Who speaks where a reader marked nobody, and what before a colon speaks not."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    ("label", "chain"),
    [
        ("Op-ed", []),
        ("Interview", []),
        ("Fact check", []),
        ("Update 3", []),
        ("Video", ["Video"]),
        ("Officials", ["Officials"]),
    ],
)
def test_the_kind_of_a_text_says_nothing(label, chain):
    sketch = Sketch(f"{label}: Guards burned the mill", kinds=("title",)).says(label, ":", "Guards burned the mill")
    assert sketch.frame("burned", "damage").chain() == chain


def test_a_name_in_a_compound_does_not_speak():
    sketch = Sketch("A Norland-backed blogger denied claims that guards had entered Orvel.").mention("Norland", "STATE")
    sketch.says("A Norland-backed blogger", "denied", "claims that guards had entered Orvel")
    sketch.says(None, "claims", "guards had entered Orvel").frame("entered", "capture", "denied", actor="guards")
    assert "Norland" not in [link.party for claim in sketch.claims for link in claim.chain]


@pytest.mark.parametrize(
    ("text", "cue", "chain"),
    [
        ("UKMTO has received a report of an attack off Orvel.", "report", ["UKMTO"]),
        ("UKMTO has received several unconfirmed reports of an attack off Orvel.", "reports of", ["UKMTO"]),
        ("UKMTO left after a report of an attack off Orvel.", "report", ["unnamed"]),
    ],
)
def test_who_received_a_report_passes_it_on(text, cue, chain):
    sketch = Sketch(text).mention("UKMTO", "ORG").says(None, cue, "an attack off Orvel").frame("attack")
    assert sketch.chain() == chain


def test_this_version_of_a_report_is_its_publisher():
    text = "This version corrects paragraph 2 to say the strike was on Tuesday."
    sketch = (
        Sketch(text, published="2025-05-14").says(None, "say", "the strike was on Tuesday").mention("Tuesday", "TIME")
    )
    assert sketch.frame("strike", "air_strike", time="Tuesday").chain() == []


@pytest.mark.parametrize(("as_many", "reality"), [("as three", "denied"), ("on Monday", "factual")])
def test_how_many_were_misstated_is_denied(as_many, reality):
    text = f"An earlier version misstated the number of patients killed at Orvel {as_many}."
    sketch = Sketch(text).says("An earlier version", "misstated", f"the number of patients killed at Orvel {as_many}")
    if as_many == "as three":
        sketch.mention("three", "QUANTITY")
        sketch.frame("killed", "casualties", quantity="three")
    else:
        sketch.frame("killed", "casualties")
    assert sketch.claim.reality == reality


@pytest.mark.parametrize(
    ("said", "type_", "roles", "chain"),
    [
        ("it took Orvel as guns shell Mala", "shelling", {"instrument": "guns", "target": "Mala"}, []),
        ("it took Orvel as the guards shell Mala", "shelling", {"actor": "guards", "target": "Mala"}, []),
        ("it took Orvel as it began to shell Mala", "shelling", {"actor": "it", "target": "Mala"}, ["Norland"]),
        ("it shell Mala as part of talks", "shelling", {"actor": "it", "target": "Mala"}, ["Norland"]),
    ],
)
def test_what_a_headline_adds_is_its_own(said, type_, roles, chain):
    sketch = Sketch(f"Norland says {said}\nThe war went on.", kinds=("title",)).mention("Norland", "STATE")
    sketch.says("Norland", "says", said).frame("shell", type_, **roles)
    assert sketch.chain() == chain


def test_in_a_text_it_is_said_by_who_speaks():
    sketch = Sketch("Norland says it took Orvel as guns shell Mala.").mention("Norland", "STATE")
    sketch.says("Norland", "says", "it took Orvel as guns shell Mala").frame("shell", "shelling", instrument="guns")
    assert sketch.chain() == ["Norland"]


def test_behind_what_an_author_is_told_he_speaks_himself():
    text = "We are told that fuel was seized. The hospital treated six wounded."
    sketch = (
        Sketch(text)
        .says(None, "are told", "fuel was seized")
        .says(None, None, "The hospital treated six wounded", continues=True)
    )
    assert sketch.frame("wounded", "casualties").chain() == []
