"""Asking the web politely: what robots.txt forbids is left, a host is asked one thing at a time, with pauses."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from fogline.documents.collect import CollectLimits
from fogline.documents.collecting.robots import Robots, parse_robots
from fogline.documents.connecting import Busy
from fogline.documents.fetch import Answer, Condition, ask, clean_address, follow
from fogline.records.errors import InputError, ServiceError
from fogline.records.original import Original

AGENT_NAME = "fogline"
_USUAL = CollectLimits()
_ROBOTS_BYTES = 512_000
_ROBOTS_AGE = 24 * 3600.0
_ROBOTS_FAILED = 300.0
"""Seconds for which a robots.txt that could not be had is not asked for again."""
_BACK_OFF = 10.0
"""Seconds to leave a busy host alone that does not say for how long; doubled each time."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How a host is treated.

    ``delay``: seconds between an answer and the next question to the same host (more where its robots.txt asks for more);
    ``tries``: how often a busy host is asked again; ``longest_wait``: seconds beyond which it is not waited for. ``robots=False``
    is for sites whose owner agreed.
    """

    delay: float = 2.0
    tries: int = 3
    longest_wait: float = 120.0
    robots: bool = True


class Resting(ServiceError):
    """A host that wants to be left alone for longer than is waited: what else is wanted of it must be asked for later."""


@dataclass(slots=True)
class _Host:
    """What is known of a host: the lock that makes questions wait for each other, when it may be asked next, and the rules of
    each of its doors (scheme and port) with the time when they were read; ``closed`` are doors whose rules could not be had, with
    the reason and when that was.
    """

    lock: threading.RLock = field(default_factory=threading.RLock)
    free_at: float = 0.0
    resting_until: float = 0.0
    robots: dict[str, tuple[Robots, float]] = field(default_factory=dict)
    closed: dict[str, tuple[str, float]] = field(default_factory=dict)


class Web:
    """A visitor of web addresses that remembers how it stands with each host. Threads may share it.

    ``sleep`` and ``clock`` (seconds) are for whoever wants to be woken early, and for tests.
    """

    def __init__(
        self,
        limits: CollectLimits = _USUAL,
        manners: Manners = Manners(),
        *,
        sleep: Callable[[float], object] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limits = limits
        self.manners = manners
        self._sleep = sleep
        self._clock = clock
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)
        self._lock = threading.Lock()

    def get(self, url: str, condition: Condition | None = None, max_bytes: int | None = None) -> Original | None:
        """Return what ``url`` answers, or ``None`` where it is unchanged since ``condition``.

        Redirects are followed, each place after the rules of its own host. Raises what
        :func:`fogline.documents.collect.collect` raises, ``InputError`` for what robots.txt forbids, and :class:`Resting`.
        """
        limits = self.limits if max_bytes is None else replace(self.limits, max_bytes=max_bytes)
        return follow(url, limits, lambda place, asked: self._visit(place, asked, limits, condition))

    def _visit(self, url: str, asked: str, limits: CollectLimits, condition: Condition | None) -> Answer:
        host = self._host(url)
        with host.lock:
            robots = self._check(url, host)
            for turn in range(self.manners.tries + 1):
                self._wait(host)
                try:
                    return ask(url, asked, limits, condition)
                except Busy as busy:
                    self._back_off(host, busy, turn)
                finally:
                    host.free_at = max(host.free_at, self._clock() + max(self.manners.delay, robots.delay or 0.0))
        raise AssertionError("the last turn returns or raises")

    def _host(self, url: str) -> _Host:
        name = urlsplit(clean_address(url)).hostname or ""
        with self._lock:
            return self._hosts[name]

    def _check(self, url: str, host: _Host) -> Robots:
        """Return the rules for ``url``; raise unless it may be asked for now."""
        left = host.resting_until - self._clock()
        if left > 0:
            raise Resting(f"the server asked to be left alone for {left:.0f} more seconds; try again then")
        if not self.manners.robots:
            return Robots()
        parts = urlsplit(clean_address(url))
        door = f"{parts.scheme.lower()}://{parts.netloc.lower()}"
        robots, read = host.robots.get(door, (None, 0.0))
        if robots is None or self._clock() - read > _ROBOTS_AGE:
            robots = self._robots(door, host)
            host.robots[door] = (robots, self._clock())
        if not robots.allows(url):
            raise InputError(
                "the site's robots.txt asks robots not to fetch this address; open it in a browser, save the page, and add that"
            )
        if (robots.delay or 0.0) > self.manners.longest_wait:
            raise InputError(
                f"the site's robots.txt asks for {robots.delay:g} seconds between two questions, more than the "
                f"{self.manners.longest_wait:g} that are waited; save the page in a browser, and add that"
            )
        return robots

    def _robots(self, door: str, host: _Host) -> Robots:
        """Return a site's rules: none where it has no robots.txt; it is left alone where the answer cannot be had (RFC 9309)."""
        reason, since = host.closed.get(door, ("", -_ROBOTS_FAILED))
        if reason and self._clock() - since < _ROBOTS_FAILED:
            raise ServiceError(reason)
        try:
            found = self._asked_for_robots(f"{door}/robots.txt", host)
        except InputError:  # there is none, or an empty one, or one too large to mean anything
            return Robots()
        except Resting as error:
            raise Resting(f"its robots.txt cannot be had: {error}") from error
        except ServiceError as error:
            host.closed[door] = (f"its robots.txt cannot be had: {error}", self._clock())
            raise ServiceError(host.closed[door][0]) from error
        return parse_robots(found.content.decode("utf-8", "replace") if found else "", AGENT_NAME)

    def _asked_for_robots(self, address: str, host: _Host) -> Original | None:
        """Return what a host answers to the question for its rules, after waiting where it is busy."""
        limits = replace(self.limits, max_bytes=_ROBOTS_BYTES)
        for turn in range(self.manners.tries + 1):
            self._wait(host)
            try:
                return follow(address, limits, lambda place, asked: ask(place, asked, limits))
            except Busy as busy:
                self._back_off(host, busy, turn)
        raise AssertionError("the last turn returns or raises")

    def _wait(self, host: _Host) -> None:
        left = host.free_at - self._clock()
        if left > 0:
            self._sleep(left)

    def _back_off(self, host: _Host, busy: Busy, turn: int) -> None:
        """Make the next question to a busy host wait; give it up where that is too long, or it was asked often enough."""
        wait = busy.after if busy.after is not None else _BACK_OFF * 2**turn
        now = self._clock()
        if wait > self.manners.longest_wait or turn >= self.manners.tries:
            host.resting_until = now + wait
            raise Resting(str(busy)) from busy
        host.free_at = now + wait
