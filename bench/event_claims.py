"""Fusing of simulated wars from claims: from what reports state, read without or with mistakes, to events.

    PYTHONPATH=. python bench/event_claims.py --seed 1 2 7 [--events 300] [--reports 2000]

Printed are B-cubed F1 (Bagga & Baldwin 1998), precision and recall of the events against the true ones: for claims as they are
stated, and with the usual mistakes of a reader.
"""

import argparse
import time

from bench.event_support import findings

from fogline.evaluation.coreference import group_scores, grouped
from fogline.events import fuse
from fogline.records.ledger import Finding
from fogline.testing.simulation import ReadingNoise, SimulationOptions, simulate


def main() -> None:
    """Run and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seed", type=int, nargs="+", required=True)
    options.add_argument("--events", type=int, default=300)
    options.add_argument("--reports", type=int, default=2000)
    asked = options.parse_args()
    print("seed  reading   claims  B-cubed F1  precision  recall  seconds")
    for seed in asked.seed:
        for name, noise in (("as is", None), ("usual", ReadingNoise.usual())):
            found, gold = war(seed, SimulationOptions(events=asked.events, reports=asked.reports), noise)
            start = time.process_time()
            system = {claim: cluster.id for cluster in fuse(found) for claim in cluster.claims}
            seconds = time.process_time() - start
            scores = group_scores(grouped(gold), grouped({claim: system[claim] for claim in gold})).b_cubed
            print(
                f"{seed:>4}  {name:<8}  {len(found):>6}  {scores.f1:>10.3f}  {scores.precision:>9.3f}  {scores.recall:>6.3f}"
                f"  {seconds:>7.1f}",
                flush=True,
            )


def war(seed: int, size: SimulationOptions, noise: ReadingNoise | None) -> tuple[list[Finding], dict[str, str]]:
    """Return the claims of all reports of a war, and the true event of each that tells of one."""
    found: list[Finding] = []
    gold: dict[str, str] = {}
    documents: dict[str, str] = {}
    simulated = simulate(seed=seed, events=size.events, reports=size.reports)
    for claimed in simulated.claims(noise) if noise else simulated.claims():
        documents[claimed.report.id] = claimed.document.id
        event_of = {statement.id: statement.event for statement in claimed.report.statements}
        told = findings(claimed, documents.get(claimed.report.copy_of or ""))
        for finding, statement in zip(told, claimed.of, strict=True):
            if statement in event_of:
                gold[finding.claim.id] = event_of[statement]
        found += told
    return found, gold


if __name__ == "__main__":
    main()
