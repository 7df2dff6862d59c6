"""MEANTIME (Minard and others 2016): entities, times, values and events in 120 Wikinews articles, as CAT files.

Only the title and the first five sentences of an article are annotated, so only these are read. Names (not "the firm", not
"American") of persons, organisations and places are judged, of names in one another the innermost. Every event is marked there,
of whatever kind, so recall of triggers says nothing.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from fogline.evaluation.gold import Judged, LoadedReadings
from fogline.evaluation.loaders.building import document, join_tokens, load_each, reading, text_of
from fogline.records import Frame, Mention, MentionType, Reading, Span
from fogline.records.errors import InputError

FILES = (("**/*.xml",),)
JUDGED = Judged(
    layers=frozenset({"mention", "time", "trigger"}),
    types={
        "PERSON": "PERSON",
        "ORG": "ORG",
        "FORCE": "ORG",
        "STATE": "PLACE",
        "PLACE": "PLACE",
        "TIME": "TIME",
        "QUANTITY": "QUANTITY",
    },
    event_types=False,
    notes=(
        "countries count as places here and armed forces as organisations",
        "articles and titles may be part of names here: read mention.overlap",
        "every event is marked here, not those of war alone: read the precision of trigger, not its recall",
    ),
)
_ENTITY_TYPES: dict[str, MentionType] = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
_PARTS = ("ENTITY_MENTION", "TIMEX3", "VALUE", "EVENT_MENTION")


def load(folder: Path) -> LoadedReadings:
    """Return the readings of ``folder`` and the folders below."""
    return load_each(folder.glob("**/*.xml"), _load, JUDGED)


def _load(path: Path) -> Iterator[Reading]:
    try:
        # The standard library's parser fetches nothing; entity bombs are stopped by expat >= 2.4.1.
        root = ElementTree.fromstring(text_of(path))  # noqa: S314
    except ElementTree.ParseError as error:
        raise InputError(f"{path.name}: not XML: {error}") from error
    marks = [
        mark for mark in root.iterfind("Markables/*") if mark.tag in _PARTS and mark.find("token_anchor") is not None
    ]
    sentences = {token.get("t_id", ""): int(token.get("sentence", "0")) for token in root.iterfind("token")}
    last = max((sentences.get(token, -1) for mark in marks for token in _tokens(mark)), default=-1)
    text, places = _text(root, last)
    types = _entity_types(root)
    published = next((mark.get("value") for mark in marks if mark.get("functionInDocument") == "CREATION_TIME"), None)
    found = (_mark(mark, places, types) for mark in marks)
    yield reading(document(path.stem, text, published), *_innermost(found))


def _text(root: ElementTree.Element, last: int) -> tuple[str, dict[str, Span]]:
    """Return the sentences up to number ``last``, one a line, and where each token stands."""
    lines: dict[int, list[tuple[str, str]]] = {}
    for token in root.iterfind("token"):
        number = int(token.get("sentence", "0"))
        if number <= last:
            lines.setdefault(number, []).append((token.get("t_id", ""), token.text or ""))
    text = ""
    places: dict[str, Span] = {}
    for number in sorted(lines):
        line, spans = join_tokens([word for _, word in lines[number]])
        places |= {
            name: Span(len(text) + span.start, len(text) + span.end)
            for (name, _), span in zip(lines[number], spans, strict=True)
        }
        text += f"{line}\n"
    return text.rstrip("\n"), places


def _entity_types(root: ElementTree.Element) -> dict[str, str]:
    """Return the type of each mention's entity, by the mention's id."""
    entities = {mark.get("m_id"): mark.get("ent_type", "") for mark in root.iterfind("Markables/ENTITY")}
    types: dict[str, str] = {}
    for link in root.iterfind("Relations/REFERS_TO"):
        target = link.find("target")
        kind = entities.get(target.get("m_id")) if target is not None else None
        if kind:
            types |= {source.get("m_id", ""): kind for source in link.iterfind("source")}
    return types


def _tokens(mark: ElementTree.Element) -> list[str]:
    return [anchor.get("t_id", "") for anchor in mark.iterfind("token_anchor")]


def _mark(mark: ElementTree.Element, places: dict[str, Span], types: dict[str, str]) -> Mention | Frame | None:
    spans = [places[token] for token in _tokens(mark) if token in places]
    if not spans:
        return None
    start, end = spans[0].start, spans[-1].end
    if end <= start:
        return None
    if mark.tag == "EVENT_MENTION":
        return Frame(Span(start, end), "", "factual")
    if mark.tag == "TIMEX3":
        return Mention(start, end, "TIME", mark.get("value", ""))
    if mark.tag == "VALUE":
        return Mention(start, end, "QUANTITY")
    type_ = _ENTITY_TYPES.get(types.get(mark.get("m_id", ""), ""))
    return Mention(start, end, type_) if type_ and mark.get("syntactic_type") == "NAM" else None


def _innermost(marks: Iterable[Mention | Frame | None]) -> list[Mention | Frame]:
    found = {mark for mark in marks if mark is not None}
    names = [mark for mark in found if isinstance(mark, Mention) and mark.type in _ENTITY_TYPES.values()]
    outer = {name for name in names if any(o.span != name.span and name.span.contains(o.span) for o in names)}
    return list(found - outer)
