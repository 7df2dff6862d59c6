"""Marks inside a paragraph of Markdown: emphasis, code, links, escapes. What is left when they are taken out are the words.

After CommonMark 0.31, chapter 6, in time linear in the text; HTML inside Markdown is left as it is.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?<!`)(?P<ticks>`{1,2})(?!`)(?P<code>[^`\n]+)(?P=ticks)(?!`)"
    r"|<(?P<address>(?:https?://|mailto:)[^<>\s]+)>"
    r"|!?\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])*+)\]"
    r"(?:\((?:[^()\s]|\([^()\s]*\))*+(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)|\[[^\[\]\n]*\])"
    r"|(?P<run>\*+|_+|~~)"
)
_PLAIN = frozenset("*_`[\\<~")
"""One of these is in every text that has marks."""


@dataclass(slots=True)
class _Run:
    """A run of ``*``, ``_`` or ``~`` at ``[start, end)`` that may open or close emphasis; emphasis uses it up from within."""

    start: int
    end: int
    opens: bool
    closes: bool


def unmarked(text: str) -> str:
    """Return the words of a paragraph of Markdown without the marks inside it; a link or picture leaves its label alone."""
    if _PLAIN.isdisjoint(text):
        return text
    marks: list[tuple[int, int]] = []
    runs: list[_Run] = []
    _scan(text, 0, len(text), marks, runs)
    marks += _emphasis(text, runs)
    return "".join(_between(text, sorted(marks)))


def _between(text: str, marks: list[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for start, end in marks:
        yield text[at:start]
        at = end
    yield text[at:]


def _scan(text: str, start: int, end: int, marks: list[tuple[int, int]], runs: list[_Run]) -> None:
    """Collect the marks of ``[start, end)``, and the runs that may be emphasis; labels are looked through in turn."""
    for match in _TOKEN.finditer(text, start, end):
        if match["run"]:
            runs.append(_run(text, *match.span()))
            continue
        inner = next(name for name in ("escaped", "code", "address", "label") if match[name] is not None)
        if inner == "label":
            _scan(text, *match.span(inner), marks, runs)
        marks += [(match.start(), match.start(inner)), (match.end(inner), match.end())]


def _run(text: str, start: int, end: int) -> _Run:
    """Tell whether a run opens or closes emphasis by what stands on either side of it (its "flanks")."""
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    left = not after.isspace() and (not _is_mark(after) or before.isspace() or _is_mark(before))
    right = not before.isspace() and (not _is_mark(before) or after.isspace() or _is_mark(after))
    if text[start] == "_":  # a word_with_underscores has no emphasis
        return _Run(start, end, left and (not right or _is_mark(before)), right and (not left or _is_mark(after)))
    return _Run(start, end, left, right)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _emphasis(text: str, runs: list[_Run]) -> Iterator[tuple[int, int]]:
    """Yield the parts of runs that open and close emphasis, each with the nearest run before it that it can close."""
    waiting: dict[str, list[_Run]] = {"*": [], "_": [], "~": []}
    for run in runs:
        openers = waiting[text[run.start]]
        while run.closes and openers and run.start < run.end:
            opener = openers[-1]
            used = min(opener.end - opener.start, run.end - run.start)
            yield opener.end - used, opener.end
            yield run.start, run.start + used
            opener.end -= used
            run.start += used
            if opener.start == opener.end:
                openers.pop()
        if run.opens and run.start < run.end:
            openers.append(run)
