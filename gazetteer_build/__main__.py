"""Builds the built-in gazetteer: ``python -m gazetteer_build`` writes it; ``--check`` compares it with a fresh build."""

import sys
import tempfile
import zipfile
from pathlib import Path

from fogline.gazetteer.geonames import LICENCE
from fogline.gazetteer.installed import BUILT_IN, SHAPES
from fogline.gazetteer.layout import Feature, Label
from fogline.gazetteer.writer import write_store
from gazetteer_build.cities import cities
from gazetteer_build.divided import district_features, division_features, division_names
from gazetteer_build.shaping import borders, natural_earth, shapes, write_archive
from gazetteer_build.tables import (
    Own,
    border_features,
    country_features,
    facility_features,
    points,
    region_features,
    respelt,
    water_features,
    with_settlements,
)


def build(folder: Path) -> tuple[Path, Path]:
    """Write the store and the archive of shapes into ``folder`` and return their paths."""
    earth, own = natural_earth(), Own()
    towns: dict[tuple[str, str], list[Feature]] = {}
    populated = respelt(list(cities()))
    for city in populated:
        towns.setdefault((city.country, city.division_code), []).append(city)
    countries = list(country_features(earth["points"] | points()))
    divisions = list(division_features(own, towns, earth["middles"] | points()))
    rest = [
        *region_features(own),
        *water_features(own),
        *facility_features(own),
        *border_features(own, earth["borders"], countries),
    ]
    label = Label("built-in: GeoNames towns from 500 residents, Fogline's tables", LICENCE, (), division_names())
    store, archive = folder / BUILT_IN.name, folder / SHAPES.name
    count = write_store(
        store, [*countries, *divisions, *district_features(populated), *rest, *with_settlements(own, populated)], label
    )
    write_archive(archive, shapes(divisions, countries, towns), borders())
    print(f"{count} places, {store.stat().st_size / 1e6:.1f} MB; shapes {archive.stat().st_size / 1e6:.1f} MB")
    return store, archive


def check() -> bool:
    """Whether the files in the package are what the build makes (the archive by content: zlib versions pack differently)."""
    with tempfile.TemporaryDirectory() as folder:
        store, archive = build(Path(folder))
        return store.read_bytes() == BUILT_IN.read_bytes() and _members(archive) == _members(SHAPES)


def _members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


if __name__ == "__main__":
    if "--check" not in sys.argv[1:]:
        build(BUILT_IN.parent)
    elif not check():
        raise SystemExit(
            "the built-in gazetteer is not what the build makes: run python -m gazetteer_build and commit what it writes"
        )
