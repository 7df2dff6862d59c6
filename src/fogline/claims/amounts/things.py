"""What a number counts: the noun behind it, or where none stands there the one it goes back to."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from fogline.claims.amounts.asides import is_enclosed
from fogline.claims.amounts.fates import OTHER_DEED
from fogline.claims.amounts.model import Amount, Counted
from fogline.claims.amounts.nouns import Noun, noun_after, noun_before, stands_alone
from fogline.claims.amounts.objects import PEOPLE, class_of, fates
from fogline.claims.amounts.tables import word_list
from fogline.claims.words import without_article
from fogline.records import Span


class Thing(NamedTuple):
    """What is counted (``words``), how it is called with what became of it ("losses" of "losses of equipment"), its end."""

    words: str
    called: str
    end: int


_TIMES = re.compile(r"\+(?=\s)|\s*[x×](?=\s+[^\W\d])")
_OF_WHOM = re.compile(r"\s+(?:of|among)\s+(?:the\s+|its\s+|their\s+)?(?=[^\W\d])")


def thing_behind(text: str, behind: Span, amount: Amount, *, part: bool) -> Thing | None:
    """Return what stands behind a number as what it counts; ``part``: the number of its whole stands between."""
    if text[behind.start : behind.start + 1] == "-" and amount.unit is None:  # "a 12-point plan"
        return None
    times = _TIMES.match(text, behind.start, behind.end)  # "4 x rockets" of a log, "50+ men"
    behind = Span(times.end(), behind.end) if times is not None else behind
    predicate = _predicate(text, behind)
    if predicate is not None and amount.unit in (None, "ratio", "%"):
        return predicate
    alone = stands_alone(text, behind.start, behind.end) and not part
    if alone and not re.compile(r"\s*(?:more|other|further)\s+[a-z]").match(text, behind.start, behind.end):
        return None
    of_many = re.compile(r"\s*of\b").match(text, behind.start, behind.end) is not None
    one = amount.unit is None and amount.low == 1 and amount.high in (1, None) and not part and not of_many
    single = one or amount.unit is not None or (amount.high is not None and amount.high <= 1 and not part)
    noun = None if one else noun_after(text, behind.start, behind.end)
    noun = noun or (noun_after(text, behind.start, behind.end, single=True) if single else None)
    if noun is None:
        return None
    called = noun.words.split()[-1]
    link = _OF_WHOM.match(text, noun.end, behind.end) if called.lower() in word_list("nouns_of_fate") else None
    inner = noun_after(text, link.end(), behind.end, single=True) if link else None
    if inner is not None and class_of(inner.words) is not None:  # "losses of equipment", "deaths among civilians"
        return Thing(inner.words, called, inner.end)
    end = _end_with_others(text, noun, behind.end)
    return Thing(text[noun.start : end], called, end)


_AND_OTHERS = re.compile(
    r"\s+and\s+(?P<others>(?:[a-z-]+\s+)?(?:[a-z-]+s|men|women|children|people|police|staff))"
    r"(?=\s*(?:$|[.,;:)–—]|(?:in|on|at|near|from|by|who|when|after|before|during|since|as|across|outside|inside|over|to|were|was|are|"
    r"have|had|died|fled|dead|killed|wounded|injured|hurt)\b))"
)


def _end_with_others(text: str, noun: Noun, end: int) -> int:
    """Return where those end who are counted together: "dozens of soldiers and civilians were hurt"."""
    both = _AND_OTHERS.match(text, noun.end, end)
    together = both is not None and {class_of(noun.words), class_of(both["others"])} <= PEOPLE
    return both.end("others") if both is not None and together else noun.end


_IS_OR_ARE = re.compile(
    r"\s+(?:of (?:them|whom|which)(?: (?:were|are|was|is|being))?|were|are|was|is)\s+(?:all |mostly )?(?=[A-Za-z])"
)


def _predicate(text: str, behind: Span) -> Thing | None:
    """ "11 were children", "two of them medics": what a number is said to be."""
    link = _IS_OR_ARE.match(text, behind.start, behind.end)
    noun = noun_after(text, link.end(), behind.end) if link else None
    if link is None or noun is None or noun.start != link.end() or class_of(noun.words) is None:
        return None
    return Thing(noun.words, noun.words.split()[-1], noun.end)


_LINK = re.compile(
    r"\s*(?:-?worth\s+of|worth\s+in|of|in)\s+(?!the\s+(?:past|last|next|first|same|city|area|region)\b)(?=[a-z])(?:the\s+)?"
)
_ADJECTIVE = re.compile(r"-|(?:mile|metre|meter|foot|year|ton|tonne|acre|day|hour)\b")
_NAME_BEHIND = re.compile(r"\s?-?\s?[a-z]")


def measured(text: str, span: Span, end: int) -> str | None:
    """Return what a measure measures: "1,300-kilometre front", "200 square kilometres of land", "$2 billion in aid"."""
    link = _LINK.match(text, span.end, end)
    if link is None:
        adjective = _ADJECTIVE.search(text, span.start, span.end) and _NAME_BEHIND.match(text, span.end, end)
        noun = noun_after(text, span.end, end, single=True) if adjective else None
        return without_article(noun.words) if noun else None
    noun = noun_after(text, link.end(), end, single=True)
    if noun is None or (link.group().split()[0] == "in" and class_of(noun.words) in (None, "areas")):
        return None
    return without_article(noun.words)


_OCCASIONS = re.compile(r"\b(?:occasions?|times|instances?)$", re.IGNORECASE)


def last_counted(text: str, span: Span, before: Sequence[Counted]) -> Counted | None:
    """Return the last count before this one in the sentence, where the words let this one go back to it.

    What goes on after an aside goes back past it: of "nine people, including two nurses, and hurt 12" the twelve are people.
    """
    for one in reversed(before):
        if one.of is None or one.amount.unit not in (None, "%", "ratio") or one.span.end > span.start:
            continue
        if _OCCASIONS.search(one.of):
            continue  # "on three occasions, killing eleven": no occasion died
        if _ends_going_back(text[one.span.end : span.start]):
            return None
        if not _is_aside(text, one) and not is_enclosed(text, before[0].span.end, one.span, span):
            return one
    return None


_OPENS_ASIDE = re.compile(r",|\b(?:including|incl|among)\b")


_HARMED = r"(?:(?:had|has|have)\s)?(?:left|killed|wounded|injured|hurt|claimed)\s"
_ANOTHER_DEED = re.compile(
    r"\b(?:after|before|while|when|as|since|and|but|where|whereas)\s(?:an?|the|another|[\w’]+['’]s)\s"
    rf"(?!(?:first|second|third|other|latter|next|last|same|former)\s{_HARMED})"
    rf"(?:(?!(?:who|that|which|and|whom|it|they)\b)[\w'’-]+\s){{1,12}}?{_HARMED}"
    r"(?:(?:at least|about|some|nearly|another|over|more than)\s)?$"
)
"""Another deed, of whose victims no more is told: "killed three nurses a day after a raid on a barracks left 20 dead"."""


def _ends_going_back(between: str) -> bool:
    if _ANOTHER_DEED.search(between) is not None:
        return True
    return re.search(r"[;:]|\btoll\b|\b(?:number|total) of\b|\bthe (?:overall )?total\b", between) is not None


def _is_aside(text: str, one: Counted) -> bool:
    """Tell whether a number is a part told in passing, not one of the whole that goes before it ("14 of 17 drones")."""
    if one.whole is None or one.whole.end > one.span.start:
        return False
    return _OPENS_ASIDE.search(text, one.whole.end, one.span.start) is not None


def goes_back(text: str, span: Span) -> bool:
    """Tell whether the number at ``span`` has no noun of its own behind it: "25 were intercepted", "12 more"."""
    behind = re.match(r"\s*-?([^\W\d_]+)", text[span.end : span.end + 40])
    if re.search(r"\bin\s+$", text[max(0, span.start - 5) : span.start]):  # "cut in two"
        return False
    if behind is None:
        return True
    word = behind.group(1).lower()
    known = word in word_list("noun_stops") or word in fates() or word in ("more", "other", "others")
    return known and "-" not in behind.group()


_OF_THEM = re.compile(r"\s+(?:[a-z]+\s+)?of\s+(?:them|whom|which|those)\b")


def antecedent(text: str, ahead: Span, span: Span) -> str | None:
    """Return what "them" is in "a division of howitzers, seven of them": the last plural of a known kind before."""
    if _OF_THEM.match(text, span.end) is None:
        return None
    noun = noun_before(text, ahead.start, ahead.end)
    return noun.words if noun else None


_GOING_ON = re.compile(r",| (?:and|including|incl|among them)\b")
_ANOTHER_CLAUSE = re.compile(r"[.;:]|\b(?:was|were|is|are|has|have|had|when|while|after|as|which|who|that)\b")


def goes_on(text: str, previous: Counted, span: Span) -> bool:
    """Tell whether the number goes on a list whose verb stands before it: "killed three soldiers and two civilians"."""
    between = text[previous.span.end : span.start]
    verb = _GOING_ON.search(between) is None or _ANOTHER_CLAUSE.search(between) or OTHER_DEED.search(between)
    return not verb


_NUMBER_OF = re.compile(r"\b(?:number|count|total|tally)\s+of\s+")
_COMES_TO = re.compile(r"[^.;:\d]*\b(?:to|at|as|is|was|reached|exceeds|exceeded|topped|passed|of)\s*[“‘\"']?")


def number_of(text: str, sentence: Span, span: Span) -> str | None:
    """Return what is counted where it stands before its number: "the number of missiles stood at 30"."""
    opening = list(_NUMBER_OF.finditer(text, sentence.start, span.start))
    noun = noun_after(text, opening[-1].end(), span.start) if opening else None
    return noun.words if noun and _COMES_TO.fullmatch(text, noun.end, span.start) else None
