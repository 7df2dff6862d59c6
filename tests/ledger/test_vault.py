"""The vault: bytes of originals in files, written so that a killed program leaves none half there."""

import gzip
import hashlib
import os
from pathlib import Path

import pytest

from fogline.ledger.sql.vault import FolderVault
from fogline.records.errors import InputError, ServiceError

TEXT = b"Shells fell on the depot. " * 40
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def named(content: bytes) -> tuple[str, bytes]:
    return hashlib.sha256(content).hexdigest(), content


def test_text_is_packed_and_what_is_packed_already_is_left(tmp_path: Path) -> None:
    vault = FolderVault(tmp_path)
    vault.keep([named(TEXT), named(PICTURE), named(b"")])
    for name, content in (named(TEXT), named(PICTURE), named(b"")):
        assert vault.fetch(name) == content
    text, picture = vault.path(named(TEXT)[0]), vault.path(named(PICTURE)[0])
    assert text.parent.name == named(TEXT)[0][:2]
    assert gzip.decompress(text.read_bytes()) == TEXT
    assert text.stat().st_size < len(TEXT) / 5
    assert picture.read_bytes() == PICTURE
    assert picture.stat().st_mode & 0o777 == 0o444


def test_the_same_bytes_make_the_same_file(tmp_path: Path) -> None:
    one, two = FolderVault(tmp_path / "one"), FolderVault(tmp_path / "two")
    one.keep([named(TEXT)])
    two.keep([named(TEXT)])
    assert one.path(named(TEXT)[0]).read_bytes() == two.path(named(TEXT)[0]).read_bytes()


def test_many_at_once(tmp_path: Path) -> None:
    vault = FolderVault(tmp_path)
    many = [named(f"message {number}".encode()) for number in range(40)]
    vault.keep(many)
    assert [vault.fetch(name) for name, _ in many] == [content for _, content in many]
    assert not list(tmp_path.rglob(".new-*"))


def test_what_is_there_is_not_written_again(tmp_path: Path) -> None:
    vault = FolderVault(tmp_path)
    vault.keep([named(TEXT)])
    before = vault.path(named(TEXT)[0]).stat()
    vault.keep([named(TEXT)])
    after = vault.path(named(TEXT)[0]).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_damaged_file_that_nobody_refers_to_is_replaced(tmp_path: Path) -> None:
    vault = FolderVault(tmp_path)
    name = named(TEXT)[0]
    vault.keep([named(TEXT)])
    vault.path(name).chmod(0o644)
    vault.path(name).write_bytes(b"half a fi")
    vault.keep([named(TEXT)])
    assert vault.fetch(name) == TEXT


def test_file_and_folder_are_on_disk_before_it_returns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = []
    sync = os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda handle: (synced.append(os.readlink(f"/proc/self/fd/{handle}")), sync(handle))
    )
    if not Path("/proc/self/fd").exists():
        pytest.skip("this system does not tell which files are open")
    name = named(TEXT)[0]
    FolderVault(tmp_path).keep([named(TEXT)])
    assert [Path(path).name[:5] for path in synced] == [".new-", name[:2], tmp_path.name[:5]]


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ServiceError, match=r"No space left.*make room"):
        FolderVault(tmp_path).keep([named(TEXT)])
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_damage_is_named(tmp_path: Path) -> None:
    vault = FolderVault(tmp_path)
    name = named(TEXT)[0]
    with pytest.raises(InputError, match=rf"{name}.*missing"):
        vault.fetch(name)
    vault.keep([named(TEXT)])
    path = vault.path(name)
    path.chmod(0o644)
    whole = path.read_bytes()
    path.write_bytes(whole[:-9])
    with pytest.raises(InputError, match=rf"{name}.*cannot be read"):
        vault.fetch(name)
    path.write_bytes(gzip.compress(TEXT.replace(b"depot", b"Depot")))
    with pytest.raises(InputError, match=rf"{name}.*were changed"):
        vault.fetch(name)
