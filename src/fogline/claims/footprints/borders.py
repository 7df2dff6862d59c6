"""Borders between countries: the line that the gazetteer has, in place of two outlines; and names inside "the Polish border"."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from fogline.claims.footprints.countries import country_keys
from fogline.claims.footprints.model import Anchor, Derivation, Located, Relation
from fogline.gazetteer import Gazetteer, Place
from fogline.records import Mention, Span

_WORD = r"[^\W\d_][\w’'.]*"
_BORDER = r"(?:state |international |land |shared |common )?(?:border|frontier)s?"
_NAMED = (
    re.compile(rf"(?:the )?(?P<one>{_WORD})(?:\s*[-–—/]\s*(?P<other>{_WORD}))? {_BORDER}", re.IGNORECASE),
    re.compile(
        rf"(?:the )?{_BORDER} (?:with|of|between) (?P<one>{_WORD})(?: (?:and|with) (?P<other>{_WORD}))?", re.IGNORECASE
    ),
)


def of_borders(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions, those that read "the Polish border" or "the border with Poland" as the countries named in them."""
    out: list[Mention] = []
    for mention in mentions:
        words = mention.span.of(text)
        found = next(filter(None, (pattern.fullmatch(words) for pattern in _NAMED)), None) if len(words) < 90 else None
        if found is None or not found["one"][0].isupper():
            out.append(mention)
            continue
        parts = [found.span(name) for name in ("one", "other") if found[name]]
        out.extend(Mention(mention.start + start, mention.start + end, "STATE", "") for start, end in parts)
    return out


def with_borders(
    read: Derivation, places: Mapping[Span, Place], told: Sequence[Place], gazetteer: Gazetteer
) -> tuple[Derivation, dict[Span, Located]]:
    """Hang what is said of a border on the border line between two countries, where both are known; return it and the lines.

    ``places`` are those of the phrase's names, ``told`` those named before it, the nearest first. "The Russian border" beside a
    place in Ukraine is the border of Ukraine and Russia.
    """
    lines: dict[Span, Located] = {}

    def settled(anchor: Anchor, others: Mapping[Span, Place]) -> Anchor:
        pair = _pair(anchor, others, told, gazetteer) if anchor.edge else None
        shape = gazetteer.border(*pair) if pair else None
        if shape is None or pair is None:
            return anchor
        span = anchor.names[0] if anchor.names else Span(-1, -1)
        both = (_country_name(code, (*places.values(), *told), gazetteer) for code in sorted(pair))
        lines[span] = Located(
            f"border of {' and '.join(filter(None, both))}", "border", shape.geometry, 0.0, shape.error_km
        )
        return replace(anchor, names=(span,), refers=None)

    def moved(relation: Relation) -> Relation:
        # "the borders with A and B" are two, neither of them that of A and B
        edges = {anchor: set(anchor.names) for anchor in relation.anchors if anchor.edge}
        apart = {one: set().union(*(names for other, names in edges.items() if other != one)) for one in edges}
        return replace(
            relation,
            anchors=tuple(
                settled(one, {name: place for name, place in places.items() if name not in apart.get(one, ())})
                for one in relation.anchors
            ),
        )

    changed = replace(read, relations=tuple(map(moved, read.relations)), without=tuple(map(moved, read.without)))
    return changed, lines


def _pair(
    anchor: Anchor, places: Mapping[Span, Place], told: Sequence[Place], gazetteer: Gazetteer
) -> tuple[str, str] | None:
    named = [places[name] for name in anchor.names if name in places]
    if len(named) < len(anchor.names) or any(place.kind != "country" for place in named):
        return None
    beside = [place.country for name, place in places.items() if name not in anchor.names]
    countries = [place.country for place in named] or beside[:1] or [place.country for place in told][:1]
    if not countries or not countries[0]:
        return None
    if len(countries) > 1:
        return countries[0], countries[1]
    neighbours = set(gazetteer.neighbours(countries[0]))
    other = next((code for code in (*beside, *(place.country for place in told)) if code in neighbours), None)
    return (countries[0], other) if other else None


def _country_name(code: str, known: Iterable[Place], gazetteer: Gazetteer) -> str:
    """Return the name of a country, or ``""`` where the gazetteer has none for its code."""
    named = next((place.name for place in known if place.kind == "country" and place.country == code), None)
    place = gazetteer.place(country_keys().get(code, "")) if named is None else None
    return named or (place.name if place else "")
