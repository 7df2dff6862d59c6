"""Whose the people are who come to harm beside what was hit."""

import pytest
from tests.claims.sketch import Sketch


def _harmed(text, hit, thing, harms, whose, doer="Tarsian fighters"):
    sketch = Sketch(text)
    if doer:
        sketch.mention(doer, "FORCE")
    roles = {"actor": doer} if doer else {}
    sketch.frame(hit, "attack", target=thing, **roles).frame(harms, "casualties", target=whose, **roles)
    return [one.party for one in sketch.claims[-1].targets]


@pytest.mark.parametrize(
    ("text", "hit", "thing", "harms", "whose", "name"),
    [
        (
            "Tarsian fighters attacked a bus near Orvel on Monday and killed its driver.",
            *("attacked", "a bus near Orvel", "killed", "its driver", "driver of the bus"),
        ),
        (
            "Tarsian fighters raided a clinic in Vale, wounding its doctor and two nurses.",
            *("raided", "a clinic in Vale", "wounding", "its doctor and two nurses"),
            "doctor and two nurses of the clinic",
        ),
        (
            "Tarsian fighters ambushed two trucks and shot their drivers.",
            *("ambushed", "two trucks", "shot", "their drivers", "drivers of the two trucks"),
        ),
        (
            "Tarsian fighters stormed Orvel and killed its mayor.",
            *("stormed", "Orvel", "killed", "its mayor", "mayor of Orvel"),
        ),
    ],
)
def test_who_is_harmed_beside_a_thing_is_of_that_thing(text, hit, thing, harms, whose, name):
    assert _harmed(text, hit, thing, harms, whose) == [name]


def test_so_it_is_where_nobody_is_told_to_have_done_it():
    text = "A bus was attacked near Orvel and its driver killed."
    assert _harmed(text, "attacked", "A bus", "killed", "its driver", doer=None) == ["driver of the bus"]


@pytest.mark.parametrize(
    ("text", "thing", "harms", "whose"),
    [
        ("The Tarsian army attacked Orvel and lost its commander.", "Orvel", "lost", "its commander"),
        ("The Tarsian army attacked ten guards and killed its commander.", "ten guards", "killed", "its commander"),
    ],
)
def test_who_loses_somebody_loses_his_own_and_many_are_no_it(text, thing, harms, whose):
    doer = "The Tarsian army"
    parties = _harmed(text, "attacked", thing, harms, whose, doer)
    assert not any(party.endswith(("of Orvel", "guards")) for party in parties)
