"""Cues within what is quoted: "the ministry said the rebels claimed ...".

A cue inside a quotation competes with the words of the quotation itself, and the reader misses it more often than others. So what
was found to be said is looked at once more with a lower bar.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from fogline.records import Attribution, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Cue = tuple[int, int, str]


def quoted_words(sentences: Sequence[tuple[Span, ...]], attributions: Sequence[Attribution]) -> list[NDArray[np.bool_]]:
    """Return for each sentence (its words) which words stand in the content of one of ``attributions``."""
    import numpy as np

    starts = np.array([word.start for words in sentences for word in words])
    ends = np.array([word.end for words in sentences for word in words])
    inside = np.zeros(len(starts), bool)
    for span in (span for attribution in attributions for span in attribution.content):
        inside[np.searchsorted(starts, span.start) : np.searchsorted(ends, span.end, "right")] = True
    return np.split(inside, np.cumsum([len(words) for words in sentences])[:-1])


def apart_from(known: Iterable[Cue], found: Iterable[Cue]) -> list[Cue]:
    """Return what of ``found`` shares no word with anything ``known``."""
    taken = [(first, last) for first, last, _ in known]
    return [cue for cue in found if all(cue[1] < first or last < cue[0] for first, last in taken)]
