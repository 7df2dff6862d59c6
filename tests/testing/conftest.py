"""One small war for all tests, run once, and one of invented places."""

from typing import NamedTuple

import pytest

from fogline.testing.simulation import (
    Origin,
    SimulatedReport,
    Simulation,
    Statement,
    TrueEvent,
    Written,
    simulate,
)


class War(NamedTuple):
    """A war with what its iterators give, by id."""

    simulation: Simulation
    events: dict[str, TrueEvent]
    reports: dict[str, SimulatedReport]
    statements: dict[str, Statement]
    origins: dict[str, Origin]
    texts: dict[str, Written]


@pytest.fixture(scope="session")
def war() -> War:
    simulation = simulate(seed=4, events=70, reports=420, sites=60)
    reports = {report.id: report for report in simulation.reports()}
    return War(
        simulation,
        {event.id: event for event in simulation.events()},
        reports,
        {statement.id: statement for report in reports.values() for statement in report.statements},
        {origin.id: origin for origin in simulation.origins()},
        {text.report: text for text in simulation.texts()},
    )


@pytest.fixture(scope="session")
def invented_war() -> Simulation:
    return simulate(seed=4, events=30, reports=90, theatre="invented", sites=40)
