"""Fetch a web address without being led astray: every host is looked up here, checked, and connected to by that very address."""

import ipaddress
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from fogline import __version__
from fogline.documents.collect import TOOL, CollectLimits, join, now, size
from fogline.records.errors import FoglineError, InputError, ServiceError, UsageError
from fogline.records.original import Custody, Original

if TYPE_CHECKING:
    import urllib3

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({408, 425, 429})
"""Answers below 500 that say: not now (too slow, too early, too often)."""
_HEADERS = {
    "User-Agent": f"fogline/{__version__}",
    "Accept": "text/html, text/plain;q=0.9, text/markdown;q=0.9, */*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
}


@dataclass(frozen=True, slots=True)
class _Target:
    """One address to ask: its parts without credentials, and the internet addresses that were checked."""

    parts: SplitResult
    host: str
    port: int
    addresses: tuple[str, ...]

    @property
    def url(self) -> str:
        return urlunsplit(self.parts)


def fetch(url: str, limits: CollectLimits) -> Original:
    """Return what ``url`` answers, following redirects; see :func:`fogline.documents.collect.collect` for what it raises.

    The work is done in a thread of its own, so that a slow name server, or one that sends its headers a letter at a time, cannot
    hold the caller beyond the deadline.
    """
    outcome: list[Original | FoglineError] = []

    def work() -> None:
        try:
            outcome.append(_fetch(url, limits))
        except FoglineError as error:
            outcome.append(error)

    thread = threading.Thread(target=work, name="fetch", daemon=True)
    thread.start()
    thread.join(limits.deadline + 0.5)
    if not outcome:
        raise ServiceError(f"the server did not answer in full within {limits.deadline:g} seconds; try again later")
    if isinstance(outcome[0], FoglineError):
        raise outcome[0]
    return outcome[0]


def _fetch(url: str, limits: CollectLimits) -> Original:
    ends = time.monotonic() + limits.deadline
    asked = target = _target(url, limits)
    led_to: str | None = None
    for _ in range(limits.max_redirects + 1):
        with _naming(led_to):
            if led_to is not None:
                target = _target(led_to, limits)
            response = _ask(target, limits, ends)
            try:
                place = response.headers.get("Location")
                if response.status not in _REDIRECTS or not place:
                    return _original(response, asked.url, target, limits, ends)
                led_to = _joined(target.url, place)
            finally:
                response.close()
    raise InputError(f"redirects more than {limits.max_redirects} times; open it in a browser and save the page")


@contextmanager
def _naming(led_to: str | None) -> Iterator[None]:
    """Name the place a redirect led to in front of what goes wrong there, and blame the page, not the user, for it."""
    try:
        yield
    except FoglineError as error:
        if led_to is None:
            raise
        kind = InputError if isinstance(error, UsageError) else type(error)
        raise kind(f"redirects to {led_to[:200]!r}: {error}") from error


def _joined(base: str, place: str) -> str:
    try:
        return urljoin(base, place)
    except ValueError as error:
        raise InputError(
            f"redirects to {place[:200]!r}, which is no address ({error}); open it in a browser and save the page"
        ) from None


def _target(url: str, limits: CollectLimits) -> _Target:
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError(
            f"got an address that cannot be: {error}; want for example https://example.org/report"
        ) from None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        raise UsageError(
            f"got an address of kind {parts.scheme!r} without a usable host; want an http or https address"
        )
    port = port if port is not None else (443 if parts.scheme.lower() == "https" else 80)
    host = _ascii(host)
    shown = f"[{host}]" if ":" in host else host
    clean = parts._replace(netloc=shown if parts.port is None else f"{shown}:{parts.port}", fragment="")
    return _Target(clean, host, port, _resolve(host, port, limits))


def _ascii(host: str) -> str:
    """Return a host name as the network spells it (IDNA)."""
    try:
        return host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise UsageError(f"got {host!r} as a host; want a name such as example.org, or an internet address") from None


def _resolve(host: str, port: int, limits: CollectLimits) -> tuple[str, ...]:
    """Look a host up and return its addresses, each once; refuse it if any of them is not a public one."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ServiceError(f"{host!r} cannot be found ({error}); check the address and the network") from None
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in () if limits.allow_private else addresses:
        if not is_public(address):
            raise UsageError(
                f"got a private or local address ({address}); allow it with --allow-private if that is meant"
            )
    return addresses


def is_public(address: str) -> bool:
    """Tell whether an internet address is one of the public internet; IPv4 inside IPv6 is judged as IPv4."""
    try:
        found: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is None and found in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is None and found.is_site_local:
            return False
        found = inner or found
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


def _ask(target: _Target, limits: CollectLimits, ends: float) -> "urllib3.BaseHTTPResponse":
    """Return the answer of the first of the target's addresses that can be connected to."""
    import urllib3

    failure: Exception | None = None
    for address in target.addresses:
        try:
            return _ask_at(address, target, max(0.01, min(limits.timeout, ends - time.monotonic())))
        except (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError) as error:
            failure = error
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            failure = error
            break
    reason = "no address" if failure is None else _reason(failure)
    raise ServiceError(f"cannot be reached ({reason}); check the address and the network") from failure


def _ask_at(address: str, target: _Target, timeout: float) -> "urllib3.BaseHTTPResponse":
    import urllib3

    wait = urllib3.Timeout(connect=timeout, read=timeout)
    pool: urllib3.HTTPConnectionPool
    if target.parts.scheme.lower() == "https":
        pool = urllib3.HTTPSConnectionPool(
            address,
            target.port,
            timeout=wait,
            server_hostname=target.host,
            assert_hostname=target.host,
            cert_reqs="CERT_REQUIRED",
        )
    else:
        pool = urllib3.HTTPConnectionPool(address, target.port, timeout=wait)
    return pool.urlopen(
        "GET",
        urlunsplit(("", "", target.parts.path or "/", target.parts.query, "")),
        headers={**_HEADERS, "Host": target.parts.netloc},
        redirect=False,
        retries=False,
        assert_same_host=False,
        preload_content=False,
        decode_content=False,
    )


def _reason(error: Exception) -> str:
    import urllib3

    if isinstance(error, urllib3.exceptions.NewConnectionError):  # which urllib3 counts among the timeouts
        return "no connection"
    if isinstance(error, urllib3.exceptions.TimeoutError):
        return "no answer in time"
    return type(error).__name__


def _original(
    response: "urllib3.BaseHTTPResponse", asked: str, target: _Target, limits: CollectLimits, ends: float
) -> Original:
    if response.status >= 400:
        answer = f"the server answered {response.status} {response.reason or ''}".rstrip()
        if response.status >= 500 or response.status in _PASSING:
            raise ServiceError(f"{answer}; try again later")
        raise InputError(f"{answer}; check the address")
    length = response.headers.get("Content-Length", "")
    if length.isdigit() and int(length[:20]) > limits.max_bytes:
        raise InputError(f"holds {size(int(length[:20]))}, more than the {size(limits.max_bytes)} allowed")
    packing = response.headers.get("Content-Encoding", "").strip().lower()
    content = join(_unpacked(_chunks(response, limits, ends), packing), limits)
    headers = tuple((name, value) for name, value in response.headers.items() if name.lower() != "set-cookie")
    custody = Custody(now(), asked, "http", TOOL, address=target.url, headers=headers)
    return Original.of(content, response.headers.get("Content-Type"), custody)


def _chunks(response: "urllib3.BaseHTTPResponse", limits: CollectLimits, ends: float) -> Iterator[bytes]:
    import urllib3

    sent = 0
    try:
        while chunk := response.read1(65536):
            sent += len(chunk)
            if sent > limits.max_bytes:
                raise InputError(f"got more than {size(limits.max_bytes)}; save the part that matters and read that")
            if time.monotonic() > ends:
                raise ServiceError("took too long to answer in full; try again later")
            yield chunk
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise ServiceError(f"the answer broke off ({_reason(error)}); try again later") from error


def _unpacked(chunks: Iterator[bytes], packing: str) -> Iterator[bytes]:
    """Undo gzip or deflate piece by piece, so that a small answer cannot grow without bounds in one step."""
    if packing in {"", "identity"}:
        yield from chunks
        return
    if packing not in {"gzip", "x-gzip", "deflate"}:
        raise InputError(f"is packed as {packing!r}, which was not asked for; open it in a browser and save the page")
    try:
        yield from _inflated(chunks)
    except zlib.error as error:
        raise InputError(f"is packed wrongly ({error}); open it in a browser and save the page") from error


def _inflated(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Inflate gzip (one member after another, as gzip allows) or zlib data; ``ServiceError`` where they stop half-way."""
    unpack = None
    for chunk in chunks:
        waiting = chunk
        while waiting:
            if unpack is None or unpack.eof:
                unpack = zlib.decompressobj(47)  # gzip or zlib, told apart by their first bytes
            yield unpack.decompress(waiting, 1 << 20)
            # What follows the end is another member, or zeros that pad the last one.
            waiting = unpack.unused_data.lstrip(b"\0") if unpack.eof else unpack.unconsumed_tail
    if unpack is not None and not unpack.eof:
        yield unpack.flush()
        if not unpack.eof:
            raise ServiceError("the answer broke off; try again later")
