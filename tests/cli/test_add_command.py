"""``fogline add``: what it prints, its exit status, and that a kill or a stop leaves a ledger that is whole and goes on."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from tests.cli.processes import Launcher, Running
from tests.flow.sources import ENGLISH, GERMAN, table
from tests.ledger.conftest import VARIABLE, new_database

from fogline.cli.add import add
from fogline.cli.program import run
from fogline.cli.watch import watch
from fogline.flow import Ledger
from fogline.ledger.verify import verify

PROGRAM = "from fogline.cli.main import main; main()"
PLAIN = ("--reader", "fake", "--no-places")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOGLINE_USER", "ada")
    monkeypatch.delenv("FOGLINE_LEDGER", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(ENGLISH, "utf-8")
    (folder / "zwei.txt").write_text(GERMAN, "utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    return folder


def test_sources_go_into_the_default_ledger(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "reports/", *PLAIN, "--publisher", "Daily Example", "--published", "2021-03-07"]) == 0
    out, err = capsys.readouterr()
    assert "added 2" in out
    assert "1 kept without being read" in out
    assert ".png" in err
    assert run(["add", "reports/", *PLAIN]) == 0
    assert "added 0, 0 claims, 2 known before" in capsys.readouterr().out
    with Ledger.open("fogline-ledger", read_only=True) as ledger:
        assert {head.publisher for head in ledger.documents()} == {"Daily Example"}
        assert {line.user for line in ledger.log() if line.act == "document"} == {"ada"}
        assert ledger.original(next(ledger.documents()).original).custody.source.startswith(str(folder))


def test_lines_of_json_tell_of_each_document_then_of_all(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "reports/", *PLAIN, "--ledger", "mine", "--user", "brenn", "--format", "jsonl"]) == 0
    *documents, last = map(json.loads, capsys.readouterr().out.splitlines())
    assert last["summary"]["added"] == 2
    assert [document["claims"] is None for document in documents] == [False, True]
    with Ledger.open("mine", read_only=True) as ledger:
        assert {head.id for head in ledger.documents()} == {document["id"] for document in documents}
        assert {line.user for line in ledger.log() if line.act == "collected"} == {"brenn"}


def test_what_fails_is_listed_and_the_worst_status_is_left(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "missing.txt", "reports/", *PLAIN]) == 1
    out, err = capsys.readouterr()
    assert "added 2" in out
    assert "1 failed" in out
    assert "missing.txt: no such file" in err
    assert run(["add", "reports/", "ftp://post.example/x", *PLAIN]) == 2
    assert run(["add", "http://127.0.0.1:9/feed.xml", *PLAIN]) == 2  # a private address
    assert run(["add", "http://127.0.0.1:9/feed.xml", *PLAIN, "--allow-private"]) == 3


def test_what_failed_is_tried_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "late.txt", *PLAIN, "--publisher", "Daily Example"]) == 1
    assert run(["ledger", "retry"]) == 1
    (tmp_path / "late.txt").write_text(ENGLISH, "utf-8")
    assert run(["ledger", "retry", "other.txt"]) == 2
    assert "not among what failed" in capsys.readouterr().err
    assert run(["ledger", "retry", "late.txt"]) == 0
    assert "added 1" in capsys.readouterr().out
    with Ledger.open(read_only=True) as ledger:
        assert next(ledger.documents()).publisher == "Daily Example"
        assert ledger.counts().failures == 0


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["x.csv", "--columns", "colour=red"],
        ["x.csv", "--columns", "text"],
        ["x.csv", "--as", "novel"],
        ["x.txt", "--published", "yesterday"],
        ["x.txt", "--threshold", "7"],
        ["x.txt", "--since", "lately"],
        ["x.txt", "--theatre", "UK"],
        ["x.txt", "--ledger", "mysql://somewhere/x"],
    ],
)
def test_wrong_use_is_told_before_anything_is_done(arguments: list[str], tmp_path: Path) -> None:
    assert run(["add", *arguments, "--reader", "fake"]) == 2
    assert list(tmp_path.iterdir()) == []


def test_the_kinds_are_those_that_can_be_collected() -> None:
    from fogline.cli.add import KINDS
    from fogline.documents import collecting

    assert KINDS == collecting.KINDS


def test_every_option_is_described() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "ledger.md").read_text("utf-8")
    options = [param for command in (add, watch) for param in command.params if isinstance(param, click.Option)]
    assert [
        name for option in options for name in option.opts if name.startswith("--") and f"`{name}" not in page
    ] == []


def test_columns_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "posts.csv").write_text('when;lead;more\n2021-03-07;"Rebels shelled the harbour.";"Two were killed."\n')
    assert run(["add", "posts.csv", *PLAIN, "--columns", "date=when, text=lead+more"]) == 0
    with Ledger.open(read_only=True) as ledger:
        assert "killed" in ledger.document(next(ledger.documents()).id).text
    assert "1" in capsys.readouterr().out


def test_what_is_said_of_documents_that_are_there_has_no_effect_and_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Rebels shelled the harbour. Two were killed.")
    assert run(["add", "a.txt", *PLAIN]) == 0
    told = capsys.readouterr().err
    assert "no effect" not in told
    assert "1 without a publisher (--publisher NAME), 1 without a day of publication (--published DATE)" in told
    assert run(["add", "a.txt", *PLAIN, "--publisher", "Harbour Post", "--published", "2021-03-07"]) == 0
    assert (
        "1 known before stays as it was added: --publisher, --published have no effect on it" in capsys.readouterr().err
    )


def test_standard_input_is_a_source() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "add", "-", *PLAIN],
        input=ENGLISH.encode(), capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, b"added 1" in done.stdout) == (0, True), done.stderr


def start(launcher: Launcher, path: Path, ledger: str) -> Running:
    return launcher.start("add", path, *PLAIN, "--ledger", ledger, "--format", "jsonl")


def reported(lines: bytes) -> list[str]:
    return [json.loads(line)["id"] for line in lines.splitlines() if line.endswith(b"}") and b'"id"' in line]


def state(ledger: Ledger) -> list[tuple[object, ...]]:
    """Return what a ledger holds: documents with their originals, texts, and claims."""
    heads = ledger.documents()
    return sorted((head.id, head.original, head.claims, ledger.document(head.id).text) for head in heads)


@pytest.fixture(params=["sqlite", "postgresql"])
def killed(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the ledger lies that is added to when the program is killed."""
    if request.param == "sqlite":
        yield "killed"
        return
    if not os.environ.get(VARIABLE):
        pytest.skip(f"{VARIABLE} names no PostgreSQL server to test with")
    with new_database(os.environ[VARIABLE]) as address:
        yield address


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return table(tmp_path_factory.mktemp("news") / "news.csv", 80)


@pytest.fixture(scope="module")
def undisturbed(news: Path) -> Path:
    """A ledger to which the news were added in one go."""
    assert run(["add", str(news), *PLAIN, "--ledger", str(news.parent / "ledger"), "--user", "ada"]) == 0
    return news.parent / "ledger"


def test_a_kill_loses_nothing_that_was_reported_and_it_goes_on(
    news: Path, undisturbed: Path, killed: str, launcher: Launcher
) -> None:
    seen: set[str] = set()
    whole: set[str] = set()
    for moment in range(3):
        process = start(launcher, news, killed)
        lines = process.stdout.readline()  # the first transaction is on disk
        time.sleep(moment * 0.1)
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate()
        seen.update(reported(lines + rest))
        with Ledger.open(killed, read_only=True) as ledger:
            held = {head.id: head for head in ledger.documents()}
            assert seen <= set(held)
            assert not verify(ledger.store).faults
            for head in (head for name, head in held.items() if name not in whole):
                report = ledger.report(head.id)
                assert report is not None
                assert len(report.claims) == head.claims
                assert ledger.original(head.original).sha256 == head.original
            whole |= set(held)
    assert run(["add", str(news), *PLAIN, "--ledger", killed]) == 0
    with Ledger.open(killed, read_only=True) as one, Ledger.open(undisturbed, read_only=True) as other:
        assert state(one) == state(other)
        assert one.counts().originals == other.counts().originals == 81


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_ctrl_c_ends_cleanly_with_what_was_done(tmp_path: Path, launcher: Launcher) -> None:
    process = start(launcher, table(tmp_path / "news.csv", 400), "stopped")
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, err = process.communicate()
    *documents, last = map(json.loads, (first + rest).splitlines())
    assert process.returncode == 130, err
    assert b"stopping after the document at hand; Ctrl-C again stops now\n" in err
    assert last["summary"]["stopped"]
    assert last["summary"]["added"] == len(documents)
    assert b"Traceback" not in err
    with Ledger.open("stopped", read_only=True) as ledger:
        assert ledger.counts().documents == len(documents) < 400


def test_two_at_once_share_a_ledger(tmp_path: Path, launcher: Launcher) -> None:
    paths = [table(tmp_path / f"{name}.csv", 60, newest_first=name == "b") for name in "ab"]
    with Ledger.open("shared", create=True):
        pass
    processes = [start(launcher, path, "shared") for path in paths]
    outcomes = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0, 0], outcomes
    added = sum(json.loads(out.splitlines()[-1])["summary"]["added"] for out, _ in outcomes)
    with Ledger.open("shared", read_only=True) as ledger:
        assert ledger.counts().documents == added == 60
