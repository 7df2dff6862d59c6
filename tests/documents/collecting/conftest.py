"""A site of our own on 127.0.0.1 whose answers a test sets, and what was asked of it."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from fogline.documents import CollectLimits
from fogline.documents.collecting import Manners, Web

LOCAL = CollectLimits(allow_private=True, timeout=2.0, deadline=4.0, max_bytes=300_000)


@dataclass
class Asked:
    """One question that the site got."""

    path: str
    headers: dict[str, str]
    at: float


@dataclass
class Site:
    """The site: its answers by path (status, body, headers, or a function that gives these), and what was asked."""

    address: str = ""
    answers: dict[str, object] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def put(self, path: str, body: str | bytes, status: int = 200, **headers: str) -> str:
        """Set an answer and return its address; header names are written with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, body.encode() if isinstance(body, str) else body, named)
        return self.address + path

    def paths(self) -> list[str]:
        """The paths asked for, robots.txt left out."""
        return [each.path for each in self.asked if each.path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Site]:
    state = Site()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *arguments: object) -> None:
            pass

        def do_GET(self) -> None:
            state.asked.append(Asked(self.path, dict(self.headers), time.monotonic()))
            answer = state.answers.get(self.path, (404, b"no", {}))
            status, body, headers = answer(self.headers) if callable(answer) else answer  # type: ignore[misc]
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    state.address = f"http://127.0.0.1:{server.server_port}"
    yield state
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Time:
    """A clock that only moves when somebody sleeps."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


@pytest.fixture
def moments() -> Time:
    return Time()


@pytest.fixture
def web(moments: Time) -> Web:
    """A visitor that may ask 127.0.0.1 and loses no time."""
    return Web(LOCAL, sleep=moments.sleep, clock=moments.clock)


@pytest.fixture
def make_web(moments: Time) -> Callable[[Manners], Web]:
    return lambda manners: Web(LOCAL, manners, sleep=moments.sleep, clock=moments.clock)
