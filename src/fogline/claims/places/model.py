"""What is known before a text is read (``Hints``), and what its names turn out to mean (``Resolved``)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from fogline.gazetteer import Place
from fogline.records import Span

Unit = Literal["", "district", "division", "facility", "section"]


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a text beside its words.

    ``theatre``: the countries (ISO alpha-2) that its publisher writes about; ``publisher``: the publisher's name or
    web domain; ``earlier``: what names meant in other texts of the publisher (name -> key of a place).
    """

    theatre: tuple[str, ...] = ()
    publisher: str = ""
    earlier: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place that a name may mean, and how likely it is here (0..1)."""

    place: Place
    score: float


@dataclass(frozen=True, slots=True)
class Resolved:
    """A name of the text and the place that it means.

    ``place`` is ``None`` for a name that no installed gazetteer knows, or whose namesakes elsewhere are less likely than a
    place that is not installed; ``confidence`` (0..1) is then 0. ``candidates`` are the places it may mean, likeliest
    first; their scores add up to at most 1, the rest is what may not be installed. ``as_actor``: the words speak of the state,
    not of its land. ``unit``: the words call it a "district" or "division", of which only the town is known; "facility":
    it is called after the first of ``candidates``, a town; "section": it is a part of that town. ``context`` is, for
    an unplaced name, the placed name that it hangs on or stands nearest to.
    """

    span: Span
    name: str
    place: Place | None
    confidence: float
    candidates: tuple[Ranked, ...] = ()
    as_actor: bool = False
    context: Place | None = None
    unit: Unit = ""
