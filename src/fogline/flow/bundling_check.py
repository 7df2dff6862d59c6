"""Checking an evidence package that came from somewhere: is each file the one that its manifest names, when was that signed?"""

import hashlib
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fogline.records.errors import FoglineError, InputError

if TYPE_CHECKING:
    from fogline.flow.stamping_check import CheckedStamp

_MANIFEST, _SUMS = "manifest.json", "SHA256SUMS"
_MOST_MANIFEST = 64_000_000  # bytes
_MOST = 16_000_000_000  # bytes of all files, unpacked
_PIECE = 1 << 20
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What a broken zip file raises. ``ValueError``: a name in it is not in UTF-8."""


@dataclass(slots=True)
class CheckedPackage:
    """How many files a package has, the SHA-256 of its manifest, what is wrong, and its time stamp, where there is one."""

    files: int = 0
    manifest: str = ""
    faults: list[str] = field(default_factory=list)
    stamp: "CheckedStamp | None" = None


def check_package(path: Path, token: Path | None = None, certificates: Path | None = None) -> CheckedPackage:
    """Check a package against its manifest, and the manifest against a time stamp (``token``, or the file beside it).

    Nothing is unpacked to disk. ``InputError`` for what is no package; what is wrong with one is told in the outcome.
    """
    found = CheckedPackage()
    if not path.is_file():
        raise InputError(
            f"{path}: no such file; want an evidence package, a zip file as `fogline ledger bundle` makes it"
        )
    try:
        with zipfile.ZipFile(path) as package:
            _check_files(package, found)
    except _BROKEN as error:
        raise InputError(
            f"{path}: no evidence package can be read from it ({error}); want the zip file as it was made"
        ) from error
    _check_stamp(path, token, certificates, found)
    return found


def _check_files(package: zipfile.ZipFile, found: CheckedPackage) -> None:
    entries = {entry.filename: entry for entry in package.infolist() if not entry.is_dir()}
    twice = [name for name, many in Counter(entry.filename for entry in package.infolist()).items() if many > 1]
    found.faults += [f"{name}: is there more than once" for name in twice]
    if _MANIFEST not in entries or entries[_MANIFEST].file_size > _MOST_MANIFEST:
        raise InputError(f"{package.filename}: got a zip file without {_MANIFEST}; want an evidence package")
    if sum(entry.file_size for entry in entries.values()) > _MOST:
        raise InputError(
            f"{package.filename}: its files are more than {_MOST // 10**9} GB unpacked; it is no evidence package"
        )
    odd = next((name for name, entry in entries.items() if entry.compress_type not in _PACKINGS), None)
    if odd is not None:
        raise InputError(f"{package.filename}: {odd!r} is packed as nothing in an evidence package is")
    manifest = _content(package, entries[_MANIFEST])
    found.manifest = hashlib.sha256(manifest).hexdigest()
    told = dict(_named(manifest))
    for name, digest in told.items():
        if name not in entries:
            found.faults.append(f"{name}: is named in the manifest, and missing")
            continue
        found.files += 1
        if _digest(package, entries[name]) != digest:
            found.faults.append(f"{name}: is not the file that the manifest names")
    for name in sorted(entries.keys() - told.keys() - {_MANIFEST, _SUMS}):
        found.faults.append(f"{name}: is not named in the manifest")
    sums = "".join(
        f"{digest}  {name}\n" for name, digest in sorted({**told, _MANIFEST: found.manifest}.items())
    ).encode()
    there = entries.get(_SUMS)
    if there is None or there.file_size != len(sums) or _content(package, there) != sums:
        found.faults.append(f"{_SUMS}: does not say what the manifest says")


def _named(manifest: bytes) -> Iterator[tuple[str, str]]:
    try:
        told: dict[str, Any] = json.loads(manifest)
        yield from ((str(file["name"]), str(file["sha256"])) for file in told["files"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"{_MANIFEST}: cannot be read ({error}); want that of an evidence package") from error


def _content(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return a file as unpacked; no more is unpacked than it says that it holds."""
    with package.open(entry) as file:
        return b"".join(iter(lambda: file.read(_PIECE), b""))


def _digest(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str:
    """Return the SHA-256 of a file as unpacked; the zip file's own check sum tells damage as an error."""
    hashed = hashlib.sha256()
    try:
        with package.open(entry) as file:
            while piece := file.read(_PIECE):
                hashed.update(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError):
        return ""
    return hashed.hexdigest()


def _check_stamp(path: Path, token: Path | None, certificates: Path | None, found: CheckedPackage) -> None:
    from fogline.flow.stamping import token_path
    from fogline.flow.stamping_check import check_token, read_roots

    roots = read_roots(certificates) if certificates else ()
    place = token or token_path(path)
    if token is None and not place.exists():
        return
    try:
        found.stamp = check_token(place.read_bytes(), found.manifest, roots=roots)
    except OSError as error:
        raise InputError(f"{place}: cannot be read ({error.strerror})") from error
    except FoglineError as error:
        found.faults.append(f"{place}: {error}")
