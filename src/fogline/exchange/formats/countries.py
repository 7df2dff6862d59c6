"""Countries as the data sets write them, read once from ``data/countries.tsv``."""

from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory: ISO 3166 codes (alpha-2, alpha-3, numeric), its name, its number after Gleditsch and Ward (1999),
    the regions that ACLED and UCDP put it in; empty where there is none."""

    alpha2: str
    alpha3: str
    numeric: str
    name: str
    gw: str
    acled_region: str
    ucdp_region: str


@cache
def countries() -> dict[str, Country]:
    """Return the countries by their alpha-2 code."""
    text = resources.files(__package__).joinpath("data/countries.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")][1:]
    return {country.alpha2: country for country in (Country(*line.split("\t")) for line in lines)}


def country(code: str | None) -> Country | None:
    """Return the country of an alpha-2 code, or ``None``."""
    return countries().get(code or "")
