"""What a phrase of time means against its context; two readings where two stand, and never the publication date unasked."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.claims.times import Context, Time, from_short, interval, resolve, short, spoken, timex
from fogline.claims.times.build import of_day
from fogline.records import Span

WEDNESDAY = dt.date(2031, 3, 5)
PAST = Context(published=(WEDNESDAY, WEDNESDAY), tense="past")
FUTURE = Context(published=(WEDNESDAY, WEDNESDAY), tense="future")
OPEN = Context(published=(WEDNESDAY, WEDNESDAY))
TOLD = Context(told=of_day(dt.date(2031, 2, 20)))


def values(phrase, context=OPEN):
    return [short(time) for time in resolve(phrase, context)]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("2031-02-28", "2031-02-28"),
        ("15 May 2022", "2022-05-15"),
        ("May 15, 2022", "2022-05-15"),
        ("Sunday the 15th of May 2022", "2022-05-15"),
        ("05-Aug-2016", "2016-08-05"),
        ("02.02.2025", "2025-02-02"),
        ("May 2022", "2022-05"),
        ("2014", "2014"),
        ("the 1990s", "1990/1999"),
        ("the 19th century", "1801/1900"),
        ("1980-88", "1980/1988"),
        ("490 BC", "-0489"),
        ("spring of 2011", "2011-03/2011-05"),
        ("late October 2022", "2022-10-21/2022-10-31"),
        ("mid-May 2022", "2022-05-11/2022-05-20"),
        ("the first half of 2022", "2022-01/2022-06"),
        ("between 3 and 5 May 2022", "2022-05-03/2022-05-05"),
        ("27 February to 2 March 2022", "2022-02-27/2022-03-02"),
        ("since 24 February 2022", "2022-02-24/.."),
        ("until the end of May 2022", "../2022-05-31"),
        ("since the truce of 24 February 2022", "2022-02-24/.."),
        ("until the first harbour vote on 24 February 2022", "../2022-02-24"),
        ("since the coup of 2021", "2021/.."),
        ("since the fall of 2021", "2021-09/.."),
        ("before the end of May 2022", "../2022-05-31"),
        ("after 2014", "2015/.."),
        ("6:30 p.m. on 15 May 2022", "2022-05-15T18:30"),
        ("about half past four on the morning of 15 May 2022", "2022-05-15T04:30"),
        ("between 06:00 and 13:00 on 15 May 2022", "2022-05-15T06:00/2022-05-15T13:00"),
        ("the night of 4 to 5 June 2022", "2022-06-04T20/2022-06-05T06"),
        ("three weeks", "P3W"),
        ("a 48-hour truce".removesuffix(" truce"), "PT48H"),
        ("two and a half years", "P2Y6M"),
        ("two to three days", "P2D/P3D"),
        ("more than a decade", "P10Y"),
        ("every day", "P1D"),
        ("around the clock", ""),
        ("daily", "P1D"),
        ("twice a week", "P1W"),
    ],
)
def test_phrases_that_need_no_day_of_speaking(phrase, value):
    assert values(phrase, Context()) == [value]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("Monday", "2031-03-03"),
        ("on Wednesday", "2031-03-05"),
        ("late Sunday", "2031-03-02T18/2031-03-02T24"),
        ("the early hours of Monday", "2031-03-03T00/2031-03-03T06"),
        ("before dawn on Saturday", "2031-03-01T00/2031-03-01T06"),
        ("overnight", "2031-03-04T20/2031-03-05T06"),
        ("last night", "2031-03-04T18/2031-03-04T24"),
        ("this morning", "2031-03-05T06/2031-03-05T12"),
        ("today", "2031-03-05"),
        ("the day before yesterday", "2031-03-03"),
        ("last week", "2031-02-24/2031-03-02"),
        ("this week", "2031-03-03/2031-03-09"),
        ("last month", "2031-02"),
        ("three days ago", "2031-03-02"),
        ("two years ago", "2029"),
        ("since February 24", "2031-02-24/.."),
        ("since May 3", "2030-05-03/.."),
        ("February", "2031-02"),
        ("December 25", "2030-12-25"),
        ("over the past three weeks", "2031-02-12/2031-03-05"),
        ("the 3rd", "2031-03-03"),
        ("the 20th", "2031-02-20"),
        ("so far", "../2031-03-05"),
        ("2:30pm ET on Monday", "2031-03-03T14:30-05:00"),
        ("6:07 a.m. Moscow time (0307 GMT) on Saturday", "2031-03-01T03:07Z"),
    ],
)
def test_what_is_told_as_past(phrase, value):
    assert values(phrase, PAST)[:1] == [value]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("Monday", "2031-03-10"),
        ("by August", "../2031-08"),
        ("by Friday evening", "../2031-03-07T24"),
        ("in the next 30 days", "2031-03-05/2031-04-04"),
        ("next year", "2032"),
        ("into next year", "2032"),
        ("in three days", "2031-03-08"),
        ("May 3", "2031-05-03"),
        ("coming days", "2031-03-06/.."),
        ("for three days from Monday", "2031-03-10/2031-03-12"),
        ("overnight", "2031-03-05T20/2031-03-06T06"),
    ],
)
def test_what_is_told_as_to_come(phrase, value):
    assert values(phrase, FUTURE)[:1] == [value]


def test_both_readings_stand_where_the_tense_does_not_tell():
    assert values("Monday") == ["2031-03-03", "2031-03-10"]
    assert values("August 1") == ["2030-08-01", "2031-08-01"]
    assert values("05/06/2022") == ["2022-06-05", "2022-05-06"]
    assert values("25/06/2022") == ["2022-06-25"]
    assert values("next Friday", FUTURE) == ["2031-03-07", "2031-03-14"]
    assert values("at six on Monday", PAST) == ["2031-03-03T06", "2031-03-03T18"]
    assert values("Monday", Context(published=(WEDNESDAY, WEDNESDAY), tense="prospective"))[0] == "2031-03-10"


def test_a_weekday_beside_a_date_chooses_its_year():
    assert values("Thursday, August 1") == ["2030-08-01"]


@pytest.mark.parametrize(
    "phrase",
    ["Sunday", "today", "yesterday", "last week", "two days ago", "this month", "overnight", "since Monday", "the 3rd"],
)
def test_without_a_day_of_speaking_relative_times_stay_open(phrase):
    assert not any(time.known for time in resolve(phrase))


@pytest.mark.parametrize(
    "phrase",
    (
        "the day before;the next day;an unknown date;then;that evening;at dawn;recently;a day later;the first day of the war;"
        "hours later;31 February 2022;June 31;;grain;189"
    ).split(";"),
)
def test_nothing_is_taken_from_the_publication_date_unasked(phrase):
    assert not any(time.known for time in resolve(phrase, OPEN))


def test_a_day_without_a_year_keeps_what_is_known():
    assert values("May 15", Context()) == ["--05-15"]
    assert values("since Dec. 5", Context()) == ["--12-05/.."]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("the day before", "2031-02-19"),
        ("a day later", "2031-02-21"),
        ("two days earlier", "2031-02-18"),
        ("the previous night", "2031-02-19T18/2031-02-19T24"),
        ("that evening", "2031-02-20T18/2031-02-20T24"),
        ("the same day", "2031-02-20"),
        ("the following Monday", "2031-02-24"),
        ("at dawn", "2031-02-20T04/2031-02-20T07"),
        ("16:42", "2031-02-20T16:42"),
        ("since then", "2031-02-20/.."),
        ("the following month", "2031-03"),
        ("May 3", "2031-05-03"),
    ],
)
def test_what_goes_back_to_the_time_told_before(phrase, value):
    found = resolve(phrase, TOLD)
    assert [short(time) for time in found] == [value]
    assert found[0].anchor == "told"


def test_a_quote_has_its_own_day():
    spoken_on = dt.date(2031, 2, 15)
    found = resolve("today", Context(published=(WEDNESDAY, WEDNESDAY), quote=(spoken_on, spoken_on)))
    assert (short(found[0]), found[0].anchor) == ("2031-02-15", "quote")


def test_days_of_the_war_count_from_its_outbreak():
    war = Context(war=dt.date(2022, 2, 24))
    assert values("the first day of the war", war) == ["2022-02-24"]
    assert values("day 75", war) == ["2022-05-09"]
    assert values("since the start of the full-scale invasion", war) == ["2022-02-24/.."]
    assert values("the opening weeks of the war", war) == ["2022-02-24/2022-03-23"]


def test_a_publication_day_known_to_within_days_widens_what_counts_from_it():
    (yesterday,) = resolve("yesterday", Context(published=(WEDNESDAY, dt.date(2031, 3, 7))))
    assert short(yesterday) == "2031-03-04/2031-03-06"
    (month,) = resolve("this month", Context(published=(WEDNESDAY, dt.date(2031, 3, 7))))
    assert short(month) == "2031-03"


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("9 Thermidor Year II", "1794-07-27"),
        ("25 October 1917 (Old Style)", "1917-11-07"),
        ("12 Ramadan 1443", "2022-04-13/2022-04-15"),
        ("22 Bahman 1357", "1979-02-11"),
        ("Good Friday 2022", "2022-04-15"),
        ("Orthodox Easter 2022", "2022-04-24"),
        ("Eid al-Adha 2022", "2022-07-09/2022-07-11"),
    ],
)
def test_other_calendars_and_named_days(phrase, value):
    assert values(phrase, Context()) == [value]


def test_clock_times_take_the_zone_of_the_place():
    (time,) = resolve("6 a.m. on 15 May 2022", Context(zone="kyiv"))
    assert (short(time), time.zone) == ("2022-05-15T06", "+03:00")
    assert interval((time,), Span(0, 4)).start == "2022-05-15T06:00+03:00"


def test_intervals_of_claims():
    span = Span(3, 9)
    (evening,) = resolve("Sunday evening", PAST)
    assert interval((evening,), span).start == "2031-03-02T18:00"
    assert interval((evening,), span).end == "2031-03-02T23:59"
    assert interval((evening,), span).anchor == "published"
    (month,) = resolve("February 2028")
    found = interval((month,), span)
    assert (found.start, found.end, found.precision, found.anchor) == ("2028-02-01", "2028-02-29", "month", None)
    assert interval((Time(value="P3W"),), span).precision == "unknown"


def test_every_reading_that_stands_is_kept_beside_the_likeliest():
    found = interval(resolve("Monday", OPEN), Span(0, 6))
    assert (found.start, [other.start for other in found.candidates]) == ("2031-03-03", ["2031-03-10"])
    assert interval(resolve("Sunday", PAST), Span(0, 6)).candidates == ()
    length = interval(resolve("in three days", OPEN), Span(0, 13))
    assert (length.start, [other.start for other in length.candidates]) == (None, ["2031-03-08"])


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("Thursday", "2031-03-06"),  # said as past on the Wednesday before: dated a day early, not six days ago
        ("overnight into Sunday", "2031-03-01T20/2031-03-02T06"),
        ("the night to Sunday", "2031-03-01T20/2031-03-02T06"),
        ("the night from Saturday to Sunday", "2031-03-01T20/2031-03-02T06"),
        ("the night to 2 March", "2031-03-01T20/2031-03-02T06"),
        ("by last night", "../2031-03-04T24"),
        ("late in the evening of 2 March", "2031-03-02T21/2031-03-02T24"),
        ("the end of the year", "2031-12"),
        ("by the end of the year", "../2031-12-31"),
        ("last Tuesday", "2031-02-25"),  # not yesterday
        ("in recent days", "../2031-03-05"),
        ("the weekend", "2031-03-01/2031-03-02"),
        ("November to February 2031", "2030-11/2031-02"),
        ("02-02-2030 to 03-03-2030", "2030-02-02/2030-03-03"),
        ("from last Monday to Friday", "2031-03-03/2031-03-07"),
        ("Wednesday evening last week", "2031-02-26T18/2031-02-26T24"),
    ],
)
def test_more_of_what_is_told_as_past(phrase, value):
    assert values(phrase, PAST)[:1] == [value]


@pytest.mark.parametrize(
    "phrase",
    ["during the day", "the first week of the truce", "the night", "in one night", "later in the week before"],
)
def test_a_certain_day_that_is_not_told_is_no_length_of_time(phrase):
    assert values(phrase, PAST)[:1] in ([], [""])


def test_words_for_a_person():
    assert spoken(resolve("Sunday evening", PAST)[0]) == "Sun 2 Mar 2031, evening"
    assert spoken(resolve("since May 3 2022")[0]) == "since 3 May 2022"
    assert spoken(resolve("May 2022")[0]) == "May 2022"
    assert spoken(resolve("three weeks")[0]) == "3 weeks"
    assert spoken(Time()) == ""


def test_values_of_timex3():
    pairs = {"early October 1939": "1939-10", "summer 1941": "1941-SU", "late 1942": "1942", "three weeks": "P3W"}
    assert {phrase: timex(resolve(phrase)[0]) for phrase in pairs} == pairs
    assert timex(resolve("the night of April 18, 1775")[0]) == "1775-04-18TNI"


WORDS = (
    "since by last next this the early late May Sunday 3 31 2022 to and – morning week days ago of half , 99999 day war 12:30 pm "
    "before after between from Ramadan spring BC 05/06/22 later in two night on at every"
)
PHRASES = st.lists(st.sampled_from(WORDS.split(" ")), max_size=7).map(" ".join) | st.text(max_size=30)
DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


@given(PHRASES, st.none() | DAYS, st.sampled_from(["past", "present", "future", "prospective", ""]), st.none() | DAYS)
def test_any_text_gives_sound_readings(phrase, day, tense, told):
    context = Context(
        published=(day, day) if day else None, tense=tense, told=of_day(told) if told and told.year < 9999 else None
    )
    for time in resolve(phrase, context):
        assert time.start is None or time.end is None or time.start <= time.end
        assert day is not None or time.anchor != "published"
        interval((time,), Span(0, 1))
        assert isinstance(short(time) + timex(time) + spoken(time), str)


@given(PHRASES)
def test_short_forms_survive_the_round_trip(phrase):
    for time in resolve(phrase, PAST):
        again = from_short(short(time)) if time.known and not time.zone else None
        if again is not None:
            assert (again.start, again.end) == (time.start, time.end)


@pytest.mark.parametrize("phrase", ["before 1 AD", "before 1 January 0001", "until AD 1", "prior to 1 AD"])
def test_no_day_lies_before_the_first_of_the_calendar(phrase):
    for time in resolve(phrase, PAST):
        found = interval([time], Span(0, 6))
        assert (found.start, found.end) == (None, None) or found.end == "0001-12-31"
        assert time.last_day is None or time.last_day.year == 1
        assert all(isinstance(shown(time), str) for shown in (short, spoken, timex))


def test_an_end_before_all_days_is_open():
    assert Time(end=dt.datetime.min, precision="interval") == Time(precision="interval")
    assert Time(end=dt.datetime(1, 1, 2), precision="interval").last_day == dt.date(1, 1, 1)


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("overnight from March 3 to 4", "2031-03-03T20/2031-03-04T06"),
        ("on the night of March 3 to 4", "2031-03-03T20/2031-03-04T06"),
        ("overnight on March 3-4", "2031-03-03T20/2031-03-04T06"),
        ("the night of 28 February to 1 March", "2031-02-28T20/2031-03-01T06"),
        ("the nights of 1 to 4 March", "2031-03-01/2031-03-04"),
    ],
)
def test_the_night_between_two_dates(phrase, value):
    assert values(phrase, PAST)[:1] == [value]


def test_the_night_between_two_days_with_a_slash():
    when = dt.date(2025, 4, 29)
    for words in ("night 27/28 April", "the night of 27/28 April 2025"):
        (found, *_) = resolve(words, Context(published=(when, when)))
        assert (found.start, found.end) == (dt.datetime(2025, 4, 27, 20), dt.datetime(2025, 4, 28, 6)), words


def test_what_was_in_a_war_was_at_some_time_since_it_began():
    war = Context(war=dt.date(2022, 2, 24))
    for words in ("the war", "during the war"):
        (found,) = resolve(words, war)
        assert (found.start, found.end) == (dt.datetime(2022, 2, 24), None), words
    (found,) = resolve("the start of the war", war)
    assert found.is_day
    (found,) = resolve("until the war", war)
    assert found.end == dt.datetime(2022, 2, 24)


def test_feasts_by_their_names_in_west_and_east_africa():
    day = dt.date(2025, 6, 8)
    (found, *_) = resolve("Tabaski", Context(published=(day, day)))
    assert found.start <= dt.datetime(2025, 6, 6) < found.end
    (found, *_) = resolve("Timkat", Context(published=(day, day)))
    assert found.start == dt.datetime(2025, 1, 19)
