"""The language a text is written in: a glance at its commonest words, and a trained identifier where that does not settle it."""

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from fogline.documents.folding import word_set

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_READ = 20_000
"""Code points looked at; the beginning, the middle and the end of a longer text."""
_ENOUGH_LETTERS = 20
_SURE = 0.5
_ENGLISH = word_set(
    """
    the of and to in a is was that for on with as by at from it he they were had has have his her its their said which who
    not be been are this an or but after would about into than there when will more also over against during where
    """
)
"""Function words of English that are rare as words of its neighbours; "in", "was", "an" and the like count only among others."""
_SHARED = word_set("in a is was for on as at he had has her not be are an or over there")
_ENGLISH_ALONE = _ENGLISH - _SHARED
_SHORT = 120
_LATIN = word_set("ca cs cy da de en es et eu fi fr ga gl hr hu id it la lt lv ms nb nl nn no pl pt ro sk sl sq sv tr")
_FAMILIES = (
    frozenset({"hr", "bs", "sr"}),
    frozenset({"no", "nb", "nn", "da"}),
    frozenset({"zh", "yue", "wuu"}),
    frozenset({"cs", "sk"}),
    frozenset({"id", "ms"}),
)
"""Languages that a short text cannot tell apart: their chances count together, the likeliest is named."""
_NAMES = dict(
    pair.split(":")
    for pair in """am:Amharic ar:Arabic az:Azerbaijani be:Belarusian bg:Bulgarian bn:Bengali cs:Czech da:Danish de:German
    el:Greek en:English es:Spanish et:Estonian fa:Persian fi:Finnish fr:French he:Hebrew hi:Hindi hr:Croatian hu:Hungarian
    hy:Armenian id:Indonesian it:Italian ja:Japanese ka:Georgian kk:Kazakh ko:Korean ku:Kurdish lt:Lithuanian lv:Latvian
    nl:Dutch no:Norwegian pl:Polish ps:Pashto pt:Portuguese ro:Romanian ru:Russian sk:Slovak sr:Serbian sv:Swedish
    sw:Swahili th:Thai tr:Turkish uk:Ukrainian ur:Urdu vi:Vietnamese zh:Chinese""".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


def identify(text: str, among: str | None = None) -> str | None:
    """Return the ISO 639-1 code of the language of ``text``, or ``None`` where it is too short or too mixed to tell.

    ``among`` is the language of the texts around it (in a table, a channel). Among English a few words of English are enough; a
    text of a line or two that seems to be in another language of the same script is left open: a headline of names says little.

    Foreign names and quotations do not decide: English is recognised by the share of its function words, the rest by py3langid
    (a naive Bayes model over byte n-grams, Lui and Baldwin 2011), loaded only then.
    """
    sample = _sample(text)
    words = [word.casefold() for word in _WORD.findall(sample)]
    joined = "".join(words)
    letters = len(joined) + (2 * sum(char > "\u2e80" for char in joined) if max(joined, default="") > "\u2e80" else 0)
    if letters < _ENOUGH_LETTERS or (len(words) < 3 and sample.isascii()):
        return None
    if _is_english(words) or (among == "en" and _has_english(words)):
        return "en"
    ranked: list[tuple[str, float]] = _identifier().rank(" ".join(words))
    best = ranked[0][0]
    family = next((group for group in _FAMILIES if best in group), frozenset({best}))
    sure = sum(chance for language, chance in ranked if language in family)
    if len(text) < _SHORT and among is not None and best != among and {best, among} <= _LATIN:
        return None
    return best if sure >= _SURE and len(best) == 2 else None


def language_name(code: str) -> str:
    """Return the name of a language for people to read, with its code: "Ukrainian (uk)"."""
    return f"{_NAMES[code]} ({code})" if code in _NAMES else f"language {code!r}"


def _sample(text: str) -> str:
    """Return at most ``_READ`` code points of ``text``, of its beginning, middle and end, without lone surrogates."""
    if len(text) > _READ:
        third, middle = _READ // 3, len(text) // 2
        text = "\n".join((text[:third], text[middle : middle + third], text[-third:]))
    return text.encode("utf-8", "ignore").decode("utf-8")


def _is_english(words: list[str]) -> bool:
    """Tell whether function words of English make up a fair share of the words, several of them English alone."""
    counts = Counter(word for word in words if word in _ENGLISH)
    share = counts.total() / len(words)
    own = sum(1 for word in counts if word not in _SHARED)
    return share >= 0.18 and own >= min(4, max(2, len(words) // 12))


def _has_english(words: list[str]) -> bool:
    """Tell whether one word in twelve is a function word of English alone."""
    return 12 * sum(word in _ENGLISH_ALONE for word in words) >= len(words)


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
