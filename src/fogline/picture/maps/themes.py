"""Colours of maps, for light, dark and print; those of events are the same everywhere (see :mod:`fogline.picture.families`)."""

from dataclasses import dataclass
from typing import Literal

from fogline.picture.families import look

ThemeName = Literal["light", "dark", "print"]


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme; ``sides`` are given out in the order of the sides' names."""

    paper: str
    ink: str
    soft: str
    faint: str
    water: str
    land: str
    coast: str
    border: str
    division: str
    river: str
    wet: str
    bright: str
    front: str
    area: str
    sides: tuple[str, ...]
    dark: bool = False

    def of_family(self, family: str) -> str:
        """Return the colour of a family's symbol."""
        found = look(family)
        return found.dark if self.dark else found.light


# Chosen so that any two stay apart for eyes that see no red, no green or no blue (a test measures it).
_SIDES = ("#b32e00", "#385ed4", "#d5ab00", "#1ec482", "#ab408a", "#492f27")

THEMES: dict[ThemeName, Theme] = {
    "light": Theme(
        paper="#fdfcfa",
        ink="#1d1c1a",
        soft="#5f5b53",
        faint="#8f897d",
        water="#dce8ec",
        land="#f8f6f0",
        coast="#9db4bc",
        border="#8b8272",
        division="#d3ccbd",
        river="#a5c3ce",
        wet="#4c7d8f",
        bright="#ffffff",
        front="#1d1c1a",
        area="#7a5a34",
        sides=_SIDES,
    ),
    "dark": Theme(
        paper="#171614",
        ink="#ebe8e1",
        soft="#b0aba0",
        faint="#8a857a",
        water="#0f171b",
        land="#2a2924",
        coast="#3f5761",
        border="#8a8375",
        division="#45433b",
        river="#35535f",
        wet="#7fb0c2",
        bright="#171614",
        front="#f4f1ea",
        area="#d8b98c",
        sides=("#c95c25", "#5082ff", "#d6e740", "#6af4aa", "#ffa5ee", "#7f7c76"),
        dark=True,
    ),
    "print": Theme(
        paper="#ffffff",
        ink="#000000",
        soft="#444444",
        faint="#777777",
        water="#e9eef0",
        land="#ffffff",
        coast="#8c9a9f",
        border="#6b6b6b",
        division="#c4c4c4",
        river="#aebdc3",
        wet="#4a5e66",
        bright="#ffffff",
        front="#000000",
        area="#6a5c48",
        sides=_SIDES,
    ),
}


def blended(colour: str, ground: str, share: float) -> str:
    """Return ``share`` (0..1) of a colour ("#rrggbb") on another one."""
    parts = (
        round(share * int(colour[at : at + 2], 16) + (1 - share) * int(ground[at : at + 2], 16)) for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)
