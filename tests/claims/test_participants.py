"""Who takes part: words that say not who are nobody."""

import pytest

from .sketch import Sketch


@pytest.mark.parametrize(
    "words", ["No one", "Anyone", "Those", "Twelve", "At least three", "Another four", "Several", "70", "Many of them"]
)
def test_who_is_not_named_or_described_is_no_party(words):
    claim = Sketch(f"{words} fled the camp.").frame("fled", "displacement", actor=words).claim
    assert claim.actors == ()


@pytest.mark.parametrize("words", ["Twelve nurses", "Those who stayed behind", "All villagers", "Many traders"])
def test_who_is_described_is_one(words):
    claim = Sketch(f"{words} fled the camp.").frame("fled", "displacement", actor=words).claim
    assert [party.text for party in claim.actors] == [words]


def test_whom_somebody_is_against_is_not_he():
    assert Sketch("Anti-Front fire hit the mill.").frame("fire", "attack", actor="Front").claim.actors == ()
