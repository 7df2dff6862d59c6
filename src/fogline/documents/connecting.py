"""Connect to a web address without being led astray: every host is looked up here, checked, and reached at that very address."""

import ipaddress
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from fogline import __version__
from fogline.documents.collect import CollectLimits, size
from fogline.records.errors import FoglineError, InputError, ServiceError, UsageError

if TYPE_CHECKING:
    import urllib3

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PASSING = frozenset({408, 425, 429})
"""Answers below 500 that say: not now (too slow, too early, too often)."""
_CREDENTIALS = re.compile(r"^(\s*https?:[/\\]*)[^/\\?#]*@", re.I)
_CREDENTIALS_AT_WORST = re.compile(r"^(\s*https?:[/\\]*).*@", re.I | re.S)
AGENT = f"fogline/{__version__} (keeps reports for the record; obeys robots.txt)"


class Busy(ServiceError):
    """A server that asks not to be asked now; ``after``: the seconds it wants to be left alone, where it says so."""

    def __init__(self, message: str, after: float | None = None) -> None:
        super().__init__(message)
        self.after = after


@dataclass(frozen=True, slots=True)
class Target:
    """One address to ask: its parts without credentials, and the internet addresses that were checked."""

    parts: SplitResult
    host: str
    port: int
    addresses: tuple[str, ...]

    @property
    def url(self) -> str:
        """The address, as it is asked for."""
        return urlunsplit(self.parts)

    @property
    def asked_for(self) -> str:
        """What of the address the server is asked for: path and query, put together by hand, as a path may begin with "//"."""
        return (self.parts.path or "/") + (f"?{self.parts.query}" if self.parts.query else "")


@dataclass(frozen=True, slots=True)
class Question:
    """What is sent to an address: its headers, and a body where something is posted."""

    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


_Found = TypeVar("_Found")


def in_time(work: Callable[[], _Found], limits: CollectLimits) -> _Found:
    """Do ``work`` in a thread and return or raise what it does; ``ServiceError`` if that takes longer than the deadline."""
    done: list[_Found] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            done.append(work())
        except Exception as error:  # noqa: BLE001 - raised again where somebody waits for it
            failed.append(error)

    thread = threading.Thread(target=run, name="fetch", daemon=True)
    thread.start()
    thread.join(limits.deadline + 0.5)
    if failed:
        raise failed[0]
    if not done:
        raise ServiceError(f"the server did not answer in full within {limits.deadline:g} seconds; try again later")
    return done[0]


@contextmanager
def naming(led_to: str | None) -> Iterator[None]:
    """Name the place a redirect led to in front of what goes wrong there, and blame the page, not the user, for it."""
    try:
        yield
    except FoglineError as error:
        if led_to is None:
            raise
        message = f"redirects to {without_credentials(led_to)[:200]!r}: {error}"
        if isinstance(error, Busy):
            raise Busy(message, error.after) from error
        kind = InputError if isinstance(error, UsageError) else ServiceError if error.exit_status == 3 else InputError
        raise kind(message) from error


def joined(base: str, place: str) -> str:
    """Return where a redirect leads to; ``InputError`` where that is no address."""
    try:
        return urljoin(base, place)
    except ValueError as error:
        raise InputError(
            f"redirects to {without_credentials(place)[:200]!r}, which is no address ({error}); "
            "open it in a browser and save the page"
        ) from None


def find_target(url: str, limits: CollectLimits) -> Target:
    """Take an address apart, look its host up, and check that it may be asked (``UsageError``, ``ServiceError``)."""
    clean, host, port = cut_address(url)
    return Target(clean, host, port, _resolve(host, port, limits))


def without_credentials(address: str) -> str:
    """Return an http(s) address without a user's name and password, which are neither used nor kept; else what was given.

    >>> without_credentials("https://ada:secret@post.example/@desk")
    'https://post.example/@desk'
    """
    bare = _CREDENTIALS.sub(r"\1", address)
    try:
        parts = urlsplit(bare)
        sound = bool(parts.netloc) and (parts.port is None or parts.port >= 0)
    except ValueError:
        sound = False
    # Where it is no address that can be, all that stands before the last @ may be a password.
    return bare if sound else _CREDENTIALS_AT_WORST.sub(r"\1", bare)


def cut_address(url: str) -> tuple[SplitResult, str, int]:
    """Return the parts of an address without credentials, its host and its port."""
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
    return parts._replace(netloc=shown if parts.port is None else f"{shown}:{parts.port}", fragment=""), host, port


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


def send(target: Target, question: Question, limits: CollectLimits, ends: float) -> "urllib3.BaseHTTPResponse":
    """Return the answer of the first of the target's addresses that can be connected to; its body is not read yet.

    ``ends`` (on the monotonic clock) is when all has to be over. Raises ``ServiceError``.
    """
    import urllib3

    failure: Exception | None = None
    for address in target.addresses:
        try:
            return _send_to(address, target, question, max(0.01, min(limits.timeout, ends - time.monotonic())))
        except (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError) as error:
            failure = error
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            failure = error
            break
    reason = "no address" if failure is None else _reason(failure)
    raise ServiceError(f"cannot be reached ({reason}); check the address and the network") from failure


def _send_to(address: str, target: Target, question: Question, timeout: float) -> "urllib3.BaseHTTPResponse":
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
        "GET" if question.body is None else "POST",
        target.asked_for,
        body=question.body,
        headers={"User-Agent": AGENT, **question.headers, "Host": target.parts.netloc},
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
    if isinstance(error, urllib3.exceptions.SSLError):
        return f"no trusted encryption: {_verdict(error)}"
    return type(error).__name__


def _verdict(error: Exception) -> str:
    """Return what is wrong with a certificate, in OpenSSL's words without its numbers."""
    cause = next((each for each in error.args if isinstance(each, Exception)), error)
    if not isinstance(cause, ssl.SSLError):
        return str(cause)[:200]
    return getattr(cause, "verify_message", "") or str(cause.reason or "") or type(cause).__name__


def received(response: "urllib3.BaseHTTPResponse", limits: CollectLimits, ends: float) -> Iterator[bytes]:
    """Yield the body of an answer as it comes in, refusing what grows over the limits."""
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
