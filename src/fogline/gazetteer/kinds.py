"""From GeoNames feature classes and codes to Fogline's sorts of place."""

from fogline.gazetteer.contract import Kind

_EXACT: dict[str, Kind] = {
    "A.ADM1": "division",
    "A.ADM1H": "division",
    "P.PPLX": "section",
    "L.PPLX": "section",
    "L.BDRY": "border",
    "T.ISL": "island",
    "T.ISLS": "island",
    "T.ISLET": "island",
    "H.CNL": "river",
    "L.RGN": "region",
    "A.RGN": "region",
}
_STARTS: tuple[tuple[str, Kind], ...] = (
    ("A.PCL", "country"),
    ("A.TERR", "country"),
    ("A.ADM", "district"),
    ("A.", "region"),
    ("P.", "settlement"),
    ("H.STM", "river"),
    ("H.LK", "lake"),
    ("H.RSV", "lake"),
    ("H.PND", "lake"),
    ("H.LGN", "lake"),
    ("H.SEA", "sea"),
    ("H.OCN", "sea"),
    ("H.STRT", "sea"),
    ("H.GULF", "sea"),
    ("H.BAY", "sea"),
    ("H.", "river"),
    ("L.", "region"),
    ("V.", "region"),
    ("T.", "mountain"),
    ("U.", "sea"),
    ("R.", "road"),
    ("S.", "facility"),
)


def kind_of(feature_class: str, feature_code: str) -> Kind:
    """Return the sort of place of a GeoNames feature; one without class or code is a region (an area that nobody defined)."""
    code = f"{feature_class}.{feature_code}"
    exact = _EXACT.get(code)
    if exact is not None:
        return exact
    return next((kind for start, kind in _STARTS if code.startswith(start)), "region")
