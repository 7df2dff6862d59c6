"""Who may hold a place: the sides of the wars fought in its country, and not those of every war that a ledger tells of."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from fogline.picture.control.opponents import Conflict

_FEWEST = 2  # sides that make a fight; a country that has fewer is left to all of them


@dataclass(frozen=True, slots=True)
class Fighting:
    """All sides, and of each country (ISO alpha-2) where it is known the sides that fight there."""

    sides: tuple[str, ...]
    there: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, country: str) -> Collection[str]:
        """Return the sides that may hold a place in ``country``."""
        return self.there.get(country) or self.sides


def fighting(
    sides: tuple[str, ...], told: Iterable[tuple[str, str]], started: Iterable[str], made: Conflict
) -> Fighting:
    """Return who fights where: the sides ``told`` of in a country (country, side), those that they fight, the country itself.

    Those of the starting state (``started``) may be anywhere.
    """
    there: dict[str, set[str]] = defaultdict(set)
    for country, side in told:
        there[country].update((side, *made.opponents.get(side, ())))
    always = frozenset(started)
    known = {
        country: frozenset(sides).intersection(found | always | {country} | set(made.opponents.get(country, ())))
        for country, found in there.items()
        if country
    }
    return Fighting(sides, {country: found for country, found in known.items() if len(found) >= _FEWEST})
