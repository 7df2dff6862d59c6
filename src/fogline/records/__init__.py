"""The nouns of Fogline: frozen, slotted records that every room takes and returns.

Nothing here opens a file, a model or a network; :mod:`fogline.records.codec` turns the records to and from JSON.
"""

from fogline.records.claim import (
    Certainty,
    Claim,
    Footprint,
    Interval,
    Link,
    Participant,
    QuantityRange,
    claim_id,
)
from fogline.records.decision import Decision
from fogline.records.document import Block, BlockKind, Dated, Document, Published
from fogline.records.event import Admiralty, Event, Grade, Origin
from fogline.records.original import Custody, Original
from fogline.records.reading import (
    Attribution,
    Frame,
    Mention,
    MentionType,
    ReaderInfo,
    Reading,
    Reality,
    Role,
    RoleName,
)
from fogline.records.report import Report
from fogline.records.span import Span

__all__ = [
    "Admiralty",
    "Attribution",
    "Block",
    "BlockKind",
    "Certainty",
    "Claim",
    "Custody",
    "Dated",
    "Decision",
    "Document",
    "Event",
    "Footprint",
    "Frame",
    "Grade",
    "Interval",
    "Link",
    "Mention",
    "MentionType",
    "Origin",
    "Original",
    "Participant",
    "Published",
    "QuantityRange",
    "ReaderInfo",
    "Reading",
    "Reality",
    "Report",
    "Role",
    "RoleName",
    "Span",
    "claim_id",
]
