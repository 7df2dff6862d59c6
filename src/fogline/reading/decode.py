"""From scores to mentions, attributions and frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from fogline.reading.anchored import Anchor, Found, anchor_arrays, part_spans
from fogline.reading.continuations import continuations
from fogline.reading.decoding import Decoding, WordScores
from fogline.reading.labels import ATTRIBUTION_PARTS, FLAT_HEADS
from fogline.reading.meaning import meanings
from fogline.reading.nesting import Cue, apart_from, quoted_words
from fogline.reading.scorer import Scorer
from fogline.reading.viterbi import best_paths, spans_of
from fogline.records import Attribution, Frame, Mention, MentionType, Reality, Role, RoleName, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_DIGITS = 4
_SPEAKERS = {"PERSON", "ORG", "FORCE", "GROUP"}
"""Types of mentions that may speak: a first sentence with one, and nothing that happens, tells whose words follow."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What was found in a document; ``meanings`` are the vectors of the sentences that ``frames`` stand in."""

    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    frames: tuple[Frame, ...]
    meanings: tuple[bytes, ...] = ()


def decode(text: str, sentences: Sequence[WordScores], scorer: Scorer, decoding: Decoding) -> Marks:
    """Label ``sentences`` (those of the document ``text``, in order)."""
    if not sentences:
        return Marks((), (), ())
    found = {head: _flat_spans(sentences, head, decoding) for head in FLAT_HEADS}
    mentions = [
        Mention(*_span(sentence.words, first, last), cast(MentionType, kind))
        for sentence, spans in zip(sentences, found["mention"], strict=True)
        for first, last, kind in spans
    ]
    frames = _frames(sentences, found["trigger"], scorer, decoding)
    cues = [_whole_verbs(text, sentence.words, spans) for sentence, spans in zip(sentences, found["cue"], strict=True)]
    attributions = _attributions(sentences, cues, scorer, decoding)
    within = _cues_within(text, sentences, cues, attributions, decoding)
    # Who passes on another's words names him: without a source, what a lower bar finds is mostly a verb of the quotation.
    attributions += [inner for inner in _attributions(sentences, within, scorer, decoding) if inner.source is not None]
    going_on = [
        [_span(sentence.words, first, last) for first, last, _ in spans]
        for sentence, spans in zip(sentences, found["continues"], strict=True)
    ]
    opens_with_speaker = not found["trigger"][0] and any(kind in _SPEAKERS for _, _, kind in found["mention"][0])
    words = [sentence.words for sentence in sentences]
    attributions += continuations(text, words, going_on, list(attributions), opens_with_speaker)
    attributions.sort(key=lambda a: ((a.cue or a.content[0]).start, a.content))
    return Marks(tuple(mentions), tuple(attributions), tuple(frames), meanings(frames, sentences))


def _span(words: Sequence[Span], first: int, last: int) -> Span:
    return Span(words[first].start, words[last].end)


def _cues_within(
    text: str,
    sentences: Sequence[WordScores],
    cues: list[list[Cue]],
    attributions: Sequence[Attribution],
    decoding: Decoding,
) -> list[list[Cue]]:
    """Return the cues that a lower bar finds in what ``attributions`` say, sentence by sentence, besides ``cues``."""
    eager = decoding.penalty("cue within")
    if not eager or not attributions:
        return [[] for _ in sentences]
    quoted = quoted_words([sentence.words for sentence in sentences], attributions)
    found = _flat_spans(sentences, "cue", decoding, [eager * inside for inside in quoted])
    return [
        apart_from(known, _whole_verbs(text, sentence.words, spans))
        for sentence, known, spans in zip(sentences, cues, found, strict=True)
    ]


def _flat_spans(
    sentences: Sequence[WordScores], head: str, decoding: Decoding, lower: Sequence[Floats] | None = None
) -> list[list[Cue]]:
    """Return the spans of a head by sentence; ``lower`` is what is taken off the score of "nothing" besides, by word."""
    import numpy as np

    tags = decoding.tags(head)
    lengths = [len(sentence.words) for sentence in sentences]
    scores = np.zeros((len(sentences), max(lengths), len(tags)), np.float32)
    for row, sentence in enumerate(sentences):
        scores[row, : lengths[row]] = sentence.flat[head]
        if lower is not None:
            scores[row, : lengths[row], 0] -= lower[row]
    scores[:, :, 0] -= decoding.penalty(head)
    return spans_of(best_paths(scores, lengths, decoding.transitions[head]), tags)


def _frames(
    sentences: Sequence[WordScores], triggers: list[list[Cue]], scorer: Scorer, decoding: Decoding
) -> list[Frame]:
    import numpy as np

    labels = decoding.labels
    anchors = [
        Anchor(number, first, last, kind, range(number, number + 1))
        for number, spans in enumerate(triggers)
        for first, last, kind in spans
    ]
    if not anchors:
        return []
    kinds = [labels.events.index(anchor.kind) for anchor in anchors]
    reality, roles = scorer.frames(anchor_arrays(sentences, anchors, kinds))
    fillers = part_spans(sentences, anchors, roles, "roles", decoding)
    frames = []
    for row, anchor in enumerate(anchors):
        sentence = sentences[anchor.sentence]
        trigger = np.exp(sentence.flat["trigger"][anchor.first])
        confidence = decoding.calibration.of_frame(float(trigger[1 + kinds[row]]), float(trigger[0]))
        if confidence < decoding.least:
            continue
        frames.append(
            Frame(
                _span(sentence.words, anchor.first, anchor.last),
                anchor.kind,
                cast(Reality, labels.realities[int(reality[row].argmax())]),
                tuple(_roles(fillers[row], confidence, decoding)),
                round(confidence, _DIGITS),
            )
        )
    return frames


def _roles(fillers: list[list[Found]], frame: float, decoding: Decoding) -> Iterator[Role]:
    """Yield the roles that are sure enough; ``fillers`` by role, ``frame`` the confidence of the frame they belong to."""
    for role, found in zip(decoding.labels.roles, fillers, strict=True):
        for filler in found:
            confidence = decoding.calibration.of_role(frame, filler.probability)
            if confidence >= decoding.least * decoding.calibration.role_share:
                yield Role(cast(RoleName, role), *filler.span, round(confidence, _DIGITS))


def _attributions(
    sentences: Sequence[WordScores], cues: list[list[Cue]], scorer: Scorer, decoding: Decoding
) -> list[Attribution]:
    last = len(sentences)
    anchors = [
        # What is said may stand in the sentence after ("The ministry said:" or a post under its author's name).
        Anchor(number, first, end, "", range(number, min(number + 2, last)))
        for number, spans in enumerate(cues)
        for first, end, _ in spans
    ]
    if not anchors:
        return []
    scores = scorer.attributions(anchor_arrays(sentences, anchors, [0] * len(anchors)))
    spans = part_spans(sentences, anchors, scores, "parts", decoding)
    out = []
    for anchor, parts in zip(anchors, spans, strict=True):
        by_name: dict[str, Any] = {
            name: [part.span for part in found] for name, found in zip(ATTRIBUTION_PARTS, parts, strict=True)
        }
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


def _whole_verbs(text: str, words: Sequence[Span], cues: list[Cue]) -> list[Cue]:
    """Join an auxiliary that was cut off its verb ("has" | "said") to it; alone it says nothing and goes."""
    out: list[Cue] = []
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
