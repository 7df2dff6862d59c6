"""Types of event that this room and those behind it treat alike."""

from fogline.ontology import load

HARM = frozenset({"casualties", "damage"})
"""What a deed did: told with it or alone, it belongs to the deed's family of events."""
CASUALTIES = "casualties"
"""People killed, wounded, missing."""
OF_PEOPLE = frozenset({"casualties", "abuse", "detention", "displacement"})
"""Types of what befalls people, who are counted."""


def family_of(type_: str) -> str | None:
    """Return the family of a type of event ("strike", "ground", "harm"...); ``None`` for one that the ontology does not know."""
    known = load().event_types.get(type_)
    return known.family if known is not None else None


def is_deed(type_: str) -> bool:
    """Tell whether a type is what forces do with arms: a strike, or something on the ground."""
    return family_of(type_) in ("strike", "ground")
