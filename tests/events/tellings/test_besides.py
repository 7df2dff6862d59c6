"""A second strike, which its own report tells apart from the one before, and shelling of which each side accuses the other."""

from dataclasses import replace

import pytest
from tests.events.constellations import ORVEL, TARNA, on, say

from fogline.events import fuse
from fogline.events.linking.constraints import contradicting, why_never
from fogline.events.tellings.besides import kinds_besides
from fogline.events.tellings.telling import tellings
from fogline.records import Span

HOUSES = frozenset({"dwelling"})


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            "A drone hit a house on Monday evening, hours after an air strike on a school in the camp killed 15",
            {"school"},
        ),
        ("A day after jets bombed a school in Orvel, an air strike hit a monastery", {"school"}),
        ("A second bomb struck a street on Monday, hours after the hypermarket attack", {"shop"}),
        ("Two hours before a raid on the power station, shells fell on a house", {"power"}),
        ("The house was hit after the siren of a school had sounded", set()),
        ("Rescuers went on searching the house hours after nightfall", set()),
        ("A drone hit a house near a school two days after elections", set()),
        ("A year after the war began a bomb fell on a house", set()),
        ("The house was hit minutes after another strike on the same house", set()),  # the same thing again
    ],
)
def test_what_another_strike_hit_is_told_besides(words, wanted):
    assert kinds_besides([words], HOUSES) == wanted


def test_of_which_nothing_is_known_may_be_the_other_one_itself():
    assert kinds_besides(["hours after an air strike on a school"], frozenset()) == frozenset()


def one(finding):
    (telling,) = tellings([finding])
    return telling


def strike(publisher, words, *targets, **more):
    return say(
        publisher, "medics", type="air_strike", words=words, targets=targets, place=ORVEL, when=on("2022-05-16"), **more
    )


def test_a_second_strike_is_not_the_first_of_other_reports():
    first = strike("Metro", "A strike on a school in Orvel killed 15 on Monday", "a school")
    second = strike(
        "Weekday", "A drone hit a car in Orvel on Monday, hours after a strike on a school killed 15", "a car"
    )
    again = strike("Harbour Post", "Jets hit a school in Orvel on Monday", "a school")
    assert why_never(one(first), one(second)) == "the one came after the other, by the words of its report"
    assert not contradicting(one(first), one(again))
    both = strike("Harbour Post", "A school and a car were hit hours after a strike on a mosque", "a school", "a car")
    assert not contradicting(one(first), one(both))
    toll = replace(second, claim=replace(second.claim, type="casualties"))
    assert not contradicting(one(first), one(toll))  # who died later died of the first


def accuse(publisher, teller, doer, *targets, place=None, **more):
    source = ({"AM": "Armenia", "AZ": "Azerbaijan"}[teller], None, teller)
    return say(publisher, source, type="shelling", actors=[doer], targets=targets, place=place, **more)


def test_what_each_side_says_the_other_did_is_two_unless_both_name_one_place_or_thing():
    ours = accuse("Metro", "AM", "AZ", place=ORVEL)
    theirs = accuse("Weekday", "AZ", "AM", "its positions")
    assert why_never(one(ours), one(theirs)) == "each side says that the other did it, and not at one place"
    assert not contradicting(one(ours), one(accuse("Weekday", "AZ", "AM", place=ORVEL)))  # one deed, two accused
    prison = accuse("Metro", "AM", "AZ", "the prison"), accuse("Weekday", "AZ", "AM", "a jail")
    assert not contradicting(*map(one, prison))
    admitted = accuse("Weekday", "AZ", "AZ")
    assert not contradicting(one(ours), one(admitted))
    denied = accuse("Weekday", "AZ", "AM", reality="denied")
    assert not contradicting(one(ours), one(denied))


def at(finding, start):
    claim = replace(finding.claim, evidence=Span(start, start + 10), frame=start)
    return replace(finding, claim=claim)


def events(*findings):
    return len(fuse(findings))


def test_in_one_report_the_side_that_answers_names_another_place():
    first = accuse("Metro", "AM", "AZ")
    assert events(first, at(accuse("Metro", "AZ", "AM", "Tarna", place=TARNA), 50)) == 2
    assert events(first, at(accuse("Metro", "AZ", "AM", "its positions"), 50)) == 2
    assert events(first, at(accuse("Metro", "AZ", "AM"), 50)) == 1  # "Azerbaijan said Armenia did it"
    mill = accuse("Metro", "AM", "AZ", "the mill", place=ORVEL)
    assert events(mill, at(accuse("Metro", "AZ", "AM", "the mill"), 50)) == 1
    assert events(mill, at(accuse("Metro", "AZ", "AM", "the building"), 50)) == 1
    assert events(mill, at(accuse("Metro", "AZ", "AM"), 50)) == 1


def test_the_dead_go_with_the_strike_of_their_sentence_that_is_told_next_to_them():
    words = "A drone strike on a car killed three, hours after an air strike on a school killed 15"
    told = [
        at(
            say(
                "Metro",
                "medics",
                type="drone_strike",
                targets=["a car"],
                place=ORVEL,
                when=on("2022-05-16"),
                words=words,
            ),
            0,
        ),
        at(say("Metro", "medics", type="casualties", words=words, targets=["three men"]), 0),
        at(say("Metro", "medics", type="air_strike", targets=["a school"], place=TARNA, words=words), 0),
        at(say("Metro", "medics", type="casualties", words=words, targets=["fifteen pupils"]), 0),
    ]
    told = [replace(one, claim=replace(one.claim, frame=number)) for number, one in enumerate(told)]
    families = {event.family: set() for event in fuse(told)}
    for event in fuse(told):
        families[event.family] |= set(event.claims)
    assert sorted(map(sorted, families.values())) == sorted(
        [sorted([told[0].claim.id, told[1].claim.id]), sorted([told[2].claim.id, told[3].claim.id])]
    )
