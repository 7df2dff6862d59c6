"""How long the events of a ledger take in each format, how large they are, and how much memory that takes on top of the events.

    python -m bench.exports LEDGER [FORMAT...]

The ledger is read only; nothing is noted in it, and what is written goes into a temporary folder. Times are of the processor.
"""

import sys
import tempfile
import time
from pathlib import Path

from fogline.exchange.formats import ExportNote, Format, Tally, formats, pieces_of, save_of
from fogline.exchange.formats.contract import Events
from fogline.flow import Ledger, open_places
from fogline.flow.showing import shown


def main(ledger: str, names: list[str]) -> None:
    """Print a line a format."""
    with Ledger.open(ledger, read_only=True) as opened:
        seen = shown(opened)
    note = ExportNote(seen.known_on, seen.known_on, seen.redacted, open_places())
    print(f"{len(seen.events):,} events")
    before = _resident()
    with tempfile.TemporaryDirectory() as folder:
        for name, form in formats().items():
            if names and name not in names:
                continue
            begun, tally, out = time.process_time(), Tally(), Path(folder, name)
            _write(form, seen.events, note, tally, out)
            took, size = time.process_time() - begun, _size(out)
            over = max(_resident() - before, 0)
            print(
                f"{name:<16} {took:6.1f} s {size / 1e6:8.1f} MB  memory +{over / 1e6:4.0f} MB  {tally.written:,} {form.units}",
                flush=True,
            )


def _write(form: Format, events: Events, note: ExportNote, tally: Tally, out: Path) -> None:
    if form.shape != "text":
        save_of(form)(events, note, tally, out)
        return
    with out.open("w", encoding="utf-8", newline="") as file:
        for piece in pieces_of(form)(events, note, tally):
            file.write(piece)


def _size(out: Path) -> int:
    files = [out] if out.is_file() else [path for path in out.iterdir() if path.is_file()]
    return sum(path.stat().st_size for path in files)


def _resident() -> float:
    """Return the memory that this process holds now, in bytes (Linux), 0 elsewhere."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
    except OSError:
        return 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
