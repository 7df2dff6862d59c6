"""Where results go: a file is whole or not there; what was cut short is not lost."""

import os
from pathlib import Path

import pytest

from fogline.cli.output import Output
from fogline.records.errors import UsageError


def write_and_stop(out: Output, text: str) -> None:
    with out:
        out.write(text)
        raise KeyboardInterrupt


def test_a_file_appears_when_the_block_ends(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    with Output(str(target)) as out:
        out.write("einen Gruß ")
        assert not target.exists()
        out.write("aus Ternopil’")
    assert target.read_text(encoding="utf-8") == "einen Gruß aus Ternopil’"
    assert os.listdir(tmp_path) == ["out.txt"]


def test_an_old_file_stays_when_the_work_breaks_off(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        write_and_stop(Output(str(target)), "new")
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.txt"]


def test_an_old_file_stays_when_nothing_was_written(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old")
    with Output(str(target)):
        pass
    assert target.read_text() == "old"


def test_a_part_can_be_kept(tmp_path: Path) -> None:
    out = Output(str(tmp_path / "out.jsonl"), keep_part=True)
    with pytest.raises(KeyboardInterrupt):
        write_and_stop(out, "{}\n")
    assert out.part is not None
    assert Path(out.part).name == "out.jsonl.part"
    assert Path(out.part).read_text() == "{}\n"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target = tmp_path / "real.txt"
    target.write_text("old")
    link = tmp_path / "link.txt"
    link.symlink_to(target)
    with Output(str(link)) as out:
        out.write("new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_device_is_written_to_as_it_is() -> None:
    with Output(os.devnull) as out:
        out.write("gone")
    assert not os.path.isfile(os.devnull)


@pytest.mark.parametrize("path", ["missing/out.txt", "."])
def test_a_place_that_cannot_be_written_is_wrong_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="folder"):
        Output(path)


def test_a_dash_is_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with Output("-") as out:
        out.write("Gruß\n")
    assert capfdbinary.readouterr().out == "Gruß\n".encode()


def test_a_source_is_not_written_over_under_any_name(tmp_path: Path) -> None:
    source, link = tmp_path / "a.md", tmp_path / "b.md"
    source.write_text("words")
    link.symlink_to(source)
    for name in (source, link):
        with pytest.raises(UsageError, match="also a source"):
            Output(str(name)).spare([str(source)])
    Output(str(tmp_path / "c.md")).spare([str(source), "-", "https://example.org/", "missing"])


def test_what_is_kept_of_a_broken_run_does_not_take_the_place_of_a_source(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl.part").write_text("words")
    with pytest.raises(UsageError, match="also a source"):
        Output(str(tmp_path / "out.jsonl"), keep_part=True).spare([str(tmp_path / "out.jsonl.part")])


def test_bytes_are_whole_or_not_there_as_text_is(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    target = tmp_path / "picture.png"
    with Output(str(target)) as out:
        out.write_bytes(b"\x89PNG\xff")
        assert not target.exists()
    assert target.read_bytes() == b"\x89PNG\xff"
    with Output("-") as out:
        out.write_bytes(b"\x89PNG\xff")
    assert capfdbinary.readouterr().out == b"\x89PNG\xff"


def test_bytes_are_not_for_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    with pytest.raises(UsageError, match="name a file with -o FILE"):
        Output("-").refuse_terminal("a picture")
    Output("picture.png").refuse_terminal("a picture")
