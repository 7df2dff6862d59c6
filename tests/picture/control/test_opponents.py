"""A war of many sides: who is meant by "the rebels", whom a side fights at a place, and who is at war at all."""

import datetime
from dataclasses import replace

import pytest
from tests.picture.control.told_here import party
from tests.picture.forecasts.told import event as event_of
from tests.picture.forecasts.told import told as report

from fogline.gazetteer import built_in
from fogline.picture.control import ControlOptions
from fogline.picture.control.conflict import conflict
from fogline.picture.control.opponents import Conflict, Here, cell_of
from fogline.picture.control.spots import Spot
from fogline.picture.control.standing import standing
from fogline.records import Footprint, Span
from fogline.records.control import ControlEvidence

SYRIA = Conflict(
    {"SY": ("HTS", "SDF", "FSA"), "HTS": ("SY",), "SDF": ("SY",), "FSA": ("SY",)},
    seen={"HTS": {cell_of(35.9, 36.6): 3}, "SDF": {cell_of(36.5, 40.7): 4, cell_of(35.9, 39.0): 2}},
)
IDLIB, HASAKA, DERAA = (cell_of(*at) for at in ((35.93, 36.63), (36.5, 40.75), (32.6, 36.1)))


@pytest.mark.parametrize(
    ("here", "meant"),
    [
        (Here("SY", IDLIB), "HTS"),
        (Here("SY", HASAKA), "SDF"),
        (Here("SY", DERAA), None),
        (Here("SY", IDLIB, lambda: {"SDF", "SY"}), "SDF"),
        (Here("SY"), None),
    ],
)
def test_of_several_groups_the_one_named_or_told_of_near_by_is_meant(here, meant):
    assert SYRIA.side_of(party("the rebels", None), None, here) == meant
    assert SYRIA.opponent("SY", here) == meant


def test_the_army_is_that_of_the_state_however_many_groups_it_fights():
    assert SYRIA.side_of(party("government troops", None), None, Here("SY", DERAA)) == "SY"


def test_a_side_that_nearly_all_fights_are_with_is_meant_where_nothing_else_tells():
    war = Conflict({"SD": ("RSF", "SPLM-N"), "RSF": ("SD",), "SPLM-N": ("SD",)}, main={"SD": "RSF"})
    assert war.opponent("SD", Here("SD", IDLIB)) == "RSF"
    assert war.opponent("SD", Here("SD", IDLIB, lambda: {"SPLM-N"})) == "SPLM-N"


def _violence(number, side, place, words, target=None):
    made = report(f"r{number}", "shelling", words, "2024-04-12", side=side, at=0, id=f"c{number}")
    where = Footprint(
        place.name, Span(0, 5), None, place.latitude, place.longitude, 3.0, "settlement", candidates=(place.key,)
    )
    targets = (party(target, target),) if target else ()
    return event_of(replace(made, claim=replace(made.claim, place=where, targets=targets)))


def _town(name, country):
    return next(one.place for one in built_in().candidates(name, limit=9) if one.place.country == country)


@pytest.mark.parametrize(("abroad", "at_war"), [(1, False), (6, True)])
def test_a_shell_over_the_border_makes_no_war_and_many_do(abroad, at_war):
    home, over = _town("Gisenyi", "RW"), _town("Goma", "CD")
    events = [_violence(n, "RW", home, "Rwandan guns fired", "FDLR") for n in range(8)]
    events += [_violence(10 + n, "RW", over, "A shell from Rwanda fell on Goma") for n in range(abroad)]
    speaker = report("s", "talks", "The minister spoke", "2024-04-12", side="CD", at=0, id="s")
    made = conflict([*events, event_of(speaker)], built_in())
    assert ("CD" in made.opponents.get("RW", ())) is at_war


def test_a_capture_is_as_sure_in_a_war_of_many_sides_as_its_weight_says():
    spot = Spot("p", "P", 10.0, 20.0, "")
    piece = ControlEvidence("capture", "neutral", "A", "2030-01-01", 2.0, "e", ("c",), "p", "P")
    day = datetime.date(2030, 1, 2)
    held = standing(spot, [piece], day, ControlOptions())
    of_two, of_seven = (held.probabilities(tuple(sides))["A"] for sides in ("AB", "ABCDEFG"))
    assert of_two == pytest.approx(0.88, abs=0.01)
    assert 0.75 < of_seven < of_two
    other = replace(piece, side="B")
    both = standing(spot, [piece, other], day, ControlOptions()).probabilities(tuple("ABCDEFG"))
    assert both["A"] == pytest.approx(both["B"])
    assert sum(both.values()) == pytest.approx(1)
