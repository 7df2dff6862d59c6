"""The numbers of a claim: those that fill a frame's ``quantity`` role, each with what it counts."""

from collections.abc import Iterable

from fogline.claims.amounts.counting import Setting, count
from fogline.claims.amounts.model import Counted
from fogline.claims.page import Page
from fogline.records import Frame, QuantityRange, Span


def counted(page: Page, frame: Frame, spans: Iterable[Span]) -> tuple[Counted, ...]:
    """Return the numbers at ``spans``, fillers of the frame's ``quantity`` role, each with what it counts, in text order."""
    numbers: dict[Span, list[Span]] = {}
    for span in spans:
        if not page.inside(span):
            continue
        inner = [mention.span for mention in page.mentions_in(span) if mention.type == "QUANTITY"] or [span]
        for place in inner:
            numbers.setdefault(_sentence(page, place), []).append(place)
    targets = tuple(span for span in frame.fillers("target") if page.inside(span))
    actors = tuple(span for span in frame.fillers("actor") if page.inside(span))
    found: list[Counted] = []
    for sentence, places in sorted(numbers.items()):
        trigger = frame.trigger if page.inside(frame.trigger) else None
        found.extend(count(Setting(page.text, sentence, trigger, targets, actors), places))
    return tuple(found)


def quantities(page: Page, frame: Frame, spans: Iterable[Span]) -> tuple[QuantityRange, ...]:
    """Return the numbers at ``spans`` as records.

    ``of`` is what is counted, or what became of it ("killed") where no noun is told.
    """
    return tuple(dict.fromkeys(record(one) for one in counted(page, frame, spans)))


def record(one: Counted) -> QuantityRange:
    """Return ``one`` as the record of a claim."""
    amount = one.amount
    return QuantityRange(amount.low, amount.high, amount.approximate, amount.unit, one.of or one.fate, one.span)


def _sentence(page: Page, place: Span) -> Span:
    """Return the sentence of the number, made to hold all of it."""
    sentence = page.sentence_of(place)
    return Span(min(sentence.start, place.start), max(sentence.end, place.end))
