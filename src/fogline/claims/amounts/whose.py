"""Whose the counted are: the side that their own words give, or the words of the sentence around them."""

import re
from typing import TYPE_CHECKING

from fogline.claims.parties.table import side_in
from fogline.records import Span

if TYPE_CHECKING:
    from fogline.claims.amounts.counting import Setting

_OF_A_SIDE = re.compile(
    r"((?:[A-Z][\w'’-]*\s+){1,3})(?:(?:military|troop|army)\s+)?(?:losses|casualties|dead|death toll|toll|side|fatalities)\b"
)
_TOLL_OF = re.compile(
    r"\b(?P<whom>(?:(?!The\b|An?\b)[A-Z][\w'’-]*\s)?(?:military|army|troop|police|civilian|militant|rebel|child))\s(?:death\s)?toll\b"
    r"(?:(?!\d|\b(?:and|but|while)\b)[^.;:,])*$"
)
IN_ACTION = re.compile(r"\s\(?[KWM]IA\)?$")
_LOSING = re.compile(r"\b(?:lost|losing|loses?|losses|loss)\b")
_JOINT = re.compile(r",\s+|\s+and\s+")
_CLAUSE = re.compile(r"[,;:]|\b(?:that|said|says|as)\b")


def _part_of(text: str, target: Span, span: Span) -> str:
    """Return the part of a target that holds the number: of "a Tarsian officer and three gunmen" the gunmen."""
    start = max((found.end() for found in _JOINT.finditer(text, target.start, span.start)), default=target.start)
    end = _JOINT.search(text, span.end, target.end)
    return text[start : end.start() if end else target.end]


def whose_toll(text: str, sentence: Span, span: Span) -> str | None:
    """Return whose toll a number is, as the words before "toll" say: "Russian military death toll reaches"."""
    found = _TOLL_OF.search(text, sentence.start, span.start)
    return found["whom"] if found else None


def side_of(setting: "Setting", span: Span, of: str | None, fate: str | None) -> str | None:
    """Return whose the counted are.

    Looked for in this order: in their own words ("nine Syrian soldiers"), in the target that holds the number ("a Georgian
    column of 12 lorries"), in who loses ("Russia has lost 40 tanks"), before "losses" or "dead" ("Ukrainian losses were put at
    200"). ``None`` where nothing of that is told.
    """
    text = setting.text
    holding = [_part_of(text, target, span) for target in setting.targets if target.contains(span)]
    holding = [IN_ACTION.sub("", part) for part in holding]
    side = next(filter(None, map(side_in, filter(None, (of, *holding)))), None)
    if side is not None:
        return side
    ahead = text[setting.sentence.start : span.start]
    if fate == "lost":
        losers = (side_in(text[one.start : one.end]) for one in (*setting.actors, *setting.targets))
        return next(filter(None, losers), None) or side_in(_CLAUSE.split(_LOSING.split(ahead)[0])[-1])
    named = list(_OF_A_SIDE.finditer(ahead))
    return side_in(named[-1].group(1)) if named else None
