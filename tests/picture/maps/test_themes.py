"""The colours of sides: any two stay apart, for eyes that see all colours and for those that lack one."""

from itertools import combinations
from math import dist

import pytest

from fogline.picture.maps.themes import THEMES, ThemeName

# Machado, Oliveira and Fernandes (2009): what is left of red, green and blue (linear) for eyes without one kind of cone.
_EYES = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
_APART = 20.0  # of CIE 1976 colour difference; 2.3 can just be seen side by side


def _seen(colour: str, eyes: str) -> tuple[float, float, float]:
    """Return a colour in CIELAB, as such eyes see it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    red, green, blue = (
        min(max(sum(share * one for share, one in zip(row, linear, strict=True)), 0), 1) for row in _EYES[eyes]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116 for one in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize("eyes", list(_EYES))
def test_no_two_sides_look_alike(theme: ThemeName, eyes: str) -> None:
    for one, other in combinations(THEMES[theme].sides, 2):
        assert dist(_seen(one, eyes), _seen(other, eyes)) >= _APART, (one, other)
