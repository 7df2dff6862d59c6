"""Words for what happens that only name something make no claim."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    ("text", "trigger", "type_"),
    [
        ("The army of the ousted government fled.", "ousted", "election"),
        ("Ousted president Omar Tellez fled.", "Ousted", "election"),
        ("Loyalists of the deposed leader, Omar Tellez, fired.", "deposed", "election"),
        ("Residents of the liberated areas came home.", "liberated", "capture"),
        ("A photo said to show a pilot was in fact taken in Chile in 2011.", "taken", "detention"),
        ("The video was shot in Orvel.", "shot", "abuse"),
        ("Video does not show missile striking tower.", "striking", "missile_strike"),
        ("UKMTO WARNING 04/2025: a tanker was hit.", "WARNING", "threat"),
        ("UKMTO WARNING 04/2025: ATTACK.", "ATTACK", "attack"),
        ("Norland gave no figures for its own losses.", "losses", "casualties"),
        ("The ministry did not give a death toll.", "death toll", "casualties"),
        ("Blast kills six (removes reference to car bomb in headline)", "bomb", "explosion"),
    ],
)
def test_what_only_names_something_makes_no_claim(text, trigger, type_):
    assert Sketch(text).frame(trigger, type_).claims == ()


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "roles"),
    [
        ("President Omar Tellez was ousted.", "ousted", "election", {"target": "President Omar Tellez"}),
        ("The junta ousted the president.", "ousted", "election", {"actor": "The junta"}),
        ("The president ousted in May fled.", "ousted", "election", {"time": "in May"}),
        ("Troops of the liberated village of Mala waited.", "liberated", "capture", {"target": "village of Mala"}),
        ("Two officers were taken in Orvel.", "taken", "detention", {}),
        ("A video shows men who were taken in Orvel.", "taken", "detention", {}),
        ("A soldier in the video was captured in May.", "captured", "detention", {}),
        ("The photographer was shot in Orvel.", "shot", "abuse", {}),
        ("The video shows the missile striking the tower.", "striking", "missile_strike", {}),
        ("The rebels issued a WARNING to all ships.", "WARNING", "threat", {}),
        ("AN ATTACK ON ORVEL WAS STOPPED", "ATTACK", "attack", {}),
        ("Blast kills six (corrects toll of blast in headline)", "blast", "explosion", {}),
        ("The ministry gave a death toll of 12.", "death toll", "casualties", {}),
        ("The mayor did not give his name but said the death toll was 12.", "death toll", "casualties", {}),
    ],
)
def test_what_is_told_stays(text, trigger, type_, roles):
    assert len(Sketch(text).frame(trigger, type_, **roles).claims) == 1


def test_what_a_picture_is_said_to_show_is_denied_by_who_says_where_it_is_from():
    sketch = Sketch("A photo said to show a pilot captured in Orvel was in fact taken in Chile.")
    sketch.says("A photo", "said to show", "a pilot captured in Orvel").frame("captured", "detention", target="a pilot")
    assert [(one.reality, one.chain[0].party) for one in sketch.claims] == [
        ("factual", "photo"),
        ("denied", "The Harbour Post"),
    ]


def test_what_somebody_rests_on_is_no_deed():
    sketch = Sketch("According to the indictment, Tellez shot two men.").says(
        "the indictment", "According to", "Tellez shot two men"
    )
    sketch.frame("indictment", "legal").frame("shot", "abuse", actor="Tellez")
    assert [one.type for one in sketch.claims] == ["abuse"]


@pytest.mark.parametrize(
    "source",
    [
        "three officials briefed on the talks",
        "a diplomat close to the talks",
        "a man with knowledge of the secret talks",
    ],
)
def test_what_a_source_knows_of_is_no_news(source):
    sketch = Sketch(f"The offer fell, {source} said.").says(source, "said", "The offer fell")
    assert sketch.frame("talks", "talks").claims == ()


@pytest.mark.parametrize(
    "text", ["Tarsia is close to the talks in Orvel.", "Men close to the talks met, Ada Brenn said."]
)
def test_but_what_is_told_of_talks_is(text):
    sketch = Sketch(text)
    sketch = sketch.says("Ada Brenn", "said", "Men close to the talks met") if "Brenn" in text else sketch
    assert len(sketch.frame("talks", "talks").claims) == 1
