"""What a query asks first is a matter of speed: the answer is the same whichever index leads."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.ledger import stores

from fogline.ledger import Store, open_store
from fogline.ledger.memory import MemoryStore
from fogline.ledger.sql import leading
from fogline.records.ledger import Box, ClaimQuery, Near

WHO = "clerk"
TOWN = Box(36.0, 49.5, 37.0, 50.5)
QUERIES = (
    ClaimQuery(),
    ClaimQuery(words=(("shells", "shelled"),)),
    ClaimQuery(words=(("lanivka",), ("depot", "mortar*"))),
    ClaimQuery(words=(("lanivka",),), box=TOWN),
    ClaimQuery(words=(("lanivka",),), box=TOWN, types=("shelling",), sides=("RU",)),
    ClaimQuery(box=TOWN, since="2031-03-04", until="2031-03-05"),
    ClaimQuery(near=Near(49.9, 36.2, 30.0), parties=("enemy", "army of Tramland")),
    ClaimQuery(parties=("northern command",), role="source", publishers=("Northern Command",)),
    ClaimQuery(place_keys=("geonames:900001",), words=(("*lanivka",),)),
    ClaimQuery(documents=(stores.WIRE_DOCUMENT.id, stores.BULLETIN_DOCUMENT.id), types=("shelling", "advance")),
)


def fill(store: Store) -> Store:
    entries = [stores.wire(), stores.bulletin(), stores.channel()]
    for number in range(9):
        text = f"Shells hit depot {number} near Lanivka"
        said = replace(stores.DEPOT, words=text, when=(f"2031-03-{number + 1:02}", None))
        entries.append(stores.entry(stores.document(text), said))
    store.add(entries, WHO)
    return store


@pytest.fixture(scope="module")
def told() -> Store:
    """A ledger that asks no index."""
    return fill(MemoryStore())


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    where = str(tmp_path / "ledger") if request.param == "sqlite" else request.getfixturevalue("postgresql_address")
    made = fill(open_store(where, create=True))
    yield made
    made.close()


@pytest.mark.parametrize(
    "sizes",
    [
        {"FEWER": 0},
        {"FEW": 1},
        {"FEW": 1, "MANY": 3, "FEWER": 0},
        {"GLANCE": 3, "LOOK": 99, "HINT": 1, "REST": 0},  # a page is full before all of it is read
        {"FEW": 1, "GLANCE": 3, "LOOK": 4, "REST": 1},
    ],
)
def test_the_answer_is_the_same(
    store: Store, told: Store, monkeypatch: pytest.MonkeyPatch, sizes: dict[str, int]
) -> None:
    for name, value in sizes.items():
        monkeypatch.setattr(leading, name, value)
    for query in QUERIES:
        for order in ("newest", "when"):
            asked = replace(query, order=order)
            expected = [finding.claim.id for finding in told.claims(asked)]
            assert [finding.claim.id for finding in store.claims(asked)] == expected, asked
        assert [finding.claim.id for finding in store.claims(replace(asked, limit=3))] == expected[:3], asked
        ranked = {finding.claim.id for finding in store.claims(replace(query, order="relevance"))}
        assert ranked == set(expected), query
        assert store.count(query) == len(expected), query
