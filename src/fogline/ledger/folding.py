"""Words, names and addresses as every store compares them: one folded form, whatever the database behind it.

A store never leaves folding or cutting into words to its database: it indexes the words that :func:`words` returns, and asks for
those that :func:`spellings` returns, so that all stores find the same.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from fogline.records.errors import UsageError

_SHORT = 200
_PIECE = 1000  # normalizing takes quadratic time where marks are heaped on one letter
_INDIC = ("\u0900", "\u1aaf")  # scripts whose marks are vowels: they stay
_NOT_DECOMPOSED = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}


class _Bare(dict[int, str | None]):
    """What remains of a letter: nothing of a mark or of what prints nothing, a plain letter where Unicode knows no parts."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        mark = _is_mark(char) and not _INDIC[0] <= char <= _INDIC[1]
        unseen = unicodedata.category(char) == "Cf"  # soft hyphens, marks of writing direction
        self[code] = bare = None if mark or unseen else _NOT_DECOMPOSED.get(char.casefold(), char)
        return bare


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


@cache
def _word() -> re.Pattern[str]:
    """Return the pattern of a word: letters and digits, with the vowels that are marks."""
    marks = "".join(filter(_is_mark, map(chr, range(ord(_INDIC[0]), ord(_INDIC[1]) + 1))))
    return re.compile(rf"(?:[^\W_]|[{marks}])+")


_BARE = _Bare()
_PLAIN_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = "'’‘ʼʹʻ`´′＇"
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_POSSESSIVE = re.compile(rf"(?<=[^\W_])[{_APOSTROPHES}]s(?![^\W_])")
# An apostrophe inside a word is dropped ("Slov'yansk"), unless what stands before it is a short Latin word cut off ("l'armée").
_INNER = re.compile(rf"(?<=[^\W_])(?<!\b[a-z])(?<!\b[a-z]{{2}})[{_APOSTROPHES}](?=[^\W_])")
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|yclid|mc_[ce]id)$")


def fold(text: str) -> str:
    """Return ``text`` without case and accents ("Żółć" -> "zolc", "Їжа" -> "іжа"); punctuation stays."""
    if text.isascii():
        return text.casefold()
    pieces = [unicodedata.normalize("NFKD", text[at : at + _PIECE]) for at in range(0, len(text), _PIECE)]
    folded = "".join(pieces).translate(_BARE).casefold()
    return folded if max(folded, default="") < _INDIC[0] else unicodedata.normalize("NFKC", folded)


def words(text: str) -> tuple[str, ...]:
    """Return the words of ``text``, folded, in order: runs of letters and digits.

    The "'s" of a possessive is dropped and so is an apostrophe within a word: "Slov'yansk's" gives "slovyansk".
    """
    return _cut(text) if len(text) > _SHORT else _cut_before(text)


def _cut(text: str) -> tuple[str, ...]:
    folded = fold(text)
    if _APOSTROPHE.search(folded):
        folded = _INNER.sub("", _POSSESSIVE.sub("", folded))
    pattern = _PLAIN_WORD if max(folded, default="") < _INDIC[0] else _word()
    return tuple(pattern.findall(folded))


_cut_before = lru_cache(4096)(_cut)  # names and titles come again and again


def name_key(name: str) -> str:
    """Return what two printings of one name have in common: its folded words, or the bare text where it has none."""
    return " ".join(words(name)) or fold(name).strip()


def address_key(url: str) -> str:
    """Return what two addresses of one page have in common: no scheme, no fragment, no tracking, no last slash."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "") + (f":{parts.port}" if parts.port not in (None, 80, 443) else "")
    except ValueError:
        return url.strip()
    if not host:
        return url.strip()
    asked = [
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(name)
    ]
    return host.removeprefix("www.") + parts.path.rstrip("/") + (f"?{urlencode(asked)}" if asked else "")


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words to look for in a row; with ``prefix`` the last one may have any ending."""

    words: tuple[str, ...]
    prefix: bool = False

    def occurs(self, text: Sequence[str]) -> bool:
        """Tell whether ``text`` (folded words) has these words in a row."""
        return self.count(text) > 0

    def count(self, text: Sequence[str]) -> int:
        """Return how often ``text`` (folded words) has these words in a row."""
        length, last = len(self.words), self.words[-1]
        return sum(
            (text[end - 1].startswith(last) if self.prefix else text[end - 1] == last)
            and tuple(text[end - length : end - 1]) == self.words[:-1]
            for end in range(length, len(text) + 1)
        )


def spelling(text: str) -> Spelling | None:
    """Return what ``text`` asks for; ``None`` where it holds no letter and no digit."""
    bare = text.rstrip()
    found = words(bare)
    return Spelling(found, bare.endswith("*")) if found else None


def spellings(asked: Iterable[Iterable[str]], what: str = "words") -> tuple[tuple[Spelling, ...], ...]:
    """Return what a query asks for, for each thing its spellings.

    Raises ``UsageError`` for a thing without any letter or digit: it would find everything or nothing.
    """
    things = []
    for thing in asked:
        given = tuple(thing)
        found = tuple(dict.fromkeys(made for made in map(spelling, given) if made is not None))
        if not found:
            shown = ", ".join(repr(text[:40]) for text in given) or "nothing"
            raise UsageError(f"{what}: got {shown}, in which there is no letter and no digit; give a word or a name")
        things.append(found)
    return tuple(things)
