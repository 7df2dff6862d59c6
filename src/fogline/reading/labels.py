"""The label inventories of the embedded reader, in the order of its outputs.

They are written into the model's ``meta.json`` and read back from there, so an ontology that grows does not shift the
outputs of a model trained before.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

ATTRIBUTION_PARTS = ("source", "content", "channel")
BIO = ("O", "B", "I")
IOBES = ("O", "B", "I", "E", "S")
"""Tags of the parts of an anchor: a long quotation ends where a word says so (E), not where the evidence for I thins out."""
FLAT_HEADS = ("mention", "trigger", "cue", "continues")
"""What is tagged word by word, in the order of the outputs of a network."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Names behind the outputs of a model, each tuple in output order."""

    mentions: tuple[str, ...]
    events: tuple[str, ...]
    realities: tuple[str, ...]
    roles: tuple[str, ...]

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Labels:
        """Take the inventories out of a model's ``meta.json``."""
        return cls(*(tuple(data[key]) for key in ("mentions", "events", "realities", "roles")))

    def mention_tags(self) -> tuple[str, ...]:
        """O, then B- and I- of every mention type."""
        return ("O", *(f"{edge}-{name}" for name in self.mentions for edge in "BI"))

    def trigger_tags(self) -> tuple[str, ...]:
        """O, B- of every event type, then one I for the rest of any trigger (nearly all are one word)."""
        return ("O", *(f"B-{name}" for name in self.events), "I")


DISTANCES = 24
"""How many buckets of word distance the anchored heads tell apart."""


def distance_bucket(word: int, first: int, last: int) -> int:
    """Return the bucket of ``word`` against an anchor on words ``first..last``: 0 inside, 1-11 before, 12-22 after.

    Near words have buckets of their own, farther ones share them (powers of two up to 64 words).
    """
    if first <= word <= last:
        return 0
    gap = first - word if word < first else word - last
    bucket = gap if gap <= 5 else 5 + min((gap - 1).bit_length() - 2, 6)
    return bucket if word < first else 11 + bucket


_FAR = 129  # words: from here on there is one bucket


@cache
def _near() -> tuple[int, ...]:
    """Return the bucket of a word so many words before its anchor."""
    return tuple(distance_bucket(-gap, 0, 0) for gap in range(_FAR + 1))


def distance_buckets(word: Ints, first: Ints, last: Ints) -> Ints:
    """Return the :func:`distance_bucket` of each word against its anchor, for many at once."""
    import numpy as np

    near = np.array(_near())
    gap = np.maximum(np.maximum(first - word, word - last), 0)
    bucket = near[np.minimum(gap, _FAR)]
    return np.where(word > last, np.where(bucket > 0, 11 + bucket, 0), bucket)
