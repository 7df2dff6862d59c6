"""What is known of documents put right: who published them and when; they are read anew with that."""

from pathlib import Path

import pytest

from fogline import AddOptions, Ledger, ReadOptions
from fogline.flow.describing import Description, documents_meant
from fogline.ledger.memory import MemoryStore
from fogline.ledger.verify import verify
from fogline.records.errors import UsageError

TEXT = "Rebels shelled the harbour of Port Amsel on Friday, the Interior Ministry said.\n"
PUT_RIGHT = Description("Harbour Post", "2021-03-07")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"{TEXT}\nSoldiers destroyed bridge {name}.\n", "utf-8")
    ledger = Ledger(MemoryStore(), user="ada")
    ledger.add(tmp_path, AddOptions(ReadOptions(reader="fake", places=False)))
    return ledger


def put_right(ledger: Ledger, names: tuple[str, ...], said: Description, reason: str = "") -> list[object]:
    return list(ledger.describe(names, said, reason))


def test_sources_and_days_follow_what_was_put_right(ledger: Ledger) -> None:
    (before, other) = ledger.documents()
    assert {finding.claim.chain[-1].party for finding in ledger.claims()} != {"Harbour Post"}
    (one,) = put_right(ledger, (before.id,), PUT_RIGHT, "saved without its header")
    assert one.words == "publisher: Harbour Post, not unknown; published: 2021-03-07, not unknown"  # type: ignore[attr-defined]
    claims = [finding.claim for finding in ledger.claims(documents=(before.id,))]
    assert {claim.chain[-1].party for claim in claims} == {"Harbour Post"}
    assert "2021-03-05" in {claim.when.start for claim in claims if claim.when}
    assert ledger.document(before.id).publisher == "Harbour Post"
    assert next(head for head in ledger.documents() if head.id == other.id) == other
    (comment,) = ledger.decisions([before.id])
    assert (comment.kind, comment.user) == ("comment", "ada")
    assert comment.reason.endswith("; saved without its header")
    assert not verify(ledger.store).faults


def test_what_is_so_already_is_not_read_again(ledger: Ledger) -> None:
    (head, _) = ledger.documents()
    put_right(ledger, (head.id,), PUT_RIGHT)
    readings = ledger.counts().readings
    (again,) = put_right(ledger, (head.id[:6],), PUT_RIGHT)
    assert not again.changed  # type: ignore[attr-defined]
    assert ledger.counts().readings == readings


def test_nobody_knows_is_said_too(ledger: Ledger) -> None:
    (head, _) = ledger.documents()
    put_right(ledger, (head.id,), PUT_RIGHT)
    (one,) = put_right(ledger, (head.id,), Description("unknown"))
    assert (one.after.publisher, one.after.published.how) == (None, "stated")  # type: ignore[attr-defined]


def test_what_was_decided_goes_over_to_the_new_reading(ledger: Ledger) -> None:
    (head, _) = ledger.documents()
    claim = next(ledger.claims(documents=(head.id,))).claim
    ledger.reject(claim.id)
    put_right(ledger, (head.id,), PUT_RIGHT)
    assert ledger.count(documents=(head.id,), statuses=("rejected",)) == 1


def test_what_was_not_read_is_told_and_the_rest_goes_on(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("Kept only.", "utf-8")
    ledger.add(tmp_path / "kept.txt", keep_only=True)
    heads = [head.id for head in ledger.documents()]
    outcome = put_right(ledger, tuple(heads), PUT_RIGHT)
    assert [one.fault is None for one in outcome] == [False, True, True]  # type: ignore[attr-defined]


@pytest.mark.parametrize("said", [{}, {"published": "5 March"}, {"published": "2999-01-01"}])
def test_what_cannot_be_said(said: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        Description(**said)


def test_a_document_that_is_not_there(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="find --documents"):
        documents_meant(ledger.store, ["ffffffff"])
