"""The report: one document as read, with the claims made of it; what ``fogline read`` prints."""

from dataclasses import dataclass

from fogline.records.claim import Claim
from fogline.records.document import Document
from fogline.records.reading import Attribution, Frame, Mention, ReaderInfo, Reading

LONGEST = 255
"""The most dimensions of a vector."""


@dataclass(frozen=True, slots=True)
class Report:
    """A reading together with its claims. The order of the fields is the order of the JSON contract."""

    fogline: str
    reader: ReaderInfo
    document: Document
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    frames: tuple[Frame, ...]
    claims: tuple[Claim, ...]

    def vectors(self) -> tuple[bytes, ...]:
        """Return the vector of what the sentence of each claim means (empty: not known); nothing where none is known."""
        return ()

    def about(self) -> bytes:
        """Return the vector of what the document as a whole is about (empty: not known)."""
        return b""

    def bare(self) -> "Report":
        """Return the report without what its sentences mean."""
        marks = (self.mentions, self.attributions, self.frames)
        return Report(self.fogline, self.reader, self.document, *marks, self.claims)

    @classmethod
    def of(cls, version: str, reading: Reading, claims: tuple[Claim, ...]) -> "Report":
        """Join a reading and its claims under the version of Fogline that made them."""
        marks = (reading.mentions, reading.attributions, reading.frames)
        known = reading.meanings
        vectors = tuple(known[claim.frame] if claim.frame < len(known) else b"" for claim in claims)
        return meant(Report(version, reading.reader, reading.document, *marks, claims), vectors, reading.gist)


@dataclass(frozen=True, slots=True)
class MeantReport(Report):
    """A report by a reader that also says what sentences mean and what the document as a whole is about.

    ``meanings`` are vectors of the sentences that ``claims`` stand in, one a claim (empty: not known), a signed byte a dimension;
    all of one size. ``gist`` is the vector of the document (empty: not known).
    """

    meanings: tuple[bytes, ...] = ()
    gist: bytes = b""

    def __post_init__(self) -> None:
        if self.meanings and len(self.meanings) != len(self.claims):
            raise ValueError(
                f"report: got {len(self.meanings)} meanings; want one for each of {len(self.claims)} claims"
            )
        sizes = {len(vector) for vector in self.meanings if vector}
        if len(sizes) > 1 or any(size > LONGEST for size in sizes):
            raise ValueError(f"report: got meanings of {sorted(sizes)} bytes; want all of one size, at most {LONGEST}")
        if len(self.gist) > LONGEST:
            raise ValueError(f"report: got a gist of {len(self.gist)} bytes; want at most {LONGEST}")

    def vectors(self) -> tuple[bytes, ...]:
        """See :meth:`Report.vectors`."""
        return self.meanings

    def about(self) -> bytes:
        """See :meth:`Report.about`."""
        return self.gist


def meant(report: Report, vectors: tuple[bytes, ...], gist: bytes = b"") -> Report:
    """Return a report with the vectors of its claims' sentences and of its document; where none is known, the report without, as
    of other readers.
    """
    if not report.claims or not (any(vectors) or gist):
        return report.bare()
    marks = (report.mentions, report.attributions, report.frames)
    known = vectors if any(vectors) else ()
    return MeantReport(report.fogline, report.reader, report.document, *marks, report.claims, known, gist)
