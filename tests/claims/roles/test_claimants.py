"""Who claims a deed as his own did it, as he says; who only says what it did, or claims none, did not."""

import pytest
from tests.claims.sketch import Sketch


def _doers(text, said, cue="claimed", source="The Front", trigger="blast", type_="explosion"):
    sketch = Sketch(text).says(source, cue, said).frame(trigger, type_)
    return [([one.party for one in claim.actors], claim.chain[0].party) for claim in sketch.claims]


@pytest.mark.parametrize(
    ("text", "said", "cue"),
    [
        ("The Front claimed the blast.", "the blast", "claimed"),
        ("The Front claimed the blast in Orvel on Monday.", "the blast in Orvel on Monday", "claimed"),
        (
            "The Front claimed responsibility for the blast that killed nine.",
            "responsibility for the blast that killed nine",
            "claimed",
        ),
        ("The Front claims responsibility for the blast.", "for the blast", "claims responsibility"),
    ],
)
def test_who_claims_a_deed_is_its_doer(text, said, cue):
    assert _doers(text, said, cue) == [(["Front"], "Front")]


@pytest.mark.parametrize(
    ("text", "said", "cue"),
    [
        ("The Front claimed the blast had killed nine.", "the blast had killed nine", "claimed"),
        ("The Front claimed the blast was an accident.", "the blast was an accident", "claimed"),
        ("The Front said the blast was heard.", "the blast was heard", "said"),
        ("The Front has not claimed the blast.", "the blast", "has not claimed"),
    ],
)
def test_who_only_tells_of_it_is_not(text, said, cue):
    assert [doers for doers, _ in _doers(text, said, cue)] == [[]]


def test_whoever_is_told_to_have_done_it_stays_its_doer():
    sketch = Sketch("The Front claimed the blast by two boys.").says("The Front", "claimed", "the blast by two boys")
    assert [one.party for one in sketch.frame("blast", "explosion", actor="two boys").claim.actors] == ["two boys"]


def _claimed_it(text, deed="attack", source="the Front"):
    sketch = Sketch(text).says(source, "claimed", "it").frame(deed)
    return [one.party for one in sketch.claim.actors], sketch.claim.chain[0].party


def test_who_claims_it_claims_the_deed_that_was_named_last():
    assert _claimed_it("Rebels had no part in the attack; the Front claimed it.") == (["Front"], "Front")
    assert _claimed_it("Police spoke of an attack. Later the Front claimed it.") == (["Front"], "Front")


def test_it_may_be_something_else():
    assert _claimed_it("Police spoke of an attack. They fled.\nOf the hill the Front claimed it.") == (
        [],
        "The Harbour Post",
    )
    assert _claimed_it("Rebels attacked the hill; the Front claimed it.", "attacked") == ([], "The Harbour Post")
