"""The same random story told to the ledger in memory and to one in a database: every answer is the same, on every day of it."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from tests.ledger import stores
from tests.ledger.conftest import emptied

from fogline.ledger import Store, clock, open_store
from fogline.ledger.memory import MemoryStore
from fogline.records import Document, ReaderInfo
from fogline.records.decision import Decision
from fogline.records.errors import UsageError
from fogline.records.ledger import Box, ClaimQuery, DocumentQuery, Entry, FailedSource, Near, Setting

HELD = (
    stores.WIRE_DOCUMENT,
    stores.BULLETIN_DOCUMENT,
    stores.CHANNEL_DOCUMENT,
    stores.document(stores.WIRE + " Update: the fire is out.", url=stores.WIRE_DOCUMENT.url),
    stores.document("Grain depot hit\n" + stores.WIRE, url="https://copy.example/1", publisher="Copy Desk"),
)
SHORTER = replace(stores.DEPOT, words="struck a grain depot at Lanivka on Tuesday", type="explosion")
WIDER = replace(stores.DENIAL, words="The army of Tramland denied firing on the town. Soldiers crossed the Orel river")
SAID = (
    *(stores.HEADLINE, stores.DEPOT, stores.DENIAL, stores.CROSSING, stores.PUSHED, stores.MORTARS, stores.DRONES),
    *(stores.MAYOR, SHORTER, WIDER, replace(stores.DEPOT, type="attack"), replace(stores.CROSSING, place=stores.FIJI)),
)
CHANGES = (
    *(
        '{"type": "explosion"}',
        '{"place": null, "when": null}',
        '{"certainty": [0.2, 0.3]}',
        '{"duplicate_of": "0123"}',
    ),
    *(
        '{"place": {"name": "Taveuni, FJ", "latitude": -16.8, "longitude": 179.9, "radius_km": 80}}',
        '{"type": "attack"}',
    ),
    *('{"actors": [{"party": "fishermen", "side": "FJ"}]}', '{"when": {"start": "2031-03-04T24", "end": null}}'),
)
WORDS = ("depot", "grain depot", "verbov*", "Lanivka", "обстріл", "northern command", "fishermen", "Update*")
times = st.sampled_from((None, "2031", "2031-03-04", "2031-03-05T05:00", "2031-02"))


def some(*values: Any, most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.just(()) | st.lists(st.sampled_from(values), max_size=most).map(tuple)


queries = st.builds(
    ClaimQuery,
    words=st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(tuple), max_size=2).map(tuple),
    types=some("shelling", "movement", "explosion", "attack"),
    realities=some("denied", "factual", most=1),
    place_keys=some("geonames:900001", "Taveuni, FJ", "gulf of sarn", most=1),
    box=st.none() | st.sampled_from((Box(36, 49, 37, 51), Box(179, -20, -179, 0), Box(36.7, 50.4, 36.8, 50.5))),
    near=st.none() | st.sampled_from((Near(49.9, 36.3, 5), Near(-16.8, -179.3, 10))),
    since=st.none() | times,
    parties=some("enemy", "Brenn", "fishermen", most=1),
    sources=some("spokesman", "brenn", most=1),
    sides=some("RU", "FJ", most=1),
    publishers=some("daily example", "Copy Desk", most=1),
    certainty=st.none() | st.sampled_from(((0.0, 0.1), (0.25, 0.75))),
    statuses=some("open", "accepted", "rejected", "look-again"),
    duplicates=st.booleans(),
    order=st.sampled_from(("newest", "newest", "when")),
    limit=st.none() | st.integers(0, 4),
)


DESCRIBED = {
    held.id: (replace(held, publisher="Copy Desk"), replace(held, published=stores.on("2031-03-02"))) for held in HELD
}
"""Each document with other data about the same words."""


def name_of(held: Document, said: stores.Said) -> str:
    return stores.claim(held, said).id


class Story(RuleBasedStateMachine):
    """Tells both ledgers the same and compares what they answer."""

    where: str
    empty: Callable[[], object]

    def __init__(self) -> None:
        super().__init__()
        type(self).empty()
        self.patched = pytest.MonkeyPatch()
        self.second = 0
        self.tick()
        self.stores: tuple[Store, ...] = (MemoryStore(), open_store(self.where))
        self.decided: list[str] = []
        self.version = 1

    def tick(self) -> None:
        """Let a second pass, for both."""
        self.second += 1
        self.patched.setattr(clock, "now", lambda: self.time(self.second))

    def time(self, second: int) -> str:
        return f"2999-01-01T00:{second // 60:02}:{second % 60:02}.000000Z"

    def both(self, name: str, *given: Any) -> Any:
        """Do the same to both; they return the same or refuse alike."""
        self.tick()
        outcome = []
        for store in self.stores:
            try:
                outcome.append(getattr(store, name)(*given))
            except UsageError as error:
                outcome.append(str(error))
        assert outcome[0] == outcome[1]
        return outcome[0]

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        self.add(data)

    @rule(data=st.data())
    def add(self, data: st.DataObject) -> None:
        """Add up to three readings, documents or bare originals."""
        entries = []
        for _ in range(data.draw(st.integers(1, 3))):
            held = data.draw(st.sampled_from(HELD))
            kept = stores.entry(held, source=data.draw(st.sampled_from((None, "elsewhere")))).original
            fitting = [said for said in SAID if said.words in held.text]
            said = data.draw(st.lists(st.sampled_from(fitting), unique_by=partial(name_of, held), max_size=4))
            if data.draw(st.booleans()):
                self.version += 1
            reader = ReaderInfo("by hand", str(self.version))
            kind = data.draw(st.integers(0, 9))
            described = data.draw(st.sampled_from((held, held, *DESCRIBED[held.id])))
            report = stores.report(described, *said, reader=reader) if kind > 1 else None
            entries.append(Entry(kept, held if kind else None, report))
        self.both("add", entries, "clerk")

    @rule(
        data=st.data(),
        kind=st.sampled_from(("accept", "reject", "correct", "correct", "undo", "undo", "comment", "merge")),
    )
    def decide(self, data: st.DataObject, kind: str) -> None:
        """Decide on claims that were ever read, or take something back."""
        known = sorted({name_of(held, said) for held in HELD for said in SAID if said.words in held.text})
        names = self.decided if kind == "undo" and self.decided else known
        subjects = data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True))
        change = data.draw(st.sampled_from(CHANGES)) if kind == "correct" else None
        made = Decision.of(kind, tuple(subjects), "analyst", f"at {self.second}", "", change)  # type: ignore[arg-type]
        if self.both("decide", [made]) is None:
            self.decided.append(made.id)

    @rule(key=st.sampled_from(("a", "b")), value=st.sampled_from(("1", "2", "{")))
    def set(self, key: str, value: str) -> None:
        self.both("set", [Setting(key, value, "editor", f"at {self.second}")])

    @rule(source=st.sampled_from(("x", "y")), fails=st.booleans())
    def fail(self, source: str, fails: bool) -> None:
        if fails:
            self.both("fail", [FailedSource(source, "gone", 1, f"at {self.second}")], "clerk")
        else:
            self.both("recover", [source], "desk")

    @rule()
    def rebuild(self) -> None:
        self.both("rebuild")

    @rule()
    def open_again(self) -> None:
        self.stores[1].close()
        self.stores = (self.stores[0], open_store(self.where))

    @rule(query=queries, data=st.data())
    def ask(self, query: ClaimQuery, data: st.DataObject) -> None:
        """Ask for claims, now and on a day of the story."""
        day = self.time(data.draw(st.integers(0, self.second)))
        for asked in (query, replace(query, known_on=day)):
            found = [list(store.claims(asked)) for store in self.stores]
            assert found[0] == found[1]
            assert len({store.count(asked) for store in self.stores}) == 1
        words = query.words if query.words else ()
        for held in (DocumentQuery(words=words, known_on=day), DocumentQuery(copies=False, since=query.since)):
            heads = [list(store.documents(held)) for store in self.stores]
            assert heads[0] == heads[1]

    @invariant()
    def all_the_same(self) -> None:
        """Compare all that is in them."""
        told = []
        for store in self.stores:
            heads = list(store.documents())
            told.append(
                (
                    list(store.claims(ClaimQuery(duplicates=True))),
                    heads,
                    [store.report(head.id) for head in heads],
                    list(store.decisions()),
                    (store.settings(), list(store.setting_history()), list(store.failures())),
                    list(store.original_heads()),
                    [
                        (line.number, line.time, line.act, line.subject, line.user, line.digest)
                        for line in store.log()
                        if line.number > 1
                    ],
                    store.counts(),
                )
            )
        for one, other in zip(*told, strict=True):
            assert one == other

    def teardown(self) -> None:
        self.patched.undo()
        for store in self.stores:
            store.close()


def tell(where: str, empty: Callable[[], object], examples: int) -> None:
    Story.where, Story.empty = where, staticmethod(empty)
    chosen = settings(
        max_examples=examples,
        stateful_step_count=8,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.explicit, Phase.generate),
    )
    run_state_machine_as_test(Story, settings=chosen)  # type: ignore[no-untyped-call]


def test_a_folder_tells_the_same(empty_folder: Path, tmp_path: Path) -> None:
    def empty() -> None:
        shutil.rmtree(tmp_path / "story", ignore_errors=True)
        shutil.copytree(empty_folder, tmp_path / "story")

    tell(str(tmp_path / "story"), empty, 8)


def test_a_server_tells_the_same(postgresql_database: str) -> None:
    tell(postgresql_database, lambda: emptied(postgresql_database), 4)
