"""Measure the dates given to the expressions of time in the seed article, the publication date given.

    python bench/times.py ../shared/seed/article.txt
    python bench/times.py ../shared/seed/article.txt --read

The right values stand in ``bench/times_seed.yaml``. Without ``--read`` the expressions are marked and only their meaning is
asked for; with it the embedded reader has to find them. Other sets: ``fogline evaluate times``.
"""

import argparse
import hashlib
from collections import Counter
from pathlib import Path
from typing import Any

from fogline.claims.page import Page
from fogline.claims.scene.when import times_on
from fogline.claims.times import Time, from_short, short, times_of
from fogline.claims.times.document import Told
from fogline.reading.sentences import sentence_spans
from fogline.records import Document, Published, Span

GOLD = Path(__file__).with_name("times_seed.yaml")


def main() -> None:
    """Print how many expressions have the right value, and every other one."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("article", type=Path)
    options.add_argument("--read", action="store_true", help="let the embedded reader find the expressions")
    chosen = options.parse_args()
    import yaml

    gold = yaml.safe_load(GOLD.read_text(encoding="utf-8"))
    text = chosen.article.read_text(encoding="utf-8")
    if hashlib.sha256(text.encode()).hexdigest() != gold["sha256"]:
        raise SystemExit(f"{chosen.article}: not the text that {GOLD.name} was made for")
    wanted = {Span(start, end): value for start, end, value in gold["expressions"]}
    day = gold["published"]
    found = _read(text, day) if chosen.read else _marked(text, list(wanted), day)
    _report(text, wanted, found)


def _marked(text: str, spans: list[Span], day: Any) -> dict[Span, tuple[Time, ...]]:
    sentences, start = [], 0
    for line in text.split("\n"):
        sentences += sentence_spans(text, start, start + len(line))
        start += len(line) + 1
    return times_of(Told(text, spans, sentences, (day, day)))


def _read(text: str, day: Any) -> dict[Span, tuple[Time, ...]]:
    from fogline.reading import open_reader

    document = Document("seed", None, None, None, "en", text, Published(day, day, "stated"))
    (reading,) = open_reader("embedded").read([document])
    return dict(times_on(Page.of(reading)))


def _report(text: str, wanted: dict[Span, str], found: dict[Span, tuple[Time, ...]]) -> None:
    counts: Counter[str] = Counter()
    for span, value in wanted.items():
        times = next((times for other, times in found.items() if other.overlaps(span)), ())
        got = short(times[0]) if times else ""
        kind = "dated" if from_short(value) else "without days"
        counts[kind] += 1
        counts[f"{kind}, right"] += got == value
        if got != value:
            print(f"{span.start}: {span.of(text)!r} is {value or 'no date'}, got {got or 'none'}")
    others = [
        span for span, times in found.items() if times and times[0].known and not any(span.overlaps(w) for w in wanted)
    ]
    false = sum(bool(_days(times)) and not from_short(wanted[span]) for span, times in found.items() if span in wanted)
    for span in others:
        print(f"{span.start}: {span.of(text)!r} is no expression of time, got {short(found[span][0])}")
    for kind in ("dated", "without days"):
        print(f"{kind}: {counts[f'{kind}, right']} of {counts[kind]} right")
    print(f"dates made up: {false + len(others)}")


def _days(times: tuple[Time, ...]) -> bool:
    return bool(times) and times[0].known


if __name__ == "__main__":
    main()
