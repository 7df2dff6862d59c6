"""The place that a question names: by its key or one of its names, never one that is only spelt nearly so."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fogline.records.errors import UsageError

if TYPE_CHECKING:
    from fogline.gazetteer import Candidate, Gazetteer, Place

_SHARE = 0.5
"""Of a division's confidence: how likely a town of its name must be to be meant where a point is."""
_ADVICE = "fogline places find NAME tells keys such as geonames:706448, and fogline places add UA adds the villages of a country"


def named_places(
    name: str, places: "Gazetteer", what: str, limit: int = 1, *, otherwise: str = ""
) -> "Sequence[Place]":
    """Return the places that ``name`` (or key) stands for, likeliest first.

    ``UsageError``, which begins with ``what``, where none does; it names those that are spelt nearly so, and ``otherwise``,
    another way to say where: a map of the wrong town, or "nothing happened there", is worse than a question asked again.
    """
    keyed = places.place(name.strip())
    if keyed is not None:
        return (keyed,)
    found = places.candidates(name, limit=limit, fuzzy=False)
    if found:
        return tuple(one.place for one in found)
    like = ", ".join(f"{one.place.label} ({one.place.key})" for one in places.candidates(name, limit=3))
    meant = f"; spelt nearly so are {like}: give the name or key of the one that is meant" if like else ""
    other = f"; {otherwise}" if otherwise else ""
    raise UsageError(f"{what}: no place is known by the name {name[:80]!r}{other}{meant or f'; {_ADVICE}'}")


def town_of_its_name(found: "Sequence[Candidate]") -> "Candidate | None":
    """Return, of what a name may stand for (likeliest first), the town in the division that it stands for first, if there is one.

    Whoever means the land says so ("Kherson Oblast"); ten kilometres round Kherson are round the city.
    """
    land = found[0] if found else None
    if land is None or land.place.kind not in ("division", "district") or not land.place.division_code:
        return None
    area = (land.place.country, land.place.division_code)
    for town in found[1:]:
        inside = (town.place.country, town.place.division_code) == area
        if town.place.kind == "settlement" and inside and town.confidence >= land.confidence * _SHARE:
            return town
    return None


def point_named(name: str, places: "Gazetteer", what: str, *, otherwise: str = "") -> "Place":
    """Return the place round which a question by ``name`` asks: the town where the name is that of its division, too."""
    first = named_places(name, places, what, otherwise=otherwise)[0]
    if first.key == name.strip():
        return first
    town = town_of_its_name(places.candidates(name, limit=5, fuzzy=False))
    return town.place if town is not None else first
