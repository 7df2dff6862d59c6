"""Wielders: whose drones or jets did it, where nobody else is named: "RSF drones struck a market" is told of the RSF.

Arms are called after their makers, too: "Iranian drones" are flown by others, so those of states that arm others name nobody.
"""

import re

from fogline.claims.kinds import family_of
from fogline.claims.page import Page
from fogline.claims.parties.table import look_up, side_in
from fogline.records import Frame, Participant, Span

_OWN_ARMS = re.compile(
    r"(?P<who>(?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*?)(?:['’]s?)?\s(?:(?!made\b|built\b|supplied\b)[a-z-]+\s){0,2}?"
    r"(?P<arms>drones?|uavs?|quadcopters?|jets?|warplanes?|planes?|aircraft|helicopters?|gunships?|bombers?|artillery|guns?|gunboats?|"
    r"tanks?|mortars?|warships?|missiles?|rockets?|shells?|air ?strikes?|fire)\b"
)
_MADE_ELSEWHERE = re.compile(r"-(?:made|built|supplied|designed|style|type|era)\b", re.IGNORECASE)
_FLOWN_BY_THEMSELVES = re.compile(
    r"jets?|warplanes?|planes?|aircraft|helicopters?|gunships?|bombers?|gunboats?|warships?", re.IGNORECASE
)
_NOBODYS = frozenset({"interception", "explosion"})  # who shot something down, what was left behind and goes off
_NO_MORE = re.compile(r"\b(?:captured|seized|looted|stolen|unexploded|abandoned|downed)\b", re.IGNORECASE)
_ARM_OTHERS = frozenset({"IR", "TR", "US", "CN", "GB", "FR", "DE", "KP", "CZ", "PL", "SE"})


def wielder(page: Page, frame: Frame) -> tuple[Participant, ...]:
    """Return who did a strike with his own arms; nobody where the arms are called after nobody, or perhaps after their maker."""
    if family_of(frame.type) != "strike" or frame.type in _NOBODYS:
        return ()
    for span in filter(page.inside, frame.fillers("instrument")):
        words = page.words(span)
        if any(span.overlaps(target) for target in frame.fillers("target")) or _NO_MORE.search(words):
            continue
        found = _OWN_ARMS.search(words)
        side = side_in(found["who"]) if found is not None and not _MADE_ELSEWHERE.search(words) else None
        if found is None or side is None:
            continue
        if side in _ARM_OTHERS and not _FLOWN_BY_THEMSELVES.fullmatch(found["arms"]):
            continue
        known = look_up(found["who"]) or look_up(side)
        place = Span(span.start + found.start("who"), span.start + found.end("who"))
        return (Participant(known.name if known is not None else side, page.words(place), side, place),)
    return ()
