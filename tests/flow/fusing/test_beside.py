"""A second process that compares and describes: the same with it, without it, and where it ends before its work is done."""

import sys
import threading
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest
from tests.flow.fusing.test_asking import entries

from fogline.events.linking.growth import Growth
from fogline.events.linking.laws import Laws
from fogline.events.linking.pairs import Candidates, cut, tied
from fogline.events.linking.weights import shipped
from fogline.events.publishers import NONE
from fogline.events.tellings.telling import tellings
from fogline.flow import Ledger
from fogline.flow.fusing.aside import Aside
from fogline.flow.fusing.beside import Beside
from fogline.flow.fusing.pages import pages
from fogline.flow.fusing.process import COMMAND, OtherProcess
from fogline.flow.fusing.shelf import encode
from fogline.flow.fusing.told import Given, Job, described, jobs
from fogline.flow.fusing.upkeep import made_anew
from fogline.ledger.memory import MemoryStore
from fogline.records import Decision

SAYS_HELLO_AND_GOES = "import sys; sys.stdout.buffer.write((7).to_bytes(8, 'big') + b'fogline'); sys.stdout.flush()"
SAYS_HALF = "import sys; sys.stdout.buffer.write((7).to_bytes(8, 'big') + b'fogline' + b'12')"


@pytest.fixture
def ledger() -> Ledger:
    opened = Ledger(MemoryStore(), "ada")
    opened.store.add(entries(), "ada")
    return opened


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the other process be worth it, however little there is to do."""
    monkeypatch.setattr("fogline.flow.fusing.beside._ALONE", dict.fromkeys(("tell", "tie", "describe"), 0))
    monkeypatch.setattr("fogline.flow.fusing.beside.available_processors", lambda: 2)


@cache
def grown() -> tuple[Growth, tuple[Candidates, ...], tuple[list[Job], ...]]:
    """A war, what is to be compared in it twenty tellings at a time, and its events to be described five at a time."""
    ledger = Ledger(MemoryStore(), "ada")
    ledger.store.add(entries(), "ada")
    findings = {one.claim.id: one for one in ledger.claims()}
    documents: dict[str, list] = {}
    for one in findings.values():
        documents.setdefault(one.document.id, []).append(one)
    growth = Growth(Laws(()))
    compared: list[Candidates] = []

    def tying(work):
        compared.extend(work)
        return ((part, tied(part, shipped())) for part in compared)

    growth.begin(((document, tellings(found)) for document, found in documents.items()), tying)
    settled = growth.settle()
    aside = {name: encode(one) for name, one in findings.items()}
    (whole,) = jobs(settled.changed, settled.group_of, growth.state, lambda _: aside)
    (part,) = compared
    met = [(part.tellings[at], [part.tellings[other].id for other in others]) for at, others in enumerate(part.met)]
    pieces = [
        piece for start in range(0, len(met), 20) for piece in cut(met[start : start + 20], growth.state.tellings)
    ]
    return growth, tuple(pieces), tuple(whole[start : start + 5] for start in range(0, len(whole), 5))


def test_two_processes_make_what_one_makes(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = sorted(made_anew(ledger))
    monkeypatch.setattr("fogline.flow.fusing.beside.available_processors", lambda: 1)
    assert sorted(made_anew(ledger)) == shared


COMMANDS = pytest.mark.parametrize(
    "command",
    [
        COMMAND,
        ("/no/such/program",),
        (sys.executable, "-S", "-c", "pass"),
        (sys.executable, "-S", "-c", SAYS_HELLO_AND_GOES),
        (sys.executable, "-S", "-c", SAYS_HALF),
    ],
    ids=["there", "none", "gone at once", "gone later", "gone within an answer"],
)


@COMMANDS
def test_whatever_becomes_of_the_other_process_every_event_is_described(command: tuple[str, ...]) -> None:
    _, _, work = grown()
    with Beside(Given(), command) as beside:
        done = [pair for part, made in beside.described(work) for pair in zip(part, made, strict=True)]
    assert {job.cluster.id: made for job, made in done} == {
        job.cluster.id: made for part in work for job, made in zip(part, described(part, Given()), strict=True)
    }


@COMMANDS
def test_whatever_becomes_of_the_other_process_every_document_has_its_tellings(
    ledger: Ledger, command: tuple[str, ...]
) -> None:
    found = list(ledger.claims(meanings=True))
    by_document = groupby(found, key=lambda one: one.document.id)
    together = next(told.claims[:2] for _, own in by_document for told in tellings(own) if len(told.claims) > 1)
    split = Decision("d1", "split", together, "ada", "2024-01-01T00:00:00Z")
    given = Given.of([split], NONE)
    with Aside() as aside, Beside(given, command) as beside:
        whole = [page for part in pages(found, aside) for page in part]
        told = dict(beside.told(whole[start : start + 20] for start in range(0, len(whole), 20)))
    assert told == {page.document: tellings(page.findings, Laws([split]).split) for page in whole}
    assert told != {page.document: tellings(page.findings) for page in whole}


@COMMANDS
def test_whatever_becomes_of_the_other_process_all_tellings_are_compared(command: tuple[str, ...]) -> None:
    growth, work, _ = grown()
    ties: dict[str, dict[str, float]] = {name: {} for name in growth.state.tellings}
    with Beside(Given(), command) as beside:
        for part, found in beside.tied(work):
            for one, other, score in found:
                first, second = part.tellings[one].id, part.tellings[other].id
                ties[first][second] = ties[second][first] = score
    assert sum(map(len, ties.values())) > 100
    assert ties == growth.state.ties


def test_who_stops_asking_leaves_nothing_behind() -> None:
    before = threading.active_count()
    command = (sys.executable, "-S", "-c", f"{SAYS_HELLO_AND_GOES}; sys.stdin.read()")
    with Beside(Given(), command) as beside:
        next(beside.described(grown()[2]))
        assert threading.active_count() == before + 1
    assert threading.active_count() == before


@pytest.mark.parametrize("name", ["fogline.py", "signal.py", "subprocess.py", "fogline/__init__.py"])
def test_code_in_the_folder_somebody_works_in_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    ran = tmp_path / "ran"
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(f"open({str(ran)!r}, 'w').close()")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.path", ["", *sys.path])
    other = OtherProcess(Given())
    other.end()
    assert not ran.exists()
