"""Numbers and lists as prose writes them: words below ten, ranges, "a, b and c"."""

import re
from collections.abc import Sequence

from fogline.records import QuantityRange

_WORDS = "no one two three four five six seven eight nine".split()
_MORE = re.compile(r"\b(?:more than|over|above|upwards of|in excess of|exceed\w*)\b", re.IGNORECASE)
_LESS = re.compile(r"\b(?:less than|fewer than|under|below)\b", re.IGNORECASE)


def number_words(value: float) -> str:
    """Return a number as prose writes it: "five", "12", "1,300", "2.5"."""
    if value == int(value):
        whole = int(value)
        return _WORDS[whole] if 0 <= whole < len(_WORDS) else f"{whole:,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def range_words(low: float | None, high: float | None, approximate: bool = False, printed: str = "") -> str:
    """Return a range: "five", "about 300", "at least 12", "more than 12" where that is printed, "200 to 300".

    A vague number ("dozens") is given as printed; ``""`` where nothing is known.
    """
    if low is None and high is None:
        return printed
    if low is not None and high is not None:
        if low == high:
            return f"about {number_words(low)}" if approximate else number_words(low)
        if printed and not any(map(str.isdigit, printed)) and " to " not in printed:
            return printed.lower()
        return f"{number_words(low)} to {number_words(high)}"
    if high is None:
        return f"{'more than' if _MORE.search(printed) else 'at least'} {number_words(low or 0)}"
    return f"{'fewer than' if _LESS.search(printed) else 'up to'} {number_words(high)}"


def quantity_range(quantity: QuantityRange, printed: str) -> str:
    """Return how many a quantity says, in words."""
    return range_words(quantity.low, quantity.high, quantity.approximate, printed)


def series(items: Sequence[str], joint: str = "and") -> str:
    """Return a list as prose: "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"
