"""Turns of talk: paragraphs of a transcript that open with who speaks ("SPOKESPERSON (Ada Brenn): ...").

In an interview of questions and answers ("Q: ... A: ...") the answers are those of whom the text before says was asked, and the
questions the publisher's own.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from fogline.claims.page import Page
from fogline.claims.parties.names import ROLE
from fogline.records import Span

_LABEL = re.compile(r"(?P<who>[^\W\d_][\w.'’-]*(?: [\w.'’,-]+){0,7}?)(?P<office>\s*\([^()\n]{2,60}\))?\s?:\s+(?=\S)")
_ASKING = re.compile(r"(?:(?:q|a|question|answer|moderator|interviewer|host|correspondent|speaker)s?)\b", re.IGNORECASE)
_QUESTION = re.compile(r"q|question", re.IGNORECASE)
_ANSWER = re.compile(r"a|answer", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:(?:spoke|speaks|speaking|talked|talks|talking|sat down|chatted|conversation|interview|q&a|call) (?:to|with)|"
    r"interview(?:ed|s|ing)?(?: of)?|asked|asks|met|questions? (?:to|for))\s[^!?\n]{0,60}$",
    re.IGNORECASE,
)
_ASKED_REACH = 120  # code points before a name in which it is said that its bearer was asked
_INTRODUCTION = 1500  # code points before the first question in which it is said who is asked
_GOES_ON = re.compile(r"\s*(?:We|I|Our|My)\b")
_FEWEST = 2  # turns that make a transcript; fewer count only where a name is given together with an office


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the label as printed, the label that introduces the speaker (itself, or an earlier one), and the words."""

    label: Span
    speaker: Span
    words: Span
    asks: bool = False


def turns(page: Page) -> tuple[Turn, ...]:
    """Return the turns of the page, in text order; none where it is no transcript."""
    found: list[tuple[Turn, bool]] = []
    introduced: dict[str, Span] = {}
    marked = _marked_labels(page)
    for block in page.blocks:
        match = _LABEL.match(page.text, block.start, block.end) if page.kind_of(block) == "text" else None
        if match is None:
            continue
        label = Span(block.start, match.end("office") if match["office"] else match.end("who"))
        named = _is_named(page, label, match["who"])
        office = bool(ROLE.search(match["who"]) or _ASKING.fullmatch(match["who"]))
        if not (named or office or label in marked):
            continue
        speaker = (
            label
            if match["office"] or _QUESTION.fullmatch(match["who"])
            else introduced.get(match["who"].casefold(), label)
        )
        if named:
            introduced.setdefault(match["who"].casefold(), label)
        found.append((Turn(label, speaker, Span(match.end(), block.end)), named and match["office"] is not None))
    several = len(found) >= _FEWEST
    return _with_further_paragraphs(page, _interview(page, tuple(turn for turn, whole in found if several or whole)))


def _with_further_paragraphs(page: Page, found: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """Return the turns of a talk that goes to and fro with all paragraphs up to the next label.

    To and fro it goes where somebody asks, or speaks twice. Behind the last label only what goes on with "we" or "I" is his.
    """
    speakers = [page.words(turn.label).casefold() for turn in found]
    if len(speakers) == len(set(speakers)) and not any(turn.asks for turn in found):
        return found
    longer = list(found)
    for number, (turn, following) in enumerate(pairwise(found)):
        between = [
            block for block in page.blocks if turn.words.end <= block.start and block.end <= following.label.start
        ]
        if between and all(page.kind_of(block) == "text" for block in between):
            longer[number] = replace(turn, words=Span(turn.words.start, between[-1].end))
    last = longer[-1]
    for block in page.blocks:
        if block.start >= last.words.end and _GOES_ON.match(page.text, last.words.end, block.end):
            last = replace(last, words=Span(last.words.start, block.end))
    return (*longer[:-1], last)


def _marked_labels(page: Page) -> set[Span]:
    """Return the sources that a reader found before a colon: "Harbour ministry: ..." in a round of what each side says."""
    return {
        Span(page.block_of(attribution.source).start, attribution.source.end)
        for attribution in page.attributions
        if attribution.source is not None
        and attribution.cue is not None
        and page.words(attribution.cue).strip() == ":"
        and not any(mention.type == "PLACE" for mention in page.mentions_around(attribution.source))
    }


def _is_named(page: Page, label: Span, who: str) -> bool:
    """Tell whether the label names a person; a surname in capitals does where the page gives it with a first name elsewhere."""
    if any(mention.type == "PERSON" for mention in page.mentions_in(label)):
        return True
    return who.isupper() and tuple(who.casefold().split()) in page.once(_surnames, None)


def _surnames(page: Page, _: None) -> frozenset[tuple[str, ...]]:
    """Return what the names of persons end in, behind the first of their words, in small letters."""
    names = (page.words(mention.span).casefold().split() for mention in page.mentions if mention.type == "PERSON")
    return frozenset(tuple(name[first:]) for name in names for first in range(1, len(name)))


def _interview(page: Page, found: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """Return the turns with those of bare questions and answers given to who asks and who is asked."""
    asked = [turn for turn in found if _QUESTION.fullmatch(page.words(turn.label))]
    answers = {turn for turn in found if _ANSWER.fullmatch(page.words(turn.label))}
    if not asked or not answers:
        return found
    person = _who_is_asked(page, found[0].label.start)
    given = (replace(turn, speaker=person) if person is not None and turn in answers else turn for turn in found)
    return tuple(replace(turn, asks=True) if turn in asked else turn for turn in given)


def _who_is_asked(page: Page, start: int) -> Span | None:
    """Return the person whom the words before ``start`` name as the one spoken to; nobody where they name several or none."""
    near = page.mentions_in(Span(max(0, start - _INTRODUCTION), start))
    people = [mention.span for mention in near if mention.type == "PERSON"]
    spoken_to = [
        span for number, span in enumerate(people) if _is_asked(page, span, people[number - 1] if number else None)
    ]
    return spoken_to[-1] if spoken_to else people[0] if len({page.words(span) for span in people}) == 1 else None


def _is_asked(page: Page, person: Span, before: Span | None) -> bool:
    """Tell whether words of asking stand before the name in its sentence, behind any other name."""
    start = max(page.sentence_of(person).start, person.start - _ASKED_REACH)
    return _ASKED.search(page.text, max(start, before.end if before is not None else start), person.start) is not None
