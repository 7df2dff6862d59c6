"""What is known of a document beside its words, when claims are made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Context:
    """``theatre``: the countries (ISO 3166 alpha-2) whose places come first; ``sides``: the sides of publishers, by name.

    A side given here goes before that of the table of parties.
    """

    theatre: tuple[str, ...] = ()
    sides: Mapping[str, str] = field(default_factory=dict)

    def side_of(self, publisher: str | None) -> str | None:
        """Return the side of a publisher where it is known."""
        return self.sides.get(publisher or "")
