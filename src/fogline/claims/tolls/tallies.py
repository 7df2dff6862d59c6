"""Tallies: the claims of a list of losses, one for people and one for things, and of each one for what was added since the last.

"Losses of the enemy from 24 February 2022 to 5 December 2024: personnel - 750,610 (+1,660), tanks - 9,500 (+9)" tells of 750,610
people and 9,500 tanks over nearly three years, and of 1,660 people and 9 tanks of the last day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fogline.claims.amounts.claimed import record
from fogline.claims.amounts.form import amount
from fogline.claims.amounts.model import Amount, Counted
from fogline.claims.amounts.objects import PEOPLE, class_of, fate_of
from fogline.claims.kinds import HARM
from fogline.claims.layouts.lists import Item
from fogline.claims.page import Page
from fogline.claims.tolls.rewording import reworded
from fogline.records import Claim, Frame, Interval, QuantityRange, Span
from fogline.records.span import cover

_DAY = 10  # code points of an ISO date


def tallied(page: Page, frame: Frame, claim: Claim, items: tuple[Item, ...]) -> Iterator[Claim]:
    """Yield the claims that ``claim`` comes to by the ``items`` of the list that its ``frame`` introduces.

    Losses of people and of things are claims of two types. Without a list, or with numbers of its own, the claim stays as it is.
    """
    numbers = [number.span for number in claim.quantities]
    if not items or not all(any(item.span.contains(span) for item in items) for span in numbers):
        yield claim
        return
    if frame.type not in HARM:
        yield from _claims(page, frame, claim, items)
        return
    people = [item for item in items if class_of(page.words(item.label)) in PEOPLE]
    things = [item for item in items if item not in people]
    for type_, of_it in (("casualties", people), ("damage", things)):
        yield from _claims(page, frame, replace(claim, type=type_), of_it)


def _claims(page: Page, frame: Frame, claim: Claim, items: Iterable[Item]) -> Iterator[Claim]:
    whole = [(item, item.number) for item in items]
    added = [(item, item.more) for item in items if item.more is not None]
    fate = fate_of(page.words(frame.trigger)) or "lost"
    if whole:
        running = replace(claim, when=_until(claim.when)) if added else claim
        start = page.sentence_of(frame.trigger).start
        yield _made(page, frame, running, (start, whole[-1][0].span.end), _quantities(page, whole, fate))
    if any(_added(page, more).low for _, more in added):
        of_the_day = replace(claim, when=_last_day(claim.when))
        yield _made(page, frame, of_the_day, (frame.trigger.start, added[-1][1].end), _quantities(page, added, fate))


def _made(
    page: Page, frame: Frame, claim: Claim, ends: tuple[int, int], quantities: tuple[QuantityRange, ...]
) -> Claim:
    words = cover([Span(*ends), frame.trigger])
    return replace(reworded(page, claim, frame, words), quantities=quantities)


def _quantities(page: Page, numbers: list[tuple[Item, Span]], fate: str) -> tuple[QuantityRange, ...]:
    found: list[QuantityRange] = []
    for item, span in numbers:
        value = _added(page, span) if span == item.more else amount(page.words(span))
        label = page.words(item.label)
        if value is not None and not (span == item.more and value.high == 0):
            found.append(record(Counted(value, span, label, class_of(label), fate_of(label) or fate)))
    return tuple(found)


def _added(page: Page, span: Span) -> Amount:
    """Return the value of "+1,660"."""
    return amount(page.words(span).lstrip("+ ")) or Amount(None, None)


def _until(when: Interval | None) -> Interval | None:
    """Return the time of a count that runs on: to the day of the list, from its beginning where that is told."""
    if when is None or when.end is None or when.start is None or when.start[:_DAY] != when.end[:_DAY]:
        return when
    return replace(when, start=None, precision="interval", candidates=())


def _last_day(when: Interval | None) -> Interval | None:
    """Return the day of the list."""
    if when is None or when.end is None:
        return None
    return replace(when, start=when.end[:_DAY], end=when.end[:_DAY], precision="day", candidates=())
