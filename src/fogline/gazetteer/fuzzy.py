"""Near keys: names mistyped or spelt in a way that no table has, within a small and bounded number of letters."""

from typing import Protocol

_SHORTEST = 5  # letters; shorter names are near to too many others
_LONG = 9  # letters from which on two may be wrong
_MOST_KEPT = 256  # lists of keys; a list has the keys of one length and first letter


def allowed(key: str) -> int:
    """Return how many letters may be wrong in ``key``: none in a short one, one, two in a long one."""
    return 0 if len(key) < _SHORTEST else 1 if len(key) < _LONG else 2


class Keyed(Protocol):
    """A source that can say which keys it has."""

    def keys(self, length: int, letter: str) -> list[str]:
        """Return the keys of a length that begin with a letter (a-z, 0-9), each once, in order."""


class Nearness:
    """The near keys of one source; its keys are read when names of their length and first letter are first asked for."""

    def __init__(self, source: Keyed) -> None:
        self._source = source
        self._kept: dict[tuple[int, str], list[str]] = {}

    def near(self, key: str) -> list[tuple[str, int]]:
        """Return the keys within :func:`allowed` edits of ``key``, nearest first, each with the number of edits.

        Edits are letters inserted, dropped, changed, or swapped with their neighbour (optimal string alignment). The first letter
        must agree: those who mistype a name seldom mistype that, and it keeps chance neighbours out.
        """
        most = allowed(key)
        if not most:
            return []
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        found: list[tuple[str, int]] = []
        for length in range(len(key) - most, len(key) + most + 1):
            near = extract(key, self._keys(length, key[0]), scorer=OSA.distance, score_cutoff=most, limit=None)
            found += [(other, int(edits)) for other, edits, _ in near]
        return sorted(found, key=lambda pair: (pair[1], pair[0]))

    def _keys(self, length: int, letter: str) -> list[str]:
        wanted = length, letter
        if wanted not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[wanted] = self._source.keys(length, letter)
        return self._kept[wanted]
