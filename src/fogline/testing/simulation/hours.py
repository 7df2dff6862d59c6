"""Parts of the day."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A part of a day as the interval that reports mean by it; ``words`` call it."""

    words: str
    start: str
    end: str


_PARTS = ((6, "night", 0), (12, "morning", 6), (18, "afternoon", 12), (24, "evening", 18))


def part_of_day(moment: str) -> PartOfDay:
    """Return the part of the day in which ``moment`` (ISO 8601, to the minute) lies."""
    hour = int(moment[11:13])
    end, words, start = next(part for part in _PARTS if hour < part[0])
    return PartOfDay(words, f"{moment[:10]}T{start:02}:00", f"{moment[:10]}T{end - 1:02}:59")
