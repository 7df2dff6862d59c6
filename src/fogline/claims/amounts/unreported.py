"""None as against none reported: "no casualties" is zero, "no casualties were reported" is unknown."""

import re

from fogline.claims.words import plain
from fogline.records import Span

_UNREPORTED = re.compile(
    r"\s*(?:[\w'’-]+\s+){0,5}?(?:(?:was|were|have been|has been|had been|are|is|being)\s+)?"
    r"(?:(?:immediately|initially|so far|yet|officially|also)\s+)*"
    r"(?:reported|reports?\b|confirmed|recorded|known|announced|mentioned|disclosed|available|registered)\b"
)
_NO_WORD_OF = re.compile(
    r"\s*(?:(?:immediate|official|further|casualty)\s+)?(?:reports?|word|information|details|news|confirmation|data|figures?)\b"
)
_CLAUSE_ENDS = re.compile(r"[;:]|,\s")
_REACH = 160


def nobody_knows(text: str, span: Span, sentence: Span) -> bool:
    """Tell whether a "no" at ``span`` says only that nothing was reported."""
    behind = plain(text[span.end : min(sentence.end, span.end + _REACH)])
    clause = _CLAUSE_ENDS.split(behind)[0]
    return bool(_UNREPORTED.match(clause) or _NO_WORD_OF.match(clause))
