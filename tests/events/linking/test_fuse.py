"""Claims of many reports put together: what joins, what never does, whatever the order they come in."""

import math
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.events.reports import SPAN, finding, head, killed, on, one_family, together

from fogline.events import Fuser, event_id, family_id, fuse
from fogline.events.linking.blocks import keys
from fogline.events.linking.explain import blocks_in_common
from fogline.events.tellings.meaning import likeness
from fogline.events.tellings.telling import tellings
from fogline.records import Decision, Participant
from fogline.records.ledger import Finding, MeantFinding
from fogline.testing.simulation import ReadingNoise, simulate

MADE = "2023-04-13T09:00:00Z"


def law(kind, *subjects, made=MADE):
    return Decision.of(kind, subjects, "nadia", made)


def strike(name, words="Missiles hit the grain terminal in Velsk", where="Velsk", **more):
    document = head(name, **more)
    return finding(document, "missile_strike", words, where=where)


def test_two_reports_of_one_strike_are_one_event():
    one, other = strike("a"), strike("b", "Missile strike on Velsk grain terminal", publisher="Herald")
    assert together(fuse([one, other]), one, other)


def test_strikes_on_two_towns_stay_two_events():
    one, other = (
        strike("a"),
        strike("b", "Missiles hit the grain terminal in Dobrin", where="Dobrin", publisher="Herald"),
    )
    assert not together(fuse([one, other]), one, other)


def test_two_battles_of_one_day_are_two_events_where_one_is_placed_only_in_the_region():
    told = {"when": on("2023-04-11"), "actors": ("Kazan Brigade", "Marsh Legion")}
    shelled = "The Kazan Brigade shelled the Marsh Legion at the Abora camp in the north"
    at_camp = finding(head("a"), "shelling", shelled, where="Abora camp", **told)
    fought = "The Kazan Brigade fought the Marsh Legion for hours in Velsk Oblast"
    somewhere = finding(head("b", publisher="Herald"), "clash", fought, where="Velsk Oblast", **told)
    assert not one_family(fuse([at_camp, somewhere]), at_camp, somewhere)


def test_strikes_a_week_apart_stay_two_events():
    one, other = strike("a"), strike("b", published="2023-04-20", publisher="Herald")
    assert not together(fuse([one, other]), one, other)


def test_a_strike_its_dead_and_its_damage_are_three_events_of_one_family():
    document = head("a")
    parts = [
        finding(document, "missile_strike", "Missiles hit Velsk", where="Velsk"),
        finding(document, "casualties", "four people were killed", at=130, quantities=(killed(4),)),
        finding(document, "damage", "a grain terminal burned down", at=160),
    ]
    clusters = fuse(parts)
    assert [cluster.type for cluster in clusters] == ["missile_strike", "casualties", "damage"]
    assert one_family(clusters, *parts)


def test_the_dead_of_one_report_meet_those_of_another():
    first, second = head("a"), head("b", publisher="Herald")
    strikes = [
        finding(document, "shelling", "Shells fell on Velsk market", where="Velsk", when=on("2023-04-12"))
        for document in (first, second)
    ]
    dead = [
        finding(document, "casualties", "six people were killed", at=150, quantities=(killed(6),))
        for document in (first, second)
    ]
    clusters = fuse([*strikes, *dead])
    assert together(clusters, *dead)
    assert together(clusters, *strikes)
    assert one_family(clusters, *strikes, *dead)


def test_one_document_that_names_two_places_tells_of_two_events():
    document = head("a")
    one = finding(document, "shelling", "Shells fell on Velsk", where="Velsk")
    other = finding(document, "shelling", "and on Dobrin", at=140, where="Dobrin")
    assert not together(fuse([one, other]), one, other)


def test_a_bulletin_of_two_strikes_does_not_chain_them():
    bulletin = head("bulletin", publisher="Staff")
    told = [
        finding(bulletin, "missile_strike", "Missiles hit the grain terminal in Velsk", where="Velsk"),
        finding(bulletin, "missile_strike", "Missiles hit the depot in Dobrin", at=160, where="Dobrin"),
    ]
    velsk, dobrin = strike("a"), strike("b", "Missiles hit the depot in Dobrin", where="Dobrin", publisher="Herald")
    clusters = fuse([*told, velsk, dobrin])
    assert together(clusters, told[0], velsk)
    assert together(clusters, told[1], dobrin)
    assert not together(clusters, velsk, dobrin)


def test_every_claim_is_in_one_event_and_rejected_ones_in_none():
    kept, rejected = strike("a"), finding(head("b"), "talks", "Envoys met in Dobrin", status="rejected")
    clusters = fuse([kept, rejected])
    assert [claim for cluster in clusters for claim in cluster.claims] == [kept.claim.id]


def test_nothing_gives_nothing():
    assert fuse([]) == ()


def test_a_document_without_date_place_or_words_stands_alone():
    bare = [finding(head(name, published=None, publisher=None), "clash", "") for name in "ab"]
    assert len(fuse(bare)) == 2


def test_the_first_claim_of_the_ledger_names_the_event_and_goes_on_naming_it():
    early = strike("a", added="2023-04-12T07:00:00Z")
    (before,) = fuse([early])
    later = strike("b", publisher="Herald", added="2023-04-12T09:00:00Z")
    (after,) = fuse([later, early])
    assert before.id == after.id == event_id(early.claim.id)
    assert after.family == family_id(early.claim.id)


class TestLaws:
    def test_a_merge_joins_what_has_nothing_in_common(self):
        one, other = strike("a"), finding(head("b", "2023-06-01"), "talks", "Envoys met in Dobrin", where="Dobrin")
        clusters = fuse([one, other], [law("merge", one.claim.id, other.claim.id)])
        assert together(clusters, one, other)

    def test_a_split_parts_what_is_alike(self):
        one, other = strike("a"), strike("b", publisher="Herald")
        assert not together(fuse([one, other], [law("split", one.claim.id, other.claim.id)]), one, other)

    def test_a_split_parts_claims_of_one_document(self):
        document = head("a")
        one = finding(document, "shelling", "Shells fell on Velsk", where="Velsk")
        other = finding(document, "shelling", "Velsk was shelled again", at=140, where="Velsk")
        assert together(fuse([one, other]), one, other)
        assert not together(fuse([one, other], [law("split", one.claim.id, other.claim.id)]), one, other)

    def test_events_can_be_merged_by_their_names(self):
        one, other = strike("a"), strike("b", "Rockets fell on Dobrin", where="Dobrin")
        first, second = fuse([one, other])
        assert together(fuse([one, other], [law("merge", first.id, second.id)]), one, other)

    def test_the_later_of_two_laws_holds_and_one_taken_back_does_not(self):
        one, other = strike("a"), strike("b", publisher="Herald")
        split = law("split", one.claim.id, other.claim.id)
        merge = law("merge", one.claim.id, other.claim.id, made="2023-04-14T09:00:00Z")
        assert together(fuse([one, other], [merge, split]), one, other)
        assert together(fuse([one, other], [split, law("undo", split.id)]), one, other)


def _war(events=10, reports=45, noise=None) -> list[Finding]:
    found = []
    documents = {}
    for number, claimed in enumerate(simulate(seed=5, events=events, reports=reports).claims(noise)):
        document = claimed.document
        documents[claimed.report.id] = document.id
        copied = documents.get(claimed.report.copy_of)
        title = head(document.id, copy_of=copied, publisher=document.publisher, added=f"2023-01-01T{number:06}Z")
        title = type(title)(
            **{name: getattr(title, name) for name in title.__slots__} | {"published": document.published}
        )
        found += [
            Finding(
                claim, claim.evidence.of(document.text), title, finding(title, "x", "").reader, "open", (), title.added
            )
            for claim in claimed.claims
        ]
    return found


WAR = _war(noise=ReadingNoise.usual())
WHOLE = fuse(WAR)


@settings(max_examples=12, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 30))
def test_one_at_a_time_ends_in_the_same_events_as_all_at_once(rng: random.Random, size: int):
    shuffled = rng.sample(WAR, len(WAR))
    fuser = Fuser()
    for start in range(0, len(shuffled), size):
        fuser.add(shuffled[start : start + size])
    assert fuser.clusters() == WHOLE


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_is_taken_out_leaves_no_trace(rng: random.Random):
    kept = rng.sample(WAR, 2 * len(WAR) // 3)
    fuser = Fuser()
    fuser.add(WAR)
    fuser.remove({one.claim.id for one in WAR} - {one.claim.id for one in kept})
    assert fuser.clusters() == fuse(kept)


def test_adding_tells_which_events_are_new_or_changed():
    fuser = Fuser()
    one, other, far = strike("a"), strike("b", publisher="Herald"), strike("c", where="Dobrin", published="2023-06-01")
    assert len(fuser.add([one])) == 1
    (changed,) = fuser.add([other])
    assert set(changed.claims) == {one.claim.id, other.claim.id}
    (new,) = fuser.add([far])
    assert new.claims == (far.claim.id,)
    assert fuser.add([far]) == ()


@pytest.mark.parametrize("size", [1, 7])
def test_laws_hold_however_claims_come(size):
    laws = [law("merge", WAR[0].claim.id, WAR[-1].claim.id), law("split", WAR[1].claim.id, WAR[2].claim.id)]
    whole = fuse(WAR, laws)
    assert together(whole, WAR[0], WAR[-1]) or one_family(whole, WAR[0], WAR[-1])
    fuser = Fuser(laws)
    for start in range(0, len(WAR), size):
        fuser.add(WAR[start : start + size])
    assert fuser.clusters() == whole


def test_a_denial_joins_what_it_denies_though_it_tells_no_day_and_no_number():
    deed = finding(
        head("a", "2023-04-12"), "drone_strike", "a drone hit the creamery in Velsk on Tuesday",
        where="Velsk", when=on("2023-04-11"),
        targets=(Participant("the creamery", "creamery", None, SPAN),),
    )  # fmt: skip

    def answer(thing, **more):
        words = f"the army denied that its drones had hit the {thing} in Velsk"
        hit = (Participant(f"the {thing}", thing, None, SPAN),)
        return finding(
            head("b", "2023-04-13", publisher="Harbour Post"), "attack", words, where="Velsk", targets=hit, **more
        )

    denial = replace(answer("creamery"), claim=_denied(answer("creamery")))
    another = replace(answer("brewery"), claim=_denied(answer("brewery")))
    assert together(fuse([deed, denial]), deed, denial)
    assert not together(fuse([deed, another]), deed, another)
    assert not together(fuse([deed, answer("creamery")]), deed, answer("creamery"))


def _denied(one):
    return replace(one.claim, reality="denied", polarity="negative")


def meant(one, degrees, gist=b""):
    """Return a finding whose sentence points so many degrees from the first of 32 dimensions, in a document on ``gist``."""
    known = (one.claim, one.evidence, one.document, one.reader, one.status, one.corrected, one.known_since)
    return MeantFinding(*known, pointing(degrees), gist)


def pointing(degrees):
    turn = math.radians(degrees)
    return bytes(round(127 * part) & 0xFF for part in (math.cos(turn), math.sin(turn), *[0] * 30))


ABOUT = bytes(range(128))
OF_ALL_KINDS = ("talks", "missile_strike", "detention", "capture", "protest", "sanctions")


def reports_by_type(*findings):
    """Return the vector of the report by the type of the telling, for findings that are a telling each."""
    told = tellings(findings)
    assert len(told) == len({one.types for one in told})
    return {kind: one.report for one in told for kind in one.types}


def test_what_is_told_first_has_the_vector_of_its_report_and_what_stands_below_has_not():
    page = head("a")
    told = [
        meant(finding(page, kind, f"Sentence {at} on something else", at=200 * at), 10 * at, ABOUT)
        for at, kind in enumerate(OF_ALL_KINDS)
    ]
    random.Random(5).shuffle(told)
    assert reports_by_type(*told) == dict.fromkeys(OF_ALL_KINDS[:4], ABOUT) | dict.fromkeys(OF_ALL_KINDS[4:], b"")


def test_two_claims_of_one_sentence_are_one_of_the_first_sentences():
    page = head("a")
    told = [
        meant(finding(page, kind, "Sentence on much", at=200 * (number // 2)), 0, ABOUT)
        for number, kind in enumerate(OF_ALL_KINDS)
    ]
    assert reports_by_type(*told) == dict.fromkeys(OF_ALL_KINDS, ABOUT)


def test_a_rejected_claim_is_not_among_the_first_sentences():
    page = head("a")
    told = [
        meant(finding(page, kind, f"Sentence {at} on something else", at=200 * at, status=status), 0, ABOUT)
        for at, (kind, status) in enumerate(zip(OF_ALL_KINDS, ("open", "rejected", *["open"] * 4), strict=True))
    ]
    assert reports_by_type(*told) == dict.fromkeys(("talks", *OF_ALL_KINDS[2:5]), ABOUT) | {"sanctions": b""}


def test_a_telling_that_begins_below_and_one_that_goes_on_there():
    page = head("a")
    told = [
        meant(finding(page, "talks", f"Sentence {number}", at=200 * number), 10 * number, ABOUT) for number in range(6)
    ]
    below = meant(finding(page, "air_strike", "Far below a village is shelled", at=5000, where="Dobrin"), 90, ABOUT)
    by_claim = {claim: one for one in tellings([*told, below]) for claim in one.claims}
    first = by_claim[told[0].claim.id]
    assert len(first.claims) == 6
    assert first.report == ABOUT
    assert likeness(first.meaning, pointing(25)) == pytest.approx(1, abs=0.02)  # the middle of its sentences
    assert by_claim[below.claim.id].report == b""
    assert likeness(by_claim[below.claim.id].meaning, pointing(90)) == pytest.approx(1, abs=0.02)


def test_where_nobody_knows_what_a_report_is_about_its_tellings_have_no_vector_of_it():
    told = finding(head("a"), "talks", "Envoys sit down in the capital")
    for one in (told, meant(told, 5)):
        (telling,) = tellings([one])
        assert telling.report is None


def test_reports_that_mean_the_same_meet_though_they_share_no_word_place_or_number():
    ours = finding(head("a"), "talks", "Envoys sit down in the capital")
    theirs = finding(head("b", publisher="Herald"), "accusation", "A round of diplomacy opens")
    one, other = (telling for told in (ours, theirs) for telling in tellings([meant(told, 5, pointing(20))]))
    assert blocks_in_common(one, other) == ("report on much the same",)
    later = replace(theirs, document=head("c", "2023-04-19", publisher="Herald"))
    (after,) = tellings([meant(later, 5, pointing(20))])
    assert not set(keys(one)).intersection(keys(after))


def test_sentences_that_mean_the_same_do_not_bring_reports_together_that_are_about_different_things():
    ours = finding(head("a"), "talks", "Envoys sit down in the capital")
    theirs = finding(head("b", publisher="Herald"), "accusation", "A round of diplomacy opens")
    one, other = (
        telling
        for told, gist in ((ours, bytes([100] * 128)), (theirs, bytes([156] * 128)))
        for telling in tellings([meant(told, 5, gist)])
    )
    assert blocks_in_common(one, other) == ()


@pytest.mark.parametrize(
    ("kinds", "named"),
    [
        (("attack", "attack", "interception"), "attack"),
        (("attack", "interception"), "attack"),
        (("attack", "interception", "interception"), "interception"),
        (("drone_strike", "interception", "interception"), "interception"),
        (("shelling", "attack", "attack"), "shelling"),
    ],
)
def test_an_event_is_not_called_after_what_was_warded_off_where_as_many_tell_of_the_attack(kinds, named):
    told = [
        finding(head("a"), kind, f"rockets at Velsk {number}", at=100 * number, where="Velsk", when=on("2023-04-11"))
        for number, kind in enumerate(kinds, 1)
    ]
    (event,) = fuse(told)
    assert event.type == named
