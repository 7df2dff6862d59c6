"""Witnesses without a name, the accused, and those who are said to be dead."""

import pytest
from tests.claims.sketch import Sketch


def _he(first, source, words="“I saw six bodies,” he said."):
    text = f"Ada Brenn said a mill burned. {first} {words}"
    sketch = Sketch(text).mention("Ada Brenn", "PERSON").says("Ada Brenn", "said", "a mill burned")
    sketch.says(source, "told", first.partition("that ")[2]).says("he", "said#2", "“I saw six bodies,”")
    return sketch.frame("bodies", "casualties").chain()


@pytest.mark.parametrize("who", ["A 34-year-old farmer", "A farmer", "A baker, 34,", "Another man aged 34"])
def test_he_whose_quote_stands_first_is_the_witness_who_spoke_before(who):
    assert _he(f"{who} told us that men came.", who.rstrip(",")) == [who.removeprefix("A ").rstrip(",")]


@pytest.mark.parametrize("who", ["A report", "Two farmers", "The council"])
def test_he_is_no_paper_no_two_and_no_body(who):
    assert _he(f"{who} told us that men came.", who) == ["Ada Brenn"]


def _target(text, *mentions, source=None, cue=None, said=None, trigger="shot", target="they", type_="abuse"):
    sketch = Sketch(text).mention(*mentions)
    if source:
        sketch.says(source, cue, said)
    return [one.party for one in sketch.frame(trigger, type_, target=target).claim.targets]


def test_who_is_dead_does_not_say_so_himself():
    for dead in ("were executed", "had been killed", "were later murdered", "died"):
        text = f"Families believe they {dead}."
        trigger = dead.rpartition(" ")[2]
        found = _target(
            text, "Families", "GROUP", source="Families", cue="believe", said=f"they {dead}", trigger=trigger
        )
        assert found == ["they"], dead


def test_who_is_beaten_or_kills_may_say_so_himself():
    said = {"source": "Villagers", "cue": "said", "said": "they were beaten", "trigger": "beaten"}
    assert _target("Villagers said they were beaten.", "Villagers", "GROUP", **said) == ["Villagers"]
    text = "Vigilantes said they had killed nine."
    sketch = Sketch(text).mention("Vigilantes", "GROUP").says("Vigilantes", "said", "they had killed nine")
    assert [one.party for one in sketch.frame("killed", "casualties", actor="they").claim.actors] == ["Vigilantes"]


def _them(text, *mentions, first):
    sketch = Sketch(text).mention(*mentions).frame(first[0], "accusation", target=first[1])
    sketch.frame("beat", "abuse", target="them")
    return [one.party for claim in sketch.claims if claim.type == "abuse" for one in claim.targets]


def test_them_are_those_to_whom_something_is_done_and_not_whom_they_serve():
    text = "Men accused the villagers of spying for the army and beat them."
    people = ("villagers", "GROUP", "army", "FORCE")
    assert _them(text, *people, first=("accused", "the villagers")) == ["villagers"]
    text = "Men mocked the villagers and met the guards and beat them."  # nearer, and no aside
    assert _them(text, "villagers", "GROUP", "guards", "FORCE", first=("mocked", "the villagers")) == ["guards"]


def test_whom_a_court_acquits_is_the_accused_and_no_witness():
    text = "Omar Hadi testified. The court found that the accused was away and acquits him."
    sketch = Sketch(text).mention("Omar Hadi", "PERSON").says("Omar Hadi", "testified", "testified")
    sketch.frame("acquits", "legal", target="him")
    assert [one.party for one in sketch.claim.targets] == ["accused"]
    text = "The court found that the accused, Omar Hadi, was away and acquits him."
    sketch = Sketch(text).mention("Omar Hadi", "PERSON").frame("acquits", "legal", target="him")
    assert [one.party for one in sketch.claim.targets] == ["Omar Hadi"]


def test_who_looks_for_somebody_does_it_then():
    text = "The clerk said fighters went about looking for men of age: “They shot my brother.”"
    sketch = Sketch(text).mention("fighters", "FORCE", "men of age", "GROUP")
    sketch.says("The clerk", "said", "fighters went about looking for men of age: “They shot my brother.”")
    assert [one.party for one in sketch.frame("shot", "abuse", actor="They").claim.actors] == ["fighters"]


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


@pytest.mark.parametrize("who", ["One of them", "One of the prisoners", "A deserter", "Another resident"])
def test_who_says_what_he_believes_is_he(who):
    text = f"Omar Tellez said ten were taken. {who} said he believed he would be shot."
    sketch = Sketch(text).mention("Omar Tellez", "PERSON").says("Omar Tellez", "said", "ten were taken")
    sketch.says(who, "said#2", "he believed he would be shot").says("he", "believed", "he would be shot")
    claim = sketch.frame("shot", "abuse", "possible", target="he#2").claim
    party = who.removeprefix("A ")
    assert [link.party for link in claim.chain[:-1]] == [party]
    assert [one.party for one in claim.targets] == [party]


def test_who_is_told_by_one_of_them_passes_it_on():
    text = "Omar Tellez said one of the survivors told him he feared the guards would come."
    sketch = Sketch(text).mention("Omar Tellez", "PERSON", "guards", "FORCE")
    feared = "he feared the guards would come"
    sketch.says("Omar Tellez", "said", f"one of the survivors told him {feared}")
    sketch.says("one of the survivors", "told", feared)
    sketch.says("he", "feared", "the guards would come").frame("come", "assault", "hypothetical", actor="guards")
    assert sketch.chain() == ["one of the survivors", "Omar Tellez"]


@pytest.mark.parametrize("who", ["One of the groups", "Two of them", "The women"])
def test_several_are_not_he(who):
    text = f"Omar Tellez said ten were taken. {who} said he believed men would be shot."
    sketch = Sketch(text).mention("Omar Tellez", "PERSON").says("Omar Tellez", "said", "ten were taken")
    sketch.says(who, "said#2", "he believed men would be shot").says("he", "believed", "men would be shot")
    assert sketch.frame("shot", "abuse", "possible", target="men").chain()[0] == "Omar Tellez"


@pytest.mark.parametrize("cue", ["replied", "answered", "responded"])
@pytest.mark.parametrize("joint", ["; ", ". "])
def test_who_replies_is_whom_the_other_asked(cue, joint):
    text = f"Lev Arkov asked Omar Tellez whether men had died{joint}“Ten died in Orvel,” he {cue}."
    sketch = Sketch(text).mention("Lev Arkov", "PERSON", "Omar Tellez", "PERSON")
    sketch.says("Lev Arkov", "asked", "whether men had died", via="Omar Tellez")
    he = sketch.span(f"he {cue}")
    sketch.says(he._replace(end=he.start + 2), cue, "“Ten died in Orvel,”")
    assert sketch.frame("died in", "casualties").chain() == ["Omar Tellez"]


def test_who_only_goes_on_is_who_spoke():
    text = "Lev Arkov asked Omar Tellez whether men had died. “Ten died in Orvel,” he added."
    sketch = Sketch(text).mention("Lev Arkov", "PERSON", "Omar Tellez", "PERSON")
    sketch.says("Lev Arkov", "asked", "whether men had died", via="Omar Tellez")
    he = sketch.span("he added")
    sketch.says(he._replace(end=he.start + 2), "added", "“Ten died in Orvel,”")
    assert sketch.frame("died in", "casualties").chain() == ["Lev Arkov"]
