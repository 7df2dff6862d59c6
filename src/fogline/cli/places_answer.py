"""Ask a web address with headers of one's own; hosts are looked up, checked and connected to as when a page is fetched."""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlunsplit

from fogline.documents import fetch as net
from fogline.documents.collect import CollectLimits
from fogline.records.errors import FoglineError, InputError, ServiceError

if TYPE_CHECKING:
    import urllib3


@dataclass(frozen=True, slots=True)
class Asking:
    """An address to ask, how far to go, and when (on the monotonic clock) all of it has to end."""

    address: str
    limits: CollectLimits
    ends: float

    @contextmanager
    def answer(self, headers: Mapping[str, str]) -> Iterator["urllib3.BaseHTTPResponse"]:
        """Yield the answer, after redirects; raises ``UsageError``, ``InputError`` or ``ServiceError`` as a fetched page does.

        It is asked in a thread of its own, so that a slow name server, or headers that come a letter at a time, cannot hold the
        caller beyond the end.
        """
        outcome: list[urllib3.BaseHTTPResponse | FoglineError] = []

        def work() -> None:
            try:
                outcome.append(self._led({"Accept": "*/*", "Accept-Encoding": "identity", **headers}))
            except FoglineError as error:
                outcome.append(error)

        thread = threading.Thread(target=work, name="ask", daemon=True)
        thread.start()
        thread.join(max(0.0, self.ends - time.monotonic()) + 0.5)
        if not outcome:
            raise ServiceError(f"the server did not answer within {self.limits.deadline:g} seconds; try again later")
        response = outcome[0]
        if isinstance(response, FoglineError):
            raise response
        try:
            yield response
        finally:
            response.close()

    def _led(self, headers: dict[str, str]) -> "urllib3.BaseHTTPResponse":
        target = net._target(self.address, self.limits)
        led_to: str | None = None
        for _ in range(self.limits.max_redirects + 1):
            with net._naming(led_to):
                if led_to is not None:
                    target = net._target(led_to, self.limits)
                response = self._ask(target, headers)
                place = response.headers.get("Location")
                if response.status not in net._REDIRECTS or not place:
                    return response
                response.close()
                led_to = net._joined(target.url, place)
        raise InputError(f"redirects more than {self.limits.max_redirects} times; give the address it leads to")

    def _ask(self, target: net._Target, headers: dict[str, str]) -> "urllib3.BaseHTTPResponse":
        import urllib3

        failure: Exception | None = None
        for address in target.addresses:
            try:
                return self._ask_at(address, target, headers)
            except (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError) as error:
                failure = error
            except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
                failure = error
                break
        reason = "no address" if failure is None else net._reason(failure)
        raise ServiceError(f"cannot be reached ({reason}); check the address and the network") from failure

    def _ask_at(self, address: str, target: net._Target, headers: dict[str, str]) -> "urllib3.BaseHTTPResponse":
        import urllib3

        timeout = max(0.01, min(self.limits.timeout, self.ends - time.monotonic()))
        wait = urllib3.Timeout(connect=timeout, read=timeout)
        pool: urllib3.HTTPConnectionPool
        if target.parts.scheme.lower() == "https":
            name = target.host
            pool = urllib3.HTTPSConnectionPool(
                address, target.port, timeout=wait, server_hostname=name, assert_hostname=name, cert_reqs="CERT_REQUIRED"
            )  # fmt: skip
        else:
            pool = urllib3.HTTPConnectionPool(address, target.port, timeout=wait)
        return pool.urlopen(
            "GET",
            urlunsplit(("", "", target.parts.path or "/", target.parts.query, "")),
            headers={"User-Agent": net._HEADERS["User-Agent"], **headers, "Host": target.parts.netloc},
            redirect=False,
            retries=False,
            assert_same_host=False,
            preload_content=False,
            decode_content=False,
        )
