"""Web archives (WARC, packed or not): every page that was answered an item, with the address, date and headers of its capture."""

import datetime
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from fogline.documents.collect import TOOL
from fogline.documents.collecting.addresses import page_item
from fogline.documents.collecting.model import Item, ItemFailure, ItemLimits, ItemOptions
from fogline.documents.collecting.opened import Opened
from fogline.documents.collecting.warc_records import Record, warc_records
from fogline.documents.packing import unpacked
from fogline.records.errors import BROKEN_INPUT, InputError
from fogline.records.original import Custody, Original

_KINDS = frozenset({"response", "resource", "conversion"})
_TEXTS = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")
_NOT_KEPT = frozenset({"set-cookie", "cookie", "authorization"})
_HEAD = 65_536
_MOST_FAILURES = 1000
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})")


@dataclass(frozen=True, slots=True)
class _Answer:
    """The head of an answer that a crawler got, and the bytes behind it that were read along."""

    status: int
    headers: tuple[tuple[str, str], ...]
    begun: bytes

    def of(self, name: str) -> str:
        """Return a field of the head, nothing where it is not there."""
        return next((value for each, value in self.headers if each.lower() == name), "")


def warc_items(opened: Opened, options: ItemOptions, limits: ItemLimits) -> Iterator[Item | ItemFailure]:
    """Yield the pages and texts of an archive, one record at a time; what is no text, and what was no answer (404), is passed.

    The archive itself is not kept: each page is an original with its own custody, as the crawler recorded it. Raises
    ``InputError`` where no record is in it.
    """
    pages = seen = faults = 0
    try:
        for record in warc_records(opened.pieces(limits.archive_bytes)):
            if isinstance(record, InputError):
                faults += 1
                if faults <= _MOST_FAILURES and seen:
                    yield ItemFailure.of(f"{opened.name}#after={seen}", record)
                continue
            seen += 1
            if record.kind not in _KINDS:
                continue
            pages += 1
            if pages > limits.entries:
                yield ItemFailure(opened.name, f"holds more than {limits.entries} pages; split it, or allow more")
                return
            yield from _record(record, f"{opened.name}#record={record.name or seen}", options, limits.collect.max_bytes)
    except BROKEN_INPUT as error:  # where the packing ends, no further record can be found
        yield ItemFailure(opened.name, f"breaks off after {seen} records: {error}")
        return
    if not seen:
        raise InputError("holds no record of a web archive; want WARC 1.0 or 1.1, or the same packed by gzip")


def _record(record: Record, key: str, options: ItemOptions, max_bytes: int) -> Iterator[Item | ItemFailure]:
    if options.only is not None and key not in options.only:
        return
    try:
        original = _original(record, key, max_bytes)
    except InputError as error:
        yield ItemFailure.of(key, error)
        return
    if original is not None:
        yield page_item(key, original, options)


def _original(record: Record, key: str, max_bytes: int) -> Original | None:
    """Return the page of a record, ``None`` where it holds none (a picture, an error of the server)."""
    media_type = record.fields.get("content-type", "")
    answer = _Answer(200, (), b"")
    if media_type.lower().startswith("application/http"):
        answer = _answer(record.read(_HEAD))
        media_type = answer.of("content-type")
    if answer.status != 200 or not media_type.lower().startswith(_TEXTS):
        return None
    raw = answer.begun + record.read(max_bytes + 1)
    if len(raw) > max_bytes or record.left:
        if record.length <= max_bytes + _HEAD:
            raise InputError("is cut off before its end; fetch or copy the archive again")
        raise InputError(f"holds more than {max_bytes / 1_000_000:g} MB; allow more if that is meant")
    if "chunked" in answer.of("transfer-encoding").lower():
        raw = _unchunked(raw)
    content = _bounded(unpacked(iter([raw]), answer.of("content-encoding").strip().lower()), max_bytes)
    if not content.strip():
        return None
    digest = record.fields.get("warc-payload-digest")
    note = f"captured as the WARC record {record.name}" + (f" with the digest {digest}" if digest else "")
    address = record.fields.get("warc-target-uri", "").strip("<> ") or None
    custody = Custody(_date(record), key, "warc", TOOL, address=address, headers=answer.headers, note=note)
    return Original.of(content, media_type, custody)


def _answer(begun: bytes) -> _Answer:
    """Return the head of an HTTP answer; its status is 0 where it is none."""
    head, _, rest = begun.partition(b"\r\n\r\n")
    if b"\n\n" in head:
        head, _, rest = begun.partition(b"\n\n")
    status = _STATUS.match(head)
    headers = []
    for line in head.decode("utf-8", "replace").splitlines()[1:]:
        name, colon, value = line.partition(":")
        if colon and name.strip().lower() not in _NOT_KEPT:
            headers.append((name.strip(), value.strip()))
    return _Answer(int(status[1]) if status else 0, tuple(headers), rest)


def _bounded(pieces: Iterator[bytes], max_bytes: int) -> bytes:
    content = bytearray()
    try:
        for piece in pieces:
            content += piece
            if len(content) > max_bytes:
                raise InputError(f"holds more than {max_bytes / 1_000_000:g} MB; allow more if that is meant")
    except zlib.error as error:
        raise InputError(f"is packed wrongly ({error})") from error
    return bytes(content)


def _date(record: Record) -> str:
    """Return when a record was captured, UTC with seconds; ``InputError`` where it does not say: custody needs a time."""
    written = record.fields.get("warc-date", "").strip()
    try:
        found = datetime.datetime.fromisoformat(written)
        zoned = found if found.tzinfo else found.replace(tzinfo=datetime.UTC)
        return zoned.astimezone(datetime.UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        raise InputError(
            f"has no date of capture (got {written[:40]!r}); want WARC-Date as the standard has it"
        ) from None


def _unchunked(raw: bytes) -> bytes:
    """Undo the chunks in which an answer was sent; where it was not sent so (crawlers often undo it), leave it as it is."""
    found = bytearray()
    at = 0
    while True:
        end = raw.find(b"\r\n", at, at + 100)
        size = raw[at:end].split(b";")[0].strip() if end > at else b""
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,8}", size) or end + 2 + int(size, 16) > len(raw):
            return bytes(found) if found else raw
        if int(size, 16) == 0:
            return bytes(found)
        found += raw[end + 2 : end + 2 + int(size, 16)]
        at = end + 4 + int(size, 16)
