"""A shelf of claims that finds those which may say the same as another, so that not every two of them are compared.

What makes two claims one (:mod:`fogline.claims.copies.duplicates`) is to share two things, of actor, target, place and number, or
the trigger and one of these. Claims are shelved under each pair of words that may be shared in this way. What is found under a
pair may still be another claim; what is not found under any is one for certain.
"""

from collections.abc import Iterable, Iterator
from itertools import product

from fogline.claims.copies.prints import COMMON, HEADINGS, SHORT, Print
from fogline.records import Claim

_MOST_KEYS = 400  # a claim with longer names than that is looked at every time
_NOWHERE, _ANYWHERE = "-", "*"
_Key = tuple[str, ...]


class Shelf:
    """Claims of one type and polarity, in the order in which they were put there."""

    def __init__(self) -> None:
        self._claims: list[Claim] = []
        self._under: dict[_Key, list[int]] = {}
        self._bulky: list[int] = []

    def put(self, claim: Claim, print_: Print) -> None:
        """Put a claim there."""
        number = len(self._claims)
        self._claims.append(claim)
        keys = _keys(print_, looked_for=False)
        if keys is None:
            self._bulky.append(number)
            return
        for key in keys:
            self._under.setdefault(key, []).append(number)

    def like(self, print_: Print) -> Iterator[Claim]:
        """Yield the claims that may say the same as one with this print, first come first."""
        keys = _keys(print_, looked_for=True)
        if keys is None:
            yield from self._claims
            return
        numbers = set(self._bulky)
        numbers.update(*(self._under.get(key, ()) for key in keys))
        for number in sorted(numbers):
            yield self._claims[number]


def _keys(print_: Print, *, looked_for: bool) -> set[_Key] | None:
    """Return the keys under which a claim stands, or under which its like is ``looked_for``; ``None``: too many."""
    actors, targets, place = print_.actors - COMMON, print_.targets - COMMON, print_.place - COMMON
    pairs = len(actors) * len(targets) * (2 + len(print_.place)) + len(place) * (len(actors) + len(targets))
    shared = actors | targets | place
    if pairs + len(shared) * (2 + 2 * len(print_.numbers)) + 2 * len(print_.names) > _MOST_KEYS:
        return None
    keys: set[_Key] = {("actor and target", *three) for three in product(actors, targets, _places(print_, looked_for))}
    keys.update(("place and actor", *two) for two in product(place, actors))
    keys.update(("place and target", *two) for two in product(place, targets))
    keys.update(("number", print_.trigger, word, number) for word in shared for number in _numbers(print_))
    keys.update((sort, print_.trigger, word) for word in shared | print_.names for sort in _sorts(print_, looked_for))
    return keys


def _places(print_: Print, looked_for: bool) -> Iterable[str]:
    """Two claims that both tell a place must share a word of it, unless one is a headline."""
    loose = print_.kind in HEADINGS or not print_.place
    if looked_for:
        return (_ANYWHERE,) if loose else (*print_.place, _NOWHERE)
    return (_NOWHERE, _ANYWHERE) if loose else (*print_.place, _ANYWHERE)


def _numbers(print_: Print) -> set[str]:
    """Numbers agree where an end is the same; measures may stand in other units."""
    ends = {end for one in print_.numbers if one.unit is None for end in (one.low, one.high) if end is not None}
    return {str(end) for end in ends} | {"measure" for one in print_.numbers if one.unit is not None}


def _sorts(print_: Print, looked_for: bool) -> tuple[str, ...]:
    """Beside a headline or caption the trigger and one word are enough."""
    short = print_.kind in SHORT
    if looked_for:
        return ("any",) if short else ("short",)
    return ("any", "short") if short else ("any",)
