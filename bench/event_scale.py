"""How long it takes to make the events of a ledger, and to bring them up to date after one more document.

::

    python -m bench.event_scale --claims 10000 50000

Each size is a simulated war in a ledger of its own (SQLite, in a temporary folder): processor seconds and milliseconds a claim
for all events (reading the claims, fusing, describing, keeping), the most memory the process took (MB, of all sizes so far), and
wall-clock seconds from one more document in the ledger to events that are up to date.
"""

import argparse
import resource
import tempfile
import time
from itertools import islice
from pathlib import Path

from fogline.flow import Ledger
from fogline.flow.fusing_upkeep import up_to_date
from fogline.records import Custody, Original, ReaderInfo, Report
from fogline.records.ledger import Entry
from fogline.testing.simulation import ReadingNoise, simulate

_TOGETHER = 200
_PER_REPORT = 2.9  # claims, with the usual noise of reading
_PER_EVENT = 7  # reports
_MORE = 5


def entries(claims: int, seed: int):
    """Yield a war of about so many claims, and a few reports more."""
    reports = round(claims / _PER_REPORT) + _MORE
    war = simulate(seed=seed, events=max(reports // _PER_EVENT, 1), reports=reports)
    for claimed in war.claims(ReadingNoise.usual()):
        custody = Custody("2023-01-01T00:00:00Z", f"reports/{claimed.report.id}.txt", "made up", "bench")
        kept = Original.of(claimed.document.text.encode(), "text/plain", custody)
        reader = ReaderInfo("simulated", "1")
        yield Entry(kept, claimed.document, Report("0", reader, claimed.document, (), (), (), tuple(claimed.claims)))


def measure(claims: int, seed: int, folder: Path) -> None:
    """Print one line."""
    stream = entries(claims, seed)
    with Ledger.open(folder, create=True, user="bench") as ledger:
        left = round(claims / _PER_REPORT)
        while part := list(islice(stream, min(_TOGETHER, left))):
            ledger.store.add(part, "bench")
            left -= len(part)
        held = ledger.count()
        began = time.process_time()
        up_to_date(ledger)
        took = time.process_time() - began
        more = []
        for one in stream:
            ledger.store.add([one], "bench")
            start = time.perf_counter()
            up_to_date(ledger)
            more.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{held:9,} claims  {took:7.1f} s  {1000 * took / held:5.2f} ms a claim  {peak:6,.0f} MB  "
        f"one more document {sorted(more)[len(more) // 2]:.2f} s (worst of {len(more)}: {max(more):.2f} s)",
        flush=True,
    )


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 50_000])
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for claims in given.claims:
        with tempfile.TemporaryDirectory() as folder:
            measure(claims, given.seed, Path(folder) / "ledger")


if __name__ == "__main__":
    main()
