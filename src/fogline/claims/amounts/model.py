"""The records of this package: a plain value, a value found in a text, a counted thing, a toll."""

from dataclasses import dataclass
from typing import NamedTuple

from fogline.records import Span


@dataclass(frozen=True, slots=True)
class Amount:
    """A range with its unit.

    An end that is ``None`` is open; both open: the text says that the number is not known ("an unknown number of").
    ``strict`` tells "more than" from "at least". ``unit`` is a symbol of :mod:`fogline.claims.amounts.units` ("km", "USD"),
    "%", "ratio" (a share, 0.33 for a third) or ``None`` for a count. ``vague`` marks a plural without a number ("dozens").
    """

    low: float | None
    high: float | None
    approximate: bool = False
    unit: str | None = None
    strict: bool = False
    vague: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"amount: got {self.low}..{self.high}; want low <= high")

    @property
    def unknown(self) -> bool:
        """Whether the text says that nobody knows the number."""
        return self.low is None and self.high is None


class Found(NamedTuple):
    """An amount and where its words stand; ``also`` is the same quantity told in a second unit (counted once)."""

    amount: Amount
    span: Span
    also: Amount | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """An amount with what it is an amount of.

    ``of`` are the words of the text ("Russian soldiers"), ``what`` a class of :mod:`fogline.claims.amounts.objects`
    ("soldiers", "missiles"), ``fate`` what happened to people (a key of ``fates`` in ``words.yaml``: "killed",
    "wounded"...), ``side`` whose they are (``None``: not told). ``whole`` is the span of the number that this one is a part of.
    """

    amount: Amount
    span: Span
    of: str | None = None
    what: str | None = None
    fate: str | None = None
    side: str | None = None
    whole: Span | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """A casualty figure in the manner of UCDP GED: best, lowest and highest number of people (``None``: not known)."""

    best: float | None
    low: float | None
    high: float | None
    approximate: bool = False
