"""Numbers without a figure: vague plurals ("dozens", "hundreds of thousands"), small words ("both", "no one"), unknown ones.

Vague plurals follow one convention: "dozens" 24..99, "scores" 40..99, "hundreds" 200..999, "thousands" 2000..9999, "tens of
thousands" 20000..99999, and so on. "Several", "many", "some" without a number have no value.
"""

import re
from functools import cache
from typing import NamedTuple

from fogline.claims.amounts.scan import Scan
from fogline.claims.amounts.tables import word_list
from fogline.claims.words import word_set


class Vague(NamedTuple):
    """A range that words without a figure stand for (both ends ``None``: said to be unknown), and the place after them."""

    low: float | None
    high: float | None
    end: int
    plural: bool = True
    approximate: bool = False
    unit: str | None = None


_MULTIPLES = {"hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12}
_SINGULARS = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "dozen": 12, "score": 20}
_PLURALS = {"dozens": (24, 99), "scores": (40, 99), "tens": (20, 99), "hundreds": (200, 999)}
_FEW = {"several": (3, 9.999), "few": (2, 5), "couple": (2, 2), "many": (2, 9.999)}
_WORDS: dict[str, tuple[float, float]] = {
    "no": (0, 0), "none": (0, 0), "nobody": (0, 0), "no one": (0, 0), "not one": (0, 0), "not a single": (0, 0), "nil": (0, 0),
    "not a single one": (0, 0), "no single": (0, 0), "not any": (0, 0), "neither": (0, 0), "single": (1, 1), "sole": (1, 1),
    "lone": (1, 1), "a single": (1, 1), "single one": (1, 1), "a single one": (1, 1), "a lone": (1, 1), "once": (1, 1),
    "solo": (1, 1), "both": (2, 2), "twice": (2, 2), "pair": (2, 2), "a pair": (2, 2), "couple": (2, 2), "a couple": (2, 2),
    "dual": (2, 2), "double": (2, 2), "twin": (2, 2), "duo": (2, 2), "thrice": (3, 3), "trio": (3, 3), "a trio": (3, 3),
    "triple": (3, 3), "quartet": (4, 4), "half dozen": (6, 6), "a half dozen": (6, 6), "a handful": (2, 5), "handful": (2, 5),
    "one or more": (1, -1), "majority": (0.5, -1), "a majority": (0.5, -1), "the majority": (0.5, -1),
    "vast majority": (0.5, -1), "all": (1, 1),
}  # fmt: skip
"""Bounds by words; -1 is an open end, shares are in 0..1."""
# Where they stand in running text, these are mostly no number ("no doubt", "a single market", "the pair said", "a double blow").
_ONLY_ALONE = word_set(
    """
    single sole lone once solo twice pair couple dual double twin duo thrice trio triple quartet nil neither majority all
    """
)
_UNKNOWN = re.compile(
    r"(?:an? )?(?:unknown|undisclosed|unspecified|undetermined|uncertain|unconfirmed|untold) numbers?|how many"
)
_HEAVY = word_set("heavy serious severe significant substantial considerable massive major enormous mass light minor")
_LOSSES = word_set("losses casualties")
_LONGEST = 5


@cache
def _words() -> dict[tuple[str, ...], tuple[float, float]]:
    return {tuple(form.split()): bounds for form, bounds in _WORDS.items()}


@cache
def first_words() -> frozenset[str]:
    """Return the words with which a number without a figure can begin."""
    leads = ("many", "the", "untold", "countless", "a", "an", "last", "past", "how")
    unknown = ("unknown", "undisclosed", "unspecified", "undetermined", "uncertain", "unconfirmed")
    return frozenset((*leads, *unknown, *_HEAVY, *_FEW, *_MULTIPLES, *_PLURALS, *(form[0] for form in _words())))


def vague(scan: Scan, at: int, *, alone: bool) -> Vague | None:
    """Return the number without a figure that begins at token ``at``, or ``None``.

    With ``alone`` the words are known to be a quantity (a reader marked them), and short ones count that otherwise do not.
    """
    plural = _plural(scan, at)
    if plural is not None:
        return _or_more(scan, plural)
    unknown = _UNKNOWN.match(" ".join(scan.word(at + place) for place in range(3)))
    if unknown:
        return Vague(None, None, at + len(unknown.group().split()), False)
    if scan.word(at) in _HEAVY and scan.word(at + 1) in _LOSSES:  # some, nobody says how many
        return Vague(None, None, at + 1, False)
    form, end = scan.phrase(at, _words(), _LONGEST)  # type: ignore[arg-type]
    if not form or (not alone and form[-1] in _ONLY_ALONE and form[0] not in ("a", "not") and form != ("couple",)):
        return None
    if not alone and form == ("no",) and (scan.word(end) in word_list("no_idioms") or not scan.word(end)):
        return None
    low, high = _words()[form]
    share = "ratio" if form[-1] in ("majority", "all") else None
    return Vague(low, None if high < 0 else high, end, False, "couple" in form, share)


def _plural(scan: Scan, at: int) -> Vague | None:
    """ "dozens", "many thousands", "tens of thousands", "a few hundred"."""
    word, after = scan.word(at), scan.word(at + 1)
    leads = word in ("many", "the", "untold", "countless") and (after in _MULTIPLES or after in _PLURALS)
    if leads or (word in ("a", "the", "last", "past") and after in ("few", "couple")):
        return _plural(scan, at + 1)
    if word in _FEW:
        return _few(scan, at)
    if word in ("tens", "hundreds") and after == "of" and scan.word(at + 2) in _MULTIPLES:
        low, high = _PLURALS[word]
        scale = _MULTIPLES[scan.word(at + 2)]
        return Vague(low * scale, (high + 1) * scale - 1, at + 3)
    if word in _PLURALS and (word != "tens" or after == "of"):
        return Vague(*_PLURALS[word], at + 1)
    return Vague(2 * _MULTIPLES[word], 10 * _MULTIPLES[word] - 1, at + 1) if word in _MULTIPLES else None


def _few(scan: Scan, at: int) -> Vague | None:
    """ "several hundred", "a few dozen", "a couple of thousand"."""
    word = scan.word(at)
    after = at + 2 if scan.word(at + 1) == "of" and word == "couple" else at + 1
    scale = _SINGULARS.get(scan.word(after)) or _MULTIPLES.get(scan.word(after))
    if scale is None:
        return None
    low, high = _FEW[word]
    top = high * scale if high == int(high) else scale * 10 - 1
    if scale == 12:
        top = {"several": 99, "many": 99, "few": 60, "couple": 24}[word]
    return Vague(low * scale, top, after + 1, word != "couple", word == "couple")


def _or_more(scan: Scan, first: Vague) -> Vague:
    """ "hundreds or even thousands", "hundreds and hundreds", "dozens if not hundreds"."""
    place = first.end
    if scan.word(place) == "," or scan[place].word == ",":
        place += 1
    if scan.word(place) in ("or", "and", "if"):
        place += 1
        if scan.word(place) in ("even", "perhaps", "possibly", "not", "maybe"):
            place += 1
        second = _plural(scan, place)
        if second is not None and first.high is not None and second.high is not None and second.high >= first.high:
            return Vague(first.low, second.high, second.end)
    return first
