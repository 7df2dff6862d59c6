"""Great rivers: what is known of one bank says nothing of the other."""

from functools import cache
from typing import Any

GREAT = 5
"""Up to this rank (0 the largest) a river of the basemap parts its banks: the Dnipro, the Nile, the Euphrates, the Niger do."""


def banks_part(one: Any, other: Any, near: Any) -> Any:
    """Return for points ``one`` (n, 2) and ``other`` (m, 2), latitude and longitude, whether a great river lies between them,
    as (n, m); looked at only where ``near`` (n, m) says so, elsewhere ``False``."""
    import numpy as np
    import shapely

    parted = np.zeros(near.shape, bool)
    rows, columns = np.nonzero(near)
    if not len(rows):
        return parted
    box = _box(one, other)
    rivers = [line for line in _rivers() if line.intersects(box)]
    if not rivers:
        return parted
    ends = np.stack([one[rows][:, ::-1], other[columns][:, ::-1]], axis=1)
    crossing, _ = shapely.STRtree(_pieces(rivers, box)).query(shapely.linestrings(ends), predicate="intersects")
    parted[rows[crossing], columns[crossing]] = True
    return parted


@cache
def _rivers() -> tuple[Any, ...]:
    from fogline.picture.maps.atlas import layer

    found = layer("rivers")
    return tuple(line for line, rank in zip(found.geometries, found.values["rank"], strict=True) if int(rank) <= GREAT)


def _box(one: Any, other: Any) -> Any:
    import numpy as np
    import shapely

    points = np.concatenate([one, other])
    (south, west), (north, east) = points.min(axis=0), points.max(axis=0)
    return shapely.box(west, south, east, north)


def _pieces(rivers: list[Any], box: Any) -> list[Any]:
    """Return the rivers in pieces of one segment each that meet the box: a tree of short pieces answers quickly."""
    import numpy as np
    import shapely

    lines = shapely.get_parts(rivers)
    points, owner = shapely.get_coordinates(lines, return_index=True)
    same = owner[1:] == owner[:-1]
    pieces = shapely.linestrings(np.stack([points[:-1], points[1:]], axis=1)[same])
    return list(pieces[shapely.intersects(pieces, box)])
