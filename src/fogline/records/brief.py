"""The brief: what a record says happened in a period, in sentences that each rest on numbered evidence."""

from dataclasses import dataclass
from typing import Literal

from fogline.records.span import Span, check_span

SentenceStanding = Literal[
    "corroborated",  # origins that are independent of each other say so
    "one-sided",  # several origins, all of one side
    "single-source",  # one origin
    "unsourced",  # only outlets that name no source
    "contested",  # somebody says otherwise
    "record",  # about the record itself: what it lacks, how long a source has been silent
]
SectionKind = Literal["theatre", "losses", "control", "forecasts", "contradictions", "gaps", "undated"]


@dataclass(frozen=True, slots=True)
class Citation:
    """One piece of evidence: a claim, the document that holds it, and the exact words.

    ``number`` is what sentences cite (from 1). ``source`` is who says it first, ``published`` a day (ISO 8601) or ``None``.
    ``marks`` are the parts of ``words`` that a sentence rests on, in order and apart.
    """

    number: int
    claim: str
    event: str
    document: str
    title: str
    publisher: str | None
    url: str | None
    published: str | None
    source: str
    words: str
    marks: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        for mark in self.marks:
            check_span(mark, "citation mark")
            if mark.end > len(self.words):
                raise ValueError(
                    f"citation {self.number}: mark ends at {mark.end}, beyond its {len(self.words)} characters"
                )


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the numbers of its citations (at least one) and the ids of the events that it tells.

    ``likelihood`` are the words of ICD 203 for the event, ``sources`` the Admiralty pair in words; they are shown apart from
    each other and from the sentence, and are empty where they do not apply.
    """

    text: str
    citations: tuple[int, ...]
    events: tuple[str, ...] = ()
    standing: SentenceStanding = "single-source"
    likelihood: str = ""
    sources: str = ""

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"sentence: got no citation for {self.text[:60]!r}; no sentence goes without a source")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences of one family and one standing."""

    label: str
    standing: SentenceStanding
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs under one heading; ``left_out`` is how many sentences more there would have been."""

    kind: SectionKind
    heading: str
    paragraphs: tuple[Paragraph, ...]
    left_out: int = 0

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order."""
        return tuple(one for paragraph in self.paragraphs for one in paragraph.sentences)


@dataclass(frozen=True, slots=True)
class BriefBasis:
    """What a brief was made of: counts of reports, publishers and events, of those told, and of those that could not be.

    ``undated`` are reports without a date of publication, ``unclear`` events whose record is too thin for a sentence, ``older``
    events that lie before the period, ``held_back`` events that the ledger's delay does not let out yet, ``beyond`` reports that
    are dated long after all others.
    """

    reports: int
    publishers: int
    events: int
    told: int
    undated: int = 0
    unclear: int = 0
    older: int = 0
    held_back: int = 0
    redacted: bool = False
    beyond: int = 0


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief for a period (days, ISO 8601, inclusive) and perhaps an area; ``known_on`` is as of when it was known (UTC)."""

    title: str
    since: str | None
    until: str | None
    area: str | None
    known_on: str
    key_points: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    basis: BriefBasis
    map: str | None = None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, those of the key points first."""
        return self.key_points + tuple(one for section in self.sections for one in section.sentences)

    @property
    def left_out(self) -> int:
        """How many sentences were left out for the length."""
        return sum(section.left_out for section in self.sections)
