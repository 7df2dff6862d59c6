"""Numbers that later ones have overtaken lead no brief and are no gap, the same dead are told once; others stay."""

import dataclasses

import pytest
from tests.picture.brief.reports import Told, event_of
from tests.picture.brief.test_whole_events import headings, made

from fogline.picture.brief.figures import overtaken
from fogline.records.fused import FusedEvent
from fogline.records.support import Contradiction, Figure, Toll

GOVERNOR, AGENCY = ("the governor", None, "SD"), ("the health agency", None, "UN")


def toll(words: str, low: float, high: float | None, day: str, source: tuple[str, str | None, str | None]) -> Told:
    """A count of the dead of the strike on Orvel, as a report of some day tells it."""
    return Told(
        f"{words} people were killed in Orvel, {source[0]} said",
        "casualties",
        "killed",
        targets=((f"{words} people", None),),
        place=("in Orvel", "Orvel", "settlement"),
        quantities=((words, low, high, "people", "killed"),),
        source=source,
        document=f"{source[0]} {day} {words}",
        day=day,
    )


def counted(*told: Told, last: tuple[int, ...], against: bool = False) -> FusedEvent:
    """The event of these counts, of which ``last`` are the latest of each origin."""
    event = event_of(*told)
    ids = [one.claim.id for one in event.findings]
    origin = {claim: one.id for one in event.support.graph.origins for claim in one.claims}
    figures = tuple(
        Figure(origin[ids[at]], ids[at], one.quantities[0][1], one.quantities[0][2], False, one.day)
        for at, one in enumerate(told)
        if at in last
    )
    known = Toll("killed", "people", None, 70, 41, None, figures, "")
    clash = Contradiction("number", ids[0], ids[1], ("a", "b"), ("", ""), "", ((ids[0],), (ids[1],)), "killed: people")
    support = dataclasses.replace(event.support, tolls=(known,), contradictions=(clash,) if against else ())
    return dataclasses.replace(event, support=support)


FIRST = toll("At least 41", 41, None, "2024-03-05", GOVERNOR)
LATER = toll("70", 70, 70, "2024-03-06", AGENCY)


def test_a_first_toll_that_a_later_one_takes_in_does_not_lead_and_is_no_gap() -> None:
    event = counted(FIRST, LATER, last=(0, 1))
    one = made(FIRST, LATER, events=(event,), since="2024-03-01", until="2024-03-07")
    assert ["70" in point.text for point in one.key_points] == [True]
    assert "41" not in headings(one).get("Gaps", "")
    assert (
        "the governor (Sudan) gave at least 41 and the health agency gave 70"
        in headings(one)["Losses, by who claims them"]
    )


def test_a_brief_of_the_day_before_tells_the_first_toll_and_no_gap() -> None:
    event = counted(FIRST, LATER, last=(0, 1))
    one = made(FIRST, LATER, events=(event,), since="2024-03-01", until="2024-03-05")
    assert ["41" in point.text for point in one.key_points] == [True]
    assert "41" not in headings(one).get("Gaps", "")


@pytest.mark.parametrize("words", [("At least six", 6, None), ("Six", 6, 6)])
def test_a_toll_of_the_same_source_is_overtaken_by_its_last(words: tuple[str, float, float | None]) -> None:
    first, final = toll(*words, "2024-03-05", GOVERNOR), toll("16", 16, 16, "2024-03-05", GOVERNOR)
    event = counted(first, final, last=(1,), against=True)
    assert overtaken(event) == {event.findings[0].claim.id}
    one = made(first, final, events=(event,))
    assert "16" in one.key_points[0].text


@pytest.mark.parametrize(
    ("first", "then", "against"),
    [
        (FIRST, toll("70", 70, 70, "2024-03-05", AGENCY), False),  # of the same day: nobody came later
        (FIRST, toll("30", 30, 30, "2024-03-06", AGENCY), False),  # fewer
        (toll("41", 41, 41, "2024-03-05", GOVERNOR), LATER, False),  # not "at least"
        (FIRST, LATER, True),  # set against each other
        (FIRST, dataclasses.replace(LATER, place=("in Orvel", "Tessaly", "settlement")), False),  # elsewhere
    ],
)
def test_other_numbers_stay_beside_each_other(first: Told, then: Told, against: bool) -> None:
    assert not overtaken(counted(first, then, last=(0, 1), against=against))


def _spot(one: Told, printed: str, name: str, precision: str, source: tuple[str, str | None, str | None]) -> Told:
    text = one.text.replace("in Orvel", printed).replace(GOVERNOR[0], source[0])
    return dataclasses.replace(one, text=text, place=(printed, name, precision), document=printed, source=source)


THREE = toll("Three", 3, 3, "2024-03-05", GOVERNOR)


@pytest.mark.parametrize(
    ("other", "times"),
    [
        (_spot(THREE, "near the mill", "the mill", "line", AGENCY), 1),  # of one event, and nobody says that it was elsewhere
        (_spot(THREE, "in Tessaly", "Tessaly", "settlement", AGENCY), 2),  # three here and three there
        (dataclasses.replace(_spot(THREE, "near the mill", "the mill", "line", AGENCY),
                             quantities=(("Three", 3, 3, "soldiers", "killed"),)), 2),  # others than "people"
    ],
)  # fmt: skip
def test_the_same_dead_of_one_event_are_told_once(other: Told, times: int) -> None:
    losses = headings(made(THREE, other))["Losses, by who claims them"]
    assert losses.count("killed") == times


def test_what_a_range_tells_is_not_told_again_beside_the_wounded() -> None:
    both = "70 people were killed and 200 people wounded in Orvel, the health agency said"
    dead = dataclasses.replace(LATER, text=both, targets=(("70 people", None),), document="d9", place=None)
    hurt = dataclasses.replace(
        LATER,
        text=both,
        trigger="wounded",
        targets=(("200 people", None),),
        quantities=(("200", 200, 200, "people", "wounded"),),
        document="d9",
    )
    fewer = toll("50", 50, 50, "2024-03-06", GOVERNOR)
    event = counted(dead, fewer, hurt, last=(0, 1))
    losses = headings(made(dead, fewer, hurt, events=(event,)))["Losses, by who claims them"]
    assert "counts run from 50 to 70" in losses
    assert "200 people" in losses
    assert "and 70" not in losses.replace("50 to 70", "")
    alone = counted(dead, hurt, last=(0,))
    assert "200 people were wounded and 70 killed" in headings(made(dead, hurt, events=(alone,)))[
        "Losses, by who claims them"
    ].replace("had been", "were")
