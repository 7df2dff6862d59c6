"""Fetch web addresses as originals: redirects followed, one hop or all; only what changed; packed answers bounded."""

import datetime
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlunsplit

from fogline.documents.collect import TOOL, CollectLimits, join, now, size
from fogline.documents.connecting import (
    PASSING,
    REDIRECTS,
    Busy,
    Question,
    Target,
    cut_address,
    find_target,
    in_time,
    joined,
    naming,
    received,
    send,
)
from fogline.documents.packing import CutOff, unpacked
from fogline.records.errors import InputError, ServiceError
from fogline.records.original import Custody, Original

if TYPE_CHECKING:
    import urllib3

_HEADERS = {
    "Accept": "text/html, text/plain;q=0.9, text/markdown;q=0.9, */*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
}


@dataclass(frozen=True, slots=True)
class Condition:
    """What was kept of an earlier answer (its ``ETag`` and ``Last-Modified``), so that only a changed one is sent."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Redirect:
    """An answer that names another place."""

    to: str


Answer = Original | Redirect | None
"""What one question brings: the original, another place to ask, or ``None``: unchanged since the condition."""


def fetch(url: str, limits: CollectLimits) -> Original:
    """Return what ``url`` answers, following redirects; see :func:`fogline.documents.collect.collect` for what it raises.

    The work is done in a thread of its own, so that a slow name server, or one that sends its headers a letter at a time, cannot
    hold the caller beyond the deadline.
    """
    ends = time.monotonic() + limits.deadline
    found = in_time(lambda: follow(url, limits, lambda place, asked: _answer(place, asked, limits, ends, None)), limits)
    if found is None:
        raise InputError("the server answered 304 (unchanged) to a question without a condition; try again later")
    return found


def ask(url: str, asked: str, limits: CollectLimits, condition: Condition | None = None) -> Answer:
    """Ask ``url`` once and return its answer; a redirect is not followed. ``asked`` goes into the custody as the source."""
    ends = time.monotonic() + limits.deadline
    return in_time(lambda: _answer(url, asked, limits, ends, condition), limits)


def follow(url: str, limits: CollectLimits, step: Callable[[str, str], Answer]) -> Original | None:
    """Follow redirects from ``url`` on, asking each place by ``step`` (which gets it and the address first asked for)."""
    asked = clean_address(url)
    led_to: str | None = None
    for _ in range(limits.max_redirects + 1):
        with naming(led_to):
            base = clean_address(url if led_to is None else led_to)
            found = step(url if led_to is None else led_to, asked)
        if not isinstance(found, Redirect):
            return found
        led_to = joined(base, found.to)
    raise InputError(f"redirects more than {limits.max_redirects} times; open it in a browser and save the page")


def clean_address(url: str) -> str:
    """Return an address without credentials and fragment, its host as the network spells it; ``UsageError`` for no address."""
    return urlunsplit(cut_address(url)[0])


def _answer(url: str, asked: str, limits: CollectLimits, ends: float, condition: Condition | None) -> Answer:
    target = find_target(url, limits)
    response = send(target, Question({**_HEADERS, **_conditions(condition)}), limits, ends)
    try:
        place = response.headers.get("Location")
        if response.status in REDIRECTS and place:
            return Redirect(place)
        if response.status == 304 and condition is not None:
            return None
        return _original(response, asked, target, limits, ends)
    finally:
        response.close()


def _conditions(condition: Condition | None) -> dict[str, str]:
    """Return the headers of a condition; a value that would break out of its line is left out."""
    asked = {"If-None-Match": condition.etag, "If-Modified-Since": condition.modified} if condition else {}
    return {name: value for name, value in asked.items() if value and value.isprintable() and value.isascii()}


def _wait(value: str | None) -> float | None:
    """Return the seconds that a ``Retry-After`` asks for (a number, or a date of HTTP), ``None`` where it makes no sense."""
    if value is None:
        return None
    if re.fullmatch(r"[0-9]{1,9}", value.strip()):
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=datetime.UTC)
    return max(0.0, (until - datetime.datetime.now(datetime.UTC)).total_seconds())


def _original(
    response: "urllib3.BaseHTTPResponse", asked: str, target: Target, limits: CollectLimits, ends: float
) -> Original:
    if response.status >= 400:
        answer = f"the server answered {response.status} {response.reason or ''}".rstrip()
        if response.status >= 500 or response.status in PASSING:
            busy = response.status in {429, 503}
            message = f"{answer}; try again later"
            raise Busy(message, _wait(response.headers.get("Retry-After"))) if busy else ServiceError(message)
        raise InputError(f"{answer}; check the address")
    length = response.headers.get("Content-Length", "")
    if re.fullmatch(r"[0-9]+", length) and int(length[:20]) > limits.max_bytes:
        raise InputError(f"holds {size(int(length[:20]))}, more than the {size(limits.max_bytes)} allowed")
    packing = response.headers.get("Content-Encoding", "").strip().lower()
    try:
        content = join(unpacked(received(response, limits, ends), packing), limits)
    except CutOff as error:
        raise ServiceError("the answer broke off; try again later") from error
    headers = tuple((name, value) for name, value in response.headers.items() if name.lower() != "set-cookie")
    custody = Custody(now(), asked, "http", TOOL, address=target.url, headers=headers)
    return Original.of(content, response.headers.get("Content-Type"), custody)
