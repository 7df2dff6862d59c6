"""A second process that describes events: the same bytes with it, without it, and where it ends before its work is done."""

import sys
import threading
from functools import cache

import pytest
from tests.flow.test_fusing import entries

from fogline.flow import Ledger
from fogline.flow.fusing_beside import described_beside
from fogline.flow.fusing_told import Given, Job, described
from fogline.flow.fusing_upkeep import made_anew
from fogline.ledger.memory import MemoryStore

SAYS_HELLO_AND_GOES = "import sys; sys.stdout.buffer.write((7).to_bytes(8, 'big') + b'fogline'); sys.stdout.flush()"
SAYS_HALF = "import sys; sys.stdout.buffer.write((7).to_bytes(8, 'big') + b'fogline' + b'12')"


@pytest.fixture
def ledger() -> Ledger:
    opened = Ledger(MemoryStore(), "ada")
    opened.store.add(entries(), "ada")
    return opened


@cache
def work() -> tuple[list[Job], ...]:
    """Events of a war, five at a time."""
    from fogline.events.growth import Growth
    from fogline.events.laws import Laws
    from fogline.flow.fusing_told import jobs

    ledger = Ledger(MemoryStore(), "ada")
    ledger.store.add(entries(), "ada")
    findings = {one.claim.id: one for one in ledger.claims()}
    documents: dict[str, list] = {}
    for one in findings.values():
        documents.setdefault(one.document.id, []).append(one)
    growth = Growth(Laws(()))
    growth.begin(documents.items())
    settled = growth.settle()
    (whole,) = jobs(settled.changed, settled.group_of, growth.state, lambda _: findings)
    return tuple(whole[start : start + 5] for start in range(0, len(whole), 5))


def test_two_processes_make_what_one_makes(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = sorted(made_anew(ledger))
    monkeypatch.setattr("fogline.flow.fusing_upkeep._MUCH", 0)
    monkeypatch.setattr("fogline.flow.fusing_upkeep.available_processors", lambda: 2)
    assert sorted(made_anew(ledger)) == alone


@pytest.mark.parametrize(
    "command",
    [
        ("/no/such/program",),
        (sys.executable, "-S", "-c", "pass"),
        (sys.executable, "-S", "-c", SAYS_HELLO_AND_GOES),
        (sys.executable, "-S", "-c", SAYS_HALF),
    ],
    ids=["none", "gone at once", "gone later", "gone within an answer"],
)
def test_a_process_that_is_gone_leaves_nothing_undone(command: tuple[str, ...]) -> None:
    done = [pair for part, made in described_beside(work(), Given(), command) for pair in zip(part, made, strict=True)]
    assert {job.cluster.id: made for job, made in done} == {
        job.cluster.id: made for part in work() for job, made in zip(part, described(part, Given()), strict=True)
    }


def test_who_stops_asking_leaves_nothing_behind() -> None:
    before = threading.active_count()
    stream = described_beside(work(), Given(), (sys.executable, "-S", "-c", f"{SAYS_HELLO_AND_GOES}; sys.stdin.read()"))
    next(stream)
    assert threading.active_count() == before + 1
    stream.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before
