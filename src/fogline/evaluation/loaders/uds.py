"""UDS-IH2 (Rudinger, White and Van Durme 2018): how far predicates of English sentences are said to have happened, -3 to 3.

``*.jsonl``, a sentence a line: ``text`` in tokens, ``targets`` with ``span1`` (tokens, half-open) and ``label``. What people
call likely to have happened (2 and more) is ``factual``, what they call not to have happened (-2 and less) ``denied``, which here
takes in what is still to come or only imagined; what lies between is left out. Only events that a reader finds on those
predicates are judged.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fogline.evaluation.gold import Judged, LoadedReadings
from fogline.evaluation.loaders.building import document, join_tokens, load_each, reading, text_of
from fogline.records import Frame, Reading, Reality, Span
from fogline.records.errors import InputError

FILES = (("*.jsonl",),)
JUDGED = Judged(
    layers=frozenset({"reality.factual", "reality.denied", "reality.accuracy"}),
    event_types=False,
    realities={"future": "denied", "hypothetical": "denied"},
    notes=(
        "denied stands for all that has not happened: denied, future and hypothetical",
        "reality is judged on predicates (few are events of war) that are plainly said to have happened or not to have happened",
    ),
)
_SURE = 2.0


@dataclass(frozen=True, slots=True)
class _Target:
    span1: tuple[int, int]
    label: float


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    targets: tuple[_Target, ...] = ()


def load(folder: Path) -> LoadedReadings:
    """Return a reading a sentence of every ``*.jsonl`` in ``folder``."""
    return load_each(folder.glob("*.jsonl"), _load, JUDGED)


def _load(path: Path) -> Iterator[Reading]:
    import msgspec

    for number, line in enumerate(text_of(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            sentence = msgspec.json.decode(line, type=_Sentence)
        except msgspec.DecodeError as error:
            raise InputError(f"{path.name}: line {number}: {error}") from error
        text, spans = join_tokens(sentence.text.split())
        frames = (_frame(target, spans) for target in sentence.targets)
        yield reading(document(f"{path.stem}-{number}", text), *(frame for frame in frames if frame is not None))


def _frame(target: _Target, spans: list[Span]) -> Frame | None:
    first, end = target.span1
    reality = _reality(target.label)
    if reality is None or not 0 <= first < end <= len(spans):
        return None
    return Frame(Span(spans[first].start, spans[end - 1].end), "", reality)


def _reality(label: float) -> Reality | None:
    if label >= _SURE:
        return "factual"
    return "denied" if label <= -_SURE else None
