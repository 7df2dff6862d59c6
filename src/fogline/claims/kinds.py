"""Types of event that this room and those behind it treat alike."""

HARM = frozenset({"casualties", "damage"})
"""What a deed did: told with it or alone, it belongs to the deed's family of events."""
CASUALTIES = "casualties"
"""People killed, wounded, missing."""
OF_PEOPLE = frozenset({"casualties", "abuse", "detention", "displacement"})
"""Types of what befalls people, who are counted."""
