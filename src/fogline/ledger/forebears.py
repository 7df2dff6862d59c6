"""Which claims of earlier readings a claim stands for: what was decided on them was decided on it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from fogline.ledger.standing import Decided, Read, effective, inherited
from fogline.ledger.undoings import decisions_about
from fogline.ledger.verify.log import detail_of
from fogline.records.ledger import ClaimQuery

if TYPE_CHECKING:
    from fogline.ledger.contract import Store


def forebears(store: "Store", documents: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Return the ids of the earlier claims with decisions on them that claims of ``documents`` stand for, by the id of each.

    Claims that stand for none are left out, and so are earlier ones to be looked at again, which stand for themselves.
    """
    found: dict[str, frozenset[str]] = {}
    for document, acts in _read_again(store, documents).items():
        reports = [(act, report) for act in acts if (report := store.report(document, act=act)) is not None]
        readings = [Read(act, report.reader, report.claims) for act, report in reports]
        if len(readings) < 2:
            continue
        earlier = {claim.id for read in readings[:-1] for claim in read.claims}
        held = effective([Decided(act, one) for act, one in enumerate(decisions_about(store, earlier))])
        decided = {subject for one in store.decisions(earlier) for subject in one.subjects} & earlier
        carried, _ = inherited(readings, held, decided)
        found |= {heir: frozenset(names) for heir, names in carried.items()}
    return found


def with_forebears(store: "Store", claims: Collection[str]) -> frozenset[str]:
    """Return ``claims`` with those of earlier readings that they stand for."""
    documents = {finding.document.id for finding in store.claims(ClaimQuery(claims=tuple(claims), duplicates=True))}
    earlier = forebears(store, documents) if documents else {}
    return frozenset(claims).union(*(earlier.get(claim, ()) for claim in claims))


def _read_again(store: "Store", documents: Collection[str]) -> dict[str, list[int]]:
    """Return the acts of the readings of those documents that were read more than once."""
    acts: dict[str, list[int]] = defaultdict(list)
    for line in store.log():
        if line.act == "reading" and (name := str(detail_of(line).get("document"))) in documents:
            acts[name].append(line.number)
    return {name: numbers for name, numbers in acts.items() if len(numbers) > 1}
