"""Why two tellings are linked or not, in words with the weight of each."""

from fogline.events.compare import closest, compare
from fogline.events.tellings import Telling
from fogline.events.weights import Weights, shipped
from fogline.events.words import rarest


def explain(one: Telling, other: Telling, weights: Weights | None = None) -> str:
    """Return why two tellings are linked or not, what says most first.

    ``place: same place (Kramatorsk) +2.9, time: same day +1.6, ..., any two -4.3: +5.2``
    """
    table = weights or shipped()
    said = sorted((-abs(table.of(level)), level) for level in compare(one, other) if table.of(level))
    parts = [f"{level}{_words(level, one, other)} {table.of(level):+.1f}" for _, level in said]
    return f"{', '.join(parts)}, any two {table.bias:+.1f}: {table.score(one, other):+.1f}"


def _words(level: str, one: Telling, other: Telling) -> str:
    """Return what stands behind a level, in brackets, or nothing."""
    found = {
        "type": sorted(one.types & other.types),
        "place": sorted({spot.name for spot in closest(one, other)[1:] if spot is not None}),
        "numbers": [f"{value:g} {what}".strip() for value, what in sorted(one.numbers & other.numbers, reverse=True)],
        "parties": sorted(one.parties & other.parties or one.actors & other.actors),
        "source": sorted(one.sources & other.sources),
        "words": rarest(one.words & other.words, 3),
    }.get(level.partition(":")[0])
    return f" ({', '.join(found)})" if found else ""
