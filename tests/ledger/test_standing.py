"""Where claims stand after readings and decisions, worked out without any store."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger import stores
from tests.ledger.stores import DENIAL, DEPOT, Said, decision

from fogline.ledger.corrections import FIELDS, apply_change, change_of, check_correction
from fogline.ledger.standing import Decided, Read, State, carry_over, concerned, effective, states, timeline
from fogline.records import Claim, ReaderInfo, Span
from fogline.records.decision import Decision
from fogline.records.errors import UsageError

HELD = stores.WIRE_DOCUMENT


def claim(words: str, type_: str = "shelling", *names: str) -> Claim:
    return stores.claim(HELD, Said(words, type_, tuple((name, None) for name in names)))


FIRST = claim("Shells struck a grain depot at Lanivka", "shelling", "Ada Brenn")
SECOND = claim("a grain depot at Lanivka on Tuesday, killing two workers", "casualties", "Ada Brenn")
ALIKE = claim("struck a grain depot at Lanivka on Tuesday", "shelling", "Brenn")
LESS = claim("Shells struck", "shelling", "Brenn")


def read(act: int, *claims: Claim) -> Read:
    return Read(act, ReaderInfo("reader", str(act)), claims)


def decided(*made: Decision, start: int = 100) -> list[Decided]:
    return [Decided(start + at, one) for at, one in enumerate(made)]


def told(found: Sequence[State]) -> dict[str, str]:
    return {state.claim.id: state.status for state in found}


def test_nothing_read() -> None:
    assert states([], decided(decision("accept", FIRST.id))) == ()
    assert timeline([], []) == ()


def test_a_reading_alone() -> None:
    found = states([read(3, FIRST, SECOND)], [])
    assert found == (State(FIRST, 3, 0, "open"), State(SECOND, 3, 1, "open"))


def test_what_was_taken_back() -> None:
    accept, reject = decision("accept", FIRST.id), decision("reject", FIRST.id)
    undo = decision("undo", reject.id, accept.id)
    back = decision("undo", undo.id)
    made = decided(accept, reject, undo, back)
    kinds = [[each.decision.kind for each in effective(made[:count])] for count in range(5)]
    assert kinds == [[], ["accept"], ["accept", "reject"], [], ["accept", "reject"]]


def test_an_undo_reaches_only_back() -> None:
    accept = decision("accept", FIRST.id)
    assert len(effective([Decided(1, decision("undo", accept.id)), Decided(2, accept)])) == 1


def test_decisions_on_others_are_passed_over() -> None:
    found = states([read(3, FIRST)], decided(decision("reject", "another claim"), decision("comment", FIRST.id)))
    assert found == (State(FIRST, 3, 0, "open"),)


def test_the_same_id_goes_before_overlap() -> None:
    found = states([read(1, FIRST), read(9, ALIKE, FIRST)], decided(decision("accept", FIRST.id), start=2))
    assert told(found) == {ALIKE.id: "open", FIRST.id: "accepted"}


def test_the_greatest_overlap_inherits() -> None:
    found = states([read(1, FIRST), read(9, LESS, ALIKE)], decided(decision("accept", FIRST.id), start=2))
    assert told(found) == {LESS.id: "open", ALIKE.id: "accepted"}


def test_names_in_common_decide_between_equals() -> None:
    one, other = (
        claim("Shells struck a grain", "shelling", "Kozak"),
        claim("Shells struck a grain", "shelling", "Ada Brenn"),
    )
    assert carry_over([FIRST], [one, other]) == {FIRST.id: other.id}


def test_each_new_claim_stands_for_one_old_one() -> None:
    assert carry_over([FIRST, LESS], [ALIKE]) == {FIRST.id: ALIKE.id}
    assert carry_over([FIRST, LESS], [ALIKE, FIRST]) == {FIRST.id: FIRST.id, LESS.id: ALIKE.id}


def test_another_type_does_not_inherit() -> None:
    assert carry_over([FIRST], [SECOND]) == {}
    assert carry_over([FIRST], [SECOND], {FIRST.id: frozenset({"casualties"})}) == {FIRST.id: SECOND.id}


def test_evidence_that_only_touches_does_not_inherit() -> None:
    before, after = replace(FIRST, evidence=Span(0, 10)), replace(ALIKE, evidence=Span(10, 20))
    assert carry_over([before], [after]) == {}
    empty = replace(ALIKE, evidence=Span(5, 5))
    assert carry_over([before], [empty]) in ({}, {before.id: empty.id})


def test_two_claims_with_one_id_both_stand() -> None:
    twin = replace(FIRST, polarity="negative")
    found = states([read(1, FIRST, twin)], decided(decision("reject", FIRST.id)))
    assert [(state.claim.polarity, state.status) for state in found] == [
        ("positive", "rejected"),
        ("negative", "rejected"),
    ]


def test_look_again_until_somebody_does() -> None:
    reads = [read(1, FIRST), read(5)]
    accept, again = Decided(3, decision("accept", FIRST.id)), Decided(7, decision("reject", FIRST.id))
    assert told(states(reads, [accept])) == {FIRST.id: "look-again"}
    assert told(states(reads, [accept, Decided(6, decision("comment", FIRST.id))])) == {FIRST.id: "look-again"}
    assert told(states(reads, [accept, again])) == {FIRST.id: "rejected"}
    # the next reader asks once more
    assert told(states([*reads, read(9)], [accept, again])) == {FIRST.id: "look-again"}


def test_decisions_before_a_reading_that_was_left_out() -> None:
    """A claim of the first reading, gone in the second, alike in the third."""
    made = decided(decision("accept", FIRST.id), start=2)
    assert told(states([read(1, FIRST), read(5), read(9, ALIKE)], made)) == {ALIKE.id: "accepted"}


def test_a_timeline_tells_every_act() -> None:
    accept = decision("accept", FIRST.id)
    made = [Decided(2, accept), Decided(4, decision("comment", FIRST.id)), Decided(6, decision("undo", accept.id))]
    reads = [read(1, FIRST, SECOND), read(8, SECOND)]
    spans = [
        (stretch.state.claim.id, stretch.state.status, stretch.start, stretch.end) for stretch in timeline(reads, made)
    ]
    assert spans == [
        *((FIRST.id, "open", 1, 2), (SECOND.id, "open", 1, 8), (FIRST.id, "accepted", 2, 6)),
        *((FIRST.id, "open", 6, 8), (FIRST.id, "look-again", 8, None), (SECOND.id, "open", 8, None)),
    ]


claims = st.lists(st.sampled_from((FIRST, SECOND, ALIKE, LESS)), max_size=3, unique_by=lambda one: one.id)


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[Read], list[Decided]]:
    reads, made = [], []
    for act in range(1, draw(st.integers(1, 9))):
        if draw(st.booleans()) or not reads:
            reads.append(read(act, *draw(claims)))
            continue
        names = [FIRST.id, SECOND.id, ALIKE.id, *(each.decision.id for each in made)]
        kind = draw(st.sampled_from(("accept", "reject", "undo", "correct", "comment")))
        change = '{"type": "attack"}' if kind == "correct" else None
        made.append(Decided(act, decision(kind, draw(st.sampled_from(names)), change=change, reason=str(act))))  # type: ignore[arg-type]
    return reads, made


@given(stories())
def test_the_timeline_agrees_with_the_states_at_every_act(story: tuple[list[Read], list[Decided]]) -> None:
    reads, made = story
    stretches = timeline(reads, made)
    for act in range(12):
        now = states([one for one in reads if one.act <= act], [one for one in made if one.act <= act])
        then = {
            stretch.state
            for stretch in stretches
            if stretch.start <= act and (stretch.end is None or act < stretch.end)
        }
        assert set(now) == then
        assert len({state.place for state in now}) == len(now)


@given(stories())
def test_nothing_decided_is_lost(story: tuple[list[Read], list[Decided]]) -> None:
    """Each verdict that holds shows in some state, or asks for a look."""
    reads, made = story
    found = states(reads, made)
    ever = {claim.id for one in reads for claim in one.claims}
    for each in effective(made):
        if each.decision.kind in ("accept", "reject") and each.decision.subjects[0] in ever:
            assert any(state.status != "open" for state in found)


def test_decisions_that_concern_a_document() -> None:
    accept, other = decision("accept", FIRST.id), decision("accept", "elsewhere")
    undo = decision("undo", accept.id)
    made = decided(accept, other, undo, decision("undo", other.id), decision("undo", undo.id))
    kept = concerned(made, {FIRST.id}.__contains__)
    assert [each.act for each in kept] == [100, 102, 104]


def test_all_fields_but_the_name_can_be_corrected() -> None:
    assert set(FIELDS) == set(Claim.__dataclass_fields__) - {"id"}


def test_a_change_that_does_not_apply_is_left_aside() -> None:
    for change in (None, "", "{", "[1]", '{"type": 7}', '{"chain": []}', '{"nothing": 1}', '"type"'):
        after, _ = apply_change(FIRST, change)
        assert after == FIRST


def test_a_correction_may_shorten_what_it_repeats() -> None:
    depot = stores.claim(HELD, DEPOT)
    made = decision("correct", depot.id, change='{"place": {"name": "Sarn"}, "when": {"start": "2031"}}')
    check_correction(depot, made, len(HELD.text))
    after, names = apply_change(depot, made.change)
    assert names == ("place", "when")
    assert after.place is not None
    assert after.when is not None
    assert after.place.derived_from == after.when.derived_from == depot.evidence
    assert after.place.latitude is None  # nothing of the old place stays


def test_errors_say_what_to_do() -> None:
    denial = stores.claim(HELD, DENIAL)
    for change, words in {
        '{"polarity": "negative", "realty": "denied"}': ("realty", "reality", "certainty"),
        '{"type": "shell"}': ("shell", "shelling"),
        '{"targets": [{"party": "depot", "where": 1}]}': ("where", "party", "span"),
        '{"certainty": [2, 3]}': ("certainty", "low <= high"),
    }.items():
        with pytest.raises(UsageError) as caught:
            check_correction(denial, decision("correct", denial.id, change=change), len(HELD.text))
        assert all(word in str(caught.value) for word in words), str(caught.value)


def test_changes_are_json_objects() -> None:
    assert change_of(decision("accept", FIRST.id)) == {}
    assert change_of(decision("grade", FIRST.id, change='{"admiralty": "B2"}')) == {"admiralty": "B2"}
