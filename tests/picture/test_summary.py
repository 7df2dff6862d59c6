"""Which place and time an event is shown at."""

from dataclasses import replace

import pytest
from tests.events.reports import place
from tests.picture.forecasts.told import event
from tests.picture.forecasts.told import told as report

from fogline.picture.summary import summary
from fogline.records import Interval, Participant, Span

OBLAST = '{"type":"Polygon","coordinates":[[[37,49],[38,49],[38,49.5],[37,49.5],[37,49]]]}'


_WHO = ("Ilko Dan", "Hanna Bere", "Pavlo Rust")
_WORDS = ("Rockets fell on", "The governor speaks of guns firing at", "Residents heard shells over")


def told(number, where, **more):
    words, who = f"{_WORDS[number - 1]} {where}", _WHO[number - 1]
    made = report(f"d{number}", "shelling", words, f"2023-04-1{number}", where=where, by=(who, None))
    return replace(made, claim=replace(made.claim, place=replace(place(where), **more)))


def described(number):
    return told(number, "eastern city")


def country(number):
    return told(number, "Ruthland", precision="country", latitude=49.0, longitude=37.0)


@pytest.mark.parametrize(
    ("findings", "where"),
    [
        ((described(1), described(2), told(3, "Velsk")), "Velsk"),
        ((described(1), described(2), country(3)), "Ruthland"),
        ((country(1), country(2), told(3, "Velsk")), "Velsk"),
        ((described(1),), "eastern city"),
    ],
    ids=["a town", "a country", "a town in a country", "nothing else"],
)
def test_a_place_on_the_map_comes_before_words_that_describe_one(findings, where):
    assert summary(event(*findings)).place.name == where


def test_a_town_that_one_report_names_is_more_than_the_region_it_lies_in():
    region = [told(n, "Velsk Oblast", precision="region", geometry=OBLAST) for n in (1, 2)]
    assert summary(event(*region, told(3, "Velsk"))).place.name == "Velsk"
    assert summary(event(*region, told(3, "Dobrin"))).place.name == "Velsk Oblast"  # it lies elsewhere
    assert summary(event(*region, told(3, "Velsk", confidence=0.3))).place.name == "Velsk Oblast"


def test_a_place_that_is_only_denied_is_not_where_it_happened():
    deed = told(1, "Velsk Oblast", precision="region")
    denied = told(2, "Velsk")
    denied = replace(denied, claim=replace(denied.claim, reality="denied", polarity="negative"))
    assert summary(event(deed, denied)).place.name == "Velsk Oblast"
    assert summary(event(denied)).place.name == "Velsk"


def test_who_shot_drones_down_did_not_send_them():
    hit = report("a", "drone_strike", "A drone hit a bus in Velsk", "2023-04-11", where="Velsk", side=None)
    shot = report("b", "interception", "Ukrainian guns shot down 14 drones", "2023-04-11", side="UA")
    one = event(hit, shot)
    assert (one.type, summary(one).actors) == ("drone_strike", ())
    assert summary(event(shot)).actors == ("UA",)


def test_a_pronoun_names_nobody_unless_its_side_is_known():
    def hit(number, party, side=None):
        one = told(number, "Velsk")
        return replace(one, claim=replace(one.claim, targets=(Participant(party, party, side, Span(0, 1)),)))

    assert summary(event(hit(1, "it"))).targets == ()
    assert summary(event(hit(1, "They", "UA"))).targets == ("UA",)
    assert set(summary(event(hit(1, "them"), hit(2, "a depot"))).targets) == {"a depot"}


def hour(start, end=None, *others, precision="instant"):
    readings = tuple(Interval(Span(0, 1), other, other, precision) for other in others)
    return Interval(Span(0, 1), start, end or start, precision, candidates=readings)


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (hour("2023-04-10T06:00", "2023-04-10T12:00", precision="part_of_day"), "10:15"),
        (hour("2023-04-10T18:00", "2023-04-10T23:59", precision="part_of_day"), "22:15"),
        (hour("2023-04-10", precision="day"), "10:15 or Mon 10 Apr 2023, 22:15"),
        (hour("2023-04-09", precision="day"), "10:15 or Mon 10 Apr 2023, 22:15"),  # of another day: it settles nothing
        (Interval(Span(0, 1)), "10:15 or Mon 10 Apr 2023, 22:15"),
    ],
    ids=["in the morning", "in the evening", "on the same day", "on another day", "at no time told"],
)
def test_hours_of_two_readings_are_settled_by_what_others_tell(other, words):
    clock = hour("2023-04-10T10:15", None, "2023-04-10T22:15")
    findings = [told(number, "Velsk") for number in (1, 2)]
    findings = [
        replace(one, claim=replace(one.claim, when=when)) for one, when in zip(findings, (clock, other), strict=True)
    ]
    assert summary(event(*findings)).when_words == f"Mon 10 Apr 2023, {words}"
