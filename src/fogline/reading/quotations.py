"""Quotations: what stands between two marks is said by one speaker, all of it.

A network that looks at a sentence and the next finds the speaker beside the cue ("..., he said"). The other sentences between the
same quotation marks are his as well, before the cue and after it, and so is the rest of a sentence of which it found a part.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fogline.records import Attribution, Span

CLOSING = {"“": "”", "„": "”“", "«": "»", "‘": "’", '"': '"', "'": "'"}
"""The marks that close a quotation, by the mark that opens it."""
_OPENING = re.compile(r"(?<![^\s(\[—–:])[“„«‘\"'](?=[^\W_]|[‘“\"'(…])")
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


def spread(text: str, sentences: Sequence[Span], attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return ``attributions`` and those of the sentences that stand in one quotation with a sentence whose speaker is known.

    A sentence before the cue gets an attribution of its own to the same source and cue, one after it a continuation.
    """
    out = list(attributions)
    for quotation in quotations(text):
        parts = _parts(text, sentences, quotation)
        if len(parts) > 1:
            out += _missing(parts, quotation, attributions)
    return sorted(out, key=lambda a: (a.content[0].start, a.cue or a.content[0]))


def completed(text: str, sentences: Sequence[Span], attributions: Iterable[Attribution]) -> list[Attribution]:
    """Return ``attributions`` with what begins or ends at a mark of a quotation, and breaks off within it, drawn out to all that
    the sentence has of the quotation.
    """
    parts = [(part.span, quotation) for quotation in quotations(text) for part in _parts(text, sentences, quotation)]
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
    for match in _OPENING.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        end = _closing(text, match.start())
        if end is not None:
            found.append(Span(match.start(), end))
    return found


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


def _missing(parts: Sequence[_Part], quotation: Span, attributions: Sequence[Attribution]) -> list[Attribution]:
    outside = [a for a in attributions if a.cue is None or not quotation.contains(a.cue)]
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
