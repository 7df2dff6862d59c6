"""Areas and lines: a zip archive of GeoJSON geometries, read one at a time."""

import json
import zipfile
import zlib
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from fogline.gazetteer.contract import Shape
from fogline.records.errors import InputError

INDEX = "index.json"  # {"shapes": {key: error in km}, "borders": {"RU-UA": error in km}}


class Shapes:
    """The geometries of one archive, by key of place and by pair of countries; an archive opens when first asked."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def of(self, key: str) -> Shape | None:
        """Return the area or line of the place that ``key`` names, or ``None``."""
        error = self._index["shapes"].get(key)
        return None if error is None else Shape(self._read(f"shapes/{key.replace(':', '-')}.json"), float(error))

    def border(self, one: str, other: str) -> Shape | None:
        """Return the border of two countries as lines, or ``None``."""
        pair = "-".join(sorted((one, other)))
        error = self._index["borders"].get(pair)
        return None if error is None else Shape(self._read(f"borders/{pair}.json"), float(error))

    def neighbours(self, country: str) -> tuple[str, ...]:
        """Return the countries that ``country`` meets, in alphabetical order."""
        return self._neighbours.get(country, ())

    def counts(self) -> tuple[int, int]:
        """Return how many places have a shape, and how many pairs of countries a border."""
        return len(self._index["shapes"]), len(self._index["borders"])

    @cached_property
    def _neighbours(self) -> dict[str, tuple[str, ...]]:
        met: dict[str, list[str]] = {}
        for one, other in (pair.split("-") for pair in sorted(self._index["borders"])):
            met.setdefault(one, []).append(other)
            met.setdefault(other, []).append(one)
        return {country: tuple(sorted(others)) for country, others in met.items()}

    @cached_property
    def _archive(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(self._path)
        except (OSError, zipfile.BadZipFile) as error:
            raise self._unreadable(error) from error

    @cached_property
    def _index(self) -> dict[str, dict[str, float]]:
        index: dict[str, Any] = json.loads(self._read(INDEX))
        return index

    @lru_cache(256)  # noqa: B019  (one archive a process; its shapes are asked for again and again)
    def _read(self, name: str) -> str:
        try:
            return self._archive.read(name).decode("utf-8")
        except (
            OSError,
            zipfile.BadZipFile,
            zlib.error,
            KeyError,
        ) as error:  # also where it was replaced since it was opened
            raise self._unreadable(error) from error

    def _unreadable(self, error: Exception) -> InputError:
        return InputError(f"{self._path}: cannot read the shapes of places ({error}); install Fogline anew")
