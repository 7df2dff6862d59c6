"""Spellings: one person written in several ways ("Sergiy Gaiday", "Serhii Haidai"; "Stoltenberg", "Stoltenburg").

Romanisations are folded to one form and what then still differs is counted in letters. Cautious: a surname alone is never taken
for another one without a given name or an office that agrees, and short ones must agree to the letter.
"""

import re
import unicodedata
from functools import cache, lru_cache

from fogline.claims.parties.table import Known, table
from fogline.claims.words import plain

_FOLDS = (
    (r"[’'`ʼ.]", ""),
    (r"shch|sch", "sh"),
    (r"kh|gh|g", "h"),
    (r"ks|x", "x"),
    (r"ck", "k"),
    (r"ph", "f"),
    (r"w", "v"),
    (r"(?:ij|iy|yi|yy|ii|ee|ie|ye|yj|y|j)+(?![aou])", "i"),
    (r"(?:iy|y|j|i)+(?=[aou])", "i"),
    (r"(.)\1+", r"\1"),
)
_ARTICLE = re.compile(r"^(?:al|el|as|ash|an|ar)-", re.IGNORECASE)
_LEAST = 7  # letters of a folded surname that may differ in one
_LONG = 9  # letters of one that may differ in two


@lru_cache(4096)
def folded(word: str) -> str:
    """Return ``word`` in lower case, without accents, with the letters that romanisations disagree about made one."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    for pattern, to in _FOLDS:
        bare = re.sub(pattern, to, bare)
    return bare


def same_surname(one: str, other: str) -> bool:
    """Tell whether two surnames may be one: equal when folded, or one letter apart (two in long ones) with one beginning."""
    a, b = folded(one), folded(other)
    if a == b or a[:1] != b[:1]:
        return a == b
    size = min(len(a), len(b))
    if size < _LEAST or abs(len(a) - len(b)) > 2:
        return False
    return distance(a, b) <= (2 if size >= _LONG else 1)


def same_given(one: str, other: str) -> bool:
    """Tell whether two given names may be one: equal when folded, an initial of it, or one letter apart ("Dymtro")."""
    a, b = folded(one), folded(other)
    if a == b:
        return True
    if 1 in (len(a), len(b)):
        return a[:1] == b[:1]
    return min(len(a), len(b)) >= 4 and a[0] == b[0] and distance(a, b) <= 1


def same_person(one: str, other: str) -> bool:
    """Tell whether two full names (two words or more each) may be those of one person."""
    a, b = plain(one).split(), plain(other).split()
    if len(a) < 2 or len(b) < 2:
        return False
    return same_surname(_ARTICLE.sub("", a[-1]), _ARTICLE.sub("", b[-1])) and same_given(a[0], b[0])


def known_person(name: str, side: str | None = None) -> Known | None:
    """Return the person of the table whose name ``name`` spells otherwise; for a surname alone ``side`` must agree."""
    words = plain(name).split()
    if not words or len(words[-1]) < 4:
        return None
    for other, entry in _persons().get(shelf(words[-1]), ()):
        if len(words) > 1 and same_person(name, other) and side in (None, entry.side):
            return entry
        if len(words) == 1 and side is not None and side == entry.side and same_surname(name, other.split()[-1]):
            return entry
    return None


@cache
def _persons() -> dict[str, tuple[tuple[str, Known], ...]]:
    """Return the persons of the table with every way to write them, by the first letter of the folded surname."""
    shelves: dict[str, list[tuple[str, Known]]] = {}
    for name, entry in table().items():
        if entry.kind == "person" and len(name.split()) > 1:
            shelves.setdefault(shelf(name.split()[-1]), []).append((name, entry))
    return {letter: tuple(entries) for letter, entries in shelves.items()}


def shelf(surname: str) -> str:
    """Return the letter that all spellings of a name begin with."""
    return folded(_ARTICLE.sub("", surname))[:1]


def distance(one: str, other: str) -> int:
    """Return how many letters must be changed, added, left out or swapped with the next to make one word the other."""
    from rapidfuzz.distance import OSA

    return int(OSA.distance(one, other))
