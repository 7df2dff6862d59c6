"""How long it takes to make the events of a ledger, and to bring them up to date after one more document.

::

    python -m bench.event_scale --claims 10000 100000 1000000
    python -m bench.event_scale --claims 15000 --like 1000000
    python -m bench.event_scale --claims 1000000 --ledger /data/million --only-fill
    python -m bench.event_scale --claims 1000000 --ledger /data/million

Each size is a simulated war in a ledger of its own (SQLite, in a temporary folder; filling it takes as long as making its events
and is not counted). Printed are, for all events (reading claims, fusing, describing, keeping), seconds by the clock and of the
processors, milliseconds of processor a claim, and the most memory that this process has taken so far (MB; the one that helps it
with many events takes some 75 MB, after that peak); then the seconds (clock, processor) from one more document in the ledger to
events that are up to date: the median and the worst of a few that had been left out here and there.

A ledger of that size can be filled beforehand and kept (``--ledger``): it is copied before it is measured, so it can be measured
again.

What is compared grows with how much is told of one day. With ``--like`` the war has days and places such as those of a larger
one, and fewer days: a claim costs what it costs there, the size of the database aside.
"""

import argparse
import os
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import msgspec

from fogline.flow import Ledger
from fogline.flow.fusing.upkeep import up_to_date
from fogline.records import Custody, Original, ReaderInfo, Report
from fogline.records.ledger import Entry, Slice
from fogline.testing.simulation import ReadingNoise, SimulationOptions, simulate

_TOGETHER = 1000
_PER_REPORT = 2.05  # claims, with the usual noise of reading
_PER_EVENT = 7  # reports
_MORE = 5
_LEDGER, _LEFT = "ledger", "left.msgpack"
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


def filled(folder: Path, claims: int, seed: int, like: int) -> None:
    """Fill a ledger in ``folder``, with what is left out beside it, unless it is there already."""
    if (folder / _LEFT).exists():
        return
    with Ledger.open(folder / _LEDGER, create=True, user="bench") as ledger:
        left = fill(ledger, claims, seed, like)
    (folder / _LEFT).write_bytes(msgspec.msgpack.encode(left))


def used() -> float:
    """Return the seconds that this process and those it started, and that have ended, had of processors."""
    return sum(os.times()[:4])


def measure(folder: Path) -> None:
    """Print one line on a filled ledger, which is changed by it."""
    left = msgspec.msgpack.decode((folder / _LEFT).read_bytes(), type=list[Entry])
    with Ledger.open(folder / _LEDGER, user="bench") as ledger:
        held, start, began = ledger.count(), time.perf_counter(), used()
        up_to_date(ledger)
        clock, took = time.perf_counter() - start, used() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{held:9,} claims  {clock:7.1f} s by the clock  {took:7.1f} s of processors  "
            f"{1000 * took / held:5.2f} ms a claim  {peak:6,.0f} MB",
            end="",
            flush=True,
        )
        more = []
        for one in left:
            ledger.store.add([one], "bench")
            start, began = time.perf_counter(), used()
            up_to_date(ledger)
            more.append((time.perf_counter() - start, used() - began))
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
    parser.add_argument("--ledger", type=Path, help="a folder in which the filled ledger of one size is kept")
    parser.add_argument("--only-fill", action="store_true", help="fill the ledger of --ledger and measure nothing")
    given = parser.parse_args()
    for claims in given.claims:
        like = given.like or claims
        if given.ledger is not None:
            filled(given.ledger, claims, given.seed, like)
        if given.only_fill:
            continue
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            if given.ledger is not None:
                shutil.copytree(given.ledger, folder, dirs_exist_ok=True)
            filled(Path(folder), claims, given.seed, like)
            measure(Path(folder))


if __name__ == "__main__":
    main()
