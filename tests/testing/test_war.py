"""What happens in a simulated war is of one piece: places change hands by captures, nothing is told before it happens."""

import datetime
from collections import Counter

import pytest

from fogline.ontology import load
from fogline.records.errors import UsageError
from fogline.testing.simulation import Simulation, SimulationOptions, simulate

from .conftest import War


def test_the_same_seed_gives_the_same_war(war: War) -> None:
    again = simulate(war.simulation.options)
    assert list(again.events()) == list(war.events.values())
    assert list(again.reports()) == list(war.reports.values())
    assert list(again.texts()) == list(war.texts.values())
    assert list(again.claims()) == list(war.simulation.claims())


def test_another_seed_gives_another_war(war: War) -> None:
    other = simulate(war.simulation.options, seed=5)
    assert [event.place for event in other.events()] != [event.place for event in war.events.values()]


def test_types_are_those_of_the_ontology(war: War) -> None:
    known = set(load().event_types)
    assert {event.type for event in war.events.values()} <= known
    assert {statement.said.type for statement in war.statements.values()} <= known


def test_families_have_a_head_that_happened_where_their_parts_did(war: War) -> None:
    heads = [event for event in war.events.values() if event.id == event.family]
    assert len(heads) == war.simulation.options.events
    for event in war.events.values():
        head = war.events[event.family]
        assert (event.place, event.start, event.happened) == (head.place, head.start, head.happened)
        assert event.start <= event.end
    assert {"casualties", "damage"} <= {event.type for event in war.events.values()}


def test_what_lies_within_a_siege_is_at_its_place_and_in_its_time() -> None:
    events = {event.id: event for event in simulate(seed=2, events=400, reports=400, sites=40).events()}
    inside = [event for event in events.values() if event.within is not None]
    assert inside
    for event in inside:
        siege = events[event.within or ""]
        assert siege.type == "siege"
        assert event.place == siege.place
        assert siege.start[:10] <= event.start[:10] <= siege.end[:10]


def test_places_change_hands_by_captures_and_withdrawals_alone(war: War) -> None:
    held: dict[str, str] = {}
    changes = 0
    for change in war.simulation.control():
        if change.event is not None:
            changes += 1
            event = war.events[change.event]
            assert event.happened
            assert event.type in ("capture", "withdrawal")
            assert (event.place, event.start[:10]) == (change.place, change.day)
            taker, giver = (event.actor, event.victim) if event.type == "capture" else (event.victim, event.actor)
            assert held[change.place] == giver
            assert change.side == taker
        held[change.place] = change.side
    moved = [event for event in war.events.values() if event.type in ("capture", "withdrawal") and event.happened]
    assert changes == len(moved) > 0


def test_control_on_a_day_is_that_of_the_changes_up_to_it(war: War) -> None:
    change = next(change for change in war.simulation.control() if change.event is not None)
    day = datetime.date.fromisoformat(change.day)
    before = war.simulation.control_on(day - datetime.timedelta(days=1))
    after = war.simulation.control_on(day)
    assert before[change.place] != after[change.place] == change.side


def test_forecasts_come_before_what_they_foretell_from_those_who_will_do_it() -> None:
    war = simulate(seed=4, events=70, reports=140, sites=60, announced=0.25)
    events = {event.id: event for event in war.events()}
    origins = {origin.id: origin for origin in war.origins()}
    forecasts = list(war.forecasts())
    assert {forecast.came_true for forecast in forecasts} == {True, False}
    for forecast in forecasts:
        event = events[forecast.event]
        assert forecast.came_true == event.happened
        assert forecast.said[:10] < event.start[:10]
        assert forecast.start <= event.start[:10] <= forecast.end
        assert origins[forecast.origin].side == event.actor


def test_a_war_without_errors_and_allegations_is_told_truly_but_for_bias() -> None:
    war = simulate(seed=3, events=40, reports=160, sites=40, errors=0.0, alleged=0.0, announced=0.0)
    faults = Counter(fault for statement in war.statements() for fault in statement.false)
    # What remains are denials, blame, and military targets where there were none.
    assert set(faults) <= {"happened", "actor", "target"}
    assert all(event.happened for event in war.events())


@pytest.mark.parametrize(
    "settings",
    [{"events": 0}, {"events": 10, "reports": 5}, {"alleged": 2.0}, {"days": 0}, {"sites": 3}, {"errors": -1.0}],
)
def test_options_that_cannot_be_are_refused(settings: dict[str, object]) -> None:
    with pytest.raises(UsageError, match="simulation"):
        SimulationOptions(**settings)  # type: ignore[arg-type]


def test_an_unknown_theatre_and_too_many_sites_are_refused() -> None:
    with pytest.raises(UsageError, match="invented"):
        _ = simulate(theatre="nowhere").world
    with pytest.raises(UsageError, match="sites"):
        _ = simulate(sites=1_000_000).world


def test_invented_places_lie_in_their_theatre(invented_war: Simulation) -> None:
    theatre = invented_war.world.theatre
    own = [site for site in invented_war.world.sites.values() if site.key.startswith("invented:")]
    assert len(own) == 40
    assert all(theatre.south <= site.latitude <= theatre.north for site in own)
    assert {change.side for change in invented_war.control()} == {"Orvany", "Karsia"}
