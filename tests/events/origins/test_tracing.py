"""Twelve reports, three origins: who is behind a report in the end."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.events.constellations import exactly, say

from fogline.events.origins.identity import identify, outlet_key
from fogline.events.origins.sides import independent
from fogline.events.origins.tracing import trace_origins
from fogline.records import Link

MINISTRY = ("Ukrainian defence ministry", None, "UA", "at a briefing")
OUTLETS = ["Harbour Post", "Northern Courier", "Metro", "Evening Spark", "The Ledger", "Weekday"]


def parties(*findings):
    return {origin.party for origin in trace_origins(findings).origins}


def kinds(*findings):
    return sorted(origin.kind for origin in trace_origins(findings).origins)


def ways(*findings):
    return [path.how for path in trace_origins(findings).paths]


def test_a_briefing_in_six_outlets_is_one_origin_and_one_statement():
    graph = trace_origins([say(outlet, MINISTRY) for outlet in OUTLETS])
    assert graph.words == "6 reports → 1 origin"
    assert [len(one.claims) for one in graph.statements] == [6]
    assert "Harbour Post quotes Ukrainian defence ministry (at a briefing)" in {path.words for path in graph.paths}


def test_a_ministry_its_minister_and_its_press_service_are_one():
    findings = [
        say("Metro", "Ukrainian Foreign Ministry"),
        say("Weekday", ("Dmytro Kuleba", "Foreign Minister", "UA")),
        say("Harbour Post", ("Ukrainian Foreign Ministry's press service", None, "UA")),
    ]
    assert len(parties(*findings)) == 1


def test_a_governor_is_one_with_his_administration_and_with_his_bare_name():
    findings = [
        say("Metro", ("Oleh Synyehubov", "governor of the Kharkiv region", "UA", "on Telegram")),
        say("Weekday", ("Kharkiv regional military administration", None, "UA")),
        say("Harbour Post", ("Synyehubov", None, "UA")),
    ]
    assert len(parties(*findings)) == 1


def test_two_days_in_two_channels_are_two_statements_of_one_origin():
    graph = trace_origins(
        [
            say("Metro", ("Ada Brenn", "colonel", "UA", "on Telegram"), day="2022-05-17"),
            say("Weekday", ("Ada Brenn", "colonel", "UA", "on Telegram"), day="2022-05-17"),
            say("Metro", ("Ada Brenn", "colonel", "UA", "at a briefing"), day="2022-05-19"),
        ]
    )
    assert graph.words == "3 reports → 2 statements → 1 origin"


def test_two_hostile_ministries_are_two_independent_origins():
    graph = trace_origins([say("Metro", MINISTRY, actors=["RU"]), say("Weekday", "Russian defence ministry")])
    assert len(graph.origins) == 2
    assert independent(*graph.origins)


def test_two_voices_of_one_side_are_two_origins_and_not_independent():
    graph = trace_origins(
        [say("Metro", MINISTRY), say("Metro", ("Ukrainian General Staff", None, "UA"), day="2022-05-18")]
    )
    assert len(graph.origins) == 2
    assert not independent(*graph.origins)


def test_an_ally_counts_for_the_side_it_is_allied_with():
    graph = trace_origins([say("Metro", MINISTRY, actors=["RU"], targets=["UA"]), say("Weekday", "Pentagon")])
    assert {origin.camp for origin in graph.origins} == {"UA"}
    assert not independent(*graph.origins)


def test_a_copy_with_another_headline_leads_where_its_original_leads():
    wire = say("Interline", ("Ada Brenn", "colonel", "UA"), document="wire")
    copy = say("Metro", document="copy", copy_of="wire", words="Night of fire in Orvel")
    copy_of_copy = say("Weekday", document="again", copy_of="copy", words="Fire rains on Orvel")
    assert parties(wire, copy, copy_of_copy) == {"Ada Brenn"}
    assert sorted(ways(wire, copy, copy_of_copy)) == ["copies", "copies", "quotes"]


def test_copies_of_a_report_that_is_not_at_hand_are_one_origin():
    copies = [say(outlet, document=outlet, copy_of="elsewhere") for outlet in OUTLETS]
    assert len(parties(*copies)) == 1


def test_an_outlet_that_cites_an_outlet_that_cites_a_post_is_followed_to_the_post():
    post = say("Interline", ("Ada Brenn", "colonel", "UA", "on Telegram"), day="2022-05-17")
    second = say("Metro", "Interline", day="2022-05-17")
    third = say("Weekday", "Metro", day="2022-05-18")
    graph = trace_origins([third, second, post])
    assert [origin.party for origin in graph.origins] == ["Ada Brenn"]
    assert "Weekday cites Metro, whose report leads to Ada Brenn" in {path.words for path in graph.paths}


def test_an_outlet_cited_whose_own_report_is_unknown_is_an_origin_whose_source_is_not_known():
    findings = [say(outlet, "Reuters") for outlet in OUTLETS[:3]]
    assert parties(*findings) == {"Reuters"}
    assert kinds(*findings) == ["outlet"]


def test_outlets_that_cite_each_other_in_a_circle_have_no_source():
    one, other = say("BBC", "CNN"), say("CNN", "BBC")
    assert kinds(one, other) == ["unattributed"]


def test_narrators_without_a_source_are_one_unattributed_origin():
    graph = trace_origins([say(outlet) for outlet in OUTLETS])
    assert len(graph.origins) == 1
    assert graph.origins[0].party == "unattributed, published by Evening Spark, Harbour Post and 4 others"
    assert graph.words == "6 reports → 1 origin (it names no source)"


def test_a_correspondent_on_the_spot_is_an_origin():
    findings = [
        say("Reuters", words="A Reuters correspondent saw two missiles hit the yard."),
        say("Ukrinform", "Ukrinform correspondent"),
        say("Metro"),
    ]
    assert kinds(*findings) == ["correspondent", "correspondent", "unattributed"]


def test_a_headline_rests_on_the_source_that_its_own_article_names():
    headline = say("Metro", document="article", words="Missiles hit Orvel")
    body = say("Metro", MINISTRY, document="article")
    assert parties(headline, body) == {"Ukrainian defence ministry"}
    assert sorted(ways(headline, body)) == ["quotes", "restates"]


def test_who_denies_it_is_no_source_of_who_tells_it():
    headline = say("Metro", document="article", words="Blast in Orvel")
    denial = say("Metro", MINISTRY, document="article", reality="denied", words="The ministry denied a strike on Orvel")
    assert sorted(ways(headline, denial)) == ["names none", "quotes"]
    assert sorted(ways(say("Metro", document="article", reality="denied"), denial)) == ["quotes", "restates"]


def test_the_same_words_in_another_outlet_have_the_same_source():
    words = "Two missiles hit the grain store on the edge of Orvel shortly after midnight and set it on fire"
    sourced = say("Interline", MINISTRY, words=f"{words}, the ministry said.", day="2022-05-17")
    taken = say("Metro", words=f"{words}.", day="2022-05-18")
    assert parties(sourced, taken) == {"Ukrainian defence ministry"}
    assert "same words" in ways(sourced, taken)


def test_officials_without_a_name_go_with_the_office_of_their_side():
    findings = [
        say("Metro", ("Ukrainian officials", None, "UA")),
        say("Weekday", MINISTRY),
        say("Harbour Post", "Kyiv"),
    ]
    assert parties(*findings) == {"Ukrainian defence ministry"}


def test_what_names_nobody_is_nobody():
    findings = [say("Metro", "unnamed"), say("Weekday", "local media"), say("Harbour Post", "unconfirmed reports")]
    assert kinds(*findings) == ["unattributed"]


def test_a_body_that_publishes_its_own_report_is_first_hand():
    own = say("Institute for the Study of War")
    quoted = say("Metro", "Institute for the Study of War")
    ministry = say("Ukrainian defence ministry")
    assert kinds(own, quoted, ministry) == ["monitor", "official"]


@pytest.mark.parametrize(
    ("one", "other"), [("Reuters", "reuters.com"), ("BBC News", "www.bbc.co.uk"), ("Ukrinform", "ukrinform.net")]
)
def test_an_outlet_and_its_address_are_one(one, other):
    assert outlet_key(one) == outlet_key(other)


@pytest.mark.parametrize(
    "words", ["unnamed", "local media", "they", "social media users", "footage posted online", "sources"]
)
def test_hearsay_is_nobody(words):
    assert identify(Link(words, words)) is None


VOICES = [
    MINISTRY,
    "Russian defence ministry",
    "OHCHR",
    "Reuters",
    "unnamed",
    ("a resident of Orvel", "resident", "UA"),
]


@given(
    st.lists(st.tuples(st.sampled_from(OUTLETS), st.sampled_from(VOICES), st.integers(10, 14)), min_size=1, max_size=9)
)
def test_order_does_not_matter_and_every_claim_has_one_origin(said):
    findings = list(
        {
            one.claim.id: one for one in (say(outlet, voice, day=f"2022-05-{day}") for outlet, voice, day in said)
        }.values()
    )
    graph = trace_origins(findings)
    assert graph == trace_origins(findings[::-1])
    claims = [claim for origin in graph.origins for claim in origin.claims]
    assert sorted(claims) == sorted(one.claim.id for one in findings)
    assert sorted(path.claim for path in graph.paths) == sorted(claims)
    assert sorted(claim for one in graph.statements for claim in one.claims) == sorted(claims)


def test_a_person_s_name_gives_no_side_and_one_person_in_one_office_is_one_origin():
    mayor = identify(Link("Ana French", "Ana French", "mayor of Orvel"))
    assert mayor is not None
    assert mayor.side is None
    assert identify(Link("French army", "the French army")).side == "FR"
    near, bare = ("Ana French", "mayor of Orvel", None), ("Ana French", "mayor", None)
    assert len(parties(say("Metro", near), say("Weekday", bare))) == 1
    assert len(parties(say("Metro", near), say("Weekday", ("Olek Tarn", "mayor", None)))) == 2


def test_a_headline_rests_on_the_source_that_speaks_of_what_it_speaks_of():
    army = say("Metro", "Russian defence ministry", document="one", targets=["command posts"])
    council = say("Metro", ("Ilka Soren", "head of the council", None), document="one", targets=["town hall"])
    title = say("Metro", document="one", targets=["old town hall"], words="Mayor dies in the town hall")
    graph = trace_origins([army, council, title])
    assert {one.party for one in graph.origins if title.claim.id in one.claims} == {"Ilka Soren"}


def test_a_newspaper_called_monitor_is_no_monitor():
    paper, group = say("Valley Monitor"), say("Valley Rights Monitor")
    assert [one.kind for one in trace_origins([paper]).origins] == ["unattributed"]
    assert [one.kind for one in trace_origins([group]).origins] == ["monitor"]


def test_the_source_of_a_title_leads_where_the_article_says_that_it_has_it_from():
    told = say("Metro", "an aid group", document="one", words="Toll rises to 17, says aid group")
    above = replace(told, document=replace(told.document, title="Toll rises to 17, says aid group"))
    below = say("Metro", "Harbour Post", "an aid group", document="one")
    theirs = say("Harbour Post", MINISTRY)
    assert parties(above, below, theirs) == {"Ukrainian defence ministry"}
    assert "aid group" in parties(told, below, theirs)  # what no title says in short may be its own


def test_a_later_report_with_a_higher_toll_is_not_the_one_that_is_cited():
    def cited(count, day="2022-05-18", **more):
        return say("Metro", "Harbour Post", type="casualties", day=day, numbers=[exactly(count, **more)])

    theirs = say("Harbour Post", MINISTRY, type="casualties", numbers=[exactly(11)])
    assert kinds(theirs, cited(17)) == ["official", "outlet"]
    assert kinds(theirs, cited(11)) == ["official"]
    assert kinds(theirs, cited(17, fate="wounded")) == ["official"]
    assert kinds(theirs, cited(9)) == ["official"]  # copied wrongly
    assert kinds(theirs, cited(17, day="2022-05-17")) == ["official"]
