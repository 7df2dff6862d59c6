"""Who asks claims nothing; what the question takes for granted is told."""

import pytest

from .sketch import Sketch


@pytest.mark.parametrize(
    "text",
    [
        "Did the brigade shell the clinic?",
        "Reporter: Is it true that they shell the clinic every night?",
        "And who would shell the clinic?",
        "“Does your army shell clinics?”",
    ],
)
def test_what_is_asked_is_not_told_as_fact(text):
    assert Sketch(text).frame("shell", "shelling").claim.reality == "hypothetical"


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
