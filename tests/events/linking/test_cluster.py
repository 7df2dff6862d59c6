"""Groups by average linkage: no chains, constraints hold, ties go by name. Scores are given by pair; fusing does the rest."""

import itertools
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.events.reports import finding, head, on

from fogline.events import Fuser, fuse
from fogline.events.linking.cluster import LADDER, LAW, MOST, averaged
from fogline.events.linking.weights import Weights
from fogline.records import Decision

UNSAID = -2.0  # the score of a pair that a test says nothing of


@dataclass(frozen=True, slots=True)
class Table(Weights):
    """Weights that have the score of each pair of documents by their names."""

    table: dict[frozenset[str], float] = field(default_factory=dict)

    def score(self, one, other):
        return self.table.get(frozenset({one.document, other.document}), UNSAID)


def weights(scores):
    return Table(0.0, {}, "test", {frozenset(pair): score for pair, score in scores.items()})


def report(name):
    """Return what one report tells: like all others in place, day and words, so that all are compared."""
    return finding(
        head(name), "shelling", "Shells fell on Velsk", where="Velsk", when=on("2023-04-11"), id=f"claim {name}"
    )


def decisions(kind, pairs):
    return [
        Decision.of(kind, tuple(f"claim {name}" for name in pair), "nadia", "2023-04-13T09:00:00Z") for pair in pairs
    ]


def named(clusters):
    return sorted(sorted(claim.removeprefix("claim ") for claim in cluster.claims) for cluster in clusters)


def groups(names, scores, never=(), always=()):
    laws = decisions("split", never) + decisions("merge", always)
    return named(fuse([report(name) for name in names], laws, weights(scores)))


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
    assert groups("abc", {"ac": -9.0, "bc": 4.0}, always=["ab"]) == [["a", "b"], ["c"]]


LEAD_AND_REST = {("a", "b"): 2.0, ("a", "b, further down"): 3.0, ("b", "b, further down"): None}


def test_what_reports_are_about_is_grouped_before_what_they_mention_besides():
    names = sorted({name for pair in LEAD_AND_REST for name in pair})
    assert sorted(averaged(names, LEAD_AND_REST.get)) == [["a", "b, further down"], ["b"]]
    assert sorted(averaged(names, LEAD_AND_REST.get, {"a", "b"})) == [["a", "b"], ["b, further down"]]


def test_a_report_joins_what_another_is_about_though_that_mentions_the_like_besides():
    other = head("b", title="Shells fell on Velsk")
    lead = finding(other, "shelling", other.title, at=0, where="Velsk", when=on("2023-04-11"), id="claim z")
    besides = finding(other, "shelling", "Shells fell", where="Velsk", when=on("2023-04-11"), id="claim b")
    apart = decisions("split", ["bz"])
    alone = finding(head("a", title="Fire in Velsk"), "shelling", "Fire in Velsk", at=0, where="Velsk", when=on("2023-04-11"),
                    id="claim a")  # fmt: skip
    assert named(fuse([alone, lead, besides], apart, weights({"ab": 2.0}))) == [["a", "z"], ["b"]]


def test_a_law_goes_before_what_reports_are_about():
    scores = LEAD_AND_REST | {("a", "b, further down"): LAW}
    assert averaged(["a", "b", "b, further down"], scores.get, {"a", "b"}) == [["b"], ["a", "b, further down"]]


@pytest.mark.parametrize("link", [0.5, 1.5, LADDER[-2]])
def test_a_part_that_grew_too_large_is_cut_at_its_weakest_links(link):
    """Average linkage alone would join the two halves where the pairs between them speak for it as much as that link."""
    names = [f"{number:04}" for number in range(MOST + 10)]
    half = len(names) // 2
    halves = names[:half], names[half:]
    within = {pair: LADDER[-2] + 1.0 for part in halves for pair in itertools.combinations(part, 2)}
    between = dict.fromkeys(itertools.product(*halves), link)
    assert groups(names, within | between) == [*map(list, halves)]
    few = [name for part in halves for name in part[: MOST // 2]]
    assert groups(few, within | between) == [few]


def test_what_nothing_ties_is_in_no_group_together():
    assert groups("dcba", {"ac": 2.0, "cd": 2.0, "ad": 2.0}) == [["a", "c", "d"], ["b"]]


SCORES = st.dictionaries(
    st.sampled_from(["".join(pair) for pair in itertools.combinations("abcdefg", 2)]), st.floats(-4, 4)
)


@given(SCORES, st.randoms(use_true_random=False))
def test_every_name_is_in_one_group_and_order_does_not_matter(scores, rng):
    found = groups("abcdefg", scores)
    assert sorted(name for group in found for name in group) == list("abcdefg")
    mixed = list("abcdefg")
    rng.shuffle(mixed)
    assert groups(mixed, scores) == found
    one_by_one = Fuser((), weights(scores))
    for name in mixed:
        one_by_one.add([report(name)])
    assert named(one_by_one.clusters()) == found
