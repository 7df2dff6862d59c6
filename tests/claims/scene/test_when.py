"""When: time expressions to intervals, without ever making up a date."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.sketch import Sketch
from tests.claims.warread import CORPUS, needs_corpus

from fogline.claims.assemble import assemble
from fogline.claims.page import Page
from fogline.claims.scene.when import from_value, times_on, to_come, value_text
from fogline.claims.times import Told, times_of
from fogline.claims.values import with_values
from fogline.records import Frame, Role, Span

WORDS = (
    "since by last next this the early late May",
    "Sunday 3 31 2022 to and – morning week days ago of half , 99999",
)
WEDNESDAY = dt.date(2031, 3, 5)


def value(text, day=None, *, coming=False):
    whole = Span(0, len(text))
    told = Told(text, [whole], published=(day, day) if day else None, coming=frozenset([whole] if coming else []))
    return value_text(times_of(told)[whole])


@pytest.mark.parametrize(
    ("text", "expected"),
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
def test_value_on_a_known_day(text, expected):
    assert value(text, WEDNESDAY) == expected


@pytest.mark.parametrize(
    "text", ["Sunday", "today", "yesterday", "last week", "this month", "by August", "two days ago"]
)
def test_without_a_publication_date_relative_times_stay_open(text):
    assert value(text) == ""


def test_a_day_without_a_year_keeps_what_is_known():
    assert value("May 15") == "--05-15"
    assert value("since May 3") == "--05-03/.."


def test_a_coming_weekday_is_the_next_one():
    assert value("Monday", WEDNESDAY, coming=True) == "2031-03-10"


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


def test_where_the_words_leave_two_days_open_both_are_kept():
    sketch = Sketch("Monday: guns near the mill.", "2031-03-05").mention("Monday", "TIME")
    when = sketch.frame("guns", time="Monday").claim.when
    assert (when.start, when.anchor) == ("2031-03-03", "published")
    assert [(other.start, other.end) for other in when.candidates] == [("2031-03-10", "2031-03-10")]


def test_a_time_leans_on_the_day_of_its_sentence_and_on_the_day_of_its_quote():
    sketch = Sketch("The bridge fell on Sunday; men had fled the day before.", "2031-03-05")
    sketch.mention("Sunday", "TIME", "the day before", "TIME")
    when = sketch.frame("fled", time="the day before").claim.when
    assert (when.start, when.anchor) == ("2031-03-01", "sentence")
    sketch = Sketch("‘Today the 2nd March we took the mill, today we hold it,’ he said.", "2031-03-05")
    sketch.mention("Today the 2nd March", "TIME", "today", "TIME")
    when = sketch.frame("hold", time="today").claim.when
    assert (when.start, when.anchor) == ("2031-03-02", "quote")


def test_a_day_after_an_event_that_is_not_dated_stays_unknown():
    sketch = Sketch("The guns fell silent a day after the mayor had asked for it.", "2031-03-05")
    sketch.mention("a day after", "TIME")
    when = sketch.frame("asked", time="a day after").claim.when
    assert (when.start, when.end) == (None, None)


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        ("a day after the mayor had asked for it.", ("2031-03-02", "2031-03-02")),
        ("ten days after being asked.", ("2031-02-21", "2031-02-21")),
        ("two months after they had asked for it.", ("2031-01-01", "2031-01-31")),
        # Who asks in the next clause does so at another time.
        ("a day after the raid, the mayor asked for more.", (None, None)),
    ],
)
def test_what_something_dated_came_so_long_after_is_counted_back_from_it(behind, told):
    sketch = Sketch(f"On Monday the guns fell silent, {behind}", "2031-03-05")
    ago = behind[: behind.index("after") + len("after")]
    sketch.mention("Monday", "TIME", ago, "TIME")
    when = sketch.frame("asked", time=ago).claim.when
    assert (when.start, when.end) == told


def test_all_phrases_of_a_page_are_read_in_one_call():
    sketch = Sketch("On Monday men fled. They came back on Tuesday evening.", "2031-03-05").mention("Monday", "TIME")
    sketch.frame("came", time="on Tuesday evening")
    page = Page.of(sketch.reading)
    assert {span.of(page.text): value_text(times) for span, times in times_on(page).items()} == {
        "Monday": "2031-03-03",
        "on Tuesday evening": "2031-03-04T18/2031-03-04T24",
    }


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
def test_any_text_gives_a_sound_interval(text, day):
    sketch = Sketch(f"x {text}", day.isoformat() if day else None)
    frame = Frame(Span(0, 1), "attack", "factual", (Role("time", 0, len(text) + 2),))
    sketch.frames.append(frame)
    when = sketch.claim.when
    assert when.start is None or when.end is None or when.start[:10] <= when.end[:10]
    assert day is not None or when.anchor != "published"


@needs_corpus
def test_dates_on_the_corpus_are_seldom_wrong_and_almost_never_false():
    from fogline.evaluation.loaders.times import load_times
    from fogline.evaluation.times import score_times

    scores = score_times(load_times(CORPUS / "train"))
    assert scores.days.precision >= 0.88
    assert scores.days.recall >= 0.74
    assert scores.value.precision >= 0.84
    assert scores.value.recall >= 0.72
    assert scores.false <= 0.03 * scores.dated


def test_a_weekday_that_also_dates_what_was_done_is_the_last_one() -> None:
    pledged = Frame(Span(16, 23), "support", "factual", (Role("time", 3, 9),))
    aid = Frame(Span(32, 35), "supply", "future", (Role("time", 3, 9),))
    assert not list(to_come([Span(3, 9)], [pledged, aid]))
    assert list(to_come([Span(3, 9), Span(40, 46)], [aid])) == [Span(3, 9)]


def test_of_two_days_in_a_sentence_the_one_right_behind_what_happened_counts():
    text = "Two nurses were taken on 9 February and released on 12 February."
    sketch = Sketch(text, "2031-02-18").mention("9 February", "TIME", "12 February", "TIME")
    sketch.frame("taken", "abuse", time=["9 February", "12 February"])
    sketch.frame("released", "release", time=["9 February", "12 February"])
    assert [claim.when.start for claim in sketch.claims] == ["2031-02-09", "2031-02-12"]


def test_a_time_that_is_only_compared_with_gives_no_year_to_others():
    text = "In May 2034 rebels took Orvel, the largest raid since that of March 2031. On 21 May they burnt the mill."
    sketch = Sketch(text).mention("May 2034", "TIME", "March 2031", "TIME", "21 May", "TIME")
    assert sketch.frame("burnt", "damage", time="21 May").claim.when.start == "2034-05-21"


@pytest.mark.parametrize(
    ("rest", "dated"), [(", against nine in May", False), (", compared with 9 during May", False), (" in May", True)]
)
def test_the_time_of_a_number_only_compared_with_is_not_when_it_happened(rest, dated):
    sketch = Sketch(f"Eleven dockers were killed{rest}.", published="2031-08-05").mention("May", "TIME")
    sketch.frame("killed", "casualties", time="May")
    assert (sketch.claim.when is not None) is dated


def test_since_a_month_is_not_to_come_where_nobody_knows_when_the_text_was_written():
    text = "On 23 September 2031 a mill burned. Shells have fallen since March. Shells have fallen since May 2031."
    sketch = Sketch(text).mention("23 September 2031", "TIME", "since March", "TIME", "since May 2031", "TIME")
    told = times_on(Page.of(sketch.reading))
    assert [value_text(told[sketch.span(words)]) for words in ("since March", "since May 2031")] == ["", "2031-05/.."]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Since the truce broke down on 3 May, 60 dockers have been killed.", None),
        ("Police say 60 dockers have been killed since the strike began on 3 May.", None),
        ("The siege, which began on 3 May, has killed 60 dockers.", None),
        ("The raid, which came on 3 May, killed 60 dockers.", "2031-05-03"),
        ("It was quiet since 60 dockers were killed on 3 May.", "2031-05-03"),
        ("Dockers who had been held since 2016 were killed on 3 May.", "2031-05-03"),
    ],
)
def test_a_toll_since_something_began_is_not_of_that_day(text, end):
    sketch = Sketch(text, published="2031-08-05").mention("3 May", "TIME")
    trigger = "been killed" if "been killed" in text else "killed"
    when = sketch.frame(trigger, "casualties", time="3 May").claim.when
    assert (when.start, when.end) == ("2031-05-03", end)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("It was the worst fire since May, when six dockers were killed at Orvel, and June 2030.", "2031-05-01"),
        ("On 3 May, when six dockers were killed at Orvel, rain fell until June 2030.", "2031-05-03"),
        ("On 3 May, when rain fell, six dockers were killed at Orvel in June 2030.", "2030-06-01"),
        ("On 3 May, when six dockers were killed in June 2030.", "2030-06-01"),
    ],
)
def test_what_a_clause_with_when_tells_was_at_the_time_it_hangs_on(text, start):
    sketch = Sketch(text, published="2031-08-05").mention("June 2030", "TIME")
    sketch.mention("since May" if "since May" in text else "3 May", "TIME")
    assert sketch.frame("killed", "casualties", time="June 2030").claim.when.start == start


def test_when_it_was_said_is_not_when_it_happened_where_that_is_told():
    text = "Shells hit Orvel over the past day, the mayor reported at 8 a.m. on 4 August."
    sketch = Sketch(text, published="2031-08-05").mention("over the past day", "TIME", "8 a.m. on 4 August", "TIME")
    sketch.frame("hit", "shelling", time=["over the past day", "8 a.m. on 4 August"])
    assert sketch.claim.when.derived_from.of(text) == "over the past day"


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        ("Rescuers pulled six bodies from the mine on 3 May.", "bodies", (None, "2031-05-03")),
        ("Six bodies of dockers killed in the raid on 3 May were found.", "bodies", ("2031-05-03", "2031-05-03")),
        ("Six dockers missing since the flood were found dead on 3 May.", "dead", (None, "2031-05-03")),
        ("Six dockers died on 3 May.", "died", ("2031-05-03", "2031-05-03")),
    ],
)
def test_the_dead_were_dead_when_they_were_found(text, trigger, told):
    sketch = Sketch(text, published="2031-08-05").mention("3 May", "TIME")
    when = sketch.frame(trigger, "casualties", time="3 May").claim.when
    assert (when.start, when.end) == told


def test_the_day_on_which_its_dead_were_found_is_not_that_of_the_deed():
    sketch = Sketch("Six dockers buried by the blast were found on 3 May.", published="2031-08-05").mention(
        "3 May", "TIME"
    )
    assert sketch.frame("blast", "explosion", time="3 May").claim.when is None
    sketch = Sketch("Six dockers were buried by the blast on 3 May.", published="2031-08-05").mention("3 May", "TIME")
    assert sketch.frame("blast", "explosion", time="3 May").claim.when is not None


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Since the truce of 3 May 2030, 60 dockers have been killed in Orvel.", "Since the truce of 3 May 2030"),
        ("Since the fall of Vale on 3 May 2030, 60 dockers have been killed.", "Since the fall"),
        ("Since the storming of Vale on 3 May 2030, 60 have been killed.", "Since the"),
        (
            "The army has killed 60 dockers, been killed 9, since its raid of 3 May 2030.",
            "since its raid of 3 May 2030",
        ),
    ],
)
def test_a_stretch_since_an_event_begins_on_its_day_whatever_of_it_is_marked(text, marked):
    sketch = Sketch(text, published="2031-08-05").mention(marked, "TIME")
    event = next(noun for noun in ("truce", "fall", "storming", "raid") if noun in text)
    whole = Span(sketch.span(marked).start, sketch.span("3 May 2030").end)
    sketch.frame("been killed", "casualties", time=whole).frame(event, "attack", time="3 May 2030")
    ends = {claim.type: (claim.when.start, claim.when.end) for claim in sketch.claims}
    assert ends == {"casualties": ("2030-05-03", None), "attack": ("2030-05-03", "2030-05-03")}


@pytest.mark.parametrize(
    ("text", "marked", "start"),
    [
        ("Since Friday shells have been killed by the fall on 3 May 2030.", "Since Friday", "2031-08-01"),
        ("Since the weekend shells in Vale on 3 May 2030 have been killed.", "Since the weekend", "2031-08-02"),
        ("Since the fall of 2029 sixty have been killed.", "Since the fall of 2029", "2029-09-01"),
        ("Since the fall sixty have been killed.", "Since the fall", "2030-09-01"),
        ("Since the fall of Vale sixty have been killed.", "Since the fall", None),
    ],
)
def test_a_stretch_since_a_time_begins_there(text, marked, start):
    sketch = Sketch(text, published="2031-08-05").mention(marked, "TIME")
    assert sketch.frame("been killed", "casualties", time=marked).claim.when.start == start


@pytest.mark.parametrize(
    "text",
    [
        "In a story on 5 May about the attack on the mill we gave another number.",
        "In a statement issued on 5 May the mayor spoke of the attack.",
        "Our report of 5 May on the attack was wrong.",
    ],
)
def test_the_day_of_a_paper_is_not_that_of_what_it_is_about(text):
    sketch = Sketch(text, published="2023-05-09").mention("5 May", "TIME").frame("attack", "attack", time="5 May")
    assert sketch.claim.when is None


def test_the_day_of_a_deed_that_a_paper_tells_of_is():
    text = "A statement tells of the attack on 5 May."
    sketch = Sketch(text, published="2023-05-09").mention("5 May", "TIME").frame("attack", "attack", time="5 May")
    assert sketch.claim.when.start == "2023-05-05"


def _fronted(text, time, trigger, others=(), reality="factual"):
    sketch = Sketch(text, published="2025-06-10").mention(*(word for one in time for word in (one, "TIME")))
    for words, type_, roles in others:
        sketch.frame(words, type_, **roles)
    sketch.frame(trigger, "attack", reality)
    return next(claim for claim in sketch.claims if claim.type == "attack").when


def test_what_a_clause_tells_that_opens_with_a_time_was_then():
    when = _fronted("On 3 June at 05:30, the fort was the target of a raid.", ("3 June", "05:30"), "raid")
    assert when.start == "2025-06-03T05:30"
    when = _fronted("The staff said that on 3 June, the fort was the target of a raid.", ("3 June",), "raid")
    assert when.start == "2025-06-03"


@pytest.mark.parametrize(
    "text",
    [
        "On 3 June, the clerk spoke of the raid after which he fled.",  # a day behind "after" or "over" is another's
        "On 3 June, a man died who was hurt in the raid.",
        "On 3 June, the board met; the raid went on.",
        "The raid was told of on 3 June.",
    ],
)
def test_any_other_clause_has_no_time_of_another(text):
    others = [("died", "casualties", {"time": "3 June"})] if "died" in text else []
    if "spoke" in text:
        others = [("spoke", "talks", {"time": "3 June"})]
    assert _fronted(text, ("3 June",), "raid", others) is None


def test_what_is_only_planned_is_not_then():
    assert _fronted("On 3 June, the fort was shown a plan of a raid.", ("3 June",), "raid", reality="future") is None


@pytest.mark.parametrize(
    ("text", "times", "day"),
    [
        ("On Monday a drone hit the gate, and on Tuesday shells burned the mill.", ["Monday", "Tuesday"], "2031-03-04"),
        ("A drone hit the gate on Monday and shells burned the mill on Tuesday.", ["Monday", "Tuesday"], "2031-03-04"),
        ("On Monday a drone hit the gate and shells burned the mill.", ["Monday"], "2031-03-03"),
    ],
)
def test_of_two_days_that_of_the_own_clause_is_meant(text, times, day):
    sketch = Sketch(text, published="2031-03-05")
    for time in times:
        sketch.mention(time, "TIME")
    sketch.frame("hit", "drone_strike", time="Monday").frame("burned", "damage", time=times)
    assert sketch.claims[1].when.start == day


@pytest.mark.parametrize(
    ("behind", "start"),
    [
        ("and recovered two rifles", "2031-03-03"),
        ("and found a bag of hand grenades", "2031-03-03"),
        ("and were found by workers", None),
    ],
)
def test_arms_that_are_found_date_nothing(behind, start):
    text = f"Two men were killed on Monday {behind}."
    sketch = Sketch(text, published="2031-03-05").mention("Monday", "TIME")
    assert sketch.frame("killed", "casualties", time="Monday").claim.when.start == start


def test_friday_prayers_are_on_friday():
    assert value("Friday prayers", WEDNESDAY) == "2031-02-28"
