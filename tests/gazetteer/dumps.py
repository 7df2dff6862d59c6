"""Rows in the columns of a GeoNames dump."""


def dump_row(number: int, name: str, alternative: str = "", population: int = 0, division: str = "05") -> str:
    """Return a populated place of Ukraine."""
    place = [str(number), name, name, alternative, "48.5", "37.5", "P", "PPL", "UA", "", division, "", "", ""]
    return "\t".join([*place, str(population), "", "100", "Europe/Kyiv", "2024-01-01"])
