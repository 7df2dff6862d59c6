"""The numbers of a claim's frame as records."""

from tests.claims.sketch import Sketch

from fogline.claims.amounts.claimed import counted, quantities
from fogline.claims.page import Page
from fogline.records import Span


def _quantities(sketch):
    page = Page.of(sketch.reading)
    ((_, frame),) = page.frames
    return quantities(page, frame, frame.fillers("quantity"))


def test_each_number_of_a_target_says_what_it_counts():
    sketch = Sketch("The ministry lost 13 tanks, 20 guns and 4 lorries.")
    sketch.mention("13", "QUANTITY", "20", "QUANTITY", "4", "QUANTITY")
    sketch.frame("lost", "damage", target="13 tanks, 20 guns and 4 lorries", quantity=["13", "20", "4"])
    assert [(one.low, one.of) for one in _quantities(sketch)] == [(13, "tanks"), (20, "guns"), (4, "lorries")]


def test_what_became_of_them_stands_in_where_no_noun_is_told():
    sketch = Sketch("Three killed as drones hit the port").frame("killed", "casualties", quantity="Three")
    (one,) = _quantities(sketch)
    assert (one.low, one.high, one.of) == (3, 3, "killed")


def test_a_number_across_sentences_keeps_to_its_own():
    sketch = Sketch("Shells fell at dawn.\nNine men and 2 women died.")
    sketch.frame("died", "casualties", quantity=["Nine", "2"])
    assert [(one.low, one.of) for one in _quantities(sketch)] == [(9, "men"), (2, "women")]


def test_the_target_is_counted_where_the_number_stands_alone():
    sketch = Sketch("Raiders freed the hostages, about 30.").frame(
        "freed", "release", target="hostages", quantity="about 30"
    )
    page = Page.of(sketch.reading)
    ((_, frame),) = page.frames
    (one,) = counted(page, frame, frame.fillers("quantity"))
    assert (one.of, one.amount.approximate) == ("hostages", True)


def test_spans_outside_the_text_are_left_out():
    sketch = Sketch("Nine men died.").frame("died", "casualties")
    page = Page.of(sketch.reading)
    ((_, frame),) = page.frames
    assert quantities(page, frame, [Span(500, 503), Span(3, 3)]) == ()
