"""A small web site for the tests of the flow, and a home of their own."""

import hashlib
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from fogline.documents.collecting import web
from fogline.flow import adding, gathering


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    for name in ("FOGLINE_LEDGER", "FOGLINE_USER"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "_BATCH", 8)
    monkeypatch.setattr(adding, "_TRANSACTION", 8)


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[dict[str, bytes]], str]]:
    """Serve pages by path, with conditional GET; nobody has to wait between two of them."""
    usual = web.Web.__init__.__defaults__
    assert usual is not None
    monkeypatch.setattr(web.Web.__init__, "__defaults__", (usual[0], web.Manners(delay=0.0)))
    servers = []

    def start(pages: dict[str, bytes]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                content = pages.get(self.path)
                mark = f'"{hashlib.sha256(content or b"").hexdigest()[:8]}"'
                status = 404 if content is None else 304 if self.headers.get("If-None-Match") == mark else 200
                self.send_response(status)
                body = content if status == 200 and content is not None else b""
                kind = "application/rss+xml" if self.path.endswith(".xml") else "text/html; charset=utf-8"
                for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), ("ETag", mark)):
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
