"""What a sentence names only to say that it is not so is denied by who says the sentence."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    "text",
    [
        "The information that two barges were sunk near Orvel does not correspond to reality.",
        "Rumours circulating in the port that two barges were sunk are false.",
        "Any report claiming two barges were sunk is a fabrication.",
        "The story that two barges were sunk has no basis.",
        "The statement of the port that two barges were sunk at 11:40 p.m. is yet another lie.",
    ],
)
def test_a_tale_said_not_to_be_so_is_denied(text):
    assert Sketch(text).frame("sunk", "damage").claim.reality == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "Information that two barges were sunk is being checked.",
        "The claim that the grain was stolen is false; two barges were sunk.",
        "The harbour master, whose barges were sunk, says the claim is false.",
    ],
)
def test_what_stands_beside_a_false_tale_is_told(text):
    assert Sketch(text).frame("sunk", "damage").claim.reality == "factual"


def test_what_a_false_tale_takes_for_granted_is_told():
    sketch = Sketch("The rumour that the mayor ordered the raid is false.").frame("the raid", "assault")
    assert sketch.claim.reality == "factual"


@pytest.mark.parametrize(
    ("type_", "target", "reality"),
    [
        ("abuse", "no teacher", "denied"),
        ("abuse", "no fewer than six teachers", "factual"),
        ("attack", "no teacher", "factual"),
    ],
)
def test_what_is_done_to_nobody_is_denied(type_, target, reality):
    sketch = Sketch(f"The mayor was not there, and {target} was among the hostages.")
    assert sketch.frame("hostages", type_, target=target).claim.reality == reality


def test_who_dismisses_a_report_denies_what_it_tells():
    text = "The ministry dismissed as “fabricated” a report that a drone hit the ferry."
    sketch = Sketch(text).mention("ministry", "ORG").says("The ministry", "dismissed", text[23:-1])
    sketch.says(None, "report", "a drone hit the ferry").frame("hit", "drone_strike")
    told = [(claim.reality, claim.chain[0].party) for claim in sketch.claims]
    assert told == [("factual", "unnamed"), ("denied", "ministry")]


CHECK = "CLAIM: A post shows that guards burned the mill after the raid.\n{rating}\nThe picture is old."


@pytest.mark.parametrize(
    "rating", ["VERDICT: False. It was taken elsewhere.", "Our rating: misleading", "The truth: No mill burned."]
)
def test_a_claim_that_is_rated_false_is_denied_by_who_rates_it(rating):
    sketch = Sketch(CHECK.format(rating=rating)).says("A post", "shows", "guards burned the mill after the raid")
    told = [(claim.reality, claim.chain[0].party) for claim in sketch.frame("burned", "damage").claims]
    assert told == [("factual", "post"), ("denied", "The Harbour Post")]


def test_what_a_rated_claim_takes_for_granted_and_what_is_rated_true_is_told():
    assert Sketch(CHECK.format(rating="VERDICT: False.")).frame("raid", "assault").claim.reality == "factual"
    assert Sketch(CHECK.format(rating="VERDICT: True.")).frame("burned", "damage").claim.reality == "factual"


@pytest.mark.parametrize(
    ("text", "reality"),
    [
        ("The court acquitted Brenn of the murder of two guards.", "denied"),
        ("Judges cleared the colonel of ordering the murder of a cook.", "denied"),
        ("The court acquitted Brenn of theft, but found her guilty of the murder of two guards.", "factual"),
        ("The court acquitted Brenn of theft, and a mob hailed the murder of two guards.", "factual"),
        ("The court convicted Brenn of the murder of two guards.", "factual"),
        ("The tribunal found Brenn not guilty of the murder of two guards.", "denied"),
        ("The court dropped the charge of the murder of two guards.", "denied"),
        ("Her conviction for the murder of two guards was overturned.", "denied"),
        ("She was found guilty of the murder of two guards who were dismissed.", "factual"),
    ],
)
def test_what_a_court_acquits_of_is_not_told_as_done(text, reality):
    assert Sketch(text).frame("murder", "abuse").claim.reality == reality


@pytest.mark.parametrize("reality", ["possible", "factual"])
@pytest.mark.parametrize(
    ("cue", "said"),
    [
        ("replied", "the alleged strike on Orvel did not take place"),
        ("said", "the alleged strike on the mill in Orvel had never happened"),
        ("said", "the strike “did not happen” in the valley"),
        ("insisted", "the reported strike did not occur"),
        ("denied", "that the alleged strike on Orvel took place"),
    ],
)
def test_what_did_not_take_place_is_denied_by_who_says_so(cue, said, reality):
    sketch = Sketch(f"The guild {cue} {said}.").mention("guild", "ORG").says("The guild", cue, said)
    sketch.frame("strike", "air_strike", reality)
    assert (sketch.claim.reality, sketch.chain()) == ("denied", ["guild"])


def test_nobody_who_alleges_it_denies_it():
    sketch = Sketch("The guild said the alleged strike on Orvel did not take place.").mention("guild", "ORG")
    sketch.says("The guild", "said", "the alleged strike on Orvel did not take place")
    sketch.says(None, "alleged", "strike on Orvel").frame("strike", "air_strike", "denied")
    assert (sketch.claim.reality, sketch.chain()) == ("denied", ["guild"])


@pytest.mark.parametrize(
    "text",
    [
        "The strike on Orvel did not happen by accident.",
        "The strike on Orvel did not take place as planned.",
        "After the strike on Orvel, the fair did not take place.",
        "The strike on Orvel meant the fair did not take place.",
        "The guild does not deny that the strike on Orvel took place.",
        "The strike on Orvel took place in May.",
    ],
)
def test_what_took_place_otherwise_took_place(text):
    assert Sketch(text).frame("strike", "air_strike").claim.reality == "factual"


@pytest.mark.parametrize(("trigger", "reality"), [("spared", "denied"), ("unhurt", "denied"), ("hurt", "factual")])
def test_who_is_spared_is_no_casualty(trigger, reality):
    sketch = Sketch(f"The boy was {trigger}.").frame(trigger, "casualties", target="The boy")
    assert sketch.claim.reality == reality


@pytest.mark.parametrize(
    ("words", "reality"),
    [
        ("The Front said it did not order the raid.", "denied"),
        ("The Front insisted it hadn't staged the raid.", "denied"),
        ("Its men had not knowingly committed such a raid.", "denied"),
        ("It did not only launch the raid but filmed it.", "factual"),
        ("It did not say who carried out the raid.", "factual"),
    ],
)
def test_what_somebody_says_he_did_not_do_he_denies(words, reality):
    assert Sketch(words).frame("raid", "assault").claim.reality == reality


@pytest.mark.parametrize(
    ("text", "reality"),
    [
        ("They told of an attack the guards said did not take place.", "denied"),
        ("They told of an attack that the Orvel guards insist never happened.", "denied"),
        ("They told of an attack the guards said took place at dawn.", "factual"),
        ("They told of an attack and the guards said did not matter.", "factual"),
    ],
)
def test_what_somebody_says_did_not_take_place_is_denied(text, reality):
    assert Sketch(text).frame("attack", "attack").claims[-1].reality == reality
