"""What kind of thing was hit, from the words for it: a school and a power station are not one target, whatever else agrees."""

from collections.abc import Mapping
from functools import cache, lru_cache

from fogline.events.tables import read_table
from fogline.events.words import terms


@lru_cache(8192)
def kinds_of_target(text: str) -> frozenset[str]:
    """Return what kinds of thing the words may name; none for what fits anything.

    >>> sorted(kinds_of_target("the railway hospital")), kinds_of_target("a building")
    (['health', 'railway'], frozenset())
    """
    kinds = _kinds()
    return frozenset[str]().union(*(kinds[term] for term in terms(text) if term in kinds))


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, words in read_table("targets").items():
        for term in terms(f"{words} {_plurals(words)}"):
            found.setdefault(term, set()).add(kind)
    return {term: frozenset(kinds) for term, kinds in found.items()}


def _plurals(words: str) -> str:
    # "houses" loses more of its ending than "house" does, "buses" less than "bus"
    return " ".join(f"{word}s {word}es" for word in words.split())
