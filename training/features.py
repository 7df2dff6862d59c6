"""From stand-off documents to labelled windows: the numbers the model is trained on."""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Any

from fogline.reading.labels import ATTRIBUTION_PARTS, IOBES, Labels, distance_bucket
from fogline.reading.windows import Sentence, SpecialIds, Unit, WindowLimits, plan, tokenise, window_pieces
from fogline.records import Span

Json = dict[str, Any]


@dataclass
class Anchored:
    """Pairs of an anchor (by its number in the window) and a word, with the tags of every part at that word."""

    anchor: list[int] = field(default_factory=list)
    word: list[int] = field(default_factory=list)
    distance: list[int] = field(default_factory=list)
    tags: list[list[int]] = field(default_factory=list)


@dataclass
class Example:
    """One labelled window; words are numbered in the window."""

    pieces: list[int]
    first_piece: list[int]
    mention: list[int]
    trigger: list[int]
    cue: list[int]
    continues: list[int]
    frames: list[tuple[int, int, int, int]]  # first word, last word, event type, reality
    cues: list[tuple[int, int]]
    roles: Anchored
    parts: Anchored


class WordSpans:
    """Finds the words that a span of code points covers, in one sentence."""

    def __init__(self, words: tuple[Span, ...], offset: int) -> None:
        self.starts = [word.start for word in words]
        self.ends = [word.end for word in words]
        self.offset = offset

    def __call__(self, span: list[int] | None) -> tuple[int, int] | None:
        """Return (first, last) word of the window, or ``None`` if the span lies outside the sentence."""
        if span is None:
            return None
        first = bisect_right(self.ends, span[0])
        last = bisect_left(self.starts, span[1]) - 1
        return (first + self.offset, last + self.offset) if first <= last else None


def tokenise_document(document: Json, tokenizer: Any) -> list[Sentence]:
    """Tokenise the gold sentences of ``document``."""
    units = [Unit(Span(s, e), kind) for s, e, kind in document["sentences"]]
    return tokenise(tokenizer, document["text"], units)


def examples(
    document: Json, sentences: list[Sentence], ids: SpecialIds, labels: Labels, rng: random.Random | None
) -> list[Example]:
    """Return the labelled windows of ``document``; with ``rng`` sizes vary and windows begin anywhere, as augmentation."""
    limits = WindowLimits(pieces=rng.choice((96, 160, 256)), context=0) if rng else WindowLimits()
    lengths = [len(s.pieces) for s in sentences]
    windows = [(w.first, w.last) for w in plan([min(n, limits.pieces - 3) for n in lengths], limits)]
    if rng and len(windows) > 1:
        shift = rng.randrange(2)
        windows = [(max(0, a - shift), b) for a, b in windows]
    return [_example(document, sentences[a:b], ids, labels) for a, b in windows]


def _example(document: Json, sentences: list[Sentence], ids: SpecialIds, labels: Labels) -> Example:
    pieces, first_piece = window_pieces(sentences, ids)
    total = len(first_piece)
    out = Example(
        pieces, first_piece, [0] * total, [0] * total, [0] * total, [0] * total, [], [], Anchored(), Anchored()
    )
    offset = 0
    spans: list[WordSpans] = []
    bounds: list[tuple[int, int]] = []
    for sentence in sentences:
        spans.append(WordSpans(sentence.words, offset))
        bounds.append((offset, offset + len(sentence.words)))
        offset += len(sentence.words)
    low, high = sentences[0].words[0].start, sentences[-1].words[-1].end

    def locate(span: list[int] | None) -> tuple[int, tuple[int, int]] | None:
        if span is None or span[1] <= low or span[0] >= high:
            return None
        for number, find in enumerate(spans):
            if (found := find(span)) is not None:
                return number, found
        return None

    _mentions(document, out, labels, locate)
    _frames(document, out, labels, locate, bounds)
    _attributions(document, out, locate, bounds)
    return out


def _tag(row: list[int], words: tuple[int, int], begin: int, inside: int) -> bool:
    if any(row[words[0] : words[1] + 1]):
        return False
    row[words[0]] = begin
    row[words[0] + 1 : words[1] + 1] = [inside] * (words[1] - words[0])
    return True


def _mentions(document: Json, out: Example, labels: Labels, locate: Any) -> None:
    for entity in document["entities"]:
        if (found := locate([entity["start"], entity["end"]])) is not None:
            begin = 1 + 2 * labels.mentions.index(entity["type"])
            _tag(out.mention, found[1], begin, begin + 1)


def _frames(document: Json, out: Example, labels: Labels, locate: Any, bounds: list[tuple[int, int]]) -> None:
    for event in document["events"]:
        found = locate(event["trigger"])
        if found is None:
            continue
        number, words = found
        kind = labels.events.index(event["type"])
        if not _tag(out.trigger, words, 1 + kind, 1 + len(labels.events)):
            continue
        anchor = len(out.frames)
        out.frames.append((*words, kind, labels.realities.index(event["reality"])))
        low, high = bounds[number]
        tags = [[0] * len(labels.roles) for _ in range(low, high)]
        for role, start, end in event["roles"]:
            filler = locate([start, end])
            if filler is not None and filler[0] == number:
                _tag_part(tags, labels.roles.index(role), filler[1], low)
        _pairs(out.roles, anchor, words, (low, high), tags)


def _attributions(document: Json, out: Example, locate: Any, bounds: list[tuple[int, int]]) -> None:
    for attribution in document["attributions"]:
        found = locate(attribution["cue"])
        if attribution["cue"] is None:
            for part in attribution["content"]:
                if (content := locate(part)) is not None:
                    _tag(out.continues, content[1], 1, 2)
            continue
        if found is None or not _tag(out.cue, found[1], 1, 2):
            continue
        number, words = found
        anchor = len(out.cues)
        out.cues.append(words)
        low, high = bounds[number][0], bounds[min(number + 1, len(bounds) - 1)][1]
        tags = [[0] * len(ATTRIBUTION_PARTS) for _ in range(low, high)]
        for index, part in enumerate(ATTRIBUTION_PARTS):
            spans = attribution[part] if part == "content" else [attribution[part]]
            for span in spans:
                filler = locate(span)
                if filler is not None and low <= filler[1][0] and filler[1][1] < high:
                    _tag_part(tags, index, filler[1], low)
        _pairs(out.parts, anchor, words, (low, high), tags)


def _tag_part(tags: list[list[int]], part: int, words: tuple[int, int], low: int) -> None:
    first, last = words
    if first == last:
        tags[first - low][part] = IOBES.index("S")
        return
    for word in range(first, last + 1):
        tags[word - low][part] = IOBES.index("B" if word == first else "E" if word == last else "I")


def _pairs(out: Anchored, anchor: int, words: tuple[int, int], region: tuple[int, int], tags: list[list[int]]) -> None:
    for word in range(*region):
        out.anchor.append(anchor)
        out.word.append(word)
        out.distance.append(distance_bucket(word, *words))
        out.tags.append(tags[word - region[0]])
