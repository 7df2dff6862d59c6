"""Groups by average linkage: no chains, constraints hold, ties go by name."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from fogline.events.cluster import LAW, MOST, cluster, components, pair_of


def groups(names, scores, never=()):
    edges = {pair_of(*pair): score for pair, score in scores.items() if score > 0}
    table = {pair_of(*pair): score for pair, score in scores.items()} | {pair_of(*pair): None for pair in never}
    return cluster(sorted(names), edges, lambda pair: table.get(pair, -2.0))


def test_what_speaks_for_it_joins():
    assert groups("abc", {"ab": 2.0}) == [["a", "b"], ["c"]]


def test_a_chain_breaks_at_its_weaker_link():
    assert groups("abc", {"ab": 3.0, "bc": 1.0}) == [["a", "b"], ["c"]]


def test_a_weak_pair_is_borne_by_strong_ones():
    assert groups("abc", {"ab": 3.0, "bc": 3.0, "ac": -1.0}) == [["a", "b", "c"]]


def test_pairs_that_are_merely_unlike_count_little_against_a_group():
    assert groups("abc", {"ab": 3.0, "bc": 1.5, "ac": -3.5}) == [["a", "b", "c"]]
    assert groups("abc", {"ab": 3.0, "bc": 1.5, "ac": -6.0}) == [["a", "b"], ["c"]]


def test_a_constraint_holds_however_strong_the_links():
    assert groups("abc", {"ab": 9.0, "bc": 8.0}, never=["ac"]) == [["a", "b"], ["c"]]


def test_a_law_joins_against_everything_else():
    assert groups("abc", {"ab": LAW, "ac": -9.0, "bc": 4.0}) == [["a", "b"], ["c"]]


def test_a_component_that_grew_too_large_is_cut_at_its_weakest_links():
    names = [f"{number:04}" for number in range(2 * MOST)]
    scores = {pair: 5.0 for half in (names[:MOST], names[MOST:]) for pair in itertools.pairwise(half)}
    scores[names[MOST - 1], names[MOST]] = 0.5
    found = groups(names, scores)
    assert not any(names[MOST - 1] in group and names[MOST] in group for group in found)


def test_components_are_what_pairs_join():
    assert components("dcba", [("a", "c"), ("c", "d")]) == [["a", "c", "d"], ["b"]]


@given(st.dictionaries(st.sampled_from(list(itertools.combinations("abcdefg", 2))), st.floats(-4, 4)), st.randoms())
def test_every_name_is_in_one_group_and_order_does_not_matter(scores, rng):
    found = groups("abcdefg", scores)
    assert sorted(name for group in found for name in group) == list("abcdefg")
    mixed = list(scores.items())
    rng.shuffle(mixed)
    assert groups("abcdefg", dict(mixed)) == found
