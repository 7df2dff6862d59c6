"""When: time expressions to intervals, without ever making up a date."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.claims.assemble import assemble
from fogline.claims.moments import moment
from fogline.claims.values import with_values
from fogline.claims.when import from_value, is_to_come, value_text
from fogline.records import Frame, Role, Span

from .sketch import Sketch
from .warread import CORPUS, gold, needs_corpus

WORDS = (
    "since by last next this the early late May",
    "Sunday 3 31 2022 to and – morning week days ago of half , 99999",
)
WEDNESDAY = dt.date(2031, 3, 5)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2031-02-28", "2031-02-28"),
        ("15 May 2022", "2022-05-15"),
        ("May 15, 2022", "2022-05-15"),
        ("the 1st of March", "2031-03-01"),
        ("February 24", "2031-02-24"),
        ("December 25", "2030-12-25"),
        ("May 2022", "2022-05"),
        ("2014", "2014"),
        ("the 1990s", "1990/1999"),
        ("2011-2014", "2011/2014"),
        ("February", "2031-02"),
        ("August", "2030-08"),
        ("by August", "../2031-08"),
        ("since February 24", "2031-02-24/.."),
        ("between 3 and 5 May 2022", "2022-05-03/2022-05-05"),
        ("February 27 to March 2", "2031-02-27/2031-03-02"),
        ("Wednesday", "2031-03-05"),
        ("on Monday", "2031-03-03"),
        ("last Wednesday", "2031-02-26"),
        ("next Monday", "2031-03-10"),
        ("late Sunday", "2031-03-02T18/2031-03-02T24"),
        ("Saturday morning", "2031-03-01T06/2031-03-01T12"),
        ("the early hours of Monday", "2031-03-03T00/2031-03-03T06"),
        ("today", "2031-03-05"),
        ("yesterday", "2031-03-04"),
        ("last night", "2031-03-04T18/2031-03-04T24"),
        ("last week", "2031-02-24/2031-03-02"),
        ("this month", "2031-03"),
        ("last year", "2030"),
        ("three days ago", "2031-03-02"),
        ("three weeks", "P3W"),
        ("for 10 days", "P10D"),
        ("48 hours", "PT48H"),
        # not to be placed by these words alone
        ("the day before", ""),
        ("recently", ""),
        ("the first day of the war", ""),
        ("an unknown date", ""),
        ("around the clock", ""),
        ("31 February 2022", ""),
        ("June 31", ""),
        ("189", ""),
        ("fall", ""),
    ],
)
def test_value_text_on_a_known_day(text, value):
    assert value_text(text, WEDNESDAY) == value


@pytest.mark.parametrize(
    "text", ["Sunday", "today", "yesterday", "last week", "since May 3", "this month", "by August", "two days ago"]
)
def test_without_a_publication_date_relative_times_stay_open(text):
    assert value_text(text) == ""


def test_a_day_without_a_year_keeps_what_is_known():
    assert value_text("May 15") == "--05-15"


def test_a_coming_weekday_is_the_next_one():
    assert moment("Monday", WEDNESDAY, coming=True).start == dt.date(2031, 3, 10)


def test_a_claim_takes_the_best_of_its_time_fillers():
    sketch = Sketch("On the day the mill burned, early Sunday, men fled.", "2031-03-05").mention("early Sunday", "TIME")
    when = sketch.frame("fled", "displacement", time=["the day", "early Sunday"]).claim.when
    assert (when.start, when.end, when.precision, when.anchor) == (
        "2031-03-02T00:00",
        "2031-03-02T06:00",
        "part_of_day",
        "published",
    )


def test_values_filled_in_before_keep_the_anchor_and_the_coming_weekday():
    sketch = Sketch("Men will meet on Monday.", "2031-03-05").mention("Monday", "TIME")
    filled = with_values(sketch.frame("meet", "talks", "future", time="Monday").reading)
    assert filled.mentions[0].value == "2031-03-10"
    (claim,) = assemble(filled)
    assert (claim.when.start, claim.when.anchor) == ("2031-03-10", "published")


def test_an_unplaced_time_is_kept_as_unknown_and_never_becomes_the_publication_date():
    sketch = Sketch("Long ago men fled.", "2031-03-05").frame("fled", time="Long ago")
    when = sketch.claim.when
    assert (when.start, when.end, when.precision) == (None, None, "unknown")
    assert sketch.words(when.derived_from) == "Long ago"


def test_no_time_filler_no_time():
    assert Sketch("Men fled.", "2031-03-05").frame("fled").claim.when is None


def test_a_months_interval_runs_from_its_first_day_to_its_last():
    when = Sketch("In February 2028 men fled.").frame("fled", time="February 2028").claim.when
    assert (when.start, when.end, when.precision, when.anchor) == ("2028-02-01", "2028-02-29", "month", None)


@pytest.mark.parametrize(
    ("value", "start", "end", "precision"),
    [
        ("2022-05-15", "2022-05-15", "2022-05-15", "day"),
        ("2022-02", "2022-02-01", "2022-02-28", "month"),
        ("2022", "2022-01-01", "2022-12-31", "year"),
        ("2022-02-24/..", "2022-02-24", None, "interval"),
        ("../2022-08", None, "2022-08-31", "interval"),
        ("2022-05-15T18/2022-05-15T24", "2022-05-15T18:00", "2022-05-15T23:59", "part_of_day"),
        ("2022-05-15T04:30", "2022-05-15T04:30", "2022-05-15T04:30", "instant"),
    ],
)
def test_values_given_by_a_reader_are_taken(value, start, end, precision):
    found = from_value(value, Span(0, 3))
    assert (found.start, found.end, found.precision) == (start, end, precision)


@pytest.mark.parametrize("value", ["P3W", "", "--05-15", "2022-13-40", "soon", "2022-05-15/2022-05-01", "2016-W06"])
def test_values_without_days_give_no_interval(value):
    assert from_value(value, Span(0, 3)) is None


@given(
    st.lists(
        st.sampled_from(" ".join(WORDS).split()),
        max_size=6,
    ).map(" ".join)
    | st.text(max_size=20),
    st.none() | st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
)
def test_any_text_gives_a_sound_moment_or_none(text, day):
    found = moment(text, day)
    if found is not None and found.start and found.end:
        assert found.start <= found.end
    if found is not None and found.relative:
        assert day is not None


@needs_corpus
def test_nine_of_ten_answers_on_the_corpus_are_right():
    right = answered = 0
    for path in sorted((CORPUS / "train").glob("*.json")):
        reading = gold(path)
        for mention in reading.mentions:
            if mention.type != "TIME":
                continue
            value = value_text(mention.span.of(reading.document.text), reading.document.published.start)
            answered += bool(value)
            right += bool(value) and value == mention.value
    assert answered > 1000
    assert right / answered >= 0.88


def test_a_weekday_that_also_dates_what_was_done_is_the_last_one() -> None:
    pledged = Frame(Span(16, 23), "support", "factual", (Role("time", 3, 9),))
    aid = Frame(Span(32, 35), "supply", "future", (Role("time", 3, 9),))
    assert not is_to_come(Span(3, 9), (pledged, aid))
    assert is_to_come(Span(3, 9), (aid,))
    assert not is_to_come(Span(40, 46), (aid,))
