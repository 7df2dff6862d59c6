"""What the likely places of names lend to one another: how much of it lies in each country and division, and at which points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fogline.gazetteer import Place

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_TOGETHER = 100  # names worked out at once: a book must not be in memory as all pairs of its names


class Lent(NamedTuple):
    """What a likely place of a name lends to the others: its land, its division there and itself, where it is a point."""

    share: float
    country: str
    division: str | None
    point: Place | None


@dataclass(slots=True)
class Support:
    """What all others lend to one name: strengths by country and division, points with theirs, and their sums.

    ``inland`` is the sum of those that lie in a division.
    """

    countries: Mapping[str, float]
    divisions: Mapping[str, float]
    points: Sequence[tuple[Place, float]]
    whole: float
    inland: float


def supports(
    known: Mapping[str, float], beside: Sequence[Lent], ties: Floats, lent: Sequence[tuple[int, Lent]]
) -> Iterator[Support]:
    """Yield what each name gets from the other names round it, and from what is ``known`` and stands ``beside`` the text.

    ``ties`` [names, names round it] are the strengths, the name itself (0) in the middle; ``lent`` are given with the number of
    their lender, in the order of the numbers. All that is added up is added in their order, whatever else is there: a text is
    read the same every time.
    """
    import numpy as np

    reach = ties.shape[1] // 2
    lenders = np.array([lender for lender, _ in lent], np.int64)
    for first in range(0, len(ties), _TOGETHER):
        some = ties[first : first + _TOGETHER]
        begin = int(np.searchsorted(lenders, first - reach))
        end = int(np.searchsorted(lenders, first + len(some) + reach))
        round_it = lenders[begin:end] - np.arange(first, first + len(some))[:, None] + reach
        tied = np.take_along_axis(some, np.clip(round_it, 0, 2 * reach), 1) * (
            (round_it >= 0) & (round_it <= 2 * reach)
        )
        all_tied = np.concatenate([np.ones((len(some), len(beside))), tied], 1)
        yield from _supports(known, all_tied, [*beside, *(one for _, one in lent[begin:end])])


def _supports(known: Mapping[str, float], ties: Floats, lent: Sequence[Lent]) -> Iterator[Support]:
    """Yield what each name gets, by the strength of its ties [names, lent]."""
    import numpy as np

    strengths = ties * np.array([one.share for one in lent])
    countries, in_country = _numbered([*known, *(one.country for one in lent)])
    inland = [place for place, one in enumerate(lent) if one.division is not None]
    divisions, in_division = _numbered([lent[place].division or "" for place in inland])
    pointed = [place for place, one in enumerate(lent) if one.point is not None]
    points = [one.point for one in lent if one.point is not None]
    before = np.tile(np.array([*known.values()], np.float64), (len(strengths), 1))
    for of_countries, of_divisions, at_points, whole, within in zip(
        _added(np.concatenate([before, strengths], 1), in_country, len(countries)),
        _added(strengths[:, inland], in_division, len(divisions)),
        strengths[:, pointed].tolist(),
        _added(strengths, np.zeros(len(lent), np.int64), 1),
        _added(strengths[:, inland], np.zeros_like(in_division), 1),
        strict=True,
    ):
        yield Support(
            dict(zip(countries, of_countries, strict=True)),
            dict(zip(divisions, of_divisions, strict=True)),
            [(point, strength) for point, strength in zip(points, at_points, strict=True) if strength],
            whole[0],
            within[0],
        )


def _numbered(keys: Sequence[str]) -> tuple[list[str], Ints]:
    """Return the different keys, and the number among them of each that is given."""
    import numpy as np

    numbers: dict[str, int] = {}
    places = [numbers.setdefault(key, len(numbers)) for key in keys]
    return list(numbers), np.array(places, np.int64)


def _added(strengths: Floats, keys: Ints, count: int) -> list[list[float]]:
    """Return the sums [names, count] of the strengths [names, lent] with each key, added from left to right."""
    import numpy as np

    each = np.arange(len(strengths))[:, None] * count + keys
    sums = np.asarray(np.bincount(each.ravel(), strengths.ravel(), len(strengths) * count), np.float64)
    found: list[list[float]] = sums.reshape(len(strengths), count).tolist()
    return found
