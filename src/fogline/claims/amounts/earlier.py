"""Numbers that go back to one told before: "ambushed a convoy of 30 soldiers. Twelve were killed" counts soldiers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from fogline.claims.amounts.counting import Setting, count
from fogline.claims.amounts.model import Counted
from fogline.claims.amounts.objects import PEOPLE, kindred
from fogline.claims.page import Page
from fogline.claims.parties.table import side_in
from fogline.records import Span

_BARE = re.compile(
    r"(?:\s+(?:of them|others?))?\s+(?:(?:were|was|are|is|have|has|had|been|being|later|reportedly|then|also|still|\w+ly)\s+)*"
    r"(?:\w+(?:ed|en|ght|own|ost|hot|urt|ead)|died|fled|shot|hit|lost|freed|missing)\b"
)
_FATE_NOUN = re.compile(
    r"\b(?:deaths?|fatalit(?:y|ies)|casualt(?:y|ies)|injur(?:y|ies)|killings?|losses)$", re.IGNORECASE
)
_HOUSES = re.compile(r"\b(?:famil(?:y|ies)|households?|homes?|houses)$", re.IGNORECASE)
_HELD = frozenset(("captured", "abducted", "rescued"))
_OF_THE_HELD = frozenset(("rescued", None))
"""Of prisoners, only that they are freed or flee is told of them and of no others."""
_STILL_WHOLE = frozenset((None, "captured", "abducted", "launched", "displaced", "rescued"))
"""What became of those of whom the next number may be some; of the dead nobody is wounded."""


def with_the_earlier_noun(page: Page, numbers: Iterable[Counted]) -> tuple[Counted, ...]:
    """Return the numbers, those that say not of what with the noun of the one number before them that they can be a part of.

    It stands in the sentence before, or before a semicolon in the same; of several of different kinds none is meant, nor are
    those who did it ("200 gunmen attacked the village. Twelve were killed").
    """
    return tuple(_with_noun(page, one) for one in numbers)


def _with_noun(page: Page, one: Counted) -> Counted:
    amount = one.amount
    if one.of is not None or one.whole is not None or amount.unit is not None or not amount.low or one.side is not None:
        return one
    sentence = page.sentence_of(one.span)
    if _BARE.match(page.text, one.span.end, sentence.end) is None:
        return one
    earlier = _told_before(page, sentence, one.span)
    fitting = [each for each in earlier if _may_be_of(one, each)]
    if len({each.what for each in earlier}) != 1 or len(fitting) != 1:
        return one
    whole = fitting[0]
    if _FATE_NOUN.search(whole.of or ""):
        return replace(one, what=whole.what, side=whole.side)  # seven more dead are people, and no seven deaths
    return replace(one, of=whole.of, what=whole.what, side=whole.side or side_in(whole.of or ""))


def _told_before(page: Page, sentence: Span, span: Span) -> Sequence[Counted]:
    """Return the numbers with a noun of a known kind that stand in the last clause of its own before this one."""
    semicolon = page.text.rfind("; ", sentence.start, span.start)
    number = page.number_of(span)
    block = page.block_of(span)
    before = Span(sentence.start, semicolon) if semicolon >= 0 else page.sentences[number - 1] if number > 0 else None
    if before is None or not block.contains(before):
        return ()
    actors = [actor for frame in page.frames_in(before) for actor in frame.fillers("actor")]
    told = [one for one in count(Setting(page.text, before)) if one.what is not None and one.amount.unit is None]
    if len({one.what for one in told}) > 1:
        return ()
    return [one for one in told if not any(actor.overlaps(one.span) for actor in actors)]


def _may_be_of(part: Counted, whole: Counted) -> bool:
    most = whole.amount.high if whole.amount.high is not None else whole.amount.low
    if _HOUSES.search(whole.of or "") or (whole.fate in _HELD and part.fate not in _OF_THE_HELD):
        return False
    fits = most is not None and part.amount.low is not None and 1 < most >= part.amount.low
    lives = (part.what or "people") in PEOPLE and whole.what in PEOPLE
    return fits and whole.fate in _STILL_WHOLE and kindred(part.fate, whole.what) and (lives or part.what != "people")
