"""The evaluation room: how well does a reader read, counted layer by layer against people's readings."""

from fogline.evaluation.gold import EVERYTHING, Judged, LoadedReadings, UnreadableFile
from fogline.evaluation.loaders import FORMATS, load_gold
from fogline.evaluation.loaders.standoff import load_folder, load_reading
from fogline.evaluation.reading import ReadingScores, Sampling, read_gold, score
from fogline.evaluation.scores import Counts, Score

__all__ = [
    "EVERYTHING",
    "FORMATS",
    "Counts",
    "Judged",
    "LoadedReadings",
    "ReadingScores",
    "Sampling",
    "Score",
    "UnreadableFile",
    "load_folder",
    "load_gold",
    "load_reading",
    "read_gold",
    "score",
]
