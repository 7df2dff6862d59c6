"""Rivals: sources that give only another number for what a frame tells; and which numbers can be those of a frame at all."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from fogline.claims.amounts.claimed import counted
from fogline.claims.amounts.counting import Setting, count
from fogline.claims.amounts.fates import fate_at
from fogline.claims.amounts.model import Counted
from fogline.claims.amounts.objects import PEOPLE
from fogline.claims.page import Page
from fogline.claims.speech.own_voice import SETS_RIGHT
from fogline.claims.speech.sayings import Saying
from fogline.records import Frame, Span
from fogline.records.english import ANY_MONTH

_BUT_NOT = re.compile(
    r"(?:\b(?:but|and|though) not|, not|\brather than|\binstead of|, against|\bcompared (?:with|to)|\bdown from) "
    r"(?:(?:of|for|the|any|all|other|others|those|about|remaining|alleged)\s+)*$"
)
_EARLIER_FIGURE = re.compile(
    r"\b(?:to|at) (?:at least |about |some |around |more than )?\d[\d,.]*(?: (?:people|dead|deaths|killed))?,? "
    r"(?:up |down )?from "
    r"(?:(?:an?|the|its|their) )?(?:(?:earlier|previous|initial|first|figure|count|toll|estimate|of|about|at least|some) )*$"
)
_UP_FROM = re.compile(
    r"(?:\bup from|[,(] ?(?:previously|earlier|before that|compared (?:with|to)|from)) "
    r"(?:(?:an?|the|its|their|earlier|previous|figure|count|toll|estimate|of|about|at least|some) ){0,4}$"
)
_SOME_OF = re.compile(
    r"\b(?:several|some|a few|few|part|half|none|any|a number|many|most|a third|a quarter) of (?:the |its |their |his )?"
    r"(?:(?:about|around|some|nearly|more than|over|at least|estimated) )?$",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"\b(?:lower|rais|revis|reduc|correct|replac|updat|amend|cut|down from|up from)\w*\s(?:down |up )?"
    r"(?:(?:an?|the|its|their|his|her) )?"
    r"(?:(?:much|far|slightly) (?:higher|lower) )?(?:earlier|previous|initial|preliminary|first|original|former)\s"
    r"(?:official |death |casualty )?(?:figure|count|toll|number|estimate|tally)\sof\s(?:(?:about|some|around|at least|over) )?$",
    re.IGNORECASE,
)
"""Before a number that counts no longer: "26, lowering an earlier figure of 64"."""
_WHICH = re.compile(r"\b(?:that|which|who|whom)\b")
_OTHER_TIME = re.compile(
    r"\((?:the )?(?:(?:last|previous|prior|preceding) (?:\w+ )?(?:day|night|week|month|quarter|year|period)|yesterday)"
    r"\s?(?:[:,–-]\s?)?$",
    re.IGNORECASE,
)
"""Before the number of another time, in a bracket behind that of this one: "this week: 6 (last week: 11)"."""
_WRONG = re.compile(
    r"[^.;:()]{0,40}\)?[^.;:()]{0,30}\b(?:was|were|is|are) (?:wrong|incorrect|inaccurate|mistaken|an error|misstated)\b",
    re.IGNORECASE,
)
_COLON = re.compile(r"\s*:\s+")
_TIMES = re.compile(r"(?:once|twice|thrice|(?:\w+|\d+) times)", re.IGNORECASE)
_TOLL_REACH = 160  # code points behind "toll" in which its number stands
_MOVES_TO = re.compile(
    r"[^.;:]{0,80}\b(?:fell|falls|fallen|dropped|drops|rose|rises|risen|climbed|climbs|grew|grown|jumped|increased|went up|"
    r"went down|raised|lowered|revised)\b[^.;:]{0,40}\bto (?:at least |more than |about |some )?",
    re.IGNORECASE,
)
_FAMILY_OF = re.compile(r"(?:an?|the|another|one) (?:[a-z]+ )?(?:family|group|party|crew|team) of ", re.IGNORECASE)
_REVISES = re.compile(
    r"\b(?:revis|rais|lower|updat|increas|reduc|correct|adjust|upp|amend|cut|put|chang)(?:e|es|ed|ing|s|t|ting|ped|ping)?\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"(?:(?:the|that|this|its|their|his|her)\s+)?(?:[a-z]+ )?(?:(?:figure|number|count|total|tally|estimate|toll)|that|this|it)\b"
    r"[^.;,\d]*\b(?:to|at|by)\s+",
    re.IGNORECASE,
)
_FIGURE_OF = re.compile(r"(?:an?|the)\s+(?:[a-z]+ )?(?:figure|number|count|total|tally|toll)\s+of\s+", re.IGNORECASE)
_STANDS_AT = re.compile(
    r"(?:it|that|this|(?:the|its|their)\s+(?:\w+ )?(?:figure|number|count|total|tally|toll))\s+"
    r"(?:was|is|were|had been|stood at|stands at)\s+"
    r"(?:(?:now|only|really|actually|in fact|at least|more than|closer to|about)\s+)*",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"\b(?:number of|how many|death toll|toll)\b", re.IGNORECASE)
_DATE = re.compile(
    rf"\b{ANY_MONTH}\s+\d{{1,2}}\s*(?:and|to|or|[-–])\s*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:Block|Sector|Zone|Ward|Area|District|Route|Section|Plot|Building)s (?:\d{1,4},? (?:and |or )?)+$"
)
"""Before a number that names a part of a place: "in Blocks 9, 10 and 12"."""
_SIDES = frozenset({"STATE", "ORG", "FORCE"})
_GAP = re.compile(r"\s(?:(?:about|some|around|at least|only|just|another)\s)?")
_JOINS = re.compile(r"(?:,?\s(?:and|while|but)|[,;])\s(?:the\s)?$", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;)]|$|(?:and|but|while|since|so far|analysts|according)\b)")
_SHARES = (None, "%", "ratio")


def own_numbers(page: Page, frame: Frame, acting: Set[int] = frozenset()) -> list[Span]:
    """Return the fillers of the frame's ``quantity`` role that can count for it.

    Casualties are people: no money, no distance, no age, no tanks, whatever stands beside them in the sentence, nor those who did
    something there ("three were killed when 30 men stormed a village"): ``acting`` is where the doers of other events begin.
    """
    spans = [span for span in frame.fillers("quantity") if page.inside(span) and not _left_out(page, span)]
    spans = [span for span in spans if not _is_some_of(page, frame, span)]
    spans = spans or _behind_colon(page, frame)
    if frame.type != "casualties":
        return spans
    spans = (
        _of_its_fate(page, frame, _without_doers(page, frame, _not_only_earlier(page, spans), acting))
        or _families(page, frame)
        or _moved_toll(page, frame)
        or _told_next(page, frame)
    )
    people = (span for span in spans if _TIMES.fullmatch(page.words(span)) is None)
    return [span for span in people if _may_be_people(counted(page, frame, [span]))]


def number_givers(page: Page, said: tuple[Saying, ...], frame: Frame, numbers: list[Span]) -> list[Saying]:
    """Return the sayings that hold one of the frame's ``numbers`` in its sentence, but not what happened."""
    sentence = page.sentence_of(frame.trigger)
    near = [span for span in numbers if sentence.contains(span)]
    if not near:
        return []
    return [
        saying
        for saying in said
        if not saying.holds(frame.trigger)
        and saying.source is not None
        and not (saying.cue and saying.cue.overlaps(frame.trigger))
        and _held(saying, near)
    ]


def rival_tolls(page: Page, frame: Frame, numbers: list[Span], givers: list[Saying]) -> list[Saying]:
    """Return those of the ``givers`` whose number is a rival to the frame's own.

    "The ministry put the dead at 40, the rebels at 12" is one frame with two numbers, and two claims. A number of something else
    ("... and the ministry the damage at $4 million") is no rival.
    """
    if not givers:
        return []
    told = counted(page, frame, [span for span in numbers if not any(saying.holds(span) for saying in givers)])
    return [saying for saying in givers if _comparable(told, counted(page, frame, _held(saying, numbers)))]


def _not_only_earlier(page: Page, spans: list[Span]) -> list[Span]:
    """Return no numbers where there is only an earlier toll: "the toll rose ..., up from 41" tells not how many are dead now."""
    return [] if all(_is_earlier(page, span) for span in spans) else spans


def _is_earlier(page: Page, number: Span) -> bool:
    return _UP_FROM.search(page.text, max(0, number.start - 60), number.start) is not None


def _without_doers(page: Page, frame: Frame, spans: list[Span], acting: Set[int]) -> list[Span]:
    suffered = [target for target in frame.fillers("target") if page.inside(target)]
    kept = [
        span
        for span in spans
        if acting.isdisjoint((span.start, span.end + 1))
        or any(target.overlaps(span) or target.start == span.end + 1 for target in suffered)
    ]
    return kept or spans


def _of_its_fate(page: Page, frame: Frame, spans: list[Span]) -> list[Span]:
    """Leave a number to the frame of its own sentence that tells its fate: of "killed 12 and wounded 30" 30 were not killed."""
    beside = _of_other_fates(page, frame)
    others = {_fate_of(page, other) for other in beside}
    if not others:
        return spans
    first = [other for other in beside if other.trigger < frame.trigger]
    kept = [
        span
        for span in spans
        if not {one.fate for one in counted(page, frame, [span])} & others and not _is_of_the_first(page, first, span)
    ]
    return kept or spans


def _of_other_fates(page: Page, frame: Frame) -> list[Frame]:
    """Return the frames of the same type in the sentence whose triggers tell another fate."""
    own = _fate_of(page, frame)
    return [
        other
        for other in page.frames_in(page.sentence_of(frame.trigger))
        if own is not None and other.type == frame.type and _fate_of(page, other) not in (None, own)
    ]


def _is_of_the_first(page: Page, first: Sequence[Frame], number: Span) -> bool:
    """Tell whether a number of no told fate is one of the ``first`` of the frames that have it: the dead are told first.

    "Twelve were killed and 30 wounded; the governor spoke of nine." So is an earlier toll: "54 dead and 90 hurt, up from 41".
    """
    ahead = [other for other in first if other.trigger.end <= number.start]
    if not (ahead and _is_earlier(page, number)) and not any(number in other.fillers("quantity") for other in ahead):
        return False
    return _is_bare(page, number)


def _fate_of(page: Page, frame: Frame) -> str | None:
    return fate_at(page.text, frame.trigger) if page.inside(frame.trigger) else None


def _families(page: Page, frame: Frame) -> list[Span]:
    """Return the number of a target that counts people in the other order: "a family of nine"."""
    return [
        mention.span
        for target in frame.fillers("target")
        if page.inside(target)
        for mention in page.mentions_in(target)
        if mention.type == "QUANTITY" and _FAMILY_OF.fullmatch(page.text, target.start, mention.start)
    ]


def _moved_toll(page: Page, frame: Frame) -> list[Span]:
    """Return the number to which a toll moves: "the death toll fell from 120 to 96"."""
    if not page.words(frame.trigger).lower().endswith("toll"):
        return []
    end = min(page.sentence_of(frame.trigger).end, frame.trigger.end + _TOLL_REACH)
    behind = page.mentions_in(Span(frame.trigger.end, max(end, frame.trigger.end)))
    numbers = (mention.span for mention in behind if mention.type == "QUANTITY")
    return [span for span in numbers if _MOVES_TO.fullmatch(page.text, frame.trigger.end, span.start)][:1]


def _told_next(page: Page, frame: Frame) -> list[Span]:
    """Return the number that the next sentence gives for one only spoken of: "misstated how many were killed. It was 8"."""
    number = page.number_of(frame.trigger) + 1
    if not 0 < number < len(page.sentences) or not _HOW_MANY.search(page.words(page.sentence_of(frame.trigger))):
        return []
    sentence = page.sentences[number]
    figures = [mention.span for mention in page.mentions_in(sentence) if mention.type == "QUANTITY"]
    if not figures or not page.block_of(frame.trigger).contains(sentence):
        return []
    return figures[:1] if _STANDS_AT.fullmatch(page.text, sentence.start, figures[0].start) else []


def _is_some_of(page: Page, frame: Frame, number: Span) -> bool:
    """Tell whether it happened to some of those counted alone: "shot down several of 19 drones"; not "some of the 53 dead"."""
    some = _SOME_OF.search(page.text, max(0, number.start - 40), number.start)
    if some is None or frame.trigger.end < some.start():
        return some is not None
    between = page.text[number.end : max(number.end, frame.trigger.start)]
    return len(between) > 1 and _WHICH.search(between) is None  # all of "several of 19 drones that crossed" did


def _behind_colon(page: Page, frame: Frame) -> list[Span]:
    """Return the number of an entry in a table or list: "Barns burned: 12"; not of "nine died in fighting: two in Orvel"."""
    colon = _COLON.match(page.text, frame.trigger.end, page.sentence_of(frame.trigger).end)
    if colon is None:
        return []
    sentence = page.sentence_of(frame.trigger)
    told = {span for one in page.frames_in(sentence) for span in one.fillers("quantity")}
    behind = page.mentions_in(Span(colon.end(), sentence.end))
    numbers = (mention.span for mention in behind if mention.type == "QUANTITY" and mention.start == colon.end())
    return [span for span in numbers if span not in told]


def _left_out(page: Page, number: Span) -> bool:
    """Tell whether the sentence leaves the number out.

    "Confirmed the death of the officer but not the other four", "eleven were killed, not nine", "287 cases, against 349 in May",
    "the figure (41 deaths) was wrong", "6 attacks this week (last week: 11)". The days in "on March
    11 and 12" count nothing, nor does the 12 of "in Blocks 9 and 12".
    """
    if _DATE.search(page.text, max(0, number.start - 24), number.start):
        return True
    if _NUMBERED.search(page.text, max(0, number.start - 40), number.start) and page.text[number.start - 2] != ",":
        return True
    end = page.sentence_of(number).end
    if page.once(_calls_wrong, page.sentence_of(number)) and _WRONG.match(page.text, number.end, end) is not None:
        return True
    if _is_of_another(page, number):
        return True
    if _EARLIER_FIGURE.search(page.text, max(page.sentence_of(number).start, number.start - 80), number.start):
        return True
    before = page.text[max(page.sentence_of(number).start, number.start - 60) : number.start]
    return any(pattern.search(before) is not None for pattern in (_BUT_NOT, _OTHER_TIME, _FORMER))


def _is_of_another(page: Page, number: Span) -> bool:
    """Tell whether the number is that of somebody else, whose verb is left out: "Russia lost 900 men and Ukraine 400"."""
    sentence = page.sentence_of(number)
    if _CLAUSE_ENDS.match(page.text, number.end, sentence.end) is None:
        return False
    before = [one for one in page.mentions_in(Span(sentence.start, number.start)) if one.type in _SIDES]
    if not before or _GAP.fullmatch(page.text, before[-1].end, number.start) is None:
        return False
    joins = _JOINS.search(page.text, sentence.start, before[-1].start)
    return joins is not None and any(
        one.type == "QUANTITY" for one in page.mentions_in(Span(sentence.start, joins.start()))
    )


def _calls_wrong(page: Page, sentence: Span) -> bool:
    words = page.words(sentence).casefold()
    return any(word in words for word in ("wrong", "incorrect", "inaccurate", "mistaken", "an error", "misstated"))


def later_tolls(
    page: Page, said: tuple[Saying, ...], frame: Frame, numbers: list[Span]
) -> list[tuple[Saying, list[Span]]]:
    """Return who puts the frame's number right, or gives another, in the sentence after it, each with that number.

    "The ministry first reported 50 dead. It revised the figure upwards to 71 on Thursday", "... The rebels claim 90". A sentence
    that has a frame of its own for the number ("raised the death toll to 18") is left to that.
    """
    block, number = page.block_of(frame.trigger), page.number_of(frame.trigger)
    if frame.type != "casualties" or not numbers or not 0 <= number < len(page.sentences) - 1:
        return []
    sentence = page.sentences[number + 1]
    if not block.contains(sentence):
        return []
    found = []
    for saying in said:
        if saying.cue is None or saying.source is None or not sentence.contains(saying.cue) or len(saying.parts) > 1:
            continue
        part = saying.parts[0]
        figures = [mention.span for mention in page.mentions_in(part) if mention.type == "QUANTITY"]
        if not figures or not _may_be_people(counted(page, frame, figures[:1])):
            continue
        if _is_toll_of_others(page, frame, figures[0]):
            continue
        before = page.text[part.start : figures[0].start]
        revises = _REVISES.search(page.words(saying.cue)) and _FIGURE.fullmatch(before)
        stands = _STANDS_AT.fullmatch(before) and figures[0].end == part.end
        if stands or revises or figures[0] == part or (_FIGURE_OF.fullmatch(before) and figures[0].end == part.end):
            found.append((saying, figures[:1]))
    return [] if found and page.frames_in(sentence) else found


def without_counted(frame: Frame, numbers: list[Span], own: list[Span]) -> Frame:
    """Return the frame without the targets that another of its numbers counts ("12 people") than its ``own``."""
    others = [span for span in numbers if span not in own]
    kept = (role for role in frame.roles if role.role != "target" or not any(role.span.overlaps(one) for one in others))
    return replace(frame, roles=tuple(kept)) if others and frame.type == "casualties" else frame


def put_right_next(page: Page, frame: Frame, numbers: list[Span]) -> list[Span]:
    """Return the number that the author gives next instead of the frame's: "That is wrong; the number is 13"."""
    number = page.number_of(frame.trigger) + 1
    if frame.type != "casualties" or not numbers or not 0 < number < len(page.sentences):
        return []
    sentence = page.sentences[number]
    if not page.block_of(frame.trigger).contains(sentence) or page.frames_in(sentence):
        return []
    figures = [mention.span for mention in page.mentions_in(sentence) if mention.type == "QUANTITY"][:1]
    wrong = SETS_RIGHT.match(page.text, *sentence)
    if not figures or wrong is None or not wrong["untrue"]:
        return []
    stands = _STANDS_AT.fullmatch(page.text[wrong.end() : figures[0].start].lstrip(" ,;:–—-"))
    rest = page.text[figures[0].end : sentence.end].strip(" .!")
    return figures if stands and not rest and _may_be_people(counted(page, frame, figures)) else []


def _is_toll_of_others(page: Page, frame: Frame, number: Span) -> bool:
    """Tell whether a later number of no told fate is that of the dead, who were told before those of the frame."""
    return any(other.trigger < frame.trigger for other in _of_other_fates(page, frame)) and _is_bare(page, number)


def _is_bare(page: Page, number: Span) -> bool:
    """Tell whether the words around a number say neither of whom it is nor what became of them."""
    told = count(Setting(page.text, page.sentence_of(number)), [number])
    return bool(told) and all(one.fate is None and one.of is None for one in told)


def _held(saying: Saying, numbers: list[Span]) -> list[Span]:
    return [span for span in numbers if saying.holds(span)]


def _may_be_people(numbers: tuple[Counted, ...]) -> bool:
    """Tell whether one of the numbers of a span may count people; one without a value ("several") may."""
    kinds = [one.what for one in numbers if one.amount.unit in _SHARES]
    return not numbers or any(kind is None or kind in PEOPLE for kind in kinds)


def _comparable(told: tuple[Counted, ...], rival: tuple[Counted, ...]) -> bool:
    """Tell whether one of the rival's numbers counts what one of those told counts; where none is told, any will do."""
    return not told or not rival or any(_same_thing(one, other) for one in told for other in rival)


def _same_thing(one: Counted, other: Counted) -> bool:
    if (one.amount.unit in _SHARES) != (other.amount.unit in _SHARES):
        return False
    kinds = {one.what, other.what} - {None}
    return len(kinds) < 2 or kinds <= PEOPLE
