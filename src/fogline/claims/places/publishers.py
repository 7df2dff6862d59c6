"""What lends support to places beside the text itself: the publisher's theatre, its country, and what names meant before."""

import re
from collections import Counter
from collections.abc import Sequence

from fogline.claims.places.model import Hints
from fogline.claims.places.weighing import Known
from fogline.gazetteer import Gazetteer, Place, fold

_THEATRE = 0.5  # the tie of a country that the publisher writes about, or works in
_EARLIER = 1.5  # the ties of all earlier places together
_MOST_EARLIER = 100  # the latest that count
_LONGEST = 200
_DOMAIN = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)+([a-z]{2})(?:[/:]|$)", re.IGNORECASE)
_SOLD_TO_ALL = frozenset(("ai", "cc", "co", "eu", "fm", "io", "me", "to", "tv", "ws"))


def known_beside(hints: Hints, gazetteer: Gazetteer) -> Known:
    """Return the support that ``hints`` lend."""
    countries = dict.fromkeys(hints.theatre, _THEATRE)
    home = country_of(hints.publisher)
    if home:
        countries[home] = _THEATRE
    latest = list(hints.earlier.items())[-_MOST_EARLIER:]
    placed = [place for _, key in latest if (place := gazetteer.place(key)) is not None]
    strength = _EARLIER * _concentration(placed) / max(len(placed), 1)
    return Known([(place, strength) for place in placed], countries, {fold(name): key for name, key in latest})


def _concentration(places: Sequence[Place]) -> float:
    """Return how likely two of the places lie in one first-order division: near 1 for a local paper, near 0 for a wide one."""
    counts = Counter((place.country, place.division_code) for place in places)
    return sum((count / len(places)) ** 2 for count in counts.values())


def country_of(publisher: str) -> str:
    """Return the country (ISO alpha-2) of a web domain that ends in one, or ""."""
    domain = _DOMAIN.match(publisher.strip()[:_LONGEST])
    ending = domain[1].casefold() if domain else ""
    if ending in _SOLD_TO_ALL:
        return ""
    return {"uk": "GB", "su": "RU"}.get(ending, ending.upper())
