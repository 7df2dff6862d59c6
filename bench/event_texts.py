"""Fusing of a simulated war from its texts, read by the embedded reader: from reports as they are printed to events.

    python -m fogline.testing.simulation OUT --seed 5 --events 300 --reports 2000
    fogline add OUT/texts.jsonl --ledger LEDGER
    python bench/event_texts.py LEDGER --seed 5 --events 300 --reports 2000

Each claim that stands where a statement is written, and is of its type or one that is hard to tell from it, is of the event of
that statement. Others (what was read wrongly, or from words between statements) have no truth and are counted, not scored.
"""

import argparse
import time
from collections.abc import Iterable
from dataclasses import replace

from fogline.evaluation.coreference import group_scores, grouped
from fogline.flow import Ledger
from fogline.flow.fusing.asking import events
from fogline.records import Claim, Span
from fogline.records.ledger import Finding
from fogline.testing.simulation import Simulation, align, simulate


def main() -> None:
    """Run and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("ledger")
    options.add_argument("--seed", type=int, required=True)
    options.add_argument("--events", type=int, required=True)
    options.add_argument("--reports", type=int, required=True)
    asked = options.parse_args()
    war = simulate(seed=asked.seed, events=asked.events, reports=asked.reports)
    with Ledger.open(asked.ledger, read_only=True) as ledger:
        start = time.perf_counter()
        found = list(events(ledger))
        seconds = time.perf_counter() - start
    findings = [one for event in found for one in event.findings]
    system = {one.claim.id: event.id for event in found for one in event.findings}
    gold = truth(war, findings)
    scores = group_scores(grouped(gold), grouped({claim: system[claim] for claim in gold}))
    statements = sum(len(report.statements) for report in war.reports())
    print(
        f"{len(findings)} claims in {len(found)} events, fused in {seconds:.0f} s; {len(gold)} of them of {statements} statements"
    )
    print(
        f"B-cubed {scores.b_cubed.f1:.3f} (precision {scores.b_cubed.precision:.3f}, recall {scores.b_cubed.recall:.3f}), "
        f"MUC {scores.muc.f1:.3f}, CoNLL {scores.conll:.3f}"
    )


def truth(war: Simulation, findings: Iterable[Finding]) -> dict[str, str]:
    """Return the true event of each claim that was read from a statement."""
    by_text: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        day = one.document.published.start
        by_text.setdefault((one.document.title or "", day.isoformat() if day else ""), []).append(one)
    reports = {report.id: report for report in war.reports()}
    gold: dict[str, str] = {}
    for written in war.texts():
        statements = reports[written.report].statements
        event_of = {one.id: one.event for one in statements}
        told = by_text.get((written.title, written.published[:10]), [])
        claims = [
            claim for one in told if one.document.publisher == written.publisher if (claim := moved(one, written.text))
        ]
        for claim, statement in align(written, statements, claims).items():
            gold[claim] = event_of[statement]
    return gold


def moved(finding: Finding, text: str) -> Claim | None:
    """Return the claim with its evidence where the same words stand in ``text``, ``None`` where they do not."""
    start = text.find(finding.evidence)
    return replace(finding.claim, evidence=Span(start, start + len(finding.evidence))) if start >= 0 else None


if __name__ == "__main__":
    main()
