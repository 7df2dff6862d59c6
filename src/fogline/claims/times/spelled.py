"""Years and days of the month in words: "nineteen ninety-six", "two thousand and twenty", "May twenty-nine"."""

import re
from itertools import product

from fogline.claims.words import SMALL_NUMBERS, TENS
from fogline.records.english import MONTHS

_SMALL = {word: number for word, number in SMALL_NUMBERS.items() if number}
_UNDER = _SMALL | TENS
_UNDER |= {f"{ten} {one}": TENS[ten] + n for ten, (one, n) in product(TENS, tuple(_SMALL.items())[:9])}


def _pattern(low: int, high: int) -> str:
    words = sorted((word for word, n in _UNDER.items() if low <= n <= high), key=len, reverse=True)
    return f"(?:{'|'.join(words)})"


_YEAR = re.compile(
    rf"\b(?:(?P<hundreds>{_pattern(13, 20)}) (?:(?P<rest>{_pattern(10, 99)})|(?:o|oh) (?P<few>{_pattern(1, 9)})|"
    rf"hundred(?: (?:and )?(?P<over>{_pattern(1, 99)}))?)|two thousand(?: (?:and )?(?P<new>{_pattern(1, 99)}))?)"
    r"(?! (?:second|minute|hour|day|night|week|month|year|decade|men|people|o clock|hundred|thousand|million)|[a-z])\b"
)
_HUNDRED = re.compile(rf"\b(?:oh?|zero)? ?({_pattern(6, 23)}|[01]?\d|2[0-3]) hundred hours\b")
_MONTH = f"(?:{'|'.join(f'{name[:3]}|{name}' for name in MONTHS).lower()}|sept)"
_AFTER = re.compile(
    rf"\b({_MONTH} (?:the )?)({_pattern(1, 31)})(?![a-z])"
    rf"(?! (?:past|to|minutes|o'clock|[ap]m|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)"
)
_BEFORE = re.compile(rf"(?<![a-z] )\b({_pattern(1, 31)})( (?:of )?{_MONTH})\b")


def figures(words: str) -> str:
    """Return ``words`` with spelled years in figures, and the days of the month beside its name."""
    words = _HUNDRED.sub(lambda match: f"{int(_UNDER.get(match[1], 0) or match[1]):02}00 hours", words)
    words = _YEAR.sub(_year, words)
    words = _AFTER.sub(lambda match: f"{match[1]}{_UNDER[match[2]]}", words)
    return _BEFORE.sub(lambda match: f"{_UNDER[match[1]]}{match[2]}", words)


def _year(match: re.Match[str]) -> str:
    if match["hundreds"] is None:
        return str(2000 + _UNDER.get(match["new"] or "", 0))
    rest = match["rest"] or match["few"] or match["over"] or ""
    return str(100 * _UNDER[match["hundreds"]] + _UNDER.get(rest, 0))
