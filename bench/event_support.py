"""Origins, grades and contradictions on a simulated war, with the events given: ``python bench/event_support.py --seed
101``.

Claims are made straight from the statements of reports (no reading noise), grouped by the true event, so that only
what comes
after the fusing is measured. A later higher toll is no contradiction here, though the simulation lists each two
figures. Probabilities are fitted on the events of the next seed and measured on those of the seed.
"""

import argparse
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from fogline.events.describe import describe
from fogline.events.grading.fit import Known, brier, calibration_error, fit
from fogline.events.grading.reliability import Reliability, reliability
from fogline.events.grading.weights import probability
from fogline.records import ReaderInfo
from fogline.records.ledger import DocumentHead, Finding
from fogline.records.support import Contradiction, Support, Update, Weight
from fogline.testing.simulation import Claimed, simulate

NUMBERS = {"killed", "wounded", "number"}
ATTRIBUTES = ("happened", "place", "when", "actor", "target", "number")
Pairs = set[tuple[str, frozenset[str]]]
"""An attribute with two statements that contradict each other in it."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found of an event beside what is true of it."""

    event: str
    support: Support
    happened: bool
    origins: int
    found: Pairs
    wanted: Pairs


def main() -> None:
    """Run and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=101)
    options.add_argument("--events", type=int, default=300)
    options.add_argument("--learn", type=int, default=1200, help="events that the weights are fitted on")
    options.add_argument("--copies", action="store_true", help="tell which reports are copies, as the ledger does")
    asked = options.parse_args()
    learned = [Known(one.support.weights, one.happened) for one in run(asked.seed + 1, asked.learn, asked.copies)]
    fitted = fit(learned, judged(), hold=30.0)
    start = time.perf_counter()
    measured = list(run(asked.seed, asked.events, asked.copies))
    claims = sum(len(one.support.claims) for one in measured)
    seconds = time.perf_counter() - start
    print(f"{len(measured)} events of seed {asked.seed}, {claims} claims, {seconds:.1f} s with the simulation")
    right = sum(len(one.support.graph.origins) == one.origins for one in measured)
    print(f"origin count right: {right / len(measured):.3f}")
    print_probabilities(measured, {"as shipped": reliability(), "fitted on another seed": fitted})
    print_contradictions(measured)


def print_probabilities(measured: list[Measured], tables: dict[str, Reliability]) -> None:
    """Print the Brier score beside that of always saying the base rate, and the calibration error."""
    happened = [one.happened for one in measured]
    base = sum(happened) / len(happened)
    always = brier([base] * len(happened), happened)
    print(f"base rate {base:.3f}; Brier of always saying so {always:.4f}")
    for name, table in tables.items():
        chances = [
            probability(
                times(one.support.weights, table),
                table,
                corroborated=one.support.grade.status == "corroborated" and one.support.graph.reports > 1,
            )
            for one in measured
        ]
        score = brier(chances, happened)
        error = calibration_error(chances, happened)
        print(f"{name}: Brier {score:.4f} ({score / always:.2f} of the base rate's), calibration error {error:.4f}")


def print_contradictions(measured: list[Measured]) -> None:
    """Print recall and precision of contradicting pairs of statements, by attribute and in all."""
    for name in (*ATTRIBUTES, None):
        found = {(one.event, pair) for one in measured for pair in one.found if name in (None, pair[0])}
        wanted = {
            (one.event, pair)
            for one in measured
            for pair in one.wanted
            if pair[0] in ATTRIBUTES and name in (None, pair[0])
        }
        hits = len(found & wanted)
        shares = f"recall {hits / max(len(wanted), 1):.3f} of {len(wanted)}, precision {hits / max(len(found), 1):.3f}"
        print(f"contradictions, {name or 'in all'}: {shares} of {len(found)}")


def judged() -> Reliability:
    """Return the shipped parameters without what was fitted."""
    return reliability().calibrated({}, 0.0)


def times(weights: tuple[Weight, ...], table: Reliability) -> list[Weight]:
    """Return the addends with the multipliers of ``table``."""
    return [replace(one, value=one.value * table.multipliers.get(one.name, 1.0)) for one in weights]


def run(seed: int, events: int, copies: bool) -> Iterator[Measured]:
    """Yield what is found of each event that a report tells of; seven reports an event."""
    war = simulate(seed=seed, events=events, reports=7 * events)
    true = {event.id: event for event in war.events()}
    by_event: dict[str, list[Finding]] = defaultdict(list)
    origins: dict[str, set[str]] = defaultdict(set)
    statement_of: dict[str, str] = {}
    documents: dict[str, str] = {}
    for claimed in war.claims():
        documents[claimed.report.id] = claimed.document.id
        statements = {one.id: one for one in claimed.report.statements}
        copy = documents.get(claimed.report.copy_of or "") if copies else None
        for finding, statement in zip(findings(claimed, copy), claimed.of, strict=True):
            event = statements[statement].event
            by_event[event].append(finding)
            origins[event].add(statements[statement].origin)
            statement_of[finding.claim.id] = statement
    wanted: dict[str, Pairs] = defaultdict(set)
    for one in war.contradictions():
        name = "number" if one.attribute in NUMBERS else str(one.attribute)
        wanted[one.event] |= {(name, frozenset((a, b))) for a in one.one for b in one.other}
    for event, members in by_event.items():
        support = describe(members, event, true[event].type, table=judged())
        found = pairs_of(support.contradictions, statement_of)
        grown = pairs_of(support.updates, statement_of)
        yield Measured(event, support, true[event].happened, len(origins[event]), found, wanted[event] - grown)


def pairs_of(differences: Iterable[Contradiction | Update], statement_of: dict[str, str]) -> Pairs:
    """Return the pairs of statements whose claims differ."""
    return {
        (str(one.attribute), frozenset((statement_of[a], statement_of[b])))
        for one in differences
        for a in one.claims[0]
        for b in one.claims[1]
    }


def findings(claimed: Claimed, copy_of: str | None) -> list[Finding]:
    """Return the claims of a simulated report as a ledger would give them."""
    document = claimed.document
    head = DocumentHead(
        document.id,
        document.id,
        None,
        document.publisher,
        None,
        "en",
        document.published,
        "2022-01-01T00:00:00Z",
        copy_of,
    )
    reader = ReaderInfo("simulation", "1")
    return [
        Finding(claim, claim.evidence.of(document.text), head, reader, "open", (), "2022-01-01T00:00:00Z")
        for claim in claimed.claims
    ]


if __name__ == "__main__":
    main()
