"""From a claim to a clause: who did what to whom, built from the parts of the claim that are fit to be told."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from fogline.picture.brief.acts import strike, talks, thing, transitive
from fogline.picture.brief.clauses import Clause
from fogline.picture.brief.counts import casualties
from fogline.picture.brief.moves import subject, transfer
from fogline.picture.brief.parts import Parts, Source
from fogline.picture.brief.verbs import Build, manner
from fogline.records.claim import Participant

# The war as such is no event of a day.
_BACKGROUND = re.compile(
    r"^(?:war|wars|wartime|the war|conflict|invasion|aggression|invaded|hostilities|special "
    r"(?:military )?operation|armed aggression|"
    r"full-scale (?:invasion|war)|war crimes?|terror|operational information|situation|drive)$",
    re.IGNORECASE,
)
_UNMEANT = re.compile(
    r"\b(?:give up|giving up|gave up|abandon\w*|halt\w*|lift\w*|avoid\w*|prevent\w*|without|threats? "
    r"of|risks? of|fears? of|danger of|"
    r"plans? (?:for|of)|instead of|no|end to|end of|rule out|ruled out|unlikely|not likely|accus\w+ "
    r"of|calls? for|demands?)(?:\s+\w+){0,3}\s+$",
    re.IGNORECASE,
)
# What came after it is told there, and its parties are likelier those of that.
_AFTER = re.compile(r"\b(?:after|following)\s+(?:the\s+|heavy\s+)?$", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"\b(?:then|there|(?:that|this) (?:strike|attack|raid|day|night|battle|shelling|bombing))\b", re.IGNORECASE
)
_DIVISIONS = frozenset(
    {"oblast", "raion", "region", "district", "province", "governorate", "state", "county", "department"}
)
_TO = re.compile(r"\bto(?:\s+\w+ly)?\s+$", re.IGNORECASE)
_REAL_TO = re.compile(
    r"\b(?:continu\w+|beg[au]n\w*|start\w*|us(?:ed)|manag\w+|appear\w*|forced|compelled|able|failed|"
    r"seem\w*|according|leading|led|due|thanks) to(?:\s+\w+ly)?\s+$",
    re.IGNORECASE,
)
_FEW = 16  # code points before what was hit: "the seized"
_BUILDERS: Mapping[Build, Callable[[Source, Parts], Clause | None]] = {
    "strike": strike,
    "transitive": transitive,
    "subject": subject,
    "casualties": casualties,
    "thing": thing,
    "talks": talks,
    "transfer": transfer,
}


def clause_of(source: Source, year: int | None = None) -> Clause | None:
    """Return the clause that tells the deed of a claim; ``None`` where too little of it could be told."""
    claim = source.claim
    known = manner(claim.type)
    if known is None or _BACKGROUND.match(source.trigger.strip()) or not is_meant(source):
        return None
    parts = Parts.of(source, year)
    made = _BUILDERS[known.build](source, parts)
    if made is None:
        return None
    if not parts.place and not parts.time and _POINTS_BACK.search(source.finding.evidence):
        return None  # "35 died in that strike": which one, the words do not tell
    return replace(made, place=_unsaid(made, parts, source), time=made.time or parts.time)


def is_meant(source: Source) -> bool:
    """Tell whether the words before the deed leave it one that is said to be: not "in order to encircle", "threat of"."""
    if source.frame is None:
        return True
    before = source.finding.evidence[: max(source.frame.trigger.start - source.claim.evidence.start, 0)]
    if _UNMEANT.search(before) or _AFTER.search(before):
        return False
    return source.claim.reality == "future" or not _TO.search(before) or _REAL_TO.search(before) is not None


def _unsaid(made: Clause, parts: Parts, source: Source) -> str:
    """Return the place, unless the clause has named it already."""
    if not parts.place or (parts.way and parts.way in made.tail):
        return ""
    said = " ".join((made.subject, made.object, made.tail)).casefold()
    names = re.findall(r"[^\W\d_][\w’'-]{2,}", " ".join(word for word in parts.place.split() if word[:1].isupper()))
    names = [name for name in names if name.casefold() not in _DIVISIONS]
    if names and all(name.casefold() in said for name in names):
        return ""
    printed = (
        re.sub(r"^(?:in|at|on|near|from|to|into)\s+", "", source.words(source.claim.place.derived_from).casefold())
        if source.claim.place
        else ""
    )
    if printed and printed.removeprefix("the ") in said:
        return ""
    if any(
        _is_all_of(source, one) and one.text.casefold().removeprefix("the ") in said for one in source.claim.targets
    ):
        return ""  # what was hit is told, spelt as the report spells it
    if parts.at and parts.at.casefold() in said:
        return ""
    bare = re.sub(
        r"^(?:in|at|on|near|from|to|into|around|across)\s+(?:the\s+)?(?:temporarily\s+)?(?:(?:[\w-]+-)?occupied\s+)?",
        "",
        parts.place,
        flags=re.IGNORECASE,
    ).casefold()
    first = re.split(r"[,(]| in | near | and (?:one|two|three|another|others?)\b", bare)[0].strip()
    return "" if first and first in said else parts.place


def _is_all_of(source: Source, target: Participant) -> bool:
    """Tell whether the words that give the place are those of the target, but for an article or a word before it."""
    place = source.claim.place
    if place is None or target.span is None or not place.derived_from.contains(target.span):
        return False
    same_end = target.span.end == place.derived_from.end or place.precision == "exact"
    return same_end and target.span.start - place.derived_from.start <= _FEW
