"""What the words of a forecast tell beside what it says will come: that it is demanded, or hangs on a condition."""

import re

_DEMAND = re.compile(
    r"\b(?:demand(?:s|ed|ing)?|urg(?:e|es|ed|ing)|insist(?:s|ed)?|appeal(?:s|ed|ing)?|plead(?:s|ed)?|"
    r"(?:call(?:s|ed|ing)?|press(?:es|ed)?) (?:on|upon|for)|ask(?:s|ed|ing)? (?:for|\w+(?: \w+){0,3} to)|"
    r"request(?:s|ed|ing)?|want(?:s|ed)?|wish(?:es|ed)?|propos(?:e|es|ed|al|als)|needs?|must|should|ought to|let us)\b",
    re.IGNORECASE,
)
# An order to one's own troops tells what will come; one to those who live there, what they are to do.
_ORDER = re.compile(
    r"\b(?:order(?:s|ed|ing)?|t(?:ell|ells|old|elling)|instruct(?:s|ed|ing)?|direct(?:s|ed|ing)?)\s(?:(?!that\b)[\w'’-]+\s){0,4}?"
    r"(?:residents?|people|civilians?|inhabitants|villagers|families|locals|population|everyone|citizens|women|displaced)\b"
    r"(?:\s(?!that\b|will\b|would\b)[\w'’-]+){0,9}?\sto\s[a-z]|\bevacuation (?:orders?|warnings?)\b",
    re.IGNORECASE,
)
# "should" and "must" speak of what is to be done; these of what is to come, whoever wants it.
_EXPECTED = re.compile(
    r"\b(?:will|would|going to|plan(?:s|ned|ning)?|expect(?:s|ed)?|intend(?:s|ed)?|prepar(?:e|es|ing|ed)|promis\w+|"
    r"pledg\w+|announc\w+|schedul\w+|predict\w+|forecast\w*|vow(?:s|ed)?|set to|due to|about to|likely|warn(?:s|ed)?)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|unless|provided that|on condition|as long as|only (?:when|after)|in case|otherwise|or else)\b",
    re.IGNORECASE,
)


def demanded(evidence: str) -> bool:
    """Tell whether the words demand or wish something rather than expect it."""
    if _ORDER.search(evidence) is not None:
        return True
    return _DEMAND.search(evidence) is not None and _EXPECTED.search(evidence) is None


def conditional(evidence: str) -> bool:
    """Tell whether the words make it hang on a condition."""
    return _CONDITION.search(evidence) is not None


_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|without|neither|nor|cannot|den(?:y|ies|ied)|refus\w+|rul(?:e|es|ed|ing) out|"
    r"unlikely|avoid\w*|prevent\w*|cancel\w*|postpon\w*|reject\w*)\b|n['’]t\b",
    re.IGNORECASE,
)


def negated(evidence: str) -> bool:
    """Tell whether the words hold one that can say that something will not be."""
    return _NEGATION.search(evidence) is not None
