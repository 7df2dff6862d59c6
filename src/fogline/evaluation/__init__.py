"""The evaluation room: how well does a reader read, counted layer by layer against people's readings."""

from fogline.evaluation.reading import ReadingScores, score
from fogline.evaluation.scores import Counts, Score
from fogline.evaluation.standoff import LoadedReadings, UnreadableFile, load_folder, load_reading

__all__ = [
    "Counts",
    "LoadedReadings",
    "ReadingScores",
    "Score",
    "UnreadableFile",
    "load_folder",
    "load_reading",
    "score",
]
