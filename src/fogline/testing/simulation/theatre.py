"""Theatres: where a war is set and between whom. Persons, units, outlets and all that happens are invented."""

import datetime
from dataclasses import dataclass

from fogline.records.errors import UsageError


@dataclass(frozen=True, slots=True)
class Side:
    """A party to the war: its code, what it is called, and the names its people bear."""

    code: str
    name: str
    adjective: str
    capital: str
    given: tuple[str, ...]
    family: tuple[str, ...]

    @property
    def ministry(self) -> str:
        """The name of its defence ministry."""
        return f"{self.adjective} defence ministry"


@dataclass(frozen=True, slots=True)
class Theatre:
    """A stretch of land (degrees) that ``attacker`` enters from the east; ``country`` is empty where the places are invented."""

    name: str
    defender: Side
    attacker: Side
    country: str
    south: float
    north: float
    west: float
    east: float
    start: datetime.date

    def side(self, code: str | None) -> Side:
        """Return the side with this code."""
        return self.attacker if code == self.attacker.code else self.defender

    def other(self, code: str | None) -> str:
        """Return the code of the other side."""
        return self.defender.code if code == self.attacker.code else self.attacker.code


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_UA = Side(
    "UA",
    "Ukraine",
    "Ukrainian",
    "Kyiv",
    _words("Taras Andrii Bohdan Mykola Yurii Pavlo Vasyl Roman Oksana Iryna Halyna Natalia Larysa Olena Stepan Danylo"),
    _words(
        "Hrebeniuk Tkalych Voronenko Savchyn Polishko Derkachuk Lozynskyi Bilokur Kravtsiv Ostapiuk Yaremchyn Zaviriukha "
        "Melnychak Horobets Skoryk Rudchyk Pidlisnyi Vernyhor"
    ),
)
_RU = Side(
    "RU",
    "Russia",
    "Russian",
    "Moscow",
    _words("Sergei Aleksei Viktor Nikolai Yegor Pyotr Anatoly Gennady Svetlana Marina Lyudmila Artyom Maksim Valery"),
    _words(
        "Gordyshev Lapunov Zavyalkin Merkushin Belozubov Toropygin Chasovnikov Ryabtsovsky Glukhanov Starodubin Pereverzin "
        "Usachkov Kolesnitsky Baturlin Dyakonin Yeltyshev"
    ),
)
_ORVANY = Side(
    "Orvany",
    "Orvany",
    "Orvanian",
    "Teldrin",
    _words("Ada Milo Tessa Joren Liska Brann Odell Marek Ilva Corin Senna Radek"),
    _words("Brenn Talvik Osterlo Vandrel Kesh Moravin Lindquel Sarro Haldane-Ruy Petrane Ulvar Dostrin"),
)
_KARSIA = Side(
    "Karsia",
    "Karsia",
    "Karsian",
    "Vostrel",
    _words("Emin Rusan Dovan Katrin Zoltar Irena Pavek Nadira Sorin Vlada Temur Jelka"),
    _words("Zarek Olmanov Drusik Tavari Krenn Belisar Mordan Ostrevi Halik Sunder Varga-Lo Ermolin"),
)

THEATRES = {
    "donets": Theatre("donets", _UA, _RU, "UA", 46.2, 51.6, 31.5, 40.2, datetime.date(2022, 4, 4)),
    "invented": Theatre("invented", _ORVANY, _KARSIA, "", 61.0, 63.2, 51.0, 55.0, datetime.date(2019, 3, 4)),
}


def theatre(name: str) -> Theatre:
    """Return the theatre called ``name``; ``UsageError`` says which there are."""
    if name not in THEATRES:
        raise UsageError(f"theatre: got {name!r}; there are {', '.join(sorted(THEATRES))}")
    return THEATRES[name]
