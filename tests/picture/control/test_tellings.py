"""How much of a place is taken, whether it is taken at all, and by whom: as reports of many wars put it."""

import pytest
from tests.picture.control.told_here import GAVE, evidence_of, party

from fogline.picture.control.opponents import Conflict, Here
from fogline.picture.control.parts import share_of
from fogline.picture.control.phrases import another_place, faceless, within
from fogline.picture.control.spots import name_in
from fogline.picture.control.tellings import defeated, forfeited, in_pocket, meant, not_taken, of_ruin, over


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The march on Saida and the capture of ", " were planned in the spring."),
        ("The brigade tried to seize ", ""),
        ("They concentrate their forces on capturing ", ""),
        ("The rebels vowed to take ", " within days."),
        ("The battle for control of ", " goes on"),
        ("A planned capture of ", ""),
        ("Liberation of ", ": the town will be liberated, the general said"),
        ("Capture of ", ": insurgents planned a parade"),
    ],
)
def test_what_is_planned_or_tried_is_not_done(before, after):
    assert not_taken(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Following the capture of ", ", the brigade planned to encircle the garrison of Homs."),
        ("The army managed to take ", " at dawn"),
        ("The town could starve, the mayor said, after rebels seized ", ""),
        ("Government forces of the region captured ", ""),
        ("Troops took ", ", but residents are unable to return."),
        ("The militia claimed to control ", ""),
    ],
)
def test_a_plan_in_another_clause_takes_nothing_from_a_capture(before, after):
    assert not not_taken(before, after)


@pytest.mark.parametrize(
    ("target", "before", "words", "share"),
    [
        ("Goma", "M23 captured ", "M23 captured Goma", "whole"),
        (
            "the border town of Goma",
            "M23 captured the border town of ",
            "M23 captured the border town of Goma",
            "whole",
        ),
        ("most of Goma", "M23 captured most of ", "M23 captured most of Goma", "most"),
        ("80 % of Goma", "M23 controls 80 % of ", "M23 controls 80 % of Goma", "most"),
        ("20 percent of Goma", "M23 controls 20 percent of ", "M23 controls 20 percent of Goma", "part"),
        ("the northern outskirts of Goma", "M23 holds the northern outskirts of ", "M23 holds the outskirts", "part"),
        ("a radio station in Goma", "M23 seized a radio station in ", "M23 seized a radio station in Goma", "thing"),
        ("Goma airport", "M23 seized ", "M23 seized Goma airport", "thing"),
        ("two tanks", "M23 captured two tanks in ", "M23 captured two tanks in Goma", "thing"),
        ("the city", "In ", "In Goma, M23 seized the city", "whole"),
        ("Goma", "M23 fighters entered ", "M23 fighters entered Goma", "most"),
        ("Goma", "M23 fighters entered ", "M23 fighters entered Goma and raised their flag", "whole"),
    ],
)
def test_a_thing_a_part_and_a_whole_town_are_told_apart(target, before, words, share):
    assert share_of((party(target, None),), "Goma", before, words) == share


def test_a_loss_is_told_by_who_lost():
    assert forfeited("The general admitted that his forces had lost the town of ")
    assert forfeited("The ministry denied losing ")
    assert not forfeited("The rebels said the army lost ten men in ")
    assert defeated("details of the ", " defeat.")
    assert defeated("after the defeat of the ", " near the river")
    assert not defeated("the ", " defeat rebels at the ford")


def test_pockets_ruins_and_the_past():
    assert in_pocket("The last defenders are holed up in the citadel")
    assert not in_pocket("The army still holds the citadel")
    assert of_ruin("Militias go on demolishing the old town")
    assert not of_ruin("Militias captured and destroyed the old town")
    assert over("a suburb that was held by the militia")
    assert over("the killings took place when the junta controlled the district")
    assert over("Crimes of the militia that occupies the port are filed in court")
    assert meant("They did not plan to take Uvira")
    assert not meant("They failed to take the plant")


def test_plants_and_regions_are_not_the_town_but_a_town_in_its_region_is():
    assert another_place("", " power plant in the south")
    assert another_place("", " steel works")
    assert another_place("", " and Latakia provinces")
    assert not another_place("", ", Idlib province")
    assert not another_place("", " in the Idlib region")
    assert within("shells fell on a village in ") == "village"
    assert within("Serakeb in ") == "Serakeb"


def test_the_army_and_the_rebels_are_known_where_a_country_fights_one_group():
    within_one = Conflict({"CD": ("M23",), "M23": ("CD",)})
    assert faceless("government troops") == "state"
    assert within_one.side_of(party("the army", None), None, Here("CD")) == "CD"
    assert within_one.side_of(party("rebel fighters", None), None, Here("CD")) == "M23"
    many = Conflict({"SY": ("HTS", "SDF"), "HTS": ("SY",), "SDF": ("SY",)})
    assert many.side_of(party("the rebels", None), None, Here("SY")) is None
    between = Conflict({"AM": ("AZ",), "AZ": ("AM",)})
    assert between.side_of(party("the army", None), None, Here("AM")) is None


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ({"words": "M23 rebels captured Goma", "actor": "M23", "target": "Goma"}, {("capture", "M23")}),
        (
            {"words": "M23 rebels captured most of Goma", "actor": "M23", "target": "most of Goma"},
            {("capture", "M23"), ("fighting", None)},
        ),
        (
            {"words": "M23 rebels entered the outskirts of Goma", "actor": "M23", "target": "the outskirts of Goma"},
            {("presence", "M23"), ("fighting", None)},
        ),
        (
            {"words": "M23 rebels seized a bank in Goma", "actor": "M23", "target": "a bank in Goma"},
            {("presence", "M23")},
        ),
        ({"words": "M23 rebels plan the capture of Goma", "actor": "M23", "target": "Goma"}, {("assault", "CD")}),
        (
            {"type_": "withdrawal", "words": "The UN pulled staff out of Goma", "actor": "CD", "target": "staff"},
            set(),
        ),
        (
            {
                "type_": "withdrawal",
                "words": "The army drove M23 troops from Goma",
                "actor": "CD",
                "target": "M23 troops",
            },
            {("repulse", "CD")},
        ),
        (
            {"type_": "withdrawal", "words": "The army is pushing fighters out of Goma", "actor": "CD", "target": None},
            {("repulse", "CD")},
        ),
        (
            {
                "type_": "withdrawal",
                "words": "Congolese forces have withdrawn from Goma, a spokesman said",
                "actor": "CD",
                "target": None,
            },
            {("withdrawal", "M23")},
        ),
        (
            {"type_": "withdrawal", "words": "Government forces pulled out of Goma", "actor": "CD", "target": None},
            {("withdrawal", "M23")},
        ),
        (
            {
                "type_": "withdrawal",
                "words": "The army forces rebel fighters out of Goma",
                "actor": "CD",
                "target": None,
            },
            {("repulse", "CD")},
        ),
        (
            {"words": "His forces had lost Goma, the general admitted", "actor": None, "target": "Goma"},
            {("capture", "M23")},
        ),
        ({"words": "The last CD troops are holed up in Goma", "type_": "control", "actor": "CD", "target": None}, GAVE),
    ],
)
def test_what_a_claim_says_of_a_town(words, kinds):
    assert {(one.kind, one.side) for one in evidence_of(**words)} == kinds


def test_a_report_that_says_one_thing_twice_says_it_once():
    once = evidence_of(words="M23 rebels captured Goma", actor="M23", target="Goma")
    twice = evidence_of(words="M23 rebels captured Goma", actor="M23", target="Goma", times=2)
    assert len(twice) == len(once) == 1


@pytest.mark.parametrize(
    ("printed", "name", "found"),
    [
        ("the army entered Maarrat al-Numan in Idlib", "Ma‘arrat an Nu‘mān", "Maarrat al-Numan"),
        ("the Kachin fighters took Lashyo (Shan State)", "Lashio", "Lashyo"),
        ("Wad Madani, the capital", "Wad Medani", "Wad Madani"),
        ("the big Somewhere", "Else", "Somewhere"),
    ],
)
def test_a_name_is_found_in_another_spelling(printed, name, found):
    start, end = name_in(printed, name)
    assert printed[start:end] == found
