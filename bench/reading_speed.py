"""Measure how fast a text is read, and how much of the time the encoder alone would take for the same word pieces.

    python bench/reading_speed.py FILE [--threads 2] [--times 15]

FILE is read again and again in one process. *whole* is from the file to its claims, *reading* from the cleaned document to its
marks, *encoder* the time of the encoder's runs within it. The best time of each is printed with the median, the ratio of reading
to encoder, the word pieces, and the most memory the process ever held.
"""

import argparse
import json
import resource
import statistics
import time
from importlib.resources import files
from pathlib import Path
from typing import Any

from fogline import read
from fogline.reading.core import ReadingCore
from fogline.reading.embedded import load_decoding, load_scorer, load_tokenizer
from fogline.reading.scorer import Anchors, FlatScores


class Timed:
    """A scorer that counts the seconds and word pieces of its encoder."""

    def __init__(self, scorer: Any) -> None:
        self._scorer = scorer
        self.seconds, self.pieces = 0.0, 0

    def flat(self, pieces: Any, mask: Any) -> FlatScores:
        """Run the encoder and count."""
        begun = time.perf_counter()
        scores: FlatScores = self._scorer.flat(pieces, mask)
        self.seconds += time.perf_counter() - begun
        self.pieces += int(mask.sum())
        return scores

    def frames(self, anchors: Anchors) -> Any:
        """Run the heads of frames."""
        return self._scorer.frames(anchors)

    def attributions(self, anchors: Anchors) -> Any:
        """Run the head of attributions."""
        return self._scorer.attributions(anchors)


def main() -> None:
    """Print the times."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("file", type=Path)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--times", type=int, default=15)
    chosen = options.parse_args()
    whole = [_seconds(lambda: read(chosen.file, threads=chosen.threads)) for _ in range(chosen.times + 1)]
    document = read(chosen.file, threads=chosen.threads).document

    folder = Path(str(files("fogline.reading") / "model"))
    timed = Timed(load_scorer(folder, chosen.threads))
    core = ReadingCore(load_tokenizer(folder), timed, load_decoding(_meta(folder)))
    reading, encoder = [], []
    for _ in range(chosen.times + 1):
        timed.seconds, timed.pieces = 0.0, 0
        reading.append(_seconds(lambda: core.mark(document)))
        encoder.append(timed.seconds)
    _line("cold, whole", whole[:1])
    _line("warm, whole", whole[1:])
    _line("reading", reading[1:])
    _line("encoder", encoder[1:])
    ratios = [a / b for a, b in zip(reading[1:], encoder[1:], strict=True)]
    print(f"reading / encoder      {statistics.median(ratios):.2f} (median of {chosen.times})")
    print(f"word pieces            {timed.pieces}, {timed.pieces / min(encoder[1:]):.0f} a second")
    print(f"most memory            {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _meta(folder: Path) -> dict[str, Any]:
    meta: dict[str, Any] = json.loads((folder / "meta.json").read_text("utf-8"))
    return meta


def _seconds(work: Any) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _line(name: str, seconds: list[float]) -> None:
    print(f"{name:22} {min(seconds):.3f} s best, {statistics.median(seconds):.3f} s median")


if __name__ == "__main__":
    main()
