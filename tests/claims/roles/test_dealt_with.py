"""What befell people before somebody dealt with them is no part of how they were dealt with."""

import pytest
from tests.claims.sketch import Sketch


def told(sketch):
    """Return place and day (in words) by type of claim."""
    text = sketch.document.text
    return {
        claim.type: (claim.place and claim.place.name, claim.when and claim.when.derived_from.of(text))
        for claim in sketch.claims
    }


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "befell", "kind"),
    [
        (
            "The army rescued 137 of the pupils kidnapped in Orvel on 7 March.",
            "rescued",
            "humanitarian",
            "kidnapped",
            "abuse",
        ),
        ("The militia freed the two medics abducted in Orvel on 7 March.", "freed", "release", "abducted", "abuse"),
        ("A court sentenced three men arrested in Orvel on 7 March.", "sentenced", "legal", "arrested", "detention"),
    ],
)
def test_day_and_place_of_what_befell_them_are_not_those_of_what_was_done_about_it(text, trigger, type_, befell, kind):
    sketch = Sketch(text, published="2024-03-24").mention("Orvel", "PLACE", "7 March", "TIME")
    sketch.frame(trigger, type_, place="Orvel", time="7 March").frame(befell, kind, place="Orvel", time="7 March")
    assert told(sketch) == {type_: (None, None), kind: ("Orvel", "7 March")}


def test_who_was_freed_is_told_without_where_they_were_taken():
    sketch = Sketch("Norland brought home 75 soldiers captured in Orvel.").mention("Orvel", "PLACE", "75", "QUANTITY")
    sketch.frame("brought home", "release", target="75 soldiers captured in Orvel").frame(
        "captured", "detention", place="Orvel"
    )
    assert told(sketch) == {"release": (None, None), "detention": ("Orvel", None)}


def test_the_day_of_the_release_is_not_that_of_the_capture():
    sketch = Sketch("Sixty prisoners captured near Orvel were exchanged on Friday.", published="2024-03-24")
    sketch.mention("Orvel", "PLACE", "Friday", "TIME")
    sketch.frame("captured", "detention", place="near Orvel", time="Friday").frame(
        "exchanged", "release", time="Friday"
    )
    assert told(sketch) == {"detention": ("Orvel", None), "release": (None, "Friday")}


@pytest.mark.parametrize(
    "text",
    [
        "The army rescued 30 people wounded by a mine and freed others in Orvel on 7 March.",
        "The pupils were kidnapped, and the army rescued them in Orvel on 7 March.",
        "The army rescued 30 people who had been wounded in Orvel on 7 March.",  # may be either: kept
    ],
)
def test_what_stands_elsewhere_in_the_sentence_stays(text):
    befell = "kidnapped" if "kidnapped" in text else "wounded"
    sketch = Sketch(text, published="2024-03-24").mention("Orvel", "PLACE", "7 March", "TIME")
    sketch.frame("rescued", "humanitarian", place="Orvel", time="7 March").frame(befell, "casualties")
    assert told(sketch)["humanitarian"] == ("Orvel", "7 March")


def test_those_who_are_freed_are_counted_as_freed_and_the_others_as_taken():
    sketch = Sketch("The army freed 137 of the pupils abducted in Orvel.").mention("137", "QUANTITY", "Orvel", "PLACE")
    sketch.frame("freed", "release", quantity="137").frame("abducted", "abuse", quantity="137", place="Orvel")
    fates = {claim.type: [(one.low, one.fate) for one in claim.quantities] for claim in sketch.claims}
    assert fates == {"release": [(137, "rescued")], "abuse": [(137, "abducted")]}


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "befell", "kind"),
    [
        ("A rocket hit the base seized in May.", "hit", "shelling", "seized", "capture"),
        ("Soldiers killed two men arrested in May.", "killed", "casualties", "arrested", "detention"),
        ("Two men arrested in May were killed by soldiers.", "killed", "casualties", "arrested", "detention"),
        ("The rebels killed one despite the truce agreed in May.", "killed", "casualties", "agreed", "agreement"),
    ],
)
def test_the_day_of_what_was_before_is_not_that_of_the_deed(text, trigger, type_, befell, kind):
    sketch = Sketch(text, published="2024-08-24").mention("May", "TIME")
    sketch.frame(trigger, type_, time="May").frame(befell, kind, time="May")
    assert told(sketch) == {type_: (None, None), kind: (None, "May")}


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "other", "kind"),
    [
        ("Two men were killed and three wounded in May.", "killed", "casualties", "wounded", "abuse"),
        ("Two men were killed in an attack launched in May.", "killed", "casualties", "launched", "attack"),
        ("Rebels shelled the base, seized in May.", "shelled", "shelling", "seized", "capture"),
        ("Rebels shelled and seized the base in May.", "shelled", "shelling", "seized", "capture"),
        ("Soldiers who had been captured were shot in May.", "shot", "abuse", "captured", "detention"),
    ],
)
def test_a_day_that_may_be_of_both_stays(text, trigger, type_, other, kind):
    sketch = Sketch(text, published="2024-08-24").mention("May", "TIME")
    sketch.frame(trigger, type_, time="May").frame(other, kind, time="May")
    assert told(sketch)[type_] == (None, "May")
