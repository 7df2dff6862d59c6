"""Verifying a ledger as the command does: with the events that are kept of it."""

from pathlib import Path

import pytest
from tests.cli.ledgers import run
from tests.flow.fusing.test_asking import entries
from tests.ledger.tampered import Attacker

from fogline.flow import Ledger
from fogline.flow.fusing.asking import events
from fogline.flow.verifying import verify_ledger
from fogline.ledger.memory import MemoryStore
from fogline.records.errors import UsageError


def test_a_kept_event_that_was_changed_is_out_of_step_and_breaks_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = tmp_path / "ledger"
    with Ledger.open(where, create=True, user="ada") as ledger:
        ledger.store.add(entries(reports=20, events_=4), "ada")
        assert verify_ledger(ledger).out_of_step == []
        list(events(ledger))
        assert verify_ledger(ledger).out_of_step == []
    attacker = Attacker(str(where))
    attacker.run(
        "DELETE FROM computed WHERE kind = 'line' AND key = (SELECT min(key) FROM computed WHERE kind = 'line')"
    )
    attacker.close()
    assert run("ledger", "verify", "--ledger", str(where)) == 4
    told = "".join(capsys.readouterr())
    assert "out of step: view events: line on event" in told
    assert "Whole: " in told
    assert "fogline ledger rebuild" in told
    assert run("ledger", "verify", "--record-only", "--ledger", str(where)) == 0
    assert run("ledger", "rebuild", "--ledger", str(where)) == 0
    assert run("ledger", "verify", "--ledger", str(where)) == 0


def test_a_slip_in_a_noted_hash_is_told_as_such_and_not_as_a_fault_of_the_ledger() -> None:
    with pytest.raises(UsageError, match="want the whole hash"):
        verify_ledger(Ledger(MemoryStore(), "ada"), "90b5a772aa12")
