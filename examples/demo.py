"""`make demo`: read the example reports, keep them in a ledger, leave a page and a brief to open."""

from __future__ import annotations

import shutil
import sys
import time
from collections import Counter
from pathlib import Path

import fogline
from fogline.cli.table import print_report
from fogline.flow.briefing import BriefRequest, briefed
from fogline.flow.situating import SituationRequest, situation
from fogline.picture.brief.page import page as brief_page
from fogline.picture.page import report_page

FOLDER = Path(__file__).parent / "kharkiv-2022"
OUT = Path("demo-output")
SHOWN = "02-tabloid-page.txt"


def main() -> int:
    """Read, print, keep, draw; return the exit status."""
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
    OUT.mkdir(exist_ok=True)
    (OUT / "reports.html").write_text(report_page(reports, [source.name for source in sources]), "utf-8")
    _picture(sources)
    print(f"""
Open in a browser, no network needed:
  {(OUT / "reports.html").resolve()}     every claim with the words that say so
  {(OUT / "situation.html").resolve()}   what happened: map, time, who says so, who disagrees
  {(OUT / "brief.html").resolve()}       what changed, in sentences with numbered evidence
Ask the ledger: fogline events --ledger {OUT / "ledger"}""")
    return 0


def _picture(sources: list[Path]) -> None:
    """Keep the reports in a ledger, made anew, and draw the situation page and the brief of it."""
    shutil.rmtree(OUT / "ledger", ignore_errors=True)
    with fogline.Ledger.open(OUT / "ledger", create=True, user="demo") as ledger:
        ledger.add([str(source) for source in sources])
        page = situation(ledger, SituationRequest(title="Kharkiv and Donbas, May 2022"))
        (OUT / "situation.html").write_text(page.page, "utf-8")
        (OUT / "brief.html").write_text(brief_page(briefed(ledger, BriefRequest())), "utf-8")


def _line(name: str, report: fogline.Report) -> str:
    published = report.document.published
    when = f"{published.start} ({published.how})" if published.start else "date unknown"
    parties = {claim.chain[0].party for claim in report.claims}
    return f"{name:32} {when:24} {len(report.claims):3} claims from {len(parties):2} sources"


if __name__ == "__main__":
    raise SystemExit(main())
