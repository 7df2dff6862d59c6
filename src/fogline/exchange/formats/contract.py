"""What every format of export is and is given: its description, the note that goes with an export, what came of it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fogline.records.fused import FusedEvent

if TYPE_CHECKING:
    from fogline.gazetteer import Gazetteer

Shape = Literal["text", "file", "folder"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that events can leave in.

    ``use`` says what for, ``owner`` whose it is, ``terms`` what its owner asks of those who use its columns or data.
    ``shape``: ``text`` is streamed and may go to standard output, ``file`` needs a file, ``folder`` a new folder. ``home`` is
    the function that writes it ("module:function" in this package), ``units`` what its lines are.
    """

    name: str
    title: str
    use: str
    owner: str
    terms: str
    suffix: str
    shape: Shape
    home: str
    units: str = "events"


@dataclass(frozen=True, slots=True)
class ExportNote:
    """What goes with an export: when it was made and as of when things were known (UTC, ISO 8601), whether it is redacted.

    ``places`` tells in which country and division a place lies (``None``: not told). ``points`` asks for points instead of
    footprints.
    """

    made: str
    known_on: str
    redacted: bool = False
    places: "Gazetteer | None" = None
    points: bool = False


@dataclass(slots=True)
class Tally:
    """How many lines were written, how many events were left out or flagged, each with the reason in words."""

    written: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    flagged: Counter[str] = field(default_factory=Counter)

    def leave_out(self, reason: str) -> None:
        """Count an event that this format cannot hold."""
        self.left_out[reason] += 1

    def flag(self, reason: str) -> None:
        """Count a line that is written although it lacks what the format's owner wants."""
        self.flagged[reason] += 1


Events = Sequence[FusedEvent]
Pieces = Callable[[Events, ExportNote, Tally], Iterator[str]]
"""Yields the text of an export piece by piece."""
Save = Callable[[Events, ExportNote, Tally, Path], None]
"""Writes an export to a new file or folder."""
