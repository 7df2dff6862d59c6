"""How English says times: clock times, weeks, counted parts, sums, sets and feasts, each in more than one way of words."""

import datetime as dt
import time as clock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.claims.times import Context, from_short, interval, resolve, short, timex
from fogline.records import Span

WEDNESDAY = dt.date(2031, 3, 5)
PAST = Context(published=(WEDNESDAY, WEDNESDAY), tense="past")
OPEN = Context(published=(WEDNESDAY, WEDNESDAY))


def values(phrase, context=OPEN):
    return [short(time) for time in resolve(phrase, context)]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("between 3 and 5pm on 8 March 2031", "2031-03-08T15/2031-03-08T17"),
        ("from 11 to 2 p.m. on 8 March 2031", "2031-03-08T11/2031-03-08T14"),
        ("from 10 pm on 8 March 2031 to 2 am", "2031-03-08T22/2031-03-09T02"),
        ("5pm-7pm on 8 March 2031", "2031-03-08T17/2031-03-08T19"),
        ("from midnight to 4 a.m. on 8 March 2031", "2031-03-08T00/2031-03-08T04"),
        ("from 0600 to 1130 hours on 8 March 2031", "2031-03-08T06:00/2031-03-08T11:30"),
        ("for three hours from 10 am on 8 March 2031", "2031-03-08T10:00/2031-03-08T13:00"),
        ("9 am or later on 8 March 2031", "2031-03-08T09/.."),
        ("half past seven in the evening of 8 March 2031", "2031-03-08T19:30"),
        ("ten minutes to midnight on 8 March 2031", "2031-03-08T23:50"),
        ("nineteen hundred hours on 8 March 2031", "2031-03-08T19:00"),
        ("9p.m. on 8 March 2031", "2031-03-08T21"),
        ("dawn prayers on 8 March 2031", "2031-03-08T04/2031-03-08T07"),
        ("the first hours of 8 March 2031", "2031-03-08T00/2031-03-08T06"),
        ("late on the evening of 8 March 2031", "2031-03-08T21/2031-03-08T24"),
        ("8, 9 and 10 March 2031", "2031-03-08/2031-03-10"),
        ("so far this year", "2031"),
        ("8 March 2031 at 6:30 p.m. (EST)", "2031-03-08T18:30-05:00"),
    ],
)
def test_hours(phrase, value):
    assert values(phrase) == [value]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("the second Friday of June 2031", "2031-06-13"),
        ("the last Sunday in May 2031", "2031-05-25"),
        ("the penultimate Friday of May 2031", "2031-05-23"),
        ("the first ten days of May 2031", "2031-05-01/2031-05-10"),
        ("the third month of 2031", "2031-03"),
        ("week 23 of 2031", "2031-06-02/2031-06-08"),
        ("the week of March 12, 2031", "2031-03-10/2031-03-16"),
        ("the three months ending 31 May 2031", "2031-03-01/2031-05-31"),
        ("2031 Q3", "2031-07/2031-09"),
        ("the first decade of the 21st century", "2000/2009"),
        ("the 1970's", "1970/1979"),
        ("the late eighties", "1986-09-02/1989-12-31"),
        ("May twenty-nine, nineteen ninety-six", "1996-05-29"),
        ("two thousand and twenty", "2020"),
        ("Dec 28, 2030 to Jan 3", "2030-12-28/2031-01-03"),
        ("20-Mar-31", "2031-03-20"),
        ("Thanksgiving 2030", "2030-11-28"),
        ("Yom Kippur 2023", "2023-09-25"),
        ("the Friday before Easter 2031", "2031-04-11"),
        ("1446 AH", "2024-07-07/2025-06-27"),
    ],
)
def test_days_and_stretches_that_need_no_day_of_speaking(phrase, value):
    assert values(phrase) == [value]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("two Fridays ago", "2031-02-21"),
        ("the week before last", "2031-02-17/2031-02-23"),
        ("two weeks and three days ago", "2031-02-16"),
        ("the night before last", "2031-03-03T18/2031-03-03T24"),
        ("March 4 of this year", "2031-03-04"),
        ("from 4 to 8 of last month", "2031-02-04/2031-02-08"),
        ("from January 2030 to the present", "2030-01/2031-03-05"),
        ("for a third day", "2031-03-03/2031-03-05"),
        ("since midnight", ""),
    ],
)
def test_what_counts_from_the_day_of_speaking(phrase, value):
    assert values(phrase, PAST) == ([value] if value else [])


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("every Monday at 4 pm", "XXXX-WXX-1T16"),
        ("at 9 am every Sunday", "XXXX-WXX-7T09"),
        ("Friday mornings", "XXXX-WXX-5TMO"),
        ("every evening at 7:13 p.m.", "T19:13"),
        ("the 15th of each month", "XXXX-XX-15"),
        ("every summer", "XXXX-SU"),
        ("on weekdays", "XXXX-WXX-WD"),
        ("a quarter of an hour", "PT15M"),
        ("a couple of weeks", "P2W"),
        ("half a year", "P0.5Y"),
    ],
)
def test_sets_and_lengths_have_no_days(phrase, value):
    (time,) = resolve(phrase, OPEN)
    assert not time.known
    assert timex(time) == value


@pytest.mark.parametrize(
    "phrase", ["in the night", "throughout the night", "the 3rd Saturday", "feb 30", "a week before the vote"]
)
def test_what_tells_no_certain_time_has_none(phrase):
    assert not any(time.known for time in resolve(phrase, OPEN))


def test_both_readings_of_figures_and_halves_of_the_day_are_kept():
    assert values("12/05/2030") == ["2030-05-12", "2030-12-05"]
    assert values("at 5 on 8 March 2031") == ["2031-03-08T05", "2031-03-08T17"]
    assert values("at 17:05 on 8 March 2031") == ["2031-03-08T17:05"]


@pytest.mark.parametrize("phrase", ["from a to b " * 7, "between" + " and" * 18, "a " * 44, "to the week of " * 6])
def test_no_phrase_takes_long(phrase):
    begun = clock.process_time()
    resolve(phrase[:90], OPEN)
    assert clock.process_time() - begun < 2


WORDS = (
    "from to between and until first last second 3rd Friday Fridays week weeks month quarter year of in on at every half past "
    "noon midnight 9 11 pm am 0600 GMT hours minutes March 2031 twenty nineteen Easter before after ago later or weekend , - ( )"
).split(" ")


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join))
def test_any_words_of_time_give_sound_intervals(phrase):
    for time in resolve(phrase, OPEN):
        assert time.start is None or time.end is None or time.start <= time.end
        interval((time,), Span(0, 1))
        again = from_short(short(time)) if time.known and not time.zone else None
        assert again is None or (again.start, again.end) == (time.start, time.end)


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("Tuesday evening, 4 March", "2031-03-04T18/2031-03-04T24"),
        ("Sunday morning, March 2", "2031-03-02T06/2031-03-02T12"),
        ("on Saturday night (1 March 2031)", "2031-03-01T18/2031-03-01T24"),
        ("late Saturday night, the 1st of March", "2031-03-01T21/2031-03-01T24"),
        ("this morning, Wednesday 5 March", "2031-03-05T06/2031-03-05T12"),
        ("last night, 4 March", "2031-03-04T18/2031-03-04T24"),
        ("overnight on 1-2 March", "2031-03-01T20/2031-03-02T06"),
        ("Monday, 3 March, shortly after 5 p.m.", "2031-03-03T17"),
    ],
)
def test_a_part_of_the_day_stands_between_the_name_of_the_day_and_its_date(phrase, value):
    assert values(phrase, PAST) == [value]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("1234567 hours and 10 minutes", "PT1234567H10M"),
        ("1,500,000 to 2,000,000 hours", "PT1500000H/PT2000000H"),
        ("12345678 to 23456789 days", "P12345678D/P23456789D"),
        ("99999 centuries", "P9999900Y"),
        ("two and a half hours", "PT2.5H"),
        ("three weeks", "P3W"),
    ],
)
def test_long_lengths_are_written_without_an_exponent(phrase, value):
    assert values(phrase) == [value]
