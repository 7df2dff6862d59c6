"""Two strikes on one town on one day stay two, in one report and across reports; what is one stays one."""

from dataclasses import replace

import pytest
from tests.events.reports import SPAN, finding, head, killed, on, together

from fogline.events import fuse
from fogline.events.tellings.telling import tellings
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


def side(code):
    return (Participant(code, f"{code} forces", code, SPAN),)


def fired(words, doer, target, where, *, at, kind="attack"):
    told = finding(ONE, kind, words, at=at, where=where, targets=(Participant(target, target, None, SPAN),))
    return replace(told, claim=replace(told.claim, actors=side(doer)))


@pytest.mark.parametrize(("doer", "where", "wanted"), [("OL", "Lake", 2), ("OL", "Velsk", 1), ("NL", "Lake", 1)])
def test_where_each_side_accuses_the_other_of_another_thing_there_are_two(doer, where, wanted):
    """Of the same place it is one thing and contested, and by the same side it may be one."""
    first = fired("Norland fired on a post near Velsk", "NL", "a post", "Velsk Oblast", at=100)
    second = fired("Ostland fired on a convoy", doer, "a convoy", where, at=300)
    assert len(tellings([first, second])) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Velsk was attacked again on Tuesday", 2),
        ("a second attack on Velsk came on Tuesday", 2),
        ("the attack of Tuesday on Velsk", 1),  # a reader may take either day for that of the attack
    ],
)
def test_another_attack_on_the_day_after_is_another_attack(words, wanted):
    monday = hit("gunmen attacked Velsk on Monday", "", at=100, kind="attack", when=on("2023-04-10"))
    tuesday = hit(words, "", at=300, kind="attack", when=on("2023-04-11"))
    assert len(tellings([monday, tuesday])) == wanted


@pytest.mark.parametrize(("minute", "wanted"), [("13:05", 2), ("13:38", 1)])
def test_a_log_with_an_entry_for_each_tells_of_two(minute, wanted):
    def entry(words, where, time, *, at, kind):
        when = Interval(SPAN, f"2023-04-11T{time}", f"2023-04-11T{time}", "instant")
        return finding(ONE, kind, words, at=at, where=where, when=when)

    rockets = entry("13:40 Rockets fired at Lake", "Lake", "13:40", at=100, kind="shelling")
    drone = entry("a drone hit a motorcycle near Velsk", "Velsk Oblast", minute, at=300, kind="drone_strike")
    assert len(tellings([rockets, drone])) == wanted


def test_an_advance_towards_a_town_is_not_its_capture():
    towards = finding(ONE, "capture", "rebels advanced towards Velsk", at=100, where="Velsk")
    place = replace(towards.claim.place, words="on the way to Velsk", precision="near")
    towards = replace(towards, claim=replace(towards.claim, place=place))
    assert len(tellings([towards, finding(ONE, "capture", "rebels took Velsk", at=300, where="Velsk")])) == 2


def test_what_hits_those_who_attacked_is_not_their_attack():
    attack = fired("the Tigers attacked villages", "TG", "villages", "Velsk Oblast", at=100)
    strike = finding(ONE, "air_strike", "warplanes hit convoys of the Tigers", at=300, where="Velsk Oblast")
    convoys = (Participant("convoys of the Tigers", "convoys of the Tigers", "TG", SPAN),)
    strike = replace(strike, claim=replace(strike.claim, targets=convoys))
    assert len(tellings([attack, strike])) == 2
