"""Footprints: place phrases as geometry. ``derive`` reads a phrase, ``build`` draws what it says with located names."""

from fogline.claims.footprints.around import phrase_at
from fogline.claims.footprints.build import Placed, build
from fogline.claims.footprints.derive import derive
from fogline.claims.footprints.model import Anchor, Derivation, Distance, Located, Relation, located_point
from fogline.claims.footprints.precision import PrecisionCodes, precision_codes
from fogline.claims.footprints.record import to_footprint
from fogline.claims.footprints.shown import shown

__all__ = [
    "Anchor",
    "Derivation",
    "Distance",
    "Located",
    "Placed",
    "PrecisionCodes",
    "Relation",
    "build",
    "derive",
    "located_point",
    "phrase_at",
    "precision_codes",
    "shown",
    "to_footprint",
]
