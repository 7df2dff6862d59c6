"""What the sentences of claims mean, and what their document is about, lies beside the claims: kept with the reading, given
where it is asked for.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.ledger import stores
from tests.ledger.stores import NEWER

from fogline.ledger import Store, open_store
from fogline.ledger.sql import copying
from fogline.ledger.sql.packs import pack_claims, unpack_claims
from fogline.ledger.sql.store import SqlStore
from fogline.ledger.verify import verify
from fogline.records import report
from fogline.records.errors import InputError
from fogline.records.ledger import ClaimQuery, Entry, MeantFinding

MEANT = ClaimQuery(duplicates=True, meanings=True)
GIST = bytes(range(3, 131))
QUIET = stores.document("\n".join(f"Guns fell silent at post {number}." for number in range(150)))


def meant(entry: Entry, *meanings: bytes, gist: bytes = b"") -> Entry:
    """Return the entry with these vectors of its claims and of its document."""
    assert entry.report is not None
    return replace(entry, report=report.meant(entry.report, meanings, gist))


def said(store: Store, query: ClaimQuery = MEANT) -> dict[str, object]:
    """Return what the claims of a ledger mean, by their words."""
    return {
        finding.evidence: finding.meaning if isinstance(finding, MeantFinding) else b""
        for finding in store.claims(query)
    }


def about(store: Store, query: ClaimQuery = MEANT) -> dict[str, bytes]:
    """Return what the documents of claims are about, by the words of the claims."""
    return {
        finding.evidence: finding.gist if isinstance(finding, MeantFinding) else b"" for finding in store.claims(query)
    }


def test_each_claim_has_the_vector_of_its_sentence(store: Store) -> None:
    entry = meant(stores.wire(), b"\x01\x7f", b"", b"\x80\x02", b"\x01\x7f")
    store.add([entry, stores.bulletin()], "clerk")
    assert store.report(stores.WIRE_DOCUMENT.id) == entry.report
    assert entry.report is not None
    words = [claim.evidence.of(stores.WIRE_DOCUMENT.text) for claim in entry.report.claims]
    found = said(store)
    assert [found[each] for each in words] == [b"\x01\x7f", b"", b"\x80\x02", b"\x01\x7f"]
    assert {found[each] for each in found.keys() - set(words)} == {b""}  # the bulletin's
    assert verify(store).faults == []


def test_each_claim_has_the_vector_of_its_document(store: Store) -> None:
    entry = meant(stores.wire(), b"\x01\x7f", b"", b"\x80\x02", b"\x01\x7f", gist=GIST)
    store.add([entry, stores.bulletin()], "clerk")
    kept = store.report(stores.WIRE_DOCUMENT.id)
    assert kept == entry.report
    assert kept is not None
    assert kept.about() == GIST
    words = {claim.evidence.of(stores.WIRE_DOCUMENT.text) for claim in kept.claims}
    found = about(store)
    assert {found[each] for each in words} == {GIST}
    assert {found[each] for each in found.keys() - words} == {b""}  # the bulletin's
    assert verify(store).faults == []


def test_a_document_may_have_a_vector_where_its_sentences_have_none(store: Store) -> None:
    entry = meant(stores.wire(), gist=GIST)
    store.add([entry], "clerk")
    assert store.report(stores.WIRE_DOCUMENT.id) == entry.report
    assert set(about(store).values()) == {GIST}
    assert set(said(store).values()) == {b""}


def test_a_document_without_claims_has_no_vector(store: Store) -> None:
    entry = meant(stores.entry(QUIET), gist=GIST)
    assert entry == stores.entry(QUIET)
    store.add([entry], "clerk")
    kept = store.report(QUIET.id)
    assert kept == entry.report
    assert kept is not None
    assert kept.about() == b""


def test_who_does_not_ask_is_not_given_them(store: Store) -> None:
    store.add([meant(stores.wire(), *[b"\x05\x06"] * 4, gist=GIST)], "clerk")
    assert not any(isinstance(finding, MeantFinding) for finding in store.claims(ClaimQuery(duplicates=True)))


def test_many_claims_keep_their_own(store: Store) -> None:
    lines = QUIET.text.split("\n")
    entry = stores.entry(QUIET, *(stores.Said(line, "ceasefire", ()) for line in lines))
    vectors = [bytes([number // 2, 255 - number]) for number in range(len(lines))]
    entry = meant(entry, *vectors, gist=GIST)
    store.add([entry], "clerk")
    assert said(store) == dict(zip(lines, vectors, strict=True))
    assert about(store) == dict.fromkeys(lines, GIST)
    assert store.report(QUIET.id) == entry.report


def test_a_corrected_claim_still_means_what_its_sentence_does(store: Store) -> None:
    store.add([meant(stores.wire(), b"\x01\x02", b"\x03\x04", b"\x05\x06", b"\x07\x08", gist=GIST)], "clerk")
    before = said(store)
    first = next(store.claims())
    store.decide([stores.decision("correct", first.claim.id, change=json.dumps({"type": "explosion"}))])
    assert next(store.claims()).corrected == ("type",)
    assert said(store) == before
    assert set(about(store).values()) == {GIST}


def test_a_claim_to_look_at_again_means_what_its_own_reading_says(store: Store) -> None:
    store.add([meant(stores.wire(), *[b"\x09\x09"] * 4, gist=GIST)], "clerk")
    depot = next(one for one in store.claims() if one.evidence == stores.DEPOT.words)
    store.decide([stores.decision("accept", depot.claim.id)])
    newer = stores.entry(stores.WIRE_DOCUMENT, stores.CROSSING, reader=NEWER)
    store.add([meant(newer, b"\x01\x01", gist=GIST[::-1])], "clerk")
    assert said(store) == {stores.CROSSING.words: b"\x01\x01", stores.DEPOT.words: b"\x09\x09"}
    assert about(store) == {stores.CROSSING.words: GIST[::-1], stores.DEPOT.words: GIST}


def test_a_copy_has_them_too(tmp_path: Path) -> None:
    source = open_store(str(tmp_path / "source"), create=True)
    assert isinstance(source, SqlStore)
    source.add([meant(stores.wire(), b"\x01\x02", b"", b"\x03\x04", b"", gist=GIST)], "clerk")
    copied, target = copying.copy(source, str(tmp_path / "copy"))
    assert said(target) == said(source)
    assert set(about(target).values()) == {GIST}
    assert verify(target, copied.head).faults == []
    source.close()
    target.close()


def test_vectors_that_are_cut_are_named() -> None:
    entry = stores.wire()
    assert entry.report is not None
    body = pack_claims(entry.report.claims, [b"\x01\x02", b"\x03\x04", b"", b"\x01\x02"])
    assert unpack_claims(body).meanings == [b"\x01\x02", b"\x03\x04", b"", b"\x01\x02"]
    for cut in (1, 3, 6):
        with pytest.raises(InputError, match="damaged"):
            unpack_claims(body[:cut])
    with pytest.raises(InputError, match="damaged"):
        unpack_claims(body[:1] + bytes([3]) + body[2:])


@pytest.mark.parametrize("gist", [b"", b"\x05", GIST, bytes(255)], ids=len)
@pytest.mark.parametrize("meanings", [[], [b"\x01\x02", b"", b"\x03\x04", b"\x01\x02"]], ids=["bare", "meant"])
def test_what_was_packed_is_unpacked(meanings: list[bytes], gist: bytes) -> None:
    entry = stores.wire()
    assert entry.report is not None
    found = unpack_claims(pack_claims(entry.report.claims, meanings, gist))
    assert found.gist == gist
    assert found.meanings == (meanings or [b""] * 4)
    assert found.bodies == unpack_claims(pack_claims(entry.report.claims)).bodies


@pytest.mark.parametrize("meanings", [[], [b"\x01\x02"] * 4], ids=["bare", "meant"])
def test_a_vector_of_a_document_that_is_cut_is_named(meanings: list[bytes]) -> None:
    entry = stores.wire()
    assert entry.report is not None
    body = pack_claims(entry.report.claims, meanings, GIST)
    for cut in (1, 2, 3, 1 + len(GIST), 2 + len(GIST)):
        with pytest.raises(InputError, match="damaged"):
            unpack_claims(body[:cut])
    for length in (4, len(GIST) - 1, 255):  # what follows is no body
        with pytest.raises(InputError, match="damaged"):
            unpack_claims(body[:1] + bytes([length]) + body[2:])


def test_vectors_cost_no_more_than_themselves() -> None:
    entry = stores.wire()
    assert entry.report is not None
    claims = entry.report.claims
    vectors = [bytes(range(start, start + 32)) for start in (0, 40, 80, 0)]
    assert len(pack_claims(claims, vectors)) == len(pack_claims(claims)) + 4 + 4 + 3 * 32
    assert len(pack_claims(claims, vectors, GIST)) == len(pack_claims(claims, vectors)) + 2 + 128
