"""Numbers and times in words."""

import datetime
import random

from fogline.testing.simulation.hours import part_of_day
from fogline.testing.simulation.text.grammar import choose
from fogline.testing.simulation.truth import Amount, Said

_SMALL = "zero one two three four five six seven eight nine ten".split()
_WEEK = 6


def number(value: int) -> str:
    """Write a number as papers do: words up to ten, then digits, thousands with a comma."""
    return _SMALL[value] if value <= 10 else f"{value:,}"


def count(amount: Amount, rng: random.Random, *, terse: bool = False) -> str:
    """Write how many, with the words of approximation."""
    if amount.approximate:
        return f"{choose('[about|around|some|roughly]', rng)} {number(amount.low or 0)}"
    if amount.high is None and amount.low is not None:
        return f"{'at least' if terse else choose('[at least|at least|no fewer than]', rng)} {number(amount.low)}"
    return number(amount.high or 0)


def date_words(day: datetime.date, british: bool, *, year: bool = False) -> str:
    """Write a date: "17 May" or "May 17", with or without the year."""
    if british:
        return f"{day.day} {day:%B}" + (f" {day.year}" if year else "")
    return f"{day:%B} {day.day}" + (f", {day.year}" if year else "")


def past(said: Said, published: datetime.date, british: bool, rng: random.Random, *, near: bool = False) -> str:
    """Write when something happened, as seen on the day of publication; ``near`` allows "yesterday" and "today"."""
    day = datetime.date.fromisoformat(said.start[:10])
    ago = (published - day).days
    if said.hour and 0 <= ago <= _WEEK:
        return _part(said, day, ago, rng, near=near)
    if ago < 0 or ago > _WEEK:
        return f"on {date_words(day, british)}"
    name = f"{day:%A}"
    if ago == 0:
        return choose(f"[on {name}|on {name}|on {name}|{'today|today' if near else 'earlier on ' + name}]", rng)
    if ago == 1 and near:
        return choose(f"[yesterday|on {name}|on {name}]", rng)
    if ago > 3:
        return choose(f"[on {name}|on {date_words(day, british)}|on {name}, {date_words(day, british)},]", rng)
    return choose(f"[on {name}|on {name}|on {name}|on {date_words(day, british)}]", rng)


def coming(said: Said, published: datetime.date, british: bool, rng: random.Random) -> str:
    """Write for when something is announced: "on Friday", or "by Friday" where it is due within a span."""
    last = datetime.date.fromisoformat(said.end[:10])
    word = "on" if said.start[:10] == said.end[:10] else "by"
    ahead = (last - published).days
    if 1 <= ahead <= _WEEK:
        name = f"{last:%A}"
        options = [f"{word} {name}", f"{word} {name}", f"{word} {date_words(last, british)}"]
        return rng.choice([*options, "tomorrow"] if ahead == 1 and word == "on" else options)
    return f"{word} {date_words(last, british)}"


def clock(said: Said) -> str:
    """Write the hour: "06:20"."""
    return said.start[11:16]


def _part(said: Said, day: datetime.date, ago: int, rng: random.Random, *, near: bool) -> str:
    name, part = f"{day:%A}", part_of_day(said.start).words
    if part == "night":
        options = [f"in the early hours of {name}", f"early on {name}", f"before dawn on {name}"]
        return rng.choice([*options, "overnight"] if ago == 0 else options)
    if ago == 0 and near and part != "evening":
        return rng.choice((f"this {part}", f"on {name} {part}"))
    if ago == 1 and near:
        return rng.choice((f"yesterday {part}", f"on {name} {part}"))
    if part == "evening":
        return rng.choice(
            (
                f"on {name} evening",
                f"late on {name}",
                f"on {name} night" if int(said.start[11:13]) > 20 else f"on {name} evening",
            )
        )
    return f"on {name} {part}"
