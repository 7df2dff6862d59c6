"""``fogline watch``: rounds told in a line each, until it is told to end; with --once it ends by itself."""

import signal
import time
from pathlib import Path

import pytest
from tests.cli.processes import Launcher
from tests.flow.sources import ENGLISH

from fogline.cli.program import run
from fogline.flow import Ledger

PLAIN = ("--reader", "fake", "--no-places")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOGLINE_USER", "ada")
    monkeypatch.delenv("FOGLINE_LEDGER", raising=False)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "one.txt").write_text(ENGLISH, "utf-8")


def test_once_is_one_round(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "list.txt").write_text("# what to watch\nreports\nmissing.txt\n", "utf-8")
    assert run(["watch", "--list", "list.txt", "--once", *PLAIN]) == 1
    out, err = capsys.readouterr()
    (line,) = out.splitlines()
    assert "UTC 2 sources; " in line
    assert "added 1" in line
    assert "1 failed" in line
    assert "missing.txt: no such file" in err
    assert run(["watch", "reports", "--once", *PLAIN]) == 0
    assert "added 0, 0 claims, 1 known before" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([], 2),
        (["reports", "--every", "soon"], 2),
        (["reports", "--every", "0"], 2),
        (["--list", "missing.txt", "--once"], 1),
        (["reports", "--once", "--reader", "crystal"], 2),
    ],
)
def test_what_cannot_be_watched_is_told(arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["watch", *arguments]) == status
    assert "the next round" not in capsys.readouterr().err  # there is none


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_goes_on_until_it_is_told_to_end(tmp_path: Path, number: signal.Signals, launcher: Launcher) -> None:
    process = launcher.start("watch", "reports", "--every", "1s", *PLAIN)
    assert b"added 1" in process.stdout.readline()
    (tmp_path / "reports" / "two.txt").write_text(ENGLISH.replace("Friday", "Monday"), "utf-8")
    deadline = time.monotonic() + 60
    while b"added 1" not in process.stdout.readline():
        assert time.monotonic() < deadline
    process.send_signal(number)
    _, err = process.communicate()
    assert process.returncode == 0, err
    assert (b"Ctrl-C again" in err) == (number == signal.SIGINT)
    assert b"Traceback" not in err
    with Ledger.open(read_only=True) as ledger:
        assert ledger.counts().documents == 2
