"""In a record every line says by a label what it is; what happened is told with them all."""

from tests.claims.sketch import Sketch

RECORD = "Case 112\nDate: 4 February 2025\nLocation: Orvel\nPerpetrator: the Tigers\nVictims: 18 civilians killed"


def record(text=RECORD):
    sketch = Sketch(text).mention("4 February 2025", "TIME", "Orvel", "PLACE", "Tigers", "FORCE", "18", "QUANTITY")
    return sketch.frame("killed", "casualties", quantity="18")


def test_what_happened_was_then_there_and_done_by_those():
    claim = record().claim
    assert (claim.when.start, claim.place.name) == ("2025-02-04", "Orvel")
    assert [actor.party for actor in claim.actors] == ["Tigers"]


def test_what_the_line_says_itself_counts():
    sketch = Sketch(f"{RECORD} at Vale by the Lions").mention(
        "Vale", "PLACE", "4 February 2025", "TIME", "Orvel", "PLACE"
    )
    claim = sketch.frame("killed", "casualties", place="Vale", actor="the Lions").claim
    assert (claim.place.name, [actor.party for actor in claim.actors]) == ("Vale", ["Lions"])


def test_the_next_entry_begins_where_a_label_comes_again():
    text = f"{RECORD}\nDate: 6 February 2025\nLocation: Vale\nA drone hit a school."
    sketch = record(text).mention("6 February 2025", "TIME", "Vale", "PLACE").frame("hit", "drone_strike")
    first, second = sketch.claims
    assert (first.when.start, first.place.name) == ("2025-02-04", "Orvel")
    assert (second.when.start, second.place.name) == ("2025-02-06", "Vale")


def test_one_label_is_no_record():
    sketch = Sketch("Place: Orvel\nA drone hit a school.").mention("Orvel", "PLACE")
    assert sketch.frame("hit", "drone_strike").claim.place is None
