"""A deed takes nothing from what is denied or planned beside it: no place, no doer, no type."""

from dataclasses import replace

import pytest
from tests.events.reports import SPAN, finding, head, killed

from fogline.events import fuse
from fogline.events.tellings.telling import tellings
from fogline.records import Participant

DOCUMENT = head("a", title="A night of strikes")


def side(code, words):
    return (Participant(words, words, code, SPAN),)


def told(words, *, at, kind="air_strike", **more):
    return finding(DOCUMENT, kind, words, at=at, **more)


def happenings(*findings):
    return len(tellings(findings))


def test_a_denial_of_a_strike_on_another_town_is_another_happening():
    deed = told("jets struck rebel positions in the region", at=100, targets=side(None, "rebel positions"))
    denied = {"kind": "attack", "reality": "denied", "source": "Rebels"}
    assert happenings(deed, told("Rebels denied firing rockets at Dobrin", at=300, where="Dobrin", **denied)) == 2
    assert happenings(deed, told("Rebels denied they had fired", at=300, **denied)) == 1


def test_a_denial_of_the_strike_itself_stays_with_it():
    deed = told("jets struck a clinic in Velsk", at=100, where="Velsk", targets=side(None, "clinic"))
    there = told("Norland denied bombing Velsk", at=300, where="Velsk", reality="denied", source="Norland")
    city = told("Norland denied shelling the city", at=300, where="city", reality="denied", source="Norland")
    assert happenings(deed, there) == happenings(deed, city) == 1


def test_a_denial_by_somebody_else_than_the_doer_is_another_happening():
    hit = told("jets hit dozens of targets in Velsk", at=100, where="Velsk")
    for doer, wanted in (("IL", 1), ("Hamas", 2)):
        claim = told("it denied that it had fired", at=300, kind="shelling", reality="denied", source="spokesman")
        denial = _with_actor(claim, doer)
        assert happenings(_with_actor(hit, "IL"), denial) == wanted


def _with_actor(one, code):
    return replace(one, claim=replace(one.claim, actors=side(code, "forces")))


def test_who_denies_an_aim_leaves_the_deed_one():
    deed = told("shells hit a school in Velsk", at=100, kind="shelling", where="Velsk")
    aim = {"kind": "attack", "reality": "denied", "targets": side(None, "Ostland civilians")}
    assert happenings(deed, told("Norland denied targeting civilians in Ostland", at=300, **aim)) == 1
    assert happenings(deed, told("Norland denied shooting Ostland civilians", at=300, **aim)) == 2


def test_a_siege_is_no_capture_that_somebody_fears():
    siege = told("Velsk is surrounded", at=100, kind="siege", where="Velsk")
    fall = told("if Velsk is captured the road is open", at=300, kind="capture", where="Velsk", reality="hypothetical")
    assert sorted(event.type for event in fuse([siege, fall])) == ["capture", "siege"]


def test_what_is_denied_beside_a_deed_does_not_name_the_event():
    blast = told("an explosion rocked a depot in Velsk", at=100, kind="explosion", where="Velsk")
    denied = told("Norland denied that it had bombed Velsk", at=300, where="Velsk", reality="denied", source="Norland")
    assert [event.type for event in fuse([blast, denied])] == ["explosion"]


@pytest.mark.parametrize(
    ("second", "whose", "wanted"), [("Ostland", "its", 2), ("Norland", "its", 1), ("Ostland", "their", 1)]
)
def test_each_side_speaks_of_its_own(second, whose, wanted):
    def freed(speaker, whose, at):
        one = told(f"{speaker} said 40 of {whose} soldiers were freed", at=at, kind="release", source=speaker,
                   targets=side(None, f"40 of {whose} soldiers"), quantities=(killed(40, "soldiers", "rescued"),))  # fmt: skip
        links = (replace(one.claim.chain[0], side=speaker[:1]), *one.claim.chain[1:])
        return replace(one, claim=replace(one.claim, chain=links))

    assert happenings(freed("Norland", "its", 100), freed(second, whose, 300)) == wanted


def test_a_denial_about_a_thing_with_a_name_is_not_of_other_things():
    looted = told(
        "fighters looted the market of Velsk", at=100, kind="abuse", where="Velsk", targets=side(None, "market")
    )
    denied = {"kind": "abuse", "where": "Velsk", "reality": "denied", "source": "the Tigers"}
    store = side(None, "the store of the World Food Programme in Velsk")
    assert happenings(looted, told("the Tigers denied looting the store", at=300, targets=store, **denied)) == 2
    assert happenings(looted, told("the Tigers denied it", at=300, targets=side(None, "market"), **denied)) == 1


def test_that_aid_does_not_come_through_denies_nobodys_flight():
    fled = told("500 people were displaced", at=100, kind="displacement", where="Velsk")
    denied = told("WFP suspended distributions", at=300, kind="humanitarian", reality="denied")
    assert happenings(fled, denied) == 2
