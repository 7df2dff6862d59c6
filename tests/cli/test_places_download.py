"""A download that is cut goes on where it stopped, and only with the same version of the file."""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cli.test_places_command import ROWS, zipped

from fogline.cli.places_download import LIMITS, Download
from fogline.cli.program import run
from fogline.records.errors import InputError, ServiceError, UsageError

CONTENT = bytes(range(256)) * 2_000
OTHER = CONTENT[::-1]


@dataclass
class Server:
    """A server of one file, which may cut the line after so many bytes of an answer; it notes what it was asked for."""

    content: bytes = CONTENT
    headers: dict[str, str] = field(default_factory=lambda: {"ETag": '"one"'})
    cut: int | None = None
    ranges: bool = True
    careful: bool = True  # minds If-Range
    status: int = 200
    asked: list[tuple[str | None, str | None]] = field(default_factory=list)
    address: str = ""

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        wanted, condition = handler.headers.get("Range"), handler.headers.get("If-Range")
        self.asked.append((wanted, condition))
        start, status = 0, self.status
        fits = condition is None or not self.careful or condition in self.headers.values()
        if wanted and self.ranges and fits and status == 200:
            start = int(re.fullmatch(r"bytes=(\d+)-", wanted)[1])  # type: ignore[index]
            status = 206 if start < len(self.content) else 416
        body = self.content[start:] if status in (200, 206) else b""
        handler.send_response(status)
        if status == 206:
            handler.send_header("Content-Range", f"bytes {start}-{len(self.content) - 1}/{len(self.content)}")
        for name, value in self.headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body if self.cut is None else body[: self.cut])
        handler.close_connection = True


@pytest.fixture
def server() -> Iterator[Server]:
    known = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/moved/UA.zip":
                self.send_response(302)
                self.send_header("Location", "/UA.zip")
                self.end_headers()
            else:
                known.answer(self)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        known.address = f"http://127.0.0.1:{running.server_port}/UA.zip"
        yield known
        running.shutdown()
        thread.join()


@pytest.fixture
def download(server: Server, tmp_path: Path) -> Download:
    limits = replace(LIMITS, allow_private=True, timeout=5.0, deadline=20.0)
    return Download(server.address, tmp_path / "UA.zip.partial", limits)


def fetched(download: Download) -> bytes:
    """Return what is fetched; nothing of it stays."""
    with download.fetched() as path:
        content = path.read_bytes()
    assert not list(path.parent.iterdir())
    return content


def cut_once(server: Server, download: Download, after: int = 200_000) -> None:
    server.cut = after
    with pytest.raises(ServiceError, match=r"0\.2 MB\) is kept"):
        fetched(download)
    assert download.kept() == after
    server.cut = None
    server.asked.clear()


@pytest.mark.parametrize("mark", [{"ETag": '"one"'}, {"Last-Modified": "Wed, 21 Oct 2015 07:28:00 GMT"}])
def test_a_cut_download_goes_on_where_it_stopped(server: Server, download: Download, mark: dict[str, str]) -> None:
    server.headers = mark
    cut_once(server, download)
    assert fetched(download) == CONTENT
    assert server.asked == [("bytes=200000-", *mark.values())]


def test_it_may_be_cut_again_and_again(server: Server, download: Download) -> None:
    server.cut = 100_000
    for kept in (100_000, 200_000, 300_000, 400_000, 500_000):
        with pytest.raises(ServiceError):
            fetched(download)
        assert download.kept() == kept
    assert fetched(download) == CONTENT


def test_redirects_are_followed_on_both_tries(server: Server, download: Download) -> None:
    moved = replace(download, address=server.address.replace("/UA.zip", "/moved/UA.zip"))
    cut_once(server, moved)
    assert fetched(moved) == CONTENT
    assert server.asked == [("bytes=200000-", '"one"')]


@pytest.mark.parametrize("careful", [True, False])
def test_a_file_that_changed_is_fetched_anew(server: Server, download: Download, careful: bool) -> None:
    """Also where the server sends the rest of the new file to who has the beginning of the old one."""
    cut_once(server, download)
    server.content, server.headers, server.careful = OTHER, {"ETag": '"two"'}, careful
    assert fetched(download) == OTHER


def test_a_server_without_ranges_sends_it_anew(server: Server, download: Download) -> None:
    cut_once(server, download)
    server.ranges = False
    assert fetched(download) == CONTENT
    assert len(server.asked) == 1


@pytest.mark.parametrize("headers", [{}, {"ETag": 'W/"weak"'}])
def test_without_a_mark_nothing_is_kept(server: Server, download: Download, headers: dict[str, str]) -> None:
    server.headers, server.cut = headers, 200_000
    with pytest.raises(ServiceError, match="broke off"):
        fetched(download)
    assert download.kept() == 0
    assert not download.path.exists()
    server.cut = None
    assert fetched(download) == CONTENT


def test_another_address_starts_anew(server: Server, download: Download) -> None:
    cut_once(server, download)
    other = replace(download, address=server.address + "?mirror")
    assert other.kept() == 0
    assert fetched(other) == CONTENT
    assert server.asked == [(None, None)]


def test_a_file_that_was_whole_when_the_program_died_is_fetched_anew(server: Server, download: Download) -> None:
    with download.fetched() as path:
        left = {name: (path.parent / name).read_bytes() for name in ("UA.zip.partial", "UA.zip.partial.json")}
    for name, content in left.items():
        (path.parent / name).write_bytes(content)
    assert fetched(download) == CONTENT
    assert server.asked[1:] == [(f"bytes={len(CONTENT)}-", '"one"'), (None, None)]


def test_a_list_that_is_being_read_is_left_alone(server: Server, download: Download) -> None:
    pytest.importorskip("fcntl")
    with download.fetched() as path:
        with pytest.raises(ServiceError, match="another program"):
            fetched(download)
        assert path.read_bytes() == CONTENT


def test_a_server_that_is_busy_leaves_what_was_kept(server: Server, download: Download) -> None:
    cut_once(server, download)
    server.status = 503
    with pytest.raises(ServiceError, match="503"):
        fetched(download)
    assert download.kept() == 200_000
    server.status = 404
    with pytest.raises(InputError, match="404"):
        fetched(download)
    assert download.kept() == 0
    assert not list(download.path.parent.iterdir())


def test_limits_count_what_is_kept(server: Server, download: Download) -> None:
    cut_once(server, download)
    small = replace(download, limits=replace(download.limits, max_bytes=300_000))
    with pytest.raises(InputError, match="more than"):
        fetched(small)
    assert not list(download.path.parent.iterdir())


def test_private_addresses_are_refused_and_what_is_kept_stays(server: Server, download: Download) -> None:
    cut_once(server, download)
    with pytest.raises(UsageError, match="--allow-private"):
        fetched(replace(download, limits=replace(download.limits, allow_private=False)))
    assert server.asked == []
    assert download.kept() == 200_000


def test_a_folder_that_cannot_be_is_told(server: Server, download: Download) -> None:
    (download.path.parent / "file").write_text("no folder")
    with pytest.raises(UsageError, match="cannot be written"):
        fetched(replace(download, path=download.path.parent / "file" / "UA.zip.partial"))


def test_two_programs_do_not_write_to_one_file(server: Server, download: Download) -> None:
    fcntl = pytest.importorskip("fcntl")
    cut_once(server, download)
    with download.path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(ServiceError, match="another program"):
            fetched(download)
    assert download.kept() == 200_000
    assert fetched(download) == CONTENT


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(note=st.one_of(st.binary(max_size=60), st.sampled_from([b"[]", b'{"address": 1}', b'{"mark": "x"}', b"null"])))
def test_a_broken_note_is_as_none(server: Server, download: Download, note: bytes) -> None:
    download.path.write_bytes(b"what somebody left")
    download.path.with_name(download.path.name + ".json").write_bytes(note)
    assert fetched(download) == CONTENT


def test_adding_a_country_goes_on_after_a_cut(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FOGLINE_PLACES", str(tmp_path / "places"))
    server.content, server.cut = zipped(*ROWS), 200
    command = ["places", "add", "UA", "--from", server.address, "--allow-private"]
    assert run(command) == 3
    told = capsys.readouterr().err
    assert "the next try goes on from there" in told
    assert "--file" in told
    assert run(["places", "list"]) == 0  # what is there in part is no source
    server.cut = None
    assert run(command) == 0
    assert "going on after" in capsys.readouterr().err
    assert server.asked[1:] == [("bytes=200-", '"one"')]
    assert sorted(path.name for path in (tmp_path / "places").iterdir()) == ["UA.places"]
