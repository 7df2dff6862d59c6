"""Fetching from a small server of our own: what is kept, what is refused, and which error says so."""

import datetime
import gzip
import io
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from fogline.documents import CollectLimits, collect
from fogline.documents.connecting import Target, cut_address, in_time, is_public
from fogline.documents.packing import chunks_of, inflated, unpacked
from fogline.records.errors import InputError, ServiceError, UsageError

PAGE = b"<html><body><p>Shelling was heard near the river crossing on Sunday night.</p></body></html>"
LOCAL = CollectLimits(allow_private=True, timeout=2.0, deadline=4.0, max_bytes=200_000)


_ANSWERS: dict[str, tuple[int, bytes, dict[str, str]]] = {
    "/moved": (302, b"", {"Location": "/page?from=moved"}),
    "/loop": (302, b"", {"Location": "/loop"}),
    "/away": (302, b"", {"Location": "http://10.0.0.1/secret"}),
    "/nowhere": (302, b"", {"Location": "http://[half/"}),
    "/gone": (302, b"", {"Location": "/nothing"}),
    "/cut": (200, gzip.compress(PAGE)[:-12], {"Content-Encoding": "gzip", "Content-Type": "text/html"}),
    "/members": (200, gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]) + b"\0" * 8, {"Content-Encoding": "gzip"}),
    "/many-bombs": (200, gzip.compress(b"a" * 150_000) * 3, {"Content-Encoding": "gzip"}),
    "/no-members": (200, gzip.compress(b"") * 20_000, {"Content-Encoding": "gzip", "Content-Length": ""}),
    "/short": (200, PAGE, {"Content-Length": "5000"}),
    "/busy": (429, b"later", {}),
    "/early": (425, b"later", {}),
    "/timeout": (408, b"later", {}),
    "/down": (503, b"later", {}),
    "/error": (500, b"later", {}),
    "/forbidden": (403, b"no", {}),
    "/file": (302, b"", {"Location": "file:///etc/passwd"}),
    "/packed": (200, gzip.compress(PAGE), {"Content-Encoding": "gzip", "Content-Type": "text/html"}),
    "/bomb": (200, gzip.compress(b"a" * 5_000_000), {"Content-Encoding": "gzip"}),
    "/broken": (200, b"\x1f\x8bnot gzip at all", {"Content-Encoding": "gzip"}),
    "/brotli": (200, b"xx", {"Content-Encoding": "br"}),
    "/big": (200, b"a" * 300_000, {}),
    "/empty": (200, b"  \n", {}),
}


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        route = self.path.split("?", maxsplit=1)[0]
        if route in _ANSWERS:
            self._send(*_ANSWERS[route])
        elif route == "/page":
            self._send(
                200,
                PAGE,
                {
                    "Content-Type": "text/html; charset=utf-8",
                    "X-Agent": self.headers["User-Agent"],
                    "Set-Cookie": "a=b",
                },
            )
        elif route == "/endless":
            self._drip(b"a" * 10_000, 1000, 0.0)
        elif route == "/drip":
            self._drip(b"a", 1000, 0.1)
        elif route == "/headers":
            self._drip(b"X-Slow: yes\r\n", 1000, 0.1, ended=False)
        elif route == "/silent":
            time.sleep(1.5)
        else:
            self._send(404, b"no", {})

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self, piece: bytes, times: int, pause: float, *, ended: bool = True) -> None:
        self.send_response(200)
        self.end_headers() if ended else self.flush_headers()
        try:
            for _ in range(times):
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(pause)
        except OSError:
            pass  # the client has had enough, as it should


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    running.daemon_threads = True
    thread = threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()
    thread.join()


def test_a_page_comes_with_its_custody(server: str) -> None:
    original = collect(server + "/page", LOCAL)
    assert original.content == PAGE
    assert original.media_type == "text/html; charset=utf-8"
    custody = original.custody
    assert (custody.method, custody.source, custody.address) == ("http", server + "/page", server + "/page")
    assert custody.collected.endswith("+00:00")
    assert custody.tool.startswith("fogline ")
    headers = dict(custody.headers)
    assert headers["X-Agent"].startswith("fogline/")
    assert "Set-Cookie" not in headers


def test_a_redirect_is_followed_and_noted(server: str) -> None:
    custody = collect(server + "/moved", LOCAL).custody
    assert custody.source == server + "/moved"
    assert custody.address == server + "/page?from=moved"


def test_credentials_in_the_address_are_kept_nowhere(server: str) -> None:
    with_password = server.replace("http://", "http://ann:sesame@")
    custody = collect(with_password + "/page", LOCAL).custody
    assert "sesame" not in f"{custody}"
    with pytest.raises(InputError) as caught:
        collect(with_password + "/nothing", LOCAL)
    assert "sesame" not in str(caught.value)
    assert "404" in str(caught.value)


def test_packed_answers_are_unpacked(server: str) -> None:
    assert collect(server + "/packed", LOCAL).content == PAGE
    assert collect(server + "/members", LOCAL).content == PAGE


def test_very_many_empty_parts_are_refused_at_once() -> None:
    packed = gzip.compress(b"") * 500_000
    with pytest.raises(InputError, match="empty parts"):
        list(unpacked(chunks_of(io.BytesIO(packed)), "gzip"))
    few = gzip.compress(b"") * 9_000 + gzip.compress(b"words")
    assert b"".join(unpacked(chunks_of(io.BytesIO(few)), "gzip")) == b"words"


def test_what_goes_wrong_in_time_is_raised_where_it_is_waited_for() -> None:
    def stumble() -> None:
        raise ValueError("no number")

    with pytest.raises(ValueError, match="no number"):
        in_time(stumble, LOCAL)


def test_every_cut_of_a_packed_answer_is_noticed() -> None:
    packed = gzip.compress(PAGE)
    for end in range(1, len(packed)):
        with pytest.raises(InputError, match="cut off"):
            b"".join(inflated(iter([packed[:end]])))
    assert b"".join(inflated(bytes([byte]) for byte in packed * 2)) == PAGE * 2
    assert b"".join(inflated(iter([zlib.compress(PAGE)]))) == PAGE


def test_what_is_packed_in_many_parts_is_undone_in_no_time_even_from_one_chunk() -> None:
    packed = gzip.compress(b"Two shells hit the quay. ") * 30_000
    begun = time.process_time()
    assert sum(map(len, inflated(iter([packed])))) == 25 * 30_000
    assert time.process_time() - begun < 3


@pytest.mark.parametrize("zeros", [1, 512, 200_000])
def test_zeros_may_pad_what_is_packed(zeros: int) -> None:
    packed = gzip.compress(PAGE) + bytes(zeros)
    assert b"".join(inflated(iter([packed]))) == PAGE
    assert b"".join(inflated(bytes([byte]) for byte in packed[:2000])) == PAGE
    assert b"".join(inflated(iter([packed + gzip.compress(PAGE)]))) == PAGE * 2


@pytest.mark.parametrize(
    ("route", "error", "words"),
    [
        ("/nothing", InputError, "answered 404"),
        ("/loop", InputError, "redirects more than 5 times"),
        ("/bomb", InputError, "more than 200000 bytes"),
        ("/big", InputError, "holds 300000 bytes"),
        ("/endless", InputError, "more than 200000 bytes"),
        ("/broken", InputError, "packed wrongly"),
        ("/brotli", InputError, "packed as 'br'"),
        ("/empty", InputError, "empty"),
        ("/file", InputError, "redirects to 'file:///etc/passwd': got an address of kind 'file'"),
        ("/nowhere", InputError, "redirects to 'http://\\[half/', which is no address"),
        ("/gone", InputError, "redirects to 'http://127.0.0.1:[0-9]+/nothing': the server answered 404"),
        ("/forbidden", InputError, "answered 403"),
        ("/many-bombs", InputError, "more than 200000 bytes"),
        ("/no-members", InputError, "more than 200000 bytes"),
        ("/cut", ServiceError, "the answer broke off"),
        ("/short", ServiceError, "the answer broke off"),
        ("/busy", ServiceError, "answered 429.*try again"),
        ("/early", ServiceError, "answered 425.*try again"),
        ("/timeout", ServiceError, "answered 408.*try again"),
        ("/down", ServiceError, "answered 503.*try again"),
        ("/error", ServiceError, "answered 500.*try again"),
    ],
)
def test_bad_answers_say_what_is_wrong(server: str, route: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        collect(server + route, LOCAL)
    assert server + route not in str(caught.value)  # whoever shows the error names the source


@pytest.mark.parametrize("route", ["/silent", "/drip", "/headers"])
def test_slow_servers_are_given_up(server: str, route: str) -> None:
    started = time.monotonic()
    with pytest.raises(ServiceError):
        collect(server + route, CollectLimits(allow_private=True, timeout=0.5, deadline=1.0))
    assert time.monotonic() - started < 2.5


def test_nobody_there_is_a_service_error() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(ServiceError, match="no connection"):
            collect(f"http://127.0.0.1:{port}/", LOCAL)


def test_private_addresses_are_refused_by_default(server: str) -> None:
    for address in (
        server + "/page",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://0x7f.1/",
    ):
        with pytest.raises(UsageError, match="--allow-private"):
            collect(address)


def test_a_redirect_to_a_private_address_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fogline.documents.connecting.is_public", lambda address: address == "127.0.0.1")
    with pytest.raises(InputError, match=r"redirects to 'http://10\.0\.0\.1/secret': got a private"):
        collect(server + "/away", CollectLimits(timeout=2.0))


def test_the_address_that_was_checked_is_the_one_connected_to(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    real = socket.getaddrinfo

    def lookup(host: str, *rest: object, **options: object) -> list[object]:
        asked.append(host)
        name = "127.0.0.1" if host == "news.test" else host
        return list(real(name, *rest, **options))  # type: ignore[call-overload, arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    port = server.rsplit(":", 1)[1]
    original = collect(f"http://news.test:{port}/page", LOCAL)
    assert original.custody.address == f"http://news.test:{port}/page"
    assert asked.count("news.test") == 1


def test_the_addresses_of_a_host_are_tried_in_turn(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(server.rsplit(":", 1)[1])
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("127.0.0.9", "127.0.0.1")]
    real = socket.getaddrinfo

    def lookup(host: str, *rest: object, **options: object) -> list[object]:
        return list(found if host == "news.test" else real(host, *rest, **options))  # type: ignore[call-overload, arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    assert collect(f"http://news.test:{port}/page", LOCAL).content == PAGE
    del found[1]
    with pytest.raises(ServiceError, match="no connection"):
        collect(f"http://news.test:{port}/page", LOCAL)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.9",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "fec0::1",
        "nonsense",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700::1111", "::ffff:93.184.216.34"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """An authority's certificate, and for news.test a certificate of its making with the key to it."""
    pytest.importorskip("cryptography", reason="cryptography, which makes the certificates, is not installed")
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    folder = tmp_path_factory.mktemp("certificates")
    since = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)

    def named(name: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])

    def made(name: str, key: ec.EllipticCurvePrivateKey, *extensions: x509.ExtensionType) -> x509.Certificate:
        builder = x509.CertificateBuilder(
            named("Test authority"), named(name), key.public_key(), x509.random_serial_number()
        )
        builder = builder.not_valid_before(since).not_valid_after(since + datetime.timedelta(days=9))
        for extension in extensions:
            builder = builder.add_extension(extension, critical=False)
        return builder.sign(authority, hashes.SHA256())

    authority, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    signer = made("Test authority", authority, x509.BasicConstraints(ca=True, path_length=0))
    site = made("news.test", key, x509.SubjectAlternativeName([x509.DNSName("news.test")]))
    kind = serialization.Encoding.PEM
    paths = (folder / "authority.pem", folder / "site.pem", folder / "key.pem")
    paths[0].write_bytes(signer.public_bytes(kind))
    paths[1].write_bytes(site.public_bytes(kind))
    paths[2].write_bytes(key.private_bytes(kind, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    return paths


@pytest.fixture
def secure(certificates: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A server with that certificate, found under any name that ends in .test; its port."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    running.daemon_threads = True
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates[1], certificates[2])
    running.socket = context.wrap_socket(running.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    real = socket.getaddrinfo

    def lookup(host: str, *rest: object, **options: object) -> list[object]:
        return list(real("127.0.0.1" if host.endswith(".test") else host, *rest, **options))  # type: ignore[call-overload, arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    yield running.server_port
    running.shutdown()
    running.server_close()
    thread.join()


def test_a_trusted_certificate_for_the_name_asked_for(
    secure: int, certificates: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates[0]))
    original = collect(f"https://news.test:{secure}/page", LOCAL)
    assert original.content == PAGE
    assert original.custody.address == f"https://news.test:{secure}/page"


def test_a_certificate_for_another_name_is_refused(
    secure: int, certificates: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates[0]))
    with pytest.raises(ServiceError, match=r"no trusted encryption: .*(?:doesn.t match|[Hh]ostname mismatch)"):
        collect(f"https://other.test:{secure}/page", LOCAL)


def test_a_certificate_of_an_unknown_authority_is_refused(secure: int) -> None:
    with pytest.raises(ServiceError, match=r"no trusted encryption: .*certificate"):
        collect(f"https://news.test:{secure}/page", LOCAL)


def test_a_server_without_encryption_is_not_asked_in_the_clear(server: str) -> None:
    with pytest.raises(ServiceError, match="no trusted encryption"):
        collect(server.replace("http://", "https://") + "/page", LOCAL)


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("https://post.example//a//b?x=1", "//a//b?x=1"),
        ("https://post.example//a", "//a"),
        ("https://post.example", "/"),
        ("https://post.example?x=1", "/?x=1"),
        ("https://post.example/a?#there", "/a"),
    ],
)
def test_the_server_is_asked_for_the_path_as_it_stands(address: str, asked: str) -> None:
    parts, host, port = cut_address(address)
    assert Target(parts, host, port, ()).asked_for == asked


@pytest.mark.parametrize("path", ["//double//slash?x=1", "//page"])
def test_a_path_that_begins_with_two_strokes_reaches_the_server(path: str) -> None:
    asked: list[str] = []

    class Noting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.requestline.split()[1])
            self.send_response(200)
            self.end_headers()
            self.wfile.write(PAGE)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Noting) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        collect(f"http://127.0.0.1:{httpd.server_port}{path}", LOCAL)
        httpd.shutdown()
    assert asked == [path]
