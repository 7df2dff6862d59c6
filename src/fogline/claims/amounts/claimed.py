"""The numbers of a claim: those that fill a frame's ``quantity`` role, each with what it counts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from fogline.claims.amounts.asides import bracket_of, left_out
from fogline.claims.amounts.beside import with_the_person_beside
from fogline.claims.amounts.compared import without_compared
from fogline.claims.amounts.counting import Setting, count
from fogline.claims.amounts.earlier import with_the_earlier_noun
from fogline.claims.amounts.fates import fate_at
from fogline.claims.amounts.model import Counted
from fogline.claims.amounts.singles import with_the_singles_beside
from fogline.claims.page import Page
from fogline.claims.parties.nameless import tells_of_some
from fogline.records import Frame, QuantityRange, Span
from fogline.records.span import cover

_INCLUDING = re.compile(
    r"[^\d.;:]{0,30}?(?:,? incl(?:uding|\.)|, (?:of|among) (?:whom|them|which)) (?:at least |about )?"
)
_PUT_IN = re.compile(r",\s(?:incl|of|among)")
_GOES_ON = re.compile(r"[,.;:()–—]|\b(?:were|was|are|is|be|been|being|have|has|had)\b")
_FROM_ONE = re.compile(r"\b(?:from|of|in)\s+$")
_HOUSE = re.compile(r"\s+(?:extended\s+|same\s+)?(?:family|household|clan|tribe)\b", re.IGNORECASE)
_UP_TO = re.compile(r"up to\b", re.IGNORECASE)
_TOLL = re.compile(
    r"\b(?:toll|number of (?:the )?(?:dead|deaths|victims))\b"
    r"(?:(?!\b(?:could|may|might|would|can|be|estimated|predicted|expected|feared)\b)[^.;:]){0,60}(?<!\bof )(?<!\bat )$",
    re.IGNORECASE,
)
_TAKEN = frozenset({"abducted", "captured"})


def quantities(page: Page, frame: Frame, spans: Iterable[Span]) -> tuple[QuantityRange, ...]:
    """Return the numbers at ``spans``, fillers of the frame's ``quantity`` role, as records in text order."""
    numbers = without_compared(page, with_the_earlier_noun(page, counted(page, frame, spans)))
    numbers = with_the_person_beside(page, frame, numbers)
    numbers = tuple(_as_risen(page, one) for one in numbers)
    numbers = _as_freed(page, frame, with_the_singles_beside(page, frame, numbers))
    return tuple(dict.fromkeys(record(one) for one in numbers))


def _as_risen(page: Page, one: Counted) -> Counted:
    """Return the number up to which a toll has gone as what it has come to ("toll in Orvel up to five"), others as they are."""
    amount = one.amount
    if amount.low is not None or amount.high is None or amount.unit is not None:
        return one
    before = page.text[page.sentence_of(one.span).start : one.span.start]
    if _UP_TO.match(page.words(one.span)) is None or _TOLL.search(before) is None:
        return one
    return replace(one, amount=replace(amount, low=amount.high), fate=one.fate or "killed", what=one.what or "people")


def _as_freed(page: Page, frame: Frame, numbers: Iterable[Counted]) -> tuple[Counted, ...]:
    """Return the numbers of those who are freed as freed, and no longer as taken: "freed 137 of the 287 pupils kidnapped in May".

    Those of whom they are some stay what they were.
    """
    counts = tuple(numbers)
    if not page.inside(frame.trigger) or fate_at(page.text, frame.trigger) != "rescued":
        return counts
    wholes = {one.whole for one in counts}
    return tuple(
        replace(one, fate="rescued") if one.fate in _TAKEN and one.span not in wholes else one for one in counts
    )


def tells_none(page: Page, frame: Frame) -> bool:
    """Tell whether a frame counts nobody: "fatalities coded as 0"."""
    amounts = [one.amount for one in counted(page, frame, frame.fillers("quantity"))]
    return bool(amounts) and all(one.low == one.high == 0 and one.unit is None for one in amounts)


def tells_some_and_none(page: Page, frame: Frame) -> bool:
    """Tell whether a frame counts some and none: "13 rebels and no soldiers were killed" denies nothing of the rebels."""
    ends = [one.amount.high for one in counted(page, frame, frame.fillers("quantity")) if one.amount.unit is None]
    return 0 in ends and any(end != 0 for end in ends)


def counted(page: Page, frame: Frame, spans: Iterable[Span]) -> tuple[Counted, ...]:
    """Return the numbers at ``spans``, fillers of the frame's ``quantity`` role, each with what it counts, in text order."""
    numbers: dict[Span, list[Span]] = {}
    for span in spans:
        if not page.inside(span):
            continue
        inner = [mention.span for mention in page.mentions_in(span) if mention.type == "QUANTITY"]
        around = [mention.span for mention in page.mentions_around(span) if mention.type == "QUANTITY"]
        for place in _of_people(page, inner or around[:1] or [span]):
            numbers.setdefault(_sentence(page, place), []).append(place)
    trigger = frame.trigger if page.inside(frame.trigger) else None
    targets = tuple(
        span for span in frame.fillers("target") if page.inside(span) and not tells_of_some(page.words(span))
    )
    actors = tuple(span for span in frame.fillers("actor") if page.inside(span))
    return tuple(
        one
        for sentence, places in sorted(numbers.items())
        for one in page.once(_with_wholes, (Setting(page.text, sentence, trigger, targets, actors), tuple(places)))
    )


def _of_people(page: Page, places: Sequence[Span]) -> list[Span]:
    """Return ``places`` without the families that those counted come from: "nine of the dead were from one family"."""
    return [
        place
        for place in places
        if not (
            _HOUSE.match(page.text, place.end) and _FROM_ONE.search(page.text, max(0, place.start - 8), place.start)
        )
    ]


def _with_wholes(page: Page, asked: tuple[Setting, tuple[Span, ...]]) -> tuple[Counted, ...]:  # noqa: ARG001 (see once)
    """Return what the numbers count, with the whole of a part marked alone: "nine, including three guards, were hurt".

    So with the others of a list in brackets.
    """
    setting, places = asked
    found = count(setting, places)
    alone = [
        one.whole
        for one in found
        if one.whole is not None
        and _INCLUDING.fullmatch(setting.text, one.whole.end, one.span.start)
        and not _is_of_the_part(setting, one.whole, one.span)
    ]
    if any(one.whole is not None and bracket_of(setting.text, one.span) is not None for one in found):
        alone += left_out(setting.text, found, count(setting))
    return count(setting, [*places, *alone]) if set(alone) - set(places) else found


def _is_of_the_part(setting: Setting, whole: Span, part: Span) -> bool:
    """Tell whether what happened is told of the part alone: "nine were hurt, including two guards hit by the crowd".

    So it is behind a comma, unless another one closes what is put in ("nine people, including two guards, were hurt").
    """
    trigger, text = setting.trigger, setting.text
    if trigger is None or trigger.start < part.end or _PUT_IN.search(text, whole.end, part.start) is None:
        return False
    return _GOES_ON.search(text, part.end, trigger.start) is None


def record(one: Counted) -> QuantityRange:
    """Return ``one`` as the record of a claim: ``of`` are its words, or "people" where only what became of them is told."""
    amount = one.amount
    of = one.of or ("people" if one.what == "people" else None)
    low, high = (None if end is None else float(end) for end in (amount.low, amount.high))
    return QuantityRange(low, high, amount.approximate, amount.unit, of, one.span, one.fate, one.side, one.whole)


def _sentence(page: Page, place: Span) -> Span:
    """Return the sentence of the number, made to hold all of it."""
    return cover((page.sentence_of(place), place))
