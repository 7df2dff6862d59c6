"""What is changed in a document each time it is seen: names and triggers swapped, dirt added."""

from __future__ import annotations

import random
from dataclasses import dataclass

from training.corpus import Json, Substitution
from training.noise import dirty
from training.triggers import TriggerSubstitution


@dataclass(frozen=True)
class Shares:
    """Shares of names, of triggers and of documents that are changed."""

    names: float
    triggers: float
    dirt: float


class Changes:
    """Returns a changed copy of a document; three documents in ten keep their words."""

    def __init__(self, documents: list[Json], shares: Shares) -> None:
        self.names = Substitution(documents, shares.names)
        self.triggers = TriggerSubstitution(shares.triggers)
        self.dirt = shares.dirt

    def __call__(self, document: Json, rng: random.Random) -> Json:
        if rng.random() < 0.7:
            document = self.triggers(self.names(document, rng), rng)
        return dirty(document, rng) if rng.random() < self.dirt else document
