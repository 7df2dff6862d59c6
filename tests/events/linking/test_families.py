"""A siege holds the fighting at its place while it lasts."""

from tests.events.reports import finding, head, on

from fogline.events import fuse


def told(name, type_, words, day, where="Velsk", publisher="Kurier"):
    return finding(head(name, day, publisher=publisher), type_, words, where=where, when=on(day))


SIEGE = told("siege", "siege", "Rebels surrounded Velsk", "2023-04-10")


def held(*findings):
    clusters = {cluster.claims[0]: cluster for cluster in fuse([SIEGE, *findings])}
    siege = clusters[SIEGE.claim.id].id
    return [clusters[one.claim.id].within == siege for one in findings]


def test_fighting_at_the_place_lies_within_the_siege():
    assert held(told("a", "shelling", "Mortar fire on the old mill", "2023-04-14")) == [True]


def test_what_happened_before_or_elsewhere_does_not():
    before = told("a", "shelling", "Mortar fire on the old mill", "2023-04-02")
    elsewhere = told("b", "shelling", "A depot burned", "2023-04-14", where="Dobrin")
    talks = told("c", "talks", "Envoys met in the town hall", "2023-04-15")
    assert held(before, elsewhere, talks) == [False, False, False]


def test_a_siege_ends_when_the_place_is_taken():
    taken = told("a", "capture", "The flag went up over the fortress", "2023-04-20")
    after = told("b", "shelling", "Mortar fire on the old mill", "2023-04-25")
    assert held(taken, after) == [False, False]


def test_a_siege_long_unheard_of_holds_nothing_any_more():
    assert held(told("a", "shelling", "Mortar fire on the old mill", "2023-07-14")) == [False]


def test_without_a_siege_nothing_is_held():
    assert fuse([told("a", "shelling", "Mortar fire", "2023-04-14")])[0].within is None
