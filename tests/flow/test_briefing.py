"""The brief of a ledger: an area chooses events, and everybody who speaks of them is heard."""

import dataclasses
from pathlib import Path

import pytest
from tests.cli.ledgers import make_ledger
from tests.picture.brief.reports import frames_of
from tests.picture.brief.test_whole_events import DENIED, KILLED, contested

from fogline.flow import Ledger, briefing, showing
from fogline.flow.briefing import BriefRequest, briefed
from fogline.flow.showing import Shown
from fogline.ledger import open_store
from fogline.records.brief import Brief
from fogline.records.fused import FusedEvent


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    make_ledger(tmp_path / "ledger")
    return Ledger(open_store(str(tmp_path / "ledger")), "ada")


def _placed(event: FusedEvent) -> FusedEvent:
    """Return the event with its place on the map; the denial in it names none."""
    findings = [
        dataclasses.replace(
            one,
            claim=dataclasses.replace(
                one.claim, place=dataclasses.replace(one.claim.place, latitude=13.6, longitude=25.3)
            ),
        )
        if one.claim.place
        else one
        for one in event.findings
    ]
    return dataclasses.replace(event, findings=tuple(findings))


@pytest.mark.parametrize(
    ("area", "standings"), [(None, ["contested"]), ("20,10,30,20", ["contested"]), ("0,0,5,5", [])]
)
def test_a_denial_that_names_no_place_is_told_for_the_area_of_what_it_denies(
    area: str | None, standings: list[str], ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = _placed(contested(KILLED, DENIED))
    monkeypatch.setattr(showing, "shown", lambda *_, **fields: Shown((event,), 0, False, "2024-03-20T00:00:00Z"))
    monkeypatch.setattr(briefing, "_frames", lambda *_: frames_of(KILLED, DENIED))
    made: Brief = briefed(
        ledger, BriefRequest(since="2024-03-01", until="2024-03-07", area=area, with_map=False, with_control=False)
    )
    assert [point.standing for point in made.key_points] == standings
    assert all("denied it" in point.text for point in made.key_points)
