"""Small helpers on words that several modules of this room share."""

import re
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_ARTICLE = re.compile(r"^(?:the|a|an)(?:\s+|$)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_][\w'’.\-]*")
_POSSESSIVE = re.compile(r"['’]s?$")
_EDGES = ' \t\n\r,;:"“”‘«»()[]'


@lru_cache(4096)
def plain(text: str) -> str:
    """Return ``text`` with straight apostrophes, single spaces and plain hyphens; case is kept ("US" is not "us")."""
    return _SPACES.sub(" ", text.replace("’", "'").replace("‘", "'").replace("‑", "-").replace("–", "-")).strip()


@lru_cache(4096)
def without_article(text: str) -> str:
    """Return ``text`` in one line without outer punctuation and a leading article."""
    bare = _ARTICLE.sub("", _SPACES.sub(" ", text).strip(_EDGES))
    return f"{bare})" if bare.count("(") > bare.count(")") and f"{bare})" in _SPACES.sub(" ", text) else bare


@lru_cache(4096)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` in lower case, without possessive endings."""
    return tuple(_POSSESSIVE.sub("", word) for word in _WORD.findall(text.lower()))


def word_set(text: str) -> frozenset[str]:
    """Return the words of ``text``; lists of words read better as text."""
    return frozenset(text.split())


def numbered(text: str, start: int = 0, step: int = 1) -> dict[str, int]:
    """Return the words of ``text`` with the numbers ``start``, ``start + step``..."""
    return {word: start + step * place for place, word in enumerate(text.split())}


SMALL_NUMBERS = numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)


def numbers_from(low: int, high: int) -> str:
    """Return the words for the numbers from ``low`` to ``high`` (19 at most) as alternatives of a pattern."""
    return "|".join(word for word, number in SMALL_NUMBERS.items() if low <= number <= high)
