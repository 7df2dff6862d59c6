"""Keeping the caches of claims: a row for each state of a claim, its parties, its words, where and when."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from fogline.ledger.facets import Facets, facets_of
from fogline.ledger.folding import fold, name_key, words
from fogline.ledger.sql import tables
from fogline.ledger.sql.batches import batched
from fogline.ledger.sql.bodies import pack_record
from fogline.ledger.sql.dialect import AGES, NEVER, NOWHERE, Dialect, Extent, Indexed
from fogline.ledger.sql.forms import claim_body
from fogline.ledger.sql.numbers import Numbers
from fogline.ledger.sql.rows import append
from fogline.ledger.standing import State
from fogline.records import Claim, Document
from fogline.records.errors import InputError
from fogline.records.ledger import ClaimStatus

STATUSES: tuple[ClaimStatus, ...] = ("open", "accepted", "rejected", "look-again")
REALITIES = ("factual", "possible", "denied", "future", "hypothetical")
ROLES = {"actor": 1, "target": 2, "link": 3, "first": 4}
DAY = 86_400

_Name = tuple[str, str, str | None]
"""Kind (``party``, ``place`` or ``type``), name, and mark: a party's side, a place's id."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A state that begins to count: of which claim, from which act on (until which one)."""

    claim: int
    footprint: int | None
    state: State
    start: int
    end: int | None = None


@dataclass(slots=True)
class Batch:
    """Rows of standings gathered to be written together."""

    standings: list[dict[str, Any]] = field(default_factory=list)
    types: list[_Name] = field(default_factory=list)
    places: list[_Name | None] = field(default_factory=list)
    parties: list[list[tuple[int, _Name]]] = field(default_factory=list)
    words: list[Sequence[Sequence[str]]] = field(default_factory=list)
    extents: list[Extent | None] = field(default_factory=list)


class StandingWriter:
    """Opens and closes standings within one transaction; :meth:`flush` writes what was opened."""

    def __init__(self, connection: Connection, dialect: Dialect, numbers: Numbers) -> None:
        self._connection = connection
        self._dialect = dialect
        self._numbers = numbers
        self._batch = Batch()

    def open(self, document_number: int, document: Document, opened: Iterable[Opened], *, first: bool = False) -> None:
        """Add states of claims of one document; ``first``: none of its claims had a state before."""
        states = list(opened)
        slot = document_number * tables.STANDINGS if first else self._last(document_number) + 1
        if slot + len(states) > (document_number + 1) * tables.STANDINGS:
            raise InputError(
                f"document {document.id}: it has more than {tables.STANDINGS} states of claims; add it in parts"
            )
        for one in reversed(states):  # so that the newest first is also the order of the text
            self._gather(slot, document, one)
            slot += 1

    def _last(self, document: int) -> int:
        """Return the last number that a standing of the document's claims has, or could have had."""
        self.flush()
        query = select(func.max(tables.standings.c.number)).where(tables.standings_of(document))
        found = self._connection.execute(query).scalar()
        return document * tables.STANDINGS - 1 if found is None else found

    def _gather(self, number: int, document: Document, one: Opened) -> None:
        claim, batch = one.state.claim, self._batch
        facets = facets_of(claim, claim.evidence.of(document.text), document.title)
        corrected = one.state.corrected
        batch.standings.append(
            {
                "number": number,
                "claim": one.claim,
                "from_act": one.start,
                "to_act": one.end,
                "status": STATUSES.index(one.state.status),
                "corrected": " ".join(corrected),
                "type": None,
                "reality": REALITIES.index(claim.reality),
                "duplicate": claim.duplicate_of is not None,
                "low": claim.certainty.low,
                "high": claim.certainty.high,
                "since": facets.start,
                "until": facets.end,
                "moment": facets.end if facets.start is None else facets.start,
                "place": None,
                "footprint": one.footprint,
                "body": None
                if not corrected
                else claim_body(claim)
                if one.footprint is not None
                else pack_record(claim),
            }
        )
        batch.parties.append(list(_parties(claim)))
        mark = next((key for key in facets.place_keys if ":" in key), None)
        batch.types.append(("type", claim.type, None))
        batch.places.append(None if claim.place is None else ("place", claim.place.name, mark))
        batch.words.append(facets.texts)
        batch.extents.append(_extent(facets))

    def close(self, numbers: Sequence[int], act: int) -> None:
        """Let standings count no more from ``act`` on."""
        if numbers:
            self.flush()
            row = update(tables.standings).where(tables.standings.c.number == bindparam("one")).values(to_act=act)
            self._connection.execute(row, [{"one": number} for number in numbers])

    def flush(self) -> None:
        """Write what was gathered."""
        batch, self._batch = self._batch, Batch()
        if not batch.standings:
            return
        met = {*batch.types, *filter(None, batch.places), *(name for one in batch.parties for _, name in one)}
        known = self._names(met)
        for row, type_, place in zip(batch.standings, batch.types, batch.places, strict=True):
            row["type"] = known[type_]
            row["place"] = None if place is None else known[place]
        parties = [sorted({(known[name], role) for role, name in one}) for one in batch.parties]
        indexed = [Indexed(*one) for one in zip(batch.words, parties, batch.extents, strict=True)]
        self._dialect.add_standings(self._connection, batch.standings, indexed)

    def _names(self, wanted: set[_Name]) -> dict[_Name, int]:
        """Return the numbers of names, giving new ones to those not seen before."""
        column = tables.names.c
        known: dict[_Name, int] = {}
        for part in batched(sorted({name for _, name, _ in wanted})):
            query = select(column.kind, column.name, column.mark, column.number).where(column.name.in_(part))
            known.update({(kind, name, mark): number for kind, name, mark, number in self._connection.execute(query)})
        missing = sorted(wanted - known.keys(), key=lambda name: (name[0], name[1], name[2] or ""))
        if missing:
            first = self._numbers.next(tables.names, len(missing))
            known.update({name: number for number, name in enumerate(missing, first)})
            rows = [
                {"number": known[name], "kind": name[0], "name": name[1], "mark": name[2], "key": name_key(name[1])}
                for name in missing
            ]
            append(self._connection, tables.names, rows)
            said = [{"word": word, "name": known[name]} for name in missing for word in sorted(set(words(name[1])))]
            append(self._connection, tables.name_words, said)
        return known


def _parties(claim: Claim) -> Iterator[tuple[int, _Name]]:
    """Yield the roles and names of who is in a claim."""
    people = [("actor", one) for one in claim.actors] + [("target", one) for one in claim.targets]
    for role, one in people:
        yield ROLES[role], ("party", one.party, fold(one.side) if one.side else None)
    for at, link in enumerate(claim.chain):
        yield ROLES["link" if at else "first"], ("party", link.party, fold(link.side) if link.side else None)


def _extent(facets: Facets) -> Extent | None:
    """Return where and when a claim is, for the index; ``None`` where neither is known."""
    start, end, bounds = facets.start, facets.end, facets.bounds
    if bounds is None and start is None and end is None:
        return None
    if start is None and end is None:
        time = (NEVER, NEVER)
    else:
        time = (-AGES if start is None else start / DAY, AGES if end is None else end / DAY)
    if bounds is None:
        return Extent(NOWHERE, NOWHERE, NOWHERE, NOWHERE, *time)
    east = bounds.east + 360.0 if bounds.west > bounds.east else bounds.east
    return Extent(bounds.west, east, bounds.south, bounds.north, *time)
