"""How important a telling is: harm and control before politics; what is corroborated, large and new before the rest."""

import math
import re

from fogline.picture.brief.tellings import Telling

_BY_TYPE = {
    "capture": 5.0,
    "withdrawal": 4.2,
    "control": 3.6,
    "siege": 3.6,
    "casualties": 4.6,
    "abuse": 4.0,
    "missile_strike": 3.8,
    "air_strike": 3.8,
    "drone_strike": 3.6,
    "shelling": 3.4,
    "explosion": 3.2,
    "attack": 3.0,
    "damage": 2.8,
    "assault": 3.2,
    "repulse": 3.4,
    "clash": 2.6,
    "interception": 2.6,
    "displacement": 3.2,
    "humanitarian": 2.2,
    "detention": 2.6,
    "release": 2.6,
    "agreement": 3.0,
    "talks": 2.2,
    "supply": 2.0,
    "movement": 2.0,
    "mobilization": 1.6,
    "sanction": 1.6,
    "threat": 1.4,
    "legal": 1.2,
    "accusation": 0.8,
    "protest": 1.4,
    "cyber": 1.8,
}
_BY_STANDING = {
    "corroborated": 2.0,
    "contested": 0.8,
    "one-sided": 0.5,
    "single-source": 0.0,
    "unsourced": -0.8,
    "record": 0.0,
}
_BY_PRECISION = {"exact": 0.8, "settlement": 0.8, "near": 0.6, "line": 0.5, "district": 0.4, "region": 0.2}


_ROUND = re.compile(
    r"\b(?:in|near|at|of|on|from|to) (?:the )?[A-Z]|\b(?:retook|took|captured|held|controlled|"
    r"shelled|left|entered|reached|besieged|hit) [A-Z]"
)


def is_placed(telling: Telling) -> bool:
    """Tell whether a reader could tell which event is meant: a place, a time or a name stands in the clause."""
    return bool(telling.clause.place or telling.clause.time or _ROUND.search(telling.words))


def importance(telling: Telling, since: str | None = None) -> float:
    """Return how important a telling is; higher comes first. ``since`` is the beginning of the period (ISO 8601)."""
    claim = telling.claim
    score = _BY_TYPE.get(claim.type, 1.0) + _BY_STANDING[telling.standing]
    score += 0.5 * math.log2(1 + len({one.document.id for one in telling.backing}))
    score += 0.4 * math.log2(1 + telling.event.support.graph.reports)
    counts = [one.high or one.low or 0 for one in claim.quantities]
    if counts and claim.type in ("casualties", "abuse", "displacement", "detention"):
        score += min(0.5 * math.log10(1 + max(counts)), 2.0)
    score += _BY_PRECISION.get(claim.place.precision, 0.0) if claim.place else 0.0
    score += 0.5 * telling.event.support.grade.probability
    score += 0.6 * telling.worth / 5
    if telling.clause.subject == "there" or not (
        telling.clause.object or telling.clause.passive or telling.clause.tail
    ):
        score -= 0.6
    if not is_placed(telling):
        score -= 1.2  # the reader could not tell which event is meant
    when = claim.when.end or claim.when.start if claim.when else None
    if since and when and when[:10] < since:
        score -= 2.0
    if claim.reality in ("possible", "future"):
        score -= 0.8
    if any("“" in part for part in (telling.clause.subject, telling.clause.object)):
        score -= 0.4
    return round(score, 4)
