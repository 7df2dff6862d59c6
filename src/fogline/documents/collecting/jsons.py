"""JSON Lines, and JSON files with a list of texts: every object an item, its exact bytes its original, the file kept once."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from fogline.documents.collecting.columns import RUNNING, choose_columns, undated, without_words
from fogline.documents.collecting.encodings import Encoding, line_encoding, lines_of
from fogline.documents.collecting.filling import Filling
from fogline.documents.collecting.jsonwalk import walk
from fogline.documents.collecting.model import Item, ItemFailure, ItemLimits, ItemOptions
from fogline.documents.collecting.slices import Cutter, notes
from fogline.records.errors import InputError
from fogline.records.original import Original

_SAMPLE = 500
_NAMES = "articles items data results documents docs records rows posts messages news entries hits value".split()
_LISTS = (
    (),
    *((name,) for name in _NAMES),
    *((outer, name) for outer in ("data", "response", "result") for name in _NAMES),
)
"""Where a JSON file keeps its texts: in a list, or in a list of one of these names."""
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class _Object:
    """An object of the file: its number, its half-open place in bytes, its fields or what is wrong with it."""

    number: int
    start: int
    end: int
    fields: Mapping[str, str] | None
    problem: str | None = None
    odd: str | None = None


def json_items(
    source: str, container: Original, options: ItemOptions, limits: ItemLimits
) -> Iterator[Item | ItemFailure]:
    """Yield the file itself, to be kept, then its objects; a broken one is a failure, and the rest goes on.

    Fields inside fields are named with dots ("source.name"). Raises ``InputError`` (no objects in it) and ``UsageError`` (no
    field of title or text).
    """
    encoding = line_encoding(container)
    by_line = _is_lines(container.content, encoding)

    def objects() -> Iterator[_Object]:
        return _lines(container.content, encoding) if by_line else _elements(container.content, encoding)

    samples = [each.fields for each in islice(objects(), _SAMPLE) if each.fields is not None]
    if not samples:
        raise InputError("got JSON without an object in a list or on a line of its own; want articles as objects")
    names = _names(samples)
    columns = choose_columns(names, samples, options.columns)
    filling = Filling.of(columns, samples)
    options.say(f"{source}: fields {columns}{undated(columns, names, samples)}")
    custody = replace(container.custody, note=notes(container.custody.note, f"fields {columns}"))
    container = replace(container, custody=custody)
    yield Item(source, container)
    cutter = Cutter(source, container, "json", "application/json", options)
    for each in objects():
        if each.number > limits.entries:
            yield ItemFailure(source, f"holds more than {limits.entries} objects; split it, or allow more")
            return
        key = cutter.key(f"{'line' if by_line else 'item'}={each.number}")
        if cutter.wanted(key):
            yield _item(key, each, filling, cutter)


def _item(key: str, each: _Object, filling: Filling, cutter: Cutter) -> Item | ItemFailure:
    if each.fields is None:
        return ItemFailure(key, each.problem or "is no object; want fields with names")
    written, note = filling.row(each.fields, cutter.container.custody)
    if not written.title and not written.text.strip():
        return ItemFailure(key, without_words("fields", filling.columns, each.fields))
    return cutter.cut(key, each.start, each.end, written, notes(note, each.odd and f"in {each.odd}"))


def _is_lines(content: bytes, encoding: Encoding) -> bool:
    """Tell JSON Lines from one JSON text: the first line that holds something is a whole object, and not all there is: the answer
    of a server is often one line with a list in it.
    """
    filled = (words for line in lines_of(content, encoding) if (words := line.text.strip().strip("\x1e")))
    first = next(filled, "")
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and not (_wraps_a_list(value) and next(filled, None) is None)


def _wraps_a_list(value: Mapping[str, Any]) -> bool:
    """Tell whether an object has a list of objects where files keep their texts, and no running text of its own."""
    if any(isinstance(inner, str) and inner.count(" ") >= RUNNING for inner in value.values()):
        return False
    return any(isinstance(each, dict) for path in _LISTS[1:] for each in _list_at(value, path))


def _list_at(value: Any, path: tuple[str, ...]) -> list[Any]:
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, list) else []


def _lines(content: bytes, encoding: Encoding) -> Iterator[_Object]:
    for number, line in enumerate(lines_of(content, encoding), 1):
        words = line.text.strip(" \t\r\n\x1e\0")
        if not words:
            continue
        try:
            value = json.loads(words, strict=False)
        except (ValueError, RecursionError) as error:
            problem = "is nested too deep" if isinstance(error, RecursionError) else f"is no sound JSON ({error})"
            yield _Object(number, line.start, line.end, None, problem)
            continue
        yield _Object(number, line.start, line.body, _flat(value) if isinstance(value, dict) else None, odd=line.odd)


def _elements(content: bytes, encoding: Encoding) -> Iterator[_Object]:
    whole = content.decode(encoding.main, "surrogateescape")
    text = whole.removeprefix("\ufeff")
    before = len(whole[: len(whole) - len(text)].encode(encoding.main))
    number = 0
    for value in walk(text, *_LISTS, encoding=encoding.main):
        if value.problem is None and value.path not in _LISTS:
            continue
        number += 1
        fields = _flat(value.value) if isinstance(value.value, dict) else None
        yield _Object(number, value.start + before, value.end + before, fields, value.problem)
    if number == 0:
        yield from _only(text, len(content))


def _only(text: str, size: int) -> Iterator[_Object]:
    """Yield the object that the whole file is."""
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    if isinstance(value, dict):
        yield _Object(1, 0, size, _flat(value))


def _flat(value: Mapping[str, Any], prefix: str = "", depth: int = 0) -> dict[str, str]:
    """Return the plain values of an object as text by name, those inside others with dots; lists of words joined."""
    found: dict[str, str] = {}
    for name, inner in value.items():
        if isinstance(inner, dict):
            if depth < _DEEPEST:
                found.update(_flat(inner, f"{prefix}{name}.", depth + 1))
        elif isinstance(inner, list):
            words = [str(each) for each in inner if isinstance(each, str | int | float)]
            if words:
                found[prefix + name] = ("\n\n" if any("\n" in word or len(word) > 80 for word in words) else ", ").join(
                    words
                )
        elif inner is not None and not isinstance(inner, bool):
            found[prefix + name] = str(inner)
    return found


def _names(samples: Iterable[Mapping[str, str]]) -> list[str]:
    return list(dict.fromkeys(name for sample in samples for name in sample))
