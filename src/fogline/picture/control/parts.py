"""How much of a place a capture is told of: all of it, most of it, a part of its ground, or a mere thing in it.

"Captured the town" is told of the town; "entered the town" and "took most of the town" leave it contested; "took the southern
outskirts of the town" and "seized a police station in the town" tell only that somebody is there.
"""

import re
from collections.abc import Sequence
from typing import Literal

from fogline.picture.control.phrases import faceless
from fogline.records import Participant

Share = Literal["whole", "most", "part", "thing"]

_SORT = (
    r"(?:cit(?:y|ies)|towns?|villages?|settlements?|port|capital|hub|stronghold|bastion|citadel|communit(?:y|ies)|municipality"
    r"|locality|territory|whole|all|entirety|hamlet)"
)
_MOST = re.compile(
    r"(?:\b(?:most|nearly all|almost all|all but|the bulk|majority|two[- ]thirds|three[- ]quarters)\b"
    r"|\b[5-9]\d\s*(?:%|per\s?cent\b|percent\b))",
    re.IGNORECASE,
)
_GROUND = re.compile(
    r"\b(?:outskirts?|parts?|half|quarters?|districts?|neighbou?rhoods?|cent(?:re|er)|suburbs?|edges?|sides?|positions?|areas?"
    r"|streets?|blocks?|gates?)\b|\b\d+\s*(?:%|per\s?cent\b|percent\b)",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"(?P<head>[\w’'%”-]+)\s+(?:of|in|at|near|inside|outside)\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}?(?:{_SORT}\s+)?(?:of\s+)?$"
)
_SORTED = re.compile(rf"^{_SORT}$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"^\s+(?!(?:and|or|in|on|near|of|from|as|by|the|region|oblast|province|governorate|state)\b)[\w’'-]+"
)
_REFERS = re.compile(
    rf"^(?:(?:the|this|that|whole|entire|border|key|strategic)\s+)*(?:{_SORT}|it|place|area)\b", re.IGNORECASE
)
_ENTERS = re.compile(
    r"\b(?:enter(?:s|ed|ing)?|push(?:es|ed|ing)?\s+into|advanc(?:e|es|ed|ing)\s+into|br(?:oke|eaks?|eaking)\s+into"
    r"|mov(?:e|es|ed|ing)\s+into|fought\s+(?:its|their)\s+way\s+into)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}(?:of\s+)?$",
    re.IGNORECASE,
)
_TAKEN_TOO = re.compile(
    r"\b(?:captur|seiz|liberat|freed|retak|retook|recaptur|regain|restor\w+ control|control (?:of|over)|took|taken|clear(?:ed|s)"
    r"|rais(?:ed|es)|hoist|flags?\b|withdr[ae]w|retreat|left\b|fled|fell\b|fallen)",
    re.IGNORECASE,
)


def share_of(targets: Sequence[Participant], name: str, before: str, words: str) -> Share:
    """Return how much of the place printed as ``name`` is taken: by what is taken, and by the words ``before`` the name."""
    found = _taken(targets, name)
    if found == "whole" and _ENTERS.search(before[-80:]) and not _TAKEN_TOO.search(words):
        return "most"
    return found


def _taken(targets: Sequence[Participant], name: str) -> Share:
    if not name or not targets:
        return "whole"
    named = [one.text for one in targets if name in one.text]
    if named:
        return max(
            (_share(text, text.find(name), name) for text in named), key=("thing", "part", "most", "whole").index
        )
    refers = any(_REFERS.match(one.text) for one in targets)
    if refers or any(one.side or faceless(one.text) for one in targets):
        return "whole"  # "the town"; or it is men that were driven out of it
    texts = " ".join(one.text for one in targets)
    if _MOST.search(texts):
        return "most"
    return "part" if _GROUND.search(texts) else "thing"


def _share(text: str, at: int, name: str) -> Share:
    """Return how much of the place ``name`` the words ``text`` are, which hold it at ``at``."""
    before, after = text[:at], text[at + len(name) :]
    if _MOST.search(before):
        return "most"
    if _GROUND.search(before):
        return "part"
    ahead = _OF.search(before)
    if ahead is not None and not _SORTED.match(ahead["head"]):
        return "thing"
    behind = _GOES_ON.match(after)
    if behind is not None and not _SORTED.match(behind[0].strip()):
        return "thing"
    return "whole"
