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
