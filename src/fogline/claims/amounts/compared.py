"""Numbers that are only compared with, or say how many times more: "900 a day, up from 693 in March" counts 900.

"All but 100 of the 2,000 families fled" counts those who fled.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from fogline.claims.amounts.model import Counted
from fogline.claims.amounts.numerals import number
from fogline.claims.page import Page
from fogline.records.english import ANY_MONTH

_THAN = re.compile(
    r"(?:,|\s[-–—(]|\bis|\bwas|\bwere)\s?(?:(?:sharply|slightly|well|far) )?"
    r"(?:(?:up|down|rising|falling|risen|fallen|increased|decreased|rise|fall|increase|decrease) (?:from|on)|"
    r"compared (?:with|to)|as against|against|versus|vs\.?)\s"
    r"(?:(?:about|some|around|only|just|nearly|an average of|a total of)\s)?$",
    re.IGNORECASE,
)
_AT_ANOTHER_TIME = re.compile(
    rf"(?:\s(?!in\b|on\b|during\b)[\w'’-]+){{0,3}}?\s(?:(?:in|on|during|for|of)\s(?:the\s|all of\s)?"
    rf"(?:(?:early|late|mid-?)\s?)?(?:\d{{1,2}} )?(?:{ANY_MONTH}|(?:19|20)\d\d|"
    r"(?:same|previous|preceding|first|second|third|last)\b)|"
    r"(?:a|one|the) (?:day|week|month|quarter|year) (?:earlier|before|ago)|"
    r"(?:last|the previous|the preceding) (?:week|month|quarter|year))",
    re.IGNORECASE,
)
_TIMES_MORE = re.compile(
    r"(?:\s|-)(?:times|fold)\s(?:more|fewer|less|as (?:many|much)|higher|larger|greater|the (?:number|rate|figure|losses))\b",
    re.IGNORECASE,
)
_ALL_BUT = re.compile(
    r"\b(?:all|everyone|everything|everybody) (?:but|except) (?:for )?(?:about |some )?(?:the |an? )?$", re.IGNORECASE
)
_OF = re.compile(r"\bof (?:the |its |their |some )?$", re.IGNORECASE)
_ALL_BUT_SO_MANY = re.compile(
    r"(?:\s[\w'’-]+){0,4},? all (?:but|except) (?:for )?(?P<left>\d[\d,]*|[a-z]+(?:-[a-z]+)?)\b", re.IGNORECASE
)
_BUT_SO_MANY_OF = re.compile(
    r"\ball (?:but|except) (?:for )?(?P<left>\d[\d,]*|[a-z]+(?:-[a-z]+)?) of (?:the |its |their )?$", re.IGNORECASE
)
_REACH = 60  # code points


def without_compared(page: Page, numbers: Iterable[Counted]) -> tuple[Counted, ...]:
    """Return the numbers without those of another time and those of times more; what "all but" leaves is taken off."""
    given = tuple(numbers)
    kept = tuple(
        one for one in given if not _is_no_count(page, one) and not (len(given) > 1 and _is_compared(page, one))
    )
    return tuple(_less_the_rest(page, one) for one in kept)


def _before(page: Page, one: Counted) -> str:
    start = page.sentence_of(one.span).start
    return page.text[max(start, one.span.start - _REACH) : one.span.start]


def _is_compared(page: Page, one: Counted) -> bool:
    end = page.sentence_of(one.span).end
    return (
        _THAN.search(_before(page, one)) is not None
        and _AT_ANOTHER_TIME.match(page.text, one.span.end, end) is not None
    )


def _is_no_count(page: Page, one: Counted) -> bool:
    end = page.sentence_of(one.span).end
    return (
        _TIMES_MORE.match(page.text, one.span.end, end) is not None or _ALL_BUT.search(_before(page, one)) is not None
    )


def _less_the_rest(page: Page, one: Counted) -> Counted:
    """Return how many "all but 100" of them are."""
    amount, before = one.amount, _before(page, one)
    if amount.low is None or amount.low != amount.high or amount.unit is not None:
        return one
    behind = (
        _ALL_BUT_SO_MANY.match(page.text, one.span.end, page.sentence_of(one.span).end) if _OF.search(before) else None
    )
    told = behind or _BUT_SO_MANY_OF.search(before)
    left = number(told["left"].replace(",", "").lower()) if told is not None else None
    if left is None or not 0 < left < amount.low:
        return one
    return replace(one, amount=replace(amount, low=amount.low - left, high=amount.low - left))
