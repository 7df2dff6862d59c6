"""The command ``fogline``: help, exit statuses, pipes, and what ``fogline read`` writes."""

import contextlib
import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.processes import Launcher, Running

import fogline
from fogline.cli.main import main
from fogline.records.codec import from_json

ENGLISH = (
    "Rebels shelled the harbour of Port Amsel on Friday, the Interior Ministry said.\n\n"
    "At least 12 people were killed and the main bridge was destroyed, according to Mayor Ada Brenn.\n"
)
COMMAND = [sys.executable, "-c", "from fogline.cli.main import main; main()"]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    return path


def run(*arguments: str) -> int:
    """Run the command line in this process and return its exit status."""
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert isinstance(end.value.code, int)
    return end.value.code


def read(*arguments: object) -> int:
    return run("read", "--reader", "fake", *map(str, arguments))


def start(launcher: Launcher, *arguments: object, **streams: int) -> Running:
    """Start ``fogline read`` with the fake reader in a process of its own."""
    return launcher.start("read", "--reader", "fake", *arguments, **streams)


# Help and wrong use.


def test_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out == f"fogline {fogline.__version__}\n"


def test_python_runs_it_as_a_module() -> None:
    said = subprocess.run([sys.executable, "-m", "fogline", "--version"], capture_output=True, text=True, check=False)
    assert (said.returncode, said.stdout) == (0, f"fogline {fogline.__version__}\n")
    wrong = subprocess.run([sys.executable, "-m", "fogline", "reed"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 2
    assert "Usage: fogline " in wrong.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["read", "--help"]])
def test_help_teaches_by_examples(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments) == 0
    printed = capsys.readouterr().out
    assert "Examples:" in printed
    assert "fogline read report.txt" in printed


@pytest.mark.parametrize("command", ["add", "control", "export", "situation"])
def test_what_help_says_in_prose_fits_a_narrow_terminal(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    assert run(command, "--help") == 0
    prose = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  ") and line[2:3].isalnum()]
    assert prose
    assert max(map(len, prose)) <= 70


def test_help_is_quick() -> None:
    def once() -> float:
        begun = os.times()
        subprocess.run([*COMMAND, "--help"], capture_output=True, check=True, timeout=60)
        ended = os.times()
        return ended.children_user + ended.children_system - begun.children_user - begun.children_system

    # Of processor time, with room for a busy machine: it takes about 0.15 s on a quiet one.
    assert min(once() for _ in range(2)) < 0.5


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["read"], "SOURCE"),
        (["raed"], "raed"),
        (["read", "x.txt", "--format", "xml"], "jsonl"),
        (["read", "x.txt", "--reader", "crystal"], "embedded"),
        (["read", "x.txt", "--published", "yesterday"], "YYYY-MM-DD"),
        (["read", "x.txt", "-o", "no/such/folder/x.json"], "no/such/folder"),
        (["read", "--sorted", "x.txt"], "--sorted"),
    ],
)
def test_wrong_use_is_status_2_and_names_what_is_wrong(
    arguments: list[str], word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    captured = capsys.readouterr()
    assert word in captured.err
    assert captured.out == ""


# One input.


def test_a_report_is_read_into_a_table(article: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert read(article) == 0
    captured = capfd.readouterr()
    assert "shelling" in captured.out
    assert captured.err == ""


def test_json_is_one_object_by_the_contract(article: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert read(article, "--format", "json", "--published", "2021-03-07", "--publisher", "Daily Example") == 0
    out = capfd.readouterr().out
    report = json.loads(out)
    assert list(report) == ["fogline", "reader", "document", "mentions", "attributions", "frames", "claims"]
    assert report["document"]["published"] == {
        "start": "2021-03-07",
        "end": "2021-03-07",
        "how": "stated",
        "evidence": [],
    }
    assert report["document"]["publisher"] == "Daily Example"
    assert from_json(out, fogline.Report).claims


def test_standard_input_is_read() -> None:
    done = subprocess.run(
        [*COMMAND, "read", "--reader", "fake", "-", "--no-clean", "--format", "json"],
        input=ENGLISH.encode(), capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["document"]["text"].rstrip("\n") == ENGLISH.rstrip("\n")


def test_html_goes_to_a_file(article: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    assert read(article, "--format", "html", "-o", page) == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert capfd.readouterr() == ("", "")


def test_one_input_that_cannot_be_read_is_one_line_and_status_1(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.json"
    assert read(tmp_path / "missing.txt", "--format", "json", "-o", target) == 1
    captured = capfd.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("fogline: ")
    assert captured.err.count("missing.txt") == 1
    assert captured.err.splitlines()[1:] == [f"Nothing was read, so nothing was written to {target}"]
    assert not target.exists()


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, b"\xff\xfe", b"   \n\n "])
def test_broken_files_are_status_1(tmp_path: Path, content: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes(content)
    assert read(path) == 1
    assert capfd.readouterr().err.startswith("fogline: ")


def test_a_service_that_does_not_answer_is_status_3(capfd: pytest.CaptureFixture[str]) -> None:
    assert read("http://127.0.0.1:9/", "--allow-private") == 3
    assert capfd.readouterr().err.startswith("fogline: ")


@pytest.mark.parametrize(
    "name", ["two words.txt", "-o.txt", "naïve ünïcode’s.txt", "new\nline.txt", "b\udcffytes.txt", "a[b]*.txt"]
)
def test_odd_names_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        (tmp_path / name).write_text(ENGLISH, encoding="utf-8")
    except OSError:
        pytest.skip("this file system does not take such a name")
    assert read("--format", "json", "--", name) == 0
    assert json.loads(capfd.readouterr().out)["claims"]


def test_a_name_cannot_steer_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert read(tmp_path / "\x1b[2Jmissing.txt") == 1
    assert "\x1b" not in capfd.readouterr().err


# Several inputs.


def test_a_bad_input_among_good_ones(article: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "missing.txt"
    assert read(article, missing, article, "--format", "jsonl") == 1
    captured = capfd.readouterr()
    assert len([json.loads(line) for line in captured.out.splitlines()]) == 2
    closing, failed = captured.err.splitlines()
    assert closing.startswith("Read 2 of 3 inputs")
    assert "1 failed" in closing
    assert "missing.txt" in failed


def test_several_inputs_as_json_are_an_array(article: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert read(article, article, "--format", "json") == 0
    assert len(json.loads(capfd.readouterr().out)) == 2


def test_a_folder_as_json_is_an_array_however_many_files_it_holds(
    article: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert read(article.parent, "--format", "json") == 0
    assert len(json.loads(capfd.readouterr().out)) == 1


@pytest.mark.parametrize("format_", ["table", "json", "jsonl", "html"])
def test_where_nothing_was_read_nothing_is_written(
    tmp_path: Path, format_: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert read(tmp_path / "a", tmp_path / "b", "--format", format_) == 1
    assert capfd.readouterr().out == ""


def test_a_source_is_never_written_over(article: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for source in (article, article.parent):
        assert read(source, "-o", article) == 2
        assert "also a source" in capfd.readouterr().err
    assert article.read_text(encoding="utf-8") == ENGLISH


@pytest.mark.parametrize(
    ("name", "start"), [("x.html", "<!DOCTYPE"), ("x.json", '{"'), ("x.jsonl", '{"'), ("x.txt", "Rebels")]
)
def test_the_format_follows_from_the_name_of_the_file(article: Path, tmp_path: Path, name: str, start: str) -> None:
    article.write_text("Rebels shelled\n\n" + ENGLISH, encoding="utf-8")
    assert read(article, "-o", tmp_path / name) == 0
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert text.startswith(start) or (name == "x.txt" and "told as fact" in text)


def test_what_a_folder_leaves_out_is_said(article: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("a.doc", "b.pdf", "c.pdf", "README.md", "README-from-field.txt"):
        (article.parent / name).write_text(ENGLISH, encoding="utf-8")
    assert read(article.parent, "--format", "jsonl") == 0
    assert capfd.readouterr().err.splitlines() == [
        "left out: 4 files (README.md, a.doc, b.pdf, c.pdf)",
        "Read 2 of 2 inputs, 6 claims",
    ]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize("arguments", [["read", "--reader", "fake", "a.txt"], ["ontology", "list"], ["--help"]])
def test_a_full_disk_is_one_line_and_status_1(
    tmp_path: Path, arguments: list[str], launcher: Launcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    with open("/dev/full", "wb") as full:
        done = launcher.start(*arguments, stdout=full.fileno())
    _, err = done.communicate()
    assert done.returncode == 1
    assert err.decode().splitlines() == ["fogline: cannot write the results: No space left on device"]


def test_a_full_disk_for_a_file_is_named(article: Path, capfd: pytest.CaptureFixture[str]) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full here")
    assert read(article, "--format", "json", "-o", "/dev/full") == 1
    assert capfd.readouterr().err == "fogline: cannot write /dev/full: No space left on device\n"


def test_ctrl_c_while_starting_is_quiet() -> None:
    program = (
        "import sys\nclass Stop:\n    def find_spec(self, name, *rest):\n"
        "        if name == 'click':\n            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop())\nfrom fogline.cli.main import main\nmain(['--help'])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_several_reports_share_a_page(article: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert read(article, article, "--format", "html") == 0
    captured = capfd.readouterr()
    assert captured.out.count('class="sheet"') == 2
    assert captured.err.startswith("Read 2 of 2 inputs")


def test_lines_come_while_the_rest_is_read(tmp_path: Path, launcher: Launcher) -> None:
    for number in range(3):
        (tmp_path / f"{number:02}.txt").write_text(ENGLISH, encoding="utf-8")
    fifo = tmp_path / "99.txt"
    os.mkfifo(fifo)  # blocks whoever reads it: the rest must be out by then
    done = start(launcher, "--format", "jsonl", *sorted(tmp_path.glob("*.txt")))
    first = json.loads(done.stdout.readline())
    assert first["claims"]
    done.send_signal(signal.SIGKILL)
    done.communicate()


def test_a_reader_that_closes_the_pipe_ends_it_quietly(tmp_path: Path, launcher: Launcher) -> None:
    for number in range(60):
        (tmp_path / f"{number:02}.txt").write_text(ENGLISH * 20, encoding="utf-8")
    done = start(launcher, "--format", "jsonl", tmp_path)
    done.stdout.readline()
    done.stdout.close()
    assert done.communicate() == (b"", b"")
    assert done.returncode == 141


@pytest.mark.parametrize(
    "arguments", [["--help"], ["read", "--help"], ["ontology", "list"], ["ontology", "show", "siege"]]
)
def test_what_nobody_reads_ends_quietly_whoever_writes_it(arguments: list[str], launcher: Launcher) -> None:
    read, write = os.pipe()
    os.close(read)
    done = launcher.start(*arguments, stdout=write)
    os.close(write)
    assert done.communicate()[1] == b""
    assert done.returncode == 141


def test_an_error_that_nobody_reads_ends_quietly(launcher: Launcher) -> None:
    read, write = os.pipe()
    os.close(read)
    done = launcher.start("nonsense", stderr=write)
    os.close(write)
    done.communicate()
    assert done.returncode == 141


def test_without_a_standard_output_it_works_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    monkeypatch.setattr("sys.stdout", None)
    assert run("read", "--reader", "fake", str(tmp_path / "a.txt")) == 0
    sys.stdout.close()


def test_ctrl_c_is_quiet_and_keeps_the_lines_so_far(tmp_path: Path, launcher: Launcher) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number:02}.txt").write_text(ENGLISH, encoding="utf-8")
    endless = folder / "99.txt"
    os.mkfifo(endless)
    target = tmp_path / "out.jsonl"
    sources = sorted(folder.glob("*.txt"))
    done = start(launcher, "--format", "jsonl", "-o", target, *sources)
    begun = time.monotonic()
    while not [part for part in tmp_path.glob(".out*") if part.stat().st_size] and time.monotonic() < begun + 30:
        time.sleep(0.05)
    done.send_signal(signal.SIGINT)
    _, err = done.communicate()
    assert done.returncode == 130
    assert b"Traceback" not in err
    assert b"Stopped: read" in err
    assert not target.exists()
    kept = (tmp_path / "out.jsonl.part").read_text(encoding="utf-8").splitlines()
    assert kept
    assert all(json.loads(line)["claims"] for line in kept)


def _until_closed(terminal: int) -> Iterator[bytes]:
    """Yield what a program writes to its terminal until it lets go of it."""
    with contextlib.suppress(OSError):  # how Linux tells that nobody holds the other end any more
        while piece := os.read(terminal, 4096):
            yield piece
    os.close(terminal)


def test_a_bar_is_shown_on_a_terminal_only(article: Path, launcher: Launcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    outside, inside = pty.openpty()
    running = start(launcher, "--format", "jsonl", article, article, stderr=inside)
    os.close(inside)
    shown = b"".join(_until_closed(outside))
    running.communicate()
    assert running.returncode == 0
    assert b"reading" in shown
    assert b"Read 2 of 2 inputs" in shown


def test_a_poor_terminal_gets_no_traceback(article: Path) -> None:
    article.write_text(ENGLISH.replace("Ada", "Адá"), encoding="utf-8")
    outside, inside = pty.openpty()
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "TERM": "xterm", "COLUMNS": "80"}
    subprocess.run(
        [*COMMAND, "read", "--reader", "fake", str(article)], stdout=inside, env=environment, check=True, timeout=60
    )
    os.close(inside)
    shown = os.read(outside, 100_000)
    os.close(outside)
    assert b"shelling" in shown
    assert b"\x1b[1m" in shown
    assert b" <- " in shown


def test_a_document_in_another_language_comes_out_cleaned_but_unmarked(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    foreign = tmp_path / "bericht.txt"
    foreign.write_text("Die Armee hat in der Nacht das Dorf beschossen, sagte der Sprecher am Montag.", "utf-8")
    assert read(foreign, "--format", "json") == 1
    captured = capfd.readouterr()
    report = json.loads(captured.out)
    assert report["document"]["language"] == "de"
    assert report["mentions"] == report["claims"] == []
    assert "German (de)" in captured.err
    assert read(foreign) == 1
    assert capfd.readouterr().out == ""
