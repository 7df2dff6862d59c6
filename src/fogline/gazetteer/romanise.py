"""Romanisations of Ukrainian and Russian names.

Sources: the Ukrainian national table (resolution 55 of the Cabinet of Ministers, 27 January 2010), the BGN/PCGN 1965 system for
Ukrainian and the BGN/PCGN 1947 system for Russian. Beside each, the simplified form of the English press.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

_NATIONAL = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщюя",
        ("a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch iu ia").split(),
        strict=True,
    )
) | {"ь": "", "'": ""}
_NATIONAL_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_BGN_UKRAINIAN = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        ("a b v h g d e ye zh z y i yi y k l m n o p r s t u f kh ts ch sh shch ’ yu ya").split(),
        strict=True,
    )
) | {"'": "”"}
_BGN_RUSSIAN = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        ("a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch ” y ’ e yu ya").split(),
        strict=True,
    )
) | {"ё": "ë"}
_RUSSIAN_YE_AFTER = set("аеёиоуыэюяйъь")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_APOSTROPHE = re.compile(r"[’ʼ‘`]")
_ONLY_UKRAINIAN = re.compile(r"[іїєґ'’ʼ]", re.IGNORECASE)
_ONLY_RUSSIAN = re.compile(r"[ыэъё]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яіїєґ]", re.IGNORECASE)
_MARKS = re.compile(r"[’”·]")
_ADJECTIVE = re.compile(r"(?:yi|yy|iy|ii|yj)\b")
_LONG_ADJECTIVE = re.compile(r"(?:yy|yi)\b")
_FOREIGN = re.compile(r"[^а-яіїєґё'’ʼ\s\-–—.,()№\d]", re.IGNORECASE)  # Cyrillic of other languages, or no Cyrillic


def ukrainian_national(name: str) -> str:
    """Return ``name`` in the Ukrainian national romanisation of 2010: Запоріжжя -> Zaporizhzhia, Згурський -> Zghurskyi."""
    return _WORD.sub(lambda match: _cased(match.group(), _national(_lower(match.group()))), _APOSTROPHE.sub("'", name))


def bgn_ukrainian(name: str) -> str:
    """Return ``name`` in BGN/PCGN 1965 for Ukrainian: Запоріжжя -> Zaporizhzhya, Луганськ -> Luhans’k."""

    def word(match: re.Match[str]) -> str:
        letters = _lower(match.group())
        parts = [_BGN_UKRAINIAN.get(letter, letter) for letter in letters]
        for at, pair in enumerate(pairwise(letters)):
            if pair in (("з", "г"), ("к", "г"), ("с", "г"), ("т", "с"), ("ц", "г")):
                parts[at] += "·"
        return _cased(match.group(), "".join(parts))

    return _WORD.sub(word, _APOSTROPHE.sub("'", name))


def bgn_russian(name: str) -> str:
    """Return ``name`` in BGN/PCGN 1947 for Russian: Елец -> Yelets, Северодонецк -> Severodonetsk, Артёмовск -> Artëmovsk."""

    def word(match: re.Match[str]) -> str:
        letters = match.group().lower()
        parts = []
        for at, letter in enumerate(letters):
            part = _BGN_RUSSIAN.get(letter, letter)
            if letter in "её" and (at == 0 or letters[at - 1] in _RUSSIAN_YE_AFTER):
                part = "y" + part
            parts.append(part)
        return _cased(match.group(), "".join(parts))

    return _WORD.sub(word, name)


@lru_cache(16384)
def romanisations(name: str) -> tuple[str, ...]:
    """Return the ways in which English texts write a Cyrillic name, Ukrainian and Russian, without repeats.

    A name whose letters tell its language is read in that one alone; ``()`` for other scripts and other Cyrillic alphabets.
    """
    if _FOREIGN.search(name) or not _CYRILLIC.search(name):
        return ()
    found: list[str] = []
    if not _ONLY_RUSSIAN.search(name):
        found += _press(ukrainian_national(name), bgn_ukrainian(name))
    if not _ONLY_UKRAINIAN.search(name):
        russian = bgn_russian(name)
        found += _press(russian, russian.replace("ë", "yo").replace("Ë", "Yo").replace("yyo", "yo"))
    return tuple(dict.fromkeys(found))


def plain_ukrainian(name: str) -> str:
    """Return the one reading of a Ukrainian name that folding uses."""
    return ukrainian_national(name)


def plain_russian(name: str) -> str:
    """Return the one reading of a Russian (or undecided Cyrillic) name that folding uses."""
    return bgn_russian(name)


def _press(*names: str) -> Iterable[str]:
    """Give each name, without the marks that papers leave out, and with the short adjective ending: Krasnyy -> Krasny."""
    for name in names:
        bare = _MARKS.sub("", name)
        yield bare
        yield _ADJECTIVE.sub("y", bare)
        yield _LONG_ADJECTIVE.sub("iy", bare)
        if "ayiv" in bare or "aiiv" in bare:
            yield bare.replace("aiiv", "aiv").replace("ayiv", "aiv")


def _national(letters: str) -> str:
    parts = []
    for at, letter in enumerate(letters):
        if at == 0 and letter in _NATIONAL_INITIAL:
            parts.append(_NATIONAL_INITIAL[letter])
        elif letter == "г" and at and letters[at - 1] == "з":
            parts.append("gh")
        else:
            parts.append(_NATIONAL.get(letter, letter))
    return "".join(parts)


def _lower(word: str) -> str:
    return word.lower()


def _cased(source: str, word: str) -> str:
    if len(source) > 1 and source.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if source[:1].isupper() else word
