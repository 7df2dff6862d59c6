"""Words of certainty and the yardsticks that give them a band."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from fogline.records import Certainty, Span

GENERAL = "general"
_SENTENCE_START = re.compile(r"(?:^|[.!?…:\n][\"'”’»)\]]*\s*)[\"'“‘«(\[]*\s*$")


class CertaintyWord(NamedTuple):
    """A word of certainty found in a text: where, its entry in the table, its band."""

    span: Span
    word: str
    band: Certainty


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What certainty words mean to one kind of speaker. ``speakers`` are regular expressions, case ignored."""

    name: str
    label: str
    source: str
    speakers: tuple[str, ...]
    words: Mapping[str, Certainty]

    def speaks(self, speaker: str) -> bool:
        """Tell whether ``speaker`` is one of those who use this yardstick."""
        return any(re.search(pattern, speaker, re.IGNORECASE) for pattern in self.speakers)


@dataclass(frozen=True)
class CertaintyTable:  # no slots: cached_property needs a __dict__
    """The yardsticks, those with named speakers first."""

    yardsticks: Mapping[str, Yardstick]

    def yardstick_for(self, speaker: str | None) -> Yardstick:
        """Return the yardstick that ``speaker`` (a name as printed or resolved) is known to use, else the general one."""
        named = (y for y in self.yardsticks.values() if y.name != GENERAL and speaker and y.speaks(speaker))
        return next(named, self.yardsticks[GENERAL])

    def band(self, word: str, speaker: str | None = None) -> Certainty | None:
        """Return the band of ``word`` when ``speaker`` says it, or ``None`` for a word that is in no table."""
        key = _key(word)
        own = self.yardstick_for(speaker).words.get(key)
        return own if own is not None else self.yardsticks[GENERAL].words.get(key)

    def find(self, text: str, speaker: str | None = None) -> tuple[CertaintyWord, ...]:
        """Return the words of certainty in ``text``, longest first where they overlap, in the order they stand.

        A capital letter counts only where a sentence may begin, so that the month of May hedges nothing.
        """
        printed = [
            match for match in self._pattern.finditer(text) if not match[0][0].isupper() or _may_open(text, match)
        ]
        if not printed:
            return ()
        own, general = self.yardstick_for(speaker).words, self.yardsticks[GENERAL].words
        found = []
        for match in printed:
            word = _key(match[0])
            band = own.get(word) or general.get(word)
            if band is not None:
                found.append(CertaintyWord(Span(*match.span()), word, band))
        return tuple(found)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = {word for yardstick in self.yardsticks.values() for word in yardstick.words}
        by_letter: dict[str, list[str]] = {}  # at most words of the text one look at a letter rules out all of them
        for word in sorted(words, key=len, reverse=True):
            by_letter.setdefault(word[0].lower(), []).append(re.escape(word[1:]).replace(r"\ ", r"\s+"))
        joined = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
        return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)


def _key(printed: str) -> str:
    return " ".join(printed.lower().split())


def _may_open(text: str, match: re.Match[str]) -> bool:
    if re.match(r"\s+\d", text[match.end() : match.end() + 4]):  # "May 9"
        return False
    return _SENTENCE_START.search(text[max(0, match.start() - 8) : match.start()]) is not None
