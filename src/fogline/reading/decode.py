"""From scores to mentions, attributions and frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from fogline.reading.labels import ATTRIBUTION_PARTS, BIO, Labels, distance_bucket
from fogline.reading.scorer import Anchors, Scorer
from fogline.reading.viterbi import best_paths, spans_of
from fogline.records import Attribution, Frame, Mention, MentionType, Reality, Role, RoleName, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class WordScores:
    """The words of one sentence to read, with their scores: each row of ``flat`` [words, tags] is log-normalised."""

    words: tuple[Span, ...]
    hidden: Floats
    flat: Mapping[str, Floats]


@dataclass(frozen=True, slots=True)
class Decoding:
    """How scores become labels: transition matrices by head, and what is taken off the score of "nothing here" (O)."""

    labels: Labels
    transitions: Mapping[str, Floats]
    o_penalty: Mapping[str, float]

    def tags(self, head: str) -> tuple[str, ...]:
        """Return the tags of a head, in output order."""
        return {"mention": self.labels.mention_tags(), "trigger": self.labels.trigger_tags()}.get(head, BIO)


@dataclass(frozen=True, slots=True)
class Marks:
    """What was found in a document."""

    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    frames: tuple[Frame, ...]


def decode(text: str, sentences: Sequence[WordScores], scorer: Scorer, decoding: Decoding) -> Marks:
    """Label ``sentences`` (those of the document ``text``, in order)."""
    if not sentences:
        return Marks((), (), ())
    found = {head: _flat_spans(sentences, head, decoding) for head in ("mention", "trigger", "cue", "continues")}
    mentions = [
        Mention(*_span(sentence.words, first, last), cast(MentionType, kind))
        for sentence, spans in zip(sentences, found["mention"], strict=True)
        for first, last, kind in spans
    ]
    frames = _frames(sentences, found["trigger"], scorer, decoding)
    cues = [_whole_verbs(text, sentence.words, spans) for sentence, spans in zip(sentences, found["cue"], strict=True)]
    attributions = _attributions(sentences, cues, scorer, decoding)
    attributions += [
        Attribution(None, None, None, (_span(sentence.words, first, last),), continues=True)
        for sentence, spans in zip(sentences, found["continues"], strict=True)
        for first, last, _ in spans
    ]
    attributions.sort(key=lambda a: ((a.cue or a.content[0]).start, a.content))
    return Marks(tuple(mentions), tuple(attributions), tuple(frames))


def _span(words: Sequence[Span], first: int, last: int) -> Span:
    return Span(words[first].start, words[last].end)


def _flat_spans(sentences: Sequence[WordScores], head: str, decoding: Decoding) -> list[list[tuple[int, int, str]]]:
    import numpy as np

    tags = decoding.tags(head)
    lengths = [len(sentence.words) for sentence in sentences]
    scores = np.zeros((len(sentences), max(lengths), len(tags)), np.float32)
    for row, sentence in enumerate(sentences):
        scores[row, : lengths[row]] = sentence.flat[head]
    scores[:, :, 0] -= decoding.o_penalty.get(head, 0.0)
    return [spans_of(path.tolist(), tags) for path in best_paths(scores, lengths, decoding.transitions[head])]


def log_softmax(scores: Floats) -> Floats:
    """Return ``scores`` normalised over their last axis, as logarithms."""
    import numpy as np

    top = scores - scores.max(-1, keepdims=True)
    return cast("Floats", top - np.log(np.exp(top).sum(-1, keepdims=True)))


@dataclass(frozen=True, slots=True)
class _Anchor:
    sentence: int
    first: int
    last: int
    kind: str
    region: range
    """Sentences whose words may belong to the anchor."""


def _anchor_arrays(sentences: Sequence[WordScores], anchors: Sequence[_Anchor], kinds: Sequence[int]) -> Anchors:
    import numpy as np

    offsets = np.cumsum([0, *(len(sentence.words) for sentence in sentences)])
    pairs: list[tuple[int, int, int]] = []
    for number, anchor in enumerate(anchors):
        base = int(offsets[anchor.sentence])
        low, high = int(offsets[anchor.region.start]), int(offsets[anchor.region.stop])
        pairs.extend(
            (number, word, distance_bucket(word, base + anchor.first, base + anchor.last)) for word in range(low, high)
        )
    table = np.array(pairs, np.int64).reshape(-1, 3)
    spans = [[offsets[a.sentence] + a.first, offsets[a.sentence] + a.last] for a in anchors]
    return Anchors(
        np.concatenate([sentence.hidden for sentence in sentences]),
        np.array(spans, np.int64).reshape(-1, 2),
        np.array(kinds, np.int64),
        table[:, 0].copy(),
        table[:, 1].copy(),
        table[:, 2].copy(),
    )


def _part_spans(
    sentences: Sequence[WordScores], anchors: Sequence[_Anchor], scores: Floats, head: str, decoding: Decoding
) -> list[list[list[Span]]]:
    """Return for each anchor and part the spans found; ``scores`` [pairs, parts, 3] holds the anchors' pairs in order."""
    import numpy as np

    words = [[w for number in anchor.region for w in sentences[number].words] for anchor in anchors]
    lengths = [len(row) for row in words]
    parts = scores.shape[1]
    padded = np.zeros((len(anchors), max(lengths), parts, 3), np.float32)
    position = 0
    for row, length in enumerate(lengths):
        padded[row, :length] = scores[position : position + length]
        position += length
    padded = log_softmax(padded)
    padded[..., 0] -= decoding.o_penalty.get(head, 0.0)
    flat = padded.transpose(0, 2, 1, 3).reshape(len(anchors) * parts, max(lengths), 3)
    paths = best_paths(flat, [length for length in lengths for _ in range(parts)], decoding.transitions[head])
    return [
        [
            [_span(words[row], first, last) for first, last, _ in spans_of(paths[row * parts + part].tolist(), BIO)]
            for part in range(parts)
        ]
        for row in range(len(anchors))
    ]


def _frames(
    sentences: Sequence[WordScores], triggers: list[list[tuple[int, int, str]]], scorer: Scorer, decoding: Decoding
) -> list[Frame]:
    labels = decoding.labels
    anchors = [
        _Anchor(number, first, last, kind, range(number, number + 1))
        for number, spans in enumerate(triggers)
        for first, last, kind in spans
    ]
    if not anchors:
        return []
    kinds = [labels.events.index(anchor.kind) for anchor in anchors]
    reality, roles = scorer.frames(_anchor_arrays(sentences, anchors, kinds))
    fillers = _part_spans(sentences, anchors, roles, "roles", decoding)
    return [
        Frame(
            _span(sentences[anchor.sentence].words, anchor.first, anchor.last),
            anchor.kind,
            cast(Reality, labels.realities[int(reality[row].argmax())]),
            tuple(
                Role(cast(RoleName, role), *span)
                for role, spans in zip(labels.roles, fillers[row], strict=True)
                for span in spans
            ),
            round(_confidence(sentences[anchor.sentence], anchor, kinds[row]), 3),
        )
        for row, anchor in enumerate(anchors)
    ]


def _confidence(sentence: WordScores, anchor: _Anchor, kind: int) -> float:
    import math

    return min(1.0, math.exp(float(sentence.flat["trigger"][anchor.first, 1 + kind])))


def _attributions(
    sentences: Sequence[WordScores], cues: list[list[tuple[int, int, str]]], scorer: Scorer, decoding: Decoding
) -> list[Attribution]:
    last = len(sentences)
    anchors = [
        # What is said may stand in the sentence after ("The ministry said:" or a post under its author's name).
        _Anchor(number, first, end, "", range(number, min(number + 2, last)))
        for number, spans in enumerate(cues)
        for first, end, _ in spans
    ]
    if not anchors:
        return []
    scores = scorer.attributions(_anchor_arrays(sentences, anchors, [0] * len(anchors)))
    found = _part_spans(sentences, anchors, scores, "parts", decoding)
    out = []
    for anchor, parts in zip(anchors, found, strict=True):
        by_name: dict[str, Any] = dict(zip(ATTRIBUTION_PARTS, parts, strict=True))
        cue = _span(sentences[anchor.sentence].words, anchor.first, anchor.last)
        by_name["content"] = _own_first(by_name["content"], sentences[anchor.sentence].words)
        if not by_name["content"]:
            continue
        out.append(
            Attribution(
                _nearest(by_name["source"], cue), cue, _nearest(by_name["channel"], cue), tuple(by_name["content"])
            )
        )
    return out


_AUXILIARIES = frozenset("has have had having is are was were be been being".split())


def _whole_verbs(text: str, words: Sequence[Span], cues: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Join an auxiliary that was cut off its verb ("has" | "said") to it; alone it says nothing and goes."""
    out: list[tuple[int, int, str]] = []
    start: int | None = None
    for first, last, kind in cues:
        begin = start if start is not None else first
        if all(words[n].of(text).lower() in _AUXILIARIES for n in range(first, last + 1)):
            start = begin if any(other[0] == last + 1 for other in cues) else None
            continue
        out.append((begin, last, kind))
        start = None
    return out


def _own_first(contents: Sequence[Span], words: Sequence[Span]) -> list[Span]:
    """Keep what stands in the cue's own sentence; only where that is nothing, what stands in the next."""
    end = words[-1].end
    own = [Span(span.start, min(span.end, end)) for span in contents if span.start < end]
    return own or list(contents)


def _nearest(spans: Sequence[Span], cue: Span) -> Span | None:
    return min(spans, key=lambda s: max(s.start - cue.end, cue.start - s.end), default=None)
