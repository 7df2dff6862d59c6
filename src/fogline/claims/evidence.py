"""Evidence: the words of the document that carry a claim."""

from fogline.claims.page import Page
from fogline.claims.sources.chains import Voice
from fogline.claims.speech.sayings import Saying
from fogline.records import Frame, Span
from fogline.records.span import cover

_LONGEST = 700  # code points; a saying that runs on further is no evidence for one event in it


def evidence(page: Page, frame: Frame, voice: Voice) -> Span:
    """Return the smallest saying (content with its source and cue) that holds the trigger and the roles, else the sentence.

    Where no saying holds all roles, it is the sentence of the trigger widened to the source and cue of the outermost saying in
    the same sentence. Evidence never leaves the trigger's block.
    """
    block = page.block_of(frame.trigger)
    sentence = page.sentence_of(frame.trigger)
    roles = [role.span for role in frame.roles if page.inside(role.span) and block.contains(role.span)]
    whole = cover([frame.trigger, *roles])
    close = [saying for saying in voice if _is_close(page, saying, sentence)]
    candidates = [
        span for saying in close if (span := _words_of(saying.parts, saying.source, saying.cue, frame.trigger, block))
    ]
    fitting = [span for span in candidates if span.contains(whole) and span.end - span.start <= _LONGEST]
    if fitting:
        return min(fitting, key=lambda span: (span.end - span.start, span))
    return _within(cover([sentence, frame.trigger]), block, frame.trigger)


def _is_close(page: Page, saying: Saying, sentence: Span) -> bool:
    """Tell whether a saying is no long turn: without a word of saying, or further on in the paragraph of a label and a colon."""
    if saying.cue is None:
        return sentence.contains(cover(saying.parts))
    labelled = page.words(saying.cue).strip() == ":" and page.block_of(sentence).contains(saying.cue)
    return not labelled or sentence.contains(saying.cue)


def _words_of(
    parts: tuple[Span, ...], source: Span | None, cue: Span | None, trigger: Span, block: Span
) -> Span | None:
    held = [part for part in parts if part.overlaps(trigger)]
    near = [span for span in (*parts, source, cue) if span is not None and block.contains(span)]
    return _within(cover([*held, *near, trigger]), block, trigger) if held else None


def _within(span: Span, block: Span, trigger: Span) -> Span:
    """Cut ``span`` to the block (a trigger that leaves its block keeps its own words)."""
    start, end = max(span.start, block.start), min(span.end, block.end)
    return Span(min(start, trigger.start), max(end, min(trigger.end, block.end), trigger.start + 1))
