"""Events of a ledger written in somebody's format: as its settings let them out, whole or not at all, and on record before."""

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from fogline.exchange.beside import beside
from fogline.flow.areas import area_of
from fogline.flow.asking import ClaimFields
from fogline.records.errors import UsageError

if TYPE_CHECKING:
    from fogline.exchange.formats import ExportNote, Format, Tally
    from fogline.flow.ledger import Ledger
    from fogline.records.fused import FusedEvent

STANDARD_OUTPUT = "standard output"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How to export: only events of these ``statuses`` (all where none is given), places as ``points`` instead of areas, only
    events placed in ``area`` (a name, or "W,S,E,N" in degrees; ``None``: anywhere)."""

    statuses: tuple[str, ...] = ()
    points: bool = False
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the format, the tally, how many events were asked for and how many the ledger's delay held back, whether
    they are redacted, the SHA-256 of the file (of ``about.json`` for a folder; ``None`` for standard output), and whether the
    ledger's log has it (a ledger that may only be read cannot note it)."""

    form: "Format"
    tally: "Tally"
    events: int
    held_back: int
    redacted: bool
    sha256: str | None
    noted: bool


def export(
    ledger: "Ledger",
    form: str,
    out: Path | Callable[[str], object],
    options: ExportOptions = ExportOptions(),
    **fields: Unpack[ClaimFields],
) -> Exported:
    """Write the events that ``fields`` ask for in the format named ``form`` and return what came of it.

    ``out`` is a file or folder, there whole or not at all, or a function that takes text piece by piece (for formats of text).
    That it leaves is written into the log before it is in place. ``UsageError`` for a format not known, one that wants a file, or
    a folder that is there already, or an area that is not known; ``InputError`` where nothing can be written there.
    """
    from fogline.exchange.formats import ExportNote, Tally, format_named
    from fogline.exchange.formats.covering import strictest
    from fogline.flow.showing import shown
    from fogline.flow.tools import open_places
    from fogline.ledger.clock import now
    from fogline.picture.summary import summary

    chosen = format_named(form)
    _check(chosen, out)
    seen = shown(ledger, **fields)
    events = strictest(seen.events) if seen.redacted else seen.events
    if options.area is not None:
        area = area_of(options.area, open_places())
        events = tuple(event for event in events if area.holds(summary(event).place))
    if options.statuses:
        events = tuple(event for event in events if event.support.grade.status in options.statuses)
    note = ExportNote(now(), seen.known_on, seen.redacted, open_places(), options.points)
    tally = Tally()
    job = _Job(ledger, chosen, events, note, tally)
    if isinstance(out, Path):
        digest, noted = job.put(out)
    else:
        digest, noted = None, job.stream(out)
    return Exported(chosen, tally, len(events), seen.held_back, seen.redacted, digest, noted)


@dataclass(frozen=True, slots=True)
class _Job:
    ledger: "Ledger"
    form: "Format"
    events: "tuple[FusedEvent, ...]"
    note: "ExportNote"
    tally: "Tally"

    def put(self, out: Path) -> tuple[str, bool]:
        """Write to a temporary place beside ``out``, note it, put it in place; return the digest and whether it is noted."""
        with beside(out) as part:
            self._write(part)
            digest = _digest(part / "about.json" if self.form.shape == "folder" else part)
            noted = self._noted(str(out), digest)
            os.replace(part, out)
        return digest, noted

    def stream(self, write: Callable[[str], object]) -> bool:
        """Note that it leaves, then write it; return whether it is noted."""
        from fogline.exchange.formats import pieces_of

        noted = self._noted(STANDARD_OUTPUT, None)
        for piece in pieces_of(self.form)(self.events, self.note, self.tally):
            write(piece)
        return noted

    def _write(self, part: Path) -> None:
        from fogline.exchange.formats import pieces_of, save_of

        if self.form.shape != "text":
            save_of(self.form)(self.events, self.note, self.tally, part)
            return
        with part.open("w", encoding="utf-8", newline="") as file:
            for piece in pieces_of(self.form)(self.events, self.note, self.tally):
                file.write(piece)

    def _noted(self, where: str, digest: str | None) -> bool:
        """Write into the log that it leaves; ``False`` where the ledger may only be read."""
        said = {"format": self.form.name, "events": len(self.events), "redacted": self.note.redacted}
        try:
            self.ledger.store.note("exported", where, self.ledger.user, json.dumps(said), digest)
        except UsageError:  # opened for reading only
            return False
        return True


def _check(form: "Format", out: Path | Callable[[str], object]) -> None:
    """Find out before the work that a format cannot go there."""
    if not isinstance(out, Path):
        if form.shape != "text":
            raise UsageError(f"export {form.name}: goes into a {form.shape}, not to standard output; name one with -o")
        return
    if form.shape == "folder" and (out.exists() or out.is_symlink()):
        raise UsageError(f"export {form.name}: {out} is there already; name a new folder")
    if form.shape != "folder" and out.is_dir():
        raise UsageError(f"export {form.name}: {out} is a folder; name a file in it")
    if not out.absolute().parent.is_dir():
        raise UsageError(f"export {form.name}: there is no folder {out.parent}; make it first or name another")
    if form.home.partition(":")[0] in ("geoparquet", "snapshot"):
        from fogline.exchange.formats.parquet import check_library

        check_library()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
