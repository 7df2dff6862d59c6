"""The report: one document as read, with the claims made of it; what ``fogline read`` prints."""

from dataclasses import dataclass

from msgspec import UNSET, UnsetType

from fogline.records.claim import Claim
from fogline.records.document import Document
from fogline.records.reading import Attribution, Frame, Mention, ReaderInfo, Reading

LONGEST = 255
"""The most dimensions of a vector."""


@dataclass(frozen=True, slots=True)
class Report:
    """A reading together with its claims. The order of the fields is the order of the JSON contract.

    ``meanings`` are vectors of what the sentences mean that ``claims`` stand in, one a claim (empty: not known), a signed byte a
    dimension. Where none is known the field is left out, as in reports of readers that make none.
    """

    fogline: str
    reader: ReaderInfo
    document: Document
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    frames: tuple[Frame, ...]
    claims: tuple[Claim, ...]
    meanings: tuple[bytes, ...] | UnsetType = UNSET

    def __post_init__(self) -> None:
        if self.meanings is UNSET:
            return
        if len(self.meanings) != len(self.claims):
            raise ValueError(
                f"report: got {len(self.meanings)} meanings; want one for each of {len(self.claims)} claims"
            )
        sizes = {len(vector) for vector in self.meanings if vector}
        if len(sizes) > 1 or any(size > LONGEST for size in sizes):
            raise ValueError(f"report: got meanings of {sorted(sizes)} bytes; want all of one size, at most {LONGEST}")
        if not sizes:  # one way to say that none is known, so that such a report has one digest
            object.__setattr__(self, "meanings", UNSET)

    def meaning(self, number: int) -> bytes:
        """Return the vector of the sentence of a claim, given by its place among ``claims``; empty where it is not known."""
        return b"" if self.meanings is UNSET else self.meanings[number]

    @classmethod
    def of(cls, version: str, reading: Reading, claims: tuple[Claim, ...]) -> "Report":
        """Join a reading and its claims under the version of Fogline that made them."""
        meanings = reading.meanings
        return cls(
            version,
            reading.reader,
            reading.document,
            reading.mentions,
            reading.attributions,
            reading.frames,
            claims,
            tuple(meanings[claim.frame] if claim.frame < len(meanings) else b"" for claim in claims),
        )
