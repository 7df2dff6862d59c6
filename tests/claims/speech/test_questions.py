"""Who asks claims nothing; what the question takes for granted is told."""

import time

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    "text",
    [
        "Did the brigade shell the clinic?",
        "Reporter: Is it true that they shell the clinic every night?",
        "And who would shell the clinic?",
        "“Does your army shell clinics?”",
    ],
)
@pytest.mark.parametrize("reality", ["factual", "possible", "denied"])
def test_what_is_asked_is_not_told_as_fact(text, reality):
    assert Sketch(text).frame("shell", "shelling", reality).claim.reality == "hypothetical"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("What will the villagers do after soldiers shelled the clinic?", "shelled"),
        ("Can you tell us more about the shelling of the clinic?", "shelling"),
        ("Soldiers shelled the clinic, did they not?", "shelled"),
        ("Soldiers shelled the clinic. Why?", "shelled"),
    ],
)
def test_what_a_question_takes_for_granted_is_told(text, trigger):
    assert Sketch(text).frame(trigger, "shelling").claim.reality == "factual"


@pytest.mark.parametrize(
    ("text", "reality"),
    [
        ("Guards burned the mill, if the millers are right.", "possible"),
        ("If the report is confirmed, guards burned the mill.", "possible"),
        ("Guards burned the mill, if not the barn.", "factual"),
    ],
)
def test_what_is_told_only_if_others_are_right_is_possible(text, reality):
    assert Sketch(text).frame("burned", "damage").claim.reality == reality


def test_what_is_asked_is_not_denied_whatever_the_reader_made_of_it():
    assert Sketch("Was the mill burned?").frame("burned", "damage", "denied").claim.reality == "hypothetical"


def test_what_a_question_takes_for_granted_of_a_thing_is_told():
    assert Sketch("Did the ferry that was hit belong to the port?").frame("hit").claim.reality == "factual"


@pytest.mark.parametrize(
    ("text", "reality"),
    [
        ("In the gravest scenario, guards burn the mill.", "hypothetical"),
        ("Scenario 2: Guards burn the mill and leave.", "hypothetical"),
        ("Under this scenario, guards burn the mill.", "hypothetical"),
        ("In the worst case, guards burn the mill.", "hypothetical"),
        ("In the latest case, guards burn the mill.", "factual"),
        ("In the case of Orvel, guards burn the mill.", "factual"),
        ("In a scene like no other, guards burn the mill.", "factual"),
    ],
)
def test_what_a_scenario_plays_through_is_not_told_as_fact(text, reality):
    assert Sketch(text).frame("burn", "damage").claim.reality == reality


@pytest.mark.parametrize(
    ("text", "kind", "reality"),
    [
        ("In a drill on Tuesday, guards stormed the mill.", "assault", "hypothetical"),
        ("During a joint exercise near Orvel, guards stormed the mill.", "assault", "hypothetical"),
        ("In the exercise of their duty, guards stormed the mill.", "assault", "factual"),
        ("In the exercise area near Orvel, guards stormed the mill.", "assault", "factual"),
        ("As part of an exercise to test them, guards came; rebels stormed the mill.", "assault", "factual"),
        ("In a drill on Tuesday, guards stormed the mill.", "casualties", "factual"),  # who dies there is dead
    ],
)
def test_what_a_drill_plays_through_did_not_happen(text, kind, reality):
    assert Sketch(text).frame("stormed", kind).claim.reality == reality


@pytest.mark.parametrize(
    ("text", "reality"),
    [
        ("There was no word yet on deaths in the mine.", "hypothetical"),
        ("Police had no further information about any deaths.", "hypothetical"),
        ("There were no deaths in the mine, and no word on the cause.", "denied"),
    ],
)
def test_that_nothing_is_known_yet_denies_nothing(text, reality):
    assert Sketch(text).frame("deaths", "casualties", "denied").claim.reality == reality


@pytest.mark.parametrize(
    ("text", "reality"),
    [
        ("Papers report that guards burned the mill. Is that correct?", "possible"),
        ("Papers report that guards burned the mill. Can you confirm it?", "possible"),
        ("Papers report that guards never burned the mill. Is that correct?", "denied"),
        ("Papers report that guards burned the mill. That is wrong.", "denied"),
    ],
)
def test_what_the_next_sentence_asks_about_is_not_denied_yet(text, reality):
    assert Sketch(text).frame("burned", "damage", "denied").claim.reality == reality


@pytest.mark.parametrize("run", ["-", "– ", '"', "in the worst-", "(", "the "])
def test_long_runs_before_a_sentence_take_no_time(run):
    begun = time.process_time()
    Sketch(run * (32_000 // len(run)) + "Guards burned the mill.").frame("burned", "attack").claim  # noqa: B018
    assert time.process_time() - begun < 4


@pytest.mark.parametrize("asker", ["Q", "Question", "Reporter", "INTERVIEWER"])
def test_who_asks_may_put_it_as_a_statement(asker):
    sketch = Sketch(f"{asker}: Your troops shelled the clinic?\nAda Brenn: Let us speak of Orvel.")
    assert sketch.frame("shelled", "shelling", actor="Your troops").claims[0].reality == "hypothetical"


def test_what_that_takes_for_granted_is_told():
    sketch = Sketch("Q: You left after troops shelled the clinic?")
    assert sketch.frame("shelled", "shelling", actor="troops").claims[0].reality == "factual"


@pytest.mark.parametrize(
    ("text", "reality"),
    [
        ("14:10: convoy destroyed near Orvel?", "possible"),
        ("Moscow: two barges destroyed?", "possible"),
        ("14:10: convoy destroyed near Orvel.", "factual"),
        ("More shells, after the guns destroyed the mill?", "factual"),
    ],
)
def test_a_note_with_a_question_mark_tells_of_what_may_be(text, reality):
    assert Sketch(text).frame("destroyed", "damage").claim.reality in (
        reality,
        "hypothetical" if "Who" in text else reality,
    )
