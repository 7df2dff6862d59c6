"""What somebody goes on to say in the next sentence, with no new cue.

The network tells well that a sentence is somebody's words, less well that it is nobody's: the sentences of a bulletin or of a
letter, which speak for the page, look to it like a long quotation. But a quotation has a beginning: of all contents without a cue
that were annotated, 97 in 100 begin at a quotation mark, or stand behind a sentence that has somebody's words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fogline.reading.nesting import quoted_words
from fogline.reading.quotation_marks import CLOSING
from fogline.records import Attribution, Span


def continuations(
    text: str,
    sentences: Sequence[tuple[Span, ...]],
    found: Sequence[Sequence[Span]],
    attributions: Sequence[Attribution],
    speaker: bool = False,
) -> Iterator[Attribution]:
    """Yield those of the contents without a cue ``found`` in each of ``sentences`` (its words) that go on from something.

    ``attributions`` are those that have a cue; ``speaker`` tells whether the first sentence names somebody and tells
    nothing else, as a title does above his words.
    """
    spoken = {number for number, words in enumerate(quoted_words(sentences, attributions)) if words.any()}
    if speaker:
        # The cue in such a title ("summary") may have been missed, and with it that the next sentence is said.
        spoken |= {0, 1}
    for number, spans in enumerate(found):
        for span in spans:
            if number in spoken or number - 1 in spoken or _opens(text, span):
                spoken.add(number)
                yield Attribution(None, None, None, (span,), continues=True)


def _opens(text: str, span: Span) -> bool:
    """Tell whether ``span`` begins with or behind a quotation mark."""
    return not CLOSING.keys().isdisjoint(text[max(0, span.start - 1) : span.start + 1])
