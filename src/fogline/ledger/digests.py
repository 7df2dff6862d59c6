"""Digests: the canonical JSON of a record and its SHA-256, and the hash that chains a line of the log to the line before."""

import hashlib
import json
from dataclasses import replace
from functools import lru_cache

import msgspec

from fogline.ledger.contract import Recovery
from fogline.records import Report
from fogline.records.errors import InputError
from fogline.records.ledger import FailedSource, LogLine, Slice

FIRST_PREVIOUS = "0" * 64
"""What stands for the hash of the line before the first one."""


def canonical(record: object) -> bytes:
    """Return the canonical JSON of a record: UTF-8, keys sorted, no spaces, numbers as the record's types have them.

    ``InputError`` where its text holds half a surrogate pair, which no file can.
    """
    try:
        # read back first: a whole number in a field for fractions is the same value, and must be the same bytes
        return msgspec.json.encode(msgspec.json.decode(msgspec.json.encode(record), type=type(record)), order="sorted")
    except UnicodeEncodeError as error:
        raise InputError(
            f"{type(record).__name__}: its text holds {error.object[error.start]!r}, half a character; decode it anew"
        ) from error


def digest(record: object) -> str:
    """Return the SHA-256 of a record's canonical JSON, in hex."""
    return hashlib.sha256(canonical(record)).hexdigest()


def reading_detail(report: Report) -> str:
    """Return what the log says beside the digest of a reading: the document that it is of."""
    return json.dumps({"document": report.document.id}, ensure_ascii=False)


def original_detail(media_type: str | None, size: int, cut: Slice | None) -> str:
    """Return what the log says of an original when it comes in: its type and size, and where it is cut from."""
    told: dict[str, str | int | None] = {"media_type": media_type, "size": size}
    if cut is not None:
        told |= {"container": cut.container, "start": cut.start, "end": cut.end}
    return json.dumps(told, ensure_ascii=False)


def recovery_detail(recovery: Recovery) -> str:
    """Return what the log says of a recovery beside its source."""
    return json.dumps({"number": recovery.number, "after": recovery.after})


def failure_detail(failed: FailedSource) -> str:
    """Return what the log says of a failure beside its source and its digest."""
    return json.dumps({"message": failed.message, "exit_status": failed.exit_status}, ensure_ascii=False)


@lru_cache(1024)
def geometry_digest(geometry: str) -> str:
    """Return the name of a geometry: the first half of the SHA-256 of its GeoJSON."""
    return hashlib.sha256(geometry.encode("utf-8")).hexdigest()[:32]


def document_detail(original: str) -> str:
    """Return what the log says beside the digest of a document: the original that it was read from."""
    return json.dumps({"original": original})


def chain_hash(line: LogLine) -> str:
    """Return the hash of a line of the log, over all it says and the hash of the line before."""
    said = [
        *(line.number, line.time, line.act, line.subject, line.user),
        *(line.digest, line.detail, line.clock, line.previous),
    ]
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def sealed(line: LogLine) -> LogLine:
    """Return the line with its hash filled in."""
    return replace(line, hash=chain_hash(line))
