"""Which of the places named before a phrase its words may refer back to: "there", "the village", "the capital", "the plant"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fogline.claims.footprints.model import Derivation, Located
from fogline.gazetteer import Place
from fogline.records import Span

_MOST = 12
_SENTENCES_BACK, _THERE_BACK = 8, 2
_VILLAGE, _CITY = 50_000, 2_000  # residents: what is larger is no village, what is smaller no city
_HOLDS = re.compile(r"(?:\s*,\s*(?:in\s+)?|\s+in\s+|\s*\(\s*)(?:the\s+)?(?:[a-z]+(?:ern)?\s+)?")
_FACILITY = re.compile(
    r"\b(?:plant|power station|airport|airfield|air ?base|bridge|dam|station|steel ?works|refinery|factory|hospital|prison|camp|"
    r"depot|mine|theatre|theater|school|base|complex|facility)\b",
    re.IGNORECASE,
)
_ANY_FACILITY = frozenset({"facility", "complex"})


@dataclass(frozen=True, slots=True)
class Told:
    """A place that was named before: where in the text, what it is, and how many sentences back."""

    span: Span
    located: Located
    place: Place
    back: int
    as_actor: bool = False


def fitting(text: str, told: Sequence[Told], read: Derivation) -> list[Located]:
    """Return the places, nearest first, that the words of ``read`` may refer back to; ``told`` are the nearest first."""
    words = read.phrase.lower()
    wide = any(anchor.edge or anchor.refers == "border" for relation in read.relations for anchor in relation.anchors)
    there = any(anchor.refers == "any" for relation in read.relations for anchor in relation.anchors)
    nouns = {found.lower() for found in _FACILITY.findall(words)}
    found: list[Located] = []
    for one in _inner_first(text, told):
        if one.back > (_THERE_BACK if there else _SENTENCES_BACK) or len(found) == _MOST:
            break
        if (wide or not one.as_actor) and _fits(one, words, nouns, text) and one.located not in found:
            found.append(one.located)
    return found


def _inner_first(text: str, told: Sequence[Told]) -> list[Told]:
    """Put "Kharkiv" before "Ukraine" where the text says "in Kharkiv, Ukraine": what follows speaks of the town."""
    ordered = list(told)
    for at in range(len(ordered) - 1):
        outer, inner = ordered[at], ordered[at + 1]
        if inner.span.end <= outer.span.start <= inner.span.end + 40 and _HOLDS.fullmatch(
            text[inner.span.end : outer.span.start]
        ):
            ordered[at], ordered[at + 1] = inner, outer
    return ordered


def _fits(one: Told, words: str, nouns: set[str], text: str) -> bool:
    place = one.place
    if place.kind == "facility" and nouns:
        named = f"{one.span.of(text)} {place.name}".lower()
        return bool(nouns & _ANY_FACILITY) or any(noun in named for noun in nouns)
    if place.kind != "settlement":
        return True
    if re.search(r"\bcapital\b", words):
        return place.feature_code in ("PPLC", "PPLA") if "regional" in words else place.feature_code == "PPLC"
    if re.search(r"\b(?:village|hamlet)\b", words):
        return place.population < _VILLAGE
    return not (re.search(r"\bcity\b", words) and 0 < place.population < _CITY)
