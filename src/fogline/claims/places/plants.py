"""Power stations by any spelling of the town they bear the name of, and by their letters: "Zaporizhia NPP", "Chornobyl NPP".

A power station may stand far from that town (Zaporizhzhia's is 50 km down the river); to draw what hit it in the town is wrong.
A "plant" of a town that has a nuclear power station is that one in reports of war ("the Zaporizhzhia plant"), unless words
between the two say what it makes.
"""

import re
from collections.abc import Iterator

from fogline.claims.places.adjectives import towns_of
from fogline.gazetteer import Candidate, Gazetteer

_STATION = r"(?:power (?:plants?|stations?)|plants?|stations?)"
_KINDS = {
    "nuclear": (rf"NPP|NPS|AES|(?:nuclear|atomic) {_STATION}|power (?:plant|station)|plant", ("Nuclear Power Plant",)),
    "water": (
        rf"HPP|HPS|HES|GES|hydro(?:-?electric|power|electric power)? {_STATION}",
        ("Hydroelectric Power Plant", "Hydroelectric Station"),
    ),
    "heat": (rf"TPP|TPS|TES|thermal {_STATION}", ("Thermal Power Plant", "Thermal Power Station")),
}
_PLANT = re.compile(
    r"(?P<town>\S.{0,40}?)(?:['’]s)? (?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, (words, _) in _KINDS.items())
    + ")",
    re.IGNORECASE,
)
_FEMININE = re.compile(r"ska$")  # "Kakhovska HES": a station is a she
_MOST_TOWNS, _MOST_SPELLINGS = 2, 24


def plants(printed: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return the power stations that ``printed`` names in other words than the gazetteer has, none where it names none."""
    read = _PLANT.fullmatch(printed)
    if read is None or read.lastgroup is None or read["town"].islower():
        return ()
    _, names = _KINDS[read.lastgroup]
    for town in _spellings(read["town"], gazetteer):
        for name in names:
            found = gazetteer.candidates(f"{town} {name}", fuzzy=False)
            if stations := tuple(one for one in found if one.place.kind == "facility"):
                return stations
    return ()


def _spellings(town: str, gazetteer: Gazetteer) -> Iterator[str]:
    yield town
    towns = gazetteer.candidates(town, limit=_MOST_TOWNS, fuzzy=False)
    known = (name for one in towns for name in (one.place.name, *one.place.alternative_names[:_MOST_SPELLINGS]))
    yield from dict.fromkeys(known)
    yield from towns_of(_FEMININE.sub("skyi", town))
