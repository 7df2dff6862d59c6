"""Counts at a country's or a region's level: what cannot be one count is not one happening, what can be stays together."""

import pytest
from tests.events.reports import SPAN, finding, head, killed, on

from fogline.events.tellings.telling import tellings
from fogline.records import Interval, QuantityRange
from fogline.records.ledger import Finding

DOCUMENT = head("a")


def count(low: float, high: float | None = None, of: str = "people", fate: str | None = "displaced", **more: bool):
    return QuantityRange(low, low if high is None else high, more.pop("about", False), None, of, SPAN, fate)


def at_least(low: float) -> QuantityRange:
    return QuantityRange(low, None, False, None, "people", SPAN, "displaced")


def told(*counts: QuantityRange, kind: str = "displacement", where: str | None = None) -> list[Finding]:
    return [
        finding(DOCUMENT, kind, f"sentence {number}", at=100 * number, quantities=(one,), where=where)
        for number, one in enumerate(counts, 1)
    ]


def test_people_inside_a_country_those_who_left_it_and_a_convoy_are_three_happenings():
    cars = finding(
        DOCUMENT, "displacement", "hundreds of cars came", at=400, where="Velsk", when=on("2023-04-11"),
        quantities=(count(300, 999, "cars", None),),
    )  # fmt: skip
    found = tellings([*told(at_least(8e6), count(6e6, of="refugees", about=True)), cars])
    assert len(found) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (at_least(8e6), count(8.2e6)),
        (count(8e6), count(8.2e6)),  # a headline rounds
        (count(1e6, 9.9e6), count(4e6, about=True)),
        (count(5000), count(1200, of="children")),  # some of them
        (count(40, of="buses", fate=None), count(40, of="convoys", fate=None)),
    ],
)
def test_counts_that_can_both_hold_are_of_one_happening(one: QuantityRange, other: QuantityRange):
    assert len(tellings(told(one, other))) == 1
    assert len(tellings(told(other, one))) == 1


@pytest.mark.parametrize(("where", "happenings"), [("Velsk Oblast", 2), (None, 1), ("Velsk", 1)])
def test_two_tolls_are_apart_where_they_are_told_of_a_region(where: str | None, happenings: int):
    assert len(tellings(told(killed(2), killed(7), kind="casualties", where=where))) == happenings


def test_a_toll_stays_with_the_deed_that_it_is_told_with():
    fired = finding(
        DOCUMENT,
        "missile_strike",
        "twenty missiles came down",
        where="Velsk Oblast",
        quantities=(count(20, of="missiles", fate=None),),
    )
    assert len(tellings([fired, *told(killed(3), kind="casualties", where="Velsk Oblast")])) == 1


def test_settlements_shelled_since_a_month_are_not_those_of_a_day():
    since = Interval(SPAN, "2023-03-01", None, "interval")
    month, day = (
        finding(DOCUMENT, "shelling", words, at=at, when=when, quantities=(count(number, of="villages", fate=None),))
        for words, at, when, number in (("in March", 100, since, 212), ("yesterday", 200, on("2023-04-11"), 9))
    )
    assert len(tellings([month, day])) == 2
