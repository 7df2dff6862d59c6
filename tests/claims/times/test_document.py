"""Times of a whole text: tense, the sentence's own date, the day of a quote, what was told before, shared months and years."""

import datetime as dt
import re

import pytest

from fogline.claims.times import Told, short, tense_of, times_of, war_of
from fogline.claims.times.document import completed
from fogline.reading.sentences import sentence_spans
from fogline.records import Span

SUNDAY = dt.date(2031, 3, 9)


def read(text, published=SUNDAY, **more):
    """Resolve the phrases in [brackets]; return the first reading of each in turn."""
    plain, spans = "", []
    for piece in re.split(r"(\[.*?\])", text):
        inner = piece.strip("[]") if piece.startswith("[") else piece
        if piece.startswith("["):
            spans.append(Span(len(plain), len(plain) + len(inner)))
        plain += inner
    lines = re.finditer(r"[^\n]+", plain)
    sentences = [sentence for line in lines for sentence in sentence_spans(plain, *line.span())]
    days = (published, published) if published else None
    found = times_of(Told(plain, spans, sentences, days, **more))
    return [short(found[span][0]) if found[span] else None for span in spans]


@pytest.mark.parametrize(
    ("sentence", "tense"),
    [
        ("The mayor said [Monday] that two men died.", "past"),
        ("Deputies will vote [Monday] on the bill.", "future"),
        ("On [Monday], deputies will vote on the bill.", "future"),
        ("The talks are due to resume on [Monday].", "future"),
        ("On [Monday] shells hit the mill.", "past"),
        ("He said they would meet on [Monday].", "prospective"),
        ("Envoys to meet again on [Monday].", "prospective"),
        ("They asked the men to leave on [Monday].", ""),
        ("[Monday]", ""),
        ("It had hit the “friendly” ship with missiles on [Monday].", "past"),
        ("“We will vote,” he said on [Monday].", "past"),
        ("“We held the town,” he said; talks will be held on [Monday].", "future"),
    ],
)
def test_the_tense_of_the_governing_verb(sentence, tense):
    start = sentence.index("[")
    plain = sentence.replace("[", "").replace("]", "")
    assert tense_of(plain, start, start + len("Monday")) == tense


def test_said_monday_is_past_and_will_vote_tuesday_is_to_come():
    assert read("The mayor said [Friday] that deputies will vote [Tuesday].") == ["2031-03-07", "2031-03-11"]


def test_the_day_before_goes_back_to_the_date_of_its_sentence():
    text = "The bridge that was hit [the day before] burned down on [Thursday]."
    assert read(text) == ["2031-03-05", "2031-03-06"]


def test_what_was_told_before_holds_across_sentences():
    text = "Shells hit Orvel on [1 March]. [The next day] men fled. [Two days later] the mill fell at [06:20]."
    assert read(text) == ["2031-03-01", "2031-03-02", "2031-03-04", "2031-03-04T06:20"]


def test_a_quote_that_names_its_day_is_read_against_it():
    text = "“[Today the 2nd March], our men went in. They had rested [yesterday],” he wrote. He died [yesterday]."
    assert read(text) == ["2031-03-02", "2031-03-01", "2031-03-08"]


def test_what_a_frame_dates_as_to_come_is_to_come():
    text = "Men met [Monday]."
    span = Span(8, 14)
    found = times_of(
        Told(text.replace("[", "").replace("]", ""), [span], (), (SUNDAY, SUNDAY), coming=frozenset([span]))
    )
    assert short(found[span][0]) == "2031-03-10"


def test_a_history_follows_its_own_years():
    text = (
        "In [1861] war came. On [12 April] shells fell. [The next day] the fort fell. By [February 1862] the north was ready. "
        "In [May] it marched. It took the city in [1863]."
    )
    assert read(text, dt.date(2009, 12, 19)) == ["1861", "1861-04-12", "1861-04-13", "1862-02", "1862-05", "1863"]


def test_a_report_that_looks_back_is_still_read_against_its_day():
    text = "He came to power in [1999]. He fought in [2008] and [2014]. On [Friday] he spoke."
    assert read(text) == ["1999", "2008", "2014", "2031-03-07"]


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("fell on 12-14 July 1950", "12", "12 July 1950"),
        ("from April 13-15 they", "15", "April 15"),
        ("in 2006-07 it", "07", "2007"),
        ("in August and September 1914", "August", "August 1914"),
        ("on 26 June - 4 August 1952", "26 June", "26 June 1952"),
        ("on Monday and Tuesday", "Monday", "Monday"),
    ],
)
def test_ends_of_a_stretch_share_their_month_and_year(text, words, whole):
    start = text.index(words)
    assert completed(text, Span(start, start + len(words))) == whole


def test_the_war_a_text_is_about():
    text = "Russian troops shelled Kharkiv, Ukraine said. Moscow denied it."
    assert war_of(text, (dt.date(2022, 5, 1), dt.date(2022, 5, 1))) == dt.date(2022, 2, 24)
    assert war_of(text, (dt.date(2021, 5, 1), dt.date(2021, 5, 1))) is None
    assert war_of("Rain fell on the valley.", None) is None


def test_of_two_wars_with_one_side_in_common_the_one_spoken_of_is_meant():
    day = (dt.date(2025, 6, 16), dt.date(2025, 6, 16))
    jets = "Iran fired at Israel, and Israeli jets hit Tehran and Isfahan. Iranian media say Natanz burned. Iran vows more."
    assert war_of(jets, day) == dt.date(2025, 6, 13)
    assert war_of("Israel hit Gaza. Hamas said Israeli tanks left Gaza; Iran protested.", day) == dt.date(2023, 10, 7)


def test_spans_may_be_empty_or_repeated_and_a_text_without_sentences_is_one():
    found = times_of(Told("Monday", [Span(0, 6), Span(0, 6), Span(3, 3)], (), None))
    assert set(found) == {Span(0, 6), Span(3, 3)}


def test_clock_times_that_head_the_entries_of_a_running_report_are_of_its_day():
    text = "[08:40] Men fled.\n[09:15] Shells hit the mill.\n[11:05 GMT] The mill burned."
    assert read(text) == ["2031-03-09T08:40", "2031-03-09T09:15", "2031-03-09T11:05Z"]
    assert read("Posts of [7 March]\n" + text)[1:] == ["2031-03-07T08:40", "2031-03-07T09:15", "2031-03-07T11:05Z"]
    assert read(text, None) == ["T08:40", "T09:15", "T11:05Z"]


def test_a_clock_time_by_itself_is_of_no_day():
    assert read("Men fled on [Thursday].\nAt [09:15] shells hit the mill.") == ["2031-03-06", "T09:15"]
    assert read("[08:40] Men fled.\n[09:15] Shells hit the mill.\n[07:05] The mill burned.") == [
        "T08:40",
        "T09:15",
        "T07:05",
    ]


def test_a_day_after_something_is_not_the_day_after_the_sentences_own():
    assert read("On [Friday] guns fell silent, [a day after] the mayor had asked for it.") == ["2031-03-07", None]


def test_a_day_after_an_event_that_the_text_dates_is_dated():
    told = "[Friday]'s missile strike hit the depot. Crews left [a day after] the strike."
    assert read(told) == ["2031-03-07", "2031-03-08"]
    twice = "A strike on [Monday] and a strike on [Friday] hit it. Crews left [a day after] the strike."
    assert read(twice)[2] is None


@pytest.mark.parametrize(
    "text",
    [
        "“" * 1000,
        "‘a" * 1000,
        '"x' * 1001,
        "8:00\n" * 700,
        "today " * 700,
        "1" * 400 + " May",
        "to " * 700,
        "\ud800 May 3",
    ],
)
def test_broken_text_is_read_in_good_time(text):
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"\S+", text)]
    assert set(times_of(Told(text, spans, published=(SUNDAY, SUNDAY)))) == set(spans)


def test_a_day_is_of_the_year_that_a_text_without_a_date_gives_with_it_elsewhere():
    text = "The mill burned on [9 May 2029]. The dam was hit on [2 June 2027]. Men fled on [May 9]."
    assert read(text, None) == ["2029-05-09", "2027-06-02", "2029-05-09"]


def test_a_month_cut_short_is_the_same_month():
    assert read("The mill burned on [4 Oct. 2027]. Men fled on [October 4].", None) == ["2027-10-04"] * 2
    assert read("Men fled on [Oct 4]. The mill burned on [4 October 2027].", None) == ["2027-10-04"] * 2


def test_a_day_of_two_years_is_of_neither_for_that():
    text = "The mill burned on [9 May 2029] and [9 May 2026]. The dam was hit on [2 June 2027]. Men fled on [9 May]."
    assert read(text, None)[-1] == "2027-05-09"


def test_a_distance_and_the_date_behind_it_are_one_day():
    assert read("Orvel fell on [1 March]. [A week later], on [Saturday], men came back.")[1:] == ["2031-03-08"] * 2
    assert read("[Two days earlier], on [4 March], a shell hit the mill.") == ["2031-03-04"] * 2
    assert read("[A day earlier], men fled on [4 March].") == ["2031-03-03", "2031-03-04"]


def test_what_comes_after_goes_back_to_what_happened_not_to_who_said_so():
    text = "Six men died on [Thursday], the mayor said on [Saturday]. [The day before], at [5 am], guards had left."
    assert read(text) == ["2031-03-06", "2031-03-08", "2031-03-05", "2031-03-05T05"]
    assert read("The mayor said on [Saturday] that six had died. [The day before], guards left.")[1] == "2031-03-07"


def test_what_is_past_lies_not_weeks_ahead():
    assert read("The two sides began exchanging fire on [2 April].") == ["2030-04-02"]
    assert read("The two sides exchanged fire on [11 March].") == ["2031-03-11"]  # the report is dated a little early
    assert read("The two sides will meet on [2 April].") == ["2031-04-02"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The army carried out ten strikes in [2025]. On [20 October] gunmen killed a baker.", "2025-10-20"),
        ("Ten mills burned in [2031]. [November] was the worst.", "2031-11"),
        ("From [January to October 2030] the mills burned. Orvel fell on [12 September].", "2030-09-12"),
        # Before what was told, or behind it.
        ("Orvel fell on [4 January 2030]. Vale had fallen on [20 December].", "2029-12-20"),
        ("Orvel fell on [20 December 2030]. Vale fell on [4 January].", "2031-01-04"),
    ],
)
def test_a_day_behind_a_year_or_stretch_is_of_it(text, day):
    assert read(text, None)[-1] == day


def test_a_bare_day_goes_on_from_years_gone_by_where_news_would_have_told_its_year():
    text = "Guards shot the envoy on [2 May 1987]. [Within a hundred days] thousands died. The army took Orvel on [1 August]."
    assert read(text)[-1] == "1987-08-01"
    assert read("The war broke out on [2 May 1987]. Shells hit the mill on [20 February].")[-1] == "2031-02-20"
    assert read("Orvel fell on [2 May 2030]. Shells hit the mill on [10 October].")[-1] == "2030-10-10"


def test_a_history_under_a_line_with_its_day_of_publication_is_a_history():
    text = "[9 March 2031]\nRebels came on [1 October 1990]. [In January 1991] Orvel fell. A truce was signed on [12 July 1992]."
    assert read(f"{text} Men fled on [8 February].")[-1] == "1993-02-08"
    assert read("Men fled on [9 March 2031]. [1990], [1991] and [1992] were bad. Men fled on [8 February].")[-1] == (
        "2031-02-08"
    )


def test_the_same_day_is_that_of_hours_open_at_an_end():
    assert read("A mine went off [before noon on Friday]. [The same day] soldiers came.")[1] == "2031-03-07"
    assert read("[By Friday night] many had fled, twice as many as [two days earlier].")[1] == "2031-03-05"


def test_an_hour_behind_a_night_is_of_that_night_or_the_morning_after_it():
    text = "[On the night of 3 to 4 March] drones came. [At 22:30] a depot burned, [at 02:15] a mill. [By 09:00] all was quiet."
    assert read(text)[1:] == ["2031-03-03T22:30", "2031-03-04T02:15", "../2031-03-04T09:00"]


@pytest.mark.parametrize(
    "event", ["seven men died", "gunmen shot the mayor", "at least two mills burned", "police came"]
)
def test_a_week_after_what_is_told_behind_it_is_not_a_week_after_the_day_told_before(event):
    assert read(f"The mill burned on [Friday]. It came [a week after] {event}.")[1] in (None, "")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Police counted 12 dead [last week]: five on [Monday], four on [Wednesday].", ["2031-02-24", "2031-02-26"]),
        ("Guards fired [last week] (on [Monday] and [Tuesday]).", ["2031-02-24", "2031-02-25"]),
        ("[Last week] rebels attacked Orvel on [Monday] and Mala on [Thursday].", ["2031-02-24", "2031-02-27"]),
        # a day that may be of the running week stays there
        ("After clashes [last week], troops entered Orvel on [Monday].", ["2031-03-03"]),
        ("[Last week] he was in Orvel; on [Monday] he was shot.", ["2031-03-03"]),
        ("The army said [last week] that its men had left on [Monday].", ["2031-03-03"]),
        ("[Last week] he said that two men died on [Monday].", ["2031-03-03"]),
    ],
)
def test_the_days_of_a_week_told_in_days_are_days_of_that_week(text, days):
    assert read(text, dt.date(2031, 3, 6))[1:] == days


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("At least 400 people were killed [between Friday and Sunday].", "2031-02-28/2031-03-02"),
        ("Rebels shelled the town [from Tuesday to Friday].", "2031-02-25/2031-02-28"),
        ("Rebels shelled the town [from Monday to Wednesday].", "2031-03-03/2031-03-05"),
        ("Rebels shelled the town [from Monday to Thursday].", "2031-03-03/2031-03-06"),
        ("Talks will be held [between Friday and Sunday].", "2031-03-07/2031-03-09"),
    ],
)
def test_a_stretch_of_weekdays_told_as_past_has_gone_by(text, stretch):
    assert read(text, dt.date(2031, 3, 6)) == [stretch]  # a Thursday


def test_what_will_be_is_read_against_the_day_of_publication_also_where_years_gone_by_are_told():
    text = "The men charged with a raid in [May 2000] will go on trial in [September]."
    assert read(text, dt.date(2024, 6, 11)) == ["2000-05", "2024-09"]
    text = "A bomb in [May 2000], a raid in [June 2003] and a blast in [July 2005]; he will be sentenced on [4 July]."
    assert read(text, dt.date(2024, 6, 11))[-1] == "2024-07-04"
    text = "In [May 2000] they said that they would march in [September]."
    assert read(text, dt.date(2024, 6, 11))[-1] == "2000-09"


@pytest.mark.parametrize(
    "text",
    [
        "He died in the [last months] of the war.",
        "They fled in the [first days] of the siege.",
        "They died in [the final two weeks] of his rule.",
    ],
)
def test_the_last_months_of_a_war_are_not_those_before_publication(text):
    assert read(text) == [None]


def test_the_last_two_weeks_are_those_before_publication():
    assert read("They died in [the last two weeks] of shelling.") != [None]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # A bare number is a day of the month told right before.
        ("“They came in [January]. [On the 6th] they took my son.”", ["2031-01", "2031-01-06"]),
        ("They came in [January]. [On the 16th] they took nine.", ["2031-01", "2031-01-16"]),
        ("Men shot at all on [4 May 2029]. [On the ninth] we fled.", ["2029-05-04", "2029-05-09"]),
        ("The raid began in [June last year]. It was [dawn on the 18th].", ["2030-06", "2030-06-18T04/2030-06-18T07"]),
        # What is still to come, is only said on that day, just happened, or would go back is not.
        ("They came in [November]. [On the 6th] guards took nine.", ["2030-11", "2031-03-06"]),
        ("They came on [26 November]. [On the 1st] guards took nine.", ["2030-11-26", "2031-03-01"]),
        ("They came in [January]. The trial will open [on the 20th].", ["2031-01", "2031-03-20"]),
        ("They came in [January]. The envoy said on the [6th] that it rained.", ["2031-01", "2031-03-06"]),
        ("The war began on [24 February 2022]. Shells fell [on the 6th].", ["2022-02-24", "2031-03-06"]),
        ("They came on [4 May 2029].\nIt rained.\nIt was cold.\nMen left [on the 6th].", ["2029-05-04", "2031-03-06"]),
        # A day without a year goes on from a season of years gone by, and not from one of the last months.
        ("He hid in [the spring of 2029]. [On the 9th of May] they came.", ["2029-03/2029-05", "2029-05-09"]),
        ("He hid in [the winter of 2030]. [On 2 March] they came.", ["2030-12/2031-02", "2031-03-02"]),
    ],
)
def test_a_bare_day_goes_on_from_what_is_told_right_before(text, days):
    assert read(text) == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ceasefire takes effect on [Wednesday].", "2031-03-12"),
        ("The permit, agreed at dawn, expires on [Tuesday].", "2031-03-11"),
        ("The rule comes into force on [Friday].", "2031-03-14"),
        ("The truce ends on [Monday].", "2031-03-10"),
        ("The truce ended on [Tuesday].", "2031-03-04"),
        ("The rule took effect on [Friday].", "2031-03-07"),
    ],
)
def test_what_takes_effect_or_expires_on_a_day_is_to_come(text, day):
    assert read(text) == [day]


def test_since_the_start_of_the_day_is_the_day_of_the_bulletin():
    assert read("[Since the beginning of the day] guns fired.") == ["2031-03-09"]
    assert read("They met [on Friday]; [since the start of the day] shells fell.") == ["2031-03-07", "2031-03-07"]
    assert read("[Since the start of the day] guns fired.", None) == [None]


def test_the_special_military_operation_is_russias_war_in_ukraine():
    assert read("[Since the start of the special military operation] 600 jets fell.") == ["2022-02-24/.."]
    assert read("[Since the start of the military operation] 600 jets fell.") != ["2022-02-24/.."]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # 12 January 2031 is a Sunday, 12 January 2028 the last one before that was a Wednesday.
        ("It was a Wednesday, the [12th of January]. [On the 14th] we fled.", ["2028-01-12", "2028-01-14"]),
        ("It was on a Sunday, [12 January].", ["2031-01-12"]),
        ("They came on Wednesday, [12 January].", ["2031-01-12"]),  # a slip of the pen rather than another year
        ("It was a Wednesday, [12 January 2029].", ["2029-01-12"]),
    ],
)
def test_a_weekday_that_is_remembered_tells_the_year(text, days):
    assert read(text) == days
