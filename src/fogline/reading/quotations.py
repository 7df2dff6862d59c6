"""Quotations: what stands between two marks is said by one speaker, all of it.

A network that looks at a sentence and the next finds the speaker beside the cue ("..., he said"). The other sentences between the
same quotation marks are his as well, before the cue and after it, and so is the rest of a sentence of which it found a part.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from fogline.records import Attribution, Span

CLOSING = {"“": "”", "„": "”“", "«": "»", "‘": "’", '"': '"', "'": "'"}
"""The marks that close a quotation, by the mark that opens it."""
_OPENING = re.compile(r"(?<![^\s(\[—–:])[“„«‘\"'](?=[^\W_]|[‘“\"'(…])")
_APART = tuple(re.compile(rf"(?<!\S)[{marks}](?=\s|[.,;:!?)…]|$)") for marks in ('"', "«»"))
"""Marks that stand apart from what they hold, as in " these " and « these »."""
_NEVER_APART = re.compile(r"[\"«»]|\n\s*\n")
"""What no quotation between two such marks holds."""
_PLURAL = re.compile(r"s’ [a-z]")
_NEXT_MARK = re.compile(r"[.,!?…]’(?!\w)|‘")
_LONGEST = 900
"""Code points after which an opening mark without its closing one is taken for a slip of the pen."""
_MARK = 1  # code point that a mark takes, which a content may have or not
_THIRD = 3  # a third of what a sentence has of a quotation is covered where it counts as said
_MARKS = " \t\n\u00a0\"'“”‘’«»„"


@dataclass(frozen=True, slots=True)
class _Part:
    """What one sentence has of a quotation."""

    sentence: int
    span: Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks, and what each sentence has of it, in order."""

    span: Span
    parts: tuple[_Part, ...]


def quoted(text: str, sentences: Sequence[Span]) -> list[Quotation]:
    """Return the quotations of ``text`` with what each of its ``sentences`` has of them."""
    return [Quotation(span, tuple(_parts(text, sentences, span))) for span in quotations(text)]


def spread(quoted: Sequence[Quotation], attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return ``attributions`` and those of the sentences that stand in one quotation with a sentence whose speaker is known.

    A sentence before the cue gets an attribution of its own to the same source and cue, one after it a continuation.
    """
    out = list(attributions)
    for quotation in quoted:
        if len(quotation.parts) > 1:
            out += _missing(quotation, attributions)
    return sorted(out, key=lambda a: (a.content[0].start, a.cue or a.content[0]))


def completed(quoted: Sequence[Quotation], attributions: Iterable[Attribution]) -> list[Attribution]:
    """Return ``attributions`` with what begins or ends at a mark of a quotation, and breaks off within it, drawn out to all that
    the sentence has of the quotation.
    """
    parts = [(part.span, quotation.span) for quotation in quoted for part in quotation.parts]
    return [
        replace(one, content=tuple(_drawn_out(span, one.cue, parts) for span in one.content)) for one in attributions
    ]


def _drawn_out(content: Span, cue: Span | None, parts: Sequence[tuple[Span, Span]]) -> Span:
    """Return ``content`` drawn out to that of ``parts`` (each with its quotation, in text order) of which it has an end."""
    nearest = bisect_right(parts, content.start + _MARK, key=lambda entry: entry[0].start) - 1
    if nearest < 0:
        return content
    part, quotation = parts[nearest]
    if content.end > part.end + _MARK or (cue is not None and quotation.contains(cue)):
        return content
    begins, ends = content.start <= part.start + _MARK, content.end >= part.end - _MARK
    if begins != ends and _THIRD * (content.end - content.start) > part.end - part.start:
        return Span(min(content.start, part.start), max(content.end, part.end))
    return content


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
            if closes and not _NEVER_APART.search(text, first.end(), last.start()):
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
        elif character == opening and _OPENING.match(text, position):
            if (
                opening != "‘"
            ):  # single marks nest in practice, a second double one means that the first was never closed
                return None
            depth += 1
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


def _parts(text: str, sentences: Sequence[Span], quotation: Span) -> list[_Part]:
    parts = []
    first = bisect_left(sentences, quotation.start, key=lambda s: s.end)
    for number in range(first, len(sentences)):
        sentence = sentences[number]
        if sentence.start >= quotation.end:
            break
        start, end = max(sentence.start, quotation.start), min(sentence.end, quotation.end)
        if any(text[i] not in _MARKS for i in range(start, end)):
            parts.append(_Part(number, Span(start, end)))
    return parts


def _missing(quotation: Quotation, attributions: Sequence[Attribution]) -> list[Attribution]:
    parts = quotation.parts
    outside = [a for a in attributions if a.cue is None or not quotation.span.contains(a.cue)]
    covered = [any(_covers(a, part.span) for a in outside) for part in parts]
    speaker, at = _speaker(parts, outside)
    if speaker is None:
        return []
    return [
        Attribution(speaker.source, speaker.cue, speaker.channel, (part.span,))
        if number < at
        else Attribution(None, None, None, (part.span,), continues=True)
        for number, part in enumerate(parts)
        if not covered[number]
    ]


def _covers(attribution: Attribution, span: Span) -> bool:
    shared = sum(max(0, min(c.end, span.end) - max(c.start, span.start)) for c in attribution.content)
    return _THIRD * shared > span.end - span.start


def _speaker(parts: Sequence[_Part], attributions: Sequence[Attribution]) -> tuple[Attribution | None, int]:
    """Return the first attribution with a cue that holds one of ``parts``, and the number of that part."""
    for number, part in enumerate(parts):
        for attribution in attributions:
            if attribution.cue is not None and _covers(attribution, part.span):
                return attribution, number
    return None, 0
