"""Words as the events room compares them: cut, folded, ends taken off; rare ones weigh more.

How common a word is comes from a fixed table, not from the ledger at hand: so what is fused never depends on what else was added,
and the same claims end in the same events in whatever order they come.
"""

import math
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from fogline.records import Claim

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_APOSTROPHES = re.compile(r"(?<=\w)['’ʼ`](?:s\b)?")
_TAILS = re.compile(r"\s+[«|»].*$|\s[–-]\s[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}$|\((?:\d[\d.:/ -]*)\)", re.DOTALL)
_UNKNOWN = 6.5
"""Weight (nats) of a word that is not in the table: fewer than one text in 650 has it."""


def headline(title: str) -> str:
    """Return a title without what an outlet hangs on all of them ("... | Example News", "... « War | Example")."""
    bare = _TAILS.sub(" ", title).strip()
    return bare or title


@lru_cache(65536)
def stem(word: str) -> str:
    """Return a folded word without a plural or participle ending; short words stay as they are."""
    for ending, put, shortest in (
        ("ies", "y", 5),
        ("sses", "ss", 6),
        ("ing", "", 7),
        ("ed", "", 6),
        ("es", "", 6),
        ("s", "", 4),
    ):
        if word.endswith(ending) and len(word) >= shortest and not word.endswith("ss"):
            return word[: len(word) - len(ending)] + put
    return word


@lru_cache(8192)
def terms(text: str) -> frozenset[str]:
    """Return the stems of the words of ``text``; numbers are left out: they are compared as quantities."""
    plain = _APOSTROPHES.sub("", text)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join([char for char in plain if not unicodedata.combining(char)])
    plain = plain.casefold()
    return frozenset(
        stem(word) for word in _WORD.findall(plain) if len(word) > 1 and not word[0].isdigit() and word not in _empty()
    )


def place_terms(claim: Claim) -> frozenset[str]:
    """Return the terms of the name of a claim's place; none where no place is told."""
    return terms(claim.place.name) if claim.place else frozenset()


def target_terms(claim: Claim) -> frozenset[str]:
    """Return the terms of those and that which a claim's deed was done to."""
    return terms(" ".join(party.party for party in claim.targets))


@lru_cache(65536)
def weight(term: str) -> float:
    """Return how much a shared word says, in nats: minus the logarithm of the share of texts that have it."""
    return _table().get(term, _UNKNOWN)


@lru_cache(65536)
def squared(term: str) -> float:
    """Return the square of :func:`weight`."""
    return weight(term) ** 2


def likeness(one: Iterable[str], other: Iterable[str]) -> float:
    """Return the cosine (0..1) of two sets of terms, each term weighed by :func:`weight` (Salton & Buckley 1988)."""
    first, second = frozenset(one), frozenset(other)
    common = math.fsum(map(squared, first & second))
    if not common:
        return 0.0
    return common / math.sqrt(math.fsum(map(squared, first)) * math.fsum(map(squared, second)))


def rarest(words: Iterable[str], count: int) -> tuple[str, ...]:
    """Return the ``count`` words that say most, in a fixed order."""
    return tuple(sorted(words, key=lambda word: (-weight(word), word))[:count])


@cache
def _table() -> dict[str, float]:
    lines = (files("fogline.events") / "data" / "common_words.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if line and not line.startswith("#"))
    return {word: float(value) for word, value in pairs}


@cache
def _empty() -> frozenset[str]:
    return frozenset(
        "a an the of in on at to for by with from and or as is are was were be been has have had it its that this which who"
        " will would not no but he she they his her their after over amid into than more about up out also during says said"
        " say".split()
    )
