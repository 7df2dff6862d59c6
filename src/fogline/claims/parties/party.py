"""Party: who is meant by a phrase, with his role and his side."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Party:
    """Who is meant. ``kind``: person, body, force, state, group, phrase, unnamed, narrator, or a kind of the table."""

    name: str
    kind: str
    role: str | None = None
    side: str | None = None
    channel: str | None = None
    plural: bool = False

    @property
    def is_narrator(self) -> bool:
        """Whether the narrator of the document is meant."""
        return self.kind == "narrator"
