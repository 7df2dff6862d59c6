"""What those are who are some of a number: "nine of the 14 people killed in the raid were civilians".

The 14 are dead, and of these nine were civilians. Of "nine of the 14 people were killed" only the nine are.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from fogline.claims.amounts.model import Counted
from fogline.claims.amounts.objects import class_of, fate_of

_HARMED = (
    r"(?P<fate>killed|dead|slain|murdered|wounded|injured|hurt|detained|arrested|abducted|kidnapped|displaced|missing|casualties|"
    r"victims|deaths|fatalities)"
)
_ARE = re.compile(
    rf"(?P<whom>(?:\s+[a-z]+){{0,3}}?)\s+{_HARMED}\b(?:\s[^.;:]{{1,100}}?)??\s(?:were|was|are|is)\s+"
    r"(?:all |mostly |an? |from among )?(?P<kind>[a-z]+(?: [a-z]+)?)",
    re.IGNORECASE,
)


def with_predicates(text: str, counted: Sequence[Counted]) -> list[Counted]:
    """Give a whole the fate that stands behind its noun, and those of it what they are said to be."""
    result = list(counted)
    for place, part in enumerate(counted):
        at = next((other for other, whole in enumerate(counted) if whole.span == part.whole), None)
        if at is None or counted[at].span < part.span:
            continue
        told = _ARE.match(text, counted[at].span.end)
        fate = fate_of(told["fate"].lower()) if told is not None else None
        if told is None or fate is None:
            continue
        whole = counted[at] if told["whom"] else replace(counted[at], of="people", what="people")  # "the 23 dead"
        result[at] = replace(whole, fate=fate, of=whole.of or "people", what=whole.what or "people")
        kind = _kind(told["kind"])
        result[place] = replace(part, fate=fate, of=kind or part.of, what=class_of(kind) if kind else part.what)
    return result


def _kind(words: str) -> str | None:
    """Return the words that name a class of people, the first word alone where the second belongs to something else."""
    return next((name for name in (words, words.split(maxsplit=1)[0]) if class_of(name) is not None), None)
