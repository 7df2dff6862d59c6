"""Districts of Ukraine and Russia, which are called by an adjective of their town: "Lozivskyi district" is that of Lozova."""

import re
from collections.abc import Iterator

_ADJECTIVE = re.compile(
    r"(?P<stem>[\w’'-]{3,}?)s[’']?k(?:yi|yy|iy|ii|yj|ij|y|i)(?: (?:districts?|raions?|rayons?))?", re.IGNORECASE
)
# What stands at the end of a stem and of the town's name: Synelnykiv-skyi, Synelnyk-ove. "" is added to every stem.
_ENDINGS = {
    "": ("", "sk", "ske", "a", "y", "ka"),
    "iv": ("ove", "eve", "ova", "y"),
    "yn": ("a", "ia"),
    "in": ("a", "ia"),
}


def towns_of(name: str) -> Iterator[str]:
    """Yield the names that the town of a district may have, as ``name`` is an adjective of it; nothing where it is none."""
    found = _ADJECTIVE.fullmatch(name)
    if found is None:
        return
    stem = found["stem"]
    for end, endings in _ENDINGS.items():
        if stem.endswith(end):
            yield from (f"{stem.removesuffix(end)}{ending}" for ending in endings)
