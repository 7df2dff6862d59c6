"""Which places are withheld where a ledger redacts: those where civilians are, and every name that would give one of them away.

What one report withholds, all do: a camp that is covered in one sentence and named in the next is covered in neither.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fogline.picture.privacy import is_own_name, touches_civilians
from fogline.records import Footprint
from fogline.records.globe import km_between
from fogline.records.ledger import Finding

if TYPE_CHECKING:
    from fogline.gazetteer import Gazetteer, Place

TOWN = 20_000  # people; the name of a place as large as that tells nobody where to find a family
COARSE_KM = 12.0  # radius that covers a cell of a tenth of a degree from its middle
_CODED_KM = 5.0  # between the point that coders give a town and that of the gazetteer
_SEVERAL_KM = 60.0  # places that are named together say more than the circle round them, up to here
_NUMBERED = re.compile(r"[^\W\d_]\W*\d")  # "block 12", "camp 4A"
_AND = re.compile(r"\s+(?:and|or|&)\s+|\s*/\s*")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


@dataclass(slots=True)
class Withheld:
    """What is withheld: places by document and name, the words for them by document, and names that are covered everywhere."""

    gazetteer: "Gazetteer | None" = None
    places: set[tuple[str, str]] = field(default_factory=set)
    words: dict[str, set[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, told: Iterable[Iterable[Finding]], gazetteer: "Gazetteer | None" = None) -> "Withheld":
        """Return what is withheld of events: of each of which any claim touches civilians."""
        withheld = cls(gazetteer)
        for findings in map(tuple, told):
            for one in findings if any(map(touches_civilians, findings)) else ():
                withheld._take(one)
        return withheld

    def holds(self, finding: Finding) -> bool:
        """Tell whether the place of a claim is withheld: in its own report, or by the name that another one covers."""
        place = finding.claim.place
        if place is None:
            return False
        if (finding.document.id, place.name) in self.places:
            return True
        names = [*_names_in(place.name), *_names_in(place.words)]
        return any(name in self.names for name in names) and not is_town(place, self.gazetteer)

    def _take(self, finding: Finding) -> None:
        place = finding.claim.place
        if place is None or not (is_exact(place, self.gazetteer) or _is_unplaced(place, self.gazetteer)):
            return
        self.places.add((finding.document.id, place.name))
        if is_town(place, self.gazetteer):
            return
        self.words.setdefault(finding.document.id, set()).update(_names(place, finding))
        country = _country(place, self.gazetteer)
        self.names.update(
            name for name in _names_in(place.name) if is_own_name(name) and not self._is_large(name, country)
        )

    def _is_large(self, name: str, country: str) -> bool:
        """Tell whether a name is (in that country, where it is known) also that of a town or of more than a town."""
        if self.gazetteer is None:
            return False
        found = (one.place for one in self.gazetteer.candidates(name, fuzzy=False))
        return any(
            one.population >= TOWN or one.kind in ("country", "division", "region")
            for one in found
            if not country or one.country == country
        )


def is_exact(place: Footprint, gazetteer: "Gazetteer | None" = None) -> bool:
    """Tell whether a place says more of where people are than that they are in a town of at least 20,000."""
    if place.precision == "settlement":
        return not is_town(place, gazetteer)
    radius = place.radius_km or 0.0
    if place.precision in ("near", "line", "district") and len(_names_in(place.name)) > 1 and not place.geonames_id:
        return radius < _SEVERAL_KM
    return place.precision in ("exact", "near", "line") and radius < COARSE_KM


def is_town(place: Footprint, gazetteer: "Gazetteer | None") -> bool:
    """Tell whether a place is a town of at least 20,000."""
    known = known_place(place, gazetteer) or _coded_place(place, gazetteer)
    return known is not None and known.population >= TOWN


def known_place(place: Footprint, gazetteer: "Gazetteer | None") -> "Place | None":
    """Return the place of the gazetteer that a place is."""
    return gazetteer.place(f"geonames:{place.geonames_id}") if gazetteer is not None and place.geonames_id else None


def _coded_place(place: Footprint, gazetteer: "Gazetteer | None") -> "Place | None":
    """Return the town that coders mean by a name and a point without a key ("Nikopol, Dnipropetrovsk, Ukraine")."""
    if gazetteer is None or place.geonames_id or place.precision != "settlement":
        return None
    if place.latitude is None or place.longitude is None:
        return None
    reach = (place.radius_km or 0.0) + _CODED_KM
    found = (one.place for one in gazetteer.candidates(place.name.partition(",")[0], fuzzy=False))
    return next(
        (
            one
            for one in found
            if one.kind == "settlement"
            and km_between(place.latitude, place.longitude, one.latitude, one.longitude) <= reach
        ),
        None,
    )


def likely_place(place: Footprint, gazetteer: "Gazetteer | None") -> "Place | None":
    """Return the place that a place is, or else the likeliest of those that it may be, or lies near."""
    known = known_place(place, gazetteer)
    if known is not None or gazetteer is None or not place.candidates:
        return known
    return gazetteer.place(place.candidates[0])


def _country(place: Footprint, gazetteer: "Gazetteer | None") -> str:
    likely = likely_place(place, gazetteer)
    return likely.country if likely is not None else ""


def _is_unplaced(place: Footprint, gazetteer: "Gazetteer | None") -> bool:
    """Tell whether a place has a name (or number) of its own and lies nobody knows where: a hamlet that no gazetteer has says
    most of all, and so does a block of a camp.

    A name that only towns of at least 20,000 bear is none of these.
    """
    if place.precision != "unknown" or not (is_own_name(place.name) or _NUMBERED.search(place.name)):
        return False
    named = [gazetteer.place(key) for key in place.candidates] if gazetteer is not None else []
    return not named or any(one is None or one.population < TOWN for one in named)


def _names(place: Footprint, finding: Finding) -> Iterator[str]:
    """Yield a place's name, and the words that gave it where they stand in this finding's evidence."""
    yield place.name
    start, end = finding.claim.evidence
    if start <= place.derived_from.start and place.derived_from.end <= end:
        yield finding.evidence[place.derived_from.start - start : place.derived_from.end - start]


def _names_in(words: str) -> tuple[str, ...]:
    """Return the names in the name of a place: "Zamzam and Abu Shouk" holds two."""
    found = (_ARTICLE.sub("", one.strip()) for one in _AND.split(words))
    return tuple(one for one in found if len(one) > 2)
