"""Names whose only known bearers are small places in a land that the text does not speak of: rather unknown than far away.

No gazetteer holds every village: a report on one country that names a village is far likelier to mean one there that is not
installed than a small town of that name in another part of the world.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from fogline.claims.places.model import Ranked
from fogline.claims.places.naming import KNOWN
from fogline.claims.places.senses import Option, Sense
from fogline.gazetteer import SETTLED, Place
from fogline.records.globe import km_between

_FEWEST = 3  # names placed in one country from which a text is about it
_MOSTLY = 0.6  # share of the placed names
_FEWEST_FAR = 2  # other points of a text from which a name a continent away is doubted
_FAR_KM = 3000.0
_NEAR_KM = 50.0
_KNOWN_OTHERWISE = 9.4  # log weight from which a city is spoken of by another name, too: about 700 000 residents
_SURE = 0.9  # score that only the other names of the text can give

Lands = dict[str, int]
"""How many names of a text are placed in each country; empty where the text is about none in particular."""


def lands_of(places: Sequence[Place | None], beside: Iterable[str]) -> Lands:
    """Return the countries that a text whose names mean ``places`` speaks of, if it is mostly about one.

    ``beside``: countries that it is known to be about before it is read.
    """
    counted = Counter(place.country for place in places if place is not None and place.country)
    most = max(counted.values(), default=0)
    if most < _FEWEST or most < _MOSTLY * counted.total():
        return {}
    return dict(counted + Counter({country: 1 for country in beside if country}))


def _is_far(place: Place, places: Sequence[Place | None]) -> bool:
    """Tell whether at least two other points are named, or one beside countries, and these lie far from ``place``."""
    others = [other for other in places if other is not None and other.key != place.key]
    points = [other for other in others if other.kind in SETTLED]
    if any(other.country == place.country for other in others):
        return False
    if not points or len(others) < _FEWEST_FAR:
        return False
    far = points if len(points) >= _FEWEST_FAR else others  # a town and the countries that are spoken of
    return all(km_between(place.latitude, place.longitude, other.latitude, other.longitude) > _FAR_KM for other in far)


def is_stray(sense: Sense, best: Ranked, lands: Lands, places: Sequence[Place | None] = ()) -> bool:
    """Tell whether ``best``, the likeliest place of a name, is a small one in a land that no other name of the text speaks of.

    Where the text is about no land in particular, it is one a continent away from all other ``places`` of the text.
    """
    place = best.place
    if place.kind not in (*SETTLED, "district") or best.score >= _SURE or lands.get(place.country, 0) > 1:
        return False
    if _is_near(place, places) or (not lands and not _is_far(place, places)):
        return False
    option = next((option for option in sense.options if option.place is place), None)
    said = any(wider.country == place.country for wider in sense.wider)
    return option is not None and not _is_known(option) and not said


def _is_known(option: Option) -> bool:
    """Tell whether the world speaks of the place by this name: a facility of Fogline's own table, or a city, and no district."""
    if option.place.kind == "district":
        return False
    if option.place.kind == "facility" and option.place.geonames_id is None:
        return True
    return option.prior >= (KNOWN if option.match == "name" else _KNOWN_OTHERWISE)


def _is_near(place: Place, places: Sequence[Place | None]) -> bool:
    """Tell whether another point of the text lies so close that only a border stands between."""
    return any(
        km_between(place.latitude, place.longitude, other.latitude, other.longitude) <= _NEAR_KM
        for other in places
        if other is not None and other.kind in SETTLED and other.country != place.country
    )
