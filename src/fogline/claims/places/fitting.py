"""How well a place fits what the words at its name say of it, as a share of log weight."""

import math
from collections.abc import Iterable

from fogline.claims.places.model import Unit
from fogline.claims.places.naming import Name
from fogline.gazetteer import Place, fold

_VILLAGE = 5_000  # residents; what is larger is seldom called a village
_KINDS: dict[str, tuple[str, ...]] = {
    "village": ("settlement", "section"),
    "settlement": ("settlement",),
    "division": ("division", "region", "country"),
    "section": ("section", "settlement", "district"),
    "district": ("district", "section"),
    "county": ("district", "division"),
    "water": ("river", "lake", "sea"),
    "island": ("island", "region", "division", "country"),
    "mountain": ("mountain", "region"),
}
_NEVER: dict[str, tuple[str, ...]] = {
    "county": ("settlement", "section"),
    "water": ("settlement", "section", "district", "division"),
    "mountain": ("settlement", "section"),
}
_AGREES, _DIFFERS = 2.0, -3.0
_SEAT_MEANT = 3.0


def fit(name: Name, place: Place, *, unit_known: bool) -> float:
    """Return what the sort of place that the words name adds to the log weight of ``place``.

    Where no unit of that name is known (``unit_known``), its town is the best that there is.
    """
    if not name.sort:
        return 0.0
    if name.sort == "division" and place.kind == "district":
        return 0.0  # "Yatenga province", "Masisi territory"
    if place.kind not in _KINDS[name.sort]:
        return 0.0 if _is_called(name, place) or (unit_of(name, place) and not unit_known) else _DIFFERS
    if name.sort == "village" and place.population > _VILLAGE:
        return _AGREES - math.log(place.population / _VILLAGE)
    return _AGREES


def seat_meant(name: Name, place: Place, others: Iterable[Place]) -> float:
    """Return what a division loses where the words speak of a spot, and its seat bears the name ("near Zhytomyr"), and what the
    seat loses where they speak of nothing but villages, which are in no town ("villages in Zhytomyr").

    "In" may be said of both, as may a bare name; it means the town where the division is seldom called so without its sort
    ("Zhytomyr Oblast").
    """
    if name.spot == "holds" and place.kind == "settlement" and not name.sort:
        return -_SEAT_MEANT if any(one.kind == "division" and one.areas == place.areas for one in others) else 0.0
    if name.sort or name.spot in ("land", "holds") or place.kind != "division":
        return 0.0
    if name.spot != "near" and fold(place.name) == name.key:
        return 0.0
    seats = (one for one in others if one.kind == "settlement" and one.areas == place.areas)
    return -_SEAT_MEANT if any(name.key in map(fold, (one.name, *one.alternative_names)) for one in seats) else 0.0


def unit_of(name: Name, place: Place) -> Unit:
    """Return the sort of unit ("district", "division") that the words call a town, which is at most the seat of it; else ""."""
    called = name.sort in ("district", "division") and place.kind in ("settlement", "section")
    if not called or _is_called(name, place):
        return ""
    return "district" if name.sort == "district" else "division"


def excluded(name: Name, place: Place) -> bool:
    """Tell whether ``place`` cannot be meant: a county and a river are not the town of that name."""
    if place.kind == "country":
        return name.within and name.sort == "water"  # the Niger River
    return place.kind in _NEVER.get(name.sort, ()) and not _is_called(name, place)


def _is_called(name: Name, place: Place) -> bool:
    """Tell whether the words as printed are a name of the place: Silver Creek may be a town."""
    return name.within and any(fold(known) == name.key for known in (place.name, *place.alternative_names))


def is_unit(name: Name, place: Place) -> bool:
    """Tell whether ``place`` is of the sort that the words name."""
    return bool(name.sort) and place.kind in _KINDS[name.sort]
