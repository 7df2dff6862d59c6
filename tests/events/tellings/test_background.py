"""What a report of the day recalls from long ago is none of what it tells without a day."""

import pytest
from tests.events.reports import SPAN, finding, head, killed, on

from fogline.events.tellings.telling import tellings
from fogline.records import Interval

DOCUMENT = head("a", "2023-04-12")
RECENT = finding(DOCUMENT, "shelling", "shells hit Velsk on Tuesday", at=100, where="Velsk", when=on("2023-04-11"))
MONTH = Interval(SPAN, "2022-01-01", "2022-01-31", "month")


def dead(words, at, number, when=None, document=DOCUMENT):
    return finding(document, "casualties", words, at=at, when=when, quantities=(killed(number),))


def of_one_telling(*findings):
    wanted = {findings[0].claim.id, findings[1].claim.id}
    return any(wanted <= set(telling.claims) for telling in tellings([*findings[2:], *findings[:2]]))


@pytest.mark.parametrize(
    ("at", "wanted"),
    [
        (200, False),  # told before what is recalled
        (2000, False),  # told long after it
        (1050, True),  # it goes on from it
    ],
)
def test_the_dead_of_today_are_not_those_of_last_year(at, wanted):
    old = dead("forty died in January of last year", 1000, 40, MONTH)
    assert of_one_telling(old, dead("twelve people died", at, 12), RECENT) == wanted


def test_a_report_on_the_past_tells_of_nothing_else():
    review = head("b", "2023-04-12")
    old, undated = (
        dead("forty died in January", 1000, 40, MONTH, review),
        dead("most were children", 2000, 30, None, review),
    )
    assert of_one_telling(old, undated)


def test_nor_does_one_without_a_day_of_its_own():
    undated = head("c", None)
    old, other = dead("forty died in January", 1000, 40, MONTH, undated), dead("twelve died", 2000, 12, None, undated)
    assert of_one_telling(old, other)
