"""The contradictions among the statements on one event: camps that cannot both be right."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from fogline.testing.simulation.truth import Attribute, Contradiction, Said, Statement
from fogline.testing.simulation.verdict import at_odds, attribute_of

_ATTRIBUTES: tuple[Attribute, ...] = (
    "happened",
    "type",
    "place",
    "when",
    "actor",
    "target",
    "killed",
    "wounded",
    "number",
)


def contradictions(event: str, statements: Sequence[Statement]) -> Iterator[Contradiction]:
    """Yield each pair of camps that contradict each other, attribute by attribute.

    A camp is all statements with the same words on an attribute, so that a number printed by forty outlets is one camp.
    """
    for attribute in _ATTRIBUTES:
        camps: dict[object, list[Statement]] = defaultdict(list)
        for statement in statements:
            if statement.said.reality != "future":
                camps[_position(statement.said, attribute)].append(statement)
        groups = list(camps.values())
        for number, one in enumerate(groups):
            for other in groups[number + 1 :]:
                if attribute in at_odds(one[0].said, other[0].said):
                    yield Contradiction(event, attribute, tuple(s.id for s in one), tuple(s.id for s in other))


def _position(said: Said, attribute: Attribute) -> object:
    """Return what ``said`` says on an attribute, such that equal positions contradict the same others."""
    denied = said.reality == "denied"
    if attribute in ("killed", "wounded", "number"):
        return denied, tuple(amount for amount in said.amounts if attribute_of(amount) == attribute)
    values: dict[Attribute, object] = {
        "type": said.type,
        "place": said.place,
        "when": (said.start[:10], said.end[:10]),
        "actor": said.actor,
        "target": said.target,
    }
    return denied, values.get(attribute)
