"""The marks of quotations: where one begins and where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fogline.records import Span

CLOSING = {"“": '”"', "„": "”“", "«": "»", "‘": "’", '"': '"”', "'": "'"}
"""The marks that close a quotation, by the mark that opens it; straight and curly ones are mixed by many a hand."""
_NESTED = {"“": '"', '"': "“", "‘": "‘", "„": "", "«": "", "'": ""}
"""The marks that, by the mark that opens a quotation, open one within it that its closing mark may close as well."""
_OPENING = re.compile(r"(?<![^\s(\[—–:])[“„«‘\"'](?=[^\W_]|[‘“\"'(…])")
_APART = tuple(re.compile(rf"(?<!\S)[{marks}](?=\s|[.,;:!?)…]|$)") for marks in ('"', "«»"))
"""Marks that stand apart from what they hold, as in " these " and « these »."""
_NEVER_APART = re.compile(r"[\"«»]|\n\s*\n")
"""What no quotation between two such marks holds."""
_PLURAL = re.compile(r"s’ [a-z]")
_NEXT_MARK = re.compile(r"[.,!?…]’(?!\w)|‘")
_LONGEST = 900
"""Code points after which an opening mark without its closing one is taken for a slip of the pen."""


def quotations(text: str) -> list[Span]:
    """Return the quotations of ``text``, outermost only, each with its marks.

    One whose closing mark is missing is left out, and so is one that opens again before it closes.
    """
    found: list[Span] = []
    for one in sorted([*_close_to_words(text), *_apart_from_words(text)]):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return found


def _close_to_words(text: str) -> Iterator[Span]:
    """Yield the quotations that open right before a word."""
    last = 0
    for match in _OPENING.finditer(text):
        end = _closing(text, match.start()) if match.start() >= last else None
        if end is not None:
            yield Span(match.start(), end)
            last = end


def _apart_from_words(text: str) -> Iterator[Span]:
    """Yield the quotations whose marks stand apart from their words; nothing tells their ends apart but that they alternate."""
    for kind in _APART:
        marks = list(kind.finditer(text))
        for first, last in zip(marks[::2], marks[1::2], strict=False) if len(marks) % 2 == 0 else ():
            one = Span(first.start(), last.end())
            closes = last.group() in CLOSING.get(first.group(), "") and one.end - one.start <= _LONGEST
            inches = text[max(0, first.start() - 2) : first.start()].rstrip().isdigit()
            if closes and not inches and not _NEVER_APART.search(text, first.end(), last.start()):
                yield one


def _closing(text: str, start: int) -> int | None:
    """Return the end of the quotation that opens at ``start``, or ``None``."""
    opening = text[start]
    depth = 0
    for position in range(start + 1, min(len(text), start + _LONGEST)):
        character = text[position]
        if character == "\n" and text[position + 1 : position + 2].isspace():
            return None
        if character in CLOSING[opening] and _closes(text, position) and not _possesses(text, position):
            if depth == 0:
                return position + 1
            depth -= 1
        elif character in _NESTED[opening] and _OPENING.match(text, position):
            depth += 1
        elif character == opening and _OPENING.match(text, position):
            return None  # a second mark of the kind means that the first was never closed
    return None


def _closes(text: str, position: int) -> bool:
    """Tell a closing mark from an apostrophe: something stands before it, and no letter after it."""
    after = text[position + 1 : position + 2]
    return not text[position - 1].isspace() and not after.isalnum()


def _possesses(text: str, position: int) -> bool:
    """Tell a plural's apostrophe ("the soldiers’ trucks") where a surer closing mark follows before the next opening one."""
    if text[position] != "’" or not _PLURAL.match(text, position - 1):
        return False
    following = _NEXT_MARK.search(text, position + 1, position + _LONGEST)
    return following is not None and following.group() != "‘"
