"""Turn written streams of headlines into a file that `fogline add` and `fogline evaluate events` take.

    python -m bench.written_headlines weights held-out > headlines.csv
    fogline evaluate events bench/events/written-held-out.json --headlines headlines.csv

The streams lie in `training/data/headlines`; each is dated as `days.json` there says. `--gold FOLDER` writes their groups as
well.
"""

import argparse
import csv
import datetime
import json
import sys
from pathlib import Path

from fogline.evaluation.events import headline_name

STREAMS = Path(__file__).parents[1] / "training/data/headlines"


def rows_of(path):
    """Yield the address of each row of a stream, and the row."""
    for number, line in enumerate(path.read_text("utf-8").strip().split("\n")):
        yield f"https://written.example/{path.stem}/{number}", json.loads(line)


def gold_of(paths):
    """Return the groups of streams by the names of their rows."""
    rows, groups = [], {}
    for path in paths:
        for address, row in rows_of(path):
            rows.append(headline_name(address))
            if row["group"]:
                groups.setdefault((path.stem, row["group"]), []).append(rows[-1])
    return {"rows": rows, "groups": [group for group in groups.values() if len(group) > 1]}


def main():
    """Write headlines, or groups."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", nargs="+", help="what the names of the streams begin with: weights, held-out")
    parser.add_argument("--gold", type=Path, help="folder to write written-KIND.json to, beside the headlines")
    asked = parser.parse_args()
    days = json.loads((STREAMS / "days.json").read_text("utf-8"))
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(["url", "publisher", "title", "description", "date"])
    for kind in asked.kind:
        paths = sorted(STREAMS.glob(f"{kind}-*.jsonl"))
        for path in paths:
            first = datetime.date.fromisoformat(days[path.stem])
            for address, row in rows_of(path):
                day = first + datetime.timedelta(row["day"] - 1)
                table.writerow([address, row["outlet"], row["title"], row["lead"], day.isoformat()])
        if asked.gold:
            target = asked.gold / f"written-{kind}.json"
            target.write_text(json.dumps(gold_of(paths)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
