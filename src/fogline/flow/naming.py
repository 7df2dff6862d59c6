"""The place that a question names: by its key or one of its names, never one that is only spelt nearly so."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fogline.records.errors import UsageError

if TYPE_CHECKING:
    from fogline.gazetteer import Gazetteer, Place

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
