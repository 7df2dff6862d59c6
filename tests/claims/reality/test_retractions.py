"""Who takes back what he said denies it, who takes back that he did it did not, and the reason for it is told flatly."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    "retraction",
    [
        "; on Friday it retracted the claim.",
        ". Days later it withdrew its claim of responsibility.",
        ", but later withdrew the claim.",
        ". The group has since retracted the statement.",
        ". The Azure Front soon took back its announcement.",
    ],
)
@pytest.mark.parametrize("claimed", ["claimed responsibility for the raid", "claimed the raid"])
def test_who_takes_back_that_he_did_it_is_no_doer_and_the_deed_stays(claimed, retraction):
    sketch = Sketch(f"The Azure Front {claimed} on Orvel{retraction}").mention("Azure Front", "FORCE")
    sketch.says("The Azure Front", "claimed", f"{claimed.removeprefix('claimed ')} on Orvel")
    sketch.frame("raid", actor="The Azure Front", target="Orvel")
    assert (sketch.claim.reality, sketch.claim.actors, sketch.chain()) == ("factual", (), [])


@pytest.mark.parametrize(
    "retraction", ["; a day later it retracted the statement.", ". It later withdrew the claim because of the rain."]
)
def test_who_takes_back_what_he_said_denies_it(retraction):
    sketch = Sketch(f"The Azure Front said it had burned the mill{retraction}").mention("Azure Front", "FORCE")
    sketch.says("The Azure Front", "said", "it had burned the mill").frame("burned", "damage")
    assert (sketch.claim.reality, sketch.chain()) == ("denied", ["Azure Front"])


@pytest.mark.parametrize(
    "other",
    [
        ". The council withdrew its statement.",
        ". It withdrew from Orvel.",
        ". It retracted the claim that it held the fort.",
        ". It withdrew the claim of the council.",
        ", and the council withdrew the claim.",
    ],
)
def test_what_others_take_back_or_of_something_else_stays(other):
    sketch = Sketch(f"The Azure Front said it had burned the mill{other}").mention("Azure Front", "FORCE")
    sketch.says("The Azure Front", "said", "it had burned the mill").frame("burned", "damage")
    assert (sketch.claim.reality, sketch.chain()) == ("factual", ["Azure Front"])


@pytest.mark.parametrize("reality", ["factual", "possible"])
@pytest.mark.parametrize(
    "denial",
    [
        "withdrew the claim, saying that",
        "retracted its earlier statement, explaining that",
        "rejected the accusation, saying",
        "denied this on its channel, adding that",
    ],
)
def test_the_reason_of_a_denial_is_told_flatly(denial, reality):
    sketch = Sketch(f"The Azure Front {denial} its mill had been burned.").mention("Azure Front", "FORCE")
    sketch.says(
        "The Azure Front",
        "saying" if "saying" in denial else denial.split(", ")[1].split()[0],
        "its mill had been burned",
    )
    assert sketch.frame("burned", "damage", reality).claim.reality == "factual"


@pytest.mark.parametrize(
    "words", ["its mill may have been burned", "its mill would be burned", "perhaps its mill was burned"]
)
def test_a_doubtful_reason_stays_doubtful(words):
    sketch = Sketch(f"The Azure Front rejected the claim, saying that {words}.").mention("Azure Front", "FORCE")
    sketch.says("The Azure Front", "saying", words)
    assert sketch.frame("burned", "damage", "possible").claim.reality == "possible"


@pytest.mark.parametrize("source", ["Israel", "Sweden", "Kyiv"])
def test_no_state_is_the_group(source):
    sketch = Sketch(
        f"{source} claimed responsibility for the raid on Orvel. The group has since retracted the statement."
    )
    sketch.says(source, "claimed", "responsibility for the raid on Orvel").frame("raid", actor=source, target="Orvel")
    assert [one.text for one in sketch.claim.actors] == [source]
