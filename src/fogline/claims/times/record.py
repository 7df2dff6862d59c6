"""The records of this package: what a phrase means (:class:`Time`) and what it is read against (:class:`Context`)."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from fogline.records.claim import TimePrecision

Days = tuple[dt.date, dt.date]
# "prospective": a future seen from the past ("would", "was to"): what is dated may be over by now.
Tense = Literal["past", "present", "future", "prospective", ""]
Anchor = Literal["", "published", "quote", "sentence", "told", "war"]
Hours = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Time:
    """One reading of a phrase: local time from ``start`` (inside) to ``end`` (outside; equal to ``start`` for an instant).

    An end that is ``None`` is open or unknown. ``grains`` tells how finely the two ends are known (Y, M, D, H or T: to the
    minute). ``value`` is the short form where the ends do not give it (a duration "P3W", "--05-15", a named zone). ``base`` is
    what TIMEX3 writes where that is coarser than the ends ("1939-10" for early October, "1941-SU", "PRESENT_REF").
    """

    start: dt.datetime | None = None
    end: dt.datetime | None = None
    precision: TimePrecision = "unknown"
    anchor: Anchor = ""
    grains: str = "DD"
    value: str = ""
    base: str = ""
    approximate: bool = False
    zone: str = ""

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"time: got {self.start}..{self.end}; want start <= end")
        if self.start is None and self.end == dt.datetime.min:  # no day lies before the first: "before 1 AD"
            object.__setattr__(self, "end", None)

    @property
    def known(self) -> bool:
        """Whether at least one end is known."""
        return self.start is not None or self.end is not None

    @property
    def first_day(self) -> dt.date | None:
        """The day of the start."""
        return self.start.date() if self.start else None

    @property
    def last_day(self) -> dt.date | None:
        """The last day that belongs to it."""
        if self.end is None:
            return None
        return self.end.date() if self.end == self.start else (self.end - dt.timedelta(microseconds=1)).date()

    @property
    def is_day(self) -> bool:
        """Whether it lies within one day, or one night."""
        return self.start is not None and self.end is not None and self.end - self.start <= dt.timedelta(days=1)


# Hours of the local day, half-open. Small hours and dawn are the usual ones of news; a night ends at midnight unless "overnight".
PARTS: dict[str, Hours] = {
    **{
        "small hours": (0, 5),
        "early hours": (0, 6),
        "first hours": (0, 6),
        "early morning": (0, 6),
        "early": (0, 6),
        "dawn": (4, 7),
    },
    **{"sunrise": (4, 8), "daybreak": (4, 7), "morning": (6, 12), "mid morning": (8, 11), "late morning": (9, 12)},
    **{"afternoon": (12, 18), "early afternoon": (12, 15), "late afternoon": (15, 18), "evening": (18, 24)},
    **{"early evening": (18, 21), "late evening": (21, 24), "night": (18, 24), "late night": (21, 24)},
    **{"late": (18, 24), "dusk": (17, 21), "nightfall": (17, 21), "sunset": (17, 21), "predawn": (0, 6)},
    **{"midday": (11, 14), "lunchtime": (11, 14), "daytime": (6, 18), "daylight hours": (6, 18), "daylight": (6, 18)},
    **{"overnight": (20, 30), "mid afternoon": (14, 16), "mid evening": (19, 21)},
}


@dataclass(frozen=True, slots=True)
class Context:
    """What a phrase is read against; whatever is not given is unknown and never made up.

    ``published``: first and last day on which the text may have been published. ``quote``: the day on which the quote that
    holds the phrase was spoken. ``sentence``: another time of the same sentence. ``week``: the week of which the phrase tells a
    day. ``told``: the time told last before. ``close``: it stands in the same paragraph or the one before, and the phrase is not
    the day on which somebody only says something. ``quoted``: it stands between quotation marks. ``war``: the first day of the
    war that the text is about. ``zone``: the zone of the place ("kyiv", "+03:00"). ``day_first``: how "5/6/2022" is written here
    (``None``: both readings stand). ``parts``: the hours of the parts of the day.
    """

    published: Days | None = None
    tense: Tense = ""
    quote: Days | None = None
    sentence: Time | None = None
    week: Time | None = None
    told: Time | None = None
    close: bool = False
    quoted: bool = False
    war: dt.date | None = None
    zone: str = ""
    day_first: bool | None = None
    parts: dict[str, Hours] = field(default_factory=lambda: PARTS)


Read = Callable[[str, "Now"], tuple[Time, ...]]


@dataclass(frozen=True, slots=True)
class Now:
    """A context narrowed to one day of speaking, with the way to read the inner part of a phrase.

    ``seen`` holds the parts read before, so that the work does not multiply with the ways to cut a phrase.
    """

    context: Context
    day: dt.date | None
    name: Anchor
    inner: Read
    seen: "dict[tuple[str, Tense, Time | None], tuple[Time, ...]]" = field(
        default_factory=dict, compare=False, repr=False
    )

    def read(self, words: str, tense: Tense | None = None) -> tuple[Time, ...]:
        """Read a part of the phrase, in another tense where the phrase asks for one ("by Friday")."""
        if tense is None or tense == self.context.tense:
            return self.inner(words, self)
        return self.inner(words, replace(self, context=replace(self.context, tense=tense)))

    @property
    def tense(self) -> Tense:
        """The tense of the governing verb."""
        return self.context.tense

    @property
    def before(self) -> Time | None:
        """The time that "the day before", "then" and "later" go back to: the sentence's own, else the one told last."""
        for time in (self.context.sentence, self.context.told):
            if time is not None and time.known:
                return time
        return None

    @property
    def before_name(self) -> Anchor:
        """What :attr:`before` comes from."""
        sentence = self.context.sentence
        return "sentence" if sentence is not None and sentence.known else "told"

    @property
    def history(self) -> dt.date | None:
        """The day that dates without a year follow, where no day of speaking is known or the sentence tells of other years."""
        if self.tense == "future" and self.day is not None:
            return None  # "charged with a raid in May 2000, they go on trial in September"
        told = self.before if self.day is None else self.context.sentence
        day = told and (told.first_day or told.last_day)
        if not day or (self.day is not None and abs((day - self.day).days) < 550):
            return None
        return day
