"""The report: one document as read, with the claims made of it; what ``fogline read`` prints."""

from dataclasses import dataclass

from fogline.records.claim import Claim
from fogline.records.document import Document
from fogline.records.reading import Attribution, Frame, Mention, ReaderInfo, Reading


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

    @classmethod
    def of(cls, version: str, reading: Reading, claims: tuple[Claim, ...]) -> "Report":
        """Join a reading and its claims under the version of Fogline that made them."""
        return cls(
            version,
            reading.reader,
            reading.document,
            reading.mentions,
            reading.attributions,
            reading.frames,
            claims,
        )
