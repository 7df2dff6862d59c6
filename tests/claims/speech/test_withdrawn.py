"""What a report takes back is denied by its publisher; what it sets in its place stays told."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this article said that ninety miners were killed.",
        "An earlier version said ninety miners were killed.",
        "Our previous report wrongly stated that ninety miners were killed.",
        "Correction: we reported this morning that ninety miners were killed.",
        "On Monday we incorrectly reported that ninety miners were killed.",
        "In an earlier version of this article, ninety miners were killed.",
    ],
)
def test_a_withdrawn_figure_is_denied_by_the_publisher(text):
    claim = Sketch(text).frame("killed", "casualties", target="ninety miners").claim
    assert (claim.reality, claim.polarity, claim.certainty.high) == ("denied", "negative", 0.1)


def test_an_earlier_version_is_no_source_of_its_own():
    sketch = Sketch("An earlier version of this report said that ninety miners were killed.")
    sketch.says("An earlier version of this report", "said", "ninety miners were killed")
    sketch.frame("killed", "casualties", target="ninety miners")
    assert sketch.claim.reality == "denied"
    assert sketch.chain() == []


@pytest.mark.parametrize(
    "text",
    [
        "An initial report of the council said ninety miners were killed.",
        "An earlier version of the treaty said that killed miners count.",
        "An earlier version of this article gave another name; nine miners were killed.",
        "We reported on Sunday that ninety miners were killed.",
        "Correction: nine miners were killed.",
    ],
)
def test_what_nobody_takes_back_stays_told(text):
    assert Sketch(text).frame("killed", "casualties").claim.reality == "factual"


def test_the_deed_stands_though_its_toll_is_taken_back():
    sketch = Sketch("An earlier version of this report said that the raid killed ninety miners.")
    sketch.frame("raid", "attack").frame("killed", "casualties")
    assert [claim.reality for claim in sketch.claims] == ["factual", "denied"]


def test_an_earlier_post_is_no_source_and_a_correction_takes_back_what_it_said():
    text = "Correction: An earlier post said that ninety miners were killed. The figure is not confirmed."
    sketch = Sketch(text).says("An earlier post", "said", "ninety miners were killed")
    sketch.frame("killed", "casualties", target="ninety miners")
    assert (sketch.claim.reality, sketch.chain()) == ("denied", [])
    other = Sketch("An earlier report said that ninety miners were killed.").frame("killed", "casualties")
    assert other.claim.reality == "factual"


def test_an_earlier_entry_of_a_live_blog_is_taken_back():
    sketch = Sketch("An earlier entry said six people had died; the clinic has since raised this to nine.")
    assert sketch.frame("died", "casualties").claims[0].reality == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "Our assessment of Monday, which stated that ninety miners were killed, was wrong.",
        "The union withdrew an earlier toll of ninety miners killed.",
        "Corrections and clarifications\nAn article on Sunday said that ninety miners were killed.",
        "Corrections\nA headline (“Ninety miners killed at Orvel”) misstated the toll.",
        "Mine live\n14:02 Correction\nAn earlier post said ninety miners were killed.",
    ],
)
def test_what_a_column_of_corrections_names_is_taken_back(text):
    sketch = Sketch(text)
    assert sketch.frame("killed", "casualties").claim.reality == "denied"


def test_in_a_correction_the_own_article_is_no_source():
    sketch = Sketch("Corrections\nAn article on Sunday said the army had burned the mill.")
    sketch.says("An article on Sunday", "said", "the army had burned the mill").frame("burned", "damage")
    assert sketch.claim.reality == "denied"
    assert sketch.chain() == []


@pytest.mark.parametrize(
    "text",
    [
        "News of the day\nAn article on Sunday said that ninety miners were killed.",
        "Corrections\nA headline (“Blast at Orvel”) misstated the number killed.",
        "Corrections\nAn article on Sunday gave another name; ninety miners were killed.",
        "Our assessment that ninety miners were killed was right.",
    ],
)
def test_what_nobody_takes_back_stays(text):
    assert Sketch(text).frame("killed", "casualties").claim.reality == "factual"


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("This story has been corrected to say that shells hit Orvel, not Mala.", "say"),
        ("This article was updated on Monday to reflect that shells hit Orvel.", "reflect"),
        ("An earlier version of this report has been amended to correctly state that shells hit Orvel.", "state"),
    ],
)
def test_what_a_report_is_corrected_to_say_is_its_publishers_word(words, cue):
    sketch = Sketch(words).says(None, cue, words[words.index("shells") : words.index("Orvel") + 5])
    assert sketch.frame("hit", "shelling").chain() == []


def test_but_not_what_somebody_else_corrected():
    text = "The minister was corrected to say that shells hit Orvel."
    sketch = Sketch(text).says(None, "say", "shells hit Orvel")
    assert sketch.frame("hit", "shelling").chain() == ["unnamed"]
