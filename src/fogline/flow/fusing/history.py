"""How an event came to be what it is: which claims came when, how well it was supported then, what was decided on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from fogline.flow.stating import stated
from fogline.flow.versions import as_then
from fogline.records import Decision
from fogline.records.event import Grade
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Finding

if TYPE_CHECKING:
    from fogline.events.publishers import Publishers
    from fogline.flow.ledger import Ledger


_UNDATED = "undated"  # sorts behind every day


@dataclass(frozen=True, slots=True)
class Step:
    """What a day brought: claims (by id) and who published them, and how well the event was supported by all that was in then.

    Reports whose day is not known come last, under ``day`` "undated".
    """

    day: str
    claims: tuple[str, ...]
    publishers: tuple[str, ...]
    reports: int
    origins: int
    grade: Grade


@dataclass(frozen=True, slots=True)
class History:
    """Steps by the day the ledger took reports in (``added``) or, where that was one day, by that of publication; decisions on
    the event and its claims in the order they were made, those that were taken back among them.
    """

    by: Literal["added", "published"]
    steps: tuple[Step, ...]
    decisions: tuple[Decision, ...]


def history(ledger: "Ledger", event: FusedEvent) -> History:
    """Return how an event grew; it is told of the claims that it has today."""
    by: Literal["added", "published"] = "added"
    if len({one.document.added[:10] for one in event.findings}) == 1:
        by = "published"
    days = {one.claim.id: _day(one, by) for one in event.findings}
    decisions = tuple(ledger.decisions([event.id, event.cluster.family, *event.cluster.claims]))
    undone = tuple(ledger.decisions([one.id for one in decisions])) if decisions else ()
    made, publishers = decisions if by == "added" else (), stated(ledger)
    steps = tuple(_step(event, day, days, made, publishers) for day in sorted({*days.values()}))
    return History(by, steps, tuple(sorted({*decisions, *undone}, key=lambda one: (one.made, one.id))))


def _day(finding: Finding, by: str) -> str:
    if by == "added":
        return finding.document.added[:10]
    published = finding.document.published.start
    return _UNDATED if published is None else published.isoformat()


def _step(
    event: FusedEvent, day: str, days: dict[str, str], decisions: Sequence[Decision], publishers: "Publishers"
) -> Step:
    from fogline.events.describe import describe

    then = as_then(event.findings, frozenset(claim for claim, told in days.items() if told <= day))
    new = [one for one in then if days[one.claim.id] == day]
    made = [one for one in decisions if one.made[:10] <= day]
    support = describe(then, event.id, event.cluster.type, made, publishers=publishers)
    names = tuple(dict.fromkeys(one.document.publisher or "publisher unknown" for one in new))
    return Step(
        day,
        tuple(one.claim.id for one in new),
        names,
        support.graph.reports,
        len(support.graph.origins),
        support.grade,
    )
