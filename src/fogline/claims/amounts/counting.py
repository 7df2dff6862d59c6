"""Of what: ties the numbers of a sentence to what they count, what became of it, whose it is, and their totals."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fogline.claims.amounts.fates import fate_around
from fogline.claims.amounts.finding import find
from fogline.claims.amounts.form import amount_at
from fogline.claims.amounts.model import Amount, Counted, Found
from fogline.claims.amounts.nouns import Noun, noun_after, part_of, stands_alone
from fogline.claims.amounts.objects import PEOPLE, class_of, fate_of, fates, kindred
from fogline.claims.amounts.parts import whole_of, with_one_fate, with_one_noun, with_sums
from fogline.claims.amounts.tables import word_list
from fogline.claims.amounts.units import by_symbol
from fogline.claims.parties import side_in
from fogline.claims.words import plain, without_article
from fogline.records import Span

_PEOPLE_ONLY = frozenset(("killed", "wounded", "casualties", "missing", "displaced"))
_NAMES_ITS_FATE_LESS = frozenset(("captured", "abducted", "displaced"))
"""Hostages may be killed, refugees wounded: what is said of them counts more than what they are called."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where numbers stand: the text, the sentence, and of the frame they belong to (where there is one) trigger and fillers."""

    text: str
    sentence: Span
    trigger: Span | None = None
    targets: tuple[Span, ...] = ()
    actors: tuple[Span, ...] = ()


def count(setting: Setting, spans: Iterable[Span] | None = None) -> tuple[Counted, ...]:
    """Return what the numbers at ``spans`` count (``None``: all numbers of the sentence), in text order.

    A quantity told in two units comes once, with the first; numbers without a value ("several") are left out. Numbers of the
    sentence that are not asked for still serve as totals and as what "three others" goes back to.
    """
    known = _found_in(setting.text, setting.sentence)
    asked = [found.span for found in known] if spans is None else sorted(dict.fromkeys(spans))
    numbers = _merged(setting.text, known, asked)
    counted: list[Counted] = []
    for place, found in enumerate(numbers):
        following = numbers[place + 1].span.start if place + 1 < len(numbers) else setting.sentence.end
        counted.append(_counted(setting, found, max(following, found.span.end), counted))
    counted = with_sums(setting.text, with_one_fate(setting.text, with_one_noun(setting.text, counted)))
    return tuple(one for one in counted if any(span.overlaps(one.span) for span in asked))


def _found_in(text: str, sentence: Span) -> list[Found]:
    return [
        found._replace(span=Span(found.span.start + sentence.start, found.span.end + sentence.start))
        for found in find(text[sentence.start : sentence.end])
    ]


def _merged(text: str, known: list[Found], asked: list[Span]) -> list[Found]:
    """Return the numbers to look at: those asked for in their own spans, the others of the sentence as found."""
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


def _counted(setting: Setting, found: Found, following: int, before: list[Counted]) -> Counted:
    """Return ``found`` with what it counts; the number after it begins at ``following``, those before it are ``before``."""
    text, amount, span = setting.text, found.amount, found.span
    if amount.unit is not None and amount.unit not in ("%", "ratio"):
        measure = by_symbol().get(amount.unit)
        kind = ("distance" if measure.measure == "length" else measure.measure) if measure else "money"
        return Counted(amount, span, _measured(setting, span), kind)
    whole_at = part_of(text, span.end, setting.sentence.end) if amount.unit is None else None
    behind = Span(whole_at[1], setting.sentence.end) if whole_at else Span(span.end, following)
    noun = _noun(text, behind, amount, part=whole_at is not None)
    of = without_article(noun.words) if noun else None
    fate = _fate(setting, span, of, noun.end if noun else span.end)
    previous = _previous(text, span, before)
    whole = Span(*whole_at) if whole_at else whole_of(text, before, span, amount)
    if whole is not None and not whole_at:
        previous = next((one for one in before if one.span == whole), previous)
    if of is None and previous is not None and kindred(fate, previous.what) and _goes_back(text, span):
        of = previous.of
    of = of or _number_of(text, setting.sentence, span)
    of = of or (_of_target(setting, span) if amount.unit is None else None)
    what = class_of(of) if of else None
    if fate is None and previous is not None and _continues(text, previous, span):
        fate = previous.fate
    if fate == "destroyed" and what in PEOPLE:  # "eliminated 180 mercenaries"
        fate = "killed"
    fate = fate if kindred(fate, what) else None
    if fate in _PEOPLE_ONLY and what is None and (of is None or of.lower() in word_list("nouns_of_fate")):
        what = "people"
    if amount.low == amount.high == 0 and _nobody_knows(text, span, setting.sentence):
        amount = Amount(None, None)
    if whole is not None and fate is None:
        fate = next((one.fate for one in before if one.span == whole and kindred(one.fate, what)), None)
    if before and before[-1].whole is not None and before[-1].whole.overlaps(span):
        fate = None  # of "14 of 17 drones" only the fourteen were shot down
    side = (side_in(of) if of else None) or _side(setting, span, fate)
    return Counted(amount, span, of, what, fate, side, whole)


def _noun(text: str, behind: Span, amount: Amount, *, part: bool) -> Noun | None:
    """Return the noun of the number whose words end where ``behind`` begins; ``part``: the number of its whole stands between."""
    if text[behind.start : behind.start + 1] == "-" and amount.unit is None:  # "a 12-point plan"
        return None
    alone = stands_alone(text, behind.start, behind.end) and not part
    if alone and not re.match(r"\s*(?:more|other|further)\s+[a-z]", text[behind.start : behind.end]):
        return None
    one = (
        amount.low == 1
        and amount.high in (1, None)
        and not part
        and not re.match(r"\s*of\b", text[behind.start : behind.end])
    )
    one = one and amount.unit is None
    noun = None if one else noun_after(text, behind.start, behind.end)
    single = one or amount.unit is not None or (amount.high is not None and amount.high <= 1 and not part)
    return noun or (noun_after(text, behind.start, behind.end, single=True) if single else None)


def _fate(setting: Setting, span: Span, of: str | None, end: int) -> str | None:
    """Return what became of the counted: as the words around say, as the noun says ("12 deaths"), or the frame's trigger."""
    fate = fate_around(setting.text, setting.sentence, span, end)
    head = of.lower().split()[-1] if of else ""
    if head in word_list("nouns_of_fate"):
        own = fate_of(head)
        fate = (fate or own) if own in _NAMES_ITS_FATE_LESS else (own or fate)
    if fate is None and setting.trigger is not None:
        fate = fate_of(setting.text[setting.trigger.start : setting.trigger.end])
    return fate


_LINK = re.compile(
    r"\s*(?:-?worth\s+of|worth\s+in|of|in)\s+(?!the\s+(?:past|last|next|first|same|city|area|region)\b)(?=[a-z])(?:the\s+)?"
)
_ADJECTIVE = re.compile(r"-|(?:mile|metre|meter|foot|year|ton|tonne|acre|day|hour)\b")


def _measured(setting: Setting, span: Span) -> str | None:
    """What a measure measures: "1,300-kilometre front", "200 square kilometres of land", "$2 billion in aid"."""
    text, end = setting.text, setting.sentence.end
    link = _LINK.match(text, span.end, end)
    if link is None:
        adjective = _ADJECTIVE.search(text[span.start : span.end]) and re.match(r"\s?-?\s?[a-z]", text[span.end : end])
        noun = noun_after(text, span.end, end, single=True) if adjective else None
        return without_article(noun.words) if noun else None
    noun = noun_after(text, link.end(), end, single=True)
    if noun is None or (link.group().split()[0] == "in" and class_of(noun.words) in (None, "areas")):
        return None
    return without_article(noun.words)


def _previous(text: str, span: Span, before: list[Counted]) -> Counted | None:
    """Return the last count before this one in the sentence, where the words let this one go back to it."""
    for one in reversed(before):
        if one.of is not None and one.amount.unit in (None, "%", "ratio") and one.span.end <= span.start:
            return None if re.search(r"[;:]|\btoll\b|\bnumber of\b", text[one.span.end : span.start]) else one
    return None


def _goes_back(text: str, span: Span) -> bool:
    """Tell whether the number at ``span`` has no noun of its own behind it: "25 were intercepted", "12 more"."""
    behind = re.match(r"\s*-?([^\W\d_]+)", text[span.end : span.end + 40])
    if re.search(r"\bin\s+$", text[max(0, span.start - 5) : span.start]):  # "cut in two"
        return False
    if behind is None:
        return True
    word = behind.group(1).lower()
    known = word in word_list("noun_stops") or word in fates() or word in ("more", "other", "others")
    return known and "-" not in behind.group()


_GOING_ON = re.compile(r"^[^.;:]*?(?:,| and| including| among them|, of whom)[^.;:]*$")
_ANOTHER_VERB = re.compile(r"\b(?:was|were|is|are|has|have|had|when|while|after|as|which|who|that)\b")


def _continues(text: str, previous: Counted, span: Span) -> bool:
    """Tell whether the number goes on a list whose verb stands before it: "killed three soldiers and two civilians"."""
    between = text[previous.span.end : span.start]
    return bool(_GOING_ON.match(between)) and not _ANOTHER_VERB.search(between)


_NUMBER_OF = re.compile(r"\b(?:number|count|total|tally)\s+of\s+")
_COMES_TO = re.compile(r"[^.;:\d]*\b(?:to|at|as|is|was|reached|exceeds|exceeded|topped|passed|of)\s*[“‘\"']?")


def _number_of(text: str, sentence: Span, span: Span) -> str | None:
    """Return what is counted where it stands before its number: "the number of missiles stood at 30"."""
    opening = list(_NUMBER_OF.finditer(text, sentence.start, span.start))
    noun = noun_after(text, opening[-1].end(), span.start) if opening else None
    return noun.words if noun and _COMES_TO.fullmatch(text, noun.end, span.start) else None


def _of_target(setting: Setting, span: Span) -> str | None:
    """Return the target of the frame where it has no number of its own ("killed: about 40; men")."""
    for target in setting.targets:
        words = setting.text[target.start : target.end]
        if not target.overlaps(span) and words and not find(words):
            return without_article(words) or None
    return None


_UNREPORTED = re.compile(
    r"^\s*(?:[\w'’-]+\s+){0,5}?(?:(?:was|were|have been|has been|had been|are|is|being)\s+)?"
    r"(?:(?:immediately|initially|so far|yet|officially|also)\s+)*"
    r"(?:reported|reports?\b|confirmed|recorded|known|announced|mentioned|disclosed|given|released|available|registered)\b"
)
_NO_WORD_OF = re.compile(
    r"^\s*(?:immediate\s+|official\s+|further\s+)?(?:reports?|word|information|details|news|confirmation|data|figures?)\b"
)


def _nobody_knows(text: str, span: Span, sentence: Span) -> bool:
    """Tell whether a "no" says only that nothing was reported: "no casualties were reported" is not "no casualties"."""
    after = re.split(r"[;:]|,\s", plain(text[span.end : sentence.end]))[0]
    return bool(_UNREPORTED.match(after) or _NO_WORD_OF.match(after))


_OF_A_SIDE = re.compile(
    r"((?:[A-Z][\w'’-]*\s+){1,3})(?:(?:military|troop|army)\s+)?(?:losses|casualties|dead|death toll|toll|side|fatalities)\b"
)


def _side(setting: Setting, span: Span, fate: str | None) -> str | None:
    """Whose the counted are, where their own words do not say: the side of the target, of who loses, of "Russian losses"."""
    text = setting.text
    holding = [target for target in setting.targets if target.contains(span)]
    side = next(filter(None, (side_in(text[target.start : target.end]) for target in holding)), None)
    if side is not None:
        return side
    clause = text[setting.sentence.start : span.start]
    if fate == "lost":
        losers = (side_in(text[one.start : one.end]) for one in (*setting.actors, *setting.targets))
        subject = re.split(r"\b(?:lost|losing|loses?|losses|loss)\b", clause)[0]
        return next(filter(None, losers), None) or side_in(re.split(r"[,;:]|\b(?:that|said|says|as)\b", subject)[-1])
    named = list(_OF_A_SIDE.finditer(clause))
    return side_in(named[-1].group(1)) if named else None
