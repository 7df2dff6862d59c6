"""Who has no name is "he" until somebody else speaks, and never "they"."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    ("text", "says", "who"),
    [
        ("A medic in Orvel told us that guards fired. “They shot a nurse,” he said.", "he", "medic in Orvel"),
        ("A medic in Orvel told us that guards fired.\n“They shot a nurse,” he said.", "he", "medic in Orvel"),
        ("A mother in Orvel told us that guards fired. “They shot a nurse,” she said.", "she", "mother in Orvel"),
        # somebody else is meant
        ("A mother in Orvel told us that guards fired. “They shot a nurse,” he said.", "he", "Ben Brenn"),
        ("Two medics in Orvel told us that guards fired. “They shot a nurse,” he said.", "he", "Ben Brenn"),
        (
            "A medic in Orvel told us that guards fired. The mill burned. “They shot a nurse,” he said.",
            "he",
            "Ben Brenn",
        ),
    ],
)
def test_who_goes_on_in_a_quote_is_the_one_without_a_name_who_spoke_last(text, says, who):
    sketch = Sketch(f"Minister Ben Brenn said that the raid had ended. {text}").mention("Ben Brenn", "PERSON")
    source = text.split(" told ")[0]
    sketch.says("Minister Ben Brenn", "said", "the raid had ended").says(source, "told", "guards fired")
    sketch.says(says, "said#2", "“They shot a nurse,”").frame("shot", "abuse", target="a nurse", actor="They")
    assert sketch.chain() == [who]


def test_who_speaks_only_in_the_words_of_the_witness_is_no_other_speaker():
    text = "Ben Brenn said the raid had ended. A medic told us men came and asked whether guards lived there. He said two died."
    sketch = Sketch(text).mention("Ben Brenn", "PERSON").says("Ben Brenn", "said", "the raid had ended")
    sketch.says("A medic", "told", "men came and asked whether guards lived there").says(
        "men", "asked", "whether guards lived there"
    )
    sketch.says("He", "said#2", "two died").frame("died", "casualties", target="two")
    assert sketch.chain() == ["medic"]


def test_him_is_who_says_it():
    sketch = Sketch("Ben Brenn spoke. A shopkeeper in Orvel said gunmen had robbed him.")
    sketch.mention("Ben Brenn", "PERSON", "shopkeeper", "GROUP")
    sketch.says("A shopkeeper in Orvel", "said", "gunmen had robbed him")
    sketch.frame("robbed", "abuse", actor="gunmen", target="him")
    assert [one.party for one in sketch.claim.targets] == ["shopkeeper in Orvel"]


@pytest.mark.parametrize(
    ("text", "source", "kind", "party"),
    [
        ("An aid worker said: “They burned the huts.”", "An aid worker", "GROUP", "They"),
        ("Tarsian soldiers said: “They burned the huts.”", "Tarsian soldiers", "FORCE", "They"),
        ("Tarsian soldiers said they burned the huts.", "Tarsian soldiers", "FORCE", "Tarsian soldiers"),
        ("A group of residents said they burned the huts.", "A group of residents", "GROUP", "group of residents"),
        ("Tarsian soldiers said they burned the “huts”.", "Tarsian soldiers", "FORCE", "Tarsian soldiers"),
    ],
)
def test_they_in_a_quote_are_never_who_speaks(text, source, kind, party):
    they = "They" if "“They" in text else "they"
    said = text[text.index(they) - ("“They" in text) :].rstrip(".")
    sketch = Sketch(text).mention(source, kind).says(source, "said", said)
    sketch.frame("burned", "damage", actor=they)
    assert [one.party for one in sketch.claim.actors] == [party]


def test_nobody_does_to_himself_what_he_is_accused_of():
    text = "Guards fled. The mission accused the rebels of kidnapping them."
    sketch = Sketch(text).mention("rebels", "FORCE", "mission", "ORG")
    sketch.says("The mission", "accused", "the rebels of kidnapping them")
    sketch.frame("kidnapping", "abuse", "possible", actor="the rebels", target="them")
    assert [one.party for one in sketch.claim.targets] == ["them"]


def test_who_speaks_behind_what_is_told_is_not_she():
    sketch = Sketch("Nada wept. She wept at the pain from her wounds, according to a nurse.").mention(
        "Nada", "PERSON", "nurse", "GROUP"
    )
    sketch.says("a nurse", "according to", "She wept at the pain from her wounds").frame(
        "wounds", "casualties", target="She"
    )
    assert [one.party for one in sketch.claim.targets] == ["Nada"]
