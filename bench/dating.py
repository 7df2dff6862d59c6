"""Measure how often a text's publication date is found, wrong or left unknown on documents whose date is known.

    python bench/dating.py FOLDER [--each]

FOLDER holds JSON documents with ``id``, ``text`` and ``published`` (YYYY-MM-DD or null).
An interval is right when the date lies in it.
"""

import argparse
import collections
import datetime
import json
from pathlib import Path

from fogline.documents.blocks import clean_plain
from fogline.documents.dating import date_text


def main() -> None:
    """Print the counts, and with ``--each`` every wrong document (and every right one's interval)."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--each", action="store_true")
    chosen = options.parse_args()
    counts: collections.Counter[str] = collections.Counter()
    widths: collections.Counter[int] = collections.Counter()
    for path in sorted(chosen.folder.glob("**/*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        if not document.get("published"):
            continue
        truth = datetime.date.fromisoformat(document["published"])
        cleaned = clean_plain(document["text"])
        found = date_text(cleaned.text, cleaned.blocks)
        if found.start is None or found.end is None:
            counts["unknown"] += 1
            continue
        right = found.start <= truth <= found.end
        counts[f"{'right' if right else 'wrong'}, {found.how}"] += 1
        widths[(found.end - found.start).days + 1] += 1
        if not right or chosen.each:
            words = [span.of(cleaned.text) for span in found.evidence]
            print("right" if right else "WRONG", document["id"], truth, f"{found.start}..{found.end}", found.how, words)
    total = sum(counts.values()) or 1
    for name, count in sorted(counts.items()):
        print(f"{name:20} {count:5} {100 * count / total:5.1f} %")
    print("days wide:", dict(sorted(widths.items())))


if __name__ == "__main__":
    main()
