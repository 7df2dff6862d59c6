"""The file of a store: one header and three tables, read in place through a memory map, so opening costs nothing.

::

    b"FOGPLACE" | u32 version | u32 length of header | header (JSON) | places | names | keys

* places: one record of :data:`PLACE` each, in the order of their number (GeoNames id; from :data:`OWN` on Fogline's own).
* names: UTF-8, a line each: the name, then alternative names, parted by tabs. A place points to the start of its line.
* keys: buckets by length of key; in a bucket of length n, records of n ASCII letters + :data:`ENTRY`, sorted: a look-up is a
  bisection, and a key that stands for several places has several records.
"""

import struct
from dataclasses import dataclass, field
from typing import Literal

MAGIC = b"FOGPLACE"
VERSION = 1
PREFIX = struct.Struct("<II")  # version, length of header
PLACE = struct.Struct(
    "<IiiHBBII"
)  # number, latitude, longitude (1e-5 degree), division, feature, rank, population, name
ENTRY = struct.Struct(">BI")  # sort of name (index in SORTS), index of place
OWN = 4_000_000_000  # numbers from here on are places that GeoNames does not have

NameSort = Literal["name", "alternative", "historical", "romanised", "demonym", "metonym", "other"]
SORTS: tuple[NameSort, ...] = ("name", "alternative", "historical", "romanised", "demonym", "metonym", "other")


@dataclass(frozen=True, slots=True)
class Feature:
    """A place on its way into a store: what :class:`~fogline.gazetteer.Place` holds, plus ``names``: (name, sort) to be found by.

    ``shown`` are the alternative names given back; ``rank`` (0..255) lifts well-known places over namesakes of their population.
    """

    number: int
    name: str
    latitude: float
    longitude: float
    country: str
    division_code: str = ""
    feature_class: str = "P"
    feature_code: str = "PPL"
    population: int = 0
    rank: int = 0
    shown: tuple[str, ...] = ()
    names: tuple[tuple[str, NameSort], ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """What a store says about itself."""

    name: str
    licence: str
    complete: tuple[str, ...] = ()
    divisions: dict[tuple[str, str], str] = field(default_factory=dict)  # (country, code) -> name
