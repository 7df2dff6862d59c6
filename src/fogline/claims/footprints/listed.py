"""Lists of places of which not all are known: "near Soledar, Xivka and Bakhmut" is near two of them at least.

What is drawn then is less than what the phrase says, and as much less sure.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from fogline.claims.footprints.model import Anchor, Derivation, Relation
from fogline.records import Span
from fogline.records.globe import km_between

if TYPE_CHECKING:
    from fogline.claims.places import Resolved
    from fogline.gazetteer import Place

_LEAST = 0.5
"""Share of the places of a list that must be known: of fewer, nothing is drawn."""
_MANY = 3
"""Places from which on a list can do without those that are not ``sure``."""
_CERTAIN, _BESIDE_KM = 0.95, 100.0
"""Confidence from which a place is certain, and how far from those another is looked for that is named side by side with them."""
_BOTH = ("between", "middle")


def sure(resolved: Iterable["Resolved"]) -> set[Span]:
    """Return those of names side by side whose place is certain, or lies near one that is; all where none is, or where few are
    known.
    """
    known = [(one.span, one.place, one.confidence) for one in resolved if one.place is not None]
    certain = list({place.key: place for _, place, confidence in known if confidence >= _CERTAIN}.values())
    if not certain or len(known) < _MANY:
        return {span for span, _, _ in known}
    near = {place.key: _is_near(place, certain) for place in {place.key: place for _, place, _ in known}.values()}
    return {span for span, place, _ in known if near[place.key]}


def _is_near(place: "Place", others: Iterable["Place"]) -> bool:
    at = place.latitude, place.longitude
    return any(km_between(*at, other.latitude, other.longitude) <= _BESIDE_KM for other in others)


def of_those_known(
    read: Derivation, known: Collection[Span], sure: Collection[Span], focus: Span | None
) -> tuple[Derivation, float]:
    """Return the derivation, lists of places in it without those that are not ``known``, and the share of places that are left;
    long lists also without those that are known and not ``sure``.

    A list stays whole where the place that is asked for (``focus``) is not known itself.
    """
    share = 1.0
    relations: list[Relation] = []
    for relation in read.relations:
        left = _left(relation, known, sure, focus) if _is_list(relation) else relation.anchors
        share = min(share, len(left) / len(relation.anchors)) if relation.anchors else share
        relations.append(replace(relation, anchors=left) if left != relation.anchors else relation)
    return (replace(read, relations=tuple(relations)), share) if share < 1 else (read, 1.0)


def _left(
    relation: Relation, known: Collection[Span], sure: Collection[Span], focus: Span | None
) -> tuple[Anchor, ...]:
    anchors = relation.anchors
    for kept in (sure, known) if len(anchors) >= _MANY else (known,):
        left = tuple(anchor for anchor in anchors if all(name in kept for name in anchor.names))
        asked = focus is None or all(focus not in anchor.names for anchor in anchors if anchor not in left)
        if asked and len(left) >= _LEAST * len(anchors):
            return left
    return anchors


def _is_list(relation: Relation) -> bool:
    named = all(anchor.names and not anchor.edge for anchor in relation.anchors)
    return named and len(relation.anchors) > 1 and relation.sort not in _BOTH
