"""Places in a database beside places in files: the same answers? how long does a look-up take?

scripts/with-postgresql .venv/bin/python bench/postgis.py [UA.txt]

Names are drawn by chance from what is installed; every fourth has a letter changed. The two are asked by turns, name by name, so
that a busy machine slows both.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from fogline.gazetteer import Candidate, Database, Dump, Gazetteer, Layered, add_dump, open_gazetteer, sources_to_copy
from fogline.gazetteer.copying import copy_source, make_tables

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))


def sample(files: Layered, count: int) -> list[str]:
    """Return names of places, ``count`` from each source, every fourth with a letter changed."""
    chance = random.Random(4)
    names = []
    for store in files.stores:
        for index in chance.sample(range(store.size), count):
            name = store.place(index).name
            if len(names) % 4 == 3:
                at = chance.randrange(1, len(name) + 1)
                name = name[:at] + chance.choice("aeiknost") + name[at + 1 :]
            names.append(name)
    return names


def asked(gazetteer: Gazetteer, name: str) -> tuple[tuple[Candidate, ...], float]:
    """Return what a name may stand for, and the milliseconds that the answer took."""
    start = time.perf_counter()
    found = gazetteer.candidates(name)
    return found, (time.perf_counter() - start) * 1000


def compare(files: Layered, shared: Gazetteer, names: list[str]) -> None:
    """Print how many answers agree, and how long they took."""
    differ: list[str] = []
    taken: dict[str, list[float]] = {}
    for name in names:
        (one, first), (other, second) = asked(files, name), asked(shared, name)
        if one != other:
            differ.append(name)
        sort = "mended" if one and one[0].match == "fuzzy" else "named" if one else "unknown"
        taken.setdefault(f"{sort}, files", []).append(first)
        taken.setdefault(f"{sort}, database", []).append(second)
    print(f"{len(names)} names, {len(differ)} answers differ {differ or ''}".rstrip())
    for what, times in sorted(taken.items()):
        most = statistics.quantiles(times, n=100)[94]
        print(f"  {what}: median {statistics.median(times):.2f} ms, 95 % within {most:.2f} ms ({len(times)} names)")


def main() -> None:
    """Fill a new database from the files, ask both, print the figures."""
    from tests.postgresql import VARIABLE, new_database

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dump", nargs="?", type=Path, default=ROOT.parent / "shared" / "gazetteer" / "UA.txt")
    parser.add_argument("--count", type=int, default=1000, help="names from each source")
    settings = parser.parse_args()
    if not os.environ.get(VARIABLE):
        sys.exit(f"no PostgreSQL server: run this by scripts/with-postgresql, or set {VARIABLE}")
    with tempfile.TemporaryDirectory() as folder, new_database() as address:
        if settings.dump.is_file():
            add_dump(Dump(settings.dump, "UA"), Path(folder))
        database = Database(address)
        make_tables(database)
        for source in sources_to_copy(Path(folder)):
            start = time.perf_counter()
            copied = copy_source(database, source)
            print(
                f"{source.name or 'built-in'}: {copied.places:,} places copied in {time.perf_counter() - start:.0f} s"
            )
        files, shared = open_gazetteer(Path(folder)), open_gazetteer(database)
        names = sample(files, settings.count)
        print("first look-ups:", end=" ")
        compare(files, shared, names)
        print("again:", end=" ")
        compare(files, shared, names)
        shared.close()


if __name__ == "__main__":
    main()
