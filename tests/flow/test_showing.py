"""What judges is all that the ledger lets out, whatever is shown."""

import json
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from tests.cli.ledgers import make_ledger
from tests.ledger.stores import LANIVKA, bulletin, wire

from fogline.flow import Ledger
from fogline.flow.fusing.shelf import line_of
from fogline.flow.showing import everything, shown
from fogline.flow.showing_list import Sort, listed
from fogline.ledger import open_store
from fogline.ledger.memory import MemoryStore
from fogline.picture.summary import summary
from fogline.records import Original
from fogline.records.errors import UsageError
from fogline.records.ledger import Entry


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    make_ledger(tmp_path / "ledger")
    return Ledger(open_store(str(tmp_path / "ledger")), "ada")


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


@pytest.mark.parametrize("sort", get_args(Sort))
def test_a_cut_list_is_the_beginning_of_the_whole_one(ledger: Ledger, sort: Sort) -> None:
    whole = listed(ledger, sort=sort)
    assert {one.id for one in whole.events} == {one.id for one in shown(ledger).events}
    cut = listed(ledger, sort=sort, most=2)
    assert cut.events == whole.events[:2]
    assert cut.total == whole.total > 2


def test_a_list_comes_with_the_last_or_the_most_told_first(ledger: Ledger) -> None:
    reports = [one.support.graph.reports for one in listed(ledger).events]
    assert reports == sorted(reports, reverse=True)
    days = [line_of(one).day or "" for one in listed(ledger, sort="time").events]
    assert days == sorted(days, reverse=True)
    assert len(set(days)) > 1
    assert all(len(day) == len("2031-03-04") for day in days if day)


def test_a_list_is_the_same_where_all_must_be_looked_at(ledger: Ledger) -> None:
    asked = {"graded": ("single-origin",), "sort": "probability", "most": 3, "types": ("shelling", "interception")}
    found = listed(ledger, **asked)  # type: ignore[arg-type]
    assert found.events
    assert listed(ledger, **asked, known_on="9999-12-31") == found  # type: ignore[arg-type]


AROUND = "36,49.5,36.5,50"


def test_a_list_of_an_area_holds_what_is_placed_in_it(ledger: Ledger) -> None:
    pytest.importorskip("shapely", reason="areas are shapely geometries")
    placed = {one.id: summary(one).place for one in shown(ledger).events}
    inside = {name for name, place in placed.items() if place and place.latitude and place.latitude < 50}
    found = listed(ledger, area=AROUND)
    assert {one.id for one in found.events} == inside
    assert found.total == len(inside) < len(placed)
    assert listed(ledger, most=1, area=AROUND) == replace(found, events=found.events[:1])
    assert listed(ledger, area=AROUND, types=("movement",)).total == 0
    assert listed(ledger, area=AROUND, known_on="9999-12-31") == found
    with pytest.raises(UsageError, match="area: no place"):
        listed(ledger, area="Zzyzzxq")


def test_an_unknown_order_is_refused_with_those_there_are(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="reports, origins"):
        listed(ledger, sort="size")  # type: ignore[arg-type]


def test_who_wrote_to_the_desk_is_covered_unless_stated_to_be_a_publisher() -> None:
    letter = wire()
    mailed = replace(letter, original=replace(letter.original, media_type="message/rfc822"))
    ledger = Ledger(MemoryStore(), "ada")
    ledger.store.add([mailed, bulletin()], "ada")
    ledger.set("redact", "on")

    def publishers() -> set[str | None]:
        return {one.document.publisher for event in shown(ledger).events for one in event.findings}

    assert publishers() == {"█████", "Northern Command"}
    assert "Daily Example" not in repr(shown(ledger).events)
    ledger.set("publisher/Daily Example", "kind=newspaper")
    assert publishers() == {"Daily Example", "Northern Command"}


def test_who_wrote_in_a_chat_is_covered_and_a_channel_is_not() -> None:
    def sent_by(sender: str) -> Entry:
        letter = wire()
        said = json.dumps({"id": 4, "from": "Daily Example", "from_id": sender, "text": "the words"})
        custody = replace(letter.original.custody, method="telegram")
        return replace(letter, original=Original.of(said.encode(), "application/json", custody))

    for sender, publisher in (("user5551", "█████"), ("channel5551", "Daily Example")):
        ledger = Ledger(MemoryStore(), "ada")
        ledger.store.add([sent_by(sender)], "ada")
        ledger.set("redact", "on")
        told = {one.document.publisher for event in shown(ledger).events for one in event.findings}
        assert told == {publisher}


def test_what_is_covered_does_not_hang_on_what_was_asked_for() -> None:
    told = wire()
    assert told.report is not None
    first, second = [one for one in told.report.claims if one.duplicate_of is None][:2]
    village = replace(LANIVKA, geonames_id=None, precision="exact")
    claims = (
        replace(first, type="displacement", place=village),
        replace(second, type="shelling", place=village),
    )
    ledger = Ledger(MemoryStore(), "ada")
    ledger.store.add([replace(told, report=replace(told.report, claims=claims))], "ada")
    ledger.set("redact", "on")
    whole = {event.id: event for event in shown(ledger).events}
    narrow = shown(ledger, types="shelling").events
    assert narrow
    assert all(whole[event.id] == event for event in narrow)
    assert "Lanivka, Example" not in repr(narrow)


def test_a_place_that_only_a_rejected_claim_tells_stays_covered_in_the_words_of_others() -> None:
    """What an analyst does not believe still says where the displaced are; other claims may name the place."""
    told = wire()
    assert told.report is not None
    first, second = [one for one in told.report.claims if one.duplicate_of is None][:2]
    village = replace(LANIVKA, geonames_id=None, precision="exact")
    hiding = replace(first, type="displacement", place=village)
    ledger = Ledger(MemoryStore(), "ada")
    ledger.store.add(
        [replace(told, report=replace(told.report, claims=(hiding, replace(second, place=village))))], "ada"
    )
    ledger.set("redact", "on")
    [hidden] = ledger.claims(types="displacement")
    ledger.reject(hidden.claim.id)
    [left] = shown(ledger).events
    assert {one.claim.type for one in left.findings} == {second.type}
    assert "Lanivka, Example" not in repr(left)
