"""`make demo`: read the example reports, print what matters, leave a page to open in a browser."""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

import fogline
from fogline.cli.table import print_report
from fogline.picture.page import report_page

FOLDER = Path(__file__).parent / "kharkiv-2022"
PAGE = Path("demo-output") / "kharkiv-2022.html"
SHOWN = "02-tabloid-page.txt"


def main() -> int:
    """Read, print, write; return the exit status."""
    begun = time.perf_counter()
    sources = sorted(
        path for path in FOLDER.iterdir() if path.suffix in {".txt", ".html", ".md"} and path.name != "README.md"
    )
    reports: list[fogline.Report] = []
    for outcome in fogline.read_many(sources):
        if not isinstance(outcome, fogline.Report):
            print(outcome, file=sys.stderr)
            return 1
        reports.append(outcome)
    seconds = time.perf_counter() - begun
    shown = [source.name for source in sources].index(SHOWN)
    print_report(reports[shown], source=str(sources[shown]))
    print()
    for source, report in zip(sources, reports, strict=True):
        print(_line(source.name, report))
    kinds = Counter(claim.type for report in reports for claim in report.claims if claim.duplicate_of is None)
    print(f"\n{len(reports)} reports, {sum(kinds.values())} claims in {seconds:.1f} s, offline.")
    print("Most claimed: " + ", ".join(f"{kind.replace('_', ' ')} {count}" for kind, count in kinds.most_common(8)))
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(report_page(reports, [source.name for source in sources]), "utf-8")
    print(f"\nOpen {PAGE.resolve()} in a browser: every claim with the words that say so.")
    return 0


def _line(name: str, report: fogline.Report) -> str:
    published = report.document.published
    when = f"{published.start} ({published.how})" if published.start else "date unknown"
    parties = {claim.chain[0].party for claim in report.claims}
    return f"{name:32} {when:24} {len(report.claims):3} claims from {len(parties):2} sources"


if __name__ == "__main__":
    raise SystemExit(main())
