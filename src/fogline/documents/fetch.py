"""Fetch a web address without being led astray: every host is looked up here, checked, and connected to by that very address."""

import ipaddress
import socket
import threading
import time
import zlib
from collections.abc import Iterator
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
_HEADERS = {
    "User-Agent": f"fogline/{__version__}",
    "Accept": "text/html, text/plain;q=0.9, text/markdown;q=0.9, */*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
}


@dataclass(frozen=True, slots=True)
class _Target:
    """One address to ask: its parts without credentials, and the internet address that was checked."""

    parts: SplitResult
    host: str
    port: int
    address: str

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
    for _ in range(limits.max_redirects + 1):
        response = _ask(target, limits, ends)
        try:
            place = response.headers.get("Location")
            if response.status in _REDIRECTS and place:
                target = _target(urljoin(target.url, place), limits)
                continue
            return _original(response, asked.url, target, limits, ends)
        finally:
            response.close()
    raise InputError(
        f"{asked.url}: redirects more than {limits.max_redirects} times; open it in a browser and save the page"
    )


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


def _resolve(host: str, port: int, limits: CollectLimits) -> str:
    """Look a host up and return its first address; refuse it if any of its addresses is not a public one."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ServiceError(f"{host}: cannot be found ({error}); check the address and the network") from None
    addresses = [str(entry[4][0]) for entry in found]
    if not limits.allow_private:
        for address in addresses:
            if not is_public(address):
                raise UsageError(
                    f"{host}: is a private or local address ({address}); allow it with --allow-private if that is meant"
                )
    return addresses[0]


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
    import urllib3

    left = max(0.01, min(limits.timeout, ends - time.monotonic()))
    wait = urllib3.Timeout(connect=left, read=left)
    pool: urllib3.HTTPConnectionPool
    if target.parts.scheme.lower() == "https":
        pool = urllib3.HTTPSConnectionPool(
            target.address,
            target.port,
            timeout=wait,
            server_hostname=target.host,
            assert_hostname=target.host,
            cert_reqs="CERT_REQUIRED",
        )
    else:
        pool = urllib3.HTTPConnectionPool(target.address, target.port, timeout=wait)
    path = urlunsplit(("", "", target.parts.path or "/", target.parts.query, ""))
    try:
        return pool.urlopen(
            "GET",
            path,
            headers={**_HEADERS, "Host": target.parts.netloc},
            redirect=False,
            retries=False,
            assert_same_host=False,
            preload_content=False,
            decode_content=False,
        )
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise ServiceError(
            f"{target.url}: cannot be reached ({_reason(error)}); check the address and the network"
        ) from error


def _reason(error: Exception) -> str:
    import urllib3

    if isinstance(error, urllib3.exceptions.TimeoutError):
        return "no answer in time"
    return type(error).__name__


def _original(
    response: "urllib3.BaseHTTPResponse", asked: str, target: _Target, limits: CollectLimits, ends: float
) -> Original:
    if response.status >= 400:
        raise InputError(
            f"{target.url}: the server answered {response.status} {response.reason or ''}".rstrip()
            + "; check the address"
        )
    length = response.headers.get("Content-Length", "")
    if length.isdigit() and int(length) > limits.max_bytes:
        raise InputError(f"{target.url}: holds {size(int(length))}, more than the {size(limits.max_bytes)} allowed")
    content = join(_unpacked(_chunks(response, target, ends), response, target), target.url, limits)
    headers = tuple((name, value) for name, value in response.headers.items() if name.lower() != "set-cookie")
    custody = Custody(now(), asked, "http", TOOL, address=target.url, headers=headers)
    return Original.of(content, response.headers.get("Content-Type"), custody)


def _chunks(response: "urllib3.BaseHTTPResponse", target: _Target, ends: float) -> Iterator[bytes]:
    import urllib3

    try:
        while chunk := response.read1(65536):
            if time.monotonic() > ends:
                raise ServiceError(f"{target.url}: took too long to answer in full; try again later")
            yield chunk
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise ServiceError(f"{target.url}: broke off ({_reason(error)}); try again later") from error


def _unpacked(chunks: Iterator[bytes], response: "urllib3.BaseHTTPResponse", target: _Target) -> Iterator[bytes]:
    """Undo gzip or deflate piece by piece, so that a small answer cannot grow without bounds in one step."""
    packing = response.headers.get("Content-Encoding", "").strip().lower()
    if packing in {"", "identity"}:
        yield from chunks
        return
    if packing not in {"gzip", "x-gzip", "deflate"}:
        raise InputError(
            f"{target.url}: is packed as {packing!r}, which was not asked for; open it in a browser and save the page"
        )
    unpack = zlib.decompressobj(47)  # gzip or zlib, told apart by their first bytes
    try:
        for chunk in chunks:
            waiting = chunk
            while waiting:
                yield unpack.decompress(waiting, 1 << 20)
                waiting = unpack.unconsumed_tail
    except zlib.error as error:
        raise InputError(
            f"{target.url}: is packed wrongly ({error}); open it in a browser and save the page"
        ) from error
