"""The scale of precision of a footprint, and what it is called by ACLED, UCDP GED and VIINA."""

from typing import NamedTuple

from fogline.claims.footprints.model import Kind, Sort
from fogline.records.claim import PlacePrecision

_OF_KIND: dict[Kind, PlacePrecision] = {
    "facility": "exact",
    "settlement": "settlement",
    "district": "district",
    "region": "region",
    "sea": "region",
    "country": "country",
    "river": "line",
    "road": "line",
    "border": "line",
}
_LINES: tuple[Sort, ...] = ("between", "along", "coast")
_ORDER: tuple[PlacePrecision, ...] = ("exact", "settlement", "near", "line", "district", "region", "country", "unknown")
WHOLE_BORDER_KM = 1000.0
"""Lines that reach farther than this from their middle (all borders of a large country) tell no more than a country does."""
NEAR_KM, DISTRICT_KM, REGION_KM = 25.0, 60.0, 300.0
"""Up to these radii an area near something is called near, a district, a region; UCDP draws the first line at 25 km."""


class PrecisionCodes(NamedTuple):
    """A precision in the codes of others; ``None`` where they have none for it.

    ACLED geo_precision 1 town, 2 near or part of a region, 3 larger region. UCDP GED where_prec 1 exact, 2 within
    about 25 km, 3 second order division, 4 first order division, 5 line or fuzzy, 6 country, 7 international waters.
    VIINA GEO_PRECISION: STREET and ADM1 are named in its documentation; ADM3, ADM2 and ADM0 follow from them.
    """

    acled: int | None
    ucdp: int | None
    viina: str | None


_CODES: dict[PlacePrecision, PrecisionCodes] = {
    "exact": PrecisionCodes(1, 1, "STREET"),
    "settlement": PrecisionCodes(1, 1, "ADM3"),
    "near": PrecisionCodes(2, 2, "ADM3"),
    "district": PrecisionCodes(2, 3, "ADM2"),
    "line": PrecisionCodes(2, 5, "ADM2"),
    "region": PrecisionCodes(3, 4, "ADM1"),
    "country": PrecisionCodes(3, 6, "ADM0"),
    "unknown": PrecisionCodes(None, None, None),
}


def precision_codes(precision: PlacePrecision, *, at_sea: bool = False) -> PrecisionCodes:
    """Return the codes for a precision; ``at_sea`` for what lies in waters that belong to no state."""
    codes = _CODES[precision]
    return codes._replace(ucdp=7) if at_sea and codes.ucdp is not None else codes


def precision_of(sort: Sort, kind: Kind) -> PlacePrecision:
    """Return how precise one relation to a place of this kind is, before its size is looked at."""
    if sort in _LINES:
        return "line"
    own = _OF_KIND[kind]
    if sort in ("in", "part", "outskirts"):
        return own if sort == "in" or own not in ("exact", "settlement") else "settlement"
    return "line" if own == "line" else "near"


def finest(each: list[PlacePrecision], radius_km: float) -> PlacePrecision:
    """Return the precision of relations that all hold: the finest, coarsened where the area is large."""
    best: PlacePrecision = min(each, key=_ORDER.index, default="unknown")
    if best == "line" and radius_km > WHOLE_BORDER_KM:
        return "country"
    if best != "near" or radius_km <= NEAR_KM:
        return best
    return "district" if radius_km <= DISTRICT_KM else "region" if radius_km <= REGION_KM else "country"
