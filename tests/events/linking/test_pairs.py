"""Work that is cut into pieces comes to the same ties, and what is told apart by its latitude alone is apart."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.events.reports import finding, head

import fogline.events.linking.pairs
from fogline.events.linking.constraints import contradicting
from fogline.events.linking.pairs import Candidates, cut, tied
from fogline.events.linking.weights import Weights
from fogline.events.tellings.spots import Spot
from fogline.events.tellings.telling import exact, pooled, tellings

ALWAYS = Weights(1.0, {}, "everything that may be one is one")


def telling(name, *spots, type_="missile_strike"):
    (one,) = tellings([finding(head(name), type_, "Missiles hit Velsk", where="Velsk")])
    return replace(one, spots=spots, exact=exact(spots))


SPOTS = st.builds(
    Spot,
    st.just("somewhere"),
    st.floats(49, 50),
    st.floats(37, 38),
    st.one_of(st.none(), st.floats(0, 60)),
)
TELLINGS = st.builds(
    lambda name, spots, type_: telling(name, *spots, type_=type_),
    st.uuids().map(str),
    st.lists(SPOTS, max_size=3),
    st.sampled_from(["missile_strike", "displacement", "withdrawal"]),
)


@given(TELLINGS, st.lists(TELLINGS, max_size=5))
def test_all_that_do_not_contradict_each_other_are_scored(one, others):
    found = tied(Candidates.around(one, others), ALWAYS)
    assert found == [(0, number, 1.0) for number, other in enumerate(others, 1) if not contradicting(one, other)]


@pytest.mark.parametrize("size", [1, 2, 5, 100])
def test_pieces_of_any_size_come_to_the_same_pairs(size, monkeypatch):
    monkeypatch.setattr(fogline.events.linking.pairs, "TOGETHER", size)
    many = {one.id: one for one in (telling(f"d{number}", Spot("Velsk", 49.1, 37.5, 4.0)) for number in range(9))}
    met = [(one, [other for other in many if other < one.id]) for one in many.values()]
    work = list(cut(met, many))
    assert sum(len(part.met) for part in work) == len(many)
    assert max(len(part.met) for part in work) <= size
    pairs = [
        tuple(sorted((part.tellings[one].id, part.tellings[other].id)))
        for part in work
        for one, other, _ in tied(part, ALWAYS)
    ]
    assert sorted(pairs) == sorted(combinations(sorted(many), 2))


def test_nothing_to_compare_is_no_work():
    assert list(cut([], {})) == []
    assert tied(Candidates((), ()), ALWAYS) == []


@given(TELLINGS)
def test_a_telling_made_elsewhere_becomes_an_equal_one(one):
    assert pooled(one) == one
