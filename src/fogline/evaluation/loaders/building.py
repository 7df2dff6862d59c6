"""What loaders share: documents of plain text, text of tokens, and files read one by one."""

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from fogline.evaluation.gold import EVERYTHING, GOLD, Judged, LoadedReadings, UnreadableFile
from fogline.records import Attribution, Block, Document, Frame, Mention, Published, Reading, Span
from fogline.records.errors import InputError

_LINE = re.compile(r"[^\S\n]*(\S(?:[^\n]*\S)?)")
_NO_SPACE_BEFORE = re.compile(r"[.,;:?!%)\]}’”]+|\.\.\.|''|n['’]t|['’](?:s|S|re|ve|ll|d|m)|['’]")
_NO_SPACE_AFTER = frozenset("( [ { “ ‘ `` $ £ € #".split())


def reading(document: Document, *marks: Mention | Attribution | Frame) -> Reading:
    """Return the gold reading of ``document`` with ``marks`` in text order."""
    return Reading(
        GOLD,
        document,
        tuple(sorted((m for m in marks if isinstance(m, Mention)), key=lambda mention: mention.span)),
        tuple(m for m in marks if isinstance(m, Attribution)),
        tuple(sorted((m for m in marks if isinstance(m, Frame)), key=lambda frame: frame.trigger)),
    )


def document(name: str, text: str, published: str | None = None) -> Document:
    """Return ``text`` as a document as it stands, a line a block, as ``fogline read --no-clean`` would have it."""
    blocks = tuple(Block("text", line.start(1), line.end(1), Span(*line.span(1))) for line in _LINE.finditer(text))
    return Document(name, None, None, None, "en", text, dated(published), blocks)


def dated(value: str | None) -> Published:
    """Return the day that ``value`` starts with as a stated date, or unknown where it starts with none."""
    try:
        day = datetime.date.fromisoformat((value or "")[:10])
    except ValueError:
        return Published()
    return Published(day, day, "stated")


def join_tokens(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """Return the words of a tokenised sentence as running text, and where each word stands in it."""
    text = ""
    spans: list[Span] = []
    glued, open_quote = True, False
    for word in tokens:
        straight = word == '"'
        closing = (straight and open_quote) or _NO_SPACE_BEFORE.fullmatch(word) is not None
        if not (glued or closing):
            text += " "
        spans.append(Span(len(text), len(text) + len(word)))
        text += word
        if straight:
            open_quote = not open_quote
        glued = word in _NO_SPACE_AFTER or (straight and open_quote)
    return text, spans


def text_of(path: Path) -> str:
    """Return the UTF-8 text of ``path`` with its line breaks as they are; ``InputError`` where it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise InputError(f"{path.name}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path.name}: not UTF-8: {error.reason} at byte {error.start}") from error


def check_inside(path: Path, text: str, span: Span, what: str) -> Span:
    """Return ``span``; ``InputError`` where it leaves ``text``."""
    if not 0 <= span.start < span.end <= len(text):
        raise InputError(
            f"{path.name}: {what} [{span.start}, {span.end}) is no span of a text of {len(text)} code points"
        )
    return span


def load_each(
    paths: Iterable[Path], load: Callable[[Path], Iterable[Reading]], judged: Judged = EVERYTHING
) -> LoadedReadings:
    """Return the readings that ``load`` finds in each file; a file without any is listed, the rest goes on."""
    readings: dict[str, Reading] = {}
    unreadable: list[UnreadableFile] = []
    for path in sorted(paths):
        try:
            readings |= {found.document.id: found for found in load(path)}
        except InputError as error:
            unreadable.append(UnreadableFile(path, str(error)))
    return LoadedReadings(readings, tuple(unreadable), judged)
