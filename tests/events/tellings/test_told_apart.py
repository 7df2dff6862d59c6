"""What one report tells of two happenings stays two, however vaguely it says where and when; what it tells twice stays one."""

import json
from dataclasses import replace

import pytest
from tests.events.reports import SPAN, finding, head, killed, on

from fogline.events import fuse
from fogline.events.tellings.telling import tellings
from fogline.records import Footprint, Interval, Participant, QuantityRange

DOCUMENT = head("a", title="Two towns shelled as talks go on")


def target(name):
    return (Participant(name, name, None, SPAN),)


def told(words, *, at, kind="shelling", document=DOCUMENT, **more):
    return finding(document, kind, words, at=at, **more)


def happenings(*findings):
    forth, back = tellings(findings), tellings(findings[::-1])
    assert forth == back
    return len(forth)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("Korvin", "Old Mira", 2),  # neither is in a gazetteer, and they are not one name
        ("Korvin", "Velsk", 2),
        ("Korvin market", "Mira hospital", 2),
        ("hospital", "Mira hospital", 1),
        ("Korvin market", "Velsk", 1),  # a market may lie in a town
        ("bridge", "river crossing", 1),
        ("Korvin", "Velsk Oblast", 1),  # a place that nobody knows may lie in any region
        ("Dobrin", "Velsk Oblast", 1),
    ],
)
def test_names_of_two_places_are_two_happenings(one, other, wanted):
    found = [told(f"shells hit {number}", at=100 * number, where=where) for number, where in enumerate((one, other), 1)]
    assert happenings(*found) == wanted


@pytest.mark.parametrize(
    ("kind", "source", "wanted"), [("explosion", "police", 2), ("shelling", "police", 1), ("explosion", "army", 1)]
)
def test_an_unknown_place_is_in_no_region_where_another_source_tells_of_another_deed(kind, source, wanted):
    raids = told("jets hit hideouts in Korvin", at=100, where="Korvin", source="army")
    mine = told("a landmine went off", at=300, kind=kind, where="Velsk Oblast", source=source)
    assert happenings(raids, mine) == wanted


def test_a_district_that_is_named_with_its_town_and_a_title_are_no_second_happening():
    district = told("the Korvin district of Velsk was shelled", at=100, where="Korvin")
    assert happenings(district, told("shells fell on Velsk", at=300, where="Velsk")) == 1
    title = told("Two towns shelled as talks go on", at=0, where="Velsk")
    assert happenings(title, told("shells fell on the old quarter", at=300, where="Korvin")) == 1


def test_a_month_and_a_day_of_another_month_are_two_times():
    month, year = (
        Interval(SPAN, "2023-03-01", "2023-03-31", "month"),
        Interval(SPAN, "2022-01-01", "2022-12-31", "year"),
    )
    denied = told("the army denies having bombed it in March", at=100, when=month)
    assert happenings(denied, told("a shell hit the clinic", at=200, when=on("2023-04-11"))) == 2
    assert happenings(denied, told("on 24 March it was bombed", at=200, when=on("2023-03-24"))) == 1
    assert happenings(denied, told("it was shelled last year", at=200, when=year)) == 2


def test_what_happened_and_what_is_planned_need_something_in_common():
    held = told("the army took Velsk", at=100, kind="capture", where="Velsk")
    planned = {"kind": "capture", "reality": "future"}
    assert happenings(held, told("they mean to retake the town", at=300, **planned)) == 2
    assert happenings(held, told("Velsk will be held", at=300, where="Velsk", **planned)) == 1
    assert happenings(held, told("the army took Velsk and means to", at=110, frame=1, **planned)) == 1  # one sentence


def test_the_dead_of_a_war_a_massacre_and_one_man_are_three():
    man = told("he may have been killed", at=100, kind="casualties", reality="possible", targets=target("my uncle"))
    war = told("as many as 150,000 have died", at=300, kind="casualties", quantities=(killed(150_000),))
    massacre = told(
        "10,000 to 15,000 dead there", at=500, kind="casualties",
        quantities=(QuantityRange(10_000, 15_000, False, None, "people", SPAN, "killed"),),
    )  # fmt: skip
    assert happenings(man, war, massacre) == 3
    again = told("150,000 dead, nobody has counted", at=700, kind="casualties", quantities=(killed(150_000),))
    assert happenings(war, again) == 1


def test_two_tolls_of_one_strike_by_two_sources_stay_together():
    mayor = told("twelve died, the mayor said", at=100, kind="casualties", quantities=(killed(12),), source="mayor")
    army = told("three died, the army said", at=200, kind="casualties", quantities=(killed(3),), source="army")
    assert happenings(mayor, army) == 1


def test_another_report_does_not_join_what_one_told_apart():
    near = told("shells hit Korvin", at=100, where="Korvin"), told("shells hit Old Mira", at=300, where="Old Mira")
    third = told("shells hit Korvin and Old Mira", at=100, where="Korvin", document=head("b"))
    events = fuse([*near, third])
    assert not any({one.claim.id for one in near} <= set(event.claims) for event in events)


def test_a_toll_since_spring_is_not_that_of_one_day():
    since = Interval(SPAN, "2023-01-01", None, "interval")
    day = told(
        "shells killed nine", at=100, kind="casualties", where="Velsk", when=on("2023-04-11"), quantities=(killed(9),)
    )
    total = told("killed 260 since January", at=300, kind="casualties", when=since, quantities=(killed(260),))
    assert happenings(day, total) == 2
    assert happenings(told("nine killed", at=100, kind="casualties", quantities=(killed(9),)), total) == 2
    assert happenings(told("260 killed", at=100, kind="casualties", quantities=(killed(260),)), total) == 1
    shelling = told("shells hit the mill", at=100, where="Velsk")
    assert happenings(shelling, told("shelled since January", at=300, where="Velsk Oblast", when=since)) == 2


def test_a_toll_since_the_day_of_the_strike_is_that_of_the_strike():
    day = told("shells killed nine", at=100, kind="casualties", when=on("2023-04-09"), quantities=(killed(9),))
    risen = told(
        "has risen to 14 since Sunday", at=300, kind="casualties",
        when=Interval(SPAN, "2023-04-09", None, "interval"), quantities=(killed(14),),
    )  # fmt: skip
    assert happenings(day, risen) == 1


def test_who_holds_one_place_and_who_takes_another_are_two_happenings():
    def ground(kind, who, what, at):
        words = f"{who} and {what}"
        return told(words, at=at, kind=kind, actors=(who,), targets=target(what), where="Velsk" if at > 100 else None)

    held = ground("control", "garrison", "old fort", 100)
    assert happenings(held, ground("capture", "militia", "village of Velsk", 300)) == 2
    assert happenings(held, ground("capture", "the garrison", "village of Velsk", 300)) == 1
    assert happenings(held, ground("capture", "militia", "the old fort", 300)) == 1


@pytest.mark.parametrize(
    ("speaker", "victim", "where", "wanted"),
    [
        ("Norland", "the governor", "front", 2),
        ("Ostland", "the governor", "front", 1),
        ("Norland", "two peacekeepers", "front", 1),
    ],
)
def test_two_speakers_who_tell_of_other_dead_elsewhere_tell_of_two_things(speaker, victim, where, wanted):
    document = head("a")

    def dead(who, source, at, **more):
        targets = (Participant(who, who, None, SPAN),)
        return finding(document, "casualties", f"{who} killed", at=at, source=source, targets=targets, **more)

    told = [dead("peacekeepers", "Ostland", 100, where="Velsk"), dead(victim, speaker, 300, where=where)]
    assert len(tellings(told)) == wanted


@pytest.mark.parametrize(
    ("who", "source", "wanted"),
    [("rebels", "rebels", 2), ("soldiers", "rebels", 1), ("rebels", "army", 1)],  # of one side; by one source
)
def test_each_side_tells_of_the_ground_that_it_took(who, source, wanted):
    posts = told(
        "the army captured 25 posts", at=100, kind="capture", source="army", actors=["army"], targets=target("posts")
    )
    taken = told("21 hills were seized", at=300, kind="capture", source=source, actors=[who], targets=target("hills"))
    assert happenings(posts, taken) == wanted


@pytest.mark.parametrize(
    ("source", "who", "where", "wanted"),
    [
        ("engineer", "staff", "Velsk Oblast", 2),
        ("doctor", "staff", "Velsk Oblast", 1),  # the same source
        ("engineer", "patients", "Velsk Oblast", 1),  # the same people
        ("engineer", "staff", "Korvin clinic", 1),  # the same place
        (None, "staff", "Velsk Oblast", 1),  # told by the report itself
    ],
)
def test_two_sources_that_tell_of_others_elsewhere_tell_of_two_things(source, who, where, wanted):
    moved = {"kind": "displacement", "targets": target("patients")}
    one = told("patients were taken to Korvin", at=100, where="Korvin", source="doctor", **moved)
    other = told("they were moved", at=300, kind="displacement", where=where, source=source, targets=target(who))
    assert happenings(one, other) == wanted


@pytest.mark.parametrize(("where", "wanted"), [("Korvin", 3), (None, 2)])
def test_shares_that_one_sentence_tells_by_places_are_no_part_of_the_whole(where, wanted):
    words = "five died: three in Korvin, two in Velsk Oblast"
    whole = finding(DOCUMENT, "casualties", words, at=100, quantities=(killed(5),))
    shares = (
        finding(DOCUMENT, "casualties", f"{words} ", at=100, where=where, quantities=(killed(3),)),
        finding(DOCUMENT, "casualties", f"{words}.", at=100, where="Velsk Oblast", quantities=(killed(2),)),
    )
    assert happenings(whole, *shares) == wanted


@pytest.mark.parametrize(("longitude", "wanted"), [(39.0, 1), (42.0, 2)])
def test_what_one_report_tells_of_a_country_is_not_what_it_tells_of_a_town_abroad(longitude, wanted):
    ring = [[30, 40], [40, 40], [40, 50], [30, 50], [30, 40]]
    land = json.dumps({"type": "Polygon", "coordinates": [ring]})
    first, second = (
        told("jets bombed bases", at=100, kind="air_strike"),
        told("jets bombed a village", at=300, kind="air_strike"),
    )
    country = Footprint("Norland", SPAN, None, 45.0, 35.0, 900.0, "country", land)
    town = Footprint("Orvel", SPAN, None, 45.0, longitude, 3.0, "settlement")
    placed = (replace(one, claim=replace(one.claim, place=at)) for one, at in ((first, country), (second, town)))
    assert happenings(*placed) == wanted
