"""The situation page of a ledger: what may be shown of it, of what area, as of when, with control and forecasts."""

import re
from pathlib import Path
from typing import Any

import pytest
from tests.cli.ledgers import make_ledger
from tests.picture.situation.unpacking import unpack

from fogline.flow import Ledger
from fogline.flow.situating import Situated, SituationRequest, situation
from fogline.ledger import open_store
from fogline.picture.situation import payload as payload_module
from fogline.records.errors import UsageError

PLAIN = SituationRequest(control_days=0)


@pytest.fixture(autouse=True)
def bare_ground(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(payload_module, "ground", lambda box, borders: {})


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    make_ledger(tmp_path / "ledger")
    return Ledger(open_store(str(tmp_path / "ledger")), "ada")


def _data(made: Situated) -> Any:
    first, behind = (unpack(packed) for packed in re.findall(r'id="(?:data|behind)">([^<]*)<', made.page))
    for one, more in zip(first["events"], behind["more"], strict=True):
        one["more"] = more
    return first


def test_all_events_are_in_the_page_with_the_words_around(ledger: Ledger) -> None:
    made = situation(ledger, SituationRequest(title="Sarn", control_days=0))
    data = _data(made)
    assert made.events == len(data["events"]) > 3
    assert data["about"]["title"] == "Sarn"
    assert data["about"]["kept"] == []
    claims = [claim for one in data["events"] for claim in one["more"]["claims"]]
    assert any("before" in claim or "after" in claim for claim in claims)


def test_a_limit_keeps_the_most_heard_and_says_so(ledger: Ledger) -> None:
    made = situation(ledger, SituationRequest(limit=2, control_days=0))
    assert (made.events, made.left_out > 0) == (2, True)
    assert "left out by the limit" in " ".join(_data(made)["about"]["kept"])


def test_an_area_is_a_box_or_a_name(ledger: Ledger) -> None:
    inside = situation(ledger, SituationRequest(area="36.4,50.1,36.8,50.5", control_days=0))
    places = {_data(inside)["places"][one["place"]]["name"] for one in _data(inside)["events"]}
    assert places == {"Verbova"}
    assert situation(ledger, SituationRequest(area="Fiji", control_days=0)).events == 0
    for wrong in ("Qwxzjk", "30,60,40,50"):
        with pytest.raises(UsageError, match="area: "):
            situation(ledger, SituationRequest(area=wrong, control_days=0))


def test_what_was_asked_is_on_the_page(ledger: Ledger) -> None:
    made = situation(ledger, SituationRequest(statuses=("single-origin",), control_days=0), types=("shelling",))
    assert _data(made)["about"]["asked"] == ["type shelling", "status single-origin"]
    assert {one["status"] for one in _data(made)["events"]} <= {"single-origin"}


def test_a_ledger_that_redacts_shows_no_words_around(ledger: Ledger) -> None:
    ledger.set("redact", "on")
    data = _data(situation(ledger, PLAIN))
    assert "Redacted" in data["about"]["kept"][0]
    assert not any("before" in claim or "after" in claim for one in data["events"] for claim in one["more"]["claims"])


def test_what_is_younger_than_the_delay_is_counted_alone(ledger: Ledger) -> None:
    everything = situation(ledger, PLAIN).events
    ledger.set("delay", "9000d")
    made = situation(ledger, PLAIN)
    assert made.held_back + made.events == everything
    assert made.held_back > 0
    assert "younger than the delay of 9000 days" in _data(made)["about"]["kept"][0]


def test_the_page_opens_on_the_days_asked_for(ledger: Ledger) -> None:
    asked = _data(situation(ledger, PLAIN, since="2000-01-02", until="2100-03-04"))
    assert asked["about"]["window"] == ["2000-01-02", "2100-03-04"]
    assert _data(situation(ledger, PLAIN))["about"]["window"] == ["", ""]
