"""Every report can be traced: to its origin, to what it copies or corrects, to the truth."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fogline.testing.simulation import Amount, Said, at_odds, false_parts, simulate
from fogline.testing.simulation.contradictions import contradictions
from fogline.testing.simulation.verdict import reach

from .conftest import War


def test_there_are_as_many_reports_as_asked_in_order_of_publication(war: War) -> None:
    reports = list(war.reports.values())
    assert len(reports) == war.simulation.options.reports
    assert all(one.published <= other.published for one, other in pairwise(reports))
    assert {report.kind for report in reports} == {"own", "quote", "relay", "copy", "correction", "denial"}


def test_every_statement_traces_to_the_truth(war: War) -> None:
    told = set()
    for statement in war.statements.values():
        event, origin = war.events[statement.event], war.origins[statement.origin]
        assert origin.event == event.family
        assert statement.false == false_parts(statement.said, event)
        assert statement.holds == (not statement.false)
        told.add(event.family)
    assert told == {event.family for event in war.events.values()}


def test_origins_are_listed_once(war: War) -> None:
    names = [origin.id for origin in war.simulation.origins()]
    assert len(names) == len(set(names))
    assert set(names) == {statement.origin for statement in war.statements.values()}


def test_nothing_is_told_as_past_before_it_happened(war: War) -> None:
    for report in war.reports.values():
        for statement in report.statements:
            if statement.said.reality != "future":
                assert war.events[statement.event].start < report.published


def test_copies_say_what_their_original_says(war: War) -> None:
    copies = [report for report in war.reports.values() if report.kind == "copy"]
    assert copies
    for copy in copies:
        original = war.reports[copy.copy_of or ""]
        assert original.published < copy.published
        assert original.publisher != copy.publisher
        said = {statement.id: statement for statement in original.statements}
        for statement in copy.statements:
            source = said[statement.copied_from or ""]
            assert (statement.said, statement.origin, statement.event) == (source.said, source.origin, source.event)


def test_corrections_follow_what_they_correct(war: War) -> None:
    corrections = [report for report in war.reports.values() if report.kind == "correction"]
    assert corrections
    for correction in corrections:
        wrong = war.reports[correction.corrects or ""]
        assert wrong.published < correction.published
        assert wrong.publisher == correction.publisher
        before, after = wrong.statements[0], correction.statements[0]
        assert (before.event, before.origin) == (after.event, after.origin)
        assert before.said != after.said


def test_what_passed_through_an_outlet_says_so(war: War) -> None:
    publishers = {report.publisher for report in war.reports.values()}
    for report in war.reports.values():
        for statement in report.statements:
            assert set(statement.via) <= publishers
            if report.kind in ("quote", "own"):
                assert statement.via == ()


def test_contradictions_contradict(war: War) -> None:
    said = war.statements
    found = list(war.simulation.contradictions())
    assert {one.attribute for one in found} >= {"happened", "place", "killed"}
    for contradiction in found:
        for one in contradiction.one:
            for other in contradiction.other:
                assert contradiction.attribute in at_odds(said[one].said, said[other].said)
                assert said[one].event == said[other].event == contradiction.event


def test_no_contradiction_is_missed(war: War) -> None:
    said = war.statements
    by_event: dict[str, list[str]] = {}
    for statement in said.values():
        by_event.setdefault(statement.event, []).append(statement.id)
    for event, names in list(by_event.items())[:40]:
        pairs = {
            (frozenset((one, other)), attribute)
            for one in names
            for other in names
            for attribute in at_odds(said[one].said, said[other].said)
        }
        found = {
            (frozenset((one, other)), contradiction.attribute)
            for contradiction in contradictions(event, [said[name] for name in names])
            for one in contradiction.one
            for other in contradiction.other
        }
        assert found == pairs


def test_sides_tell_their_own_losses_low_and_the_enemys_high() -> None:
    war = simulate(seed=1, events=150, reports=600, sites=60)
    events = {event.id: event for event in war.events()}
    origins = {origin.id: origin for origin in war.origins()}
    own: list[float] = []
    enemy: list[float] = []
    for statement in war.statements():
        event, origin = events[statement.event], origins[statement.origin]
        if origin.kind not in ("ministry", "staff", "commander"):
            continue
        for amount in statement.said.amounts:
            true = next((a.low for a in event.amounts if a.fate == amount.fate and a.of == "soldiers"), None)
            if amount.low and true and true >= 4:
                (own if origin.side == event.victim else enemy).append(amount.low / true)
    assert sum(own) / len(own) < 0.8
    assert sum(enemy) / len(enemy) > 1.3


amounts = st.builds(
    lambda low, more, approximate: Amount("killed", "people", low, None if more is None else low + more, approximate),
    st.integers(0, 500),
    st.none() | st.integers(0, 50),
    st.booleans(),
)
sayings = st.builds(
    lambda type_, reality, place, day, amount: Said(
        type_, reality, place, f"2020-01-{day:02}", f"2020-01-{day:02}", amounts=(amount,)
    ),
    st.sampled_from(["shelling", "explosion", "missile_strike", "capture"]),
    st.sampled_from(["factual", "possible", "denied", "future"]),
    st.sampled_from(["a", "b"]),
    st.integers(1, 4),
    amounts,
)


@given(sayings, sayings)
def test_being_at_odds_is_mutual(one: Said, other: Said) -> None:
    assert set(at_odds(one, other)) == set(at_odds(other, one))
    assert at_odds(one, one) == ()


@given(amounts)
def test_a_number_admits_itself(amount: Amount) -> None:
    low, high = reach(amount)
    assert low <= (amount.low or 0) <= high
