"""Universal NER, English Web Treebank (Mayhew and others 2024): persons, organisations and places in web text, IOB2.

``*.iob2``: ``# text = ...`` gives a sentence as it was written, then a token a line. The sentences of a ``# newdoc``
make one text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fogline.evaluation.gold import Judged, LoadedReadings
from fogline.evaluation.loaders.building import document, join_tokens, load_each, reading, text_of
from fogline.records import Mention, MentionType, Reading, Span

FILES = (("*.iob2",),)
JUDGED = Judged(
    layers=frozenset({"mention"}),
    types={"PERSON": "PERSON", "ORG": "ORG", "FORCE": "ORG", "STATE": "PLACE", "PLACE": "PLACE", "FACILITY": "PLACE"},
    notes=(
        "states, places and facilities count as locations here, armed forces as organisations; other types are not judged",
        "only names are marked: generic forces and facilities ('rebels', 'a bridge') count as spurious",
    ),
)
_TYPES: dict[str, MentionType] = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}


@dataclass
class _Text:
    """A text being put together from its sentences."""

    name: str
    text: str = ""
    mentions: list[Mention] = field(default_factory=list)

    def add(self, written: str | None, rows: list[tuple[str, str]]) -> None:
        """Add a sentence of (token, tag)."""
        words = [word for word, _ in rows]
        line, spans = (written, _align(written, words)) if written is not None else ("", None)
        if spans is None:
            line, spans = join_tokens(words)
        at = len(self.text)
        for type_, first, last in _names([tag for _, tag in rows]):
            self.mentions.append(Mention(at + spans[first].start, at + spans[last].end, type_))
        self.text += f"{line}\n"


def load(folder: Path) -> LoadedReadings:
    """Return the readings of every ``*.iob2`` in ``folder``."""
    return load_each(folder.glob("*.iob2"), _load, JUDGED)


def _load(path: Path) -> Iterator[Reading]:
    for found in _texts(path):
        if found.text.strip():
            yield reading(document(found.name, found.text.rstrip("\n")), *found.mentions)


def _texts(path: Path) -> Iterator[_Text]:
    current = _Text(path.stem)
    written: str | None = None
    rows: list[tuple[str, str]] = []
    for line in [*text_of(path).split("\n"), ""]:
        value = line.partition(" = ")[2]
        fields = line.split("\t")
        if line.startswith("# newdoc"):
            yield current
            current = _Text(value or path.stem)
        elif line.startswith("# text = "):
            written = value
        elif len(fields) >= 3:
            rows.append((fields[1], fields[2]))
        elif not line.strip() and rows:
            current.add(written, rows)
            written, rows = None, []
    yield current


def _align(text: str, words: list[str]) -> list[Span] | None:
    """Return where each of ``words`` stands in ``text``, or ``None`` where one is not there."""
    spans: list[Span] = []
    end = 0
    for word in words:
        start = text.find(word, end)
        if start < 0:
            return None
        end = start + len(word)
        spans.append(Span(start, end))
    return spans


def _names(tags: list[str]) -> Iterator[tuple[MentionType, int, int]]:
    """Yield type, first and last token of each name of a type that we judge."""
    first: int | None = None
    for place, tag in enumerate([*tags, "O"]):
        if first is not None and not tag.startswith("I-"):
            kind = tags[first][2:]
            if kind in _TYPES:
                yield _TYPES[kind], first, place - 1
            first = None
        if tag.startswith("B-"):
            first = place
