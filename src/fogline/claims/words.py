"""Small helpers on words that several modules of this room share."""

import re

_SPACES = re.compile(r"\s+")
_ARTICLE = re.compile(r"^(?:the|a|an)(?:\s+|$)", re.IGNORECASE)
_EDGES = ' \t\n\r,;:"“”‘«»()[]'


def plain(text: str) -> str:
    """Return ``text`` with straight apostrophes, single spaces and plain hyphens; case is kept ("US" is not "us")."""
    return _SPACES.sub(" ", text.replace("’", "'").replace("‘", "'").replace("‑", "-").replace("–", "-")).strip()


def without_article(text: str) -> str:
    """Return ``text`` in one line without outer punctuation and a leading article."""
    return _ARTICLE.sub("", _SPACES.sub(" ", text).strip(_EDGES))


def tokens(text: str) -> list[str]:
    """Return the words of ``text`` in lower case, without possessive endings."""
    return [re.sub(r"['’]s?$", "", word) for word in re.findall(r"[^\W_][\w'’.\-]*", text.lower())]


def word_set(text: str) -> frozenset[str]:
    """Return the words of ``text``; lists of words read better as text."""
    return frozenset(text.split())


def numbered(text: str, start: int = 0, step: int = 1) -> dict[str, int]:
    """Return the words of ``text`` with the numbers ``start``, ``start + step``..."""
    return {word: start + step * place for place, word in enumerate(text.split())}
