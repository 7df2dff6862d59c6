"""Words that stand for somebody without saying who: "no one", "anyone", "those", "twelve", "at least 70 others"."""

import re

from fogline.claims.words import SMALL_NUMBERS, TENS

_NUMBER = "|".join((*SMALL_NUMBERS, *TENS, "hundred", "thousand", "million", r"\d[\d,.]*"))
_NOBODY = re.compile(
    r"nobody|no one|no-one|none|no (?:side|party)|"
    r"neither(?: (?:side|party|army|force|of (?:them|the (?:two )?(?:sides|parties|armies))))?",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    rf"(?:(?:at (?:least|most)|about|around|roughly|nearly|almost|some|another|an?|the|more than|over|up to|as many as|only|"
    rf"other|further|a total of)\s)*"
    rf"(?:any(?:one|body)|those|some|several|many|most|all|both|few|others?|dozens?|scores|hundreds|thousands|"
    rf"(?:{_NUMBER})(?:[- ](?:and )?(?:{_NUMBER}))*)"
    rf"(?:\s(?:others?|more))?(?:\sof\s(?:them|those|these))?",
    re.IGNORECASE,
)
_VERB = re.compile(r"[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Hh]as|[Hh]ave|[Hh]ad|[Bb]een|[Aa]lso|[Tt]here")
"""Opens the sentences of machines that translate: "Is damaged a school" was not done by IS."""
_SOME_OF_THEM = re.compile(
    rf"(?:all|most|many|some|half|several|both|each|(?:at least |about )?(?:{_NUMBER})) of (?:them|whom)\b(?= \w)",
    re.IGNORECASE,
)


def tells_of_some(words: str) -> bool:
    """Tell whether words only tell more of some of those who are named elsewhere: "most of them women"."""
    return _SOME_OF_THEM.match(words) is not None


def is_nobody(words: str) -> bool:
    """Tell whether a filler says that it is none: "No one", "neither side"."""
    return _NOBODY.fullmatch(words) is not None


def says_not_who(words: str) -> bool:
    """Tell whether a filler names or describes nobody, so that it is no party: a bare number counts, and who "those" are is
    told elsewhere; nor is a verb one.
    """
    return (
        is_nobody(words)
        or _VERB.fullmatch(words) is not None
        or tells_of_some(words)
        or _UNSAID.fullmatch(words) is not None
    )
