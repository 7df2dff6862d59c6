"""What every ledger makes of decisions: what counts, since when, on which day, and after the next reader."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.ledger import stores
from tests.ledger.stores import DENIAL, DEPOT, DRONES, MORTARS, NEWER, PUSHED, Said, decision

from fogline.ledger import Store
from fogline.ledger.forebears import forebears, with_forebears
from fogline.records import Claim, Decision, Footprint, Interval, Participant, ReaderInfo, Span
from fogline.records.errors import UsageError
from fogline.records.ledger import ClaimQuery, DocumentQuery, Entry, Finding, Near, Setting

WIRE = stores.WIRE_DOCUMENT


@pytest.fixture
def read(store: Store) -> Store:
    """A ledger with the wire story and the bulletin."""
    store.add([stores.wire(), stores.bulletin()], "clerk")
    return store


@pytest.fixture(scope="module")
def untouched(lasting_store: Store) -> Store:
    """The same, for tests that leave it as it is."""
    lasting_store.add([stores.wire(), stores.bulletin()], "clerk")
    return lasting_store


def name_of(said: Said, held: Any = WIRE) -> str:
    return stores.claim(held, said).id


DEPOT_ID, DENIAL_ID = name_of(DEPOT), name_of(DENIAL)


def finding(store: Store, claim_id: str, **asked: Any) -> Finding:
    (found,) = store.claims(ClaimQuery(claims=(claim_id,), duplicates=True, **asked))
    return found


def standing(store: Store, **asked: Any) -> dict[str, str]:
    """Return the status of all claims by their ids."""
    return {each.claim.id: each.status for each in store.claims(ClaimQuery(duplicates=True, **asked))}


def last_time(store: Store) -> str:
    return list(store.log())[-1].time


def read_anew(held: Any, *said: Said, reader: ReaderInfo = NEWER) -> Entry:
    kept = stores.entry(held).original
    return Entry(kept, held, stores.report(held, *said, reader=reader))


def test_verdicts(read: Store) -> None:
    read.decide([decision("accept", DEPOT_ID), decision("reject", DENIAL_ID)])
    assert finding(read, DEPOT_ID).status == "accepted"
    assert finding(read, DENIAL_ID).status == "rejected"
    read.decide([decision("reject", DEPOT_ID, user="second reader")])
    assert finding(read, DEPOT_ID).status == "rejected"  # the later one
    assert read.counts().decisions == 3


def test_several_subjects(read: Store) -> None:
    read.decide([decision("accept", DEPOT_ID, DENIAL_ID)])
    assert sorted(standing(read).values()) == ["accepted"] * 2 + ["open"] * 5
    (undone,) = read.decisions()
    read.decide([decision("undo", undone.id)])
    assert set(standing(read).values()) == {"open"}


def test_taking_back_what_was_taken_back(read: Store) -> None:
    accept, reject = decision("accept", DEPOT_ID), decision("reject", DEPOT_ID, reason="no photo")
    undo = decision("undo", reject.id, reason="photo found")
    again = decision("undo", undo.id, reason="photo is of another place")
    expected = ["accepted", "rejected", "accepted", "rejected"]
    for made, status in zip((accept, reject, undo, again), expected, strict=True):
        read.decide([made])
        assert finding(read, DEPOT_ID).status == status
    read.decide([decision("undo", accept.id)])
    assert finding(read, DEPOT_ID).status == "rejected"
    assert [each.kind for each in read.decisions()] == ["accept", "reject", "undo", "undo", "undo"]


def test_decisions_are_not_made_twice(read: Store) -> None:
    made = decision("accept", DEPOT_ID)
    read.decide([made, made])
    lines = list(read.log())
    read.decide([made])
    assert list(read.log()) == lines
    assert list(read.decisions()) == [made]


def test_a_story_in_one_call(read: Store) -> None:
    accept = decision("accept", DEPOT_ID)
    undo = decision("undo", accept.id)
    read.decide(
        [
            accept,
            undo,
            decision("comment", undo.id, reason="asked to"),
            decision("grade", DEPOT_ID, change='{"admiralty":"C3"}'),
        ]
    )
    assert finding(read, DEPOT_ID).status == "open"
    assert read.counts().decisions == 4


CORRECTIONS: tuple[tuple[dict[str, Any], Callable[[Claim], Claim]], ...] = (
    ({"type": "missile_strike"}, lambda claim: replace(claim, type="missile_strike")),
    (
        {"reality": "possible", "polarity": "negative"},
        lambda claim: replace(claim, reality="possible", polarity="negative"),
    ),
    ({"certainty": [0.2, 0.4]}, lambda claim: replace(claim, certainty=type(claim.certainty)(0.2, 0.4))),
    ({"certainty_words": [[43, 49]]}, lambda claim: replace(claim, certainty_words=(Span(43, 49),))),
    ({"place": None, "when": None}, lambda claim: replace(claim, place=None, when=None)),
    (
        {"place": {"name": "Ostrivne", "latitude": 49.5, "longitude": 36.0, "precision": "exact"}},
        lambda claim: replace(claim, place=Footprint("Ostrivne", claim.evidence, None, 49.5, 36.0, None, "exact")),
    ),
    (
        {"place": {"name": "Ostrivne", "derived_from": [0, 6], "geometry": '{"type":"Point","coordinates":[36,49.5]}'}},
        lambda claim: replace(
            claim, place=Footprint("Ostrivne", Span(0, 6), geometry='{"type":"Point","coordinates":[36,49.5]}')
        ),
    ),
    (
        {"when": {"start": "2031-03-03T21:00", "end": "2031-03-03T22:00", "precision": "interval"}},
        lambda claim: replace(claim, when=Interval(claim.evidence, "2031-03-03T21:00", "2031-03-03T22:00", "interval")),
    ),
    (
        {"actors": [{"party": "3rd battalion"}], "targets": []},
        lambda claim: replace(
            claim, actors=(Participant("3rd battalion", "3rd battalion", None, claim.evidence),), targets=()
        ),
    ),
    (
        {"chain": [{"party": "eyewitness", "side": "UA", "span": [0, 6]}]},
        lambda claim: replace(
            claim, chain=(replace(claim.chain[0], party="eyewitness", text="eyewitness", span=Span(0, 6)),)
        ),
    ),
    ({"duplicate_of": "feedbeeffeedbeef"}, lambda claim: replace(claim, duplicate_of="feedbeeffeedbeef")),
    ({"evidence": [43, 90]}, lambda claim: replace(claim, evidence=Span(43, 90))),
    ({"frame": 3}, lambda claim: replace(claim, frame=3)),
)


@pytest.mark.parametrize(("change", "corrected"), CORRECTIONS)
def test_every_field_can_be_corrected(read: Store, change: dict[str, Any], corrected: Callable[[Claim], Claim]) -> None:
    before = finding(read, DEPOT_ID)
    read.decide([decision("correct", DEPOT_ID, change=json.dumps(change))])
    after = finding(read, DEPOT_ID)
    assert after.claim == corrected(before.claim)
    assert set(after.corrected) == set(change)
    assert after.status == "open"
    assert after.evidence == after.claim.evidence.of(WIRE.text)
    assert after.known_since == last_time(read)
    as_read = read.report(WIRE.id)
    assert as_read is not None
    assert before.claim in as_read.claims
    read.decide([decision("undo", decision("correct", DEPOT_ID, change=json.dumps(change)).id)])
    assert finding(read, DEPOT_ID) == replace(before, known_since=last_time(read))


def test_quantities_can_be_corrected_in_short(read: Store) -> None:
    read.decide([decision("correct", DEPOT_ID, change='{"quantities": [{"low": 2, "high": 3, "of": "workers"}]}')])
    (quantity,) = finding(read, DEPOT_ID).claim.quantities
    assert (quantity.low, quantity.high, quantity.of, quantity.approximate) == (2, 3, "workers", False)


def test_corrections_add_up_and_the_later_wins(read: Store) -> None:
    first = decision("correct", DEPOT_ID, change='{"type": "air_strike", "certainty": [0.1, 0.2]}')
    second = decision("correct", DEPOT_ID, change='{"type": "drone_strike", "place": null}')
    read.decide([first, second, decision("accept", DEPOT_ID)])
    found = finding(read, DEPOT_ID)
    assert (found.claim.type, found.claim.certainty, found.claim.place) == ("drone_strike", (0.1, 0.2), None)
    assert (found.corrected, found.status) == (("type", "certainty", "place"), "accepted")
    read.decide([decision("undo", second.id)])
    found = finding(read, DEPOT_ID)
    assert (found.claim.type, found.corrected) == ("air_strike", ("type", "certainty"))
    assert found.claim.place is not None


def test_questions_see_the_corrected_claim(read: Store) -> None:
    def find(**asked: Any) -> set[str]:
        return {each.claim.id for each in read.claims(ClaimQuery(**asked))}

    change = {
        "type": "air_strike",
        "reality": "possible",
        "certainty": [0.3, 0.5],
        "place": {"name": "Ostrivne", "latitude": 10, "longitude": 20, "geonames_id": 5},
        "when": {"start": "2031-06-01", "end": "2031-06-02"},
        "actors": [{"party": "3rd battalion", "side": "XX"}],
        "chain": [{"party": "eyewitness", "side": "YY"}],
        "duplicate_of": None,
    }
    before = last_time(read)
    read.decide([decision("correct", DEPOT_ID, change=json.dumps(change))])
    now: tuple[dict[str, Any], ...] = (
        *(
            {"types": ("air_strike",)},
            {"realities": ("possible",)},
            {"certainty": (0.4, 0.45)},
            {"place_keys": ("Ostrivne",)},
        ),
        *({"near": Near(10, 20, 1)}, {"since": "2031-06-01", "until": "2031-06-01", "types": ("air_strike",)}),
        *(
            {"parties": ("battalion",), "role": "actor"},
            {"sources": ("eyewitness",)},
            {"sides": ("yy",)},
            {"words": (("eyewitness",),)},
        ),
    )
    for asked in now:
        assert find(**asked) == {DEPOT_ID}, asked
        assert DEPOT_ID not in find(**asked, known_on=before), asked
    then: tuple[dict[str, Any], ...] = (
        *({"types": ("shelling",)}, {"place_keys": ("geonames:900001",)}, {"near": Near(49.9, 36.25, 5)}),
        *({"parties": ("Brenn",)}, {"sources": ("Brenn",)}, {"until": "2031-03-04"}, {"certainty": (0.85, 0.88)}),
    )
    for asked in then:
        assert DEPOT_ID not in find(**asked), asked
        assert DEPOT_ID in find(**asked, known_on=before), asked


def test_a_claim_can_be_made_a_duplicate(read: Store) -> None:
    read.decide([decision("correct", DENIAL_ID, change=json.dumps({"duplicate_of": DEPOT_ID}))])
    assert DENIAL_ID not in {each.claim.id for each in read.claims()}
    assert finding(read, DENIAL_ID).claim.duplicate_of == DEPOT_ID


def correct(change: str | None) -> Decision:
    return decision("correct", DEPOT_ID, change=change)


REFUSED: tuple[tuple[Decision, str], ...] = (
    (decision("accept", "no such claim"), "no such claim"),
    (decision("accept", DEPOT_ID, "gone"), "gone"),
    (decision("undo", DEPOT_ID), "no decision"),
    (decision("comment", "nobody"), "nobody"),
    (decision("merge", DEPOT_ID), "two or more"),
    (decision("split", DEPOT_ID, DEPOT_ID), "two or more"),
    (decision("accept", DEPOT_ID, change="{}"), "change"),
    (decision("grade", DEPOT_ID), "admiralty"),
    (decision("grade", DEPOT_ID, change='{"admiralty": "G9"}'), "A-F"),
    (correct(None), "no change"),
    (correct("{}"), "no change"),
    (correct("type=air_strike"), "JSON"),
    (correct('["type"]'), "object"),
    (correct('{"typ": "air_strike"}'), "did you mean 'type'"),
    (correct('{"id": "0123"}'), "id"),
    (correct('{"type": "air strike"}'), "air_strike"),
    (correct('{"type": 5}'), "type"),
    (correct('{"type": null}'), "type"),
    (correct('{"reality": "maybe"}'), "maybe"),
    (correct('{"certainty": [0.9, 0.1]}'), "certainty"),
    (correct('{"certainty": 0.9}'), "certainty"),
    (correct('{"certainty": [0.1, NaN]}'), "correct"),
    (correct('{"chain": []}'), "chain"),
    (correct('{"place": {"name": "X", "lat": 5}}'), "lat"),
    (correct('{"place": "Lanivka"}'), "place"),
    (correct('{"place": {}}'), "name"),
    (correct('{"when": {"start": "2031-05-02", "end": "2031-05-01"}}'), "start <= end"),
    (correct('{"quantities": [{"low": 5, "high": 3}]}'), "low <= high"),
    (correct('{"evidence": [10, 5]}'), "evidence"),
    (correct('{"evidence": [0, 100000]}'), "characters"),
    (correct('{"actors": [{"party": "X", "span": [0, 100000]}]}'), "characters"),
    (correct('{"frame": "first"}'), "frame"),
    (correct('{"type": "\\ud800"}'), "type"),
    (correct("[" * 50_000), "JSON"),
)


@pytest.mark.parametrize(("made", "told"), REFUSED)
def test_what_cannot_be_decided(untouched: Store, made: Decision, told: str) -> None:
    before = list(untouched.claims()), list(untouched.log())
    with pytest.raises(UsageError) as caught:
        untouched.decide([decision("accept", DENIAL_ID), made])
    assert told in str(caught.value)
    assert len(str(caught.value)) < 1000
    assert (list(untouched.claims()), list(untouched.log())) == before
    assert list(untouched.decisions()) == []


def test_decisions_by_subject(read: Store) -> None:
    accept, both = decision("accept", DEPOT_ID), decision("merge", DEPOT_ID, DENIAL_ID, reason="one strike")
    undo = decision("undo", both.id)
    read.decide([accept, both, undo])
    assert list(read.decisions([DEPOT_ID])) == [accept, both]
    assert list(read.decisions([DENIAL_ID, both.id])) == [both, undo]
    assert list(read.decisions([])) == []
    assert list(read.decisions(["nothing"])) == []
    assert [each.kind for each in read.decisions()] == ["accept", "merge", "undo"]


def test_comments_and_grades_change_no_claim(read: Store) -> None:
    before = list(read.claims())
    read.decide(
        [
            decision("comment", DEPOT_ID, reason="«ask» the mayor; 50 % sure"),
            decision("grade", DEPOT_ID, change='{"admiralty":"B2"}'),
        ]
    )
    read.decide([decision("merge", DEPOT_ID, DENIAL_ID), decision("split", DEPOT_ID, DENIAL_ID)])
    assert list(read.claims()) == before


def test_what_was_known_when(store: Store) -> None:
    """Every step of a story can be asked for by its time."""
    held = WIRE
    steps: list[tuple[str, dict[str, str], int, int]] = []

    def note() -> None:
        now = last_time(store)
        steps.append((now, standing(store), len(list(store.documents())), len(list(store.decisions()))))

    note()
    store.add([stores.entry(held, reader=None)], "clerk")
    note()
    store.add([stores.wire()], "clerk")
    note()
    accept, change = decision("accept", DEPOT_ID), decision("correct", DENIAL_ID, change='{"type": "attack"}')
    for made in (accept, change, decision("reject", DENIAL_ID), decision("undo", accept.id)):
        store.decide([made])
        note()
    store.add([read_anew(held, DENIAL)], "clerk")
    note()
    store.add([stores.bulletin()], "clerk")
    note()
    assert [len(claims) for _, claims, _, _ in steps] == [0, 0, 4, 4, 4, 4, 4, 1, 4]
    for time, claims, documents, decisions in steps:
        assert standing(store, known_on=time) == claims
        assert len(list(store.documents(DocumentQuery(known_on=time)))) == documents
        assert len(list(store.decisions(known_on=time))) == decisions
        assert store.count(ClaimQuery(known_on=time, duplicates=True)) == len(claims)
    read_on, anew = steps[2][0], steps[-2][0]
    assert store.report(held.id, known_on=steps[1][0]) is None
    assert store.report(held.id, known_on=read_on) == stores.wire().report
    assert store.report(held.id, known_on=anew) == read_anew(held, DENIAL).report == store.report(held.id)
    heads = [next(store.documents(DocumentQuery(ids=(held.id,), known_on=step[0])), None) for step in steps]
    assert [head and head.claims for head in heads] == [None, None, *[4] * 5, 1, 1]
    assert finding(store, DEPOT_ID, known_on=steps[3][0]).known_since == steps[3][0]
    assert finding(store, DENIAL_ID, known_on=steps[4][0]).claim.type == "attack"
    assert finding(store, DENIAL_ID, known_on=steps[3][0]).claim.type == "shelling"


def test_days_known_on_end_at_midnight(read: Store) -> None:
    today = last_time(read)[:10]
    assert len(standing(read, known_on=today)) == 7
    assert standing(read, known_on="2001-01-01") == {}
    assert len(standing(read, known_on="2999-01-01T00:00:00+03:00")) == 7


def test_known_since_is_the_latest_change(read: Store) -> None:
    at_first = finding(read, DEPOT_ID).known_since
    accept = decision("accept", DEPOT_ID)
    read.decide([accept])
    accepted = last_time(read)
    assert finding(read, DEPOT_ID).known_since == accepted > at_first
    read.decide([decision("accept", DEPOT_ID, user="second reader"), decision("comment", DEPOT_ID)])
    assert finding(read, DEPOT_ID).known_since == accepted  # nothing changed
    assert finding(read, DENIAL_ID).known_since == at_first
    read.decide([correct('{"type": "attack"}')])
    corrected = last_time(read)
    read.decide(
        [
            decision("comment", DEPOT_ID, reason="sure"),
            decision("correct", DEPOT_ID, change='{"type": "attack"}', user="b"),
        ]
    )
    assert finding(read, DEPOT_ID).known_since == corrected
    read.rebuild()
    assert finding(read, DEPOT_ID).known_since == corrected


def test_a_newer_reader_keeps_what_was_decided(read: Store) -> None:
    read.decide([decision("accept", DEPOT_ID), correct('{"type": "missile_strike"}')])
    read.add([read_anew(WIRE, DEPOT, DENIAL)], "clerk")
    found = finding(read, DEPOT_ID)
    assert (found.status, found.claim.type, found.corrected) == ("accepted", "missile_strike", ("type",))
    assert found.reader == NEWER
    assert found.known_since == last_time(read)


SHORTER = replace(DEPOT, words="struck a grain depot at Lanivka on Tuesday", chain=(("Ada Brenn, governor", "UA"),))


def test_evidence_that_overlaps_carries_a_decision_over(read: Store) -> None:
    read.decide([decision("reject", DEPOT_ID), correct('{"place": null}')])
    read.add([read_anew(WIRE, SHORTER, DENIAL)], "clerk")
    new = name_of(SHORTER)
    assert new != DEPOT_ID
    found = finding(read, new)
    assert (found.status, found.claim.place, found.corrected) == ("rejected", None, ("place",))
    assert standing(read)[DENIAL_ID] == "open"
    assert DEPOT_ID not in standing(read)
    # ... and can be taken back
    (reject, _) = read.decisions([DEPOT_ID])
    read.decide([decision("undo", reject.id)])
    assert finding(read, new).status == "open"


def test_a_claim_tells_which_earlier_ones_it_stands_for(read: Store) -> None:
    read.decide([decision("reject", DEPOT_ID), decision("accept", DENIAL_ID)])
    (taken_back,) = read.decisions([DENIAL_ID])
    read.decide([decision("undo", taken_back.id)])
    assert forebears(read, {WIRE.id}) == {}
    read.add([read_anew(WIRE, SHORTER, DENIAL)], "clerk")
    assert forebears(read, {WIRE.id}) == {name_of(SHORTER): {DEPOT_ID}}  # a same id needs no telling
    assert with_forebears(read, [name_of(SHORTER)]) == {name_of(SHORTER), DEPOT_ID}
    read.add([read_anew(WIRE, DENIAL, reader=ReaderInfo("by hand", "3"))], "clerk")
    assert forebears(read, {WIRE.id}) == {}  # it is to be looked at again, and stands for itself


def test_the_corrected_type_counts_for_matching(read: Store) -> None:
    read.decide([correct('{"type": "explosion"}'), decision("accept", DEPOT_ID)])
    learned = replace(SHORTER, type="explosion")
    read.add([read_anew(WIRE, learned)], "clerk")
    assert finding(read, name_of(learned)).status == "accepted"


@pytest.mark.parametrize("newer", [(), (DENIAL,), (replace(SHORTER, type="siege"),)])
def test_what_is_no_longer_read_is_to_be_looked_at_again(read: Store, newer: tuple[Said, ...]) -> None:
    read.decide([decision("accept", DEPOT_ID), correct('{"certainty": [0.5, 0.5]}')])
    read.add([read_anew(WIRE, *newer)], "clerk")
    found = finding(read, DEPOT_ID)
    assert (found.status, found.reader, found.corrected) == ("look-again", stores.READER, ("certainty",))
    assert found.claim.certainty == (0.5, 0.5)
    assert found.evidence == DEPOT.words
    assert found.known_since == last_time(read)
    assert [each.claim.id for each in read.claims(ClaimQuery(statuses=("look-again",)))] == [DEPOT_ID]
    here = [each.claim.id for each in read.claims(ClaimQuery(documents=(WIRE.id,)))]
    assert here == [*(name_of(said) for said in newer), DEPOT_ID]
    # somebody looks again
    read.decide([decision("reject", DEPOT_ID, reason="the reader is right")])
    assert finding(read, DEPOT_ID).status == "rejected"
    # the reader before comes back
    read.add([read_anew(WIRE, DEPOT, reader=ReaderInfo("by hand", "3"))], "clerk")
    assert finding(read, DEPOT_ID).status == "rejected"
    assert finding(read, DEPOT_ID).reader == ReaderInfo("by hand", "3")


def test_a_decision_that_was_taken_back_asks_for_nothing(read: Store) -> None:
    accept = decision("accept", DEPOT_ID)
    read.decide([accept, decision("undo", accept.id)])
    read.add([read_anew(WIRE, DENIAL)], "clerk")
    assert standing(read, documents=(WIRE.id,)) == {DENIAL_ID: "open"}


def test_taking_back_after_the_newer_reader(read: Store) -> None:
    accept = decision("accept", DEPOT_ID)
    read.decide([accept])
    read.add([read_anew(WIRE, DENIAL)], "clerk")
    looked = last_time(read)
    read.decide([decision("undo", accept.id)])
    assert standing(read, documents=(WIRE.id,)) == {DENIAL_ID: "open"}
    assert standing(read, documents=(WIRE.id,), known_on=looked) == {DENIAL_ID: "open", DEPOT_ID: "look-again"}


def test_deciding_on_what_is_no_longer_read(read: Store) -> None:
    read.add([read_anew(WIRE, DENIAL)], "clerk")
    assert DEPOT_ID not in standing(read)
    read.decide([decision("accept", DEPOT_ID)])
    assert finding(read, DEPOT_ID).status == "accepted"


def test_one_heir_each(read: Store) -> None:
    """Two claims of one sentence: the decision on the one that went does not fall on the one that stayed."""
    town = replace(MORTARS, words="The enemy shelled Ostrivne", place=None)
    held = stores.BULLETIN_DOCUMENT
    read.add([read_anew(held, MORTARS, town, PUSHED)], "clerk")
    both = name_of(MORTARS, held), name_of(town, held)
    read.decide([decision("reject", both[0])])
    read.add([read_anew(held, town, DRONES, reader=ReaderInfo("by hand", "3"))], "clerk")
    found = standing(read, documents=(held.id,))
    assert found == {both[1]: "open", name_of(DRONES, held): "open", both[0]: "look-again"}


def test_a_decision_on_claims_of_two_documents(read: Store) -> None:
    mortars = name_of(MORTARS, stores.BULLETIN_DOCUMENT)
    accept = decision("accept", DEPOT_ID, mortars)
    read.decide([accept])
    assert (finding(read, DEPOT_ID).status, finding(read, mortars).status) == ("accepted", "accepted")
    read.add([read_anew(WIRE, DENIAL)], "clerk")
    assert (finding(read, DEPOT_ID).status, finding(read, mortars).status) == ("look-again", "accepted")
    read.decide([decision("undo", accept.id)])
    assert DEPOT_ID not in standing(read)
    assert finding(read, mortars).status == "open"


def test_many_readers(read: Store) -> None:
    """A claim that goes and comes back, over many readings."""
    read.decide([decision("accept", DEPOT_ID)])
    for version in range(2, 12):
        said = (DEPOT, DENIAL) if version % 2 else (DENIAL,)
        read.add([read_anew(WIRE, *said, reader=ReaderInfo("by hand", str(version)))], "clerk")
        assert finding(read, DEPOT_ID).status == ("accepted" if version % 2 else "look-again")
    history = [standing(read, known_on=line.time).get(DEPOT_ID) for line in read.log() if line.act == "reading"]
    assert history == ["open", "open", *["look-again", "accepted"] * 5]
    before = [list(read.claims(ClaimQuery(known_on=line.time, duplicates=True))) for line in read.log()]
    read.rebuild()
    assert [list(read.claims(ClaimQuery(known_on=line.time, duplicates=True))) for line in read.log()] == before


def test_settings_on_a_day(read: Store) -> None:
    times = []
    for value in ("1", "2", "3"):
        read.set([Setting("delay", value, "editor", "2031-01-01T00:00:00Z")])
        times.append(last_time(read))
    assert [read.settings(known_on=time)["delay"].value for time in times] == ["1", "2", "3"]
