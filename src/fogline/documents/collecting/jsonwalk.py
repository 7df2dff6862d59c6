"""A large JSON text, value by value, each with its place in bytes: the lists asked for are walked, what else is there is passed.

Only one value is held at a time beside the text. A broken value stays alone: the walk goes on at the next one of its list.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_DECODER = json.JSONDecoder(strict=False)
_SPACE = re.compile(r"[ \t\r\n]*")
_NEXT = re.compile(r"\}\s*,\s*(?=\{)")
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Value:
    """A value: the names that lead to it (of an element of a list, those of the list), and its half-open place in bytes.

    ``problem`` says that it is broken; then it reaches to where the walk goes on.
    """

    path: tuple[str, ...]
    value: Any
    start: int
    end: int
    problem: str | None = None


def walk(text: str, *lists: tuple[str, ...], encoding: str = "utf-8") -> Iterator[Value]:
    """Yield the elements of the lists that ``lists`` name by path (``()`` is the text itself), and all other plain values on the
    way to them. A ``*`` in a path stands for the elements of a list ("chats", "list", "*", "messages").

    Places are counted in bytes of ``encoding``; bytes that were no letters are to be in ``text`` as ``surrogateescape`` has them.
    """
    return _Walk(text, lists, encoding).value(0, (), 0)


class _Walk:
    """A walk over one text; offsets in bytes are counted along, for they only grow."""

    def __init__(self, text: str, lists: tuple[tuple[str, ...], ...], encoding: str) -> None:
        self.text = text
        self.encoding = encoding
        self.lists = lists
        self.ways = {path[:length] for path in lists for length in range(len(path))}
        self.at = 0
        self._known = (0, 0)

    def value(self, start: int, path: tuple[str, ...], depth: int) -> Iterator[Value]:
        """Walk one value; ``self.at`` is behind it afterwards."""
        at = _skip(self.text, start)
        mark = self.text[at : at + 1]
        if mark == "[" and path in self.lists:
            yield from self._elements(at, path)
        elif mark == "[" and (*path, "*") in self.ways and depth < _DEEPEST:
            yield from self._inside(at, path, depth)
        elif mark == "{" and path in self.ways and depth < _DEEPEST:
            yield from self._members(at, path, depth)
        else:
            yield self._plain(at, path)

    def _elements(self, at: int, path: tuple[str, ...]) -> Iterator[Value]:
        at = _skip(self.text, at + 1)
        while at < len(self.text) and self.text[at] != "]":
            found = self._plain(at, path)
            yield found
            at = self._after_comma()
            if at < 0:
                yield self._broken(path, "is cut off, or a comma is missing", self.at)
                at = _skip(self.text, self.at)
        if at >= len(self.text):
            yield Value(
                path, None, self._bytes(len(self.text)), self._bytes(len(self.text)), "is cut off before its end"
            )
        self.at = min(at + 1, len(self.text))

    def _inside(self, at: int, path: tuple[str, ...], depth: int) -> Iterator[Value]:
        """Walk into each element of a list."""
        at = _skip(self.text, at + 1)
        while at < len(self.text) and self.text[at] != "]":
            yield from self.value(at, (*path, "*"), depth + 1)
            at = self._after_comma()
            if at < 0:
                yield self._broken(path, "is cut off, or a comma is missing", self.at)
                at = len(self.text)
        self.at = min(at + 1, len(self.text))

    def _members(self, at: int, path: tuple[str, ...], depth: int) -> Iterator[Value]:
        at = _skip(self.text, at + 1)
        while self.text[at : at + 1] == '"':
            try:
                name, end = _DECODER.raw_decode(self.text, at)
            except ValueError as error:
                yield self._broken(path, str(error), at)
                self.at = len(self.text)
                return
            end = _skip(self.text, end)
            if self.text[end : end + 1] != ":":
                yield self._broken(path, "a colon is missing", end)
                self.at = len(self.text)
                return
            yield from self.value(end + 1, (*path, name), depth + 1)
            at = self._after_comma()
            if at < 0:
                at = _skip(self.text, self.at)
        if self.text[at : at + 1] != "}":
            yield self._broken(path, "is cut off, or no sound JSON", at)
            self.at = len(self.text)
            return
        self.at = at + 1

    def _plain(self, at: int, path: tuple[str, ...]) -> Value:
        start = self._bytes(at)
        try:
            value, self.at = _DECODER.raw_decode(self.text, at)
        except (ValueError, RecursionError) as error:
            problem = "is nested too deep" if isinstance(error, RecursionError) else f"is no sound JSON ({error})"
            return self._broken(path, problem, at, getattr(error, "pos", at))
        return Value(path, value, start, self._bytes(self.at))

    def _broken(self, path: tuple[str, ...], problem: str, at: int, behind: int = 0) -> Value:
        """Tell of a broken value and go on behind it: at the next object of the list, or at the end."""
        start = self._bytes(at)
        match = _NEXT.search(self.text, max(at, behind))
        self.at = match.start() + 1 if match else len(self.text)
        return Value(path, None, start, self._bytes(self.at), problem)

    def _after_comma(self) -> int:
        """Return where the next element begins, or the end of the list stands; -1 where neither follows."""
        at = _skip(self.text, self.at)
        mark = self.text[at : at + 1]
        if mark == ",":
            return _skip(self.text, at + 1)
        return at if mark in ("]", "}") or at >= len(self.text) else -1

    def _bytes(self, at: int) -> int:
        """Return the place in bytes of a place in code points that is not before the last one asked for."""
        known, count = self._known
        if at < known:
            known, count = 0, 0
        count += len(self.text[known:at].encode(self.encoding, "surrogateescape"))
        self._known = (at, count)
        return count


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at
