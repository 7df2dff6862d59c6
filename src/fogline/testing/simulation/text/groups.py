"""What one source says of one family of events, kept together."""

from dataclasses import dataclass

from fogline.testing.simulation.coverage import Planned
from fogline.testing.simulation.truth import Origin, SimulatedReport, Statement


@dataclass(frozen=True, slots=True)
class Group:
    """A source's statements on a family: the main one, and its casualties and damage where it speaks of them."""

    origin: Origin
    main: Statement
    harm: Statement | None
    damage: Statement | None

    @property
    def parts(self) -> tuple[Statement, ...]:
        """The statements besides the main one."""
        return tuple(one for one in (self.harm, self.damage) if one is not None)


def grouped(planned: Planned, report: SimulatedReport | None = None) -> list[Group]:
    """Return the groups of a report in order."""
    origins = {origin.id: origin for origin in planned.origins}
    found: dict[tuple[str, str, bool], list[Statement]] = {}
    for statement in (report or planned.report).statements:
        key = (statement.origin, statement.event.partition(".")[0], statement.said.reality == "future")
        found.setdefault(key, []).append(statement)
    return [_group(origins[key[0]], statements) for key, statements in found.items()]


def _group(origin: Origin, statements: list[Statement]) -> Group:
    parts = {statement.said.type: statement for statement in statements[1:]}
    return Group(origin, statements[0], parts.get("casualties"), parts.get("damage"))
