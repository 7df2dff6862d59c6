"""How a change of hands is told: as done, as tried, as past, as lost; by words that the type of a claim does not tell."""

import re

_TRIED = re.compile(
    r"\b(?:tr(?:y|ies|ied|ying)\s+to|trying|attempt\w*|seek\w*|sought|aim(?:s|ed|ing)?\s+(?:to|at)|plan(?:s|ned|ning)?\s+to"
    r"|want(?:s|ed)?\s+to|intend\w*|fail(?:s|ed|ing)?\s+to|unable\s+to|prepar\w+\s+to|hop(?:es?|ed|ing)\s+to|in\s+order\s+to"
    r"|bid\s+to|struggl\w+\s+to|will|would|could|until|unless)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:during|after|before|since|consequences\s+of|end\s+of|period\s+of|time\s+of|under)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}?"
    r"occupation\b|\bwhen\s+(?:it|they|the\s+\w+)\s+(?:was|were)\b|[’']\s?s\s+(?:\w+\s+)?occupation\b|\bformer\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:los(?:e|es|ing|t)|ced(?:e|es|ed|ing)|relinquish\w*|gives?\s+up|gave\s+up)\s+(?:\w+\s+){0,2}?control\b",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r"\b(?:equipment|families|loot\w*|officials?|leadership|administration|wounded|bodies|documents|archives?)\b",
    re.IGNORECASE,
)
_CROWD = re.compile(r"\b(?:rall(?:y|ies)|protest\w*|demonstrat\w*|crowd)\b", re.IGNORECASE)
_VAGUE = re.compile(r"\b(?:gains?|annex\w*|referend\w*)\b", re.IGNORECASE)
_NOUN = re.compile(r"\bliberation\b", re.IGNORECASE)
_FREED = re.compile(
    r"\b(?:liberated|liberates?|de-?occup\w*|freed|retook|retak\w+|recaptur\w+|regained|regains|took\s+back)\b",
    re.IGNORECASE,
)


def tried(words: str) -> bool:
    """Tell whether words speak of trying, planning or waiting for something, not of its being so."""
    return bool(_TRIED.search(words))


def over(words: str) -> bool:
    """Tell whether words speak of an occupation as of something past, or of a time in it."""
    return bool(_ONCE.search(words))


def lost(words: str) -> bool:
    """Tell whether words speak of control that is lost."""
    return bool(_LOST.search(words))


def of_things(words: str) -> bool:
    """Tell whether words speak of moving things or officials, not forces."""
    return bool(_THINGS.search(words))


def against_crowd(words: str) -> bool:
    """Tell whether words speak of a rally or protest: who uses force against it is there."""
    return bool(_CROWD.search(words))


def freed(words: str) -> bool:
    """Tell whether words speak of taking back."""
    return bool(_FREED.search(words))


def vague(words: str) -> bool:
    """Tell whether words speak of taking in law or in general: gains, an annexation, a liberation talked about."""
    return bool(_VAGUE.search(words)) or (bool(_NOUN.search(words)) and not freed(words))
