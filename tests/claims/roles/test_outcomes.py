"""What a deed is said to have done right behind it was done there and then."""

import pytest
from tests.claims.sketch import Sketch


def _outcome(text, trigger, **roles):
    sketch = Sketch(text, "2031-03-05").mention("Friday", "TIME", "Orvel", "PLACE")
    sketch.frame("hit", "shelling", target="a camp near Orvel", time="Friday")
    sketch.frame(trigger, "damage" if "mill" in text else "casualties", **roles)
    return next(claim for claim in sketch.claims if claim.type in ("casualties", "damage"))


@pytest.mark.parametrize(
    ("behind", "trigger"),
    [
        ("killing nine.", "killing"),
        ("killing nine and wounding six.", "wounding"),
        ("reportedly leaving nine dead.", "dead"),
        ("destroying a mill.", "destroying"),
    ],
)
def test_a_participle_behind_a_deed_is_there_and_then(behind, trigger):
    claim = _outcome(f"Shells hit a camp near Orvel on Friday, {behind}", trigger)
    assert claim.place is not None
    assert "Orvel" in claim.place.name
    assert claim.when is not None
    assert claim.when.start == "2031-02-28"


def test_its_own_place_and_day_are_kept():
    sketch = Sketch("Shells hit a camp near Orvel on Friday, killing nine in Vale on Sunday.", "2031-03-05")
    sketch.mention("Friday", "TIME", "Sunday", "TIME", "Orvel", "PLACE", "Vale", "PLACE")
    sketch.frame("hit", "shelling", target="a camp near Orvel", time="Friday")
    claim = sketch.frame("killing", "casualties", place="Vale", time="Sunday").claims[1]
    assert claim.place is not None
    assert claim.place.name == "Vale"
    assert claim.when is not None
    assert claim.when.start == "2031-03-02"


@pytest.mark.parametrize(
    ("behind", "trigger"),
    [
        ("and nine died later.", "died"),
        ("elders said; killing nine takes no army.", "killing"),
        ("and the army is killing men.", "killing"),
    ],
)
def test_what_is_no_outcome_of_it_is_not(behind, trigger):
    claim = _outcome(f"Shells hit a camp near Orvel on Friday, {behind}", trigger)
    assert claim.place is None
    assert claim.when is None
