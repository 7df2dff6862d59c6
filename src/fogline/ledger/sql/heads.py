"""Keeping the caches of documents: their heads, which say the same words, which are versions of one address, their words."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection, select, update

from fogline.ledger.folding import address_key, fold, name_key, words
from fogline.ledger.likeness import bands, first_copied, signature, worth_comparing
from fogline.ledger.moments import seconds_published
from fogline.ledger.sql import tables
from fogline.ledger.sql.batches import batched
from fogline.ledger.sql.dialect import Dialect
from fogline.ledger.sql.rows import append
from fogline.records import Document
from fogline.records.codec import to_json

_head = tables.heads.c


class Arrival(NamedTuple):
    """How a document came in: its number, its original's, the act that added it and when that was."""

    number: int
    original: int
    act: int
    time: str


@dataclass(slots=True)
class _New:
    """A document whose caches are to be filled, with what it is compared by."""

    document: Document
    arrival: Arrival
    address: str | None
    signature: bytes | None
    bands: tuple[int, ...]


class _Seen(NamedTuple):
    """A document that a later one may be a copy or a version of."""

    id: str
    copy_of: str | None
    signature: bytes | None


@dataclass(slots=True)
class _Before:
    """What is known of the documents that came before: those that share a band or an address with the new ones."""

    seen: dict[int, _Seen] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    bands: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    versions: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))


class HeadWriter:
    """Fills the caches of documents within one transaction, many together."""

    def __init__(self, connection: Connection, dialect: Dialect) -> None:
        self._connection = connection
        self._dialect = dialect
        self._new: list[_New] = []
        self._described: dict[int, Document] = {}

    def add(self, document: Document, arrival: Arrival) -> None:
        """Take in a document; :meth:`flush` fills its caches."""
        signed = signature(document.text, document.published)
        address = address_key(document.url) if document.url else None
        found = tuple(sorted(set(bands(signed)))) if signed else ()
        self._new.append(_New(document, arrival, address, signed, found))

    def describe(self, number: int, document: Document) -> None:
        """Take publisher and day of publication from ``document``, as a later reading has it."""
        self._described[number] = document

    def flush(self) -> None:
        """Fill the caches of the documents taken in so far, in order."""
        new, self._new = self._new, []
        if new:
            self._fill(new)
        described, self._described = self._described, {}
        for number, document in described.items():
            row = update(tables.heads).where(_head.document == number).values(_description(document))
            self._connection.execute(row)

    def _fill(self, new: list[_New]) -> None:
        before = self._look_up(new)
        append(self._connection, tables.heads, [self._head(one, before) for one in new])
        rows = [{"band": band, "document": one.arrival.number} for one in new for band in one.bands]
        append(self._connection, tables.bands, sorted(rows, key=lambda row: (row["band"], row["document"])))
        texts = [(one.arrival.number, (words(one.document.title or ""), words(one.document.text))) for one in new]
        self._dialect.index_documents(self._connection, texts)

    def _look_up(self, new: list[_New]) -> _Before:
        before = _Before()
        band = tables.bands.c
        for part in batched({value for one in new for value in one.bands}):
            for value, document in self._connection.execute(
                select(band.band, band.document).where(band.band.in_(part))
            ):
                before.bands[value].append(document)
        for addresses in batched({one.address for one in new if one.address}):
            query = select(_head.url_key, _head.document).where(_head.url_key.in_(addresses)).order_by(_head.document)
            for address, document in self._connection.execute(query):
                before.versions[address].append(document)
        return before

    def _head(self, one: _New, before: _Before) -> dict[str, Any]:
        """Return the row of a document, which counts as one that came before from now on."""
        versions = before.versions[one.address] if one.address else []
        copy_of, likeness = self._copied(one, set(versions), before)
        version_of = self._seen([versions[-1]], before)[versions[-1]].id if versions else None
        number, original, act, time = one.arrival
        document = one.document
        before.seen[number] = _Seen(document.id, copy_of, one.signature)
        before.numbers[document.id] = number
        for value in one.bands:
            before.bands[value].append(number)
        if one.address:
            before.versions[one.address].append(number)
        return {
            "document": number,
            "id": document.id,
            "original": original,
            "title": document.title,
            "url": document.url,
            "url_key": one.address,
            "language": document.language,
            "language_key": None if document.language is None else fold(document.language),
            **_description(document),
            "act": act,
            "added": time,
            "copy_of": copy_of,
            "likeness": likeness,
            "version_of": version_of,
            "signature": one.signature,
        }

    def _copied(self, one: _New, versions: set[int], before: _Before) -> tuple[str | None, float | None]:
        """Return which document said the same words first, and how much is the same; a version is no copy of those before it."""
        if one.signature is None:
            return None, None
        shared = Counter(document for band in one.bands for document in before.bands[band] if document not in versions)
        compared = worth_comparing(shared.items())
        seen = self._seen(compared, before)
        alike = first_copied(one.signature, [(number, seen[number].signature or b"") for number in compared])
        if alike is None:
            return None, None
        first = seen[alike.document]
        root = first.copy_of or first.id
        return (first.id if self._number(root, before) in versions else root), alike.share

    def _seen(self, numbers: tuple[int, ...] | list[int], before: _Before) -> dict[int, _Seen]:
        """Return documents by their numbers, looking up those not met yet."""
        missing = [number for number in numbers if number not in before.seen]
        for part in batched(missing):
            query = select(_head.document, _head.id, _head.copy_of, _head.signature).where(_head.document.in_(part))
            for number, name, copy_of, signed in self._connection.execute(query):
                before.seen[number] = _Seen(name, copy_of, signed)
                before.numbers[name] = number
        return before.seen

    def _number(self, document_id: str, before: _Before) -> int | None:
        if document_id not in before.numbers:
            query = select(_head.document).where(_head.id == document_id)
            before.numbers[document_id] = self._connection.execute(query).scalar() or 0
        return before.numbers[document_id]


def _description(document: Document) -> dict[str, Any]:
    """Return the columns that a later reading may give other values: who published the document, and when."""
    since, until = seconds_published(document.published)
    return {
        "publisher": document.publisher,
        "publisher_key": None if document.publisher is None else name_key(document.publisher),
        "published": to_json(document.published),
        "since": since,
        "until": until,
    }
