"""Which place lies in which."""

from fogline.gazetteer import Place


def contains(outer: Place, inner: Place) -> bool:
    """Tell whether a place lies in a country or a first-order division, by what the gazetteer says of both."""
    if outer.key == inner.key or not outer.country or outer.country != inner.country:
        return False
    if outer.kind == "country":
        return True
    return outer.kind == "division" and inner.kind != "country" and outer.division_code == inner.division_code != ""
