"""Whether confidence means what it says: of the frames that come with .7, are seven in ten right?

The measure is the expected calibration error (Naeini, Cooper and Hauskrecht 2015; Guo et al. 2017): confidences are put into ten
bins of equal width, and the distance between mean confidence and share of right ones is averaged over the bins by size.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fogline.evaluation.count_frames import pair_frames, shared_fillers
from fogline.records import Frame, Reading

BINS = 10
Outcome = tuple[float, bool]
"""A confidence, and whether what it belongs to was right."""


@dataclass(frozen=True, slots=True)
class Bin:
    """One step of confidence: how many there are, their mean confidence, and the share that is right."""

    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far confidence is from the share that is right (``error``, 0..1), over ``count`` frames or roles, bin by bin."""

    error: float
    count: int
    bins: tuple[Bin, ...]


def reliability(outcomes: Iterable[Outcome]) -> Reliability:
    """Return the reliability of ``outcomes``; bins that hold nothing are left out."""
    bins: list[list[Outcome]] = [[] for _ in range(BINS)]
    for outcome in outcomes:
        bins[min(int(outcome[0] * BINS), BINS - 1)].append(outcome)
    filled = tuple(_bin(members) for members in bins if members)
    count = sum(bin_.count for bin_ in filled)
    error = sum(bin_.count * abs(bin_.confidence - bin_.right) for bin_ in filled) / count if count else 0.0
    return Reliability(error, count, filled)


def outcomes(pairs: Iterable[tuple[Reading, Reading]]) -> dict[str, list[Outcome]]:
    """Return the outcomes of frames and of roles of readings (gold first).

    A frame is right when the gold has its type at its trigger; a role when the gold has it, too, on that frame.
    """
    found: dict[str, list[Outcome]] = {"frame": [], "role": []}
    for gold, system in pairs:
        right = {id(got): wanted for wanted, got in _same_type(gold, system)}
        for frame in system.frames:
            wanted = right.get(id(frame))
            found["frame"].append((frame.confidence, wanted is not None))
            shared = shared_fillers(gold.document.text, wanted, frame) if wanted is not None else []
            hits = {id(role) for _, role in shared}
            found["role"] += [(role.confidence, id(role) in hits) for role in frame.roles]
    return found


def _same_type(gold: Reading, system: Reading) -> Iterator[tuple[Frame, Frame]]:
    pairs = pair_frames(gold.document.text, gold.frames, system.frames)
    return ((wanted, got) for wanted, got in pairs if wanted.type == got.type)


def _bin(members: list[Outcome]) -> Bin:
    count = len(members)
    return Bin(count, sum(confidence for confidence, _ in members) / count, sum(right for _, right in members) / count)
