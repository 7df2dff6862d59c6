"""The page: a reading made ready for the work of this room, with whatever cannot be used left out.

A machine's reading may hold spans beyond the text, empty contents or the same thing twice; everything after this module may
rely on spans that lie inside the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from fogline.claims.fillers import whole
from fogline.claims.touching import Touching
from fogline.reading.sentences import sentence_spans
from fogline.records import Attribution, Document, Frame, Mention, Reading, Span

_TITLE = re.compile(
    r"(?:Frs?|Mgr|Msgr|Rev|Sr|Br|Dr|Prof|Mrs?|Ms|Lt|Gen|Brig|Maj|Col|Capt|Sgt|Cpl|Pte|Father|Sister|Brother|Pastor|Bishop|"
    r"Archbishop|Cardinal|Imam|Sheikh|Mullah|Maulana|Sayadaw|U|Daw)\.?"
)
_PART_OF = re.compile(
    r"(?:the )?(?:far |deep )?(?:north|south|east|west|(?:north|south)-?(?:east|west)|centre|center|outskirts) of "
    r"(?:the )?(?=[A-Z])"
)
_NAME_BEHIND = re.compile(r"\s[A-ZÀ-ÖØ-Þ]\w")
_LONGEST_MENTION = 300  # code points
_LONGEST_SENTENCE = 1200
"""Code points: half as much again as people write. The work on each word grows with its sentence, so one without end is cut."""
_Of = TypeVar("_Of", bound=Hashable)
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Page:
    """One document with its usable mentions (by place), attributions (by place), frames (by index), blocks and sentences.

    ``text`` is the document's. A sentence without end is there in parts.
    """

    document: Document
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    frames: tuple[tuple[int, Frame], ...]
    blocks: tuple[Span, ...]
    sentences: tuple[Span, ...]
    kinds: dict[Span, str]
    text: str = field(init=False, repr=False, compare=False)
    _mention_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _block_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _sentence_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _by_trigger: tuple[Frame, ...] = field(init=False, repr=False, compare=False)
    _trigger_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _deeds: Touching[Frame] = field(init=False, repr=False, compare=False)
    _cues: Touching[Span] = field(init=False, repr=False, compare=False)
    _told: Touching[int] = field(init=False, repr=False, compare=False)
    _looked_up: dict[tuple[object, Hashable], object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:  # what stands where is asked for thousands of times a page
        object.__setattr__(self, "text", self.document.text)
        by_trigger = tuple(sorted((frame for _, frame in self.frames), key=lambda frame: frame.trigger))
        object.__setattr__(self, "_by_trigger", by_trigger)
        object.__setattr__(self, "_trigger_starts", tuple(frame.trigger.start for frame in by_trigger))
        for name, parts in (("mention", self.mentions), ("block", self.blocks), ("sentence", self.sentences)):
            object.__setattr__(self, f"_{name}_starts", tuple(part.start for part in parts))
        object.__setattr__(self, "_deeds", Touching((frame.trigger, frame) for frame in by_trigger))
        cues = [(one.cue, one.cue) for one in self.attributions if one.cue is not None]
        object.__setattr__(self, "_cues", Touching(cues))
        told = [(part, number) for number, one in enumerate(self.attributions) for part in one.content]
        object.__setattr__(self, "_told", Touching(told))

    @classmethod
    def of(cls, reading: Reading) -> "Page":
        """Make the page of ``reading``."""
        document = reading.document
        size = len(document.text)
        mentions = _usable_mentions(reading)
        attributions = [_usable(attribution, size) for attribution in reading.attributions]
        blocks = _blocks(document)
        written = (span for block in blocks for span in sentence_spans(document.text, block.start, block.end))
        sentences = (part for sentence in written for part in _parts(document.text, sentence))
        return cls(
            document,
            mentions,
            tuple(sorted(filter(None, attributions), key=_place)),
            tuple(
                (number, whole(document.text, mentions, frame))
                for number, frame in enumerate(reading.frames)
                if _inside(frame.trigger, size)
            ),
            blocks,
            tuple(sentences),
            {block.span: block.kind for block in document.blocks if block.kept},
        )

    def valued(self, reading: Reading) -> "Page":
        """Return the page with the mentions of ``reading``, which differs from its own in their values only."""
        return replace(self, mentions=_usable_mentions(reading))

    def once(self, look: "Callable[[Page, _Of], _Found]", of: _Of) -> _Found:
        """Return ``look(page, of)``, which is looked up the first time only: many frames and claims ask for the same words."""
        key = look, of
        if key not in self._looked_up:
            self._looked_up[key] = look(self, of)
        return cast("_Found", self._looked_up[key])

    def words(self, span: Span) -> str:
        """Return the words that ``span`` covers."""
        return self.text[span.start : span.end]

    def inside(self, span: Span) -> bool:
        """Tell whether ``span`` is a non-empty part of the text."""
        return _inside(span, len(self.text))

    def mentions_in(self, span: Span) -> list[Mention]:
        """Return the mentions that lie inside ``span``, in text order."""
        first = bisect_left(self._mention_starts, span.start)
        last = bisect_left(self._mention_starts, span.end, first)
        return [mention for mention in self.mentions[first:last] if mention.end <= span.end]

    def mentions_before(self, span: Span) -> list[Mention]:
        """Return the mentions that stand before ``span`` in its sentence, in text order."""
        start = self.sentence_of(span).start
        return self.mentions_in(Span(start, max(start, span.start)))

    def mentions_around(self, span: Span) -> list[Mention]:
        """Return the mentions that hold ``span``, in text order (none longer than a long name is looked for)."""
        first = bisect_left(self._mention_starts, span.end - _LONGEST_MENTION)
        last = bisect_right(self._mention_starts, span.start)
        return [mention for mention in self.mentions[first:last] if span.end <= mention.end]

    def frames_in(self, span: Span) -> list[Frame]:
        """Return the frames whose triggers lie inside ``span``, in text order."""
        first = bisect_left(self._trigger_starts, span.start)
        last = bisect_left(self._trigger_starts, span.end, first)
        return [frame for frame in self._by_trigger[first:last] if frame.trigger.end <= span.end]

    def frames_at(self, span: Span) -> list[Frame]:
        """Return the frames whose triggers touch ``span``, in text order."""
        return self._deeds.of(span)

    def cues_at(self, span: Span) -> list[Span]:
        """Return the cues of attributions that touch ``span``, in text order."""
        return self._cues.of(span)

    def told_at(self, span: Span) -> list[Attribution]:
        """Return the attributions whose content touches ``span``, in their order."""
        return [self.attributions[number] for number in sorted(set(self._told.of(span)))]

    def block_number_of(self, span: Span) -> int | None:
        """Return the number of the block in which ``span`` starts (``None``: no block covers it)."""
        number = bisect_right(self._block_starts, span.start) - 1
        return number if number >= 0 and span.start < self.blocks[number].end else None

    def number_of(self, span: Span) -> int:
        """Return the number of the last sentence that begins at or before ``span`` (-1: none does)."""
        return bisect_right(self._sentence_starts, span.start) - 1

    def block_of(self, span: Span) -> Span:
        """Return the block in which ``span`` starts (the whole text where no block covers it)."""
        return _holding(self.blocks, self._block_starts, span.start) or Span(0, len(self.text))

    def is_heading(self, span: Span) -> bool:
        """Tell whether ``span`` starts in a title or sub-heading."""
        return self.kind_of(span) in ("title", "subhead")

    def kind_of(self, span: Span) -> str:
        """Return the kind of the block in which ``span`` starts ("text" where no block covers it)."""
        return self.kinds.get(self.block_of(span), "text")

    def sentence_of(self, span: Span) -> Span:
        """Return the sentence in which ``span`` starts (its own words where no sentence covers it)."""
        return _holding(self.sentences, self._sentence_starts, span.start) or span


def _blocks(document: Document) -> tuple[Span, ...]:
    kept = sorted(block.span for block in document.blocks if block.kept)
    return tuple(kept) if kept else (Span(0, len(document.text)),)


def _parts(text: str, sentence: Span) -> Iterator[Span]:
    """Yield a sentence, or the parts of one without end: each up to the last space, or a mark and a space, that it can hold."""
    start, end = sentence
    while end - start > _LONGEST_SENTENCE:
        longest, half = start + _LONGEST_SENTENCE, start + _LONGEST_SENTENCE // 2
        marks = (text.rfind(mark, half, longest) + 1 for mark in ("; ", ", ", " "))
        cut = next((mark for mark in marks if mark), longest)
        yield Span(start, start + len(text[start:cut].rstrip()))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    yield Span(start, end)


def _inside(span: Span | None, size: int) -> bool:
    return span is not None and 0 <= span.start < span.end <= size


def _usable_mentions(reading: Reading) -> tuple[Mention, ...]:
    size = len(reading.document.text)
    usable = {mention for mention in reading.mentions if 0 <= mention.start < mention.end <= size}
    found = sorted(usable, key=lambda mention: (mention.start, -mention.end, mention.type, mention.value))
    return tuple(_named(reading.document.text, one) for one in found if not _is_title(reading.document.text, one))


def _named(text: str, mention: Mention) -> Mention:
    """Return a mention of a part of a place as one of the place: "the south of Orvel" names Orvel."""
    part = _PART_OF.match(text, mention.start, mention.end) if mention.type == "PLACE" else None
    return replace(mention, start=part.end()) if part is not None else mention


def _is_title(text: str, mention: Mention) -> bool:
    """Tell whether a reader took a title for a person: "Fr" of "Fr Paul Kole"."""
    return (
        mention.type == "PERSON"
        and _TITLE.fullmatch(text, mention.start, mention.end) is not None
        and _NAME_BEHIND.match(text, mention.end) is not None
    )


def _usable(attribution: Attribution, size: int) -> Attribution | None:
    content = tuple(sorted({span for span in attribution.content if _inside(span, size)}))
    if not content:
        return None
    source, cue, channel = (
        span if _inside(span, size) else None for span in (attribution.source, attribution.cue, attribution.channel)
    )
    return Attribution(source, cue, channel, content, attribution.continues)


def _place(attribution: Attribution) -> tuple[int, int, int, int]:
    """Order by where the content begins (a source may stand far away); of two that begin together the larger comes first."""
    size = sum(span.end - span.start for span in attribution.content)
    return (
        attribution.content[0].start,
        -size,
        (attribution.source or Span(-1, 0)).start,
        (attribution.cue or Span(-1, 0)).start,
    )


def _holding(spans: tuple[Span, ...], starts: tuple[int, ...], position: int) -> Span | None:
    number = bisect_right(starts, position) - 1
    return spans[number] if number >= 0 and position < spans[number].end else None
