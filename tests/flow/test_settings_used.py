"""What a ledger is set to shows in what is read into it."""

from pathlib import Path

import pytest
from tests.ledger.stores import bulletin, wire

from fogline.flow import Ledger, read
from fogline.flow.fusing.asking import events
from fogline.ledger.memory import MemoryStore
from fogline.records.errors import UsageError

TEXT = (
    "Mayor reports damage after night of shelling\n\n"
    "Shells damaged a school in Birmingham on Tuesday. Nobody was hurt, the mayor of Birmingham told reporters.\n"
)


def test_names_are_looked_for_in_the_theatre_first(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    lands = {}
    for theatre in ("GB", "US"):
        ledger = Ledger(MemoryStore(), "ada")
        ledger.set("theatre", theatre)
        ledger.add(path)
        places = [found.claim.place for found in ledger.claims(words="school")]
        lands[theatre] = {round(place.latitude) for place in places if place and place.latitude}
    assert lands == {"GB": {52}, "US": {34}}  # the West Midlands, Alabama


def test_a_publisher_speaks_for_the_side_that_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    ledger = Ledger(MemoryStore(), "ada")
    ledger.set("publisher/Daily Example", "side=UA")
    ledger.add(path, publisher="Daily Example")
    assert {found.claim.chain[-1].side for found in ledger.claims()} == {"UA"}


def test_a_theatre_is_countries_by_their_letters(tmp_path: Path) -> None:
    for wrong, word in (("Ukraine", "alpha-2"), ("XX", "alpha-2"), ("UK", "is GB")):
        with pytest.raises(UsageError, match=word):
            read(tmp_path / "report.txt", theatre=("UA", wrong))


def test_what_is_stated_of_a_publisher_grades_the_events_that_are_kept() -> None:
    with Ledger(MemoryStore(), "ada") as ledger:
        ledger.store.add([wire(), bulletin()], "ada")
        before = {one.id: one.support.grade for one in events(ledger)}
        ledger.set("publisher/daily example", "reliability=E")
        after = {one.id: one.support.grade for one in events(ledger)}
        assert after.keys() == before.keys()
        assert after != before
        assert any("stated to be unreliable (E)" in reason for grade in after.values() for reason in grade.reasons)
        assert {one.id: one.support.grade for one in events(ledger, known_on="9999-12-31")} == after
        ledger.set("publisher/daily example", "")
        assert {one.id: one.support.grade for one in events(ledger)} == before
