"""Control: what claims say of who holds a place, how it adds up with time, and what it makes of the neighbourhood."""

import datetime
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import shape
from tests.picture.forecasts.told import event as event_of
from tests.picture.forecasts.told import told as report

from fogline.gazetteer import built_in
from fogline.picture.control import (
    ControlOptions,
    ControlPicture,
    Populated,
    control_changes,
    control_days,
    control_layer,
    control_states,
    read_start,
)
from fogline.picture.control.evidence import Told, told
from fogline.picture.control.opponents import Conflict
from fogline.picture.control.phrases import another_place, around, described, faceless
from fogline.picture.control.spots import Spot
from fogline.picture.control.standing import standing
from fogline.picture.control.start import Start
from fogline.picture.control.tellings import freed, lost, over, tried
from fogline.picture.control.wording import explained
from fogline.picture.control.writing import control_geojson
from fogline.records import Footprint, Span
from fogline.records.control import ControlEvidence
from fogline.records.errors import InputError

DAY = datetime.date(2019, 5, 20)
RUBIZHNE = built_in().candidates("Rubizhne", limit=1)[0].place.key
MADE = Conflict({"NORTH": ("SOUTH",), "SOUTH": ("NORTH",)})


def piece(side, day, kind="capture", weight=2.0, voice="neutral", claim="c1"):
    return ControlEvidence(kind, voice, side, day, weight, "e1", (claim,), "p1", "Ardun")


def spot(key="p1", latitude=10.0, longitude=20.0):
    return Spot(key, key.upper(), latitude, longitude, "")


def picture(*pieces, start=None):
    by_place = {}
    for where, evidence in pieces:
        by_place.setdefault(where.key, []).append(Told(where, evidence))
    return ControlPicture(
        MADE, {key: tuple(told) for key, told in by_place.items()}, start or Start(), ControlOptions()
    )


def at(latitude, longitude, key="x"):
    return Populated(key, key, latitude, longitude)


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("a depot in temporarily occupied ", " burned", "occupied"),
        ("shops reopen in the liberated town of ", "", "liberated"),
        ("aid for besieged ", "", "besieged"),
        ("trains to rebel-held ", "", "held"),
        ("in formerly occupied ", "", "liberated"),
        ("a blast in ", " wounded two", None),
        ("talks are held in ", "", None),
    ],
)
def test_words_before_a_name_tell_who_holds_it(before, after, rule):
    found = described(before, after)
    assert (found.rule if found else None) == rule


def test_sectors_and_regions_named_after_a_town_are_not_the_town():
    assert another_place("Ardun", " direction")
    assert another_place("Ardun", " and Belk regions")
    assert another_place("Ardun", " peace agreements")
    assert not another_place("Ardun", ", where a bridge fell")
    assert not another_place("Ardun", " during the talks")
    assert around("villages north of the town of ")


def test_trying_losing_and_remembering_are_no_captures():
    assert tried("They keep trying to enter the town")
    assert lost("The brigade lost control of the crossing")
    assert over("Graves from the time of the occupation were opened")
    assert freed("The army retook the village")
    assert not tried("The army took the village")


def test_the_enemy_is_against_whom_speaks_and_occupiers_against_whose_ground_it_is():
    assert faceless("enemy troops") == "enemy"
    assert faceless("the occupiers") == "foreign"
    assert faceless("the mayor") is None


def test_a_later_capture_outweighs_earlier_word_of_the_other_side():
    told = [piece("NORTH", f"2019-04-{day:02}", "control") for day in range(1, 20)] + [piece("SOUTH", "2019-05-10")]
    chances = standing(spot(), told, DAY, ControlOptions()).probabilities(("NORTH", "SOUTH"))
    assert chances["SOUTH"] > 0.7


def test_evidence_of_later_days_does_not_count():
    assert standing(spot(), [piece("NORTH", "2019-06-01")], DAY, ControlOptions()) is None


def test_evidence_weighs_less_with_age():
    new = standing(spot(), [piece("NORTH", "2019-05-19")], DAY, ControlOptions())
    old = standing(spot(), [piece("NORTH", "2018-05-19")], DAY, ControlOptions())
    assert old.weight < new.weight / 8
    assert old.probabilities(("NORTH", "SOUTH"))["NORTH"] == pytest.approx(
        new.probabilities(("NORTH", "SOUTH"))["NORTH"]
    )


@given(
    st.lists(st.tuples(st.sampled_from(["NORTH", "SOUTH", None]), st.integers(0, 400), st.floats(0.01, 5)), min_size=1)
)
def test_chances_are_chances_whatever_is_told(told):
    pieces = [
        piece(side, (DAY - datetime.timedelta(days=age)).isoformat(), "capture" if side else "fighting", weight)
        for side, age, weight in told
    ]
    found = standing(spot(), pieces, DAY, ControlOptions())
    assert sum(found.probabilities(("NORTH", "SOUTH")).values()) == pytest.approx(1)
    assert 0 <= found.fought <= 1


def test_what_is_told_of_a_place_reaches_its_neighbours_and_no_farther():
    told = picture((spot(), piece("NORTH", "2019-05-18", weight=4.0)))
    here, near, far = control_states(told, DAY, built_in(), (at(10, 20, "p1"), at(10.05, 20), at(13, 20)))
    assert (here.state, here.side, here.basis) == ("held", "NORTH", "place")
    assert (near.side, near.basis) == ("NORTH", "neighbours")
    assert near.confidence < here.confidence
    assert (far.state, far.side, far.evidence) == ("unknown", None, ())
    assert here.claims == ("c1",)


def test_of_two_sides_the_nearer_one_counts():
    told = picture(
        (spot("n", 10.3), piece("NORTH", "2019-05-18", weight=4.0)),
        (spot("s", 10.0), piece("SOUTH", "2019-05-18", weight=4.0)),
    )
    north, middle, south = control_states(told, DAY, built_in(), (at(10.28, 20), at(10.15, 20), at(10.02, 20)))
    assert (north.side, middle.state, south.side) == ("NORTH", "unknown", "SOUTH")


def test_a_claim_of_a_gain_by_the_winner_alone_is_claimed_not_assessed():
    told = picture((spot(), piece("NORTH", "2019-05-18", weight=1.0, voice="own")))
    (here,) = control_states(told, DAY, built_in(), (at(10, 20, "p1"),))
    assert (here.state, here.claimed_by) == ("unknown", ("NORTH",))


def test_a_town_that_is_fought_over_and_held_by_nobody_surely_is_contested():
    told = picture(
        (spot(), piece(None, "2019-05-19", "fighting", 1.5)), (spot(), piece("NORTH", "2019-05-15", "fire", 0.7))
    )
    (here,) = control_states(told, DAY, built_in(), (at(10, 20, "p1"),))
    assert (here.state, here.side) == ("contested", None)


def test_a_starting_state_is_believed_far_from_the_other_side_only():
    start = read_start("name,latitude,longitude,side\nA,10,20.6,NORTH\nB,10,21,SOUTH\nC,10,26,SOUTH\n", built_in())
    told = picture((spot("z", 30.0), piece("NORTH", "2019-05-18")), start=start)
    close, far = control_states(told, DAY, built_in(), (at(10, 20.9), at(10, 26)))
    assert (close.state, far.side, far.basis) == ("unknown", "SOUTH", "start")


def test_a_place_that_is_asked_for_is_unknown_where_nothing_is_told_at_all():
    (state,) = control_states(picture(), DAY, built_in(), (at(10, 20, "q"),))
    assert (state.key, state.state, state.side, state.basis, state.evidence) == ("q", "unknown", None, "none", ())
    assert control_states(picture(), DAY, built_in()) == ()


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("name\nKharkiv\n", "side"),
        ("name,side\nKharkiv,\n", "line 2"),
        ("# what was known\nname,side\n# the north\n\nKharkiv,\n", "line 5"),
        ("name,side,day\nKharkiv,UA,soon\n", "want one such as 2022-02-23"),
        ("name,side\nQwertzuiopolis,UA\n", "no place is known"),
        ("latitude,longitude,side\nnorth,20,UA\n", "want degrees"),
        ("latitude,longitude,side\n100,20,UA\n", "latitude -90..90"),
    ],
)
def test_a_broken_starting_state_says_what_is_wrong(table, words):
    with pytest.raises(InputError, match=words):
        read_start(table, built_in())


def test_changes_name_what_passed_from_side_to_side_first():
    told = picture(
        (spot(), piece("NORTH", "2019-04-01", weight=4.0)),
        (spot(), piece("SOUTH", "2019-05-15", weight=4.0)),
        (spot("q", 11.5), piece("NORTH", "2019-05-12", weight=4.0)),
    )
    places = (at(11.5, 20, "q"), at(10, 20, "p1"))
    before, after = (control_states(told, day, built_in(), places) for day in (datetime.date(2019, 5, 1), DAY))
    changes = control_changes(before, after)
    assert [(one.after.key, one.before.side, one.after.side) for one in changes] == [
        ("p1", "NORTH", "SOUTH"),
        ("q", None, "NORTH"),
    ]


def test_areas_and_lines_are_valid_and_meet_between_the_sides():
    pieces = []
    for column in range(4):
        for row in range(6):
            side = "NORTH" if row >= 3 else "SOUTH"
            where = spot(f"{column}-{row}", 10 + row * 0.1, 20 + column * 0.1)
            pieces.append((where, piece(side, "2019-05-18", weight=4.0)))
    told = picture(*pieces)
    places = tuple(at(where.latitude, where.longitude, where.key) for where, _ in pieces)
    layer = control_layer(control_states(told, DAY, built_in(), places), built_in())
    assert layer.sides == ("NORTH", "SOUTH")
    assert sum(area.places for area in layer.areas) == 24
    drawn = {area.side: shape(json.loads(area.geometry)) for area in layer.areas}
    assert all(geometry.is_valid for geometry in drawn.values())
    assert drawn["NORTH"].intersection(drawn["SOUTH"]).area < 0.01 * drawn["NORTH"].area
    (line,) = layer.lines
    assert shape(json.loads(line.geometry)).centroid.y == pytest.approx(10.25, abs=0.03)
    assert len(json.loads(control_geojson(layer))["features"]) == 3


def test_an_empty_layer_is_no_error():
    assert control_layer((), built_in(), "2019-05-20").areas == ()


def test_an_explanation_shows_the_words_and_claims_behind_a_state():
    told = picture((spot(), piece("NORTH", "2019-05-18", weight=4.0)))
    (here,) = control_states(told, DAY, built_in(), (at(10, 20, "p1"),))
    words = "\n".join(explained(here))
    assert "held by NORTH" in words
    assert "claims c1" in words


@pytest.mark.parametrize(
    ("before", "done"),
    [
        ("Southern forces captured ", True),
        ("the brigade has liberated the village of ", True),
        ("a depot in captured ", False),
        ("aid for the besieged ", False),
        ("roads to recently liberated ", False),
        ("Northern-held ", False),
    ],
)
def test_what_somebody_does_to_a_place_is_told_apart_from_how_it_is_described(before, done):
    assert described(before, "").done is done


@pytest.mark.parametrize("side", ["UA", "RU"])
def test_who_captures_a_place_holds_it_whatever_country_it_lies_in(side):
    words = f"{side} forces captured Rubizhne on Thursday"
    made = report("r1", "capture", words, "2022-05-12", side=side, at=0, where="Velsk")
    start = words.index("Rubizhne")
    town = Footprint(
        "Rubizhne", Span(start, start + 8), None, 49.012, 38.379, 3.0, "settlement", candidates=(RUBIZHNE,)
    )
    event = event_of(replace(made, claim=replace(made.claim, place=town)))
    war = Conflict({"UA": ("RU",), "RU": ("UA",)})
    (evidence,) = (one.evidence for one in told([event], war, built_in(), ControlOptions()))
    assert (evidence.kind, evidence.side) == ("capture", side)


def test_a_state_that_is_not_known_says_what_is_missing():
    old = picture((spot(), piece("NORTH", "2009-05-18")))
    (state,) = control_states(old, DAY, built_in(), (at(10, 20, "p1"),))
    lines = list(explained(state))
    assert "unknown: " in lines[0]
    assert ", by claims" not in lines[0]


def test_several_days_at_once_are_what_each_is_alone():
    pieces = []
    for number in range(9):
        day = (DAY - datetime.timedelta(days=20 - 2 * number)).isoformat()
        where = spot(f"p{number}", 10 + 0.4 * (number % 3), 20 + 0.5 * (number // 3))
        pieces.append((where, piece("NORTH" if number % 2 else "SOUTH", day, weight=3.0, claim=f"c{number}")))
    start = read_start("name,latitude,longitude,side\nA,10,20.6,NORTH\nB,10,21.4,SOUTH\n", built_in())
    told = picture(*pieces, start=start)
    places = [at(10 + 0.13 * (n % 8), 20 + 0.17 * (n // 8), f"q{n}") for n in range(64)]
    days = [DAY - datetime.timedelta(days=back) for back in (25, 12, 3)]
    together = list(control_days(told, days, built_in(), places))
    assert together == [control_states(told, day, built_in(), places) for day in days]
    assert len({one.side for one in together[-1]}) > 1


def test_a_place_beside_one_with_evidence_is_that_place_under_another_key():
    told = picture((spot(), piece("NORTH", "2019-05-18", weight=4.0)))
    twin, near = control_states(told, DAY, built_in(), (at(10.002, 20, "twin"), at(10.02, 20, "near")))
    assert (twin.basis, twin.since, near.basis, near.since) == ("place", "2019-05-18", "neighbours", None)


def test_places_far_from_all_that_is_drawn_change_nothing_that_is_drawn():
    told = picture(
        *((spot(f"n{row}", 10.4 + row * 0.1), piece("NORTH", "2019-05-18", weight=4.0)) for row in range(3)),
        *((spot(f"s{row}", 10.1 - row * 0.1), piece("SOUTH", "2019-05-18", weight=4.0)) for row in range(3)),
    )
    near = [at(9.7 + 0.1 * (n % 13), 19.8 + 0.1 * (n // 13), f"q{n}") for n in range(65)]
    far = [at(10.25 + step, 20.0 + 1.3 * side, f"f{step}{side}") for step in (-1.2, 0, 1.2) for side in (-1, 1)]
    # The middle of the sheet is the same with and without them, so that outlines are cut alike.
    rim = [at(10.25 - 1.2, 20, "a"), at(10.25 + 1.2, 20, "b")]
    with_, without = (
        control_layer(control_states(told, DAY, built_in(), places), built_in())
        for places in (near + rim + far, near + rim)
    )
    assert [one.places for one in with_.areas] == [one.places for one in without.areas]
    drawn, bare = ([shape(json.loads(one.geometry)) for one in each.areas] for each in (with_, without))
    assert all(one.symmetric_difference(other).area < 0.03 * one.area for one, other in zip(drawn, bare, strict=True))
