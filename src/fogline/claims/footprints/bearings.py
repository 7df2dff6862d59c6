"""Directions in words: "north-east of", "south-western", "NNE"; degrees clockwise from north."""

import re

_POINTS = ("n", "nne", "ne", "ene", "e", "ese", "se", "sse", "s", "ssw", "sw", "wsw", "w", "wnw", "nw", "nnw")
_MAIN = r"(?:north|south|east|west)"
_LETTERS = r"(?-i:NNE|ENE|ESE|SSE|SSW|WSW|WNW|NNW|NE|SE|SW|NW|N|E|S|W)"
NOUN = rf"(?:{_MAIN}(?:wards?)?(?:[\s-]*{_MAIN}){{0,2}}(?:wards?)?\b|{_LETTERS}\b)"
"""A direction as a noun ("north", "south-east", "NNW")."""
ADJECTIVE = rf"(?:(?:{_MAIN}[\s-]*){{0,2}}{_MAIN}(?:ern|erly|ernmost)\b)"
"""A direction as an adjective ("northern", "south-eastern")."""


def bearing(words: str) -> float | None:
    """Return the bearing in degrees that the words give, or ``None``: "south-eastern" is 135."""
    letters = words.strip().lower()
    if letters not in _POINTS:
        letters = "".join(word[0] for word in re.findall(r"north|south|east|west", letters))
    return 22.5 * _POINTS.index(letters) if letters in _POINTS else None


def half_angle(words: str) -> float:
    """Return how far to each side (degrees) writers let a direction reach: the finer the word, the narrower."""
    points = len(re.findall(r"north|south|east|west", words.lower())) or len(words.strip())
    return {1: 50.0, 2: 40.0}.get(points, 22.0)


def letters(degrees: float) -> str:
    """Return the point of the compass next to ``degrees``: 40 is "NE"."""
    return _POINTS[round(degrees / 22.5) % 16].upper()
