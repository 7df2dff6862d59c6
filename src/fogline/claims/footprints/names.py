"""The names of a page that place phrases hang on: none inside another, and without the side that a reader marked with them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from fogline.claims.page import Page
from fogline.records import Mention, Span

if TYPE_CHECKING:
    from fogline.claims.places import Resolved
    from fogline.gazetteer import Gazetteer

_MOST = 10


def names_of(page: Page, mentions: Sequence[Mention], resolved: "Mapping[Span, Resolved]") -> list[Span]:
    """Return the spans of the names, none inside another: of those that overlap a placed one wins, then the longer one.

    Unplaced words without a capital letter ("a military site") are no name.
    """

    def rank(mention: Mention) -> tuple[bool, int, int]:
        found = resolved.get(mention.span)
        return found is None or found.place is None, mention.start - mention.end, mention.start

    kept: list[Span] = []
    for mention in sorted(mentions, key=rank):
        if rank(mention)[0] and page.words(mention.span).islower():
            continue
        at = bisect_left(kept, mention.span)
        beside = kept[max(at - 1, 0) : at + 1]
        if not any(name.overlaps(mention.span) for name in beside):
            side = _SIDE.match(page.text, mention.start, mention.end)
            bare = Span(side.end(), mention.end) if side else mention.span
            kept.insert(at, bare if bare in resolved else mention.span)
    return kept


_SIDE = re.compile(
    r"(?:(?:far|deep) )?(?:(?:north|south|east|west|central)(?:ern)? and )?(?:(?:north|south|east|west)[ -]?)?"
    r"(?:north|south|east|west)(?:ern|erly)?[ -](?=[A-Z])|central (?=[A-Z])",
    re.IGNORECASE,
)


def without_side(
    text: str, resolved: "Mapping[Span, Resolved]", gazetteer: "Gazetteer"
) -> "Iterator[tuple[Span, Resolved]]":
    """Yield the bare name of "eastern Rafah", where the whole is no name of the place: the phrase tells which part is meant."""
    for name, one in resolved.items():
        side = _SIDE.match(text, name.start, name.end)
        if side and one.place is not None:
            whole = gazetteer.candidates(name.of(text), limit=_MOST, fuzzy=False)
            if all(known.place.key != one.place.key for known in whole):
                yield Span(side.end(), name.end), one
