"""Why two claims or events are, or are not, one event: the levels of their comparison, laws, and what may never be."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fogline.events.linking.explain import Feature, blocks_in_common, features
from fogline.events.tellings.telling import Telling
from fogline.records import Decision

if TYPE_CHECKING:
    from fogline.events.linking.laws import Laws
    from fogline.flow.fusing.shelf import Shelf
    from fogline.flow.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what was asked for, its event and family, and the words it is told in (of the report compared)."""

    asked: str
    event: str
    family: str
    type: str
    document: str
    publisher: str
    title: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Link:
    """How two claims or events stand to each other.

    Of events with several reports the two that are most alike are compared (``features``, ``bias`` and ``score``, in nats: the
    logarithm of the odds that the two are one); ``average`` is the mean over all pairs that may be one, ``pairs`` how many there
    are, ``never`` how many may not. ``blocks`` are the traits that made the two be compared; without any they were not, and what
    they agree on counts for nothing. ``laws`` are decisions on them.
    """

    one: Side
    other: Side
    verdict: str
    score: float
    bias: float
    features: tuple[Feature, ...]
    blocks: tuple[str, ...]
    forbidden: str | None
    average: float | None
    pairs: int
    never: int
    laws: tuple[Decision, ...]


NOT_COMPARED = "not compared, as they share no place, rare word, number or source on one day"
"""Why two reports without a block in common are two events, whatever else they have in common on different days."""
_MOST = 40
"""Tellings of an event that are looked at."""


def explain_link(ledger: "Ledger", one: str, other: str) -> Link:
    """Return how two claims or events stand to each other; ``UsageError`` for an id that the ledger does not know."""
    from fogline.events.linking.constraints import why_never
    from fogline.events.linking.laws import Laws
    from fogline.events.linking.weights import shipped
    from fogline.flow.fusing.upkeep import up_to_date

    shelf = up_to_date(ledger)
    sides = [_Named.of(ledger, shelf, name) for name in (one, other)]
    scored = [
        (why_never(first, second), shipped().score(first, second), first, second)
        for first in sides[0].tellings
        for second in sides[1].tellings
        if first.id != second.id
    ]
    decisions = tuple(ledger.decisions())
    held = Laws(decisions)
    laws = _laws(decisions, held, sides)
    if not scored:
        side = sides[0].side(ledger, sides[0].tellings[0])
        return Link(
            side, sides[1].side(ledger, sides[1].tellings[0]), "told by one report as one happening", 0.0, 0.0, (), (),
            None, None, 0, 0, laws,
        )  # fmt: skip
    never, score, first, second = max(scored, key=_likeness)
    blocks = blocks_in_common(first, second)
    possible = [pair[1] for pair in scored if pair[0] is None]
    average = sum(possible) / len(possible) if possible else None
    return Link(
        sides[0].side(ledger, first),
        sides[1].side(ledger, second),
        _verdict(sides, held, never or (None if blocks else NOT_COMPARED), score),
        score,
        shipped().bias,
        features(first, second),
        blocks,
        never,
        average,
        len(scored),
        len(scored) - len(possible),
        laws,
    )


def _likeness(pair: tuple[str | None, float, Telling, Telling]) -> tuple[bool, bool, float]:
    """Return how alike a scored pair of tellings is: those that may be one and were compared at all come first."""
    never, score, first, second = pair
    return never is None, bool(blocks_in_common(first, second)), score


@dataclass(frozen=True, slots=True)
class _Named:
    """What an id means."""

    asked: str
    event: str
    family: str
    type: str
    claims: tuple[str, ...]
    tellings: tuple[Telling, ...]

    @classmethod
    def of(cls, ledger: "Ledger", shelf: "Shelf", name: str) -> "_Named":
        from fogline.flow.fusing.asking import event_named

        event = event_named(ledger, shelf, name)
        ((cluster, _),) = shelf.events([event])
        claims = tuple(claim for claim in cluster.claims if claim.startswith(name.strip()))
        if event.startswith(name.strip()) or not claims:
            claims = cluster.claims
        documents = {finding.document.id for finding in ledger.claims(claims=claims)}
        state = shelf.state()
        found = [state.tellings[telling] for document in sorted(documents) for telling in state.documents[document]]
        told = tuple(telling for telling in found if not frozenset(claims).isdisjoint(telling.claims))
        return cls(name.strip(), event, cluster.family, cluster.type, claims, told[:_MOST])

    def side(self, ledger: "Ledger", telling: Telling) -> Side:
        own = [claim for claim in telling.claims if claim in self.claims] or list(telling.claims)
        finding = next(iter(ledger.claims(claims=own[:1])))
        head = finding.document
        return Side(
            self.asked, self.event, self.family, self.type, head.id, head.publisher or "", head.title or "",
            finding.evidence,
        )  # fmt: skip


def _laws(decisions: Sequence[Decision], held: "Laws", sides: Sequence[_Named]) -> tuple[Decision, ...]:
    """Return the merges and splits between the two."""
    names = [{name for claim in side.claims for name in held.names(claim)} for side in sides]
    return tuple(
        one
        for one in decisions
        if one.kind in ("merge", "split") and all(not own.isdisjoint(one.subjects) for own in names)
    )


def _verdict(sides: Sequence[_Named], held: "Laws", never: str | None, score: float) -> str:
    one, other = sides
    how = next(
        (
            f" because an analyst decided so ({kind})"
            for kind, says in (("merge", held.merged), ("split", held.split))
            if says(one.claims, other.claims)
        ),
        "",
    )
    if one.event == other.event:
        return f"one event{how}"
    if one.family == other.family:
        return f"two events of one family: a deed, its casualties, its damage{how}"
    if how:
        return f"two events{how}"
    if never:
        return f"two events: {never}"
    if score > 0:
        return "two events: these two are alike, but the average over what each was put together with speaks against it"
    return "two events: more speaks against it than for it"
