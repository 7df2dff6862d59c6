"""Best, low and high: each origin once, with its latest figure."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.events.constellations import exactly, number, say

from fogline.events.casualties import tolls
from fogline.events.describe import describe
from fogline.events.origins.tracing import trace_origins
from fogline.records import Span

GOVERNOR = ("Ada Brenn", "governor of the Orvel region", "UA")


def counted(*findings):
    return tolls(findings, trace_origins(findings))


def deaths(outlet, source, *numbers, day="2022-05-17"):
    return say(outlet, source, type="casualties", day=day, numbers=numbers)


def test_the_latest_figure_of_each_origin_counts_once():
    early = [deaths(outlet, GOVERNOR, exactly(2)) for outlet in ("Metro", "Weekday", "Harbour Post")]
    late = deaths("Metro", GOVERNOR, exactly(9), day="2022-05-19")
    monitor = deaths("Weekday", "OHCHR", exactly(7), day="2022-05-18")
    (toll,) = counted(*early, late, monitor)
    assert (toll.best, toll.low, toll.high) == (7, 7, 9)
    assert [one.low for one in toll.figures] == [9, 7] or [one.low for one in toll.figures] == [7, 9]


def test_the_best_leans_to_the_word_that_weighs_more():
    boast = say(
        "Metro", "Russian defence ministry", type="casualties", numbers=[exactly(600, of="soldiers", side="UA")]
    )
    admission = say(
        "Weekday",
        ("Ukrainian General Staff", None, "UA"),
        type="casualties",
        numbers=[exactly(40, of="soldiers", side="UA")],
    )
    (toll,) = describe([boast, admission]).tolls
    assert (toll.best, toll.low, toll.high) == (40, 40, 600)


def test_at_least_leaves_the_upper_end_open():
    (toll,) = counted(deaths("Metro", GOVERNOR, number(12)))
    assert (toll.best, toll.low, toll.high) == (12, 12, None)
    assert toll.words.startswith("killed: people: best 12, low 12, high open")


def test_killed_and_wounded_and_the_two_sides_are_counted_apart():
    found = counted(
        deaths("Metro", GOVERNOR, exactly(3), exactly(12, fate="wounded"), exactly(2, of="soldiers", side="RU"))
    )
    assert [(one.fate, one.of, one.side, one.best) for one in found] == [
        ("killed", "people", None, 3),
        ("killed", "soldiers", "RU", 2),
        ("wounded", "people", None, 12),
    ]


def test_people_and_civilians_are_one_toll_unless_soldiers_are_counted_too():
    one, other = deaths("Metro", GOVERNOR, exactly(1)), deaths("Weekday", "OHCHR", exactly(2, of="civilians"))
    soldiers = deaths("Harbour Post", GOVERNOR, exactly(4, of="soldiers"))
    assert [toll.of for toll in counted(one, other)] == ["people"]
    assert sorted(toll.of for toll in counted(one, other, soldiers)) == ["civilians", "people", "soldiers"]


def test_plans_and_denials_count_nobody():
    assert counted(say("Metro", GOVERNOR, type="casualties", reality="denied", numbers=[exactly(3)])) == ()


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(10, 16), st.integers(0, 50)), min_size=1, max_size=8))
def test_low_best_and_high_are_in_order_and_every_origin_counts_once(said):
    findings = {
        one.claim.id: one
        for one in (
            deaths(f"Paper {n}", (f"Person Numbernine{n}", None, None), exactly(k), day=f"2022-05-{d}")
            for n, d, k in said
        )
    }
    for toll in counted(*findings.values()):
        assert toll.low <= toll.best <= toll.high
        assert len({one.origin for one in toll.figures}) == len(toll.figures)


def test_who_saw_it_does_not_outweigh_who_counts():
    seen = deaths("Metro", ("Ilka Soren", "resident of Orvel", None), number(31, None))
    toll = describe([seen, deaths("Weekday", "Ukrainian health ministry", exactly(24))]).tolls[0]
    assert (toll.best, toll.low, toll.high) == (24, 24, 31)


def test_thousands_is_no_estimate_where_somebody_counts_and_people_are_whole():
    vague, close = number(2000, 9999, fate="displaced"), number(61000, 61000, fate="displaced", about=True)
    (toll,) = counted(deaths("Metro", "Red Cross", vague), deaths("Weekday", GOVERNOR, close))
    assert (toll.best, toll.low, toll.high) == (61000, 2000, 61000)
    (alone,) = counted(deaths("Metro", "Red Cross", vague))
    assert alone.best == int(alone.best)


def test_bodies_that_were_found_are_not_the_toll():
    all_dead, found = (
        deaths("Metro", GOVERNOR, exactly(18)),
        deaths("Weekday", "Civil defence", exactly(2, of="bodies")),
    )
    people, bodies = counted(all_dead, found)
    assert (people.best, people.low, bodies.of, bodies.best) == (18, 18, "bodies", 2)


def test_a_figure_given_as_an_earlier_one_is_nobody_s_last():
    words = "The wire earlier reported three dead"
    old = deaths("Metro", GOVERNOR, exactly(3))
    new = deaths("Weekday", GOVERNOR, exactly(11), day="2022-05-18")
    quoted = say(
        "Harbour Post", GOVERNOR, type="casualties", day="2022-05-19", words=words, evidence=(0, len(words)),
        numbers=[replace(exactly(3), span=Span(words.index("three"), words.index("three") + 5))],
    )  # fmt: skip
    (toll,) = counted(old, new, quoted)
    assert (toll.best, toll.low, toll.high) == (11, 11, 11)


def test_a_count_that_a_later_day_has_outgrown_is_no_estimate_any_more():
    first = deaths("Metro", GOVERNOR, exactly(6))
    mayor = deaths("Weekday", ("Orso Lind", "mayor of Orvel", None), exactly(14), day="2022-05-18")
    last = deaths("Harbour Post", ("Ukrainian prosecutors", None, "UA"), exactly(19), day="2022-05-19")
    (toll,) = counted(first, mayor, last)
    assert (toll.best, toll.low, toll.high) == (19, 6, 19)


def test_what_the_other_camp_or_no_neutral_one_counts_later_outgrows_nothing():
    def both(one, then):
        told = [
            say("Metro", one, type="casualties", numbers=[exactly(22, side="UA")], actors=["RU"], targets=["UA"]),
            say("Weekday", then, type="casualties", numbers=[exactly(200, side="UA")], day="2022-05-20", actors=["RU"]),
        ]
        return counted(*told)[0].best

    ukraine, russia = ("Ukrainian General Staff", None, "UA"), ("Russian defence ministry", None, "RU")
    assert both(ukraine, russia) == 22
    assert both("OHCHR", russia) == 22
    assert both(ukraine, "OHCHR") == 200
    assert both(ukraine, ("Ukrainian prosecutors", None, "UA")) == 200
