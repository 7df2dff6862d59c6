"""What touches a span: things by where they stand in the text, for a book has thousands of them and each is asked for by all."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from fogline.records import Span

_Thing = TypeVar("_Thing")


class Touching(Generic[_Thing]):
    """Things with the spans at which they stand, found by any span that these overlap."""

    def __init__(self, things: Iterable[tuple[Span, _Thing]]) -> None:
        self._things = sorted(things, key=lambda thing: thing[0])
        self._starts = [span.start for span, _ in self._things]
        self._ends = list(accumulate((span.end for span, _ in self._things), max))  # the last end so far

    def of(self, span: Span) -> list[_Thing]:
        """Return the things that touch ``span``, in the order of the text."""
        found: list[_Thing] = []
        at = bisect_left(self._starts, span.end)
        while at and self._ends[at - 1] > span.start:
            at -= 1
            place, thing = self._things[at]
            if place.end > span.start:
                found.append(thing)
        return found[::-1]
