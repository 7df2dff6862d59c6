"""Deeds that somebody claims as "it": "the army blamed rebels for the blast; the Front claimed it" is told by the Front, too."""

import re
from collections.abc import Iterator

from fogline.claims.page import Page
from fogline.claims.speech.claiming import CLAIM, RESPONSIBILITY
from fogline.records import Attribution, Span

_CLAIMS = re.compile(
    rf"\b(?:{CLAIM}|said it (?:carried out|was behind))\b(?: {RESPONSIBILITY})?",
    re.IGNORECASE,
)
_IT = re.compile(
    rf"(?:{RESPONSIBILITY} for )?(?:it|them|both)\b"
    r"(?=\W*$|\W*\s(?:as|and|but|after|before|in|on|at|through|via|by|for|from|with|within|too|also|late|later|today|yesterday|"
    r"hours|days|minutes|\w+day|\w+ly)\b)",
    re.IGNORECASE,
)
"""What is claimed, and not who says that he "launched" something: "claimed it launched three rockets"."""
_DEEDS = frozenset(
    {"attack", "assault", "air_strike", "drone_strike", "missile_strike", "shelling", "explosion", "abuse"}
)
_NAMED = re.compile(r"\b(?:the|an?|this|that|both|two|\w+['’]s)\s(?:[\w'’-]+\s){0,3}$", re.IGNORECASE)


def of_claimed(page: Page) -> Iterator[Attribution]:
    """Yield an attribution of the deed named last, in the sentence or the one before, for each who claims "it"."""
    for one in page.attributions:
        if one.source is None or one.cue is None or _CLAIMS.fullmatch(page.words(one.cue)) is None:
            continue
        if _IT.match(page.words(one.content[0])) is None:
            continue
        deed = _named_last(page, min(one.source, one.cue))
        if deed is not None and not _is_told(page, deed):
            yield Attribution(one.source, one.cue, None, (deed, *one.content))


def _named_last(page: Page, span: Span) -> Span | None:
    number = page.number_of(span)
    for sentence in reversed(page.sentences[max(0, number - 1) : number + 1]):
        near = Span(sentence.start, min(sentence.end, span.start))
        frames = page.frames_in(near) if near.end > near.start else []
        deeds = [frame.trigger for frame in frames if frame.type in _DEEDS and _is_noun(page, sentence, frame.trigger)]
        if deeds:
            return max(deeds) if page.block_of(sentence) == page.block_of(span) else None
    return None


def _is_told(page: Page, deed: Span) -> bool:
    """Tell whether somebody else tells of the deed, and does not say what is claimed: "a rocket hit it, police said"."""
    return any(one.source is not None and part.contains(deed) for one in page.attributions for part in one.content)


def _is_noun(page: Page, sentence: Span, trigger: Span) -> bool:
    return _NAMED.search(page.text, max(sentence.start, trigger.start - 60), trigger.start) is not None
