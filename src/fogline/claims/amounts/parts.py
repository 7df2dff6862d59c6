"""Totals and parts: which number of a sentence is a part of which, and what the members of a list share."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from fogline.claims.amounts.fates import OTHER_DEED
from fogline.claims.amounts.model import Amount, Counted
from fogline.claims.amounts.objects import PEOPLE, kindred
from fogline.claims.amounts.tables import word_list
from fogline.claims.parties.table import side_in
from fogline.records import Span

_PART = re.compile(
    r"(?:\bincl(?:uding|\.)|\bamong (?:them|whom|which|those)|\bof (?:whom|which|them)"
    r"|\bamong (?:the )?(?:dead|killed|wounded|injured|victims)(?: (?:were|was|are|is))?)"
    r"(?:\s+(?:were|was|are|is))?[\s,]*(?:[\w'’-]+\s+){0,2}$",
    re.IGNORECASE,
)
_ARE_AMONG = re.compile(
    r"[^.;:]{1,60}\b(?:was|were|is|are) among (?:the |at least |some |about )?$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"^\s+(?:(?:[a-z]+\s+)?of (?:them|whom|which|those)\b"
    r"|(?:fatally|mortally|seriously|critically|severely|badly|gravely)[.,;:)])"
)
_OF_A_WHOLE = re.compile(
    r"(?:(?:^|[.:;,\n“\"]\s)\s*(?:and |but )?of|(?:^|[\n“\"])\s*Of)\s"
    r"(?:(?:the|these|those|its|their|his|her|some|about|around|roughly|nearly|almost|at least|more than|over|all|estimated|"
    r"total|first|original)\s+)*(?:(?<=the )[\w'’-]+\s+)?$",
    re.IGNORECASE,
)
_AHEAD_OF_A_WHOLE = 50  # code points before a number in which "Of the estimated" stands
_ANOTHER_PART = re.compile(r"\s*(?!.*\b(?:were|with)\b)[\w'’ -]*?(?:,| and|, and)\s+(?:[\w'’-]+\s+){0,2}")
_SAYING = re.compile(r"\b(?:said|says|say|saying|told|adds|that)\b")
_PLAIN_LIST = re.compile(r"^(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+as well as\s+)$")
_SHARED_NOUN = re.compile(r"\s+([\w-]+)\s+and\s+(?:[a-z]+\s+){0,2}$")
_MOST_PARTS = 20
_COMMA = re.compile(r",\s*$")
_ANYBODY = frozenset({"people", "women", "children"})  # who may be of any class
_OPENS_A_LIST = re.compile(r"[:(–—]|\s-\s")


_UP_FROM = re.compile(
    r"(?:,? (?:up|rising|a rise|an increase|increased)| [–—-] up) from (?:an earlier |the earlier )?$"
)
_PREVIOUSLY = re.compile(
    r"^[^.;:]*[,(]\s?(?:previously|earlier|before that) "
    r"(?:(?:an?|the|earlier|previous|initial|first|toll|figure|count|estimate|of|reported|given|put|as|at|about|least) ){0,5}$"
)
_RAISED_TO = re.compile(r"\b(?:to|at|reached|reaching)\s+$")

_RAISED_AFTER = re.compile(
    r"(?: (?:people|dead|deaths|killed))?,? (?:after|as|when|since) (?:an? |the |another |further |more |at least )*",
    re.IGNORECASE,
)


def _earlier_figure(text: str, before: Sequence[Counted], between: str) -> bool:
    """Tell whether the number behind ``between`` is an earlier figure of the last: "rose to 31 from 12", "27, up from 12".

    "Previously 18" may stand far behind the only number: "23 died in the raid, previously 18".
    """
    last = before[-1]
    if between == " from ":
        return _RAISED_TO.search(text[max(0, last.span.start - 12) : last.span.start]) is not None
    if len(between) < 40 and _UP_FROM.search(between) is not None and "," not in between[1:]:
        return True
    return len(before) == 1 and _PREVIOUSLY.search(between) is not None


def whole_of(text: str, before: Sequence[Counted], span: Span, amount: Amount) -> Span | None:
    """Return the number that the one at ``span`` is a part of: "14 people, including three children and two women"."""
    if not before or amount.unit is not None or amount.high == 0:
        return None
    last = before[-1]
    between = text[last.span.end : span.start]
    if _RAISED_TO.search(text[max(0, last.span.start - 12) : last.span.start]) and _RAISED_AFTER.fullmatch(between):
        return _if_it_fits(before, last.span, amount)
    if _earlier_figure(text, before, between):  # those counted before are among those counted now
        return _if_it_fits(before, last.span, amount)
    of_the_last = _PART_AFTER.match(text[span.end : span.end + 30]) is not None
    if of_the_last or _PART.search(between):
        wholes = [last.span] if of_the_last else []
        wholes += [last.whole] if last.whole else [one.span for one in reversed(before) if one.whole is None]
        return next((span for span in wholes if _if_it_fits(before, span, amount)), None)
    if last.whole is None:
        return _if_it_fits(before, last.span, amount) if _opens(text, 0, last.span) else None
    goes_on = _ANOTHER_PART.fullmatch(between) and not (OTHER_DEED.search(between) or _SAYING.search(between))
    return _if_it_fits(before, last.whole, amount) if goes_on else None


def stands_apart(text: str, before: Sequence[Counted], span: Span, fate: str | None) -> bool:
    """Tell whether something else befell a number than the whole whose parts stand before it.

    "53 died, including 14 children, and 21 were injured": of the dead are only the children.
    """
    last = before[-1] if before else None
    if last is None or last.whole is None or fate is None or _PART_AFTER.match(text[span.end : span.end + 30]):
        return False
    if _PART.search(text[last.span.end : span.start]):
        return False
    total = next((one for one in before if one.span == last.whole), None)
    return total is not None and total.fate not in (None, "casualties", "lost", fate)


def opening_whole(text: str, sentence: Span, span: Span) -> Span | None:
    """Return the words about the number at ``span`` where it only says of how many the next ones are a part, else ``None``.

    "Of the 900 detainees, 45 died": the 900 are detainees, and what became of 45 did not become of them.
    """
    if not _opens(text, sentence.start, span):
        return None
    comma = text.find(", ", span.end, sentence.end)
    return Span(sentence.start, comma) if comma >= 0 else None


def _opens(text: str, start: int, span: Span) -> bool:
    return _OF_A_WHOLE.search(text[max(start, span.start - _AHEAD_OF_A_WHOLE) : span.start]) is not None


def with_one_noun(text: str, counted: list[Counted]) -> list[Counted]:
    """Give both the noun that stands behind the second: "40 Ukrainian and 60 Russian soldiers"."""
    result = list(counted)
    for place in range(len(result) - 2, -1, -1):
        one, after = result[place], result[place + 1]
        shared = _SHARED_NOUN.match(text, one.span.end, after.span.start)
        if one.of is not None or one.amount.unit is not None or after.of is None or shared is None:
            continue
        kind = shared.group(1)
        if kind not in word_list("noun_stops"):
            of = f"{kind} {after.of.split()[-1]}"
            result[place] = replace(one, of=of, what=after.what, fate=one.fate or after.fate, side=side_in(kind))
    return result


def with_one_fate(text: str, counted: list[Counted]) -> list[Counted]:
    """Give all members of a list the fate that stands behind the last: "700 tanks, 12 guns and 3 ships had been destroyed"."""
    result = list(counted)
    for place in range(len(result) - 2, -1, -1):
        one, after = result[place], result[place + 1]
        if one.fate is not None or after.fate is None or one.of is None or after.whole is not None:
            continue
        end = text.find(one.of, one.span.end, after.span.start)
        if end >= 0 and _PLAIN_LIST.match(text[end + len(one.of) : after.span.start]) and kindred(after.fate, one.what):
            result[place] = replace(one, fate=after.fate)
    return result


def with_changes(text: str, counted: list[Counted]) -> list[Counted]:
    """Make the first number of "rose from 12 to 31 dead" a part of the second, counting the same: nobody is counted twice."""
    result = list(counted)
    for place, (one, after) in enumerate(pairwise(counted)):
        joined = text[one.span.end : after.span.start] == " to " and text[: one.span.end].endswith(
            f"from {text[one.span.start : one.span.end]}".removeprefix("from from ")
        )
        if not joined or one.amount.unit != after.amount.unit or one.whole is not None:
            continue
        now = replace(after, of=after.of or one.of, what=after.what or one.what, fate=after.fate or one.fate)
        rises = one.amount.low is not None and one.amount.low <= (after.amount.low or 0)
        result[place + 1] = now
        result[place] = replace(
            one, of=now.of, what=now.what, fate=now.fate if rises else None, whole=now.span if rises else None
        )
    return result


def with_those_among(text: str, counted: list[Counted]) -> list[Counted]:
    """Mark the first number of "four children were among 12 dead" as a part of the second."""
    result = list(counted)
    for place, (one, after) in enumerate(pairwise(counted)):
        between = text[one.span.end : after.span.start]
        fits = one.amount.low is not None and one.amount.low <= (after.amount.low or 0)
        if (
            one.whole is None
            and fits
            and one.amount.unit is after.amount.unit is None
            and _ARE_AMONG.fullmatch(between)
        ):
            result[place] = replace(one, whole=after.span, fate=one.fate or after.fate)
    return result


def with_sums(text: str, counted: list[Counted]) -> list[Counted]:
    """Mark the numbers that add up to the one before a dash, colon or bracket: "12 dead – nine soldiers and three civilians".

    Behind a comma they must be of those counted: "nine workers, eight women and one man" are nine.
    """
    result = list(counted)
    for place, whole in enumerate(counted):
        parts = counted[place + 1 : place + 1 + _MOST_PARTS]
        if len(parts) < 2 or not whole.amount.low or whole.amount.unit is not None or parts[0].whole is not None:
            continue
        between = text[whole.span.end : parts[0].span.start]
        addends = _addends(parts, whole.amount.low)
        if not _OPENS_A_LIST.search(between) and not (_COMMA.search(between) and is_made_of(whole, parts[:addends])):
            continue
        for number in range(addends):
            part = parts[number]
            result[place + 1 + number] = replace(part, whole=whole.span, fate=part.fate or whole.fate)
    return result


def is_made_of(whole: Counted, parts: Sequence[Counted]) -> bool:
    """Tell whether the parts may be some of the whole by what they are: women and men of workers, but no soldiers of them."""
    kinds = {part.what for part in parts}
    lives = whole.what in PEOPLE or (whole.what is None and whole.fate in ("killed", "wounded", "casualties"))
    among = {"people": PEOPLE, "civilians": PEOPLE - {"soldiers", "police"}}.get(whole.what or "", frozenset[str]())
    return lives and (kinds <= _ANYBODY or (bool(among) and kinds - {None} <= among))


def _addends(parts: list[Counted], total: float) -> int:
    """Return how many of ``parts``, from the first and at least two, add up to ``total``; 0: none do."""
    reached = 0.0
    for number, part in enumerate(parts, start=1):
        if part.amount.unit is not None or part.amount.low is None:
            return 0
        reached += part.amount.low
        if reached >= total:
            return number if reached == total and number > 1 else 0
    return 0


def _if_it_fits(before: Sequence[Counted], total: Span, amount: Amount) -> Span | None:
    """Return ``total`` unless its number is smaller than the part, or a measure."""
    whole = next((one.amount for one in before if one.span == total), None)
    if whole is None or whole.unit is not None:
        return None
    most = whole.high if whole.high is not None else whole.low
    return total if most is None or amount.low is None or amount.low <= most else None
