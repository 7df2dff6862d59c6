"""Towns of which the text says how far from another they lie: "Oleksandrivka (20km south-west of Donetsk)".

Of many namesakes that is the one there, however small it is; where none lies there the name stays what the rest of the text makes
of it.
"""

import re
from collections.abc import Iterator, Mapping

from fogline.claims.footprints.bearings import NOUN, bearing
from fogline.claims.footprints.distances import DISTANCE, parse_distance
from fogline.claims.footprints.geodesics import distance_and_bearing
from fogline.claims.places.model import Ranked, Resolved
from fogline.gazetteer import LOCAL, Gazetteer, Place
from fogline.records import Span

_LIES = re.compile(
    rf",?\s(?:\(|(?:a \w+ |which (?:is|lies) |located |lying |situated |some )?)(?P<far>{DISTANCE})\s(?:to the )?(?:due )?"
    rf"(?P<point>{NOUN})\s(?:of|from)\s(?:the (?:city|town|capital) of )?"
)
_AHEAD = 90  # code points between a name and the other that it lies so far from
_MOST = 60  # namesakes looked at
_LEAST_KM, _SHARE = 6.0, 0.3  # how far off the told distance a place may lie: roads bend, and cities are wide
_DEGREES = 45.0
_SURE = 0.9


def at_told_distance(
    text: str, resolved: Mapping[Span, Resolved], gazetteer: Gazetteer
) -> Iterator[tuple[Span, Resolved]]:
    """Yield the names of ``resolved`` that are told by how far from another place they lie, as the namesake that lies there."""
    starts = {each.span.start: each for each in resolved.values()}
    for span, one in resolved.items():
        lies = _LIES.match(text, span.end, span.end + _AHEAD)
        other = starts.get(lies.end()) if lies is not None else None
        if lies is None or other is None or other.place is None or other.place.kind not in LOCAL:
            continue
        if one.place is not None and _lies_there(one.place, other.place, lies):
            continue
        namesakes = [found.place for found in gazetteer.candidates(one.name, limit=_MOST, fuzzy=False)]
        there = [place for place in namesakes if place.kind in LOCAL and _lies_there(place, other.place, lies)]
        if there:
            yield span, Resolved(span, one.name, there[0], _SURE, (Ranked(there[0], _SURE),))


def _lies_there(place: Place, other: Place, lies: re.Match[str]) -> bool:
    distance, told = parse_distance(lies["far"]), bearing(lies["point"])
    if distance is None or told is None:
        return False
    km, degrees = distance_and_bearing(other.longitude, other.latitude, place.longitude, place.latitude)
    low, high = distance.low_km, distance.high_km if distance.high_km is not None else 2 * distance.low_km
    slack = max(_LEAST_KM, _SHARE * high)
    turned = abs((degrees - told + 180) % 360 - 180)
    return low - slack <= km <= high + slack and turned <= _DEGREES
