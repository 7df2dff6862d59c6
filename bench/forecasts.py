"""Score how forecasts are judged, on simulated wars of which it is known what came: ``python bench/forecasts.py --seed 201``.

Claims are made straight from the statements of reports (``--noise``: as a good reader of news would find them) and fused as in a
ledger; each forecast found is set beside what the simulation says of it: right is ``came true`` of what came and ``did not`` of
what never did. Undecided ones are counted apart: they are no errors, but say nothing. Then hit rates by source, beside the true
ones. Rules and weights were set on seeds 1 to 9.
"""

import argparse
import datetime
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bench.event_support import findings

from fogline.events import fuse
from fogline.events.describe import describe
from fogline.picture.forecasts import forecasts, scores
from fogline.records.forecast import Forecast
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Finding
from fogline.testing.simulation import ReadingNoise, simulate


@dataclass(frozen=True, slots=True)
class War:
    """A simulated war as a ledger would have it: its events, and of each claim who announced what, and whether that came."""

    events: tuple[FusedEvent, ...]
    truth: dict[str, tuple[str, str, bool]]
    forecasts: int
    end: datetime.date


def main() -> None:
    """Run and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seed", type=int, default=201)
    options.add_argument("--wars", type=int, default=3, help="how many wars, of consecutive seeds")
    options.add_argument("--events", type=int, default=300)
    options.add_argument("--reports", type=int, default=2000)
    options.add_argument("--announced", type=float, default=0.25, help="share of heads that are announced")
    options.add_argument("--noise", action="store_true", help="with a reader's faults")
    options.add_argument("--each", action="store_true", help="print every forecast judged wrong")
    asked = options.parse_args()
    start, judged, made, wanted = time.perf_counter(), [], [], 0
    for seed in range(asked.seed, asked.seed + asked.wars):
        one = war(seed, asked)
        found = [forecast for forecast in forecasts(one.events, one.end) if forecast.claims[0] in one.truth]
        judged += [(forecast, one.truth[forecast.claims[0]]) for forecast in found]
        made += found
        wanted += one.forecasts
    print(f"{asked.wars} wars from seed {asked.seed}, {wanted} forecasts told, {time.perf_counter() - start:.0f} s")
    print_states(judged)
    print_sources(made, judged)
    if asked.each:
        print_wrong(judged)


def print_states(judged: list[tuple[Forecast, tuple[str, str, bool]]]) -> None:
    """Print how forecasts of what came and of what never came were judged."""
    for came in (True, False):
        states = Counter(forecast.state for forecast, truth in judged if truth[2] is came)
        total = sum(states.values()) or 1
        shares = ", ".join(f"{state} {count} ({count / total:.0%})" for state, count in states.most_common())
        print(f"{'came' if came else 'never came'} ({total}): {shares}")
    right = sum(_right(forecast, truth[2]) for forecast, truth in judged)
    decided = sum(forecast.state in ("came-true", "did-not") for forecast, _ in judged)
    print(
        f"right: {right} of {len(judged)} ({right / max(len(judged), 1):.3f}); of {decided} decided {right / max(decided, 1):.3f}"
    )


def print_sources(made: Iterable[Forecast], judged: list[tuple[Forecast, tuple[str, str, bool]]]) -> None:
    """Print the hit rate of each source as found, with its interval, and the true one of all its forecasts."""
    true: dict[str, list[bool]] = defaultdict(list)
    for forecast, truth in judged:
        true[forecast.source].append(truth[2])
    covered, misses, of = 0, 0.0, 0
    for score in scores(made):
        came = true[score.source]
        rate = sum(came) / len(came)
        if score.hit_rate is None or score.low is None or score.high is None or len(came) < 5:
            continue
        of += 1
        covered += score.low <= rate <= score.high
        misses += abs(score.hit_rate - rate)
        found = f"{score.hit_rate:.2f} ({score.low:.2f} to {score.high:.2f})"
        print(
            f"  {score.source[:40]:40} {score.made:3} made, hit rate {found}, true {rate:.2f}, {score.undecidable} undecidable"
        )
    if of:
        print(f"sources with 5 or more: {of}; true rate in the interval of {covered}; mean error {misses / of:.3f}")


def print_wrong(judged: list[tuple[Forecast, tuple[str, str, bool]]]) -> None:
    """Print what was judged wrong, and why."""
    for forecast, truth in judged:
        if forecast.state in ("came-true", "did-not") and not _right(forecast, truth[2]):
            print(f"WRONG {forecast.state}: {forecast.question} ({truth[1]}) {' | '.join(forecast.reasons)}")


def war(seed: int, asked: argparse.Namespace) -> War:
    """Return a simulated war, fused."""
    simulated = simulate(seed=seed, events=asked.events, reports=asked.reports, announced=asked.announced)
    came = {(one.origin, one.event): one.came_true for one in simulated.forecasts()}
    known: dict[str, Finding] = {}
    truth: dict[str, tuple[str, str, bool]] = {}
    documents: dict[str, str] = {}
    for claimed in simulated.claims(ReadingNoise.usual() if asked.noise else None):
        documents[claimed.report.id] = claimed.document.id
        statements = {one.id: one for one in claimed.report.statements}
        for finding, name in zip(
            findings(claimed, documents.get(claimed.report.copy_of or "")), claimed.of, strict=True
        ):
            known[finding.claim.id] = finding
            key = statements[name].origin, statements[name].event
            if finding.claim.reality == "future" and key in came:
                truth[finding.claim.id] = (*key, came[key])
    last = max(day for one in known.values() if (day := one.document.published.end))
    return War(tuple(fused(known)), truth, len(came), last + datetime.timedelta(days=30))


def fused(known: dict[str, Finding]) -> Iterator[FusedEvent]:
    """Yield the events that findings come to."""
    for cluster in fuse(known.values()):
        own = tuple(known[claim] for claim in cluster.claims)
        yield FusedEvent(cluster, own, describe(own, cluster.id, cluster.type))


def _right(forecast: Forecast, came: bool) -> bool:
    return forecast.state == ("came-true" if came else "did-not")


if __name__ == "__main__":
    main()
