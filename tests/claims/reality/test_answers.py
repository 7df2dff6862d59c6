"""A short answer tells what was asked, in the voice of who answers."""

import pytest
from tests.claims.sketch import Sketch


def interview(answer, question="Did the army shell the clinic?"):
    return Sketch(f"Q: {question}\nA: {answer}").frame("shell", "shelling")


@pytest.mark.parametrize(
    "answer", ["No.", "Absolutely not.", "That is false.", "These are lies.", "We did not. Never.", "Nonsense!"]
)
def test_no_denies_what_was_asked(answer):
    claim = interview(answer).claim
    assert (claim.reality, claim.polarity) == ("denied", "negative")


@pytest.mark.parametrize("answer", ["Yes.", "Yes, that is right.", "Correct.", "I can confirm that."])
def test_yes_affirms_it(answer):
    assert interview(answer).claim.reality == "factual"


@pytest.mark.parametrize(
    ("answer", "question"),
    [
        ("No comment.", "Did the army shell the clinic?"),
        ("No one can say.", "Did the army shell the clinic?"),
        ("We look into it.", "Did the army shell the clinic?"),
        ("No.", "Did the army not shell the clinic?"),  # what does that deny?
    ],
)
def test_what_is_not_plainly_answered_stays_a_question(answer, question):
    assert interview(answer, question).claim.reality == "hypothetical"


@pytest.mark.parametrize(
    ("text", "reality"),
    [
        ("Asked whether his men had shelled the clinic, the colonel said no.", "denied"),
        ('Asked if they had shelled the clinic, the colonel replied: "Absolutely not."', "denied"),
        ("The colonel said no when asked whether his men had shelled the clinic.", "denied"),
        ("Asked whether his men had shelled the clinic, the colonel said yes.", "factual"),
    ],
)
def test_question_and_answer_may_stand_in_one_sentence(text, reality):
    sketch = Sketch(text).frame("shelled", "shelling", "possible")
    assert sketch.claim.reality == reality
    assert sketch.chain() == ["colonel"]


def test_what_the_question_grants_is_no_part_of_the_answer():
    sketch = Sketch("Q: Will the guards stay after soldiers shelled the clinic?\nA: No.").frame("shelled", "shelling")
    assert sketch.claim.reality == "factual"


@pytest.mark.parametrize(
    ("question", "answer", "low", "of"),
    [
        ("How many people were killed in the blast?", "At least eight.", 8, "people"),
        ("How many bakers were killed?", "Twelve, as far as we know.", 12, "bakers"),
        ("And how many have been killed so far?", "So far 40 people.", 40, "people"),
    ],
)
def test_a_number_answers_how_many(question, answer, low, of):
    claim = Sketch(f"Q: {question}\nA: {answer}").frame("killed", "casualties").claim
    assert (claim.reality, [(one.low, one.of, one.fate) for one in claim.quantities]) == (
        "factual",
        [(low, of, "killed")],
    )
    assert claim.evidence.of(f"Q: {question}\nA: {answer}").startswith("Q: How" if question[0] == "H" else "Q: And")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many were killed?", "We do not know yet."),
        ("How many were killed?", "Two days ago I would have said none."),
        ("When were they killed?", "Eight."),
    ],
)
def test_other_answers_count_nothing(question, answer):
    claim = Sketch(f"Q: {question}\nA: {answer}").frame("killed", "casualties").claim
    assert (claim.reality, claim.quantities) == ("hypothetical", ())


def test_what_is_asked_in_a_quote_is_not_told():
    assert (
        Sketch('"How many were killed in Orvel?" a clerk asked.').frame("killed", "casualties").claim.reality
        == "hypothetical"
    )
    assert (
        Sketch('"Nine were killed in Orvel." Why? a clerk asked.').frame("killed", "casualties").claim.reality
        == "factual"
    )
