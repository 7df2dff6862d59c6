"""The claim: one source chain asserting one frame. Immutable, named by its hash."""

import hashlib
import json
from dataclasses import dataclass
from typing import Literal, NamedTuple

from fogline.records.reading import Reality
from fogline.records.span import Span, check_span

Polarity = Literal["positive", "negative"]
PlacePrecision = Literal["exact", "near", "settlement", "district", "region", "country", "line", "unknown"]
TimePrecision = Literal["instant", "part_of_day", "day", "week", "month", "year", "interval", "unknown"]


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a source chain, from the first-hand source (first) to the narrator (last).

    ``party`` is the resolved name ("Oleh Synyehubov"), ``text`` the words as printed ("he"), ``span`` where they stand (``None``
    for a narrator known from outside the text). ``side`` is an ISO 3166 alpha-2 code or another name of the table of parties.
    """

    party: str
    text: str
    role: str | None = None
    side: str | None = None
    channel: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor or target of a claim: as resolved, as printed, with its side where known."""

    party: str
    text: str
    side: str | None
    span: Span


class Certainty(NamedTuple):
    """A closed band of probability, each end in 0..1; written ``[low, high]`` in JSON."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Footprint:
    """Where: a name, coordinates (WGS 84 degrees) and radius (km) where known, geometry as GeoJSON text.

    ``words`` say it in few words ("<= 5 km N of Ternova"). ``confidence`` (0..1) is how sure it is that the name is this place,
    ``candidates`` are the keys of the places that it may be, likeliest first ("geonames:706483"). ``at_sea``: it lies in a sea.
    """

    name: str
    derived_from: Span
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    precision: PlacePrecision = "unknown"
    geometry: str | None = None
    words: str = ""
    confidence: float | None = None
    candidates: tuple[str, ...] = ()
    at_sea: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """When: a closed interval, each end ISO 8601 (date or local date-time) or ``None`` where open or unknown.

    ``anchor`` says what a relative expression was resolved against ("published", "sentence"...) or ``None``.
    ``candidates`` holds the other readings where the words do not tell which is meant ("Monday": the last one or the next).
    """

    derived_from: Span
    start: str | None = None
    end: str | None = None
    precision: TimePrecision = "unknown"
    anchor: str | None = None
    candidates: tuple["Interval", ...] = ()

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start[: len(self.end)]:
            raise ValueError(f"interval: got {self.start}..{self.end}; want start <= end")


@dataclass(frozen=True, slots=True)
class QuantityRange:
    """How many: a closed range (``None``: open end; both: said to be unknown), whether approximate, the unit, and of what.

    ``fate`` is what became of the counted ("killed", "wounded", "shot down"...), ``side`` whose they are (a code as in
    :class:`Link`), ``whole`` the span of the number that this one is a part of ("5" of "two of 5"); ``None``: not told.
    """

    low: float | None
    high: float | None
    approximate: bool
    unit: str | None
    of: str | None
    span: Span
    fate: str | None = None
    side: str | None = None
    whole: Span | None = None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"quantity: got {self.low}..{self.high}; want low <= high")


@dataclass(frozen=True, slots=True)
class Claim:
    """One source chain asserting one frame, with the words that say so.

    ``frame`` is the index of the frame in the report; ``duplicate_of`` the id of the claim that says the same first in
    the same document (a headline or caption points to the fuller claim of the body).
    ``certainty`` is how sure the chain says it is, not how sure Fogline is of having read it.
    """

    id: str
    evidence: Span
    chain: tuple[Link, ...]
    frame: int
    type: str
    reality: Reality
    polarity: Polarity
    certainty: Certainty
    certainty_words: tuple[Span, ...] = ()
    actors: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    place: Footprint | None = None
    when: Interval | None = None
    quantities: tuple[QuantityRange, ...] = ()
    duplicate_of: str | None = None

    def __post_init__(self) -> None:
        check_span(self.evidence, "claim evidence")
        if not self.chain:
            raise ValueError("claim: got an empty source chain; want at least the narrator")
        if not 0.0 <= self.certainty.low <= self.certainty.high <= 1.0:
            raise ValueError(f"claim: got certainty {tuple(self.certainty)}; want 0 <= low <= high <= 1")

    @property
    def denied(self) -> bool:
        """Whether it says that it did not happen."""
        return self.reality == "denied" or self.polarity == "negative"


_KEYS = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def claim_id(document_id: str, evidence: Span, chain: tuple[Link, ...], trigger: Span, type_: str) -> str:
    """Return the name of a claim: 16 hex digits of the SHA-256 of what makes it this claim and no other."""
    parties = [[link.party, link.span] for link in chain]
    key = _KEYS.encode([document_id, evidence, parties, trigger, type_])
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
