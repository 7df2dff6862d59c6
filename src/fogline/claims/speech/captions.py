"""Captions, labels, counts: what somebody printed with a picture or over a story, or counted, is his, not the text's own.

"Accounts posted it with the caption “Rebels take the port”" tells only what the caption says, "SOHR: Two killed in Vale" what
SOHR says, and "the toll given by the clinic is 12 dead" what the clinic counted.
"""

import re
from collections.abc import Iterator

from fogline.claims.page import Page
from fogline.claims.parties.table import look_up
from fogline.claims.touching import Touching
from fogline.records import Attribution, Span

_CAPTION = re.compile(
    r"\b(?P<cue>caption|captions|captioned|headline|headlines|headlined|titled|banner|banners|placard|placards|slogan|hashtag|"
    r"overlaid with|text reading|words|label|labelled)\b(?: (?:reading|saying|that reads?|that said|claiming|as))?[:,]?\s+"
    r"(?P<quote>\"[^\"\n]{3,300}\"|“[^”\n]{3,300}”|‘[^’\n]{3,300}’)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\W{0,4}(?P<who>[A-Z][\w .'’&-]{1,60}?)(?P<cue>:)\s+(?=\S)")
_COUNT = re.compile(
    r"\b(?P<toll>(?:the|an?|its) (?:[a-z]+ ){0,3}?(?:toll|count|tally|figure|estimate))"
    r" (?P<cue>(?:given|provided|released|published|issued|announced|compiled|put out) by) (?P<who>(?:the )?[^,.;:()\n]{2,60}?)"
    r" (?P<told>(?:is|was|stands at|stood at|puts|put|has|had|rose to|reached)\s[^\n]*)",
    re.IGNORECASE,
)
_WHO_REPORT = frozenset({"ngo", "body", "ministry", "media", "force", "group"})


def of_captions(page: Page) -> Iterator[Attribution]:
    """Yield an attribution without a source for each caption of the page that a reader gave to nobody."""
    for match in _CAPTION.finditer(page.text):
        quote = Span(match.start("quote") + 1, match.end("quote") - 1)
        if not page.told_at(quote):
            yield Attribution(None, Span(*match.span("cue")), None, (quote,))


def of_labels(page: Page) -> Iterator[Attribution]:
    """Yield an attribution for each paragraph that opens with a known body and a colon, where a reader found none of it."""
    sources = Touching((one.source, one) for one in page.attributions if one.source is not None)
    for block in page.blocks:
        match = _LABEL.match(page.text, block.start, block.end)
        known = look_up(match["who"].strip()) if match is not None else None
        if match is None or known is None or known.kind not in _WHO_REPORT:
            continue
        source, words = Span(*match.span("who")), Span(match.end(), page.sentence_of(Span(match.end(), block.end)).end)
        if words.end > words.start and not sources.of(source):
            yield Attribution(source, Span(*match.span("cue")), None, (words,))


def of_counts(page: Page) -> Iterator[Attribution]:
    """Yield an attribution for each toll of which it is said who gave it, and which a reader gave to nobody."""
    for match in _COUNT.finditer(page.text):
        toll = Span(*match.span("toll"))
        told = Span(match.start("told"), max(match.start("told"), min(page.sentence_of(toll).end, match.end("told"))))
        parts = tuple(span for span in (toll, told) if not page.told_at(span))
        if parts and told.end > told.start:
            yield Attribution(Span(*match.span("who")), Span(*match.span("cue")), None, parts)
