"""Titles: the name in "interior minister Ada Brenn", and the role around it."""

import re

from fogline.claims.parties.names import ROLE
from fogline.claims.parties.table import look_up
from fogline.claims.words import plain, without_article

_TITLED = re.compile(r"(?P<title>.+?)\s+(?P<name>[A-Z][\w'’-]+(?:\s(?:[A-Z]|al-|bin |von |de )[\w'’.-]+)+)$")


def titled_name(phrase: str) -> str | None:
    """Return the name of two words or more that follows a title in ``phrase``, or the whole phrase if the table knows it."""
    known = look_up(phrase)
    if known is not None and known.kind == "person":
        return phrase
    match = _TITLED.match(phrase)
    return match["name"] if match and ROLE.search(match["title"].split()[-1]) else None


def role_around(phrase: str, name: str) -> str | None:
    """Return the words of ``phrase`` around ``name``, without articles, relative clauses and loose prepositions."""
    if phrase == name:
        return None
    before, _, after = phrase.partition(name)
    after = re.sub(r"^\s*\([^()]{1,40}\)", "", after)
    before = re.split(r",?\s+(?:who|which|whose)\b", before)[0]
    before = re.sub(r"\s+(?:of|for|from|at|to|by|in)(?:\s+the)?\s*$", "", before.rstrip())
    after = re.split(r",?\s+(?:who|which|whose|that|citing|quoting)\b", re.sub(r"^['’‘]s?\b", "", after))[0]
    parts = [
        re.sub(r"^(?:its|his|her|their)\b\s*", "", without_article(part), flags=re.IGNORECASE)
        for part in (before, after)
    ]
    parts = [re.sub(r"(?:^|\s)(?:is|was|are|were|has|have|had|also)$|['’]s$", "", part) for part in parts]
    parts = [re.sub(r"^,?\s*(?:aged? )?\d{1,3}\b(?!-),?\s*", "", part) for part in parts]  # "Ada Brenn, 42"
    role = re.sub(r"^(?:of|from|for)\s+(?:the\s+)?", "", ", ".join(part for part in parts if part))
    role = re.sub(r"^(?:in|at|near|outside|(?:led|headed|commanded|backed) by)\s.*$", "", role)
    return plain(role) or None
