"""A date that a page gives as its own, in whatever way it is written."""

import datetime

import pytest

from fogline.documents.dates import read_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("27 juillet 2025", (2025, 7, 27)),
        ("Publié le 1er août 2025 à 9 h 14", (2025, 8, 1)),
        ("dimanche 3 févr. 2025", (2025, 2, 3)),
        ("12 juin 2025", (2025, 6, 12)),
        ("8 mai 2025", (2025, 5, 8)),
        ("12 June 2025", (2025, 6, 12)),
        ("4 Sept. 2025", (2025, 9, 4)),
        ("Mar 4, 2025", (2025, 3, 4)),
    ],
)
def test_a_day_with_its_month_in_english_or_french(text: str, day: tuple[int, int, int]) -> None:
    assert read_date(text).start == datetime.date(*day)


@pytest.mark.parametrize("text", ["27 jui 2025", "27 Marais 2025", "27 salles 2025", "31 juin 2025"])
def test_a_word_that_is_no_month_makes_no_day(text: str) -> None:
    assert read_date(text).start is None
