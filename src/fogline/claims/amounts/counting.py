"""Of what: ties the numbers of a sentence to what they count, what became of it, whose it is, and their totals."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from fogline.claims.amounts.asides import with_bracketed
from fogline.claims.amounts.fallen import have_fallen
from fogline.claims.amounts.fates import fate_around, fate_at
from fogline.claims.amounts.finding import find
from fogline.claims.amounts.form import amount_at, is_age
from fogline.claims.amounts.joined import fate_of_its_own
from fogline.claims.amounts.model import Amount, Counted, Found
from fogline.claims.amounts.nouns import part_of
from fogline.claims.amounts.objects import PEOPLE, class_of, fate_of, kindred
from fogline.claims.amounts.parts import (
    opening_whole,
    stands_apart,
    whole_of,
    with_changes,
    with_one_fate,
    with_one_noun,
    with_sums,
    with_those_among,
)
from fogline.claims.amounts.predicates import with_predicates
from fogline.claims.amounts.tables import word_list
from fogline.claims.amounts.things import (
    antecedent,
    goes_back,
    goes_on,
    last_counted,
    measured,
    number_of,
    thing_behind,
)
from fogline.claims.amounts.units import by_symbol
from fogline.claims.amounts.unreported import nobody_knows
from fogline.claims.amounts.whose import side_of, whose_toll
from fogline.claims.words import without_article
from fogline.records import Span

_PEOPLE_ONLY = frozenset(("killed", "wounded", "casualties", "missing", "displaced", "rescued"))
_NAMES_ITS_FATE_LESS = frozenset(("captured", "abducted", "displaced"))
"""Hostages may be killed, refugees wounded: what is said of them counts more than what they are called."""
_REACH = 500
"""How many code points around a number are looked at, in a sentence without end."""
_OLD = re.compile(r"\b(?:old|olds|aged?|of age)\b", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:^|\s)(?!(?:and|or|of|the)\b)[a-z]")
_TIMES = re.compile(r"\s*(?:more\s+|separate\s+)?times\b", re.IGNORECASE)
_AMONG = re.compile(r"\b(?:among|one of)\s+(?:the\s+|at least\s+|about\s+|some\s+)*$", re.IGNORECASE)
_IN_PASSING = re.compile(
    r"\b(?:including|incl|among (?:them|whom|those)|(?<!all )(?<!both )(?<!each )of (?:them|whom|these|those|which))\b"
)
_IS_OR_OF = re.compile(r"\s+(?:(?:of (?:them|whom) )?(?:were|are|being) |of (?:them|whom) |more |other )?(?:the )?")
_OTHERS = re.compile(r"\s+others?\b")
_KIN = re.compile(
    r"\b(?:sons?|daughters?|brothers?|sisters?|wives|parents|siblings|cousins|relatives|grand\w+|children)$",
    re.IGNORECASE,
)
_AND_ONE = re.compile(r"\band (?:an?|one|the|his|her|their) [a-z]")
_WEIGHING = re.compile(r"\s+")
"""Between a number and a measure that is an adjective of what it counts: "two 500-pound bombs", "two 120mm shells"."""
_SHARE_OF = re.compile(
    r"\b(?:most|many|some|half|several|majority|thirds?|quarters?|per ?cent|%|part|bulk) of (?:the|those|these|its|their)\s+$",
    re.IGNORECASE,
)
"""Before a number of which no more is told than what some of them were: "most of the 53 dead were women"."""
_OF_THOSE_WHO = re.compile(r"\s+of (?:those|the ones)(?: \w+ly)? (?:who\b|\w+(?:ed|en|ld|ught)\b)")
_OF_THE = re.compile(r"\s+of (?:the|these|those|its|their)\s")
_HURT = re.compile(
    r"\b(?:shot|beaten|tortured|attacked|hit|struck|bombed|raped|stabbed|mistreated|starved|abused|executions?|murders?|"
    r"assassination)\b",
    re.IGNORECASE,
)
"""What is done to hostages and refugees says nothing of how they became such."""
_SLAIN = re.compile(r"\b(?:destroy|neutrali[sz]|eliminat|obliterat)\w*", re.IGNORECASE)
"""Words for the destroying of things that armies use of people, too."""
_QUOTE_MARKS = re.compile(r"[\"“”]")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|are|is)\b", re.IGNORECASE)
_RIGHT_BEFORE = 80  # code points before a target in which a number stands that counts it
_EARLIER = 40
"""How many numbers before this one it may go back to."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where numbers stand: the text, the sentence, and of the frame they belong to (where there is one) trigger and fillers."""

    text: str
    sentence: Span
    trigger: Span | None = None
    targets: tuple[Span, ...] = ()
    actors: tuple[Span, ...] = ()

    def near(self, span: Span) -> "Setting":
        """Return the setting with the part of the sentence around ``span``."""
        start = max(self.sentence.start, span.start - _REACH)
        return replace(self, sentence=Span(start, max(min(self.sentence.end, span.end + _REACH), span.end)))

    def within(self, part: Span) -> "Setting":
        """Return the setting of a ``part`` of the sentence, without what belongs to the frame and stands outside."""
        trigger = self.trigger if self.trigger is not None and part.contains(self.trigger) else None
        targets = tuple(target for target in self.targets if part.contains(target))
        return Setting(self.text, part, trigger, targets, tuple(actor for actor in self.actors if part.contains(actor)))


def count(setting: Setting, spans: Iterable[Span] | None = None) -> tuple[Counted, ...]:
    """Return what the numbers at ``spans`` count (``None``: all numbers of the sentence), in text order.

    A quantity told in two units comes once, with the first; numbers without a value ("several") are left out. Numbers of the
    sentence that are not asked for still serve as totals and as what "three others" goes back to.
    """
    known = _found_in(setting.text, setting.sentence)
    asked = [found.span for found in known] if spans is None else sorted(dict.fromkeys(spans))
    counted = _all_counted(setting, tuple(_merged(setting.text, known, asked)))
    same = frozenset(asked)
    return tuple(one for one in counted if one.span in same or any(span.overlaps(one.span) for span in asked))


@lru_cache(8)  # a frame asks for one of them and for all of them in turn
def _all_counted(setting: Setting, numbers: tuple[Found, ...]) -> tuple[Counted, ...]:
    """Return what each of ``numbers`` counts, as far as it can be told from them and the sentence."""
    counted: list[Counted] = []
    for place, found in enumerate(numbers):
        behind = _behind(setting, found, numbers[place + 1 :])
        around = setting.near(found.span)
        whole = opening_whole(setting.text, around.sentence, found.span)
        if whole is not None:
            around, behind = around.within(whole), Span(behind.start, max(behind.start, min(behind.end, whole.end)))
        counted.append(_counted(around, found, behind, counted[-_EARLIER:]))
    text = setting.text
    counted = with_those_among(text, counted)
    counted = with_sums(text, with_changes(text, with_one_fate(text, with_one_noun(text, counted))))
    return tuple(with_predicates(text, with_bracketed(text, counted)))


def _behind(setting: Setting, found: Found, after: Sequence[Found]) -> Span:
    """Return where what ``found`` counts may stand: up to the next number; behind it where that is a measure of the things."""
    start, following = found.span.end, [one.span for one in after]
    measures = bool(after) and after[0].amount.unit not in (None, "%", "ratio") and found.amount.unit is None
    if (
        measures
        and ("-" in following[0].of(setting.text) or after[0].amount.unit == "mm")
        and _WEIGHING.fullmatch(setting.text, start, following[0].start)
    ):
        start = following.pop(0).end
    return Span(start, max(following[0].start if following else setting.sentence.end, start))


def _found_in(text: str, sentence: Span) -> list[Found]:
    return [
        found._replace(span=Span(found.span.start + sentence.start, found.span.end + sentence.start))
        for found in _found(text[sentence.start : sentence.end])
    ]


@lru_cache(256)
def _found(sentence: str) -> tuple[Found, ...]:
    """Return the numbers of a sentence, ages among them; every frame of the sentence asks for the same."""
    return tuple(
        one._replace(amount=replace(one.amount, unit="years"))
        if one.amount.unit is None and is_age(sentence, one.span)
        else one
        for one in find(sentence)
    )


def _merged(text: str, known: list[Found], asked: list[Span]) -> list[Found]:
    """Return the numbers to look at: those asked for in their own spans, the others of the sentence as found."""
    if asked == [found.span for found in known]:
        return known
    numbers: list[Found] = []
    for span in asked:
        if _told_again(known, asked, span):
            continue
        twice = next((found for found in known if found.also and found.span.start == span.start), None)
        value = amount_at(text, span)
        if twice is not None:
            numbers.append(twice)
        elif value is None:
            numbers.extend(found for found in known if span.contains(found.span))
        else:
            numbers.append(Found(value, span))
    taken = [found.span for found in numbers]
    numbers.extend(found for found in known if not any(found.span.overlaps(span) for span in taken))
    return sorted(dict.fromkeys(numbers), key=lambda found: found.span)


def _told_again(known: list[Found], asked: list[Span], span: Span) -> bool:
    """Tell whether ``span`` is the second unit of a quantity whose first is asked for too: "(800-mile)"."""
    for found in known:
        if found.also and found.span.overlaps(span) and span.start > found.span.start:
            return any(other.start < span.start and other.overlaps(found.span) for other in asked)
    return False


def _counted(setting: Setting, found: Found, behind: Span, before: Sequence[Counted]) -> Counted:
    """Return ``found`` with what it counts, which may stand ``behind`` it; the numbers before it are ``before``."""
    text, amount, span = setting.text, found.amount, found.span
    if amount.unit is not None and amount.unit not in ("%", "ratio"):
        measure = "time" if amount.unit == "years" and not _tells_age(text, span) else _measure_of(amount.unit)
        return Counted(amount, span, measured(text, span, setting.sentence.end), measure)
    whole_at = part_of(text, span.end, setting.sentence.end)
    whole = Span(*whole_at) if whole_at else whole_of(text, before, span, amount)
    behind = Span(whole_at[1], setting.sentence.end) if whole_at else behind
    thing = thing_behind(text, behind, amount, part=whole_at is not None)
    named = _QUOTE_MARKS.sub("", without_article(thing.words)) if thing else None
    called, end = (thing.called, thing.end) if thing else (None, span.end)
    fate = _fate(setting, span, called, end)
    if (
        whole is not None and whole_at is None
    ):  # what the frame is of says nothing of numbers that only stand in its sentence
        worded = _fate(replace(setting, trigger=None), span, called, end)
        whole = None if stands_apart(text, before, span, worded) else whole
    total = next((one for one in before if one.span == whole), None)
    previous = total if total is not None and not whole_at else last_counted(text, span, before)
    of = named or _told_elsewhere(setting, found, fate, previous)
    what = class_of(of) if of else None
    if fate is None and previous is not None and goes_on(text, previous, span):
        fate = previous.fate
    if fate == "destroyed" and what in PEOPLE:  # "eliminated 180 mercenaries"; with a boat that sank not all have died
        fate = "killed" if _SLAIN.search(text, setting.sentence.start, setting.sentence.end) else None
    if fate is None and have_fallen(text, span, end, setting.sentence.end, what):
        fate = "killed"
    if fate is None and total is not None:
        fate = total.fate
    fate = fate if kindred(fate, what) else None
    if before and before[-1].whole is not None and before[-1].whole.overlaps(span):
        fate = None  # of "14 of 17 drones" only the fourteen were shot down
    if what is None and fate in _PEOPLE_ONLY and (of is None or of.lower() in word_list("nouns_of_fate")):
        what = "people"
    if amount.low == amount.high == 0 and nobody_knows(text, span, setting.sentence):
        amount = Amount(None, None)
    return Counted(amount, span, of, what, fate, side_of(setting, span, of, fate), whole)


def _tells_age(text: str, span: Span) -> bool:
    """Tell whether years are those of a life ("a 54-year-old", "aged 61") and not a time ("after five years")."""
    return _OLD.search(text, span.start, min(len(text), span.end + 12)) is not None or is_age(text, span)


def _measure_of(symbol: str) -> str:
    """Return what a unit measures ("distance", "area", "money"...)."""
    unit = by_symbol().get(symbol)
    if unit is None:
        return "money"
    return "distance" if unit.measure == "length" else unit.measure


def _told_elsewhere(setting: Setting, found: Found, fate: str | None, previous: Counted | None) -> str | None:
    """Return what is counted where it does not stand behind its number."""
    text, span = setting.text, found.span
    if _OF_THOSE_WHO.match(text, span.end):
        return None  # "eight of those taken" are none of whom the sentence counted before
    back = goes_back(text, span)
    among = _AMONG.search(text, setting.sentence.start, span.start) is not None
    if previous is not None and back and not among and _may_share(setting, fate, previous):
        return None if _are_others(text, previous, span) else previous.of
    before = antecedent(text, Span(setting.sentence.start, span.start), span) if back else None
    told = before or whose_toll(text, setting.sentence, span) or number_of(text, setting.sentence, span)
    return told or _target(setting, found)


def _are_others(text: str, previous: Counted, span: Span) -> bool:
    """Tell whether "others" are not of those counted last: of "a father, his two sons and a guest, and hurt nine others" none is
    a son.
    """
    if _OTHERS.match(text, span.end) is None or previous.what not in PEOPLE:
        return False
    return (
        _KIN.search(previous.of or "") is not None or _AND_ONE.search(text, previous.span.end, span.start) is not None
    )


def _may_share(setting: Setting, fate: str | None, previous: Counted) -> bool:
    """Tell whether a number may count what the last one counts: of "four waves had hit it, leaving 80 hurt" no wave is hurt.

    What the frame is of says nothing of a number of nobody knows what that only stands in its sentence.
    """
    if previous.what is not None or fate not in _PEOPLE_ONLY:
        return kindred(fate, previous.what)
    at = setting.text.find(previous.of or "", previous.span.end, setting.sentence.end)
    end = max(at, previous.span.end) + (len(previous.of or "") if at >= 0 else 0)
    return fate_around(setting.text, setting.sentence, previous.span, end) in _PEOPLE_ONLY


def _target(setting: Setting, found: Found) -> str | None:
    """Return the target of the frame where it has no number of its own ("killed: about 40; men")."""
    end = found.span.end
    if (
        found.amount.unit is not None
        or _TIMES.search(setting.text, found.span.start, end)
        or _TIMES.match(setting.text, end)
    ):
        return None  # "shelled two towns nine times" counts no towns
    ahead = (setting.text, setting.sentence.start, found.span.start)
    if _AMONG.search(*ahead) or _SHARE_OF.search(*ahead):
        return None  # "the mayor was among six killed": six are not mayors
    for target in setting.targets:
        if _is_doers(setting, found.span, target):
            continue
        words = setting.text[target.start : target.end]
        if _IN_PASSING.search(setting.text, found.span.end, max(found.span.end, target.start)):
            continue  # "left three dead, including a boy": three are not boys
        if target.start > end and _NO_NAME.search(words) is None and class_of(words) is None:
            continue  # "two more hit Orvel" are no towns
        if _counted_by_another(setting, target, found.span):
            continue  # "58 dead: 20 Pakistani soldiers and 38 others"
        if not target.overlaps(found.span) and words and not find(words):
            return without_article(words) or None
    return None


def _counted_by_another(setting: Setting, target: Span, number: Span) -> bool:
    """Tell whether another number stands right before a target, which counts that one."""
    near = Span(max(setting.sentence.start, target.start - _RIGHT_BEFORE), max(setting.sentence.start, target.end))
    return any(
        not one.span.overlaps(number) and _IS_OR_OF.fullmatch(setting.text, one.span.end, target.start)
        for one in _found_in(setting.text, near)
        if one.span.end <= target.start
    )


def _is_doers(setting: Setting, number: Span, target: Span) -> bool:
    """Tell whether a number and a noun stand before the verb and the target behind it: "six cruise missiles hit the ship"."""
    trigger = setting.trigger
    if trigger is None or number.end > trigger.start or target.start < trigger.end:
        return False
    between = setting.text[number.end : trigger.start]
    return bool(between.strip()) and _PASSIVE.search(between) is None


def _fate(setting: Setting, span: Span, called: str | None, end: int) -> str | None:
    """Return what became of the counted: as the words around say, as the noun says ("12 deaths"), or the frame's trigger."""
    fate = fate_around(setting.text, setting.sentence, span, end)
    if fate is not None and setting.trigger is not None:
        fate = fate_of_its_own(setting.text, span, end, setting.trigger) or fate
    if fate is not None and _OF_THE.match(setting.text, span.end, end):
        return fate  # "one of the wounded has died"
    head = called.lower().split()[-1] if called else ""
    if head in word_list("nouns_of_fate"):
        own = fate_of(head)
        trigger = setting.text[setting.trigger.start : setting.trigger.end] if setting.trigger is not None else ""
        own = None if own in _NAMES_ITS_FATE_LESS and _HURT.search(trigger) else own
        fate = (fate or own) if own in _NAMES_ITS_FATE_LESS else (own or fate)
    if fate is None and setting.trigger is not None:
        fate = fate_at(setting.text, setting.trigger)
    return fate
