"""Draw each area once a process: "in Kyiv", "at Kyiv" and "Kyiv" stand in every second report and are one drawing."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from fogline.claims.footprints.build import Placed, build, told
from fogline.claims.footprints.model import Anchor, Derivation, Located, Relation
from fogline.records import Span

_Located = tuple[tuple[Span, Located], ...]


def redrawn(read: Derivation, located: _Located, earlier: tuple[Located, ...]) -> Placed:
    """Return what :func:`build` does, from memory where the same was drawn before in other words."""
    numbers: dict[Span, Span] = {}
    for name in (*_names(read), *(name for name, _ in located)):
        numbers.setdefault(name, Span(len(numbers), len(numbers) + 1))
    held = tuple(_plain(one, numbers) for one in read.relations)
    without = tuple(_plain(one, numbers) for one in read.without)
    relations = dict(zip((*held, *without), (*read.relations, *read.without), strict=True))
    plain = Derivation("", held, without, read.unknown)
    placed = _drawn(plain, tuple((numbers[name], place) for name, place in located), earlier)
    conflicts = tuple(relations[one] for one in placed.conflicts)
    return replace(
        placed,
        phrase=read.phrase,
        words=told(read, conflicts, dict(located), earlier),
        left_out=tuple(relations[one] for one in placed.left_out),
        conflicts=conflicts,
    )


@lru_cache(1024)
def _drawn(read: Derivation, located: _Located, earlier: tuple[Located, ...]) -> Placed:
    import shapely

    try:
        return build(read, dict(located), earlier)
    except shapely.errors.GEOSException:  # outlines that GEOS cannot cut: a name without an area, and no report is lost
        return Placed(read.phrase, told(read, (), dict(located), earlier))


def _names(read: Derivation) -> Iterator[Span]:
    for relation in (*read.relations, *read.without):
        for anchor in relation.anchors:
            yield from anchor.names


def _plain(relation: Relation, numbers: dict[Span, Span]) -> Relation:
    """Return the relation with its names numbered, and without where it stands."""

    def plain(anchor: Anchor) -> Anchor:
        return Anchor(tuple(numbers[name] for name in anchor.names), anchor.refers, anchor.edge, anchor.hint)

    return Relation(
        relation.sort,
        tuple(map(plain, relation.anchors)),
        Span(0, 0),
        relation.distance,
        relation.bearing,
        relation.half_angle,
        relation.measure,
        relation.either,
    )
