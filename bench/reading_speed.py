"""Measure how fast texts are read, and how much of the time the encoder alone would take for the same word pieces.

    python -m bench.reading_speed FILE... [--threads 2] [--times 15]

The files are read again and again in one process. *whole* is from a file to its claims, *reading* from the cleaned document to
its marks, *encoder* the time of the encoder's runs within it: seconds a file. The best time of each is printed with the median,
for the wall and for the processors (on a machine that does other work too only these compare), the ratio of reading to encoder,
the word pieces, and the most memory the process ever held.
"""

import argparse
import json
import resource
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from fogline import read
from fogline.reading.core import ReadingCore
from fogline.reading.embedded import load_decoding, load_lexical, load_scorer, load_tokenizer
from fogline.reading.gist import GistEncoder
from fogline.reading.scorer import Anchors, FlatScores
from fogline.records import Document, ReaderInfo, Reading


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of the wall and of the processors."""

    wall: float
    processors: float

    @classmethod
    def of(cls, work: Callable[[], object]) -> "Spent":
        """Time ``work``."""
        wall, processors = time.perf_counter(), time.process_time()
        work()
        return cls(time.perf_counter() - wall, time.process_time() - processors)


class Timed:
    """A scorer that counts the seconds and word pieces of its encoder."""

    def __init__(self, scorer: Any) -> None:
        self._scorer = scorer
        self.wall, self.processors, self.pieces = 0.0, 0.0, 0

    def flat(self, pieces: Any, mask: Any) -> FlatScores:
        """Run the encoder and count."""
        wall, processors = time.perf_counter(), time.process_time()
        scores: FlatScores = self._scorer.flat(pieces, mask)
        self.wall += time.perf_counter() - wall
        self.processors += time.process_time() - processors
        self.pieces += int(mask.sum())
        return scores

    def frames(self, anchors: Anchors) -> Any:
        """Run the heads of frames."""
        return self._scorer.frames(anchors)

    def attributions(self, anchors: Anchors) -> Any:
        """Run the head of attributions."""
        return self._scorer.attributions(anchors)

    def take(self) -> Spent:
        """Return what the encoder took since the last time it was asked."""
        spent, self.wall, self.processors = Spent(self.wall, self.processors), 0.0, 0.0
        return spent


class Clocked:
    """The embedded reader, with a clock on its encoder; its model is loaded once for all that is measured here."""

    info = ReaderInfo("embedded", "timed")
    languages = frozenset({"en"})

    def __init__(self, threads: int) -> None:
        folder = Path(str(files("fogline.reading") / "model"))
        self.encoder = Timed(load_scorer(folder, threads))
        meta: dict[str, Any] = json.loads((folder / "meta.json").read_text("utf-8"))
        tokenizer = load_tokenizer(folder)
        self._core = ReadingCore(tokenizer, self.encoder, load_decoding(meta), load_lexical(folder, meta))
        self._gist = GistEncoder(folder, tokenizer, threads)

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield the reading of each document."""
        for document in documents:
            marks = self._core.mark(document)
            about = self._gist.of(document)
            yield Reading(self.info, document, marks.mentions, marks.attributions, marks.frames, marks.meanings, about)


def main() -> None:
    """Print the times."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("files", type=Path, nargs="+")
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--times", type=int, default=15)
    chosen = options.parse_args()
    reader = Clocked(chosen.threads)
    documents = [read(file, reader=reader).document for file in chosen.files]
    whole, reading, encoder = [], [], []
    for _ in range(chosen.times):
        whole.append(Spent.of(lambda: [read(file, reader=reader) for file in chosen.files]))
        reader.encoder.take()
        reader.encoder.pieces = 0
        reading.append(Spent.of(lambda: list(reader.read(documents))))
        encoder.append(reader.encoder.take())
    for name, spent in (("whole", whole), ("reading", reading), ("encoder", encoder)):
        _line(name, spent, len(documents))
    for name, ratios in (
        ("", [a.wall / b.wall for a, b in zip(reading, encoder, strict=True)]),
        (" (processors)", [a.processors / b.processors for a, b in zip(reading, encoder, strict=True)]),
    ):
        print(f"{'reading / encoder' + name:30} {statistics.median(ratios):.2f} (median of {chosen.times})")
    best = min(spent.wall for spent in encoder)
    print(f"{'word pieces':30} {reader.encoder.pieces}, {reader.encoder.pieces / best:.0f} a second")
    print(f"{'most memory':30} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _line(name: str, spent: list[Spent], count: int) -> None:
    for of, seconds in (
        ("", [one.wall / count for one in spent]),
        (" (processors)", [one.processors / count for one in spent]),
    ):
        print(f"{name + of:30} {min(seconds):.3f} s best, {statistics.median(seconds):.3f} s median")


if __name__ == "__main__":
    main()
