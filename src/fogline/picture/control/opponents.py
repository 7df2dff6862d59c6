"""Which side is meant by "the enemy", "the army" or "the rebels", and against whom a side fights at a place."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import floor
from typing import Literal

from fogline.claims.parties.table import look_up
from fogline.events.origins.tables import origin_tables
from fogline.picture.control.phrases import faceless
from fogline.records import Participant

MOSTLY = 0.8
_HERE = 2 / 3  # of what is told of a side's opponents round a place, the share from which one of them is meant there
_CODE = re.compile(r"[A-Z]{2}")

Cell = tuple[int, int]


def cell_of(latitude: float, longitude: float) -> Cell:
    """Return the cell of a point, a degree wide."""
    return floor(latitude), floor(longitude)


@dataclass(frozen=True, slots=True)
class Here:
    """Where a text speaks of: a place's country and cell, and ``named``, which tells the sides that the text names."""

    country: str = ""
    cell: Cell | None = None
    named: Callable[[], Collection[str]] = frozenset


NOWHERE = Here()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sides that fight, each with those that it fights (the most often told first), and the side that outlets speak for.

    ``main`` holds for a side of several opponents the one that nearly all of its fights are with. ``seen`` counts how often each
    side is told to fight or hold ground in each cell.
    """

    opponents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    outlets: dict[str, str] = field(default_factory=dict)
    main: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, Mapping[Cell, int]] = field(default_factory=dict)

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides that fight, those in most fights first."""
        return tuple(self.opponents)

    def opponent(self, side: str | None, here: Here = NOWHERE) -> str | None:
        """Return whom ``side`` fights ``here``; ``None`` where it fights nobody, or several of whom any may be meant.

        Of several it is the only one that the text names, the one that is mostly told of round the place, or the one that nearly
        all fights are with.
        """
        return self._one(self.opponents.get(side or "", ()), here, side)

    def principal(self, side: str | None) -> str | None:
        """Return the side of the conflict that ``side`` is or is allied with; ``None``: neither."""
        if side is None or side in self.opponents:
            return side
        allies = origin_tables().allies
        found = [one for one in self.opponents if side in allies.get(one, ())]
        return found[0] if len(found) == 1 else None

    def outlet(self, publisher: str | None) -> str | None:
        """Return the side for which an outlet speaks, or ``None``."""
        return self.principal(self.outlets.get(publisher or "") or _known_side(publisher or ""))

    def side_of(self, participant: Participant, speaker: str | None, here: Here) -> str | None:
        """Return the side of a party: its own, or, of words such as "the enemy", that against whom speaks or whose ground it is.

        ``speaker`` is the side of who says it.
        """
        if participant.side is not None:
            return self.principal(participant.side)
        return self.side_called(participant.text, speaker, here)

    def side_called(self, text: str, speaker: str | None, here: Here) -> str | None:
        """Return the side of those whom ``text`` calls by no name of their own."""
        sort = faceless(text)
        if sort in ("state", "rebel"):
            return self._at_home(sort, here)
        if sort == "own":
            return speaker
        if sort == "foreign" and here.country in self.opponents:
            return self.opponent(here.country, here)
        return self.opponent(speaker or here.country, here) if sort else None

    def _at_home(self, sort: Literal["state", "rebel"], here: Here) -> str | None:
        """Return the state of a country in a war within it, or the one group that fights it here."""
        against = self.opponents.get(here.country, ())
        groups = tuple(one for one in against if not _CODE.fullmatch(one))
        if not groups or groups[0] != against[0]:
            return None  # no war, or first of all one with another state, whose army may be meant
        return here.country if sort == "state" else self._one(groups, here, here.country)

    def _one(self, them: tuple[str, ...], here: Here, side: str | None) -> str | None:
        if len(them) < 2:
            return them[0] if them else None
        named = [one for one in them if one in here.named()]
        if len(named) == 1:
            return named[0]
        near = Counter({one: self._seen(one, here.cell) for one in named or them})
        lead = max(near, key=lambda one: near[one])
        if near[lead] and near[lead] >= _HERE * near.total():
            return lead
        main = self.main.get(side or "")
        return main if main in them else None

    def _seen(self, side: str, cell: Cell | None) -> int:
        """Return how often a side is told of in a cell and those around it."""
        if cell is None or side not in self.seen:
            return 0
        north, east = cell
        counts = self.seen[side]
        return sum(counts.get((north + up, east + aside), 0) for up in (-1, 0, 1) for aside in (-1, 0, 1))


@lru_cache(maxsize=4096)
def _known_side(publisher: str) -> str | None:
    """Return the side of an outlet as the table of parties has it, by its name or that of its site."""
    bare = re.sub(r"^(?:www|en)\.|\.(?:com|net|org|info|co\.uk|[a-z]{2})$", "", publisher.casefold())
    known = look_up(publisher) or look_up(bare) or look_up(bare.capitalize()) or look_up(bare.upper())
    return known.side if known is not None else None
