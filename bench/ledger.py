"""Measure a ledger that holds a million claims.

    python -m bench.ledger WHERE [--claims 1000000] [--queries 200]

WHERE is a folder or the address of a PostgreSQL database, where a ledger is made and filled with made-up reports
(``bench/ledger_stream.py``); one that is there already is only asked. Printed are the rate of writing, the size of a claim
(of the whole database, indexes included, without the texts of documents and the bytes of originals), the time to open, the median
and the 95th percentile of finding (the first 50 that fit, warm; beside it the time of the processor, which counts on a busy
machine), and how much memory it takes to stream all claims.
"""

import argparse
import datetime
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.ledger_stream import ACTS, WHAT, Reports

from fogline.ledger import Store, open_store
from fogline.records.ledger import Box, ClaimQuery

PAGE = 50
OF_CLAIMS = ("claim", "standings", "parties", "extents", "footprints", "sqlite_autoindex_footprints", "name")
"""How the tables and indexes begin that hold claims; the others hold documents, their readings and the log."""


def main() -> None:
    """Load, ask, print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("where")
    options.add_argument("--claims", type=int, default=1_000_000)
    options.add_argument("--queries", type=int, default=200)
    options.add_argument(
        "--stream", action="store_true", help="only stream all claims and print what that took, as JSON"
    )
    chosen = options.parse_args()
    if chosen.stream:
        print(json.dumps(_stream(chosen.where)))
        return
    store = open_store(chosen.where, create=True)
    if store.counts().claims == 0:
        _load(store, chosen.claims)
    claims = store.counts().claims
    store.close()
    _size(chosen.where, claims)
    begun = time.perf_counter()
    store = open_store(chosen.where)
    print(f"open                   {time.perf_counter() - begun:8.3f} s", flush=True)
    for name, queries in _questions(store).items():
        _ask(store, name, queries, chosen.queries)
    store.close()
    script = [sys.executable, "-m", "bench.ledger", chosen.where, "--stream"]
    told = json.loads(subprocess.run(script, check=True, capture_output=True, text=True).stdout)
    print(f"open, new process      {told['open']:8.3f} s (libraries included)")
    print(f"stream all             {told['claims'] / told['seconds']:8.0f} claims/s, {told['claims']} claims")
    print(
        f"memory                 {told['most']:8.0f} MB most, {told['most'] - told['before']:.0f} MB more than when opened"
    )


def _load(store: Store, claims: int) -> None:
    seconds, made, documents, text, begun = 0.0, 0, 0, 0, time.perf_counter()
    for bulk in Reports().bulks(claims):
        start = time.perf_counter()
        store.add(bulk.entries, "bench")
        seconds += time.perf_counter() - start
        made, documents, text = made + bulk.claims, documents + len(bulk.entries) - 1, text + bulk.text
        if documents % 2500 == 0:
            rate = bulk.claims / (time.perf_counter() - start)
            print(f"  {made:9} claims, {made / seconds:6.0f}/s, last {rate:6.0f}/s", file=sys.stderr, flush=True)
    print(f"loaded                 {made} claims of {documents} documents, {text / 1e6:.0f} M characters")
    print(
        f"write                  {made / seconds:8.0f} claims/s, {documents / seconds:.0f} documents/s in batches of 250"
    )
    print(f"   (with making them   {time.perf_counter() - begun:8.0f} s)", flush=True)


def _size(where: str, claims: int) -> None:
    sizes, texts = _stored_in_server(where) if "://" in where else _stored_in_folder(Path(where))
    whole = sum(sizes.values())
    own = sum(size for name, size in sizes.items() if name.startswith(OF_CLAIMS))
    print(f"size                   {whole / 1e6:8.0f} MB, of it texts {texts / 1e6:.0f} MB")
    each = (whole - texts) / claims
    print(f"size a claim           {each:8.0f} bytes without texts, of it {own / claims:.0f} for the claim itself")
    largest = sorted(sizes.items(), key=lambda pair: -pair[1])[:12]
    print("   " + ", ".join(f"{name} {size / claims:.0f}" for name, size in largest), flush=True)


def _stored_in_server(address: str) -> tuple[dict[str, int], int]:
    """Return the bytes of each table with its indexes, but not of originals, and those of texts."""
    import psycopg

    query = """
        SELECT relname, pg_total_relation_size(oid) FROM pg_class
        WHERE relnamespace = 'fogline'::regnamespace AND relkind = 'r' AND relname <> 'contents'
        """
    with psycopg.connect(address) as connection:
        sizes = {name: int(size) for name, size in connection.execute(query).fetchall()}
        texts = connection.execute("SELECT sum(pg_column_size(text)) FROM fogline.documents").fetchone() or (0,)
    return sizes, int(texts[0])


def _stored_in_folder(folder: Path) -> tuple[dict[str, int], int]:
    """Return the bytes of each table and index, and those of texts."""
    import sqlite3

    with sqlite3.connect(folder / "fogline.db") as connection:
        (texts,) = connection.execute("SELECT sum(length(text)) FROM documents").fetchone()
        try:
            sizes = dict(connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall())
        except sqlite3.OperationalError:  # built without dbstat
            sizes = {"fogline.db": (folder / "fogline.db").stat().st_size}
    return sizes, int(texts)


def _questions(store: Store) -> dict[str, Callable[[random.Random], ClaimQuery]]:
    reports = Reports()
    ids = [head.id for head, _ in zip(store.documents(), range(5000), strict=False)]

    def words(draw: random.Random) -> ClaimQuery:
        place, name = (reports.place().name,), (reports.person(),)
        act, what = (draw.choice(ACTS)[0],), (draw.choice(WHAT),)
        rare = (f"{draw.randint(2, 60)} wounded", f"{draw.randint(1, 120)}th brigade")
        asked = draw.choice(
            ((place,), (place, act), (name,), (act, what), (act,), (rare,), (place, name), ((place[0][:5] + "*",),))
        )
        return ClaimQuery(words=asked, limit=PAGE)

    def box(draw: random.Random) -> ClaimQuery:
        place, start = reports.place(), reports.day()
        half = draw.choice((0.1, 0.5, 1.5))
        around = Box(place.longitude - half, place.latitude - half, place.longitude + half, place.latitude + half)
        week = start + datetime.timedelta(6)
        return ClaimQuery(box=around, since=start.isoformat(), until=week.isoformat(), limit=PAGE)

    def party(draw: random.Random) -> ClaimQuery:
        name = reports.person()
        asked = draw.choice(
            (
                name,
                name.split()[0],
                f"{draw.randint(1, 120)}th brigade",
                "air force",
                f"artillery of {reports.place().division}",
            )
        )
        return ClaimQuery(parties=(asked,), limit=PAGE)

    return {
        "words": words,
        "box and week": box,
        "party": party,
        "document": lambda draw: ClaimQuery(documents=(draw.choice(ids),), limit=PAGE),
    }


def _ask(store: Store, name: str, make: Callable[[random.Random], ClaimQuery], times: int) -> None:
    draw = random.Random(7)
    for _ in range(times // 4):  # warms up
        list(store.claims(make(draw)))
    took, busy, found, worst = [], [], 0, (0.0, ClaimQuery())
    for _ in range(times):
        query = make(draw)
        begun, working = time.perf_counter(), time.process_time()
        found += sum(1 for _ in store.claims(query))
        took.append(1e3 * (time.perf_counter() - begun))
        busy.append(1e3 * (time.process_time() - working))
        worst = max(worst, (busy[-1], query), key=lambda pair: pair[0])
    print(
        f"find by {name:14} {statistics.median(took):8.1f} ms median, {_p95(took):7.1f} ms p95, {max(took):7.1f} ms most; "
        f"processor {statistics.median(busy):.1f} and {_p95(busy):.1f} ms; {found / times:.0f} found",
        flush=True,
    )
    asked = {
        field: getattr(worst[1], field) for field in ClaimQuery.__dataclass_fields__ if field not in ("limit", "order")
    }
    shown = {field: value for field, value in asked.items() if value}
    print(f"   slowest, {worst[0]:.0f} ms: {shown}", file=sys.stderr, flush=True)


def _p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def _stream(where: str) -> dict[str, float]:
    begun = time.perf_counter()
    store = open_store(where, read_only=True)
    opened = time.perf_counter()
    next(_one(store), None)
    before = _memory()
    start = time.perf_counter()
    count = sum(1 for _ in store.claims(ClaimQuery(duplicates=True)))
    seconds = time.perf_counter() - start
    return {"open": opened - begun, "claims": count, "seconds": seconds, "before": before, "most": _memory()}


def _one(store: Store) -> Iterator[object]:
    return iter(store.claims(ClaimQuery(limit=1)))


def _memory() -> float:
    """Return the most memory that this process ever took, in MB; what its parent took counts in what ``getrusage`` says."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    most = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(most.split()[1]) / 1024


if __name__ == "__main__":
    main()
