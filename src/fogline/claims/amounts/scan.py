"""Tokens of number expressions: figures, words, signs, each with its place in the text."""

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["figure", "share", "ordinal", "word", "dash", "sign", "end"]

FRACTIONS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6,
    "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
_TOKEN = re.compile(
    rf"""
    (?P<ordinal>\d{{1,6}}(?:,\d{{3}}){{0,5}}(?:st|nd|rd|th)\b)
    |(?P<figure>
        \d{{1,3}}(?:,\d{{2,3}}){{0,7}},\d{{3}}(?!,?\d)(?:\.\d+)?  # 1,300  12,34,567.89
        |\d{{1,3}}(?:[\u00a0\u202f\u2009 ]\d{{3}}){{1,6}}(?!\d)(?:\.\d+)?  # 40 000
        |(?<![\d.,])\d{{1,3}}(?:\.\d{{3}}){{1,6}},\d{{1,2}}(?![\d,])    # 1.234,5 in the continental manner
        |(?<![\d,])\d+,\d{{1,2}}(?![\d,])                       # 1,5 in the continental manner
        |\d+(?:\.\d+)?|\.\d+)
    |(?P<share>[{"".join(FRACTIONS)}])
    |(?P<word>[^\W\d_{"".join(FRACTIONS)}²³]+(?:['’][^\W\d_]+)?[²³]?)
    |(?P<dash>[-‐‑‒–—~]|--)
    |(?P<sign>\S)
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A token: ``word`` is in lower case, ``raw`` as printed; ``glued``: no space before it."""

    kind: Kind
    word: str
    raw: str
    start: int
    end: int
    glued: bool


_END = Token("end", "", "", 0, 0, False)


@dataclass(frozen=True, slots=True)
class Scan:
    """The tokens of a text; beyond the last there is only the end."""

    text: str
    tokens: tuple[Token, ...]

    @classmethod
    def of(cls, text: str) -> "Scan":
        """Cut ``text`` into tokens."""
        found: list[Token] = []
        last = -1
        for match in _TOKEN.finditer(text):
            raw = match.group()
            kind: Kind = match.lastgroup or "sign"  # type: ignore[assignment]
            found.append(
                Token(kind, raw.lower().replace("’", "'"), raw, match.start(), match.end(), match.start() == last)
            )
            last = match.end()
        return cls(text, tuple(found))

    def __getitem__(self, place: int) -> Token:
        """Return the token at ``place``, or the end."""
        return self.tokens[place] if 0 <= place < len(self.tokens) else _END

    def __len__(self) -> int:
        """Return how many tokens there are."""
        return len(self.tokens)

    def word(self, place: int) -> str:
        """Return the word at ``place``, or ``""`` where something else stands."""
        token = self[place]
        return token.word if token.kind == "word" else ""

    def after_dash(self, place: int) -> int:
        """Return ``place``, or the next one where a dash stands between two words."""
        return place + 1 if self[place].kind == "dash" and self[place + 1].kind == "word" else place

    def phrase(self, place: int, table: "dict[tuple[str, ...], object]", longest: int) -> tuple[tuple[str, ...], int]:
        """Return the longest key of ``table`` that stands at ``place``, and the place after it.

        Dashes and dots between words are skipped.
        """
        words: list[str] = []
        best: tuple[tuple[str, ...], int] = ((), place)
        at = place
        while len(words) < longest:
            token = self[at]
            if words and (token.kind == "dash" or token.word in (".", "·")) and self[at + 1].kind in ("word", "sign"):
                at += 1
                token = self[at]
            if token.kind == "end":
                break
            words.append(token.word)
            at += 1
            if tuple(words) in table:
                best = (tuple(words), at)
        return best


_GAPS = re.compile(r"[\u00a0\u202f\u2009 ]")
_CONTINENTAL = re.compile(r"\d+(?:\.\d{3})*,\d{1,2}")


def figure(word: str) -> float:
    """Return the value of a figure as printed ("1,300", "40 000", "1,5", ".08")."""
    bare = _GAPS.sub("", word)
    if _CONTINENTAL.fullmatch(bare):
        return float(bare.replace(".", "").replace(",", "."))
    return float(bare.replace(",", ""))
