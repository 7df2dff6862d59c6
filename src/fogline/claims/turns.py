"""Turns of talk: paragraphs of a transcript that open with who speaks ("SPOKESPERSON (Ada Brenn): ...")."""

import re
from dataclasses import dataclass

from fogline.claims.names import ROLE
from fogline.claims.page import Page
from fogline.records import Span

_LABEL = re.compile(r"(?P<who>[^\W\d_][\w.'’-]*(?: [\w.'’,-]+){0,7}?)(?P<office>\s*\([^()\n]{2,60}\))?\s?:\s+(?=\S)")
_ASKING = re.compile(r"(?:(?:q|a|question|answer|moderator|interviewer|host|correspondent|speaker)s?)\b", re.IGNORECASE)
_FEWEST = 2  # turns that make a transcript; fewer count only where a name is given together with an office


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the label as printed, the label that introduces the speaker (itself, or an earlier one), and the words."""

    label: Span
    speaker: Span
    words: Span


def turns(page: Page) -> tuple[Turn, ...]:
    """Return the turns of the page, in text order; none where it is no transcript."""
    found: list[tuple[Turn, bool]] = []
    introduced: dict[str, Span] = {}
    for block in page.blocks:
        match = _LABEL.match(page.text, block.start, block.end) if page.kind_of(block) == "text" else None
        if match is None:
            continue
        label = Span(block.start, match.end("office") if match["office"] else match.end("who"))
        named = any(mention.type == "PERSON" for mention in page.mentions_in(label))
        office = bool(ROLE.search(match["who"]) or _ASKING.fullmatch(match["who"]))
        if not (named or office):
            continue
        speaker = label if match["office"] else introduced.get(match["who"].casefold(), label)
        if named:
            introduced.setdefault(match["who"].casefold(), label)
        found.append((Turn(label, speaker, Span(match.end(), block.end)), named and match["office"] is not None))
    several = len(found) >= _FEWEST
    return tuple(turn for turn, whole in found if several or whole)
