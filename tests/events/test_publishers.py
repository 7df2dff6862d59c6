"""What an analyst states of publishers counts when events are graded, and is said in the reasons."""

import pytest

from fogline.events.describe import describe
from fogline.events.publishers import Publishers
from fogline.ledger.settings import Publisher

from .constellations import say

KYIV = ("Ukrainian defence ministry", None, "UA")


def stated(**publishers):
    return Publishers.of({name.replace("_", " "): Publisher(name, **what) for name, what in publishers.items()})


def graded(*findings, **publishers):
    return describe(findings, publishers=stated(**publishers)).grade


def test_nothing_stated_changes_nothing():
    told = [say("Metro"), say("Weekday", KYIV)]
    assert graded(*told) == describe(told).grade == graded(*told, Another_Paper={"reliability": "A"})
    assert graded(*told, Metro={"reliability": "F"}) == describe(told).grade


@pytest.mark.parametrize("letter", ["A", "B", "C", "D", "E"])
def test_its_own_word_weighs_what_is_stated(letter):
    found = graded(say("Metro"), Metro={"reliability": letter})
    assert found.admiralty.reliability == letter
    assert any(f"({letter})" in reason and "stated to be" in reason for reason in found.reasons)


def test_the_better_it_is_stated_to_be_the_likelier_is_what_it_says():
    chances = [graded(say("Metro"), Metro={"reliability": letter}).probability for letter in "ABCDE"]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] > graded(say("Metro")).probability > chances[-1]


def test_one_name_however_it_is_written():
    assert graded(say("METRO"), metro={"reliability": "B"}).admiralty.reliability == "B"


def test_what_only_unreliable_ones_pass_on_weighs_less_and_one_other_mends_that():
    quoted, elsewhere = say("Metro", KYIV, actors=["RU"]), say("Weekday", KYIV, actors=["RU"])
    plain, doubted = graded(quoted), graded(quoted, Metro={"reliability": "E"})
    assert doubted.probability < plain.probability
    assert doubted.admiralty.reliability == "E"
    assert any("known only from publishers stated to be unreliable" in reason for reason in doubted.reasons)
    both = graded(quoted, elsewhere, Metro={"reliability": "E"})
    assert both.probability == graded(quoted, elsewhere).probability


def test_one_that_speaks_for_itself_is_a_source_of_its_side():
    page = say("Harbour Watch", day="2022-05-18")
    kyiv = say("Weekday", KYIV, actors=["RU"])
    assert graded(page, kyiv).status != "corroborated"
    found = graded(page, kyiv, Harbour_Watch={"kind": "ngo"})
    assert found.status == "corroborated"
    assert any("Harbour Watch" in reason and "monitor" in reason for reason in found.reasons)
    army = graded(page, kyiv, Harbour_Watch={"kind": "military", "side": "UA"})
    assert army.status == "one-sided"


def test_the_side_of_a_publisher_that_was_read_without_one():
    page = say("Metro")
    assert describe([page], publishers=stated(Metro={"side": "RU"})).graph.origins[0].side == "RU"
    assert describe([page]).graph.origins[0].side is None


def test_what_serves_its_own_side_weighs_no_more_than_the_table_allows():
    boast = say("Metro", type="capture", actors=["RU"], targets=["UA"])
    side = {"side": "RU"}
    trusted = graded(boast, Metro=side | {"reliability": "A"}).probability
    assert trusted <= graded(boast, Metro=side).probability
