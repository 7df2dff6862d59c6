"""Collecting from files and standard input."""

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from fogline.documents import CollectLimits, collect
from fogline.records.errors import InputError, UsageError


def test_a_file_comes_as_it_is_with_its_custody(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"Two bridges were hit.\r\n")
    original = collect(str(path))
    assert original.content == b"Two bridges were hit.\r\n"
    assert original.media_type == "text/plain"
    assert (original.custody.method, original.custody.source) == ("file", str(path))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO("Обстріл тривав".encode())))
    original = collect("-")
    assert original.content.decode() == "Обстріл тривав"
    assert original.custody.method == "stdin"


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "large.txt").write_bytes(b"a" * 1001)
    for source, words in {
        str(tmp_path / "missing.txt"): "no such file",
        str(tmp_path): "a folder",
        str(tmp_path / "empty.txt"): "empty",
        str(tmp_path / "large.txt"): "more than 1000 bytes",
        "a\0b": "cannot be read",
        "x" * 5000: "cannot be read",
    }.items():
        with pytest.raises(InputError, match=words) as caught:
            collect(source, CollectLimits(max_bytes=1000))
        assert source not in str(caught.value)  # whoever shows the error names the source


@pytest.mark.parametrize(
    "source", ["file:///etc/passwd", "ftp://example.org/a", "data:text/plain,hello", "gopher://x/"]
)
def test_other_kinds_of_address_are_wrong_use(source: str) -> None:
    with pytest.raises(UsageError, match="want a path"):
        collect(source)


@pytest.mark.parametrize("source", ["http://", "https:///path", "http://exa mple.org:99999/", "http://a..b/"])
def test_addresses_that_cannot_be(source: str) -> None:
    with pytest.raises(UsageError):
        collect(source)
