"""Scores a reader's readings against people's, layer by layer.

The layers are those of :mod:`~fogline.evaluation.count_mentions`, :mod:`~fogline.evaluation.count_attributions`,
:mod:`~fogline.evaluation.count_frames` and :mod:`~fogline.evaluation.count_claims`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from fogline.claims.values import with_values
from fogline.evaluation.count_attributions import count_attributions
from fogline.evaluation.count_claims import count_claims
from fogline.evaluation.count_frames import count_frames
from fogline.evaluation.count_mentions import count_mentions
from fogline.evaluation.gold import EVERYTHING, Judged
from fogline.evaluation.layers import order
from fogline.evaluation.reliability import Reliability, outcomes, reliability
from fogline.evaluation.scores import Counts, Draws, LayerCounts, Score, bootstrap, interval, total
from fogline.ontology import load
from fogline.reading import Reader
from fogline.records import Reading

_REALITY = "reality."
_MACRO = "reality.macro"


@dataclass(frozen=True, slots=True)
class Sampling:
    """How intervals are drawn: ``samples`` draws of documents, from a generator started with ``seed``."""

    samples: int = 1000
    seed: int = 1


@dataclass(frozen=True, slots=True)
class ReadingScores:
    """The scores by layer; the number of documents scored; the ids of gold documents no reading was given for; and, where the
    gold judges frames, how far the confidence of frames and roles can be relied on.
    """

    layers: dict[str, Score] = field(default_factory=dict)
    documents: int = 0
    unmatched: tuple[str, ...] = ()
    reliability: dict[str, Reliability] = field(default_factory=dict)


def read_gold(reader: Reader, gold: Iterable[Reading]) -> Iterator[Reading]:
    """Yield the reader's reading of each gold document, with the plain values that claims are made of."""
    return (with_values(reading) for reading in reader.read([wanted.document for wanted in gold]))


def score(
    gold: Iterable[Reading], system: Iterable[Reading], judged: Judged = EVERYTHING, sampling: Sampling | None = None
) -> ReadingScores:
    """Compare two sets of readings, paired by the text of their documents, in the layers that the gold can judge.

    Gold documents without a reading of the same text are left out and named in ``unmatched``.
    """
    pairs, unmatched = pair(gold, system)
    counts: list[LayerCounts] = [count(wanted, got, judged) for wanted, got in pairs]
    layers = _scores(counts, sampling or Sampling(), judged.judges(_MACRO))
    return ReadingScores(layers, len(counts), unmatched, _reliability(pairs, judged))


def pair(gold: Iterable[Reading], system: Iterable[Reading]) -> tuple[list[tuple[Reading, Reading]], tuple[str, ...]]:
    """Return the readings of the same text, gold first, and the ids of the gold documents that nobody read."""
    readings = {reading.document.text: reading for reading in system}
    pairs: list[tuple[Reading, Reading]] = []
    unmatched: list[str] = []
    for wanted in gold:
        got = readings.get(wanted.document.text)
        if got is None:
            unmatched.append(wanted.document.id)
        else:
            pairs.append((wanted, got))
    return pairs, tuple(unmatched)


def count(gold: Reading, system: Reading, judged: Judged = EVERYTHING) -> dict[str, Counts]:
    """Return the counts by layer of one reading against another of the same text."""
    text = gold.document.text
    gold, system = judged.view(gold), judged.view(system)
    counts = {
        **count_mentions(text, gold.mentions, system.mentions),
        **count_attributions(text, gold.attributions, system.attributions),
        **count_frames(text, gold.frames, system.frames),
    }
    if judged.judges("claim"):
        counts |= count_claims(gold, system)
    return {layer: figures for layer, figures in counts.items() if judged.judges(layer)}


def _reliability(pairs: list[tuple[Reading, Reading]], judged: Judged) -> dict[str, Reliability]:
    """Return how far confidence can be relied on, where the gold judges it and the reader has any (people are sure of all)."""
    kinds = {"frame": "trigger+type", "role": "role"}
    return {
        kind: reliability(found)
        for kind, found in outcomes(pairs).items()
        if judged.judges(kinds[kind]) and any(confidence < 1.0 for confidence, _ in found)
    }


def _scores(documents: list[LayerCounts], sampling: Sampling, macro: bool) -> dict[str, Score]:
    sums = total(documents)
    draws = bootstrap(documents, sampling.samples, sampling.seed)
    scores = {layer: Score(layer, counts.f1, *interval(draws[layer].f1), counts) for layer, counts in sums.items()}
    if macro and any(layer.startswith(_REALITY) for layer in sums):
        scores[_MACRO] = _macro(sums, draws, sampling.samples)
    return {layer: scores[layer] for layer in sorted(scores, key=order)}


def _macro(sums: LayerCounts, draws: Mapping[str, Draws], samples: int) -> Score:
    """Return the mean F1 of the realities that occur, and its interval over sets in which each may occur or not."""
    import numpy as np

    layers = [layer for layer in (f"{_REALITY}{label}" for label in load().realities) if layer in sums]
    present = [sums[layer].f1 for layer in layers if sums[layer].gold or sums[layer].system]
    none = np.zeros(samples)
    occurs = sum((draws[layer].gold + draws[layer].system > 0 for layer in layers), none)
    drawn = sum((draws[layer].f1 for layer in layers), none) / np.maximum(occurs, 1)
    return Score(_MACRO, sum(present) / len(present) if present else 0.0, *interval(drawn))
