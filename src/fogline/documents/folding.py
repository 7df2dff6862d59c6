"""The folded form of a text: what two printings of the same words have in common."""

import re
import unicodedata
from functools import lru_cache

ZERO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that print nothing, marks of writing direction too: edges of a block are cut clean of them as of spaces."""

_INVISIBLE = re.compile(f"[{ZERO_WIDTH}]+")

_PIECE = 1000
_WORD = re.compile(r"[^\W_]+|[%$€£]")
_NOTES = r"(?:\[\d{1,3}\]|(?<=[^\W\d][.!?])\d{1,2}$)*"  # marks of footnotes: "[12]", or a bare number right after a full stop
_SENTENCE_END = re.compile(rf"[.!?…。]['’”\"»)\]]*{_NOTES}$")
_EMOJI_END = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d\\s]+$")  # behind the full stop of a post
_ELLIPSIS = re.compile(r"(?:…|\.\.\.+|\[(?:…|\.\.\.)\])\s*[\]”’\"']*$")


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list written as running text."""
    return frozenset(words.split())


def visible(text: str) -> str:
    """Return ``text`` without the characters that print nothing; its offsets are no longer those of the original."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


@lru_cache(256)  # a paragraph is asked for whether it is a caption, the title or a copy
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` folded: no case, no accents' variants (NFKC), no quotes, dashes, dots or spaces."""
    return tuple(_WORD.findall(compatible(visible(text)).casefold()))


def compatible(text: str) -> str:
    """Return ``text`` with one form for each of a letter's variants (NFKC), a piece at a time.

    In pieces, because normalizing takes quadratic time where marks are heaped on one letter.
    """
    if text.isascii():
        return text
    pieces = (text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
    return "".join(unicodedata.normalize("NFKC", piece) for piece in pieces)


def is_blank(text: str) -> bool:
    """Tell whether ``text`` prints nothing: only spaces and zero-width characters."""
    return all(char.isspace() or char in ZERO_WIDTH for char in text)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return ``[start, end)`` without the spaces and zero-width characters at its edges."""
    while start < end and (text[start].isspace() or text[start] in ZERO_WIDTH):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ZERO_WIDTH):
        end -= 1
    return start, end


def ends_sentence(text: str) -> bool:
    """Tell whether ``text`` closes with a full stop, question mark or the like (quotes, brackets and emoji may follow)."""
    end = text.rstrip()[-24:]
    return _SENTENCE_END.search(end if end.isascii() else _EMOJI_END.sub("", end)) is not None


def ends_cut(text: str) -> bool:
    """Tell whether ``text`` closes with an ellipsis, as teasers and shortened captions do."""
    return _ELLIPSIS.search(text.rstrip()[-12:]) is not None
