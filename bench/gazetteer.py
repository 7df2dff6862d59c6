"""Measure the gazetteer: villages at the front, how often a share is right, how long a look-up takes.

Usage: ``python bench/gazetteer.py [DUMP]``. DUMP is GeoNames' list of Ukraine (``UA.txt``). The villages are those of
``tests/gazetteer/villages.py``: names as the English press prints them, with the code of their oblast. A village counts as found
where a candidate lies in its oblast, and as first where the first one does, once without and once with its oblast named.
"""

import argparse
import statistics
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from fogline.gazetteer import Dump, Layered, add_dump, built_in, open_gazetteer

ROOT = Path(__file__).resolve().parents[1]
DEFAULT_DUMP = ROOT.parent / "shared" / "gazetteer" / "UA.txt"
BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.95, 1.0)
NAMES = ("Kharkiv", "Popasna", "Bilohorivka", "the Luhansk region", "Springfield", "Donbas", "London", "Raqqa")
MISTYPED = ("Popansa", "Kramatrosk", "Severodonetzk", "Qwertyville")


def villages(gazetteer: Layered, listed: list[tuple[str, str]]) -> str:
    """Return one line: how many are found, and first."""
    found = first = first_named = 0
    for name, code in listed:
        anywhere = [item.place.areas[-1:] for item in gazetteer.candidates(name, limit=100)]
        named = gazetteer.candidates(name, limit=1, within=(f"UA.{code}",))
        found += (f"UA.{code}",) in anywhere
        first += anywhere[:1] == [(f"UA.{code}",)]
        first_named += bool(named) and named[0].place.areas[-1:] == (f"UA.{code}",)
    return f"{found} of {len(listed)} found, first {first}, first with the oblast named {first_named}"


def shares(asked: Layered, full: Layered) -> list[str]:
    """Return lines on how often the first candidate of ``asked`` is right, by its share.

    Truth: names of settlements of Ukraine, and what the full list says of the place that the small one puts first. That tells
    what the small list does not know; it does not tell what texts speak of.
    """
    lines = []
    told: list[tuple[float, float]] = []
    for name in _settlements(full):
        known, all_of_them = asked.candidates(name, limit=1, fuzzy=False), full.candidates(name, limit=100, fuzzy=False)
        if known:
            right = sum(item.confidence for item in all_of_them if item.place.key == known[0].place.key)
            told.append((known[0].confidence, right))
    for low, high in pairwise(BINS):
        inside = [pair for pair in told if low < pair[0] <= high]
        if inside:
            said, was = (statistics.mean(column) for column in zip(*inside, strict=True))
            lines.append(
                f"  share {low:.0%}-{high:.0%}: {len(inside)} names, said {said:.2f}, full list says {was:.2f}"
            )
    return lines


def look_up(gazetteer: Layered, names: tuple[str, ...]) -> float:
    """Return milliseconds of processor time for a look-up, the best of five rounds after one to warm up."""
    rounds = []
    for _ in range(6):
        start = time.process_time()
        for name in names:
            gazetteer.candidates(name)
        rounds.append((time.process_time() - start) / len(names) * 1000)
    return min(rounds[1:])


def _settlements(full: Layered) -> list[str]:
    """Return every 40th name of a settlement of Ukraine."""
    store = full.stores[-1]
    names = [store.place(index).name for index in range(store.size) if store.kinds[store.row(index)[4]] == "settlement"]
    return sorted(set(names))[::40]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dump", nargs="?", type=Path, default=DEFAULT_DUMP)
    dump = parser.parse_args().dump
    sys.path.insert(0, str(ROOT))
    from tests.gazetteer.villages import villages as front

    print("built-in:", villages(built_in(), front()))
    print(f"look-up: {look_up(built_in(), NAMES):.2f} ms; near spellings: {look_up(built_in(), MISTYPED):.2f} ms")
    if not dump.is_file():
        print(f"no list of Ukraine at {dump}; the rest needs one")
        return
    with tempfile.TemporaryDirectory() as folder:
        add_dump(Dump(dump, "UA"), Path(folder))
        full = open_gazetteer(Path(folder))
        print("with the list of Ukraine:", villages(full, front()))
        print("\n".join(["shares of the built-in list:", *shares(built_in(), full)]))


if __name__ == "__main__":
    main()
