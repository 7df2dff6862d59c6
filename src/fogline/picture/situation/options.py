"""What a situation page says about itself, and what of the documents it may show beside the evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fogline.picture.contested import Borders
from fogline.records import Span


@dataclass(frozen=True, slots=True)
class Context:
    """What stands before and after the evidence of a claim, and where in the evidence the word stands that names the event
    (``None``: not known).
    """

    before: str = ""
    after: str = ""
    trigger: Span | None = None


@dataclass(frozen=True, slots=True)
class SituationOptions:
    """What the page says of itself.

    ``known_on`` is the moment (UTC, ISO 8601) as of which the events were known; ``held_back`` how many the ledger's ``delay``
    (in words) kept in, ``redacted`` whether names and places were coarsened, ``left_out`` how many events a limit left out;
    ``asked`` says in words what was asked for, ``window`` between which days (ISO 8601; "": open), ``borders`` is the policy of
    the map. ``contexts`` are by the ids of claims.
    """

    title: str = "Situation"
    known_on: str = ""
    asked: tuple[str, ...] = ()
    window: tuple[str, str] = ("", "")
    held_back: int = 0
    delay: str = ""
    redacted: bool = False
    left_out: int = 0
    borders: Borders = "recognised"
    contexts: Mapping[str, Context] = field(default_factory=dict)
