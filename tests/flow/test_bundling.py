"""An evidence package obeys the settings of its ledger for what leaves it, and that it left is on record."""

import datetime
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from tests.ledger.stores import CROSSING, DENIAL, DEPOT, WIRE, Said, bulletin, decision, document, entry, on, wire

from fogline.flow import Ledger
from fogline.flow.bundling import BundleOptions, bundle, hand_out
from fogline.flow.fusing.asking import events
from fogline.ledger import clock
from fogline.ledger.memory import MemoryStore
from fogline.records.errors import UsageError
from fogline.records.ledger import Entry

NOW = datetime.datetime(2031, 3, 10, 12)


@pytest.fixture
def ledger() -> Ledger:
    store = MemoryStore()
    store.add([wire(), bulletin()], "ada")
    return Ledger(store, "ada")


def test_that_it_left_is_on_record(ledger: Ledger, tmp_path: Path) -> None:
    made = bundle(ledger, tmp_path / "case.zip", BundleOptions("for the court"), types="shelling")
    line = list(ledger.log())[-1]
    assert (line.act, line.digest) == ("exported", made.summary.manifest)
    assert "for the court" in (line.detail or "")
    assert made.summary.claims == 3
    assert "index.html" in zipfile.ZipFile(tmp_path / "case.zip").namelist()


def test_an_event_stands_for_its_claims(ledger: Ledger, tmp_path: Path) -> None:
    first = max(events(ledger), key=lambda one: len(one.cluster.claims))
    (other,) = first.cluster.claims[:1]
    made = bundle(ledger, tmp_path / "event.zip", claims=[first.id[:8], other])
    assert made.summary.claims == len(first.cluster.claims) > 1
    assert bundle(ledger, tmp_path / "claim.zip", claims=[other]).summary.claims == 1
    with pytest.raises(UsageError, match="no event or claim 'nothing'"):
        bundle(ledger, tmp_path / "nothing.zip", claims=["nothing"])


def test_a_ledger_that_redacts_gives_no_originals_without_a_reason(ledger: Ledger, tmp_path: Path) -> None:
    ledger.set("redact", "on")
    for options in (BundleOptions(), BundleOptions("for the court"), BundleOptions(unredacted=True)):
        with pytest.raises(UsageError, match="redacts what leaves it"):
            bundle(ledger, tmp_path / "case.zip", options, types="shelling")
    bundle(ledger, tmp_path / "case.zip", BundleOptions("for the court", unredacted=True), types="shelling")
    assert '"unredacted": true' in (list(ledger.log())[-1].detail or "")


def test_what_is_younger_than_the_delay_is_held_back(ledger: Ledger, tmp_path: Path) -> None:
    ledger.set("delay", "2w")  # the reports are of 2031: as far as today is concerned, all of it is young
    with pytest.raises(UsageError, match="younger than the ledger's delay"):
        bundle(ledger, tmp_path / "case.zip", types="shelling")
    assert not (tmp_path / "case.zip").exists()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> "At":
    return At(monkeypatch)


class At:
    """Sets the clock: things come in a year before NOW, and are asked for at NOW."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def set(self, moment: datetime.datetime) -> None:
        self._monkeypatch.setattr(clock, "now", lambda: moment.isoformat(timespec="microseconds") + "Z")

    def ledger(
        self,
        *told: Said,
        published: str | None = "2031-01-01",
        added: datetime.datetime | None = None,
        others: tuple[Entry, ...] = (),
    ) -> Ledger:
        """Return a ledger with a delay of two days and a document that tells these things, and maybe others."""
        self.set(added or NOW - datetime.timedelta(days=365))
        store = MemoryStore()
        given = {"published": on(published)} if published else {}
        store.add([entry(document(WIRE, **given), *told), *others], "ada")
        self.set(NOW)
        ledger = Ledger(store, "ada")
        ledger.set("delay", "48h")
        return ledger


def _dated(start: str | None, end: str | None, said: Said = DEPOT) -> Said:
    return replace(said, when=(start, end))


OLD = _dated("2031-01-02", "2031-01-02")


@pytest.mark.parametrize(
    "end", ["2031", "2031-03", "2031-03-10", "2031-03-09", "2031-03-08", "2031-03-08T13:00", "2031-03-08T12:00:01"]
)
def test_a_time_counts_to_its_last_second(at: At, tmp_path: Path, end: str) -> None:
    with pytest.raises(UsageError, match="younger than the ledger's delay"):
        bundle(at.ledger(_dated(end, end)), tmp_path / "case.zip", types="shelling")


@pytest.mark.parametrize("end", ["2030", "2031-02", "2031-03-07", "2031-03-08T11", "2031-03-08T11:59"])
def test_what_was_over_before_the_delay_leaves(at: At, tmp_path: Path, end: str) -> None:
    assert bundle(at.ledger(_dated(end, end)), tmp_path / "case.zip", types="shelling").held_back == 0


@pytest.mark.parametrize("when", [("2030-01-01", None), (None, None), ("1 May", "2 May"), None])
def test_an_open_or_unreadable_time_is_no_older_than_its_coming_in(
    at: At, tmp_path: Path, when: tuple[str | None, str | None] | None
) -> None:
    told = replace(DEPOT, when=when)
    with pytest.raises(UsageError, match="younger than the ledger's delay"):
        bundle(at.ledger(told, added=NOW - datetime.timedelta(hours=47)), tmp_path / "case.zip", types="shelling")
    assert bundle(at.ledger(told), tmp_path / "case.zip", types="shelling").summary.claims == 1


def test_a_young_publication_holds_a_document_back(at: At, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="younger than the ledger's delay"):
        bundle(at.ledger(OLD, published="2031-03-08"), tmp_path / "case.zip", types="shelling")
    young = at.ledger(OLD, published=None, added=NOW)
    with pytest.raises(UsageError, match="younger than the ledger's delay"):
        bundle(young, tmp_path / "case.zip", types="shelling")


def test_one_young_claim_holds_its_whole_document_back(at: At, tmp_path: Path) -> None:
    other = document("Denied\nThe army of Tramland denied firing on the town.", published=on("2031-01-02"))
    ledger = at.ledger(OLD, _dated("2031-03-10", "2031-03-10", CROSSING), others=(entry(other, DENIAL),))
    made = bundle(ledger, tmp_path / "case.zip", types="shelling")  # the young one is a movement, and was not asked for
    assert (made.summary.claims, made.held_back, made.documents_held_back) == (1, 1, 1)
    with zipfile.ZipFile(tmp_path / "case.zip") as package:
        assert not any(b"grain depot" in package.read(name) for name in package.namelist())


def test_a_corrected_time_does_not_let_out_what_was_read(at: At, tmp_path: Path) -> None:
    ledger = at.ledger(_dated("2031-03-10", "2031-03-10"))
    claim = next(ledger.claims()).claim
    ledger.store.decide(
        [decision("correct", claim.id, change='{"when": {"start": "2031-01-02", "end": "2031-01-02"}}')]
    )
    with pytest.raises(UsageError, match="younger than the ledger's delay"):
        bundle(ledger, tmp_path / "case.zip", types="shelling")


@pytest.mark.parametrize(("key", "value"), [("redact", "on"), ("delay", "48h")])
def test_an_original_leaves_a_guarded_ledger_only_with_a_reason(
    ledger: Ledger, tmp_path: Path, key: str, value: str
) -> None:
    kept = wire().original
    ledger.set(key, value)
    before = len(list(ledger.log()))
    for options in (BundleOptions(), BundleOptions("for the court"), BundleOptions(" ", unredacted=True)):
        with pytest.raises(UsageError, match="--unredacted --reason"):
            hand_out(ledger, kept.sha256, tmp_path / "bytes", options)
    assert not (tmp_path / "bytes").exists()
    assert len(list(ledger.log())) == before
    hand_out(ledger, kept.sha256, tmp_path / "bytes", BundleOptions("for the court", unredacted=True))
    assert (tmp_path / "bytes").read_bytes() == kept.content
    line = list(ledger.log())[-1]
    assert (line.act, line.digest) == ("exported", kept.sha256)
    assert "for the court" in (line.detail or "")


def test_the_log_in_a_package_tells_of_what_is_in_it_only(ledger: Ledger, tmp_path: Path) -> None:
    kept = wire()
    bundle(ledger, tmp_path / "case.zip", documents=(kept.document.id,))
    with zipfile.ZipFile(tmp_path / "case.zip") as package:
        lines = [json.loads(line) for line in package.read("log.jsonl").splitlines()]
    [reading] = [line for line in lines if line["act"] == "reading"]
    assert json.loads(reading["detail"])["document"] == kept.document.id
    assert sum(line.act == "reading" for line in ledger.log()) == 2


def test_what_cannot_be_written_is_told_before_the_log_says_that_it_left(ledger: Ledger, tmp_path: Path) -> None:
    before = len(list(ledger.log()))
    with pytest.raises(UsageError, match="there is no folder"):
        bundle(ledger, tmp_path / "nowhere" / "case.zip", types="shelling")
    with pytest.raises(UsageError, match="there is no folder"):
        hand_out(ledger, wire().original.sha256, tmp_path / "nowhere" / "bytes")
    assert len(list(ledger.log())) == before
