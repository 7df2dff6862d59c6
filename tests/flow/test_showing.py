"""What judges is all that the ledger lets out, whatever is shown."""

import os
from pathlib import Path

import pytest
from tests.ledger.stores import bulletin, channel, wire

from fogline.flow import Ledger
from fogline.flow.showing import everything, shown
from fogline.ledger import open_store


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    store = open_store(os.fspath(tmp_path / "ledger"), create=True)
    store.add([wire(), bulletin(), channel()], "ada")
    return Ledger(store, "ada")


def test_everything_is_more_than_what_was_asked_for(ledger: Ledger) -> None:
    seen = shown(ledger, types=("shelling",))
    whole = everything(ledger, seen, types=("shelling",))
    assert len(whole) > len(seen.events) > 0
    assert [one.id for one in whole] == [one.id for one in shown(ledger).events]


def test_what_was_not_narrowed_is_not_read_again(ledger: Ledger) -> None:
    seen = shown(ledger)
    assert everything(ledger, seen) is seen.events


def test_everything_obeys_the_delay_and_the_moment(ledger: Ledger) -> None:
    ledger.set("delay", "9000d")
    young = {one.id for one in shown(ledger).events}
    assert {one.id for one in everything(ledger, shown(ledger, types=("shelling",)), types=("shelling",))} == young
    before = {"types": ("shelling",), "known_on": "1999-01-01"}
    assert everything(ledger, shown(ledger, **before), **before) == ()  # type: ignore[arg-type]
