"""Names that are known under near spellings alone: when such a spelling is the place meant, and when it is another place.

Most villages have a neighbour in letters somewhere: Nykanorivka is not Nykyforivka, and Hroza is not Grozny. So a near spelling
counts only where it can be heard as the same name, is of the sort that the words call it, and lies where the text speaks of.
Where names are spelt in Latin letters from the start and as they are heard, another spelling is another name, but for a slip.
Else the name stays unplaced, for a wrong place is worse than none.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fogline.claims.places.containing import contains
from fogline.claims.places.fitting import is_unit
from fogline.claims.places.naming import KNOWN
from fogline.claims.places.senses import Option, Sense
from fogline.gazetteer import LOCAL, Place
from fogline.records.globe import km_between

_SPELT_AS_HEARD = frozenset("AR BO BR CL CO CR CU DO EC ES GT HN MX NI PA PE PR PT PY SV UY VE".split())
_NEAR_KM = 150.0  # from another place of the text
_FEWEST_CONSONANTS = 2
_LETTERS = (
    (r"(?<=[aeiou])h$", ""),  # Hasakah, Hasaka
    (r"shch|sch|sh", "s"),
    (r"dzh|zh|z", "z"),
    (r"tch|ch|ts|tz", "c"),
    (r"kh|gh|g", "h"),
    (r"ph", "f"),
    (r"ck|q|x", "k"),
    (r"w", "v"),
    (r"[aeiouy]", ""),
    (r"(.)\1+", r"\1"),
)
"""What is written for one sound where names are put into Latin letters; vowels are heard worst."""


def is_near_only(sense: Sense) -> bool:
    """Tell whether a name is known under no spelling but near ones."""
    return bool(sense.options) and all(option.match == "fuzzy" for option in sense.options)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Where a text is about: its places that are points, its divisions, and its countries."""

    points: tuple[Place, ...]
    divisions: tuple[Place, ...]
    countries: frozenset[str]

    def holds(self, option: Option, wider: Sequence[Place]) -> bool:
        """Tell whether the text, or the place that the name is said to lie in, speaks of where an option lies."""
        place = option.place
        if wider:
            return any(contains(outer, place) for outer in wider)
        if place.country not in self.countries:
            return False
        if option.prior >= KNOWN:
            return True
        if self.points:
            return any(_km(place, point) <= _NEAR_KM for point in self.points)
        return any(contains(division, place) for division in self.divisions)


def at_home(senses: Sequence[Sense], places: Sequence[Place | None], beside: Iterable[str]) -> list[Sense]:
    """Return the senses, those of near spellings with what may be meant alone.

    ``places`` are what the other names of the text mean; of countries those count that its towns and the like lie in, or where it
    names none the states themselves, and those it is known to be about (``beside``).
    """
    placed = [place for place in places if place is not None and place.country]
    own = {place.country for place in placed if place.kind != "country"} or {place.country for place in placed}
    spoken = _Spoken(
        tuple(place for place in placed if place.kind in LOCAL),
        tuple(place for place in placed if place.kind == "division"),
        frozenset(own | {country for country in beside if country}),
    )
    return [_kept(sense, spoken) if is_near_only(sense) else sense for sense in senses]


def _kept(sense: Sense, spoken: _Spoken) -> Sense:
    name = sense.names[0]
    called = next((one for one in sense.names if one.sort), None)
    options = [
        option
        for option in sense.options
        if alike(name.key, option.key, heard=option.place.country not in _SPELT_AS_HEARD)
        and (called is None or is_unit(called, option.place))
        and spoken.holds(option, sense.wider)
    ]
    return replace(sense, options=options)


def alike(one: str, other: str, *, heard: bool = True) -> bool:
    """Tell whether two folded names may be one, ``heard`` or typed otherwise: "makiyivka" and "makeevka", "popansa"."""
    if sorted(one) == sorted(other):  # letters that changed places
        return True
    if not heard:
        return False
    sound = _sound(one)
    return len(sound) >= _FEWEST_CONSONANTS and sound == _sound(other)


def _sound(key: str) -> str:
    for letters, plain in _LETTERS:
        key = re.sub(letters, plain, key)
    return key


def _km(one: Place, other: Place) -> float:
    return km_between(one.latitude, one.longitude, other.latitude, other.longitude)
