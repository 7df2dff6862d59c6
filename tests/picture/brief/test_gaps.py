"""Gaps: who is silent, whose word stands alone."""

import dataclasses

import pytest
from tests.picture.brief.reports import Told, event_of
from tests.picture.brief.test_whole_events import headings, made

ACTS = tuple(
    Told(
        f"Rangers shelled {town}, the mayor of {town} said",
        "shelling",
        "shelled",
        actors=(("Rangers", "M23"),),
        targets=((town, None),),
        place=(town, town, "settlement"),
        source=(f"the mayor of {town}", None, None),
        document=f"s{number}",
        day="2024-03-01",
    )
    for number, town in enumerate(("Orvel", "Tessaly", "Brenn"))
)
SPOKE = Told(
    "Rangers said that they shelled Lanivka",
    "shelling",
    "shelled",
    actors=(("Rangers", "M23"),),
    source=("Rangers", None, "M23"),
    document="s8",
    day="2024-03-02",
)
REFUSED = Told(
    "The rangers rejected the figure as exaggerated",
    "refusal",
    "rejected",
    actors=(("The rangers", "M23"),),
    targets=(("the figure", None),),
    document="s9",
    day="2024-03-09",
)
MET = dataclasses.replace(REFUSED, text="The rangers shelled the mill", type="shelling", trigger="shelled", targets=())


def silence(*more: Told, **options: object) -> str:
    told = (*ACTS, SPOKE)
    events = tuple(event_of(one) for one in (*told, *more))
    one = made(*told, *more, events=events, since="2024-03-01", until="2024-03-10", **options)
    return headings(one).get("Gaps", "")


@pytest.mark.parametrize("type_", ["refusal", "accusation", "threat"])
def test_who_rejects_accuses_or_threatens_is_not_silent(type_: str) -> None:
    assert "Nothing has been heard from M23 since 2 March" in silence()
    assert "Nothing has been heard" not in silence(dataclasses.replace(REFUSED, type=type_))
    assert "Nothing has been heard" in silence(MET)


def test_who_speaks_on_what_was_not_asked_for_is_not_silent() -> None:
    said = event_of(REFUSED)
    assert "Nothing has been heard" in silence(types=("shelling",))
    everything = (*(event_of(one) for one in (*ACTS, SPOKE)), said)
    assert "Nothing has been heard" not in silence(types=("shelling",), record=everything)


@pytest.mark.parametrize(("status", "alone"), [("single-origin", True), ("contested", True), ("corroborated", False)])
def test_an_event_that_others_bear_out_is_no_gap(status: str, alone: bool) -> None:
    one = made(ACTS[0], events=(event_of(ACTS[0], status=status),))
    assert ("No independent source" in headings(one).get("Gaps", "")) is alone
