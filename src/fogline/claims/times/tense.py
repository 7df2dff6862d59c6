"""The tense of the verb that governs a phrase of time: "said Monday" is past, "will vote Tuesday" is future."""

import re
from bisect import bisect_right
from functools import lru_cache

from fogline.claims.times.record import Tense

_COMING = (
    r"\b(?:will|shall|'ll|’ll|won't|won’t)\b(?: (?:not|also|then|now|"
    r"likely|probably|only|again|soon|\w+ly))*(?: have)?(?: be)?(?: \w+)?",
    r"\b(?:is|are|am|'s|’s|'re|’re) (?:also |now |still |not |\w+ly "
    r")?(?:due|set|scheduled|slated|expected|planned|planning|going|about|likely|"
    r"to|poised|supposed|meant|hoping|preparing)\b(?: to)?(?: be)?(?: \w+)?",
    r"\b(?:plans?|intends?|hopes?|aims?|expects?|wants?|promises|vows|pledges|agrees|prepares|needs?) (?:to (?:be )?\w+)",
    r"\b(?:scheduled|slated|due|expected|planned) (?:for|to|on|in)\b(?: \w+)?",
    r"\b(?:upcoming|forthcoming)\b",
    r"\b(?:may|might|could|can|should|must)\b (?:not |also )?(?:be )?\w+",
    r"\b(?:(?:takes?|comes?|goes|enters?) (?:in(?:to)? )?(?:effect|force)|expires?|runs? out)\b",
    r"\b(?:truce|cease-?fire|deadline|pause|lull|talks|trial|mandate) (?:begins?|starts?|ends?|resumes?)\b",
)
_NO_VERB = (
    "the a an his her its their our this that".split()
)  # after "to" ("to his post"); so are plurals ("to reporters")
_MIXED = (
    r"\bwould\b(?: (?:not|also))?(?: be)?(?: \w+)?",
    r"\b(?:was|were|had been|been) (?:due|set|scheduled|slated|expected|planned|going|to)\b(?: to)?(?: be)?(?: \w+)?",
    rf"(?<!according )\bto (?:be )?(?!(?:{'|'.join(_NO_VERB)})\b|\w+[^s]s\b(?<!focus)|[A-Z\d])[a-z]+\b",
)
_IRREGULAR = (
    "was were had did said told went came took gave made got began "
    "became broke brought built bought caught chose cut drew drove fell "
    "felt fought found flew fled froze held hit hurt kept knew laid "
    "led left lost met paid put ran rose sank sat saw sent shot shut "
    "spoke spent spread stood struck swept taught threw thought understood "
    "woke won wrote shook tore bore beat bit blew burnt dealt dug "
    "grew heard hid lit rode sang sold sought split stole strode "
    "swore wore withdrew withstood overran oversaw underwent undertook "
    "been seen gone done taken given known shown written driven flown fallen struck killed been"
)
_PAST = (
    rf"\b(?:(?:{'|'.join(sorted(set(_IRREGULAR.split()), key=len, reverse=True))})|"
    r"(?!need|seed|feed|speed|indeed|hundred|embed|united|armed|allied|wounded|red\b|"
    r"bed\b|shed\b)[a-z]{2,}ed)\b"
)
_NOW = r"\b(?:is|are|has|have|says?|remains?|continues?|hold|holds|takes?|shows?|reports?|warns?|lies|stands?)\b"
_BY_TENSE: dict[Tense, tuple[str, ...]] = {
    "future": _COMING,
    "prospective": _MIXED,
    "past": (_PAST,),
    "present": (_NOW,),
}
_CUES = tuple((re.compile(pattern), tense) for tense, patterns in _BY_TENSE.items() for pattern in patterns)
_REACH = 300  # code points: no verb governs from farther away
_A_FEW_WORDS = re.compile(
    r"[“\"]((?:[\w'’-]+ ){0,3}[\w'’-]+)[”\"]"
)  # in marks that quote no sentence: a "terrorist" camp
_BOUNDARY = re.compile(r"[;:]|\s[-–—]\s|—|[“”\"]")


def tense_of(sentence: str, start: int, end: int) -> Tense:
    """Return the tense of the verb that governs the phrase at ``start`` to ``end`` of ``sentence``, or "" where it does not show.

    That is the nearest verb before the phrase within its stretch of the sentence; where the phrase comes first, the next one
    after it. "Would" and an infinitive are prospective: what was to come then may lie on either side of the day of speaking.
    """
    sentence = _A_FEW_WORDS.sub(r" \1 ", sentence)
    verbs = _verbs(sentence)
    near = max(start - _REACH, 0)
    first = max((m.end() for m in _BOUNDARY.finditer(sentence, near, start)), default=near)
    boundary = _BOUNDARY.search(sentence, end, end + _REACH)
    last = boundary.start() if boundary else end + _REACH
    here = bisect_right(verbs, (start, start, "z"))
    if here and first <= verbs[here - 1][0] and verbs[here - 1][1] <= start:
        return verbs[here - 1][2]
    after = next((verb for verb in verbs[here : here + 2] if end <= verb[0]), None)
    return after[2] if after is not None and after[1] <= last else ""


@lru_cache(maxsize=4)
def _verbs(sentence: str) -> tuple[tuple[int, int, Tense], ...]:
    """Return the verb groups in order; one that lies in a longer group found before it is part of that.

    An infinitive after a past verb ("asked them to leave Sunday") shows nothing; one that has no verb before it is a plan.
    """
    found: list[tuple[int, int, Tense]] = []
    taken = bytearray(len(sentence))
    for pattern, tense in _CUES:
        for match in pattern.finditer(sentence):
            start, end = match.span()
            if not any(taken[start:end]):
                found.append((start, end, tense))
                taken[start:end] = b"\x01" * (end - start)
    verbs: list[tuple[int, int, Tense]] = []
    for start, end, tense in sorted(found):
        plan = tense == "prospective" and sentence.startswith("to ", start)
        hidden = plan and bool(verbs) and verbs[-1][2] in ("past", "")
        verbs.append((start, end, "" if hidden else tense))
    return tuple(verbs)
