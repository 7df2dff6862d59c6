"""Two strikes on one town on one day stay two, in one report and across reports; what is one stays one."""

import pytest
from tests.events.reports import SPAN, finding, head, killed, together

from fogline.events import fuse
from fogline.events.tellings import tellings
from fogline.records import Interval, Participant

ONE = head("one", title="Velsk buries its dead")


def hours(first, last):
    return Interval(SPAN, f"2023-04-11T{first}:00", f"2023-04-11T{last}:00", "part_of_day")


MORNING, EVENING = hours("06", "12"), hours("18", "23")


def hit(words, target, *, at, document=ONE, when=None, kind="air_strike", **more):
    targets = (Participant(target, target, None, SPAN),) if target else ()
    return finding(document, kind, words, at=at, where="Velsk", when=when, targets=targets, **more)


@pytest.mark.parametrize(
    ("words", "target", "when", "kind", "wanted"),
    [
        ("a separate raid on the bakery killed five", "the bakery", None, "air_strike", 2),
        ("a second air strike on the bakery killed five", "the bakery", None, "air_strike", 2),
        ("another drone attack hit the post office in Velsk", "the post office", None, "drone_strike", 2),
        ("a second air strike on Velsk", "Velsk", None, "air_strike", 1),  # on what, it does not say
        ("a second strike on the burning court", "the court", None, "air_strike", 1),  # on the same thing
        ("jets hit the bakery, too", "the bakery", None, "air_strike", 1),
        ("jets hit the bakery after dark", "the bakery", EVENING, "air_strike", 2),
        ("shells fell on the bakery after dark", "the bakery", EVENING, "shelling", 1),  # it went on all day
        ("jets came before noon", "", MORNING, "air_strike", 1),
        ("in a separate attack gunmen shot at cars in Velsk", "", None, "attack", 2),
        ("a separate inquiry into the raid on Velsk began", "", None, "attack", 1),
    ],
)
def test_a_report_tells_two_strikes_apart_by_the_hour_or_by_calling_one_another(words, target, when, kind, wanted):
    first = hit("jets hit the court of Velsk in the morning", "the court", at=100, when=MORNING)
    told = [first, hit(words, target, at=300, when=when, kind=kind)]
    assert len(tellings(told)) == len(tellings(told[::-1])) == wanted


def test_the_dead_found_at_night_stay_with_the_strike_of_the_morning():
    strike = hit("jets hit the court of Velsk in the morning", "the court", at=100, when=MORNING)
    found = hit("two bodies were found late at night", "two bodies", at=200, when=EVENING, kind="casualties")
    assert len(tellings([strike, found])) == 1


def test_strikes_at_other_hours_on_other_kinds_of_target_are_never_one_event():
    words = "Israeli jets struck Velsk on Tuesday, killing five people"
    school = hit(words, "a school", at=0, document=head("a"), when=MORNING, quantities=(killed(5),))
    market = hit(words, "the market", at=0, document=head("b", publisher="Post"), when=EVENING, quantities=(killed(5),))
    again = hit(words, "a school", at=0, document=head("c", publisher="Wire"), when=MORNING, quantities=(killed(5),))
    clusters = fuse([school, market, again])
    assert together(clusters, school, again)
    assert not together(clusters, school, market)
