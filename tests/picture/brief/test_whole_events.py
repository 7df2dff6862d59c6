"""What is asked for chooses events, and all who speak of a chosen event are heard on it; what has no day stands by itself."""

import dataclasses

import pytest
from tests.picture.brief.reports import Told, event_of, frames_of

from fogline.picture.brief import BriefOptions, brief
from fogline.records.brief import Brief
from fogline.records.fused import FusedEvent
from fogline.records.support import Contradiction

COUNCIL = ("the town council", None, None)
KILLED = Told(
    "At least 12 villagers were killed in Orvel on 4 March, the town council said",
    "casualties",
    "killed",
    targets=(("At least 12 villagers", None),),
    place=("in Orvel", "Orvel", "settlement"),
    when=("4 March", "2024-03-04", "2024-03-04", "day"),
    quantities=(("At least 12", 12, None, "civilians", "killed"),),
    source=COUNCIL,
)
DENIED = Told(
    "The army denied that any civilians had died",
    "casualties",
    "died",
    targets=(("any civilians", None),),
    source=("The army", None, "SD"),
    reality="denied",
    document="d2",
)
OF_ANOTHER_TYPE = dataclasses.replace(
    DENIED,
    text="The army denied that it had attacked civilians",
    type="attack",
    trigger="attacked",
    actors=(("The army", "SD"),),
    targets=(("civilians", None),),
)


def contested(one: Told, other: Told) -> FusedEvent:
    event = event_of(one, other, status="contested")
    said, denied = (finding.claim.id for finding in event.findings)
    clash = Contradiction("happened", said, denied, ("a", "b"), ("it did", "it did not"), "", ((said,), (denied,)))
    return dataclasses.replace(event, support=dataclasses.replace(event.support, contradictions=(clash,)))


def made(*told: Told, events: tuple[FusedEvent, ...] = (), **options: object) -> Brief:
    frames = {key: frame for one in told for key, frame in frames_of(one).items()}
    frames |= frames_of(*told)
    return brief(events or [event_of(*told)], BriefOptions(frames=frames, **options))  # type: ignore[arg-type]


def headings(one: Brief) -> dict[str, str]:
    return {section.heading: " ".join(line.text for line in section.sentences) for section in one.sections}


@pytest.mark.parametrize("day", ["2024-03-01", "2024-03-09"])
def test_a_denial_from_outside_the_period_is_told_beside_what_the_period_reported(day: str) -> None:
    told = (KILLED, dataclasses.replace(DENIED, day=day))
    one = made(*told, events=(contested(*told),), since="2024-03-04", until="2024-03-06")
    assert [point.standing for point in one.key_points] == ["contested"]
    assert "denied it" in one.key_points[0].text
    assert one.basis.reports == 1


def test_a_denial_of_another_type_than_is_asked_for_is_told_too() -> None:
    told = (KILLED, OF_ANOTHER_TYPE)
    one = made(*told, events=(contested(*told),), types=("casualties",))
    assert [point.standing for point in one.key_points] == ["contested"]
    assert "the army (Sudan) denied that it had attacked civilians" in one.key_points[0].text


def test_what_lies_outside_the_period_or_the_types_is_not_told_by_itself() -> None:
    old = dataclasses.replace(
        KILLED, day="2024-02-20", document="d3", when=None, text=KILLED.text.replace(" on 4 March", "")
    )
    assert not made(old, since="2024-03-04", until="2024-03-06").sentences
    assert not made(KILLED, types=("shelling",)).sentences


UNDATED = dataclasses.replace(
    KILLED,
    text="At least 30 villagers were killed in Tessaly, the town council said",
    place=("in Tessaly", "Tessaly", "settlement"),
    targets=(("At least 30 villagers", None),),
    quantities=(("At least 30", 30, None, "civilians", "killed"),),
    when=None,
    day=None,
    document="d4",
)


def test_what_has_no_day_stands_at_the_end_and_among_no_key_points() -> None:
    events = (event_of(KILLED), event_of(UNDATED))
    period = {"since": "2024-03-01", "until": "2024-03-07"}
    one = made(KILLED, UNDATED, events=events, undated=True, **period)
    assert "Tessaly" not in " ".join(point.text for point in one.key_points)
    assert list(headings(one))[-1] == "Without a day"
    assert "Tessaly" in headings(one)["Without a day"]
    assert all("Tessaly" not in text for heading, text in headings(one).items() if heading != "Without a day")
    asked = made(KILLED, UNDATED, events=events, **period)
    assert "Tessaly" not in " ".join(line.text for line in asked.sentences)


def test_what_has_no_day_and_is_told_with_one_is_not_told_again() -> None:
    again = dataclasses.replace(UNDATED, text=KILLED.text.replace(" on 4 March", ""), place=KILLED.place,
                                targets=KILLED.targets, quantities=KILLED.quantities)  # fmt: skip
    dated = dataclasses.replace(again, day="2024-03-05", document="d8")
    events = (event_of(dated), event_of(again))
    one = made(dated, again, events=events, undated=True, since="2024-03-01", until="2024-03-07")
    assert "Orvel" in one.key_points[0].text
    assert "Without a day" not in headings(one)


def test_an_undated_report_whose_words_give_a_day_of_the_period_is_of_the_period() -> None:
    told = dataclasses.replace(KILLED, day=None)
    one = made(told, since="2024-03-01", until="2024-03-07")
    assert "Orvel" in one.key_points[0].text
    assert "Without a day" not in headings(one)
    other = made(told, since="2024-04-01", until="2024-04-07", undated=True)
    assert not other.sentences


def test_without_any_dated_report_there_is_no_heading_for_what_has_no_day() -> None:
    one = made(UNDATED, undated=True)
    assert one.key_points
    assert "Without a day" not in headings(one)


def test_the_map_shows_the_events_of_the_period_alone() -> None:
    drawn: list[str] = []

    def draw(events: object) -> str:
        drawn.extend(one.id for one in events)  # type: ignore[attr-defined]
        return "<svg/>"

    old = dataclasses.replace(
        KILLED,
        text=KILLED.text.replace("4 March", "4 January"),
        when=("4 January", "2024-01-04", "2024-01-04", "day"),
        document="d5",
    )
    before = dataclasses.replace(KILLED, day="2024-02-02", when=None, text="12 were killed in Orvel", targets=(), source=None,
                                 quantities=(("12", 12, 12, None, "killed"),), document="d6")  # fmt: skip
    events = tuple(map(event_of, (KILLED, UNDATED, old, before)))
    period = {"since": "2024-03-01", "until": "2024-03-07"}
    assert made(KILLED, UNDATED, old, before, events=events, undated=True, draw=draw, **period).map == "<svg/>"
    assert drawn == [events[0].id]
