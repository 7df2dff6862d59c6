"""How long it takes to make the events of a ledger, and to bring them up to date after one more document.

::

    python -m bench.event_scale --claims 10000 100000 1000000
    python -m bench.event_scale --claims 15000 --like 1000000

Each size is a simulated war in a ledger of its own (SQLite, in a temporary folder; filling it takes as long as making its events
and is not counted). Printed are processor seconds and milliseconds a claim for all events (reading claims, fusing, describing,
keeping), the most memory the process has taken so far (MB), and seconds (wall clock, and of the processor) from one more document
in the ledger to events that are up to date: the median and the worst of a few that had been left out here and there.

What is compared grows with how much is told of one day. With ``--like`` the war has days and places such as those of a larger
one, and fewer days: a claim costs what it costs there, the size of the database aside.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from fogline.flow import Ledger
from fogline.flow.fusing_upkeep import up_to_date
from fogline.records import Custody, Original, ReaderInfo, Report
from fogline.records.ledger import Entry, Slice
from fogline.testing.simulation import ReadingNoise, SimulationOptions, simulate

_TOGETHER = 1000
_PER_REPORT = 2.05  # claims, with the usual noise of reading
_PER_EVENT = 7  # reports
_MORE = 5
_CUSTODY = Custody("2023-01-01T00:00:00Z", "reports", "made up", "bench")


def entries(claims: int, seed: int, like: int) -> Iterator[Entry]:
    """Yield a war of about so many claims, each day and place of which is as those of one of ``like`` claims."""
    reports, there = round(claims / _PER_REPORT), max(round(like / _PER_REPORT) // _PER_EVENT, 1)
    events, whole = max(reports // _PER_EVENT, 1), SimulationOptions(events=there, reports=there)
    days = max(round(whole.length * claims / like), 1)
    war = simulate(seed=seed, events=events, reports=reports, days=days, sites=whole.places)
    for claimed in war.claims(ReadingNoise.usual()):
        kept = Original.of(claimed.document.text.encode(), "text/plain", replace(_CUSTODY, source=claimed.report.id))
        reader = ReaderInfo("simulated", "1")
        yield Entry(kept, claimed.document, Report("0", reader, claimed.document, (), (), (), tuple(claimed.claims)))


def sliced(part: list[Entry]) -> list[Entry]:
    """Return entries as cut from one file, as those of an archive are: a file for each takes longer than all the rest."""
    whole = b"\n".join(entry.original.content for entry in part)
    file = Original.of(whole, "text/plain", replace(_CUSTODY, source=f"archive of {part[0].original.custody.source}"))
    found, at = [Entry(file)], 0
    for entry in part:
        end = at + len(entry.original.content)
        found.append(replace(entry, slice=Slice(file.sha256, at, end)))
        at = end + 1
    return found


def fill(ledger: Ledger, claims: int, seed: int, like: int) -> list[Entry]:
    """Fill a ledger; return what is left out."""
    every = round(claims / _PER_REPORT) // (_MORE + 1)
    left: list[Entry] = []

    def taken() -> Iterator[Entry]:
        for number, entry in enumerate(entries(claims, seed, like), 1):
            if number % every == 0 and len(left) < _MORE:
                left.append(entry)
            else:
                yield entry

    stream = taken()
    while part := list(islice(stream, _TOGETHER)):
        ledger.store.add(sliced(part), "bench")
    return left


def measure(claims: int, seed: int, like: int, folder: Path) -> None:
    """Print one line."""
    with Ledger.open(folder, create=True, user="bench") as ledger:
        left = fill(ledger, claims, seed, like)
        held, began = ledger.count(), time.process_time()
        up_to_date(ledger)
        took = time.process_time() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{held:9,} claims  {took:7.1f} s  {1000 * took / held:5.2f} ms a claim  {peak:6,.0f} MB",
            end="",
            flush=True,
        )
        more = []
        for one in left:
            ledger.store.add([one], "bench")
            start, began = time.perf_counter(), time.process_time()
            up_to_date(ledger)
            more.append((time.perf_counter() - start, time.process_time() - began))
    wall, processor = (sorted(values) for values in zip(*more, strict=True))
    print(
        f"  one more document {wall[len(wall) // 2]:.2f} s, of the processor {processor[len(wall) // 2]:.2f} s "
        f"(worst of {len(wall)}: {wall[-1]:.2f}, {processor[-1]:.2f} s)",
        flush=True,
    )


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 50_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--like", type=int, metavar="CLAIMS", help="how large the war is that the days are taken from")
    parser.add_argument("--folder", type=Path, help="where the temporary folders are made: 3 GB for a million claims")
    given = parser.parse_args()
    for claims in given.claims:
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            measure(claims, given.seed, given.like or claims, Path(folder) / "ledger")


if __name__ == "__main__":
    main()
