"""Score the body text that Fogline reads out of web pages, side by side with plain trafilatura.

Usage: ``python bench/article_extraction.py [FOLDER] [--worst N]``. FOLDER holds ``ground-truth.json`` and ``html/*.html.gz`` in
the layout of the article-extraction-benchmark (scrapinghub, MIT). The measure is the published one: 4-word shingles as
multisets, precision and recall averaged over pages, F1 of the two averages; accuracy is the share of pages without any
difference. The two halves are split by the parity of the first hex digit of the page's name: rules were tuned on the even one.
"""

import argparse
import gzip
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

Extractor = Callable[[bytes], str]
DEFAULT_FOLDER = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "eval" / "article-extraction"


class Score(NamedTuple):
    """Precision, recall and F1 of one page, each in 0..1; ``None`` where there is nothing to divide by."""

    precision: float | None
    recall: float | None
    f1: float


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """Return the multiset of ``size``-word shingles of ``text`` (of all its words, if it has fewer)."""
    words = re.findall(r"\w+", text)
    if not words:
        return Counter()
    return Counter(tuple(words[start : start + size]) for start in range(max(1, len(words) - size + 1)))


def score(want: str, got: str) -> Score:
    """Compare two body texts."""
    wanted, found = shingles(want), shingles(got)
    shared = (wanted & found).total()
    precision = shared / found.total() if found else None
    recall = shared / wanted.total() if wanted else None
    whole = wanted.total() + found.total()
    return Score(precision, recall, 2 * shared / whole if whole else 1.0)


def by_trafilatura(page: bytes) -> str:
    """Return the body that trafilatura gives as it is meant to be used for articles (no comments)."""
    import trafilatura

    return trafilatura.extract(page, include_comments=False) or ""


def by_fogline(page: bytes) -> str:
    """Return the body that Fogline gives: text, sub-headings and insets."""
    from fogline.documents.html import extract_page

    return "\n".join(block.text for block in extract_page(page).blocks if block.kind in {"text", "subhead", "inset"})


def by_document(page: bytes) -> str:
    """Return the same as it stands in the finished document: what is printed twice is kept once, page dirt is out."""
    from fogline.documents import read_document
    from fogline.records import Custody, Original
    from fogline.records.errors import InputError

    original = Original.of(page, "text/html", Custody("2019-11-20T00:00:00+00:00", "page.html", "file", "bench"))
    try:
        document = read_document(original)
    except InputError:
        return ""
    kept = (block for block in document.blocks if block.kept and block.kind in {"text", "subhead", "inset"})
    return "\n".join(block.span.of(document.text) for block in kept)


def summary(scores: list[Score]) -> str:
    """Return one line of averages."""
    precision = statistics.mean(one.precision for one in scores if one.precision is not None)
    recall = statistics.mean(one.recall for one in scores if one.recall is not None)
    f1 = 2 * precision * recall / (precision + recall)
    mean_f1 = statistics.mean(one.f1 for one in scores)
    accuracy = statistics.mean(one.f1 == 1.0 for one in scores)
    return (
        f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  mean page F1 {mean_f1:.3f}  "
        f"accuracy {accuracy:.3f}  ({len(scores)} pages)"
    )


def main() -> None:
    """Run both extractors over the folder and print what they reach."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT_FOLDER)
    parser.add_argument(
        "--worst", type=int, default=0, metavar="N", help="also list the N pages that Fogline reads worst"
    )
    options = parser.parse_args()
    truth = json.loads((options.folder / "ground-truth.json").read_text("utf-8"))
    extractors = (("trafilatura", by_trafilatura), ("fogline document", by_document), ("fogline", by_fogline))
    for name, extract in extractors:
        scores, seconds = {}, time.process_time()
        for key in sorted(truth):
            page = gzip.decompress((options.folder / "html" / f"{key}.html.gz").read_bytes())
            scores[key] = score(truth[key]["articleBody"], extract(page))
        seconds = time.process_time() - seconds
        print(f"{name}: {1000 * seconds / len(scores):.0f} ms of processor time a page")
        print("  all       ", summary(list(scores.values())))
        print("  even half ", summary([one for key, one in scores.items() if int(key[0], 16) % 2 == 0]))
        print("  odd half  ", summary([one for key, one in scores.items() if int(key[0], 16) % 2 == 1]))
        if name == "fogline":
            for key in sorted(scores, key=lambda key: scores[key].f1)[: options.worst]:
                print("   ", key[:12], *(f"{value:.3f}" if value is not None else "-" for value in scores[key]))


if __name__ == "__main__":
    main()
