"""Contradictions as data: pairs of claims of one event that cannot both hold, attribute by attribute.

Forecasts, plans and conditions contradict nothing. A later higher toll is an update; what one origin says on two days
is its own
correction. Claims are compared by origin, so that the number of outlets that print one word of a ministry does not
matter.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from fogline.events.contradictions.doubts import actors, control, extent, happened, targets, victims
from fogline.events.contradictions.numbers import countings, number_differences
from fogline.events.contradictions.pairs import Difference
from fogline.events.contradictions.stand import stands
from fogline.events.contradictions.where import places, times
from fogline.records.ledger import Finding
from fogline.records.support import Contradiction, OriginGraph, Update


def find_contradictions(
    findings: Sequence[Finding], graph: OriginGraph
) -> tuple[tuple[Contradiction, ...], tuple[Update, ...]]:
    """Return the contradictions among the claims of one event, and what replaces what without contradicting it."""
    all_stands = stands(findings, graph)
    found: list[Difference] = []
    for compare in (happened, control, extent, actors, targets, victims, places, times):
        found += compare(all_stands)
    found += number_differences(countings(all_stands))
    contradictions = _once(one for one in found if isinstance(one, Contradiction))
    updates = {(one.attribute, one.about, one.values, one.words): one for one in found if isinstance(one, Update)}
    return contradictions, tuple(updates.values())


def _once(found: Iterable[Contradiction]) -> tuple[Contradiction, ...]:
    """Join contradictions of the same two origins in the same two values."""
    kept: dict[tuple[object, ...], Contradiction] = {}
    for one in found:
        key = (one.attribute, one.about, one.origins, one.values)
        if key in kept:
            joined = tuple(
                tuple(dict.fromkeys((*mine, *more))) for mine, more in zip(kept[key].claims, one.claims, strict=True)
            )
            kept[key] = replace(kept[key], claims=(joined[0], joined[1]))
        else:
            kept[key] = one
    return tuple(kept.values())
