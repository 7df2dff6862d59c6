"""The tense of the verb that governs a phrase of time: "said Monday" is past, "will vote Tuesday" is future."""

import re

from fogline.claims.times.record import Tense

_AUX = r"(?:will|would|shall|'ll|’ll|won't|won’t|is|are|was|were|be)"
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
)
_MIXED = (r"\bwould\b(?: (?:not|also))?(?: be)?(?: \w+)?", (
    r"\b(?:was|were|had been|been) (?:due|set|scheduled|slated|expected|"
    r"planned|going|to)\b(?: to)?(?: be)?(?: \w+)?"
),
          r"\bto (?:be )?(?!the\b|a\b|an\b|his\b|her\b|its\b|their\b|our\b|this\b|that\b|[A-Z\d])[a-z]+\b")  # fmt: skip
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
_BOUNDARY = re.compile(r"[;:]|\s[-–—]\s|—|[“”\"]")


def tense_of(sentence: str, start: int, end: int) -> Tense:
    """Return the tense of the verb that governs the phrase at ``start`` to ``end`` of ``sentence``, or "" where it does not show.

    That is the nearest verb before the phrase within its stretch of the sentence; where the phrase comes first, the next one
    after it. "Would" and an infinitive are prospective: what was to come then may lie on either side of the day of speaking.
    """
    cut = max(start - _REACH, 0)
    sentence, start, end = sentence[cut : end + _REACH], start - cut, end - cut
    verbs = _verbs(sentence)
    first = max((m.end() for m in _BOUNDARY.finditer(sentence, 0, start)), default=0)
    last = next((m.start() for m in _BOUNDARY.finditer(sentence, end)), len(sentence))
    before = [verb for verb in verbs if first <= verb[0] and verb[1] <= start]
    if before:
        return before[-1][2]
    after = [verb for verb in verbs if end <= verb[0] and verb[1] <= last]
    return after[0][2] if after else ""


def _verbs(sentence: str) -> list[tuple[int, int, Tense]]:
    """Return the verb groups in order; one that lies in a longer group found before it is part of that.

    An infinitive after a past verb ("asked them to leave Sunday") shows nothing; one that has no verb before it is a plan.
    """
    found: list[tuple[int, int, Tense]] = []
    for pattern, tense in _CUES:
        for match in pattern.finditer(sentence):
            if not any(match.start() < stop and begin < match.end() for begin, stop, _ in found):
                found.append((match.start(), match.end(), tense))
    verbs: list[tuple[int, int, Tense]] = []
    for start, end, tense in sorted(found):
        hidden = (
            tense == "prospective"
            and sentence.startswith("to ", start)
            and bool(verbs)
            and verbs[-1][2] in ("past", "")
        )
        verbs.append((start, end, "" if hidden else tense))
    return verbs
