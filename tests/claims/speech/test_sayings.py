"""Who goes on speaking in a sentence of which only that is marked: not nobody, and in his own quote whom the text tells of."""

import pytest
from tests.claims.sketch import Sketch


def test_nobody_goes_on_where_nobody_is_named():
    text = "The column was said to be moving north. On Tuesday it burned a barn."
    sketch = Sketch(text).says(None, "was said", "The column", "to be moving north")
    sketch.says(None, None, "On Tuesday it burned a barn.", continues=True).frame("burned", "damage")
    assert sketch.chain() == []


def test_a_quote_of_nobody_named_goes_on():
    text = "“Two barns are lost,” it was said. “Men burned the mill.”"
    sketch = Sketch(text).says(None, "it was said", "“Two barns are lost,”")
    sketch.says(None, None, "“Men burned the mill.”", continues=True).frame("burned", "damage")
    assert sketch.chain() == ["unnamed"]


def _quoted_behind(line, quote, told=None):
    text = f"“We have nine wounded,” says Petra Kole, the matron.\n{line} {quote}"
    sketch = Sketch(text).mention("Petra Kole", "PERSON", *(("Omar", "PERSON") if "Omar" in line else ()))
    sketch.says("Petra Kole, the matron", "says", "“We have nine wounded,”")
    if told:
        sketch.says("Omar", told, line.partition(f"{told} ")[2])
    return sketch.says(None, None, quote, continues=True).frame("shot").chain()


def test_a_quote_is_of_the_person_whom_the_sentence_before_tells_of():
    assert _quoted_behind("Omar, a clerk, walked for two days.", "“My father was shot.”") == ["Omar"]
    assert _quoted_behind("Omar, 41, lost an arm.", "“They shot at our car.”") == ["Omar"]


@pytest.mark.parametrize(
    ("line", "quote"),
    [
        ("The ward has forty beds.", "“My father was shot.”"),  # nobody else is told of
        ("Omar visited the ward.", "“Nine were shot in the market.”"),  # nothing shows that he says it
        ("The ward of Omar has forty beds.", "“Our driver was shot.”"),
    ],
)
def test_any_other_quote_goes_on_with_who_spoke_last(line, quote):
    assert _quoted_behind(line, quote) == ["Petra Kole"]


def test_who_was_told_before_that_he_said_it_goes_on_himself():
    assert _quoted_behind("Omar said he fled on foot.", "“My father was shot.”", told="said") == ["Omar"]


@pytest.mark.parametrize(
    ("text", "source", "told_by"),
    [
        ("Source A heard that a mill burned.", "A", "Source A"),
        ("Witness 12 heard that a mill burned.", "12", "Witness 12"),
        ("A heard that a mill burned.", "A", "unnamed"),
    ],
)
def test_a_witness_who_is_called_by_a_letter_is_that_witness(text, source, told_by):
    sketch = Sketch(text).says(source, "heard", "a mill burned").frame("burned", "damage")
    assert sketch.claim.chain[0].party == told_by


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
