"""Whose side an origin counts for in an event, and whether two origins are independent.

Independence is by person or organisation (that makes the origin), by side (two voices of one side have one interest
and often one
source) and by channel (who names no source may have it from anybody). An ally counts for the side it is allied with,
unless the
event is about the ally itself.
"""

from collections.abc import Iterable, Sequence

from fogline.events.origins.tables import origin_tables
from fogline.records.event import Origin, OriginKind
from fogline.records.ledger import Finding

NEUTRAL = "neutral"
_NOBODY: frozenset[OriginKind] = frozenset({"unattributed", "outlet"})


def belligerents(findings: Iterable[Finding], sides: Iterable[str | None]) -> frozenset[str]:
    """Return the sides that the event is about: those of actors and targets, else those among ``sides`` (of origins)
    that have allies.
    """
    neutral = origin_tables().neutral
    taking_part = {
        one.side
        for finding in findings
        for one in (*finding.claim.actors, *finding.claim.targets)
        if one.side is not None and one.side not in neutral
    }
    return frozenset(taking_part | {side for side in sides if side is not None and side in origin_tables().allies})


def camp_of(side: str | None, kind: OriginKind, about: frozenset[str]) -> str | None:
    """Return the camp of an origin of ``side`` in an event about the sides ``about``; ``None``: not known."""
    tables = origin_tables()
    if side in about:
        return side
    if side in tables.neutral or (side is None and kind in ("monitor", "correspondent")):
        return NEUTRAL
    principals = [one for one in sorted(about) if side in tables.allies.get(one, ())]
    return principals[0] if len(principals) == 1 else side


def independent(one: Origin, other: Origin) -> bool:
    """Tell whether two origins of one event are known to be independent: neither unattributed, of different camps or
    one neutral.
    """
    if one.id == other.id or not _stands(one) or not _stands(other):
        return False
    if NEUTRAL in (one.camp, other.camp):
        return True
    return one.camp is not None and other.camp is not None and one.camp != other.camp


def _stands(origin: Origin) -> bool:
    return origin.kind not in _NOBODY


def voices_of(origins: Sequence[Origin]) -> int:
    """Return how many of ``origins`` speak for themselves: each that is neutral, and each camp once; whose camp is not known may
    be of any.
    """
    standing = [one for one in origins if _stands(one)]
    camps = {one.camp for one in standing if one.camp != NEUTRAL}
    return sum(one.camp == NEUTRAL for one in standing) + (len(camps - {None}) or bool(camps))


def independent_of(origins: Sequence[Origin]) -> tuple[Origin, ...]:
    """Return those of ``origins`` that are independent of at least one other."""
    return tuple(one for one in origins if any(independent(one, other) for other in origins))
