"""Dates that pages and columns give as their own, however they are written."""

import datetime

import pytest

from fogline.documents.dates import read_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-05-16", "2022-05-16"),
        ("2022-05-16T10:00:00Z", "2022-05-16"),
        ("2022-03-1", "2022-03-01"),
        ("2022/3/1", "2022-03-01"),
        ("20220516", "2022-05-16"),
        ("5 May 2022", "2022-05-05"),
        ("1st of March, 2022", "2022-03-01"),
        ("May 5, 2022", "2022-05-05"),
        ("16.5.2022", "2022-05-16"),
        ("Report 201912 of 5 May 2022", "2022-05-05"),
        ("No. 20191345 of 3 June 2021", "2021-06-03"),
        ("99 May 2022, updated 5 May 2022", "2022-05-05"),
        ("2022-13-40, that is 6 May 2022", "2022-05-06"),
        ("31.2.2022 or 1.3.2022", "2022-03-01"),
    ],
)
def test_the_first_day_that_there_is(text: str, day: str) -> None:
    found = read_date(text)
    assert (found.start, found.end, found.how) == (*[datetime.date.fromisoformat(day)] * 2, "metadata")


@pytest.mark.parametrize("text", ["2022-05", "2022/05", "202205", " 202205 ", "in 2022-05, as planned", "2022-05-99"])
def test_a_month_where_no_day_is_told(text: str) -> None:
    found = read_date(text)
    assert (found.start, found.end) == (datetime.date(2022, 5, 1), datetime.date(2022, 5, 31))


@pytest.mark.parametrize(
    "text", ["2022", "Report 201912", "201912.5", "2021-22", "99 May 2022", "5/6/2022", "202213", ""]
)
def test_what_is_no_date(text: str) -> None:
    assert read_date(text).start is None


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
