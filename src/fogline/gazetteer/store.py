"""One file of places, read in place through a memory map."""

import json
import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from fogline.gazetteer.contract import Place, Source
from fogline.gazetteer.folding import fold
from fogline.gazetteer.kinds import kind_of
from fogline.gazetteer.layout import ENTRY, MAGIC, OWN, PLACE, PREFIX, SORTS, VERSION, NameSort
from fogline.records.errors import InputError

GEONAMES_PREFIX = "geonames:"
OWN_PREFIX = "fogline:"
_MOST_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a key stands for: its index in the store and the sort of name that the key is."""

    index: int
    sort: NameSort


class Store:
    """The places of one file. Look-ups bisect the sorted keys; nothing is read before it is asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            header, self._places_at = self._header()
        except (OSError, ValueError, KeyError, TypeError, struct.error) as error:
            raise InputError(f"{path}: not a file of places ({error}); remove it and add the places anew") from error
        self.name: str = header["name"]
        self.licence: str = header["licence"]
        self.complete: frozenset[str] = frozenset(header["complete"])
        self.size: int = header["places"]
        self.divisions: list[tuple[str, str, str]] = [(row[0], row[1], row[2]) for row in header["divisions"]]
        self.features: list[tuple[str, str]] = [(row[0], row[1]) for row in header["features"]]
        self.kinds = [kind_of(*feature) for feature in self.features]
        self.counts: list[int] = header["keys"]
        self._names_at = self._places_at + self.size * PLACE.size
        at = self._names_at + header["names"]
        self.buckets: list[int] = []
        for length, count in enumerate(self.counts):
            self.buckets.append(at)
            at += count * (length + ENTRY.size)
        if at != len(self._data):
            raise InputError(f"{path}: got {len(self._data)} bytes, want {at}; remove it and add the places anew")

    def _header(self) -> tuple[dict[str, Any], int]:
        start = len(MAGIC) + PREFIX.size
        if self._data[: len(MAGIC)] != MAGIC:
            raise ValueError("it does not begin as one")
        version, length = PREFIX.unpack(self._data[len(MAGIC) : start])
        if version != VERSION:
            raise ValueError(f"its format is version {version}, this program reads {VERSION}")
        return json.loads(self._data[start : start + length]), start + length

    def source(self) -> Source:
        """Return what this store is."""
        return Source(
            self.name, self.size, sum(self.counts), len(self._data), tuple(sorted(self.complete)), self.licence
        )

    def hits(self, key: str) -> Iterator[Hit]:
        """Yield the places that ``key`` (folded) stands for."""
        wanted = key.encode("ascii")
        length = len(wanted)
        if not 0 < length < len(self.counts):
            return
        for number in range(self._first(length, wanted), self.counts[length]):
            at = self._key_at(length, number)
            if self._data[at : at + length] != wanted:
                return
            sort, index = ENTRY.unpack_from(self._data, at + length)
            yield Hit(index, SORTS[sort])

    def entries(self) -> Iterator[tuple[str, NameSort, int]]:
        """Yield every key with its sort and the index of its place; shorter keys first, those of a length in order."""
        for length, count in enumerate(self.counts):
            for number in range(count):
                at = self._key_at(length, number)
                sort, index = ENTRY.unpack_from(self._data, at + length)
                yield self._data[at : at + length].decode("ascii"), SORTS[sort], index

    def keys(self, length: int, letter: str) -> list[str]:
        """Return the keys of a length that begin with a letter (a-z, 0-9), each once, in order."""
        if not 0 < length < len(self.counts):
            return []
        first = self._first(length, letter.encode("ascii"))
        end = self._first(length, bytes([ord(letter) + 1]))
        between = memoryview(self._data)[self._key_at(length, first) : self._key_at(length, end)]
        entries = struct.iter_unpack(f"{length}s{ENTRY.size}x", between)
        return [key.decode("ascii") for key in dict.fromkeys(key for (key,) in entries)]

    def _key_at(self, length: int, number: int) -> int:
        return self.buckets[length] + number * (length + ENTRY.size)

    def _first(self, length: int, wanted: bytes) -> int:
        """Return the number of the first key of a length that does not stand before ``wanted`` (a key, or how one begins)."""
        low, high = 0, self.counts[length]
        while low < high:
            middle = (low + high) // 2
            at = self._key_at(length, middle)
            if self._data[at : at + length] < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    def row(self, index: int) -> tuple[int, int, int, int, int, int, int, int]:
        """Return the bare record of a place, as :data:`~fogline.gazetteer.layout.PLACE` says."""
        return PLACE.unpack_from(self._data, self._places_at + index * PLACE.size)

    def rows(self) -> Iterator[tuple[int, int, int, int, int, int, int, int]]:
        """Yield the bare records of all places, in their order."""
        end = self._places_at + self.size * PLACE.size
        yield from PLACE.iter_unpack(memoryview(self._data)[self._places_at : end])

    def by_key(self, key: str) -> int | None:
        """Return the index of the place that a :attr:`Place.key` names, or ``None``."""
        number = geonames_number(key)
        return self._own.get(key) if number is None else self.find(number)

    @cached_property
    def _own(self) -> dict[str, int]:
        """The places that GeoNames does not have, by key; they stand last."""
        low = self.size
        while low and self.row(low - 1)[0] >= OWN:
            low -= 1
        return {self.place(index).key: index for index in range(low, self.size)}

    def find(self, number: int) -> int | None:
        """Return the index of the place with this number, or ``None``."""
        low, high = 0, self.size
        while low < high:
            middle = (low + high) // 2
            if self.row(middle)[0] < number:
                low = middle + 1
            else:
                high = middle
        return low if low < self.size and self.row(low)[0] == number else None

    def place(self, index: int) -> Place:
        """Return the place at ``index``."""
        number, latitude, longitude, division, feature, _, population, name_at = self.row(index)
        country, code, division_name = self.divisions[division]
        feature_class, feature_code = self.features[feature]
        start = self._names_at + name_at
        name, *others = self._data[start : self._data.find(b"\n", start)].decode("utf-8").split("\t")
        own = number >= OWN
        return Place(
            key=_own_key(name, country, code, feature_class, feature_code) if own else f"{GEONAMES_PREFIX}{number}",
            name=name,
            latitude=latitude / 1e5,
            longitude=longitude / 1e5,
            country=country,
            kind=self.kinds[feature],
            geonames_id=None if own else number,
            alternative_names=tuple(others),
            division=division_name,
            division_code=code,
            feature_class=feature_class,
            feature_code=feature_code,
            population=population,
        )


def geonames_number(key: str) -> int | None:
    """Return the number in a key such as ``geonames:706483``; ``None`` for any other key."""
    digits = key.removeprefix(GEONAMES_PREFIX)
    return int(digits) if digits != key and digits.isdecimal() and len(digits) <= _MOST_DIGITS else None


def _own_key(name: str, country: str, code: str, feature_class: str, feature_code: str) -> str:
    """Name a place that GeoNames does not have: a division by its code, a town by that and its name, all else by its name."""
    if feature_code == "ADM1":
        return OWN_PREFIX + f"{country}.{code}".lower()
    return OWN_PREFIX + (f"{country}.{code}.{fold(name)}".lower() if feature_class == "P" else fold(name))
