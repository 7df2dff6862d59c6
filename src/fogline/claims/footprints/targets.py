"""What relations hang on: names (masked), words that refer back, borders. Pieces of patterns, and the anchors they stand for.

In a masked phrase every code point of a name is one private-use character that stands for its number, so offsets stay
as they are.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from fogline.claims.footprints.model import Anchor, Kind
from fogline.records import Span

_FIRST, _LAST = 0xE000, 0xF8FF
NAME = f"[{chr(_FIRST)}-{chr(_LAST)}]+(?:'s?)?"
"""A masked name as a piece of a pattern."""

# The sort of place that common nouns give a name, or refer back to.
_NOUNS: dict[Kind, str] = {
    "settlement": "city|cities|towns?|villages?|settlements?|hamlets?|port|suburb|township|stronghold|hub|capital|"
    "community|communities|municipality",
    "district": "districts?|raions?|count(?:y|ies)|sub-?districts?",
    "region": "regions?|oblasts?|provinces?|governorates?|peninsula|territory|voivodeship|republic|states?|krai",
    "country": "country|nation",
    "sea": "sea|gulf",
    "river": "rivers?|reservoir|canal",
    "road": "highway|motorway|road|route|railway|railroad",
    "facility": "plant|power station|airport|airfield|air ?base|base|bridge|dam|station|steel ?works|refinery|facility|"
    "factory|complex|hospital|prison|camp|depot|mine|theatre|school|airstrip",
}
_ALL = "|".join(_NOUNS.values())
# Words that are never an adjective before a name: they begin another relation or end the phrase.
_STOP = (
    "of|from|to|in|at|on|near|and|or|between|around|outside|inside|across|along|with|by|over|except|excluding|but|than|border|borders|"
    "frontier|towards?|off|into|within|via|linking|connecting|apart|other|not|north|south|east|west|about|is|was|are|were|that|which|where"
)
_FILL = rf"(?:(?!(?:{_STOP})\b)[\w.-]+\s+)"
_GENERIC = rf"(?:the\s+|an?\s+)?{_FILL}{{0,5}}(?:{_ALL}|cent(?:re|er))\s+of\s+"
_NAMED = rf"(?:{_GENERIC})?(?:the\s+)?{_FILL}{{0,3}}{NAME}(?:\s+(?:{_ALL}))?"
_BACK_NOUN = (
    rf"(?:the|this|that|its)\s+(?:same\s+|entire\s+|whole\s+|wider\s+)?(?:{_ALL}|area)\b"
    r"(?!\s+(?:cent(?:re|er)|of|council|hall|limits)\b)"
)
_BACK = rf"(?:there\b|here\b|{_BACK_NOUN})"
PLACE = rf"(?:{_NAMED}|{_BACK})"
_BORDER_LAND = "region|town|village|city|area|district|guard|post|police|force|crossing|check|zone|settle"
_EDGE = (
    rf"(?:state\s+|international\s+|land\s+|shared\s+|common\s+)?"
    rf"(?:border|frontier)s?\b(?!\s+(?:{_BORDER_LAND}))"
)
BORDER = (
    rf"(?:(?:the\s+|its\s+|their\s+)?{_EDGE}\s+(?:with|of|between)\s+(?:the\s+)?{NAME}(?:\s+(?:and|with)\s+(?:the\s+)?{NAME})?"
    rf"|(?:the\s+)?{NAME}(?:\s*[-/]\s*(?:the\s+)?{NAME})?\s+{_EDGE}(?:\s+with\s+(?:the\s+)?{NAME})?|(?:the|its)\s+{_EDGE})"
)
"""A border: of one name, between two, or "the border"."""
TARGET = rf"(?:{BORDER}|{PLACE})"
"""One thing that a relation may hang on."""
_MORE = rf"(?:\s*,\s*{PLACE})*\s*,?\s+(?:and|or|&)\s+{PLACE}(?!\s+{_EDGE})"


def end_of_list(masked: str, end: int) -> int:
    """Return where the list ends that the place before ``end`` begins ("A, B and C"), or ``end`` where it begins none.

    A comma alone does not join, as in "Popasna, Luhansk region".
    """
    more = _more().match(masked, end)
    return more.end() if more else end


@cache
def _more() -> re.Pattern[str]:
    return re.compile(_MORE, re.IGNORECASE)


def is_border(words: str) -> bool:
    """Tell whether the masked words of a target are those of a border."""
    return re.search(rf"\b{_EDGE}", words, re.IGNORECASE) is not None


def mask(phrase: str, names: Sequence[Span]) -> str:
    """Return ``phrase`` with names as private-use characters and plain dashes and quotes, each code point in its place."""
    text = phrase.translate(_PLAINER)
    for number, span in enumerate(names[: _LAST - _FIRST]):
        start, end = max(span.start, 0), min(span.end, len(text))
        if start < end:
            end -= 2 if text[start:end].endswith("'s") and end - start > 2 else 0
            text = text[:start] + chr(_FIRST + number) * (end - start) + text[end:]
    return text


_PLAINER = str.maketrans(
    {"’": "'", "‘": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": ",", "−": "-", "\u00a0": " ", "\u202f": " "}
    | {chr(code): "?" for code in range(_FIRST, _LAST + 1)}
)


def anchors(words: str, names: Sequence[Span]) -> tuple[Anchor, ...]:
    """Return what the masked words of a ``TARGET`` or a list of them stand for, in their order."""
    found = [names[ord(name[0]) - _FIRST] for name in re.findall(NAME, words)]
    if is_border(words):
        return (Anchor(tuple(found), edge=True, refers=None if found else "border"),)
    if not found:
        return (Anchor(refers=_referred(words)),)
    pieces = re.split(rf"(?<=[{chr(_FIRST)}-{chr(_LAST)}])(?=\s*,|\s+and\b|\s+or\b|\s+&)|,|\band\b|\bor\b", words)
    named = [piece for piece in pieces if re.search(NAME, piece)]
    hints = [_hint(piece) for piece in named] if len(named) == len(found) else [None] * len(found)
    if len(found) > 1 and re.search(rf"(?:{_ALL})\s*$", words, re.IGNORECASE) and _plural(words):
        hints = [hint or hints[-1] for hint in hints]
    out = [Anchor((name,), hint=hint) for name, hint in zip(found, hints, strict=True)]
    return tuple(
        out
        + [
            Anchor(refers=_referred(piece))
            for piece in pieces
            if piece not in named and re.search(_BACK, piece, re.IGNORECASE)
        ]
    )


@cache
def _patterns() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)) for kind, forms in _NOUNS.items())


def _hint(words: str) -> Kind | None:
    for kind, pattern in _patterns():
        if pattern.search(words):
            # "a district of X" lies in X; "the region of X" is X.
            return None if kind == "district" and re.search(r"\sof\s", words) else kind
    return None


def _plural(words: str) -> bool:
    return re.search(r"s\s*$", words) is not None


def _referred(words: str) -> Kind | Literal["any"]:
    return _hint(words) or "any"
