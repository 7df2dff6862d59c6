"""What some of the harmed are: "nine of the 14 people killed in the raid were civilians", "four of the dead were women".

The 14 are dead, and of these nine were civilians. Of "nine of the 14 people were killed" only the nine are.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from fogline.claims.amounts.model import Counted
from fogline.claims.amounts.objects import class_of, fate_of

_HARMED = (
    r"killed|dead|slain|murdered|wounded|injured|hurt|captured|detained|arrested|abducted|kidnapped|displaced|missing|casualties|"
    r"victims|deaths|fatalities"
)
_WERE = (
    r"\s(?:were|was|are|is|had been)\s+(?:also |all |mostly |an? |from among )?"
    r"(?P<kind>[a-z]+(?: and [a-z]+| (?!(?:and|or|in|at|on|by|of|as|who|from|when|while|aged|under)\b)[a-z]+)?)"
)
_OF_A_NUMBER = re.compile(
    rf"(?P<whom>(?:\s+[a-z]+){{0,3}}?)\s+(?P<fate>{_HARMED})\b(?:\s[^.;:]{{1,100}}?)??{_WERE}", re.IGNORECASE
)
_OF_THE_HARMED = re.compile(rf"\s+of\s+(?:the|those|its|their)\s+(?:\w+\s+)?(?:{_HARMED}|hostages|captives){_WERE}")
_BEFALL = re.compile(r"(?:\w+ed|dead|hurt|slain|missing|shot|hit|struck)\b", re.IGNORECASE)
_WIDE = (None, "people", "prisoners", "bodies")
"""Classes that say nothing of who those were."""


def with_predicates(text: str, counted: Sequence[Counted]) -> list[Counted]:
    """Give some of the harmed what they are said to be, and the number of all of them the fate that stands behind it."""
    result = list(counted)
    for place, part in enumerate(counted):
        at = next((other for other, whole in enumerate(counted) if whole.span == part.whole), place)
        if counted[at].span > part.span and (told := _OF_A_NUMBER.match(text, counted[at].span.end)):
            fate = fate_of(told["fate"].lower())
            whole = counted[at] if told["whom"] else replace(counted[at], of="people", what="people")  # "the 23 dead"
            result[at] = replace(whole, fate=fate, of=whole.of or "people", what=whole.what or "people")
            result[place] = _being(replace(part, fate=fate), told["kind"])
        elif at == place and part.what in _WIDE and (told := _OF_THE_HARMED.match(text, part.span.end)):
            result[place] = _being(part, told["kind"])
    return result


def _being(part: Counted, words: str) -> Counted:
    """Return the number as one of who the words name, or the first of them where the second belongs to something else.

    Of "nine of the victims were injured" the injured are nobody but victims.
    """
    if _BEFALL.match(words):
        return part
    named = next((name for name in (words, words.split(maxsplit=1)[0]) if class_of(name) is not None), None)
    return part if named is None else replace(part, of=named, what=class_of(named))
