"""The page of misses: what was missed, made up or read otherwise, and how it is shown."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.evaluation import Judged, load_gold
from fogline.evaluation.misses import Miss, group_misses, misses
from fogline.evaluation.misses_page import MissesHead, misses_page, misses_text
from fogline.records import Attribution, Mention, Role
from strategies import documents, readings_of

GOLD = load_gold(Path(__file__).parent / "gold").readings
HEAD = MissesHead("our gold", "some reader 1", 5, ("read with care",))


def found(name, **changes):
    gold = GOLD[name]
    return [(m.layer, m.kind, m.label, m.words) for m in misses([(gold, replace(gold, **changes))])]


def test_a_perfect_reading_has_no_misses():
    assert misses([(gold, gold) for gold in GOLD.values()]) == []
    assert "No misses." in misses_page(HEAD, [])


def test_mentions_missed_made_up_and_read_otherwise():
    gold = GOLD["wire-flash"]
    first, *_, last = gold.mentions
    kept = [m for m in gold.mentions if m not in (first, last)]
    read = (*kept, replace(first, type="STATE"), Mention(0, 0 + len("Rockets"), "GROUP"))
    rows = found("wire-flash", mentions=read)
    assert ("mention", "wrong type", f"{first.type} read as STATE", "Velmar") in rows
    assert ("mention", "missed", "ORG", "Reuters") in rows
    rows = found("wire-flash", mentions=(*gold.mentions, Mention(26, 30, "GROUP")))
    assert rows == [("mention", "spurious", "GROUP", gold.document.text[26:30])]


def test_parts_of_attributions():
    gold = GOLD["agency-chain"]
    outer, *rest = [a for a in gold.attributions if a.content]
    shorter = Attribution(outer.source, outer.cue, None, (type(outer.cue)(outer.cue.start, outer.cue.end),))
    rows = found("agency-chain", attributions=(shorter, *rest))
    assert ("content", "missed", "", outer.content[0].of(gold.document.text)) in rows
    inner = gold.attributions[2]
    rows = found("agency-chain", attributions=tuple(a for a in gold.attributions if a is not inner))
    assert (
        "content",
        "missed",
        "inside another content",
        inner.content[0].of(gold.document.text).removeprefix("the "),
    ) in [(*row[:3], row[3].removeprefix("the ")) for row in rows]


def test_events_roles_and_realities():
    gold = GOLD["general-staff"]
    assault, *others = gold.frames
    rows = found("general-staff", frames=(replace(assault, type="clash", roles=()), *others))
    assert ("event", "wrong type", "assault read as clash", "assaults") in rows
    rows = found("general-staff", frames=(replace(assault, reality="possible"), *others))
    assert ("reality", "wrong reality", "factual read as possible", "assaults") in rows
    actor = assault.roles[0]
    swapped = (Role("target", *actor.span), *assault.roles[1:])
    rows = found("general-staff", frames=(replace(assault, roles=swapped), *others))
    assert [row for row in rows if row[0] == "role"] == [("role", "wrong role", "actor read as target", "the enemy")]
    rows = found("general-staff", frames=tuple(others))
    assert ("event", "missed", "assault", "assaults") in rows
    assert ("claim", "missed", "assault") in [row[:3] for row in rows]


def test_a_claim_with_another_source():
    rows = found("agency-chain", attributions=())
    assert ("claim", "wrong source", "") in [row[:3] for row in rows]


def test_layers_that_the_gold_cannot_judge_are_left_out():
    gold = GOLD["wire-flash"]
    empty = replace(gold, mentions=(), attributions=(), frames=())
    assert {m.layer for m in misses([(gold, empty)], Judged(frozenset({"source"})))} == {"source"}


def test_groups_count_all_and_show_some_of_every_document():
    made = [Miss("mention", "missed", "ORG", name, "", f"{name}{n}", "") for name in "ab" for n in range(30)]
    made += [Miss("mention", "missed", "PLACE", "a", "", "x", "")]
    first, second = group_misses(made)
    assert (first.label, first.count, len(first.examples)) == ("ORG", 60, 15)
    assert [miss.words for miss in first.examples[:4]] == ["a0", "b0", "a1", "b1"]
    assert second.count == 1


@pytest.fixture
def page_of():
    def page(words, form=misses_page):
        miss = Miss("mention", "missed", "ORG", "doc", "before ", words, " after", "something else")
        return form(HEAD, group_misses([miss]))

    return page


def test_the_page_is_self_contained_and_escaped(page_of):
    page = page_of("<script>alert(1)</script>")
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert "default-src 'none'" in page
    assert "read with care" in page


def test_marks_that_turn_text_around_are_not_passed_on(page_of):
    for form in (misses_page, misses_text):
        assert not {"\u202e", "\x1b", "\x00"} & set(page_of("a\u202eb\x1b[31m\x00", form))
        page_of("\ud800", form).encode("utf-8")


def test_the_text_says_the_same(page_of):
    text = page_of("Reuters", misses_text)
    assert "-- missed, ORG: 1" in text
    assert "doc: before [Reuters] after   (something else)" in text


def test_context_stays_in_one_line_and_is_cut_at_words():
    gold = GOLD["wire-flash"]
    made = misses([(gold, replace(gold, mentions=gold.mentions[:-1]))])
    assert "\n" not in made[0].before
    assert made[0].before.startswith("…")
    assert "¶" in made[0].before


@settings(max_examples=30)
@given(documents().flatmap(lambda document: st.tuples(readings_of(document), readings_of(document))))
def test_any_two_readings_make_a_page(pair):
    page = misses_page(HEAD, group_misses(misses([pair])))
    assert page.startswith("<!DOCTYPE html>")
