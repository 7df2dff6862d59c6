"""How well an event is supported, in words: one for every table, page and legend."""

from collections.abc import Mapping
from types import MappingProxyType

from fogline.records.event import Status

ORDER: tuple[Status, ...] = ("corroborated", "one-sided", "single-origin", "contested", "denied", "unknown")
"""The statuses in the order of legends."""

MEANING: Mapping[Status, str] = MappingProxyType(
    {
        "corroborated": "independent origins agree",
        "one-sided": "several origins, none independent",
        "single-origin": "one origin alone",
        "contested": "origins contradict each other",
        "denied": "all who speak of it deny it",
        "unknown": "nobody says that it happened",
    }
)
"""What each status says (see :mod:`fogline.events.grading.grade`)."""

HOLLOW = "hollow: nobody says that it happened"
"""What a symbol or bar without a filling means, in every drawing and page: only denied, announced or possible."""
