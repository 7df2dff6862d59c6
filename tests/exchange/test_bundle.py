"""An evidence package opens without Fogline, names the hash of every file, and carries nothing that runs."""

import hashlib
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from fogline.exchange.bundle import BundleNote, write_bundle
from fogline.ledger.memory import MemoryStore
from fogline.records import Custody, Decision, Original, ReaderInfo, Report, Span
from fogline.records.errors import InputError, UsageError
from fogline.records.ledger import Entry

CONTENT = b"<script>alert(1)</script><p>Artillery likely destroyed the road bridge at Lanivka.</p>"
NOTE = BundleNote("ada", "2031-03-07T09:00:00Z", "words: <b>bridge</b>", "for the desk")


@pytest.fixture
def store(report: Report) -> MemoryStore:
    custody = Custody(
        "2031-03-06T10:00:00+00:00", "https://example.org/bridge", "http", "fogline 0.1.0", note="<i>seen</i>"
    )
    store = MemoryStore()
    store.add([Entry(Original.of(CONTENT, "text/html", custody), report.document, report)], "ada")
    return store


@pytest.fixture
def package(store: MemoryStore, tmp_path: Path) -> zipfile.ZipFile:
    write_bundle(store, store.claims(), tmp_path / "case.zip", NOTE)
    return zipfile.ZipFile(tmp_path / "case.zip")


def test_every_file_is_named_with_its_hash(package: zipfile.ZipFile) -> None:
    sums = dict(reversed(line.split("  ")) for line in package.read("SHA256SUMS").decode().splitlines())
    assert set(sums) == set(package.namelist()) - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256(package.read(name)).hexdigest() == digest


def test_the_original_is_in_it_as_collected(package: zipfile.ZipFile) -> None:
    name = hashlib.sha256(CONTENT).hexdigest()
    assert package.read(f"originals/{name}.html") == CONTENT
    assert json.loads(package.read(f"originals/{name}.json"))["custody"][0]["source"] == "https://example.org/bridge"


def test_the_first_page_shows_the_words_and_runs_nothing(package: zipfile.ZipFile, report: Report) -> None:
    page = package.read("index.html").decode()
    assert "<mark>Artillery likely destroyed the road bridge at Lanivka" in page
    assert "&lt;b&gt;bridge&lt;/b&gt;" in page
    assert "&lt;i&gt;seen&lt;/i&gt;" in page
    assert "<script" not in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert f"documents/{report.document.id}.html" in package.namelist()


def test_each_claim_tells_its_day_with_the_year_and_the_report_it_is_from(package: zipfile.ZipFile) -> None:
    claims = package.read("index.html").decode().partition("<h2>Documents")[0]
    assert "<dt>When</dt><dd>Tue 4 Mar 2031" in claims
    assert "(Daily Example, Wed 5 Mar 2031 (inferred from" in claims


def test_decisions_and_those_that_undid_them_go_with_the_claims(store: MemoryStore, tmp_path: Path) -> None:
    claim = next(store.claims()).claim
    accepted = Decision.of("accept", (claim.id,), "ada", "2031-03-06T11:00:00Z", "two photographs")
    undone = Decision.of("undo", (accepted.id,), "ben", "2031-03-06T12:00:00Z", "of another bridge")
    store.decide([accepted])
    store.decide([undone])
    summary = write_bundle(store, store.claims(), tmp_path / "case.zip", NOTE)
    with zipfile.ZipFile(tmp_path / "case.zip") as package:
        decisions = json.loads(package.read("decisions.json"))
        lines = [json.loads(line) for line in package.read("log.jsonl").splitlines()]
    assert summary.decisions == 2
    assert [decision["kind"] for decision in decisions] == ["accept", "undo"]
    assert {"collected", "document", "reading", "decision"} <= {line["act"] for line in lines}


def test_what_was_decided_on_an_earlier_reading_goes_along(store: MemoryStore, report: Report, tmp_path: Path) -> None:
    """The next reader cuts the evidence otherwise: the claim has another id, and what was decided holds of it."""
    before = next(store.claims()).claim
    rejected = Decision.of("reject", (before.id,), "ada", "2031-03-06T11:00:00Z", "of another bridge")
    undone = Decision.of("undo", (rejected.id,), "ben", "2031-03-06T12:00:00Z")
    store.decide([rejected])
    store.decide([undone])
    after = replace(before, id="0123456789abcdef", evidence=Span(before.evidence.start, before.evidence.end - 1))
    others = [claim for claim in report.claims if claim.id != before.id]
    newer = replace(report, reader=ReaderInfo("newer", "2"), claims=(after, *others))
    store.add([Entry(store.original(hashlib.sha256(CONTENT).hexdigest()), report.document, newer)], "ada")
    found = [finding for finding in store.claims() if finding.claim.id == after.id]
    assert write_bundle(store, found, tmp_path / "case.zip", NOTE).decisions == 2
    with zipfile.ZipFile(tmp_path / "case.zip") as package:
        decisions = json.loads(package.read("decisions.json"))
        manifest = json.loads(package.read("manifest.json"))
        page = package.read("index.html").decode()
        lines = [json.loads(line) for line in package.read("log.jsonl").splitlines()]
    assert [one["id"] for one in decisions] == [rejected.id, undone.id]
    assert manifest["earlier_claims"] == {after.id: [before.id]}
    assert f"<dt>Stands for</dt><dd><code>{before.id}</code>" in page
    assert "of another bridge" in page
    assert sum(line["act"] == "decision" for line in lines) == 2


def test_what_was_corrected_by_hand_shows_no_words_of_the_text(store: MemoryStore, tmp_path: Path) -> None:
    claim = next(store.claims()).claim
    change = json.dumps({"place": {"name": "Verbova", "words": "near Verbova"}})
    store.decide([Decision.of("correct", (claim.id,), "ada", "2031-03-06T11:00:00Z", "", change)])
    write_bundle(store, store.claims(), tmp_path / "case.zip", NOTE)
    with zipfile.ZipFile(tmp_path / "case.zip") as package:
        page = package.read("index.html").decode()
    assert "<dd>near Verbova</dd>" in page
    assert "place: near Verbova" in page


def test_the_same_question_gives_the_same_files(store: MemoryStore, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        write_bundle(store, store.claims(), tmp_path / name, NOTE)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_no_claim_no_package(store: MemoryStore, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no claim fits"):
        write_bundle(store, (), tmp_path / "case.zip", NOTE)
    assert not list(tmp_path.iterdir())


def test_an_undoing_that_was_undone_goes_along_and_the_page_says_what_holds(store: MemoryStore, tmp_path: Path) -> None:
    claim = next(store.claims()).claim
    accepted = Decision.of("accept", (claim.id,), "ada", "2031-03-06T11:00:00Z")
    undone = Decision.of("undo", (accepted.id,), "ben", "2031-03-06T12:00:00Z", "of another bridge")
    again = Decision.of("undo", (undone.id,), "ada", "2031-03-06T13:00:00Z", "it is that bridge")
    for decision in (accepted, undone, again):
        store.decide([decision])
    write_bundle(store, store.claims(), tmp_path / "case.zip", NOTE)
    with zipfile.ZipFile(tmp_path / "case.zip") as package:
        decisions = json.loads(package.read("decisions.json"))
        page = package.read("index.html").decode()
    assert [decision["id"] for decision in decisions] == [accepted.id, undone.id, again.id]
    assert f'<td>accept<br><code class="soft">{accepted.id}' in page
    assert f'<td>undo of <code>{accepted.id}</code> <span class="soft">(taken back)' in page
    assert f"<td>undo of <code>{undone.id}</code><br>" in page


def test_an_old_package_is_not_written_over(store: MemoryStore, tmp_path: Path) -> None:
    (tmp_path / "case.zip").write_text("of last week")
    with pytest.raises(UsageError, match="there already"):
        write_bundle(store, store.claims(), tmp_path / "case.zip", NOTE)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["of last week"]


def test_who_is_told_that_it_leaves_is_told_before_it_is_there(store: MemoryStore, tmp_path: Path) -> None:
    seen: list[tuple[int, bool]] = []
    out = tmp_path / "case.zip"
    write_bundle(store, store.claims(), out, NOTE, lambda summary, _: seen.append((summary.claims, out.exists())))
    assert seen == [(2, False)]

    def refuse(*_: object) -> None:
        raise UsageError("the log cannot be written")

    with pytest.raises(UsageError, match="the log"):
        write_bundle(store, store.claims(), tmp_path / "other.zip", NOTE, refuse)
    assert [path.name for path in tmp_path.iterdir()] == ["case.zip"]


def test_an_original_in_json_lies_beside_how_it_was_collected(report: Report, tmp_path: Path) -> None:
    message = b'{"id": 2, "type": "message", "text": "Artillery likely destroyed the road bridge at Lanivka."}'
    custody = Custody("2031-03-06T10:00:00+00:00", "result.json#message=2", "telegram", "fogline 0.1.0")
    store = MemoryStore()
    original = Original.of(message, "application/json", custody)
    store.add([Entry(original, report.document, report)], "ada")
    write_bundle(store, store.claims(), tmp_path / "case.zip", NOTE)
    package = zipfile.ZipFile(tmp_path / "case.zip")
    assert len(package.namelist()) == len(set(package.namelist()))
    assert package.read(f"originals/{original.sha256}.original.json") == message
    assert json.loads(package.read(f"originals/{original.sha256}.json"))["custody"][0]["method"] == "telegram"


def test_a_place_that_cannot_be_written_is_named_as_it_was_given(
    store: MemoryStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "case.zip.part")

    monkeypatch.setattr("fogline.exchange.bundle.zipfile.ZipFile", refused)
    with pytest.raises(InputError, match=r"cannot write \S+case\.zip: Permission denied"):
        write_bundle(store, store.claims(), tmp_path / "case.zip", NOTE)


def test_no_file_of_anybody_is_written_over(store: MemoryStore, tmp_path: Path) -> None:
    for name in ("case.zip.part", ".case.zip.part"):
        (tmp_path / name).write_text("mine")
    write_bundle(store, store.claims(), tmp_path / "case.zip", NOTE)
    with pytest.raises(ValueError, match="no more"):
        write_bundle(store, store.claims(), tmp_path / "other.zip", NOTE, lambda *_: _refuse())
    assert sorted(path.name for path in tmp_path.iterdir()) == [".case.zip.part", "case.zip", "case.zip.part"]
    assert (tmp_path / "case.zip.part").read_text() == "mine"


def _refuse() -> None:
    raise ValueError("no more")
