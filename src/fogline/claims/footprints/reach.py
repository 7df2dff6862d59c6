"""How far words reach, in km, by the sort of place they hang on: the figures that the drawing of footprints rests on.

No standard gives them. They are set by hand, so that what reporters call "near" or "north of" a place lies inside,
and checked with ``bench/footprints.py``; UCDP's where_prec 2 (within about 25 km of a point) is the outer limit for
"near" a town.
"""

from fogline.claims.footprints.model import Distance, Kind, Measure

DEFAULT_RADIUS: dict[Kind, float] = {
    "settlement": 2.0,
    "facility": 1.0,
    "district": 25.0,
    "region": 80.0,
    "country": 300.0,
    "sea": 200.0,
}
"""The radius of a place that is known only as a point without a radius."""
_WIDE: dict[Kind, float] = {
    "district": 15.0,
    "region": 30.0,
    "country": 50.0,
    "sea": 30.0,
    "river": 6.0,
    "road": 4.0,
    "border": 15.0,
}
_BEYOND: dict[Kind, float] = {
    "district": 30.0,
    "region": 80.0,
    "country": 150.0,
    "sea": 80.0,
    "river": 40.0,
    "road": 30.0,
    "border": 40.0,
}
_ALONG: dict[Kind, float] = {"border": 4.0, "river": 3.0, "road": 1.5}


def near(kind: Kind, radius: float) -> float:
    """Return how far from the centre (of an area, a line: from its edge) "near" reaches."""
    if kind in _WIDE:
        return _WIDE[kind]
    return radius + 5.0 if kind == "facility" else 2.2 * radius + 7.0


def beyond(kind: Kind, radius: float, measure: Measure) -> float:
    """Return how far "north of" reaches; "just north of" less."""
    if kind in _BEYOND:
        return _BEYOND[kind] * (0.25 if measure == "just" else 1.0)
    if measure == "just":
        return 2.0 * radius + 4.0
    return 3.0 * radius + (20.0 if measure == "far" else 10.0)


WIDER_BESIDE = 2.5
"""How many times as far a plain "north of" reaches where the phrase says something else that bounds it."""


def along(kind: Kind) -> float:
    """Return how far to each side "along", or "on" a line, reaches."""
    return _ALONG.get(kind, 3.0)


def corridor(length: float) -> float:
    """Return how far to each side of the straight line "between" two places that lie ``length`` km apart reaches."""
    return max(2.0, 0.15 * length)


def road_to(radius: float) -> float:
    """Return how far from a place "on the road to" it reaches, where nothing says from where."""
    return 3.0 * radius + 12.0


def outskirts(radius: float) -> tuple[float, float]:
    """Return from where to where the outskirts of a place reach, from its centre."""
    return 0.5 * radius, 1.25 * radius + 2.0


def ring(said: Distance, radius: float) -> tuple[float, float]:
    """Return the least and the greatest km from the centre that a distance stands for.

    Writers round, measure from the centre or from the edge of a place, and often along the road, which is up to a
    quarter longer than the straight line: all of it lies inside.
    """
    slack, shorter = (0.15, 0.25) if said.approximate else (0.1, 0.2)
    high = said.high_km if said.high_km is not None else 1.6 * said.low_km
    return max(0.0, said.low_km * (1 - shorter) - 0.3), high * (1 + slack) + 0.3 + 0.6 * radius
