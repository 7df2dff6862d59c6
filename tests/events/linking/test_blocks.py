"""Candidates: what shares a block meets, long blocks cost little, order does not matter."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.events.reports import finding, head, on

from fogline.events.linking.blocks import WINDOW, Blocks, keys
from fogline.events.linking.state import State
from fogline.events.tellings.telling import tellings


def telling(name, words="Missiles hit Velsk", *, where="Velsk", day="2023-04-12", **more):
    (one,) = tellings([finding(head(name, day), "missile_strike", words, where=where, **more)])
    return one


def put(blocks, pairs, one):
    """Return the candidates once one more is in."""
    met, between = blocks.add(one)
    pairs = pairs | {tuple(sorted((one.id, other))) for other in met}
    return pairs - {pair for pair in between if not blocks.together(*pair)}


def candidates(order):
    """Return all pairs that are candidates once everything is in."""
    state, pairs = State(), set()
    blocks = Blocks(state)
    for one in order:
        state.tellings[one.id] = one
        pairs = put(blocks, pairs, one)
    return pairs


def test_one_place_and_day_meet_whatever_the_words():
    one, other = telling("a"), telling("b", "Rockets came down at dawn", where="Ostra")
    assert len(candidates([one, other])) == 1


def test_other_days_and_places_do_not_meet():
    assert not candidates([telling("a"), telling("b", "Rockets at dawn", day="2023-06-12")])
    assert not candidates([telling("a"), telling("b", "Rockets at dawn", where="Dobrin")])


def test_reports_on_one_place_that_tell_of_two_days_running_meet():
    def told(name, day, **more):
        return telling(name, "Rockets came down", day="2023-04-14", when=on(day), **more)

    first = told("a", "2023-04-11")
    assert len(candidates([first, told("b", "2023-04-12")])) == 1
    assert not candidates([first, told("b", "2023-04-13")])
    assert not candidates([first, told("b", "2023-04-12", where="Dobrin")])


def test_a_rare_word_brings_together_what_has_no_place():
    one = telling("a", "The Kamenka aqueduct burst", where=None)
    assert len(candidates([one, telling("b", "Water stands at Kamenka", where=None)])) == 1


def test_publication_stands_in_for_a_time_that_is_not_told():
    said = telling("a", "Rockets at dawn", when=on("2023-04-11"), day="2023-04-14")
    assert len(candidates([said, telling("b", day="2023-04-12")])) == 1
    assert not candidates([said, telling("b", day="2023-04-14")])


def test_a_loose_time_meets_each_of_its_days():
    earlier_this_week = telling("a", "Rockets at dawn", where="Kamenka", when=on("2023-04-10", "2023-04-15"))
    for day in ("2023-04-10", "2023-04-12", "2023-04-15"):
        assert len(candidates([earlier_this_week, telling("b", where="Kamenka", when=on(day))])) == 1
    assert not candidates([earlier_this_week, telling("b", where="Kamenka", when=on("2023-04-17"))])


def test_an_undated_document_has_blocks_too():
    (one,) = tellings([finding(head("a", None), "talks", "Envoys met in Velsk", where="Velsk")])
    assert keys(one)


def test_a_long_block_costs_its_length_and_not_its_square():
    many = [telling(f"d{number}") for number in range(4 * WINDOW)]
    assert len(candidates(many)) <= len(many) * WINDOW


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 30))
def test_candidates_depend_on_what_is_in_and_not_on_the_way_there(rng: random.Random, leaving: int):
    many = [telling(f"d{number}", f"Missiles hit {number % 3}") for number in range(3 * WINDOW)]
    gone = rng.sample(many, leaving)
    stays = [one for one in many if one not in gone]
    state, pairs = State(), set()
    blocks = Blocks(state)
    state.tellings.update((one.id, one) for one in many)
    for one in rng.sample(many, len(many)):
        pairs = put(blocks, pairs, one)
    for one in gone:
        pairs = {pair for pair in pairs if one.id not in pair} | blocks.remove(one)
    assert pairs == candidates(stays)


def test_all_at_once_each_pair_is_met_once():
    many = [telling(f"d{number}", f"Missiles hit {number % 3}") for number in range(3 * WINDOW)]
    state = State()
    state.tellings.update((one.id, one) for one in many)
    met = [tuple(sorted((one.id, other))) for one, others in Blocks(state).fill() for other in others]
    assert len(met) == len(set(met))
    assert set(met) == candidates(many)
