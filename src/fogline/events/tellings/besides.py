"""Another deed that a report names only to say that this one is not it ("hours after an air strike on a school")."""

import re
from collections.abc import Iterable

from fogline.events.tellings.targets import kinds_of_target

_TIME = (
    r"(?:minutes|hours|days|weeks|shortly|soon|(?:an?|one|two|three|four|five|six|several|a few|the) "
    r"(?:minute|hour|day|week|night)s?)"
)
_ON = r"(?:(?!(?:that|which|who|and|but|in|on|at|by|near|killed|killing|left|when)\b)[\w'’-]+\s?){1,5}"
_A_DEED = (
    r"(?:an?|the|another|that|\w+day['’]s)\s(?P<what>(?:[\w'’-]+\s){0,4}?)"
    r"(?:strikes?|attacks?|bombings?|shelling|raids?|blasts?|explosions?|assaults?|bombardment)\b"
    rf"(?:\s(?:on|in|at|against|of)\s(?P<on>{_ON}))?"
)
_SOMEBODY_DID = rf"(?:[\w'’-]+\s){{1,4}}?(?:bombed|hit|struck|shelled|attacked|targeted)\s(?P<it>{_ON})"
_AFTER_ANOTHER = re.compile(rf"\b{_TIME}\s(?:after|before)\s(?:{_A_DEED}|{_SOMEBODY_DID})", re.IGNORECASE)


def names_another(sentence: str) -> bool:
    """Tell whether a sentence names another deed before or after the one that it tells of."""
    return _AFTER_ANOTHER.search(sentence) is not None


def kinds_besides(sentences: Iterable[str], own: frozenset[str]) -> frozenset[str]:
    """Return the kinds of thing that was hit in another deed which these sentences name, without those of this one (``own``; of
    which nothing is known, that may be the other one itself).

    >>> sorted(kinds_besides(["A drone hit a clinic, a day after a strike on a market in the city."], frozenset({"health"})))
    ['shop']
    """
    if not own:
        return own
    found = (match for sentence in sentences for match in _AFTER_ANOTHER.finditer(sentence))
    named = (match["it"] or match["on"] or match["what"] for match in found)
    return frozenset[str]().union(*map(kinds_of_target, named)) - own
