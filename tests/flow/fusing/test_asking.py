"""Events that are kept: the same as made anew, however the ledger came to be what it is."""

import random
from dataclasses import replace
from functools import cache

import pytest

from fogline.events import event_id, fuse
from fogline.events.describe import describe
from fogline.flow import Ledger
from fogline.flow.fusing.asking import event, events
from fogline.flow.fusing.upkeep import up_to_date
from fogline.ledger import open_store
from fogline.ledger.memory import MemoryStore
from fogline.records import Custody, Original, ReaderInfo, Report
from fogline.records.errors import InputError, UsageError
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Entry
from fogline.testing.simulation import ReadingNoise, simulate

READER = ReaderInfo("simulated", "1")
COLLECTED = "2023-01-01T00:00:00Z"


def entries(reports=60, events_=10, seed=5, reader=READER):
    """Return a simulated war as entries of a ledger."""
    return list(_entries(reports, events_, seed, reader))


@cache
def _entries(reports, events_, seed, reader):
    found = []
    for claimed in simulate(seed=seed, events=events_, reports=reports).claims(ReadingNoise.usual()):
        custody = Custody(COLLECTED, f"reports/{claimed.report.id}.txt", "read from a file", "test")
        kept = Original.of(claimed.document.text.encode(), "text/plain", custody)
        report = Report("0", reader, claimed.document, (), (), (), tuple(claimed.claims))
        found.append(Entry(kept, claimed.document, report))
    return tuple(found)


def anew(ledger):
    """Return the events made of nothing but claims and decisions."""
    findings = {one.claim.id: one for one in ledger.claims()}
    decisions = tuple(ledger.decisions())
    found = []
    for cluster in fuse(findings.values(), decisions):
        own = tuple(findings[claim] for claim in cluster.claims)
        found.append(FusedEvent(cluster, own, describe(own, cluster.id, cluster.type, decisions)))
    return found


@pytest.fixture(params=["memory", "sqlite"])
def ledger(request, tmp_path):
    """An empty ledger."""
    store = MemoryStore() if request.param == "memory" else open_store(str(tmp_path / "ledger"), create=True)
    with Ledger(store, "ada") as opened:
        yield opened


def test_an_empty_ledger_has_no_events(ledger):
    assert list(events(ledger)) == []


def test_what_grew_document_by_document_is_what_is_made_anew(ledger):
    war = entries()
    random.Random(3).shuffle(war)
    for start, end in ((0, 20), (20, 21), (21, 24), (24, 60)):
        ledger.store.add(war[start:end], "ada")
        assert list(events(ledger)) == anew(ledger)


def test_decisions_change_what_they_are_on(ledger):
    ledger.store.add(entries(), "ada")
    first, second, third, *_ = (one for one in events(ledger) if one.cluster.id == one.id)
    merge = ledger.merge(first.cluster.claims[0], second.cluster.claims[0])
    assert list(events(ledger)) == anew(ledger)
    ledger.reject(third.cluster.claims[0])
    large = max(events(ledger), key=lambda one: len(one.findings))
    ledger.split(large.cluster.claims[0], large.cluster.claims[-1])
    ledger.correct(large.cluster.claims[0], type="shelling")
    assert list(events(ledger)) == anew(ledger)
    ledger.undo(merge.id)
    ledger.grade(large.cluster.claims[0], admiralty="B2", reason="seen on the ground")
    found = list(events(ledger))
    assert found == anew(ledger)


def test_an_event_that_is_merged_brings_all_its_claims(ledger):
    ledger.store.add(entries(), "ada")
    one, other = sorted((e for e in events(ledger) if e.cluster.id == e.id), key=lambda e: -len(e.findings))[:2]
    assert min(len(one.findings), len(other.findings)) > 1
    made = ledger.merge(one.id, other.id[:9], reason="one night")
    assert set(made.subjects) == {*one.cluster.claims, *other.cluster.claims}
    whole = event(ledger, one.cluster.claims[0])
    assert set(made.subjects) <= set(whole.cluster.claims)
    assert list(events(ledger)) == anew(ledger)


def test_an_event_stands_for_the_claim_that_names_it(ledger):
    ledger.store.add(entries(), "ada")
    one = max(events(ledger), key=lambda e: len(e.findings))
    made = ledger.grade(one.id, admiralty="B2")
    assert [event_id(claim) for claim in made.subjects] == [one.id]
    assert event(ledger, one.id).support.grade.admiralty.reliability == "B"
    assert ledger.comment(one.cluster.claims[0][:10], reason="see map").subjects == (one.cluster.claims[0],)


def test_an_event_is_not_accepted_as_a_whole(ledger):
    ledger.store.add(entries(), "ada")
    one = next(iter(events(ledger)))
    with pytest.raises(UsageError, match="is an event of"):
        ledger.accept(one.id)
    with pytest.raises(UsageError, match="no claim or event"):
        ledger.merge(one.id, "nothing")


def test_a_newer_reading_takes_the_place_of_the_older_one(ledger):
    ledger.store.add(entries(), "ada")
    list(events(ledger))
    newer = entries(reader=ReaderInfo("simulated", "2"))
    fewer = [replace(one, report=replace(one.report, claims=one.report.claims[:1])) for one in newer[:20]]
    ledger.store.add(fewer, "ada")
    assert list(events(ledger)) == anew(ledger)


def test_what_is_kept_can_be_dropped_at_any_time(ledger):
    ledger.store.add(entries(), "ada")
    before = list(events(ledger))
    assert ledger.store.computed().at()[0] > 0
    ledger.store.rebuild()
    assert ledger.store.computed().at() == (0, "")
    assert list(events(ledger)) == before


def test_a_ledger_opened_for_reading_answers_and_is_not_written_to(tmp_path):
    war = entries()
    with Ledger.open(tmp_path / "ledger", create=True, user="ada") as ledger:
        ledger.store.add(war[:50], "ada")
    for step in (None, slice(50, 60)):
        if step is not None:
            with Ledger.open(tmp_path / "ledger", user="ada") as ledger:
                list(events(ledger))
                ledger.store.add(war[step], "ada")
        with Ledger.open(tmp_path / "ledger", read_only=True) as ledger:
            before = ledger.store.computed().at()
            assert list(events(ledger)) == anew(ledger)
            assert ledger.store.computed().at() == before


def test_a_question_gets_whole_events_and_the_past_is_made_anew(ledger):
    ledger.store.add(entries(), "ada")
    whole = {one.id: one for one in events(ledger)}
    asked = list(events(ledger, types="casualties"))
    assert asked
    assert all(one == whole[one.id] for one in asked)
    assert list(events(ledger, known_on="2999-01-01")) == list(whole.values())


def test_two_who_bring_it_up_to_date_do_not_spoil_it(ledger):
    ledger.store.add(entries(), "ada")
    up_to_date(ledger)
    computed = ledger.store.computed()
    act, form = computed.at()
    assert not computed.keep((act - 1, form), (act + 1, form), [("line", "x", b"{}")], anew=False)
    assert list(events(ledger)) == anew(ledger)


def test_all_is_made_while_others_write_and_begun_again_where_it_broke_off(ledger):
    war = entries()
    ledger.store.add(war[:50], "ada")
    computed = ledger.store.computed()

    def broken_off():
        ledger.store.add(war[50:], "ada")
        yield "line", "0123456789abcdef", b""
        raise InputError("the power went off")

    with pytest.raises(InputError):
        computed.keep(computed.at(), (99, "any"), broken_off(), anew=True)
    assert computed.at()[0] == 0
    assert list(events(ledger)) == anew(ledger)


class TestNames:
    def test_the_beginning_of_an_id_will_do(self, ledger):
        ledger.store.add(entries(), "ada")
        one = next(iter(events(ledger)))
        assert event(ledger, one.id[:10]) == one
        assert event(ledger, one.cluster.claims[-1]) == one

    def test_a_claim_that_its_document_prints_again_is_in_the_event_of_the_first(self, ledger):
        entry = next(one for one in entries() if one.report.claims)
        first = entry.report.claims[0]
        again = replace(first, id="feedfeedfeedfeed", duplicate_of=first.id)
        ledger.store.add([replace(entry, report=replace(entry.report, claims=(*entry.report.claims, again)))], "ada")
        assert event(ledger, again.id) == event(ledger, again.id[:8]) == event(ledger, first.id)

    def test_an_id_that_is_not_there_is_told_with_the_nearest(self, ledger):
        ledger.store.add(entries(), "ada")
        one = next(iter(events(ledger)))
        wrong = one.id[:7] + ("0" if one.id[7] != "0" else "1") + one.id[8:]
        with pytest.raises(UsageError, match=f"did you mean {one.id}"):
            event(ledger, wrong)

    def test_too_little_of_an_id_is_told(self, ledger):
        ledger.store.add(entries(), "ada")
        with pytest.raises(UsageError, match="first 4 characters"):
            event(ledger, "a")

    def test_a_claim_that_was_rejected_is_said_to_be(self, ledger):
        ledger.store.add(entries(), "ada")
        one = next(iter(events(ledger))).cluster.claims[0]
        ledger.reject(one)
        for name in (one, one[:10]):
            with pytest.raises(UsageError, match=f"claim {one} was rejected .* decide list --claim {one}"):
                event(ledger, name)

    def test_an_event_whose_first_claim_was_rejected_is_told_from_one_that_never_was(self, ledger):
        ledger.store.add(entries(), "ada")
        one = next(each for each in events(ledger) if len(each.cluster.claims) > 1)
        first = next(claim for claim in one.cluster.claims if event_id(claim) == one.id)
        ledger.reject(first)
        with pytest.raises(UsageError, match=f"claim {first}, which event {one.id} had its id from, was rejected"):
            event(ledger, one.id)
