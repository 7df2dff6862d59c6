"""Records taken apart for the tables and put together again: texts, geometries and claims each lie once."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

import msgspec

from fogline.ledger.sql.bodies import pack, pack_text, unpack_record, unpack_text
from fogline.records import Claim, Custody, Document, Report
from fogline.records.errors import InputError
from fogline.records.report import meant

T = TypeVar("T")


def document_parts(document: Document) -> tuple[bytes, bytes]:
    """Return a document's body without its text, and the text, both packed."""
    whole = msgspec.to_builtins(document)
    text = whole.pop("text")
    return pack(msgspec.json.encode(whole)), pack_text(text)


def document_of(body: bytes, text: bytes) -> Document:
    """Return the document of its two parts."""
    return made(_fields(body) | {"text": unpack_text(text)}, Document)


def report_body(report: Report, held: Document) -> bytes:
    """Return a report without its claims and what they mean, and without its document if that is the one held."""
    whole = msgspec.to_builtins(replace(report.bare(), claims=()))
    del whole["claims"]
    if report.document == held:
        del whole["document"]
    return pack(msgspec.json.encode(whole))


def report_of(
    body: bytes, held: Document, claims: Sequence[Claim], meanings: Sequence[bytes], gist: bytes = b""
) -> Report:
    """Return the report of its parts."""
    whole = _fields(body)
    document = _document_in(whole, held)
    whole |= {"document": msgspec.to_builtins(document), "claims": ()}
    return meant(replace(made(whole, Report), document=document, claims=tuple(claims)), tuple(meanings), gist)


def document_read(body: bytes, held: Document) -> Document:
    """Return the document that a reading (its body) is of: the one held, or the same words with other data about them."""
    return _document_in(_fields(body), held)


def _document_in(whole: dict[str, Any], held: Document) -> Document:
    own = whole.get("document")
    return held if own is None else made(own, Document)


def claim_body(claim: Claim) -> bytes:
    """Return a claim without its geometry, packed."""
    return pack(msgspec.json.encode(with_geometry(claim, None)))


def claim_of(body: bytes, geometry: bytes | None) -> Claim:
    """Return the claim of its parts."""
    claim = unpack_record(body, Claim)
    return claim if geometry is None else with_geometry(claim, unpack_text(geometry))


def with_geometry(claim: Claim, geometry: str | None) -> Claim:
    """Return the claim with another geometry of its place."""
    if claim.place is None or claim.place.geometry == geometry:
        return claim
    return replace(claim, place=replace(claim.place, geometry=geometry))


def custody_of(body: bytes) -> Custody:
    """Return the custody record that ``body`` holds."""
    return unpack_record(body, Custody)


def made(whole: Any, kind: type[T]) -> T:
    """Return the record of type ``kind`` with these fields; ``InputError`` if they are none of such a record."""
    try:
        return msgspec.convert(whole, kind)
    except msgspec.ValidationError as error:
        raise InputError(
            f"the ledger is damaged: not a {kind.__name__} ({error}); run 'fogline ledger verify'"
        ) from error


def _fields(body: bytes) -> dict[str, Any]:
    """Return the fields of the record that ``body`` holds."""
    return unpack_record(body, dict[str, Any])
