"""Which of many tellings are tied, some at a time: a piece of work that needs nothing else, so that another process can do it."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fogline.events.kinds import MOVES
from fogline.events.linking.constraints import contradicting
from fogline.events.linking.weights import Weights
from fogline.events.tellings.spots import DEGREE_KM, SLACK_KM
from fogline.events.tellings.telling import Telling

TOGETHER = 2000
"""Tellings in a piece of work, besides those that they are compared with."""

_ANYWHERE = -math.inf, math.inf


@dataclass(frozen=True, slots=True)
class Candidates:
    """Tellings, and for each of the first of them the numbers of those that it is to be compared with."""

    tellings: tuple[Telling, ...]
    met: tuple[tuple[int, ...], ...]

    @classmethod
    def around(cls, telling: Telling, others: Sequence[Telling]) -> "Candidates":
        """Return one telling and those that it is to be compared with."""
        return cls((telling, *others), (tuple(range(1, len(others) + 1)),))


Tie = tuple[int, int, float]
"""The numbers of two tellings of one piece of work, and the score of the pair."""

Tied = tuple[Candidates, Iterable[Tie]]
Tying = Callable[[Iterable[Candidates]], Iterable[Tied]]
"""Finds the ties of pieces of work, which may come back in another order."""


def cut(met: Iterable[tuple[Telling, Iterable[str]]], tellings: Mapping[str, Telling]) -> Iterator[Candidates]:
    """Cut what is to be compared into pieces; ``met`` gives for each telling the ids of others."""
    part: list[tuple[Telling, Iterable[str]]] = []
    for pair in met:
        part.append(pair)
        if len(part) == TOGETHER:
            yield _candidates(part, tellings)
            part = []
    if part:
        yield _candidates(part, tellings)


def _candidates(part: list[tuple[Telling, Iterable[str]]], tellings: Mapping[str, Telling]) -> Candidates:
    numbers = {telling.id: number for number, (telling, _) in enumerate(part)}
    for _, names in part:
        for name in names:
            numbers.setdefault(name, len(numbers))
    met = tuple(tuple([numbers[name] for name in names]) for _, names in part)
    return Candidates(tuple(tellings[name] for name in numbers), met)


def tied(work: Candidates, weights: Weights) -> list[Tie]:
    """Return the pairs that do not contradict each other and for whose being one more speaks than against it."""
    found: list[Tie] = []
    tellings = work.tellings
    souths, norths = zip(*map(_latitudes, tellings), strict=True) if tellings else ((), ())
    for number, others in enumerate(work.met):
        telling, south, north = tellings[number], souths[number], norths[number]
        for other in others:
            # Most pairs are told apart by the latitude of their places alone.
            if souths[other] > north or norths[other] < south or contradicting(telling, tellings[other]):
                continue
            score = weights.score(telling, tellings[other])
            if score > 0:
                found.append((number, other, score))
    return found


def _latitudes(telling: Telling) -> tuple[float, float]:
    """Return between which degrees exact places lie that do not contradict those of a telling: two such stretches meet."""
    if not telling.exact or not MOVES.isdisjoint(telling.types):
        return _ANYWHERE
    reaches = [(spot.latitude, ((spot.radius or 0.0) + SLACK_KM) / DEGREE_KM) for spot in telling.exact]
    return min(at - reach for at, reach in reaches), max(at + reach for at, reach in reaches)
