"""Ask a web address with headers of one's own; hosts are looked up, checked and connected to as when a page is fetched."""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fogline.documents import connecting as net
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
        target = net.find_target(self.address, self.limits)
        led_to: str | None = None
        for _ in range(self.limits.max_redirects + 1):
            with net.naming(led_to):
                if led_to is not None:
                    target = net.find_target(led_to, self.limits)
                response = net.send(target, net.Question(headers), self.limits, self.ends)
                place = response.headers.get("Location")
                if response.status not in net.REDIRECTS or not place:
                    return response
                response.close()
                led_to = net.joined(target.url, place)
        raise InputError(f"redirects more than {self.limits.max_redirects} times; give the address it leads to")
