"""From what was built to the footprint of a claim."""

from fogline.claims.footprints.build import Placed
from fogline.records import Footprint, Span


def to_footprint(placed: Placed, name: str, derived_from: Span) -> Footprint:
    """Return the claim's footprint, of the phrase at ``derived_from`` in the document.

    ``name`` is kept where nothing was placed.
    """
    return Footprint(
        placed.name or name,
        derived_from,
        placed.geonames_id,
        placed.latitude,
        placed.longitude,
        placed.radius_km,
        placed.precision,
        placed.geometry,
    )
