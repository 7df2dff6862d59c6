"""Captions: words that somebody printed with a picture, on a banner or over a story are theirs, and not the text's own.

"Accounts posted it with the caption “Rebels take the port”" tells only what the caption says.
"""

import re
from collections.abc import Iterator

from fogline.claims.page import Page
from fogline.records import Attribution, Span

_CAPTION = re.compile(
    r"\b(?P<cue>caption|captions|captioned|headline|headlines|headlined|titled|banner|banners|placard|placards|slogan|hashtag|"
    r"overlaid with|text reading|words|label|labelled)\b(?: (?:reading|saying|that reads?|that said|claiming|as))?[:,]?\s+"
    r"(?P<quote>\"[^\"\n]{3,300}\"|“[^”\n]{3,300}”|‘[^’\n]{3,300}’)",
    re.IGNORECASE,
)


def of_captions(page: Page) -> Iterator[Attribution]:
    """Yield an attribution without a source for each caption of the page that a reader gave to nobody."""
    for match in _CAPTION.finditer(page.text):
        quote = Span(match.start("quote") + 1, match.end("quote") - 1)
        if not any(part.overlaps(quote) for known in page.attributions for part in known.content):
            yield Attribution(None, Span(*match.span("cue")), None, (quote,))
