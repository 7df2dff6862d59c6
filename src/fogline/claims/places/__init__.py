"""Which places the names of a document mean: all of them together, each with its ranked candidates or as unplaced."""

from fogline.claims.places.locate import located
from fogline.claims.places.model import Hints, Ranked, Resolved
from fogline.claims.places.resolve import resolve

__all__ = ["Hints", "Ranked", "Resolved", "located", "resolve"]
