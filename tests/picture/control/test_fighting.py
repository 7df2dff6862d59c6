"""A ledger may tell of several wars: a place is held by one of those who fight in its country, not by a side of another war."""

import datetime

from fogline.gazetteer import built_in
from fogline.picture.control import ControlOptions, ControlPicture, Populated, control_states
from fogline.picture.control.evidence import Told
from fogline.picture.control.fighting import fighting
from fogline.picture.control.opponents import Conflict
from fogline.picture.control.spots import Spot
from fogline.picture.control.start import Start
from fogline.records.control import ControlEvidence

WARS = Conflict(
    {"SD": ("RSF",), "RSF": ("SD",), "MM": ("AA", "KIA"), "AA": ("MM",), "KIA": ("MM",), "UA": ("RU",), "RU": ("UA",)}
)
DAY = datetime.date(2031, 5, 20)


def told(country, side, latitude=10.0):
    spot = Spot(f"{country}{latitude}", country, latitude, 20.0, country)
    day = (DAY - datetime.timedelta(days=2)).isoformat()
    return spot, ControlEvidence("capture", "neutral", side, day, 2.0, "e", ("c",), spot.key, spot.name)


def picture(*pieces, start=None):
    evidence = {spot.key: (Told(spot, one),) for spot, one in pieces}
    return ControlPicture(WARS, evidence, start or Start(), ControlOptions())


def state(made, spot):
    place = Populated(spot.key, spot.name, spot.latitude, spot.longitude, spot.country)
    return control_states(made, DAY, built_in(), [place])[0]


def test_a_war_elsewhere_makes_a_capture_no_less_sure():
    sudan = told("SD", "SD")
    alone = state(picture(sudan), sudan[0])
    beside = state(picture(sudan, told("MM", "AA", 20.0), told("UA", "RU", 48.0)), sudan[0])
    assert (alone.state, alone.side) == ("held", "SD")
    assert (beside.state, beside.side, beside.confidence) == (alone.state, alone.side, alone.confidence)
    assert {one.side for one in beside.shares} == {"SD", "RSF"}


def test_who_fights_where():
    sides = tuple(WARS.opponents)
    who = fighting(sides, [("SD", "SD"), ("MM", "AA"), ("XX", "NOBODY")], (), WARS)
    assert who.of("SD") == {"SD", "RSF"}
    assert who.of("MM") == {"AA", "MM", "KIA"}
    assert set(who.of("XX")) == set(who.of("")) == set(sides)


def test_the_sides_of_a_starting_state_may_be_anywhere():
    who = fighting(tuple(WARS.opponents), [("SD", "SD")], ("UA",), WARS)
    assert who.of("SD") == {"SD", "RSF", "UA"}
