"""The measure of control against maps that others drew."""

import datetime
from pathlib import Path

import pytest

from fogline.evaluation.control import BELT_KM, belt, load_control, score_control
from fogline.gazetteer import built_in
from fogline.picture.control import ControlOptions, ControlPicture, read_start
from fogline.picture.control.evidence import Told
from fogline.picture.control.opponents import Conflict
from fogline.picture.control.spots import Spot
from fogline.records.control import ControlEvidence
from fogline.records.errors import InputError

GOLD = """name,latitude,longitude,consensus
Ardun,10.0,20.0,NORTH
Belk,10.1,20.0,NORTH
Cest,10.4,20.0,SOUTH
Dorn,14.0,20.0,SOUTH
Ebal,10.2,20.0,DISPUTED
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.csv"
    path.write_text(GOLD, encoding="utf-8")
    return path


def test_the_belt_is_what_lies_near_the_other_side(gold):
    assert BELT_KM == 50
    assert belt(load_control(gold)) == [True, True, True, False, False]


def test_scores_stand_beside_baselines(gold):
    evidence = ControlEvidence("capture", "neutral", "NORTH", "2019-05-18", 4.0, "e1", ("c1",), "p1")
    told = {"p1": (Told(Spot("p1", "Ardun", 10.0, 20.0, ""), evidence),)}
    start = read_start("name,latitude,longitude,side\nall,10.2,20,SOUTH\n", built_in())
    picture = ControlPicture(Conflict({"NORTH": ("SOUTH",), "SOUTH": ("NORTH",)}), told, start, ControlOptions())
    scores, states = score_control(load_control(gold), picture, datetime.date(2019, 5, 20), built_in())
    assert [state.side for state in states[:2]] == ["NORTH", "NORTH"]
    assert scores.belt["nearest capture claim"].right == 2
    assert scores.belt["nothing changed"].right == 1
    assert scores.belt["Fogline"].accuracy == 1.0
    assert scores.everywhere["Fogline"].places == 4


@pytest.mark.parametrize("text", ["", "name,latitude\nA,1\n", "name,latitude,longitude,consensus\nA,x,1,UA\n"])
def test_what_is_no_gold_is_told(tmp_path, text):
    path = tmp_path / "no.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"no\.csv"):
        load_control(path)
