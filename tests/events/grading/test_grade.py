"""Grades over constellations as reports of war bring them: who says so, against whose interest, and what that is worth."""

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.events.constellations import exactly, on, say

from fogline.events.contradictions.tables import contradiction_tables
from fogline.events.describe import describe
from fogline.events.grading.fit import Known, brier, calibration_error, fit
from fogline.events.grading.reliability import reliability
from fogline.events.grading.wording import grade_words, likelihood_words, support_lines
from fogline.ontology import load
from fogline.records import Decision, Participant, Span
from fogline.records.codec import from_json, to_json
from fogline.records.event import OriginKind
from fogline.records.support import Support, Weight

KYIV, MOSCOW = ("Ukrainian defence ministry", None, "UA"), ("Russian defence ministry", None, "RU")
STAFF = ("Ukrainian General Staff", None, "UA")
LOSSES = {"type": "casualties", "numbers": [exactly(60, of="soldiers", side="UA")]}


def grade(*findings, kind=None):
    return describe(findings, kind=kind).grade


def pair(*findings):
    found = grade(*findings).admiralty
    return f"{found.reliability}{found.credibility}"


def taken(outlet, source, **more):
    return say(outlet, source, type="capture", actors=["RU"], targets=["UA"], **more)


def test_one_briefing_in_six_outlets_stays_a_single_origin():
    one, six = taken("Metro", MOSCOW), [taken(f"Paper {number}", MOSCOW) for number in range(6)]
    assert grade(*six).status == grade(one).status == "single-origin"
    assert grade(*six).probability == grade(one).probability
    assert pair(*six) == "D3"


def test_two_voices_of_one_side_are_one_sided():
    found = grade(say("Metro", KYIV, actors=["RU"]), say("Weekday", STAFF, actors=["RU"]))
    assert found.status == "one-sided"
    assert any("all of one side (UA)" in reason for reason in found.reasons)


def test_two_hostile_sides_that_agree_corroborate():
    found = grade(taken("Metro", MOSCOW), taken("Weekday", KYIV))
    assert found.status == "corroborated"
    assert found.admiralty.credibility == 1
    assert found.probability > 0.9


def test_that_a_place_is_held_bears_out_no_capture_where_its_source_denies_that():
    fallen = taken("Metro", MOSCOW)
    denied = say("Weekday", STAFF, type="capture", reality="denied", actors=["RU"])
    held = say("Weekday", STAFF, type="control", targets=["UA"])
    assert grade(fallen, denied, held, kind="capture").status == "contested"
    assert grade(fallen, say("Weekday", STAFF, type="control", actors=["RU"]), kind="capture").status == "corroborated"


@pytest.mark.parametrize(
    ("own", "status"),
    [
        ([exactly(1, of="soldiers")], "one-sided"),
        ([exactly(1, of="soldiers"), exactly(3, of="children")], "corroborated"),
        ([exactly(5, of="people")], "corroborated"),
    ],
)
def test_wounded_soldiers_of_the_one_do_not_bear_out_wounded_children_of_the_other(own, status):
    children = say("Metro", KYIV, type="casualties", numbers=[exactly(4, of="children")])
    found = grade(children, say("Weekday", MOSCOW, type="casualties", numbers=own), kind="casualties")
    assert found.status == status
    assert (status == "one-sided") == any("each of others who were harmed" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("doer", "count", "status"),
    [
        ("UA", 20, "one-sided"),
        ("UA", 18, "corroborated"),
        ("RU", 20, "corroborated"),
        (None, 20, "corroborated"),
    ],
)
def test_a_toll_by_other_hands_is_borne_out_only_by_the_same_number(doer, count, status):
    own = say("Metro", KYIV, type="casualties", actors=["RU"], numbers=[exactly(18)])
    given = {"actors": [doer]} if doer else {}
    found = grade(own, say("Weekday", MOSCOW, type="casualties", numbers=[exactly(count)], **given), kind="casualties")
    assert found.status == status


def test_the_dead_of_one_side_do_not_bear_out_those_of_the_other():
    one = say("Metro", KYIV, type="casualties", numbers=[exactly(60, of="soldiers", side="RU")])
    other = say("Weekday", MOSCOW, type="casualties", numbers=[exactly(40, of="soldiers", side="UA")])
    assert grade(one, other, kind="casualties").status == "one-sided"


def test_an_admission_weighs_more_than_a_boast():
    boast, admission = say("Metro", MOSCOW, **LOSSES), say("Weekday", STAFF, **LOSSES)
    doubts = 1 - grade(admission).probability, 1 - grade(boast).probability
    assert doubts[0] < doubts[1] / 2
    assert (pair(boast), pair(admission)) == ("D3", "B2")
    assert any("against its own interest" in reason for reason in grade(admission).reasons)


def test_who_hit_a_school_admits_and_who_was_hit_accuses():
    strike = {"type": "missile_strike", "actors": ["RU"], "targets": ["a school"]}
    accuser, doer = grade(say("Metro", KYIV, **strike)), grade(say("Metro", MOSCOW, **strike))
    assert any("in its own interest" in reason for reason in accuser.reasons)
    assert any("against its own interest" in reason for reason in doer.reasons)


def test_a_monitor_that_confirms_corroborates():
    told = say("Metro", KYIV, type="air_strike", actors=["RU"], targets=["a school"])
    monitor = say("Weekday", "OHCHR", type="air_strike", actors=["RU"], targets=["a school"], day="2022-05-19")
    assert grade(told, monitor).status == "corroborated"
    assert grade(told, monitor).probability > grade(told).probability
    assert pair(told, monitor) == "B1"


def test_wire_copies_with_other_headlines_add_nothing():
    wire = say("Interline", KYIV, document="wire", actors=["RU"])
    copies = [
        say(f"Paper {n}", document=f"copy {n}", copy_of="wire", words=f"Headline number {n}", actors=["RU"])
        for n in range(5)
    ]
    assert grade(wire, *copies).status == "single-origin"
    assert grade(wire, *copies).probability == grade(wire).probability
    assert describe([wire, *copies]).graph.words == "6 reports → 1 origin"


def test_an_outlet_citing_an_outlet_citing_a_post_is_a_single_origin():
    post = say("Interline", ("Ada Brenn", "colonel", "UA", "on Telegram"))
    assert grade(post, say("Metro", "Interline"), say("Weekday", "Metro", day="2022-05-18")).status == "single-origin"


def test_a_denial_by_the_accused_contests_and_weighs_little():
    told = say("Metro", KYIV, type="air_strike", actors=["RU"], targets=["a school"])
    seen = say(
        "Reuters",
        type="air_strike",
        actors=["RU"],
        targets=["a school"],
        words="A Reuters reporter saw the school burn.",
    )
    denial = say(
        "Weekday",
        MOSCOW,
        type="air_strike",
        reality="denied",
        actors=["RU"],
        targets=["a school"],
        words="There was no strike.",
    )
    found = grade(told, seen, denial)
    assert found.status == "contested"
    assert grade(told, seen).probability - found.probability < 0.05
    assert found.admiralty.credibility == 2


def test_a_denial_by_a_monitor_weighs_much():
    told = taken("Metro", MOSCOW)
    refuted = grade(told, say("Weekday", "OSCE", type="capture", reality="denied"))
    assert refuted.status == "contested"
    assert refuted.probability < 0.3
    assert refuted.admiralty.credibility == 5


def test_only_denials_deny():
    found = grade(say("Weekday", MOSCOW, type="air_strike", reality="denied"))
    assert (found.status, found.admiralty.credibility) == ("denied", 5)
    assert found.probability < reliability().prior_of("air_strike")


def test_taken_against_still_held_is_contested_and_weighed_against():
    claim, rival = (
        taken("Metro", MOSCOW, when=on("2022-05-16")),
        say("Weekday", KYIV, type="control", actors=["UA"], when=on("2022-05-17")),
    )
    found = describe([claim, rival], kind="capture")
    assert found.grade.status == "contested"
    assert found.grade.probability < grade(claim).probability
    assert next(one.words for one in found.attributes if one.attribute == "control").startswith(
        "who holds it contested: taken / still held"
    )


def test_an_origin_that_takes_it_back_is_heard_with_its_last_word():
    first, later = taken("Metro", MOSCOW), say("Metro", MOSCOW, type="capture", reality="denied", day="2022-05-18")
    assert grade(first, later).status == "denied"


def test_a_rising_toll_contests_nothing():
    days = [
        say(
            "Metro",
            ("Ada Brenn", "governor of the Orvel region", "UA"),
            type="casualties",
            day=f"2022-05-{17 + n}",
            numbers=[exactly(k)],
        )
        for n, k in enumerate((2, 5, 9))
    ]
    found = describe(days)
    assert found.grade.status == "single-origin"
    assert found.contradictions == ()
    assert [(one.best, one.low, one.high) for one in found.tolls] == [(9, 9, 9)]


def test_figures_of_two_different_things_contest_nothing():
    killed = say("Metro", KYIV, type="casualties", numbers=[exactly(3)])
    wounded = say("Weekday", "OHCHR", type="casualties", numbers=[exactly(12, fate="wounded")])
    found = describe([killed, wounded])
    assert found.contradictions == ()
    assert found.grade.status == "corroborated"


def test_many_figures_of_one_thing_are_told_in_one_line_and_all_pairs_are_kept():
    said = {"Red Crescent": 4, "OHCHR": 7, "Amnesty International": 11, "mayor of Velsk": 19}
    found = describe(
        [say(f"Paper {of}", who, type="casualties", numbers=[exactly(of)]) for who, of in sorted(said.items())]
    )
    assert len(found.contradictions) == 6
    (line,) = (reason for reason in found.grade.reasons if reason.startswith("contested: "))
    figures = [line.index(f"{of} (") for of in sorted(said.values())]
    assert figures == sorted(figures)
    assert line in [f"contested: {told.strip()}" for told in support_lines(found)]


def test_a_contested_number_leaves_the_event_corroborated():
    found = describe(
        [
            say("Metro", KYIV, type="casualties", numbers=[exactly(3)]),
            say("Weekday", "OHCHR", type="casualties", numbers=[exactly(12)]),
        ]
    )
    assert found.grade.status == "corroborated"
    assert any(reason.startswith("contested: killed: people: 3") for reason in found.grade.reasons)


def test_no_source_at_all_cannot_be_judged():
    found = grade(*[say(f"Paper {number}") for number in range(4)])
    assert (found.status, found.admiralty.reliability, found.admiralty.credibility) == ("single-origin", "F", 6)


def test_plans_alone_are_unknown():
    found = grade(say("Metro", MOSCOW, type="assault", reality="future"))
    assert (found.status, found.admiralty.credibility) == ("unknown", 6)


def test_hedged_words_weigh_less():
    flat, hedged = say("Metro", "OHCHR"), say("Metro", "OHCHR", reality="possible")
    assert grade(hedged).probability < grade(flat).probability


def test_what_no_source_bears_is_only_as_likely_as_what_is_reported_at_all():
    unsourced, sourced = grade(say("Metro", actors=["RU"])), grade(say("Metro", KYIV, actors=["RU"]))
    assert "%), but only as most of what is reported is. Sources F6" in grade_words(unsourced)
    assert "but only as" not in grade_words(sourced)


def test_an_ally_does_not_corroborate():
    found = grade(
        say("Metro", KYIV, actors=["RU"], targets=["UA"]), say("Weekday", "Pentagon", actors=["RU"], targets=["UA"])
    )
    assert found.status == "one-sided"


def test_an_analyst_sets_the_pair_and_is_named():
    decision = Decision.of("grade", ("e1",), "nadia", "2022-06-02T10:00:00Z", "we spoke to them", '{"admiralty": "A2"}')
    found = describe([say("Metro", KYIV)], event="e1", decisions=[decision]).grade
    assert (found.admiralty.reliability, found.admiralty.credibility) == ("A", 2)
    assert found.reasons[-1] == "A2 given by nadia on 2022-06-02T10:00:00Z: we spoke to them"


@pytest.mark.parametrize("change", [None, "{}", '{"forecast": "came-true"}', '{"admiralty": "Z9"}', "[]"])
def test_a_grade_that_gives_no_pair_changes_nothing(change):
    decision = Decision.of("grade", ("e1",), "nadia", "2022-06-02T10:00:00Z", "", change)
    told = [say("Metro", KYIV)]
    assert describe(told, event="e1", decisions=[decision]).grade == describe(told, event="e1").grade


def test_rejected_and_repeated_claims_are_left_out():
    kept = say("Metro", KYIV)
    found = describe([kept, say("Weekday", "OHCHR", status="rejected"), say("Metro", "OHCHR", duplicate_of="x")])
    assert found.claims == (kept.claim.id,)


def test_nothing_to_describe_says_so():
    with pytest.raises(ValueError, match="no findings"):
        describe([])


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.03, "almost no chance"),
        (0.3, "unlikely"),
        (0.5, "roughly even chance"),
        (0.55, "likely"),
        (0.8, "very likely"),
        (0.97, "almost certain"),
    ],
)
def test_words_of_likelihood(chance, words):
    assert likelihood_words(chance).startswith(f"{words} (")


def test_the_lines_tell_origins_reasons_and_numbers():
    found = describe(
        [
            say("Metro", KYIV, **LOSSES),
            say("Weekday", MOSCOW, **(LOSSES | {"numbers": [exactly(400, of="soldiers", side="UA")]})),
        ]
    )
    lines = "\n".join(support_lines(found))
    assert grade_words(found.grade) in lines
    assert "2 reports → 2 origins" in lines
    assert "killed: soldiers: 60 (Ukrainian defence ministry [UA]) / 400 (Russian defence ministry [RU])" in lines
    assert "best 60, low 60, high 400" in lines


VOICES = [KYIV, MOSCOW, STAFF, "OHCHR", "Reuters", "unnamed", "Pentagon", ("a resident of Orvel", "resident", "UA")]
SAID = st.tuples(
    st.sampled_from(["Metro", "Weekday", "Harbour Post"]),
    st.sampled_from(VOICES),
    st.integers(10, 13),
    st.sampled_from(["factual", "possible", "denied", "future"]),
    st.sampled_from(["capture", "control", "casualties", "missile_strike"]),
    st.sampled_from(["RU", "UA"]),
    st.integers(0, 9),
)


def made(said):
    findings = (
        say(outlet, source, day=f"2022-05-{day}", reality=reality, type=kind, actors=[actor], numbers=[exactly(count)])
        for outlet, source, day, reality, kind, actor, count in said
    )
    return list({one.claim.id: one for one in findings}.values())


@settings(deadline=None, max_examples=40)
@given(st.lists(SAID, min_size=1, max_size=8))
def test_a_description_does_not_depend_on_order_and_survives_json(said):
    findings = made(said)
    found = describe(findings)
    assert found == describe(findings[::-1])
    assert from_json(to_json(found), Support) == found
    ids = set(found.claims)
    assert all(
        {one.one, one.other} <= ids and one.one in one.claims[0] and one.other in one.claims[1]
        for one in found.contradictions
    )
    assert "\n".join(support_lines(found))


@settings(deadline=None, max_examples=40)
@given(st.lists(SAID, min_size=1, max_size=5), st.integers(2, 4))
def test_printing_the_same_words_in_more_papers_changes_no_grade(said, copies):
    once = made(said)
    often = once + [
        say(
            f"Paper {number}",
            source,
            day=f"2022-05-{day}",
            reality=reality,
            type=kind,
            actors=[actor],
            numbers=[exactly(count)],
        )
        for number in range(copies)
        for _, source, day, reality, kind, actor, count in said[:1]
        if source not in ("unnamed", "Reuters")
    ]
    kind = describe(once).type
    assert {one.id for one in describe(often, kind=kind).graph.origins} >= {
        one.id for one in describe(once, kind=kind).graph.origins
    }
    assert len(describe(often, kind=kind).graph.origins) == len(describe(once, kind=kind).graph.origins)


def test_fitting_lowers_the_error_where_boasts_are_mostly_false():
    table = reliability()
    boast = (Weight("prior", 0.4, ""), Weight("yes:official:gain", 0.35, ""))
    seen = (Weight("prior", 0.4, ""), Weight("yes:monitor:none", 1.9, ""))
    events = [Known(boast, number % 5 == 0) for number in range(60)] + [
        Known(seen, number % 12 != 0) for number in range(60)
    ]
    fitted = fit(events, table)

    def chances(which):
        from math import exp

        sums = [
            sum(one.value * which.multipliers.get(one.name, 1.0) for one in event.weights) + which.shift
            for event in events
        ]
        return [1 / (1 + exp(-value)) for value in sums]

    happened = [one.happened for one in events]
    assert brier(chances(fitted), happened) < brier(chances(table), happened)
    assert calibration_error(chances(fitted), happened) < calibration_error(chances(table), happened)
    assert fit([], table) is table


def test_the_tables_speak_of_types_that_there_are():
    table, types = reliability(), set(load().event_types)
    rules = contradiction_tables()
    assert set(table.prior) - {"default"} <= types
    assert set(table.stakes) <= types
    assert {name for rule in rules.control for name in (rule.one, rule.other)} <= types
    assert rules.blamed | rules.lasting | rules.reaching <= types
    kinds = set(get_args(OriginKind))
    assert set(table.weights) == set(table.denials) == set(table.letters) == kinds


ARMY = ("Sudanese army", None, "SD")


def test_one_report_alone_confirms_nothing_however_many_it_quotes():
    quoted = [taken("Metro", source, document="one column") for source in (MOSCOW, KYIV)]
    found = grade(*quoted)
    assert (found.status, found.admiralty.credibility) == ("corroborated", 2)
    assert found.probability < 0.95
    assert any(reason.endswith("all known from one report") for reason in found.reasons)
    copied = taken("Weekday", KYIV, document="its copy", copy_of="one column")
    assert grade(*quoted, copied).admiralty.credibility == 2
    assert grade(*quoted, taken("Weekday", KYIV)).admiralty.credibility == 1


@pytest.mark.parametrize("kind", ["air_strike", "casualties", "explosion"])
@pytest.mark.parametrize("source", [MOSCOW, "OSCE", "a neighbour"])
def test_what_is_only_denied_is_improbable_in_words_and_in_number(kind: str, source: object):
    found = grade(say("Weekday", source, type=kind, reality="denied"))
    assert (found.status, found.admiralty.credibility) == ("denied", 5)
    assert found.probability < 0.45
    assert "nobody says that it happened" in " ".join(
        one.words for one in describe([say("Weekday", source, type=kind, reality="denied")]).weights
    )


@pytest.mark.parametrize(
    "words",
    [
        "The Institute for War Studies could not confirm how many vehicles were destroyed",
        "it could not independently verify the strike",
        "the Institute for War Studies has not been able to verify it",
        "it was unable to confirm that the convoy was hit",
    ],
)
def test_who_cannot_confirm_neither_affirms_nor_denies(words: str):
    found = grade(say("Metro", "Institute for War Studies", type="damage", words=words))
    assert (found.status, found.admiralty.credibility) == ("unknown", 6)
    seen = say("Weekday", KYIV, type="damage", actors=["RU"])
    doubted = describe([seen, say("Metro", "Institute for War Studies", type="damage", words=words)])
    assert doubted.grade.status == "single-origin"
    assert doubted.contradictions == ()


@pytest.mark.parametrize(
    "words",
    [
        "The army said its air force had bombed the convoy. Reuters could not independently verify it",
        "The army said it had bombed the convoy, which the ministry did confirm",
    ],
)
def test_that_somebody_else_cannot_confirm_takes_no_word_away(words: str):
    assert grade(say("Metro", ARMY, type="air_strike", words=words)).status == "single-origin"


def test_who_denies_the_aim_does_not_deny_the_deed():
    deed = say("Metro", "Resistance Committees", type="attack", targets=["families in a camp"])
    denial = say(
        "Metro",
        ("RSF", None, "RSF"),
        type="attack",
        reality="denied",
        words="The RSF denied that it had targeted civilians",
    )
    found = describe([deed, denial])
    assert found.grade.status == "single-origin"
    assert [one.attribute for one in found.contradictions] == ["target"]
    assert "denies that civilians were the aim" in found.contradictions[0].words
    strike = say(
        "Metro", ("RSF", None, "RSF"), type="attack", reality="denied", words="The RSF denied any attack on the camp"
    )
    assert describe([deed, strike]).grade.status == "contested"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("activists", "activists say so: people without an office, their stake is not known"),
        ("Resistance Committees", "Resistance Committees say so: people without an office"),
        ("residents reached by telephone", "residents reached by telephone say so: witnesses"),
        ("Olha James", "Olha James says so: a person without an office"),
        ("doctor at the clinics", "doctor at the clinics says so: a person without an office"),
    ],
)
def test_several_are_not_called_a_person(name: str, words: str):
    found = describe([say("Metro", name)])
    assert any(reason.startswith(words) for reason in found.grade.reasons), found.grade.reasons


def test_a_report_does_not_rest_on_who_could_not_confirm_it():
    column = {"type": "damage", "document": "one column"}
    doubt = say("Metro", "Institute for War Studies", words="it could not confirm how many were destroyed", **column)
    found = describe([say("Metro", words="The convoy was wiped out", **column), doubt])
    assert [one.kind for one in found.graph.origins if found.grade.status == "single-origin"] == [
        "unattributed",
        "monitor",
    ]
    assert found.grade.admiralty.credibility == 6


def test_what_is_contested_and_likely_is_not_called_doubtful():
    accused = [say(f"Paper {n}", (f"Voice {n}", "head of the council", None), type="air_strike") for n in range(3)]
    denial = say("Weekday", MOSCOW, type="air_strike", reality="denied", actors=["RU"], words="We denied the strike.")
    found = grade(*accused, denial)
    assert (found.status, found.admiralty.credibility) == ("contested", 3)
    assert found.probability > 0.55
    assert "more for it than against it" in grade_words(found)
    refuted = grade(taken("Metro", MOSCOW), say("Weekday", "OSCE", type="capture", reality="denied"))
    assert "more against it than for it" in grade_words(refuted)
    assert "than" not in grade_words(grade(*accused))


def test_who_denies_that_an_enemy_took_a_place_admits_nothing():
    denied = {"type": "capture", "reality": "denied"}
    losing = say("Post", KYIV, actors=["UA"], words="Kyiv denies losing Orvel", **denied)
    taken_by = say("Post", KYIV, actors=["RU"], words="Kyiv denied that Russian forces had taken Orvel", **denied)
    found = grade(losing, taken_by)
    assert not any("against its own interest" in reason for reason in found.reasons)
    assert found.probability > 0.2
    one_sided = grade(say("Post", KYIV, actors=["RU"], words="Kyiv denied it", **denied))
    assert any("its stake is not known" in reason for reason in one_sided.reasons)


def test_who_denies_that_an_army_of_no_named_side_holds_it_says_nothing_against_itself():
    held = say("Metro", ("Hezbollah", None, "Hezbollah"), type="control", actors=["Hezbollah"])
    denied = say("Weekday", ("Hezbollah", None, "Hezbollah"), type="control", reality="denied", actors=[""])
    denied = replace(denied, claim=replace(denied.claim, actors=(Participant("army", "the army", None, Span(0, 1)),)))
    reasons = " ".join(grade(held, denied).reasons)
    assert "against its own interest" not in reasons


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Moscow denied carrying out the strike.", "single-origin"),
        ("Moscow denied that it had launched the attack on the school.", "single-origin"),
        ("Moscow denied any involvement in the strike.", "single-origin"),
        ("Moscow denied launching a strike on the school.", "contested"),  # there was none, it says
        ("Moscow denied that a strike had hit the school.", "contested"),
    ],
)
def test_who_denies_only_that_he_did_it_contests_who_did_it_and_not_that_it_happened(words: str, status: str):
    told = say("Metro", KYIV, type="missile_strike", actors=["RU"], targets=["a school"])
    denial = say("Weekday", MOSCOW, type="missile_strike", reality="denied", actors=["RU"], words=words)
    found = grade(told, denial)
    assert found.status == status
    assert any(line.startswith("contested: ") for line in found.reasons) is (status != "contested")
    assert grade(denial).status == "denied"
