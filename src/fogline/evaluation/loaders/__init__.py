"""Loaders: one file a format. Each tells whether a folder is in its format, and reads it into readings."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fogline.evaluation.gold import LoadedReadings
from fogline.evaluation.loaders import meantime, polnear, re3d, standoff, uds, uner, wikiwars
from fogline.records.errors import InputError

Part = Literal["all", "tuned", "held-out"]
"""Which part of a gold: what is missed in the one that is held out, nobody looks at."""


@dataclass(frozen=True, slots=True)
class GoldFormat:
    """A format: ``load`` reads a folder of it; ``files`` are patterns, of each group at least one finds a file there."""

    name: str
    files: tuple[tuple[str, ...], ...]
    load: Callable[[Path], LoadedReadings]

    def recognises(self, folder: Path) -> bool:
        """Tell whether ``folder`` looks like this format."""
        return all(any(any(folder.glob(pattern)) for pattern in group) for group in self.files)


FORMATS = {
    gold.name: gold
    for gold in (
        GoldFormat("polnear", polnear.FILES, polnear.load),
        GoldFormat("re3d", re3d.FILES, re3d.load),
        GoldFormat("uds", uds.FILES, uds.load),
        GoldFormat("wikiwars", wikiwars.FILES, wikiwars.load),
        GoldFormat("meantime", meantime.FILES, meantime.load),
        GoldFormat("uner", uner.FILES, uner.load),
        GoldFormat("standoff", (("*.json",),), standoff.load_folder),
    )
}


def detect(folder: Path) -> GoldFormat:
    """Return the format of ``folder``; ``InputError`` says what was looked for."""
    for gold in FORMATS.values():
        if gold.recognises(folder):
            return gold
    wanted = "; ".join(
        f"{gold.name}: {' and '.join(' or '.join(group) for group in gold.files)}" for gold in FORMATS.values()
    )
    raise InputError(f"{folder} holds no readings in a format known here; looked for {wanted}")


def load_gold(folder: Path, name: str | None = None) -> LoadedReadings:
    """Return the readings of ``folder`` in the format called ``name`` (a key of ``FORMATS``), by default detected."""
    return (FORMATS[name] if name else detect(folder)).load(folder)
