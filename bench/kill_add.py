"""Kill ``fogline add`` at random moments, again and again, and look at what is left each time.

    python bench/kill_add.py [--rounds 50] [--rows 400] [--table TABLE.csv] [--reader fake] [--seed 1]

Adds a table of made-up news (or TABLE.csv) to a ledger in a folder, and, where FOGLINE_TEST_POSTGRESQL gives an address with
the right to create databases, to one in PostgreSQL. Each round starts the program, kills it (SIGKILL) after a random part of the
time that an undisturbed run takes, and then checks the ledger: every document that was reported as added is there with its
original, its text and all its claims; nothing is half there; ``verify`` finds no fault. The next round goes on with the same
ledger. When a run ends before it is killed, the ledger must be in the same state as the one of the undisturbed run, and a new one
is begun.
"""

import argparse
import csv
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fogline.flow import Ledger
from fogline.ledger.digests import digest
from fogline.ledger.verify import verify
from fogline.records.errors import UsageError

PROGRAM = "from fogline.cli.main import main; main()"


class Kills:
    """Rounds of killing on ledgers whose places ``places`` yields."""

    def __init__(self, table: Path, places: Iterator[str], reader: str, chance: random.Random) -> None:
        self._table = table
        self._places = places
        self._reader = reader
        self._chance = chance

    def run(self, rounds: int) -> None:
        """Kill so many times; raises ``AssertionError`` at the first thing that is lost, half there, or different."""
        begun = time.monotonic()
        place = next(self._places)
        self._finish(place)
        whole = time.monotonic() - begun
        wanted = state(place)
        print(f"undisturbed: {len(wanted[0])} documents, {len(wanted[1])} claims in {whole:.1f} s", flush=True)
        killed, finished, place = 0, 0, next(self._places)
        seen: dict[str, int] = {}
        while killed < rounds:
            process = self._start(place)
            wait = self._chance.uniform(0.0, whole)
            try:
                out, err = process.communicate(timeout=wait)
                assert process.returncode == 0, err.decode()
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                out, err = process.communicate()
            seen.update(reported(out))
            if process.returncode == 0:
                assert state(place) == wanted, "the end state is another one"
                finished += 1
                place, seen = next(self._places), {}
                continue
            killed += 1
            documents = check(place, seen)
            print(f"kill {killed:3} after {wait:5.1f} s: {len(seen)} reported, {documents} there, whole", flush=True)
        self._finish(place)
        assert state(place) == wanted, "the end state is another one"
        print(f"{killed} kills, {finished + 1} ledgers came to the end state of the undisturbed one, nothing lost")

    def _finish(self, place: str) -> None:
        """Run the program to its end; what it prints is read meanwhile, for it waits where nobody does."""
        process = self._start(place)
        _, err = process.communicate()
        assert process.returncode == 0, err.decode()

    def _start(self, place: str) -> "subprocess.Popen[bytes]":
        arguments = ["add", str(self._table), "--ledger", place, "--reader", self._reader, "--format", "jsonl"]
        command = [sys.executable, "-c", PROGRAM, *arguments, "--no-places", "--user", "bench"]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def reported(lines: bytes) -> dict[str, int]:
    """Return the documents that were reported as added, with their number of claims."""
    whole = [json.loads(line) for line in lines.splitlines(keepends=True) if line.endswith(b"\n")]
    return {line["id"]: line["claims"] for line in whole if "id" in line}


def check(place: str, seen: dict[str, int]) -> int:
    """Check a ledger after a kill and return how many documents it has."""
    try:
        ledger = Ledger.open(place, read_only=True)
    except UsageError:
        assert not seen, "documents were reported, and there is no ledger"
        return 0
    with ledger:
        heads = {head.id: head for head in ledger.documents()}
        missing = set(seen) - set(heads)
        assert not missing, f"reported and not there: {missing}"
        for head in heads.values():
            ledger.original(head.original)  # raises where the bytes are not those of its name
            report = ledger.report(head.id)
            assert report is not None, f"{head.id} is there without its reading"
            assert len(report.claims) == head.claims == seen.get(head.id, head.claims), f"{head.id} lacks claims"
        faults = verify(ledger.store).faults
        assert not faults, faults
    return len(heads)


def state(place: str) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]], int, int]:
    """Return what a ledger holds, without the times and the log."""
    with Ledger.open(place, read_only=True) as ledger:
        documents = [
            (head.id, head.original, digest(ledger.document(head.id)), digest(ledger.report(head.id)), head.copy_of)
            for head in ledger.documents()
        ]
        claims = [
            (finding.claim.id, digest(finding.claim), finding.evidence, finding.status)
            for finding in ledger.claims(duplicates=True)
        ]
        found = ledger.count(words="people") + ledger.count(since="2000-01-01") + ledger.count(parties="ministry")
        counts = ledger.counts()
        assert not verify(ledger.store).faults
    return sorted(documents), sorted(claims), counts.originals, found


def made_up(path: Path, rows: int) -> Path:
    """Write a table of news that says something else in each row."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["date", "publisher", "url", "title", "text"])
        for number in range(rows):
            text = (
                f"Rebels shelled the harbour of Port Amsel on Friday, and {number + 3} people were killed in street {number}, "
                f"the Interior Ministry said. Soldiers destroyed bridge {number * 7}, according to Mayor Ada Brenn."
            )
            writer.writerow(["2021-03-07", "Harbour Post", f"https://post.example/{number}", f"Day {number}", text])
    return path


def folders(base: Path) -> Iterator[str]:
    """Yield places for ledgers in folders."""
    number = 0
    while True:
        number += 1
        yield str(base / f"ledger-{number}")


@contextmanager
def databases(server: str) -> Iterator[Iterator[str]]:
    """Give places for ledgers in databases of their own, which are dropped at the end."""
    import psycopg
    from psycopg.sql import SQL, Identifier
    from sqlalchemy.engine import make_url

    made: list[str] = []

    def places() -> Iterator[str]:
        while True:
            name = f"fogline_kill_{os.getpid()}_{len(made)}"
            with psycopg.connect(server, autocommit=True) as connection:
                connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
            made.append(name)
            yield make_url(server).set(database=name).render_as_string(hide_password=False)

    try:
        yield places()
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            for name in made:
                connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


def main() -> None:
    """Kill as the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--rows", type=int, default=400)
    parser.add_argument("--table", type=Path)
    parser.add_argument("--reader", default="fake")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fogline-") as folder:
        table = given.table or made_up(Path(folder) / "news.csv", given.rows)
        if given.only != "postgresql":
            print("SQLite")
            Kills(table, folders(Path(folder)), given.reader, random.Random(given.seed)).run(given.rounds)
        server = os.environ.get("FOGLINE_TEST_POSTGRESQL")
        if given.only != "sqlite":
            if not server:
                print("PostgreSQL: left out, FOGLINE_TEST_POSTGRESQL gives no address")
                return
            print("PostgreSQL")
            with databases(server) as places:
                Kills(table, places, given.reader, random.Random(given.seed)).run(given.rounds)


if __name__ == "__main__":
    main()
