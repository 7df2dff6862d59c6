"""The tables of what cannot both hold, read once from ``data/contradictions.yaml``."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from fogline.events.tables import read_table


@dataclass(frozen=True, slots=True)
class ControlRule:
    """Two types that exclude each other where done by the ``same`` side or by an ``other``."""

    one: str
    other: str
    by: Literal["same", "other"]
    words: str


@dataclass(frozen=True, slots=True)
class ContradictionTables:
    """See the file for what each is for; ``about`` is a share, ``place_slack_km`` in kilometres."""

    control: tuple[ControlRule, ...]
    blamed: frozenset[str]
    lasting: frozenset[str]
    reaching: frozenset[str]
    short_of: re.Pattern[str]
    denies_doing: re.Pattern[str]
    denies_aim: re.Pattern[str]
    denies_kind: re.Pattern[str]
    ends_it: re.Pattern[str]
    cannot_tell: re.Pattern[str]
    about: float
    place_slack_km: float
    place_precisions: frozenset[str]
    place_confidence: float
    place_settled: float
    growing: frozenset[str]
    earlier: re.Pattern[str]
    another: re.Pattern[str]
    more: re.Pattern[str]
    found_later: re.Pattern[str]
    civil: re.Pattern[str]
    military: re.Pattern[str]
    housed_in: re.Pattern[str]


@cache
def contradiction_tables() -> ContradictionTables:
    """Return the shipped tables."""
    data = read_table("contradictions")
    return ContradictionTables(
        control=tuple(ControlRule(**rule) for rule in data["control"]),
        blamed=frozenset(data["blamed"]),
        lasting=frozenset(data["lasting"]),
        reaching=frozenset(data["reaching"]),
        short_of=re.compile(data["short_of"], re.IGNORECASE),
        denies_doing=re.compile(data["denies_doing"], re.IGNORECASE),
        denies_aim=re.compile(data["denies_aim"], re.IGNORECASE),
        denies_kind=re.compile(data["denies_kind"], re.IGNORECASE),
        ends_it=re.compile(data["ends_it"], re.IGNORECASE),
        cannot_tell=re.compile(data["cannot_tell"], re.IGNORECASE),
        about=float(data["about"]),
        place_slack_km=float(data["place_slack_km"]),
        place_precisions=frozenset(data["place_precisions"]),
        place_confidence=float(data["place_confidence"]),
        place_settled=float(data["place_settled"]),
        growing=frozenset(data["growing"]),
        earlier=re.compile(data["earlier"], re.IGNORECASE),
        another=re.compile(data["another"], re.IGNORECASE),
        more=re.compile(data["more"], re.IGNORECASE),
        found_later=re.compile(data["found_later"], re.IGNORECASE),
        civil=re.compile(data["civil"], re.IGNORECASE),
        military=re.compile(data["military"], re.IGNORECASE),
        housed_in=re.compile(data["housed_in"], re.IGNORECASE),
    )
