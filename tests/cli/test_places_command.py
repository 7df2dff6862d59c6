"""``fogline places``: add from a file or an address, copy, list, find, stats, remove; faults leave nothing behind."""

import io
import json
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.gazetteer.dumps import dump_row

from fogline.cli.program import run
from fogline.gazetteer import installed
from fogline.gazetteer.layout import Feature, Label
from fogline.gazetteer.postgis import Postgis
from fogline.gazetteer.writer import write_store
from fogline.records.errors import UsageError

ROWS = [
    dump_row(1, "Zhurbivka", alternative="Журбівка,Журбовка", population=40),
    dump_row(2, "Lesne"),
    dump_row(3, "Lesne", division="07"),
]
Files = dict[str, bytes]


def zipped(*rows: str, member: str = "UA.txt") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "what the columns are")
        archive.writestr(member, "\n".join(rows))
    return packed.getvalue()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FOGLINE_PLACES", str(tmp_path / "places"))
    monkeypatch.delenv("FOGLINE_GEONAMES", raising=False)
    return tmp_path / "places"


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "UA.zip"
    path.write_bytes(zipped(*ROWS))
    return path


@pytest.fixture
def files() -> Files:
    """What the server has, by path."""
    return {}


@pytest.fixture
def server(files: Files) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = files.get(self.path)
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_a_country_is_fetched_listed_found_and_removed(
    folder: Path, server: str, files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    files["/dump/UA.zip"] = zipped(*ROWS)
    assert run(["places", "add", "ua", "--from", f"{server}/dump/", "--allow-private"]) == 0
    told = capsys.readouterr()
    assert "UA: added, 3 places" in told.out
    assert "CC BY 4.0" in told.out
    assert f"fetching {server}/dump/UA.zip" in told.err
    assert kept(folder) == ["UA.places"]

    assert run(["places", "list"]) == 0
    listed = capsys.readouterr().out
    assert "GeoNames UA" in listed
    assert str(folder) in listed

    assert run(["places", "find", "Zhurbovka"]) == 0
    assert "Zhurbivka, Donetsk Oblast, UA" in capsys.readouterr().out

    assert run(["places", "remove", "ua"]) == 0
    assert kept(folder) == []
    assert run(["places", "remove", "UA"]) == 2
    assert "added are: none" in capsys.readouterr().err


def test_the_address_may_come_from_the_environment_and_name_one_file(
    folder: Path, server: str, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    files["/mirror/ukraine.zip"] = zipped(*ROWS)
    monkeypatch.setenv("FOGLINE_GEONAMES", f"{server}/mirror/ukraine.zip")
    assert run(["places", "add", "UA", "--allow-private"]) == 0
    assert kept(folder) == ["UA.places"]


def test_private_addresses_are_refused_unless_allowed(
    folder: Path, server: str, files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    files["/UA.zip"] = zipped(*ROWS)
    assert run(["places", "add", "UA", "--from", server]) == 2
    assert "--allow-private" in capsys.readouterr().err
    assert kept(folder) == []


@pytest.mark.parametrize("content", [None, b"<html>log in first</html>", b"PK\x03\x04 broken", zipped("no", "rows")])
def test_what_is_no_list_of_places_leaves_the_old_one(
    folder: Path, server: str, files: Files, dump: Path, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["places", "add", "UA", "--file", str(dump)]) == 0
    before = (folder / "UA.places").read_bytes()
    if content is not None:
        files["/UA.zip"] = content
    assert run(["places", "add", "UA", "--from", server, "--allow-private"]) == 1
    assert f"{server}/UA.zip: " in capsys.readouterr().err
    assert kept(folder) == ["UA.places"]
    assert (folder / "UA.places").read_bytes() == before


def test_a_server_that_is_not_there_is_told_with_a_way_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["places", "add", "UA", "--from", "http://127.0.0.1:9", "--allow-private"]) == 3
    assert "--file" in capsys.readouterr().err
    assert kept(folder) == []


def test_the_same_list_again_changes_nothing(folder: Path, dump: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["places", "add", "UA", "--file", str(dump)]) == 0
    before = (folder / "UA.places").read_bytes()
    capsys.readouterr()
    assert run(["places", "add", "UA", "--file", str(dump), "--format", "json"]) == 0
    (added,) = json.loads(capsys.readouterr().out)["added"]
    assert (added["unchanged"], added["places"], added["in_full"]) == (True, 3, ["UA"])
    assert (folder / "UA.places").read_bytes() == before


def test_a_list_of_another_country_is_refused(folder: Path, dump: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["places", "add", "BY", "--file", str(dump)]) == 1
    assert "got places of UA; want those of BY" in capsys.readouterr().err
    assert kept(folder) == []


def test_a_member_of_an_archive_cannot_choose_where_it_goes(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "UA.zip"
    path.write_bytes(zipped(*ROWS, member="../../evil.txt"))
    assert run(["places", "add", "UA", "--file", str(path)]) == 0
    assert kept(folder) == ["UA.places"]
    assert not list(tmp_path.rglob("evil*"))


def test_an_archive_that_unpacks_to_one_endless_line_is_refused(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "UA.zip"
    path.write_bytes(zipped("0" * 3_000_000))
    assert run(["places", "add", "UA", "--file", str(path)]) == 1
    assert kept(folder) == []


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["add", "Ukraine"], "did you mean UA (Ukraine)?"),
        (["add", "Q9"], "two letters"),
        (["add", "UA", "BY", "--file", "x.zip"], "one by one"),
        (["find", "Vesele", "--within", "UA.99"], "UA has 27"),
        (["find"], "NAME"),
        (["remove", "BY"], "none"),
    ],
)
def test_wrong_use_is_told(folder: Path, arguments: list[str], hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["places", *arguments]) == 2
    assert hint in capsys.readouterr().err


def test_namesakes_within_a_named_area_come_first(folder: Path, dump: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["places", "add", "UA", "--file", str(dump)]) == 0
    capsys.readouterr()
    for area, wanted in (("UA.05", "05"), ("UA.07", "07")):
        assert run(["places", "find", "Lesne", "--within", area, "--format", "json"]) == 0
        found = json.loads(capsys.readouterr().out)["candidates"]
        assert found[0]["division_code"] == wanted


def test_a_name_that_nothing_has_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["places", "find", "Qqzzxxw"]) == 1
    assert "nothing is known by the name 'Qqzzxxw'" in capsys.readouterr().err
    assert run(["places", "find", "--format", "json", "Qqzzxxw"]) == 1
    assert json.loads(capsys.readouterr().out)["candidates"] == []


def test_a_broken_file_is_listed_as_such_and_mended_by_adding_again(
    folder: Path, dump: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.mkdir()
    (folder / "UA.places").write_bytes(b"half a file")
    assert run(["places", "list"]) == 0
    assert "broken" in capsys.readouterr().out
    assert run(["places", "find", "Lesne"]) == 1
    assert "add the places anew" in capsys.readouterr().err
    assert run(["places", "add", "UA", "--file", str(dump)]) == 0
    assert run(["places", "find", "Lesne"]) == 0


def test_stats_count_kinds_areas_and_borders(folder: Path, dump: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["places", "add", "UA", "--file", str(dump)]) == 0
    capsys.readouterr()
    assert run(["places", "stats", "--format", "json"]) == 0
    counted = json.loads(capsys.readouterr().out)
    assert counted["kinds"]["settlement"] > 200_000
    assert counted["in_full"] == ["UA"]
    assert counted["countries"]["UA"] < 2_000  # the list that was added stands for all settlements of the country
    assert counted["borders"] > 300
    assert run(["places", "stats"]) == 0
    assert "countries in full" in capsys.readouterr().out


@pytest.fixture
def database(fresh_postgresql: str, folder: Path) -> str:
    """An empty database; the folder of the user, from which is copied, is empty too."""
    assert not folder.exists()
    return fresh_postgresql


def test_places_are_copied_to_a_database_and_looked_up_there(
    fresh_postgresql: str, folder: Path, dump: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["places", "add", "UA", "--file", str(dump)]) == 0
    write_store(folder.parent / "few.places", [Feature(2, "Kharkiv", 50.0, 36.2, "UA")], Label("few", "ours"))
    monkeypatch.setattr(installed, "BUILT_IN", folder.parent / "few.places")  # all of them take seconds
    assert run(["places", "copy", "--to", fresh_postgresql]) == 0
    told = capsys.readouterr()
    assert "built-in: " in told.out
    assert "UA: copied, 3 places" in told.out
    assert "copying the built-in places" in told.err
    assert run(["places", "copy", "--to", fresh_postgresql, "--format", "json"]) == 0
    copied = json.loads(capsys.readouterr().out)["copied"]
    assert [(item["name"], item["unchanged"]) for item in copied] == [("built-in", True), ("UA", True)]

    monkeypatch.setenv("FOGLINE_PLACES", fresh_postgresql)
    assert run(["places", "find", "Zhurbovka"]) == 0
    assert "Zhurbivka, Donetsk Oblast, UA" in capsys.readouterr().out
    assert run(["places", "list", "--format", "json"]) == 0
    assert [item["name"] for item in json.loads(capsys.readouterr().out)["sources"]][1:] == ["GeoNames UA"]
    assert run(["places", "list"]) == 0
    assert "Places are kept in postgresql://" in capsys.readouterr().out
    assert run(["places", "stats", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["in_full"] == ["UA"]

    assert run(["places", "remove", "UA"]) == 0
    assert "removed UA from postgresql://" in capsys.readouterr().out
    assert run(["places", "find", "Zhurbovka", "--exact"]) == 1
    assert run(["places", "remove", "UA"]) == 2
    capsys.readouterr()
    assert run(["places", "add", "UA", "--file", str(dump), "--format", "json"]) == 0
    (added,) = json.loads(capsys.readouterr().out)["added"]
    assert (added["places"], added["unchanged"], added["database"].partition("://")[0]) == (3, False, "postgresql")
    assert run(["places", "add", "UA", "--file", str(dump)]) == 0
    assert "UA: as before" in capsys.readouterr().out
    assert run(["places", "find", "Zhurbovka", "--exact"]) == 0


def test_texts_are_read_with_the_places_of_a_database(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from fogline.flow import open_places
    from fogline.gazetteer import Database
    from fogline.gazetteer.copying import make_tables

    monkeypatch.setenv("FOGLINE_PLACES", database)
    with pytest.raises(UsageError, match="places copy"):
        open_places()
    make_tables(Database(database))
    places = open_places()
    assert places is open_places()
    assert places.candidates("Kyiv") == ()
    assert isinstance(places, Postgis)
    places.close()


def test_a_database_without_places_is_told_with_the_command(
    database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FOGLINE_PLACES", database)
    assert run(["places", "find", "Kyiv"]) == 2
    assert "fogline places copy --to postgresql://" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("setting", "arguments", "told"),
    [
        (
            "postgresql://anna:s3cret@127.0.0.1:9/x",
            ["find", "Kyiv"],
            (3, "postgresql://anna@127.0.0.1:9/x: cannot be reached"),
        ),
        ("postgresql://anna:s3cret@127.0.0.1:9/x", ["copy"], (3, "postgresql://anna@127.0.0.1:9/x: cannot be reached")),
        ("postgresq://anna:s3cret@127.0.0.1:9/x", ["list"], (2, "want a folder, or postgresql://")),
        ("", ["copy"], (2, "want --to postgresql://")),
        ("", ["copy", "--to", "anna:s3cret@127.0.0.1"], (2, "want postgresql://")),
    ],
)
def test_addresses_of_databases_are_told_without_passwords(
    setting: str,
    arguments: list[str],
    told: tuple[int, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pytest.importorskip("psycopg")
    monkeypatch.setenv("FOGLINE_PLACES", setting)
    status, hint = told
    assert run(["places", *arguments]) == status
    printed = capsys.readouterr()
    assert hint in printed.err
    assert "s3cret" not in printed.err + printed.out
