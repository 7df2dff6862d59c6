"""Figures of an event's tolls: which of them a number is one of, and which numbers later ones have overtaken."""

from collections.abc import Container

from fogline.events.contradictions.numbers import kind_of
from fogline.picture.brief.agreement import apart
from fogline.picture.brief.totals import since_words
from fogline.records import QuantityRange
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Finding
from fogline.records.support import Figure, Toll

_ANYBODY = ("people", "civilians")


def counts_of(toll: Toll, counted: QuantityRange) -> bool:
    """Tell whether a toll is of those whom a number counts: the fighters among the dead are not all the dead."""
    if toll.fate != counted.fate or (toll.side and counted.side and toll.side != counted.side):
        return False
    kinds = {toll.of or _ANYBODY[0], kind_of(counted) or _ANYBODY[0]}
    return len(kinds) == 1 or kinds <= set(_ANYBODY)


def least(figure: Figure) -> float | None:
    """Return the least that a figure comes to; ``None`` where it has no end."""
    return figure.low if figure.low is not None else figure.high


def overtaken(event: FusedEvent, among: Container[str] | None = None) -> frozenset[str]:
    """Return the claims (by id) of an event whose number a later one has overtaken: its source's own, or one that takes it in.

    "At least six" is overtaken where the same ministry gives 16 later, and where anybody gives 16 on a later day and the record
    does not set the two against each other. ``among`` are the claims (``None``: all) that may overtake.
    """
    findings = {one.claim.id: one for one in event.findings}
    against = _set_against(event)
    origin_of = {claim: origin.id for origin in event.support.graph.origins for claim in origin.claims}
    figures = [
        (toll, each)
        for toll in event.support.tolls
        for each in toll.figures
        if each.claim in findings and (among is None or each.claim in among)
    ]

    def by(one: Finding, counted: QuantityRange, figure: Figure) -> bool:
        if not _of_one_count(one, findings[figure.claim]) or not _differs(figure, counted):
            return False
        if figure.origin == origin_of.get(one.claim.id):
            return not _takes_in(figure, one, counted)  # else a figure of a toll is the last word of its origin
        return _comes_later(figure, one, counted) and frozenset((one.claim.id, figure.claim)) not in against

    return frozenset(
        one.claim.id
        for one in event.findings
        for counted in one.claim.quantities
        if counted.fate and any(counts_of(toll, counted) and by(one, counted, figure) for toll, figure in figures)
    )


def _set_against(event: FusedEvent) -> set[frozenset[str]]:
    """Return the pairs of claims (by id) whose numbers the record sets against each other."""
    return {
        frozenset((one, other))
        for told in event.support.contradictions
        if told.attribute == "number"
        for one in (told.one, *told.claims[0])
        for other in (told.other, *told.claims[1])
    }


def _of_one_count(one: Finding, other: Finding) -> bool:
    """Tell whether two claims may count the same: neither elsewhere nor at another time, nor one since the start of the war."""
    return (
        one.claim.id != other.claim.id
        and not apart(one.claim, other.claim)
        and bool(since_words(one)) == bool(since_words(other))
    )


def _differs(figure: Figure, counted: QuantityRange) -> bool:
    return (figure.low, figure.high) != (counted.low, counted.high) and least(figure) is not None


def _takes_in(figure: Figure, one: Finding, counted: QuantityRange) -> bool:
    """Tell whether "at least two" of the same day leaves it open that there were two."""
    day = one.document.published.start
    if figure.high is not None or figure.low is None or counted.low is None or counted.high is None:
        return False
    return (
        day is not None and figure.day is not None and figure.day[:10] == day.isoformat() and figure.low == counted.low
    )


def _comes_later(figure: Figure, one: Finding, counted: QuantityRange) -> bool:
    """Tell whether a figure is of a later day than a number with an open end, and more than what that is at least."""
    day, then = one.document.published.start, least(figure)
    if day is None or figure.day is None or counted.low is None or counted.high is not None or then is None:
        return False
    return figure.day[:10] > day.isoformat() and then > counted.low
