"""Footprints in words that a person reads at a glance: "<= 5 km N of Ternova", "18-22 km SE of Kharkiv", "between A and B"."""

import re
from collections.abc import Callable, Mapping, Sequence

from fogline.claims.footprints import reach
from fogline.claims.footprints.bearings import letters
from fogline.claims.footprints.ground import settled
from fogline.claims.footprints.model import Anchor, Derivation, Distance, Located, Relation, Sort
from fogline.gazetteer import fold
from fogline.records import Span

_FOREIGN = re.compile(r"[^\x00-\x7f]|['’`]")
UNKNOWN = "unknown place"
_SIDES = {"N": "northern", "E": "eastern", "S": "southern", "W": "western"}


def shown(derivation: Derivation, located: Mapping[Span, Located], earlier: Sequence[Located] = ()) -> str:
    """Return the derivation in few words, with the distances that were drawn."""

    def name(anchor: Anchor) -> tuple[str, Located | None]:
        places = settled(anchor, located, earlier)
        printed = [span.of(derivation.phrase) for span in anchor.names]
        names = _called(places, printed) or printed or [f"the {anchor.refers}" if anchor.refers != "any" else "there"]
        text = " and ".join(names)
        border = anchor.edge and "border" not in text.lower()
        return (f"border of {text}" if border else text), (places[0] if places and not anchor.edge else None)

    if derivation.unknown or not (derivation.relations or derivation.without):
        return UNKNOWN
    sole = len(derivation.relations) == 1
    told = (
        _relation(relation, [name(anchor) for anchor in relation.anchors], sole) for relation in derivation.relations
    )
    held = ", ".join(dict.fromkeys(told))
    without = " and ".join(
        " or ".join(name(anchor)[0] for anchor in relation.anchors) for relation in derivation.without
    )
    return f"{held}, not {without}" if without else held


def _called(places: Sequence[Located], printed: Sequence[str]) -> list[str]:
    """Return the names of places; one that no English text spells so ("Nabatîyé et Tahta", "Sa'dah") as it is printed."""
    if len(places) != len(printed):
        return [place.name for place in places]
    return [
        said
        if _FOREIGN.search(place.name) and said.isascii() and said[:1].isupper() and fold(said) != fold(place.name)
        else place.name
        for place, said in zip(places, printed, strict=True)
    ]


def _relation(relation: Relation, named: list[tuple[str, Located | None]], sole: bool) -> str:
    names = [text for text, _ in named]
    if relation.sort == "direction" and not sole and relation.measure != "just":
        return f"{letters(relation.bearing or 0)} of {' or '.join(names)}"
    place = named[0][1]
    maker = _WORDS.get(relation.sort)
    if maker is not None:
        return maker(relation, names, place)
    return _PHRASES.get(relation.sort, "{any}").format(first=names[0], each=" and ".join(names), any=" or ".join(names))


def _near(relation: Relation, names: list[str], place: Located | None) -> str:
    if place is None and not relation.anchors[0].edge:
        return f"near {' or '.join(names)}"  # of a place that nobody placed, no distance can be told
    kind = place.kind if place else "border"
    wide = reach.near(kind, _radius(place)) * (2.0 if relation.measure == "far" else 1.0)
    return f"<= {_km(wide)} km of {' or '.join(names)}"


def _direction(relation: Relation, names: list[str], place: Located | None) -> str:
    if place is None and not relation.anchors[0].edge:
        return f"{letters(relation.bearing or 0)} of {' or '.join(names)}"
    kind = place.kind if place else "border"
    wide = reach.beyond(kind, _radius(place), relation.measure)
    return f"<= {_km(wide)} km {letters(relation.bearing or 0)} of {' or '.join(names)}"


def _distance(relation: Relation, names: list[str], _: Located | None) -> str:
    side = f" {letters(relation.bearing)}" if relation.bearing is not None else ""
    said = relation.distance or Distance(0, 0)
    low, high = reach.ring(said, 0.0)
    text = f"<= {_km(high)}" if said.low_km == 0 else f"{_km(low)}-{_km(high)}"
    return f"{text} km{side} of {' or '.join(names)}"


def _part(relation: Relation, names: list[str], _: Located | None) -> str:
    if relation.bearing is None:
        return f"central {' and '.join(names)}"
    point = letters(relation.bearing)
    side = _SIDES.get(point) or f"{point} part of"
    return f"{'far ' if relation.measure == 'far' else ''}{side} {' and '.join(names)}"


def _edge(relation: Relation, names: list[str], _: Located | None) -> str:
    side = f"{letters(relation.bearing)} " if relation.bearing is not None else ""
    return f"{side}outskirts of {' or '.join(names)}"


def _radius(place: Located | None) -> float:
    return 0.0 if place is None else place.radius_km or reach.DEFAULT_RADIUS.get(place.kind, 0.0)


def _km(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if value < 3 else f"{value:.0f}"


_WORDS: dict[Sort, Callable[[Relation, list[str], Located | None], str]] = {
    "near": _near,
    "direction": _direction,
    "distance": _distance,
    "part": _part,
    "outskirts": _edge,
}
_PHRASES: dict[Sort, str] = {
    "opposite": "across the river from {first}",
    "outside": "outside {each}",
    "between": "between {each}",
    "middle": "halfway between {each}",
    "along": "along {each}",
    "coast": "coast of {each}",
    "towards": "on the way to {first}",
}
