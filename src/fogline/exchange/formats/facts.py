"""An event as every format needs it: what is shown of it, where it lies, on which days, who takes part, how many died."""

from collections.abc import Iterator
from dataclasses import dataclass

from fogline.exchange.formats.contract import Events, ExportNote
from fogline.exchange.formats.days import Days, days
from fogline.exchange.formats.deaths import Deeds
from fogline.exchange.formats.notes import documents
from fogline.exchange.formats.parties import Parties, parties
from fogline.exchange.formats.where import Whereabouts, whereabouts
from fogline.picture.summary import EventSummary, summary
from fogline.records.fused import FusedEvent
from fogline.records.ledger import DocumentHead


@dataclass(frozen=True, slots=True)
class Facts:
    """An event, worked out once for a row of a table."""

    event: FusedEvent
    summary: EventSummary
    where: Whereabouts
    days: Days | None
    parties: Parties
    documents: tuple[DocumentHead, ...]
    deeds: Deeds

    @property
    def known_since(self) -> str:
        """Since when all of it is known (UTC, ISO 8601)."""
        return max((one.known_since for one in self.event.findings), default="")


def facts(events: Events, note: ExportNote, among: Deeds | None = None) -> Iterator[Facts]:
    """Yield the facts of each event, one at a time: memory stays flat. ``among``: the deeds of all, where these are some."""
    deeds = among or Deeds.of(events)
    for event in events:
        shown = summary(event)
        where = whereabouts(shown.place, note.places)
        yield Facts(event, shown, where, days(shown.when), parties(event, where.country), documents(event), deeds)
