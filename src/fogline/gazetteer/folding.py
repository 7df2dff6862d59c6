"""Folding of names to keys: what is written differently for the same letters becomes one key of a-z and 0-9."""

import re
import unicodedata
from functools import lru_cache

from fogline.gazetteer.romanise import plain_russian, plain_ukrainian

LONGEST = 48  # letters of a key; longer names are cut there, by the writer and the reader alike
_NOT_DECOMPOSED = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ə": "e",
        "ħ": "h",
        "ŧ": "t",
    }
)
_SHORT_FORMS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "and": ""}
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"['’‘ʼʹʺ`´ʻʿ″′]")
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$", re.IGNORECASE)
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_ARTICLE = re.compile(r"^(?:the|al|el)[ -]", re.IGNORECASE)
# The article of Arabic, which papers write in many ways or leave out; its l becomes the letter that follows: "as-Sweida".
_ARABIC = re.compile(
    r"(?<![^\W\d_])(?:al|el|[ae](?:(?P<one>sh|ch|th|dh|[sdrtnz])(?=[ -](?P=one))))[ -](?=[^\W\d_])", re.IGNORECASE
)
_BEFORE = re.compile(
    r"^(?:(?:the )?(?:city|town|village|settlement|hamlet|port|port city|capital|region|oblast|province|district|republic|state|"
    r"island|river) of|city|village|town|port|river|lake|mount) ",
    re.IGNORECASE,
)
_AFTER = re.compile(r" (?:city|town|village|settlement|hamlet|township|neighbou?rhood)$", re.IGNORECASE)
_DIVISION = re.compile(
    r" (?:oblasts?|regions?|provinces?|governorates?|states?|prefecture|voivodeship|krai|republic|territory|department|"
    r"okrug|canton)$",
    re.IGNORECASE,
)
_DISTRICT = re.compile(r" (?:raions?|rayons?|districts?|county|municipality|hromada|community)$", re.IGNORECASE)


@lru_cache(16384)
def fold(name: str) -> str:
    """Return the key of ``name``: letters without marks, case, spaces, hyphens, apostrophes; Cyrillic read by its letters.

    "Saint-Étienne", "St. Etienne" and "saint etienne" have one key; a name without Latin or Cyrillic letters has the key "".
    """
    if _CYRILLIC.search(name):
        name = plain_ukrainian(name) if _UKRAINIAN.search(name) else plain_russian(name)
    bare = _APOSTROPHES.sub("", name).casefold().translate(_NOT_DECOMPOSED)
    if bare.isascii():
        plain = bare
    else:
        plain = "".join(char for char in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(char))
    words = _WORD.findall(plain)
    if len(words) > 1:
        words = [_SHORT_FORMS.get(word, word) for word in words]
    return re.sub(r"[^a-z0-9]", "", "".join(words))[:LONGEST]


def without_articles(name: str) -> str:
    """Return a name without the articles of Arabic: "Jisr ash-Shughur" and "Jisr al-Shughur" become "Jisr Shughur"."""
    if not any(mark in name for mark in " -"):
        return name
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return _ARABIC.sub("", _APOSTROPHES.sub("", plain))


def forms(name: str) -> list[tuple[str, str]]:
    """Return the keys to try for a name as printed, each with the sort of place its generic word asks for ("" where it has none).

    "the Kharkiv region's" gives ``kharkivregion`` (any sort), then ``kharkiv`` (a division); "the town of Lyman" gives ``lyman``.
    """
    bare = _POSSESSIVE.sub("", re.sub(r"\s+", " ", name).strip(' \t.,;:!?"“”()[]'))
    found = [(fold(bare), "")]
    article = _ARTICLE.sub("", bare)
    generic = _AFTER.sub("", _BEFORE.sub("", article))
    found += [(fold(form), "") for form in (article, generic, without_articles(bare)) if form != bare]
    for pattern, kind in ((_DIVISION, "division"), (_DISTRICT, "district")):
        if pattern.search(article):
            name = pattern.sub("", article)
            # Districts have the generic word in their names, in the words of their country.
            words = ("raion", "rayon", "district") if kind == "district" else ()
            found += [(fold(form), kind) for form in (*(f"{name} {word}" for word in words), name)]
    return [pair for at, pair in enumerate(found) if pair[0] and pair not in found[:at]]
