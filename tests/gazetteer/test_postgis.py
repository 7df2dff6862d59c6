"""The gazetteer in a database: the answers of the files, errors that say what to do, passwords that stay unseen."""

import json
import os
import pickle
import random
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.gazetteer.contract import Contract
from tests.gazetteer.databases import copied
from tests.gazetteer.dumps import dump_row

from fogline.gazetteer import Database, Dump, Layered, add_dump, open_gazetteer
from fogline.gazetteer.copying import Copying, copy_source, drop_source, make_tables
from fogline.gazetteer.layout import Feature, Label
from fogline.gazetteer.postgis import Postgis
from fogline.gazetteer.writer import write_store
from fogline.records.errors import FoglineError, ServiceError, UsageError

VILLAGES = [
    dump_row(1, "Zhurbivka", alternative="Журбівка,Журбовка", population=40),
    dump_row(2, "Lesne"),
    dump_row(3, "Lesne", division="07"),
    dump_row(706483, "Kharkiv", population=1_430_885, division="07"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("places")
    dump = folder / "UA.txt"
    dump.write_text("\n".join(VILLAGES), encoding="utf-8")
    add_dump(Dump(dump, "UA"), folder)
    return folder


@pytest.fixture(scope="module")
def files(folder: Path) -> Layered:
    return open_gazetteer(folder)


@pytest.fixture(scope="module")
def shared(postgresql: str, folder: Path) -> Iterator[Postgis]:
    gazetteer = open_gazetteer(copied(postgresql, folder))
    yield gazetteer
    gazetteer.close()


class TestGazetteer(Contract):
    """The promises of every gazetteer; here and not with the others, so that the places are copied once."""

    @pytest.fixture
    def gazetteer(self, shared: Postgis) -> Postgis:
        return shared


def sample(files: Layered, count: int) -> list[str]:
    """Return names of places drawn by chance, half of them mistyped."""
    chance = random.Random(20_22)
    names = []
    for store in files.stores:
        for index in chance.sample(range(store.size), min(count, store.size)):
            name = store.place(index).name
            at = chance.randrange(1, len(name) + 1)
            names += [name, name[:at] + chance.choice("aeknx") + name[at + 1 :]]
    return names


def test_candidates_are_those_of_the_files(shared: Postgis, files: Layered) -> None:
    asked = [
        *sample(files, 120),
        "the Kharkiv region",
        "Polish-Ukrainian border",
        "Kramatrosk",
        "Ukrainian",
        "Kansas City",
    ]
    assert sum(1 for name in asked if files.candidates(name)[:1] and files.candidates(name)[0].match == "fuzzy") > 20
    for name in asked:
        assert shared.candidates(name) == files.candidates(name), name
        assert shared.candidates(name, within=("UA.07", "US"), limit=3) == files.candidates(
            name, within=("UA.07", "US"), limit=3
        )
        assert shared.candidates(name, fuzzy=False) == files.candidates(name, fuzzy=False)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=30))
def test_any_text_may_be_asked_for(shared: Postgis, files: Layered, text: str) -> None:
    assert shared.candidates(text) == files.candidates(text)
    assert shared.place(text) == files.place(text)
    assert shared.shape(text) is None
    assert shared.border(text, "UA") is None
    assert shared.neighbours(text) == ()


@pytest.mark.parametrize(
    "key",
    ["\x00", "\ud800", "geonames:", "geonames:" + "9" * 5000, "geonames:0x1", "fogline:donbas", "geonames:706483"],
)
def test_keys_name_what_they_name_in_files(shared: Postgis, files: Layered, key: str) -> None:
    assert shared.place(key) == files.place(key)
    assert shared.shape(key) == files.shape(key)


def test_shapes_borders_and_counts_are_those_of_the_files(shared: Postgis, files: Layered) -> None:
    for name in ("Ukraine", "Kharkiv Oblast", "Donbas", "the Black Sea", "Dnipro River"):
        key = files.candidates(name)[0].place.key
        assert shared.shape(key) == files.shape(key)
    assert shared.border("UA", "RU") == files.border("RU", "UA")
    assert shared.neighbours("UA") == files.neighbours("UA")
    assert shared.stats() == files.stats()
    assert shared.divisions() == files.divisions()
    assert shared.countries() == files.countries()
    assert shared.counts() == files.counts()


def test_the_geometries_lie_where_the_places_are(shared: Postgis, postgresql: str) -> None:
    """What PostGIS itself says: the town is at its coordinates, and inside the outline of its oblast."""
    import psycopg

    oblast = shared.candidates("Kharkiv Oblast")[0].place
    with psycopg.connect(postgresql) as connection:
        row = connection.execute(
            "SELECT ST_SRID(point), ST_X(point), ST_Y(point) FROM fogline_places.place WHERE number = 706483 ORDER BY source DESC"
        ).fetchone()
        inside = connection.execute(
            "SELECT ST_Contains(outline, ST_SetSRID(ST_MakePoint(36.25, 49.98), 4326)) FROM fogline_places.shape WHERE key = %s",
            (oblast.key,),
        ).fetchone()
    assert row == (4326, 37.5, 48.5)
    assert inside == (True,)


def test_a_look_up_takes_a_few_milliseconds(shared: Postgis) -> None:
    names = ["Kharkiv", "Popasna", "the Luhansk region", "Springfield", "Donbas", "London", "Raqqa", "Kramatrosk"]
    rounds = []
    for _ in range(5):
        start = time.perf_counter()
        for name in names:
            shared.candidates(name)
        rounds.append((time.perf_counter() - start) / len(names))
    assert min(rounds) < 0.02  # two on a free machine


def test_threads_and_lost_connections_do_no_harm(shared: Postgis, postgresql: str, files: Layered) -> None:
    import psycopg

    wanted = files.candidates("Lesne")
    answers: list[object] = []
    threads = [threading.Thread(target=lambda: answers.append(shared.candidates("Lesne"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [wanted] * 8
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND application_name = 'fogline'"  # other tests have databases of their own
        )
    assert shared.candidates("Lesne") == wanted


def test_another_process_connects_anew(shared: Postgis, files: Layered) -> None:
    other = pickle.loads(pickle.dumps(shared))
    assert other.candidates("Lesne") == files.candidates("Lesne")
    other.close()


def small(path: Path, *names: str, complete: tuple[str, ...] = ()) -> Path:
    features = [Feature(at, name, 48.0, 37.0, "UA") for at, name in enumerate(names, 1)]
    write_store(path, features, Label(path.stem, "ours", complete))
    return path


def test_a_source_is_replaced_as_a_whole_and_seen_after_a_look(fresh_postgresql: str, tmp_path: Path) -> None:
    database = Database(fresh_postgresql)
    assert make_tables(database)
    assert not make_tables(database)
    path = small(tmp_path / "UA.places", "Lesne", "Stepne")
    assert not copy_source(database, Copying("UA", path)).unchanged
    assert copy_source(database, Copying("UA", path)).unchanged
    gazetteer = open_gazetteer(database)
    assert [item.place.name for item in gazetteer.candidates("Stepne")] == ["Stepne"]
    assert [item.match for item in gazetteer.candidates("Stepnx")] == ["fuzzy"]

    small(path, "Lesne", "Stepnx", "Sad")
    parts: list[float] = []
    assert not copy_source(database, Copying("UA", path), parts.append).unchanged
    assert parts[0] == 0
    gazetteer.refresh()
    assert gazetteer.stats().places == 3
    assert [item.match for item in gazetteer.candidates("Stepnx")] == ["name"]
    assert [item.place.name for item in gazetteer.candidates("Stepny")] == ["Stepnx"]

    drop_source(database, "UA")
    gazetteer.refresh()
    assert gazetteer.candidates("Lesne") == ()
    with pytest.raises(UsageError, match="added are: none"):
        drop_source(database, "UA")
    gazetteer.close()


def test_copying_that_fails_leaves_what_was_there(fresh_postgresql: str, tmp_path: Path) -> None:
    database = Database(fresh_postgresql)
    make_tables(database)
    copy_source(database, Copying("UA", small(tmp_path / "UA.places", "Lesne")))

    def fail(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_source(database, Copying("UA", small(tmp_path / "UA.places", "Stepne")), fail)
    gazetteer = open_gazetteer(database)
    assert [item.place.name for item in gazetteer.candidates("Lesne")] == ["Lesne"]
    gazetteer.close()


def test_tables_that_are_not_there_or_of_another_layout_are_told(fresh_postgresql: str, tmp_path: Path) -> None:
    import psycopg

    database = Database(fresh_postgresql)
    with pytest.raises(UsageError, match="fogline places copy --to"):
        open_gazetteer(database)
    with pytest.raises(UsageError, match="fogline places copy --to"):
        copy_source(database, Copying("UA", small(tmp_path / "UA.places", "Lesne")))
    make_tables(database)
    with psycopg.connect(fresh_postgresql, autocommit=True) as connection:
        connection.execute("UPDATE fogline_places.layout SET version = 99")
        with pytest.raises(UsageError, match="layout 99"):
            open_gazetteer(database)
        with pytest.raises(UsageError, match="newer Fogline"):
            make_tables(database)
        connection.execute("UPDATE fogline_places.layout SET version = 0")
        with pytest.raises(UsageError, match="layout 0"):
            open_gazetteer(database)
    assert make_tables(database)  # what an older Fogline made is made anew
    open_gazetteer(database).close()


def test_a_database_without_the_right_to_read_is_told(fresh_postgresql: str) -> None:
    import psycopg

    make_tables(Database(fresh_postgresql))
    role = f"fogline_reader_{os.getpid()}"
    with psycopg.connect(fresh_postgresql, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {role} LOGIN PASSWORD 'correct-horse'")
        try:
            parts = urlsplit(fresh_postgresql)
            host = parts.netloc.rpartition("@")[2]
            address = urlunsplit(parts._replace(netloc=f"{role}:correct-horse@{host}"))
            with pytest.raises(UsageError, match="not allowed") as told:
                open_gazetteer(Database(address))
            assert "correct-horse" not in str(told.value)
        finally:
            connection.execute(f"DROP ROLE {role}")


def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    pytest.importorskip("psycopg")
    database = Database("postgresql://anna:s3cret%2Fword@127.0.0.1:9/places?sslpassword=t0psecret")
    with pytest.raises(ServiceError, match=r"postgresql://anna@127\.0\.0\.1:9/places") as told:
        open_gazetteer(database)
    shown = f"{told.value}{database}{database!r}"
    assert not any(secret in shown for secret in ("s3cret", "t0psecret"))


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://anna:s3cret@word@host/db",
        "postgresql://anna:s3cret/word@host/db",
        "postgresql://anna:s3cret#word@host/db",
        "postgresql://anna:12/s3cret@host/db",
        "postgresql://anna:s3cret@host:port/db",
        "postgresql://anna:s3cret@[::1/db",
        "postgresql://anna:s3cret\x00@host/db",
        "postgresql://anna:s3cret?word@host/db",
        "postgresql://anna@host/db?s3cret",
        "postgresql://anna@host/db?nonsense=s3cret",
        "postgresql://anna:s3cret%zz@host/db",
    ],
)
def test_an_address_that_cannot_be_is_told_without_itself(address: str) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(FoglineError) as told:
        open_gazetteer(Database(address))
    assert told.value.exit_status in (2, 3)
    assert "s3cret" not in str(told.value)


def test_without_the_library_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(UsageError, match=r"pip install 'fogline\[postgres\]'"):
        open_gazetteer(Database("postgresql://anna@127.0.0.1/places"))


def test_geometries_are_json(shared: Postgis) -> None:
    border = shared.border("UA", "PL")
    assert border is not None
    assert json.loads(border.geometry)["type"] in ("LineString", "MultiLineString")
