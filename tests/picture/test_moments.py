"""Intervals of time as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.picture.moments import interval_words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-03-04", "2031-03-04", "Tue 4 Mar 2031"),
        ("2031-03-04", "2031-03-06", "4 to 6 Mar 2031"),
        ("2031-02-27", "2031-03-06", "27 Feb to 6 Mar 2031"),
        ("2030-12-31", "2031-01-01", "31 Dec 2030 to 1 Jan 2031"),
        ("2031-03-04T18", "2031-03-04T24", "Tue 4 Mar 2031, evening"),
        ("2031-03-04T18:00", "2031-03-04T23:59", "Tue 4 Mar 2031, evening"),
        ("2031-03-04T06:00", "2031-03-04T11:59", "Tue 4 Mar 2031, morning"),
        ("2031-03-04T06:20", "2031-03-04T07:00", "Tue 4 Mar 2031, 06:20 to 07:00"),
        ("2031-03-04T20:00", "2031-03-05T05:59", "night of 4 to 5 Mar 2031"),
        ("2031-03-04T20:00", "2031-03-06T05:59", "Tue 4 Mar 2031, 20:00 to Thu 6 Mar 2031, 05:59"),
        ("2031-03-04T06:20Z", "2031-03-04T06:20Z", "Tue 4 Mar 2031, 06:20 UTC"),
        ("2031-03-04T06:20+03:00", "2031-03-04T06:20+03:00", "Tue 4 Mar 2031, 06:20 UTC+03:00"),
        ("2031-03", "2031-03", "March 2031"),
        ("2031-03-01", "2031-03-31", "March 2031"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031", "2031", "2031"),
        ("2031-03-04", None, "since Tue 4 Mar 2031"),
        (None, "2031-03-04", "until Tue 4 Mar 2031"),
        (None, None, ""),
        ("9999-12-01", "9999-12-31", "December 9999"),
        ("2031-13-99", "2031-13-99", "2031-13-99"),
        ("2031-W07", "2031-W07", "2031-W07"),
    ],
)
def test_an_interval_says_what_is_shared_once(start: str | None, end: str | None, words: str) -> None:
    assert interval_words(start, end) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-03-04T18:00", "2031-03-04T23:59", "Tue 4 Mar, evening"),
        ("2031-03-04", "2031-03-06", "4 to 6 Mar"),
        ("2030-12-31", "2031-01-01", "31 Dec 2030 to 1 Jan"),
        ("2030-03-04", "2030-03-04", "Mon 4 Mar 2030"),
    ],
)
def test_the_year_of_publication_needs_no_telling(start: str, end: str, words: str) -> None:
    assert interval_words(start, end, 2031) == words


ends = st.none() | st.text(max_size=12) | st.datetimes().map(lambda moment: moment.isoformat(timespec="minutes"))


@given(ends, ends)
def test_no_end_breaks_it(start: str | None, end: str | None) -> None:
    assert isinstance(interval_words(start, end), str)
