"""Quotations: what stands between two marks is said by one speaker, all of it.

A network that looks at a sentence and the next finds the speaker beside the cue ("..., he said"). The other sentences between the
same quotation marks are his as well, before the cue and after it, and so is the rest of a sentence of which it found a part.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from fogline.reading.quotation_marks import quotations
from fogline.records import Attribution, Span

_BESIDE = re.compile(r"[,;:]\s*\Z")
"""How the words between two halves of what somebody says end."""
_GOES_ON = re.compile(r"[\s,]*[a-z]")
"""What follows words in quotation marks that are part of a sentence, as a title is."""
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
    """Return the quotations of ``text`` with what each of its ``sentences`` has of them; those without a word are left out."""
    found = (Quotation(span, tuple(_parts(text, sentences, span))) for span in quotations(text))
    return [one for one in found if one.parts]


def spread(quoted: Sequence[Quotation], attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return ``attributions`` and those of the sentences that stand in one quotation with a sentence whose speaker is known.

    A sentence before the cue gets an attribution of its own to the same source and cue, one after it a continuation.
    """
    out = list(attributions)
    for quotation in quoted:
        if len(quotation.parts) > 1:
            out += _missing(quotation, attributions)
    return sorted(out, key=lambda a: (a.content[0].start, a.cue or a.content[0]))


def rejoined(text: str, quoted: Sequence[Quotation], attributions: Iterable[Attribution]) -> list[Attribution]:
    """Return ``attributions`` with the rest of what stands on both sides of a cue ("...", he said, "...") where nobody has it."""
    out = list(attributions)
    cues = sorted((one.cue, number) for number, one in enumerate(out) if one.cue is not None)
    contents = sorted((span, number) for number, one in enumerate(out) for span in one.content)
    longest = max((span.end - span.start for span, _ in contents), default=0)
    for before, after in pairwise(quoted):
        first, second = before.parts[-1], after.parts[0]
        gap = Span(before.span.end, after.span.start)
        if first.sentence != second.sentence or not _BESIDE.search(text, gap.start, gap.end):
            continue
        between = _starting(cues, gap.start, gap.end)
        said = next((number for number in between if _covers(out[number], first.span)), None)
        beside = [out[number] for number in _starting(contents, second.span.start - longest, second.span.end)]
        taken = any(_covers(one, second.span) for one in _outside(after, beside))
        if said is not None and not taken and not _GOES_ON.match(text, second.span.end):
            out[said] = replace(out[said], content=(*out[said].content, second.span))
    return out


def _starting(spans: Sequence[tuple[Span, int]], first: int, last: int) -> list[int]:
    """Return the numbers that stand with those of ``spans`` (in order) that start at ``first`` up to ``last``."""
    begin, end = (bisect_left(spans, place, key=lambda entry: entry[0].start) for place in (first, last))
    return [number for _, number in spans[begin:end]]


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
    parts, outside = quotation.parts, _outside(quotation, attributions)
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


def _outside(quotation: Quotation, attributions: Iterable[Attribution]) -> list[Attribution]:
    """Return those of ``attributions`` that the quotation does not make itself."""
    return [one for one in attributions if one.cue is None or not quotation.span.contains(one.cue)]


def _covers(attribution: Attribution, span: Span) -> bool:
    start, end = span
    shared = 0
    for first, last in attribution.content:
        if first < end and start < last:  # most are far from each other
            shared += max(0, min(last, end) - max(first, start))
    return _THIRD * shared > end - start


def _speaker(parts: Sequence[_Part], attributions: Sequence[Attribution]) -> tuple[Attribution | None, int]:
    """Return the first attribution with a cue that holds one of ``parts``, and the number of that part."""
    for number, part in enumerate(parts):
        for attribution in attributions:
            if attribution.cue is not None and _covers(attribution, part.span):
                return attribution, number
    return None, 0
