"""Time stamps of an authority (RFC 3161): proof that bytes were there at a time, from somebody other than us.

Only a hash leaves. The token comes back signed, and is checked (:mod:`fogline.flow.stamping_check`) before it is kept. Whom to
trust is for the reader to say, who gives the authority's root to ``fogline ledger verify --ca`` or to
``openssl ts -verify -data FILE -in TOKEN -CAfile CA``.
"""

import base64
import hashlib
import json
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from fogline.documents.collect import CollectLimits, join
from fogline.documents.fetch import clean_address
from fogline.flow.stamping_check import MISSING, check_token, decoded
from fogline.records.errors import InputError, ServiceError, UsageError

if TYPE_CHECKING:
    from fogline.flow.ledger import Ledger

_LIMITS = CollectLimits(max_bytes=200_000, timeout=15.0, deadline=30.0)
_HEADERS: Mapping[str, str] = {
    "Content-Type": "application/timestamp-query",
    "Accept": "application/timestamp-reply",
    "Accept-Encoding": "identity",
}


@dataclass(frozen=True, slots=True)
class TimeStamp:
    """What an authority signed: the SHA-256 of the bytes, the time (UTC), who it is, its answer (DER) as it came, and the number
    that was sent along.
    """

    sha256: str
    time: str
    authority: str
    token: bytes
    nonce: int | None = None


def stamp(content: bytes, address: str, *, allow_private: bool = False) -> TimeStamp:
    """Have the SHA-256 of ``content`` signed by the authority at ``address``.

    Raises ``ServiceError`` where it cannot be reached or declines, ``InputError`` where its answer is about something else or not
    signed by the certificate in it, ``UsageError`` for an address that is refused or a missing library. ``authority`` is the
    address without credentials.
    """
    try:
        from rfc3161_client import HashAlgorithm, TimestampRequestBuilder
    except ImportError as error:
        raise UsageError(MISSING) from error

    address = clean_address(address)  # what stands in messages and in the log
    request = TimestampRequestBuilder().data(content).hash_algorithm(HashAlgorithm.SHA256).build()
    answer = _post(request.as_bytes(), address, allow_private)
    try:
        response = decoded(answer)
    except InputError as error:
        raise InputError(f"timestamp: what {address} answered: {error}; check the address") from error
    if response.status not in (0, 1):  # granted, granted with changes
        raise ServiceError(
            f"timestamp: {address} declined ({', '.join(response.status_string) or response.status}); try another"
        )
    digest = hashlib.sha256(content).hexdigest()
    try:
        checked = check_token(answer, digest, nonce=request.nonce)
    except InputError as error:
        raise InputError(
            f"timestamp: the answer of {address} does not hold: {error}; try again, or try another authority"
        ) from error
    return TimeStamp(digest, checked.time, address, answer, request.nonce)


def _post(body: bytes, address: str, allow_private: bool) -> bytes:
    from fogline.documents import connecting as net

    limits = replace(_LIMITS, allow_private=allow_private)
    ends = time.monotonic() + limits.deadline

    def ask() -> bytes:
        response = net.send(net.find_target(address, limits), net.Question(_HEADERS, body), limits, ends)
        try:
            if response.status != 200:
                raise ServiceError(
                    f"timestamp: {address} answered {response.status}; check the address, or try again later"
                )
            return join(net.received(response, limits, ends), limits)
        finally:
            response.close()

    return net.in_time(ask, limits)


def stamp_ledger(ledger: "Ledger", address: str, *, allow_private: bool = False) -> tuple[TimeStamp, int]:
    """Have the end of a ledger's log signed, keep the token in the log, and return it with the number of the line it vouches for.

    What is signed is the line's hash, as text; since every line carries the hash of the one before, that vouches for the whole.
    """
    last = deque(ledger.log(), 1)
    if not last:
        raise UsageError("timestamp: the log is empty")
    head = last[0]
    stamped = stamp(head.hash.encode("ascii"), address, allow_private=allow_private)
    keep(ledger, stamped, head.hash, f"log line {head.number}")
    return stamped, head.number


def stamp_bytes(ledger: "Ledger", content: bytes, what: str, address: str, *, allow_private: bool = False) -> TimeStamp:
    """Have ``content`` signed and keep the token in the log of ``ledger``; ``what`` says what it is of."""
    stamped = stamp(content, address, allow_private=allow_private)
    keep(ledger, stamped, stamped.sha256, what)
    return stamped


def keep(ledger: "Ledger", stamped: TimeStamp, subject: str, what: str) -> None:
    """Write a time stamp, with its token, into the log."""
    token = base64.b64encode(stamped.token).decode("ascii")
    detail = {"what": what, "time": stamped.time, "authority": stamped.authority, "token": token}
    if stamped.nonce is not None:
        detail["nonce"] = str(stamped.nonce)  # 64 bits are more than a number of JSON holds
    ledger.store.note("timestamped", subject, ledger.user, json.dumps(detail, ensure_ascii=False), stamped.sha256)


def token_path(beside: Path) -> Path:
    """Return where the token of a file lies: beside it (``case.zip.tsr``)."""
    return beside.with_name(beside.name + ".tsr")


def write_token(stamped: TimeStamp, beside: Path) -> Path:
    """Write the token beside a file and return where."""
    path = token_path(beside)
    path.write_bytes(stamped.token)
    return path
