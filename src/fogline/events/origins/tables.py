"""The table of sources, read once from ``data/origins.yaml``: what makes two names one origin, who is neutral, who
is whose ally.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from fogline.events.tables import read_table


@dataclass(frozen=True, slots=True)
class Office:
    """An organisation by the words of those who speak for it; ``local``: there is one for each place."""

    name: str
    words: re.Pattern[str]
    local: bool


@dataclass(frozen=True, slots=True)
class OriginTables:
    """The tables as patterns and sets; see the file for what each is for."""

    hearsay: re.Pattern[str]
    witness: re.Pattern[str]
    medics: re.Pattern[str]
    correspondent: re.Pattern[str]
    on_the_spot: re.Pattern[str]
    generic: re.Pattern[str]
    offices: tuple[Office, ...]
    speakers: Mapping[str, str]
    bodies: frozenset[str]
    neutral: frozenset[str]
    allies: Mapping[str, frozenset[str]]


@cache
def origin_tables() -> OriginTables:
    """Return the shipped tables."""
    data = read_table("origins")
    return OriginTables(
        hearsay=re.compile(rf"(?:an? |the )?(?:{'|'.join(data['hearsay'])})", re.IGNORECASE),
        witness=re.compile(data["witness"], re.IGNORECASE),
        medics=re.compile(data["medics"], re.IGNORECASE),
        correspondent=re.compile(data["correspondent"], re.IGNORECASE),
        on_the_spot=re.compile("|".join(data["on_the_spot"]), re.IGNORECASE),
        generic=re.compile(data["generic"], re.IGNORECASE),
        offices=tuple(
            Office(one["name"], re.compile(one["words"], re.IGNORECASE), bool(one.get("place")))
            for one in data["offices"]
        ),
        speakers=MappingProxyType(dict(data["speakers"])),
        bodies=frozenset(data["bodies"]),
        neutral=frozenset(data["neutral"]),
        allies=MappingProxyType({side: frozenset(them) for side, them in data["allies"].items()}),
    )
