"""Folders: the files in them and below, in order; links that lead out are refused, what is no text is passed over."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from fogline.documents.collecting.kinds import SOURCE_SUFFIXES
from fogline.documents.collecting.mailboxes import is_maildir
from fogline.documents.collecting.model import ItemFailure, printable
from fogline.records.original import READABLE_SUFFIXES

_FEED_SUFFIXES = frozenset({".rss", ".atom", ".xml"})
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_OPENING = 2000  # bytes
_DEEPEST = 50
_LEDGER = "fogline.db"
_KEPT = re.compile(r"fogline\.db(?:-wal|-shm|-journal)?|originals|feeds\.json.*")
"""What a ledger keeps in its folder."""


def folder_files(folder: str) -> Iterator[str | ItemFailure]:
    """Yield the files of a folder that can hold text, and the Maildir folders in it; a failure for what is refused or left.

    What is hidden, and what a ledger keeps in its folder, is passed without a word; a README is no report. ``OSError`` where the
    folder itself cannot be opened.
    """
    root = Path(folder)
    os.scandir(root).close()
    yield from _files(root, root.resolve(), 1)


def _files(folder: Path, root: Path, depth: int) -> Iterator[str | ItemFailure]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    except OSError as error:
        yield ItemFailure.of(os.path.join(folder, ""), error)
        return
    if _LEDGER in names:
        names = [name for name in names if _KEPT.fullmatch(name) is None]
    for name in names:
        path = folder / name
        if printable(str(path)) != str(path):
            yield ItemFailure(printable(str(path)), "has a name that is no text, which cannot be kept; rename it")
            continue
        if os.path.islink(path):
            refusal = _refusal(path, root)
            if refusal is not None:
                yield refusal
                continue
        if not os.path.isdir(path):
            yield (
                str(path)
                if _is_source(path)
                else ItemFailure(str(path), "is of no kind that is read", passed_over=True)
            )
        elif is_maildir(path):
            yield str(path)
        elif depth >= _DEEPEST:
            yield ItemFailure(os.path.join(path, ""), f"lies more than {_DEEPEST} folders deep; add it by itself")
        else:
            yield from _files(path, root, depth + 1)


def _refusal(link: Path, root: Path) -> ItemFailure | None:
    """Return why a symbolic link is not followed: to a folder never (it may lead in a circle), to a file only inside ``root``."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return ItemFailure(str(link), "is a symbolic link that leads nowhere")
    if target.is_dir() or not target.is_relative_to(root):
        return ItemFailure(
            str(link), "is a symbolic link to a folder or out of this one; add what it points to by itself"
        )
    return None


def _is_source(path: Path) -> bool:
    if os.path.exists(path) and not os.path.isfile(path):
        return False  # a pipe would make the reader wait for ever
    bare = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    if path.stem.lower() == "readme":
        return False
    if bare.suffix.lower() in _FEED_SUFFIXES:
        return bare.suffix.lower() != ".xml" or _is_feed(path)
    return bare.suffix.lower() in SOURCE_SUFFIXES | READABLE_SUFFIXES


def _is_feed(path: Path) -> bool:
    """Tell whether an XML file opens as a feed does; other XML is no text for people."""
    try:
        with path.open("rb") as file:
            return _FEED.search(file.read(_OPENING)) is not None
    except OSError:
        return False
