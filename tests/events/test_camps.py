"""Camps: on whose side doers and dead are, and which tolls can be no one's but their own."""

from dataclasses import replace

import pytest
from tests.events.reports import SPAN, finding, head, killed, on, together

from fogline.events import fuse
from fogline.events.camps import CIVILIANS, IRREGULARS, STATE, camps_of, doers, harmed, opposed, tolls_apart
from fogline.events.describe import describe
from fogline.events.linking.constraints import contradicting, why_never
from fogline.events.tellings.telling import tellings
from fogline.records import Footprint, Participant


def toll(words, who, dead, *, number=12, document=None, at=100, source=None, side=None, target_side=None, **more):
    document = document or head("a")
    found = finding(
        document, "casualties", words, at=at, source=source, where="Velsk",
        targets=(Participant(dead, dead, target_side, SPAN),), quantities=(killed(number, of=dead),), **more,
    )  # fmt: skip
    acting = tuple(Participant(name, name, side, SPAN) for name in ([who] if who else []))
    claim = type(found.claim)(
        **{name: getattr(found.claim, name) for name in found.claim.__slots__} | {"actors": acting}
    )
    return type(found)(claim, *(getattr(found, name) for name in type(found).__slots__ if name != "claim"))


@pytest.mark.parametrize(
    ("who", "side", "camp"),
    [
        ("the army", None, STATE),
        ("government forces", None, STATE),
        ("policemen", None, STATE),
        ("militants", None, IRREGULARS),
        ("gunmen", None, IRREGULARS),
        ("the army", "UA", "UA"),
        ("a mine", None, None),
        ("army militants", None, None),
    ],
)
def test_the_camp_of_a_doer_is_his_side_or_what_he_is_called(who, side, camp):
    claim = toll("12 died", who, "people", side=side).claim
    assert doers(claim) == ({camp} if camp else frozenset())


@pytest.mark.parametrize(
    ("dead", "side", "camps"),
    [
        ("soldiers", None, {STATE}),
        ("soldiers", "PK", {"PK", STATE}),
        ("militants", None, {IRREGULARS}),
        ("children", "UA", {CIVILIANS}),
        ("people", None, set()),
    ],
)
def test_the_camp_of_the_dead(dead, side, camps):
    assert harmed(toll("12 died", None, dead, target_side=side).claim) == camps


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (STATE, IRREGULARS, True),
        (STATE, "Taliban", True),
        (STATE, "PK", False),
        (IRREGULARS, "Taliban", False),
        (IRREGULARS, "PK", True),
        ("PK", "Taliban", True),
        (CIVILIANS, STATE, True),
        ("PK", "PK", False),
    ],
)
def test_which_camps_cannot_be_one(one, other, wanted):
    assert opposed({one}, {other}) == opposed({other}, {one}) == wanted


def test_what_nobody_tells_is_opposed_to_nothing():
    assert not opposed(frozenset(), {STATE})


ARMY = toll("the army killed 40 militants", "the army", "militants", number=40)


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        (toll("militants killed 17 soldiers", "militants", "soldiers", number=17), True),
        (toll("12 soldiers died", None, "soldiers"), True),  # who did the one was harmed in the other
        (toll("militants killed 12 people", "militants", "people"), False),  # militants, perhaps
        (toll("soldiers killed 38 militants", "soldiers", "militants", number=38), False),
        (toll("an air strike killed 9 children", None, "children", number=9), False),  # by the army, perhaps
    ],
)
def test_two_tolls_of_two_camps(other, apart):
    tolls = [camps_of([one.claim]) for one in (ARMY, other)]
    assert tolls_apart(*tolls) == tolls_apart(*tolls[::-1]) == apart


def test_tolls_of_two_camps_are_two_events_in_one_report_and_in_two():
    own = toll("militants killed 17 soldiers", "militants", "soldiers", number=17, at=300, source="militants")
    assert len(tellings([ARMY, own])) == 2
    elsewhere = toll(
        "militants killed 17 soldiers", "militants", "soldiers", number=17, document=head("b", publisher="Post")
    )
    assert not together(fuse([ARMY, elsewhere]), ARMY, elsewhere)


def test_beside_a_battle_both_sides_count_their_dead():
    battle = finding(head("a"), "clash", "they fought at Velsk", at=50, where="Velsk")
    own = toll("militants killed 17 soldiers", "militants", "soldiers", number=17, at=300)
    assert len(tellings([battle, ARMY, own])) == 1


def test_of_soldiers_and_civilians_two_sources_tell_two_things():
    soldiers = toll("12 soldiers died", None, "soldiers", source="ministry")
    civilians = toll("five children died", None, "children", number=5, at=300, source="hospital")
    assert len(tellings([soldiers, civilians])) == 2
    assert (
        len(tellings([soldiers, toll("five children died", None, "children", number=5, at=300, source="ministry")]))
        == 1
    )


def test_a_report_cannot_tell_of_a_later_day():
    printed = toll("a drone killed 40 people", None, "people", number=40, document=head("a", "2023-04-03"))
    later = toll(
        "drones killed 4 people", None, "people", number=4, when=on("2023-04-04"), document=head("b", "2023-04-05")
    )
    same = toll(
        "drones killed 40 people", None, "people", number=40, when=on("2023-04-04"), document=head("c", "2023-04-05")
    )
    (early,), (other,), (counted_alike,) = (tellings([one]) for one in (printed, later, same))
    assert (
        why_never(early, other)
        == why_never(other, early)
        == "one report came out before the day that the other tells of"
    )
    assert not contradicting(early, counted_alike)  # it may be a day off


def fire(words, who, whom, *, document=None, at=100, **more):
    found = finding(document or head("a"), "attack", words, at=at, where="Velsk", when=on("2023-04-11"), **more)
    sides = {"actors": (Participant(who, who, who, SPAN),), "targets": (Participant(whom, whom, whom, SPAN),)}
    return replace(found, claim=replace(found.claim, **sides))


def test_that_each_fired_at_the_other_is_two_deeds():
    one = fire("Azeri troops fired at Armenian posts", "AZ", "AM")
    other = fire("Armenian troops fired at Azeri posts", "AM", "AZ", document=head("b", publisher="Post"))
    again = fire("Azeri troops shot at Armenian posts", "AZ", "AM", document=head("c", publisher="Bote"))
    assert not together(fuse([one, other]), one, other)
    assert together(fuse([one, again]), one, again)


@pytest.mark.parametrize(
    ("day", "count", "apart"),
    [("2023-04-12", 7, True), ("2023-04-12", 11, False), ("2023-04-12", 12, False), ("2023-04-11", 7, False)],
)
def test_a_day_on_with_quite_other_counts_is_another_massacre(day, count, apart):
    one = toll("twelve were killed", "RSF", "villagers", side="RSF", when=on("2023-04-11"))
    other = toll("others were killed", "RSF", "villagers", side="RSF", number=count, when=on(day), document=head("b"))
    assert contradicting(*(tellings([found])[0] for found in (one, other))) == apart


@pytest.mark.parametrize(("number", "apart"), [(53, True), (11, False)])
def test_a_country_and_a_place_in_it_are_total_and_part(number, apart):
    part = toll("ten were killed", None, "people", number=10, when=on("2023-04-11"))
    total = toll(
        "they were killed across the country", None, "people", number=number, when=on("2023-04-11"), document=head("b")
    )
    country = Footprint("Norland", SPAN, None, 49.0, 37.0, 700.0, "country")
    total = replace(total, claim=replace(total.claim, place=country))
    assert contradicting(*(tellings([found])[0] for found in (part, total))) == apart


def test_the_dead_of_two_sides_do_not_contradict_each_other():
    one = toll("the army killed five rebels", "the army", "rebels", number=5, source="army")
    other = toll("eight soldiers were killed", None, "soldiers", number=8, source="rebels", at=300)
    third = toll("nine soldiers were killed", None, "soldiers", number=9, source="ministry", at=500)
    assert describe([one, other]).contradictions == ()
    assert describe([other, third]).contradictions != ()
