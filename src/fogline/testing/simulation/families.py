"""Families of events: a strike, its casualties and its damage are one."""

import random
from dataclasses import dataclass, replace

from fogline.testing.simulation.kinds import Kind
from fogline.testing.simulation.truth import Amount, TrueEvent


@dataclass(frozen=True, slots=True)
class Head:
    """A head with its sub-events. ``announced`` is the moment it was forecast, ``weight`` how much is written of it."""

    event: TrueEvent
    parts: tuple[TrueEvent, ...]
    announced: str | None
    weight: float

    @property
    def all(self) -> tuple[TrueEvent, ...]:
        """The head and its sub-events."""
        return (self.event, *self.parts)

    def part(self, type_: str) -> TrueEvent | None:
        """Return the sub-event of this type, or ``None``."""
        return next((part for part in self.parts if part.type == type_), None)


_RUINED = ("houses", "apartments", "shops", "cars", "garages", "farm buildings")


def family(head: TrueEvent, kind: Kind, *, announced: str | None, rng: random.Random) -> Head:
    """Draw the numbers and the sub-events of ``head``."""
    if kind.count is not None:
        fate, of, low, high = kind.count
        number = round(low * (high / low) ** rng.random())
        head = replace(head, amounts=(Amount(fate, of, number, number),))
    parts = []
    harmed = 0
    if rng.random() < kind.harm:
        amounts = _casualties(kind, rng)
        harmed = sum(amount.low or 0 for amount in amounts)
        parts.append(_part(head, 1, "casualties", amounts))
    if rng.random() < kind.ruin:
        number = 1 + int(rng.expovariate(1 / 8))
        ruined = (Amount("damaged", rng.choice(_RUINED), number, number),) if number > 1 else ()
        parts.append(_part(head, 2, "damage", ruined))
    weight = rng.lognormvariate(0, 0.7) * (1 + harmed**0.5) * (1.8 if kind.type in ("capture", "talks", "siege") else 1)
    return Head(head, tuple(parts), announced, weight)


def _casualties(kind: Kind, rng: random.Random) -> tuple[Amount, ...]:
    of = "people" if kind.targets and "a school" in kind.targets else "soldiers"
    killed = int(rng.expovariate(1 / kind.deaths))
    wounded = int(rng.expovariate(1 / (3 + 2 * killed))) + (killed == 0)
    found = [Amount("killed", of, killed, killed)] if killed else []
    return (*found, Amount("wounded", of, wounded, wounded)) if wounded else tuple(found)


def _part(head: TrueEvent, number: int, type_: str, amounts: tuple[Amount, ...]) -> TrueEvent:
    return replace(head, id=f"{head.id}.{number}", family=head.id, type=type_, amounts=amounts)
