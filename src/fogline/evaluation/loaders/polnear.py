"""PolNeAR (Newell, Margolin and Ruths 2018): brat files of attributions in political news of the United States.

``attributions/*.ann`` beside ``text/*.txt``; the name of an ``.ann`` is that of its text, an underscore, and a sign for the
annotator. Each token lies in at most one attribution, so chains cannot be judged. A content there begins with the word "that"
which introduces it; ours begins after it, and so does what is loaded. Where two people read a text, the first by name is taken.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from fogline.evaluation.gold import Judged, LoadedReadings
from fogline.evaluation.loaders.building import check_inside, document, load_each, reading, text_of
from fogline.records import Attribution, Reading, Span
from fogline.records.errors import InputError

FILES = (("attributions/*.ann",), ("text/*.txt",))
JUDGED = Judged(
    layers=frozenset("source cue content.exact content.token attribution.exact attribution.overlap".split()),
    continues=False,
    nested=False,
    notes=(
        "contents here never lie in one another: of a chain the outer link alone is compared",
        "the word 'that' which opens a content here is left out of it, as our guide has it",
        "anything somebody thinks, feels or intends counts as an attribution here, which is wider than our guide",
    ),
)
_THAT = re.compile(r"that\s+(?!(?:is|was|will|would|has|had|could|did|does|makes?|means?)\b)(?=\S)")  # no pronoun
_PART = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")


def load(folder: Path) -> LoadedReadings:
    """Return the readings of ``folder``, one a text."""
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rpartition("_")[0] or path.stem, path)
    return load_each(first.values(), _load, JUDGED)


def _load(path: Path) -> Iterator[Reading]:
    name = path.stem.rpartition("_")[0] or path.stem
    text = text_of(path.parent.parent / "text" / f"{name}.txt")
    spans: dict[str, tuple[Span, ...]] = {}
    relations: list[str] = []
    for number, line in enumerate(text_of(path).splitlines(), 1):
        fields = line.split("\t")
        if fields[0].startswith("T") and len(fields) >= 2:
            spans[fields[0]] = _spans(path, text, fields[1], number)
        elif fields[0].startswith("E") and len(fields) >= 2:
            relations.append(fields[1])
    contents = {name for relation in relations for kind, name in _PART.findall(relation) if kind == "Content"}
    spans = {name: _without_that(text, spans[name]) if name in contents else spans[name] for name in spans}
    found = (_attribution(_PART.findall(relation), spans) for relation in relations)
    yield reading(document(name, text), *(attribution for attribution in found if attribution))


def _spans(path: Path, text: str, field: str, number: int) -> tuple[Span, ...]:
    """Return the stretches of ``Content 4 9;12 20``."""
    try:
        ends = [piece.split() for piece in field.partition(" ")[2].split(";")]
        spans = [Span(int(start), int(end)) for start, end in ends]
    except ValueError as error:
        raise InputError(f"{path.name}: line {number}: got {field!r}; want a label and offsets") from error
    return tuple(check_inside(path, text, span, f"line {number}") for span in spans)


def _without_that(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the stretches of a content without the conjunction that opens it."""
    if not spans or (opening := _THAT.match(spans[0].of(text))) is None:
        return spans
    first, *others = spans
    return (Span(first.start + opening.end(), first.end), *others)


def _attribution(parts: list[tuple[str, str]], spans: dict[str, tuple[Span, ...]]) -> Attribution | None:
    named: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
    for kind, mark in parts:
        named[kind].extend(spans.get(mark, ()))
    if not named["Content"]:
        return None
    source, cue = (_whole(named[kind]) for kind in ("Source", "Cue"))
    return Attribution(source, cue, None, tuple(sorted(named["Content"])))


def _whole(spans: list[Span]) -> Span | None:
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else None
