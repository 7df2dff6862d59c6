"""Static maps: events drawn on the ground of the world, which ships with Fogline in one small file."""

from fogline.picture.maps.drawing import draw
from fogline.picture.maps.ground import GroundOptions, ground
from fogline.picture.maps.options import MapOptions

__all__ = ["GroundOptions", "MapOptions", "draw", "ground"]
