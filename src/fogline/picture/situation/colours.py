"""The colours of families and sides for the style of the page: those of the maps."""

from fogline.picture.families import LOOKS
from fogline.picture.maps.themes import THEMES, ThemeName


def colour_rules(theme: ThemeName) -> str:
    """Return the custom properties of families (``--f-NAME``) and of sides (``--side0`` and on) for a theme."""
    colours = THEMES[theme]
    families = [f"--f-{name}: {colours.of_family(name)};" for name in LOOKS]
    return " ".join([*families, *(f"--side{at}: {colour};" for at, colour in enumerate(colours.sides))])


def fill_rules() -> str:
    """Return the classes that fill a symbol with the colour of its family, a swatch with that of a side."""
    families = [f".f-{name} {{ fill: var(--f-{name}); }}" for name in LOOKS]
    sides = [f".side{at} {{ background: var(--side{at}); }}" for at in range(len(THEMES["light"].sides))]
    return " ".join([*families, *sides])
