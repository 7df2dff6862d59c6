"""How well each source foretold: hit rate with its interval, and the Brier score where its words gave a number.

The interval is that of Wilson (JASA 22/158, 1927), which stays honest with few cases; the score is that of Brier (Monthly Weather
Review 78/1, 1950).
"""

import math
from collections.abc import Iterable, Sequence

from fogline.records.forecast import Forecast, Score

_Z = 1.959964  # two-sided 95 %


def scores(forecasts: Iterable[Forecast]) -> tuple[Score, ...]:
    """Return the score of every source, those with most forecasts first; demands are not forecasts and do not count."""
    by_source: dict[str, list[Forecast]] = {}
    for one in forecasts:
        if not one.demand:
            by_source.setdefault(one.source, []).append(one)
    found = [_score(source, own) for source, own in by_source.items()]
    return tuple(sorted(found, key=lambda score: (-score.made, score.source)))


def wilson(hits: int, cases: int) -> tuple[float, float]:
    """Return the 95 % interval of a share of ``hits`` in ``cases`` (at least one)."""
    share, z = hits / cases, _Z
    middle = (share + z * z / (2 * cases)) / (1 + z * z / cases)
    reach = z * math.sqrt(share * (1 - share) / cases + z * z / (4 * cases * cases)) / (1 + z * z / cases)
    return max(middle - reach, 0.0), min(middle + reach, 1.0)


def brier(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return the mean squared distance between probabilities and what came (at least one pair)."""
    return sum((given - came) ** 2 for given, came in pairs) / len(pairs)


def _score(source: str, own: Sequence[Forecast]) -> Score:
    states = [one.state for one in own]
    hits, misses = states.count("came-true"), states.count("did-not")
    decided = hits + misses
    low, high = wilson(hits, decided) if decided else (None, None)
    pairs = [
        (one.probability, one.state == "came-true")
        for one in own
        if one.probability is not None and one.state in ("came-true", "did-not")
    ]
    rate = sum(came for _, came in pairs) / len(pairs) if pairs else 0.0
    return Score(
        source=source,
        side=next((one.side for one in own if one.side), None),
        made=len(own),
        open=states.count("open"),
        came_true=hits,
        did_not=misses,
        undecidable=states.count("undecidable"),
        hit_rate=hits / decided if decided else None,
        low=low,
        high=high,
        brier=brier(pairs) if pairs else None,
        estimated=len(pairs),
        reference=brier([(rate, came) for _, came in pairs]) if pairs else None,
        routine=sum(one.state == "came-true" and one.before > 0 for one in own),
    )
