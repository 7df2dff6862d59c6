"""What a question is about, in the spellings of reports: Cyrillic names romanised, other names of places and parties added."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from fogline.gazetteer import Gazetteer

    Places = Callable[[], Gazetteer]

_TERM = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')
_SURE = 0.8  # how sure it must be that a word is a place before the place's other names are looked for too
_SHARE = 0.2  # of the likeliest place's confidence: how likely a namesake must be to be meant as well
_KEY = re.compile(r"(?:geonames|fogline):\S+")
_PARTIES = frozenset({"person", "force", "group", "body", "ministry", "media", "ngo"})


def terms(text: str) -> tuple[str, ...]:
    """Cut a question into its terms: words, and phrases in double quotes. ``bridge "Siverskyi Donets"`` has two."""
    found = (next(part for part in match.groups() if part is not None).strip() for match in _TERM.finditer(text))
    return tuple(term for term in found if re.search(r"\w", term))


def spellings(term: str, places: "Places | None" = None) -> tuple[str, ...]:
    """Return the ways in which reports may write ``term``, itself first, each once.

    A name is told by its capital or its script: Cyrillic ones are romanised, places and parties get their other names.
    ``places`` opens the gazetteer, and only where there is a name; without it names of places are left as they are.
    """
    written = term.strip()
    if not _is_name(written):
        return (written,)
    roman = _romanised(written)
    parties = [name for form in (written, *roman) for name in _party_names(form)]
    return _distinct((written, *roman, *parties, *_place_names(written, places)))


def place_keys(name: str, places: "Places") -> tuple[str, ...]:
    """Return what a footprint of the place called ``name`` is filed under: keys of the gazetteer, likeliest first, then names.

    Namesakes that are far less likely are left out. A key ("geonames:706483") stands for itself.
    """
    written = name.strip()
    if _KEY.fullmatch(written):
        return (written,)
    found = places().candidates(written, limit=5)
    meant = [item.place for item in found if item.confidence >= found[0].confidence * _SHARE]
    labels = [text for place in meant[:1] for text in (place.name, place.label)]
    return _distinct((*(place.key for place in meant), written, *labels))


def _is_name(term: str) -> bool:
    return not term.isascii() or term[:1].isupper()


def _romanised(term: str) -> tuple[str, ...]:
    from fogline.gazetteer import romanisations

    ending = "*" if term.endswith("*") else ""
    return tuple(name + ending for name in romanisations(term.rstrip("*")))


def _party_names(term: str) -> Iterable[str]:
    """Yield every name of the party that ``term`` names; states and their people are left to the gazetteer."""
    from fogline.claims.parties.table import look_up, table

    known = look_up(term)
    if known is None or known.kind not in _PARTIES:
        return ()
    return (known.name, *(name for name, entry in table().items() if entry == known))


def _place_names(term: str, places: "Places | None") -> Iterable[str]:
    if places is None or term.endswith("*"):
        return ()
    found = places().candidates(term, limit=1, fuzzy=False)
    if not found or found[0].confidence < _SURE:
        return ()
    place = found[0].place
    return (place.name, *(name for name in place.alternative_names if len(name) > 3 or name.isupper()))


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return tuple(name for name in first.values() if name)
