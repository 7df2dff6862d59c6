"""The contract of a gazetteer: names in, ranked candidate places out; behind it may be files or a database."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

Kind = Literal[
    "country",
    "division",  # first-order: oblast, state, governorate
    "district",  # second order and below
    "region",  # historical, informal, natural; without an administration of its own
    "settlement",
    "section",  # a part of a settlement
    "sea",
    "lake",
    "river",
    "island",
    "mountain",
    "border",
    "road",
    "facility",
]
SETTLED: frozenset[Kind] = frozenset({"settlement", "section", "facility"})
"""Kinds of what is one spot on the map of a country: towns and villages, their parts, what was built."""
LOCAL: frozenset[Kind] = SETTLED | {"district"}
"""The same with the small areas around."""
Match = Literal[
    "name",
    "alternative",  # another spelling or name
    "historical",  # a name once borne, from our own tables
    "romanised",  # from the Cyrillic name
    "demonym",
    "metonym",
    "other",  # a name in GeoNames that is not like the first one: mostly one once borne
    "fuzzy",
]


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a gazetteer knows it.

    ``key`` names it in this and other gazetteers: ``geonames:706483``, or ``fogline:donbas`` where GeoNames has no record.
    Coordinates are WGS 84 degrees; ``country`` is ISO 3166 alpha-2 ("" for the high seas); ``division`` the name of the
    first-order division and ``division_code`` its GeoNames code; feature class and code are those of GeoNames; population 0
    means unknown.
    """

    key: str
    name: str
    latitude: float
    longitude: float
    country: str
    kind: Kind
    geonames_id: int | None = None
    alternative_names: tuple[str, ...] = ()
    division: str = ""
    division_code: str = ""
    feature_class: str = ""
    feature_code: str = ""
    population: int = 0

    @property
    def areas(self) -> tuple[str, ...]:
        """What the place lies in, as ``within`` of :meth:`Gazetteer.candidates` takes it: ("UA", "UA.05")."""
        return area_codes(self.country, self.division_code)

    @property
    def label(self) -> str:
        """The value of a PLACE mention: "Canonical name, first-order division, CC", without what is empty or said twice."""
        division = "" if self.division.casefold() == self.name.casefold() else self.division
        return ", ".join(part for part in (self.name, division, self.country) if part)


def area_codes(country: str, division_code: str) -> tuple[str, ...]:
    """Return the codes of a country and its division: ("UA", "UA.05"); ("UA",) without a division, () on the high seas."""
    if not country:
        return ()
    return (country, f"{country}.{division_code}") if division_code else (country,)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for.

    ``confidence`` (0..1) estimates, from the name alone, that this is the place meant. The confidences of all candidates add up
    to less than 1: the rest is what the installed gazetteer may not know, so one candidate in a small gazetteer is no
    certainty. ``distance`` is the number of letters mended for a fuzzy match, ``key`` the folded name by which it was found;
    ``weight`` is what a resolver multiplies with evidence from the text.
    """

    place: Place
    confidence: float
    match: Match
    weight: float
    distance: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """A geometry as GeoJSON text (WGS 84, longitude first), and how far its lines may be off (km)."""

    geometry: str
    error_km: float


@dataclass(frozen=True, slots=True)
class Source:
    """One installed source of places: what it is, how many places and names, and the countries that it has in full."""

    name: str
    places: int
    names: int
    bytes: int
    complete: tuple[str, ...]
    licence: str


@dataclass(frozen=True, slots=True)
class Stats:
    """What is installed."""

    sources: tuple[Source, ...]

    @property
    def places(self) -> int:
        """Records of all sources together; a place that two sources know counts twice."""
        return sum(source.places for source in self.sources)

    @property
    def complete(self) -> frozenset[str]:
        """Countries (ISO alpha-2) whose full list of places is installed."""
        return frozenset(code for source in self.sources for code in source.complete)


@dataclass(frozen=True, slots=True)
class Counts:
    """Places by kind (the most first) and by country ("" for the high seas), and how many areas and borders have a shape."""

    kinds: dict[Kind, int]
    countries: dict[str, int]
    areas: int
    borders: int


class Gazetteer(Protocol):
    """What the rest of Fogline asks of a gazetteer."""

    def candidates(
        self, name: str, *, limit: int = 10, fuzzy: bool = True, within: Collection[str] = ()
    ) -> tuple[Candidate, ...]:
        """Return the places that ``name`` may stand for, likeliest first, at most ``limit``; ``()`` for a name that is not known.

        Near spellings are tried only where the name itself is not known and ``fuzzy`` is set. ``within`` are areas that the text
        speaks of: countries ("UA") and divisions ("UA.05"); of namesakes, those that lie there come first.
        """

    def place(self, key: str) -> Place | None:
        """Return the place that ``key`` names, or ``None``."""

    def shape(self, key: str) -> Shape | None:
        """Return the area or line of a place, or ``None`` where only its point is known."""

    def border(self, one: str, other: str) -> Shape | None:
        """Return the border of two countries (ISO alpha-2) as lines, or ``None`` where they do not meet."""

    def neighbours(self, country: str) -> Iterable[str]:
        """Return the countries (ISO alpha-2) that ``country`` has a border with."""

    def stats(self) -> Stats:
        """Return what is installed."""


@runtime_checkable
class Surveyed(Gazetteer, Protocol):
    """A gazetteer that can also say all that it has: the installed ones, over files and over a database."""

    def __hash__(self) -> int:
        """Say that what is asked of it may be remembered with it."""

    def divisions(self) -> tuple[tuple[str, str, str], ...]:
        """Return the first-order divisions: (country, GeoNames code, name), each once, in order."""

    def countries(self) -> frozenset[str]:
        """Return the countries (ISO alpha-2) that any place is in."""

    def counts(self) -> Counts:
        """Count places by kind and by country (a place that two sources know counts once), areas and borders."""
