"""Time stamps from an authority of our own on this machine (OpenSSL's), checked by OpenSSL afterwards."""

import hashlib
import json
import shutil
import subprocess
import threading
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.cli.ledgers import run
from tests.ledger.stores import wire

from fogline.flow import Ledger
from fogline.flow.bundling import BundleOptions, bundle
from fogline.flow.bundling_check import check_package
from fogline.flow.stamping import stamp, stamp_ledger
from fogline.flow.stamping_check import check_token, read_roots
from fogline.flow.verifying import verify_ledger
from fogline.ledger.memory import MemoryStore
from fogline.records.errors import FoglineError, InputError, ServiceError, UsageError

pytest.importorskip("rfc3161_client", reason="time stamps need rfc3161-client")
if shutil.which("openssl") is None:
    pytest.skip("no openssl here to be the authority", allow_module_level=True)

_CONFIG = """
[tsa]
dir = {folder}
serial = $dir/serial
signer_cert = $dir/cert.pem
signer_key = $dir/key.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
[req]
distinguished_name = name
[name]
[ext]
extendedKeyUsage = critical,timeStamping
"""

Answering = Callable[[bytes], tuple[int, bytes]]


@dataclass(frozen=True)
class Authority:
    folder: Path

    def answer(self, query: bytes) -> tuple[int, bytes]:
        asked, reply = self.folder / "query.tsq", self.folder / "reply.tsr"
        asked.write_bytes(query)
        config = ("-config", str(self.folder / "tsa.cnf"), "-section", "tsa")
        _openssl("ts", "-reply", *config, "-queryfile", str(asked), "-out", str(reply))
        return 200, reply.read_bytes()

    def agrees(self, content: bytes, token: Path) -> bool:
        (self.folder / "content").write_bytes(content)
        data = ("-data", str(self.folder / "content"), "-in", str(token), "-CAfile", str(self.folder / "cert.pem"))
        return "OK" in _openssl("ts", "-verify", *data)


def _openssl(*arguments: str) -> str:
    done = subprocess.run(["openssl", *arguments], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    folder = tmp_path_factory.mktemp("authority")
    config = folder / "tsa.cnf"
    config.write_text(_CONFIG.format(folder=folder))
    (folder / "serial").write_text("01\n")
    made = ("-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem"), "-days", "30")
    kind = (
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=Test Authority",
        "-config",
        str(config),
        "-extensions",
        "ext",
    )
    _openssl("req", "-x509", *kind, *made)
    return Authority(folder)


@pytest.fixture
def serve() -> Iterator[Callable[[Answering], str]]:
    servers = []

    def start(answering: Answering) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                assert self.headers["Content-Type"] == "application/timestamp-query"
                status, body = answering(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def ledger() -> Ledger:
    store = MemoryStore()
    store.add([wire()], "ada")
    return Ledger(store, "ada")


def test_the_end_of_the_log_is_signed_and_the_token_kept(
    ledger: Ledger, authority: Authority, serve: Callable[[Answering], str], tmp_path: Path
) -> None:
    head = list(ledger.log())[-1]
    stamped, number = stamp_ledger(ledger, serve(authority.answer), allow_private=True)
    line = list(ledger.log())[-1]
    assert (number, line.act, line.subject) == (head.number, "timestamped", head.hash)
    assert json.loads(line.detail or "")["time"] == stamped.time
    token = tmp_path / "head.tsr"
    token.write_bytes(stamped.token)
    assert authority.agrees(head.hash.encode(), token)


def test_a_package_gets_its_time_stamp_beside_it(
    ledger: Ledger, authority: Authority, serve: Callable[[Answering], str], tmp_path: Path
) -> None:
    options = BundleOptions("for the court", timestamp=serve(authority.answer), allow_private=True)
    made = bundle(ledger, tmp_path / "case.zip", options, types="shelling")
    assert made.token == tmp_path / "case.zip.tsr"
    with zipfile.ZipFile(tmp_path / "case.zip") as package:
        manifest = package.read("manifest.json")
    assert hashlib.sha256(manifest).hexdigest() == made.summary.manifest
    assert authority.agrees(manifest, made.token)


def test_an_answer_to_another_question_is_refused(authority: Authority, serve: Callable[[Answering], str]) -> None:
    earlier: list[bytes] = []

    def answering(query: bytes) -> tuple[int, bytes]:
        earlier.append(authority.answer(query)[1])
        return 200, earlier[0]

    address = serve(answering)
    stamp(b"one", address, allow_private=True)
    with pytest.raises(InputError, match="does not hold: it is about"):
        stamp(b"two", address, allow_private=True)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ((200, b"hello"), InputError),
        ((200, b""), FoglineError),
        ((500, b"no"), ServiceError),
        ((200, b"x" * 300_000), InputError),
    ],
)
def test_what_is_no_time_stamp_is_refused(
    serve: Callable[[Answering], str], answer: tuple[int, bytes], error: type[FoglineError]
) -> None:
    with pytest.raises(error):
        stamp(b"one", serve(lambda _: answer), allow_private=True)


def test_private_addresses_are_refused_unless_allowed(serve: Callable[[Answering], str], authority: Authority) -> None:
    with pytest.raises(UsageError, match="private or local"):
        stamp(b"one", serve(authority.answer))


def test_nobody_there(ledger: Ledger) -> None:
    before = len(list(ledger.log()))
    with pytest.raises(ServiceError):
        stamp_ledger(ledger, "http://127.0.0.1:9/", allow_private=True)
    assert len(list(ledger.log())) == before


def test_a_password_in_the_address_is_shown_nowhere(
    ledger: Ledger, authority: Authority, serve: Callable[[Answering], str]
) -> None:
    address = serve(authority.answer).replace("://", "://bob:hunter2@")
    stamped, _ = stamp_ledger(ledger, address, allow_private=True)
    assert "127.0.0.1" in stamped.authority
    assert "hunter2" not in stamped.authority + (list(ledger.log())[-1].detail or "")
    for answer in ((500, b"no"), (200, b"hello")):
        failing = serve(lambda _, answer=answer: answer).replace("://", "://bob:hunter2@")
        with pytest.raises(FoglineError) as told:
            stamp(b"one", failing, allow_private=True)
        assert "hunter2" not in str(told.value)


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of an authority that signed nothing here."""
    folder = tmp_path_factory.mktemp("stranger")
    (folder / "tsa.cnf").write_text(_CONFIG.format(folder=folder))
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", str(folder / "key.pem"))
    named = ("-subj", "/CN=Stranger", "-config", str(folder / "tsa.cnf"), "-extensions", "ext", "-days", "30")
    _openssl("req", "-x509", *key, *named, "-out", str(folder / "cert.pem"))
    return folder / "cert.pem"


@pytest.fixture(scope="module")
def token(authority: Authority) -> bytes:
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    request = TimestampRequestBuilder().data(b"one").hash_algorithm(HashAlgorithm.SHA256).nonce(nonce=False).build()
    return authority.answer(request.as_bytes())[1]


class TestChecking:
    """The signature, what it is about, and whom it leads back to, without OpenSSL's program."""

    def test_it_is_about_these_bytes_and_signed_by_its_certificate(self, token: bytes) -> None:
        checked = check_token(token, hashlib.sha256(b"one").hexdigest())
        assert (checked.signer, checked.trusted) == ("CN=Test Authority", None)
        with pytest.raises(InputError, match="it is about"):
            check_token(token, hashlib.sha256(b"two").hexdigest())

    def test_it_leads_back_to_a_root_or_not(self, token: bytes, authority: Authority, stranger: Path) -> None:
        digest = hashlib.sha256(b"one").hexdigest()
        assert check_token(token, digest, roots=read_roots(authority.folder / "cert.pem")).trusted
        with pytest.raises(InputError, match="does not lead back"):
            check_token(token, digest, roots=read_roots(stranger))

    @pytest.mark.parametrize("where", ["time", "imprint", "attributes", "signature"])
    def test_whatever_of_it_is_changed_is_told(self, token: bytes, where: str) -> None:
        at = {
            "time": token.index(b"\x18\x0f20") + 4,
            "imprint": token.index(hashlib.sha256(b"one").digest()) + 5,
            "attributes": token.rindex(bytes.fromhex("2a864886f70d010904")) + 20,
            "signature": len(token) - 20,
        }[where]
        changed = token[:at] + bytes([token[at] ^ 1]) + token[at + 1 :]
        with pytest.raises(InputError):
            check_token(changed, hashlib.sha256(b"one").hexdigest())

    @pytest.mark.parametrize("what", [b"", b"hello", b"\x30\x84\xff\xff\xff\xff", b"\x30\x03\x02\x01\x00"])
    def test_what_is_no_token(self, what: bytes) -> None:
        with pytest.raises(InputError, match="no time stamp"):
            check_token(what, "00" * 32)

    def test_a_ledger_is_verified_with_its_time_stamps(
        self, ledger: Ledger, authority: Authority, serve: Callable[[Answering], str], stranger: Path
    ) -> None:
        stamp_ledger(ledger, serve(authority.answer), allow_private=True)
        found = verify_ledger(ledger)
        assert found.faults == []
        assert "signed by CN=Test Authority" in found.stamps[0]
        assert "leads back" in verify_ledger(ledger, certificates=authority.folder / "cert.pem").stamps[0]
        (fault,) = verify_ledger(ledger, certificates=stranger).faults
        assert "does not lead back" in fault.message
        said = json.loads(list(ledger.log())[-1].detail or "") | {"time": "2020-01-01T00:00:00+00:00"}
        ledger.store.note("timestamped", list(ledger.log())[3].hash, "eve", json.dumps(said), "34" * 32)
        assert [fault.kind for fault in verify_ledger(ledger).faults] == ["changed"]


def test_a_package_is_checked_by_whoever_gets_it(
    ledger: Ledger,
    authority: Authority,
    serve: Callable[[Answering], str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    options = BundleOptions("for the court", timestamp=serve(authority.answer), allow_private=True)
    bundle(ledger, tmp_path / "case.zip", options, types="shelling")
    assert run("ledger", "check", str(tmp_path / "case.zip"), "--ca", str(authority.folder / "cert.pem")) == 0
    assert "leads back to the certificates given" in capsys.readouterr().out
    with zipfile.ZipFile(tmp_path / "case.zip") as package:
        files = {name: package.read(name) for name in package.namelist()}
    files |= {"claims.json": files["claims.json"].replace(b"shelling", b"peaceful"), "more.txt": b"more"}
    del files["decisions.json"]
    with zipfile.ZipFile(tmp_path / "changed.zip", "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    found = check_package(tmp_path / "changed.zip", tmp_path / "case.zip.tsr")
    assert sorted(fault.partition(":")[0] for fault in found.faults) == ["claims.json", "decisions.json", "more.txt"]
    assert found.stamp is not None
    assert run("ledger", "check", str(tmp_path / "changed.zip")) == 1
    for what in (b"no zip file", (tmp_path / "case.zip").read_bytes()[:900]):
        (tmp_path / "broken.zip").write_bytes(what)
        with pytest.raises(InputError, match="package"):
            check_package(tmp_path / "broken.zip")


def test_a_package_whose_time_cannot_be_signed_is_not_made(
    ledger: Ledger, serve: Callable[[Answering], str], tmp_path: Path
) -> None:
    before = len(list(ledger.log()))
    options = BundleOptions(timestamp=serve(lambda _: (503, b"later")), allow_private=True)
    with pytest.raises(ServiceError, match="try again later"):
        bundle(ledger, tmp_path / "case.zip", options, types="shelling")
    assert list(tmp_path.iterdir()) == []
    assert len(list(ledger.log())) == before
    bundle(ledger, tmp_path / "case.zip", types="shelling")


def _written(path: Path, sums: bytes, packing: int = zipfile.ZIP_DEFLATED, more: str = "") -> Path:
    with zipfile.ZipFile(path, "w", packing) as package:
        package.writestr("manifest.json", json.dumps({"files": []}))
        package.writestr("SHA256SUMS", sums)
        if more:
            package.writestr(more, "x")
    return path


def test_a_package_of_a_stranger_takes_no_more_memory_than_it_should(tmp_path: Path) -> None:
    path = _written(tmp_path / "bomb.zip", bytes(80_000_000))
    tracemalloc.start()
    found = check_package(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000
    assert found.faults == ["SHA256SUMS: does not say what the manifest says"]


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_package_is_packed_as_packages_are(tmp_path: Path, packing: int) -> None:
    with pytest.raises(InputError, match="is packed as nothing in an evidence package is"):
        check_package(_written(tmp_path / "odd.zip", b"x", packing))


def test_a_broken_name_in_a_package_is_told(tmp_path: Path) -> None:
    path = _written(tmp_path / "name.zip", b"x", more="éé.txt")
    path.write_bytes(path.read_bytes().replace("éé".encode(), b"\xff\xff\xff\xff"))
    with pytest.raises(InputError, match="no evidence package can be read"):
        check_package(path)


def test_a_package_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.zip: no such file; want an evidence package"):
        check_package(tmp_path / "nothing.zip")
