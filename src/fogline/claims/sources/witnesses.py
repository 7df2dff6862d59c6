"""Witnesses without a name: whom "he" means after "a 34-year-old farmer told us" or of the accused in court, and whom
"they" cannot mean."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from fogline.records import Span

if TYPE_CHECKING:
    from fogline.claims.parties.party import Party
    from fogline.claims.sources.resolve import Sources

_SOMEBODY = re.compile(
    r"(?:One|An?|Another|The) (?:[\w'’-]+ ){0,3}?(?:witness|survivor|resident|doctor|surgeon|nurse|teacher|farmer|shopkeeper|"
    r"driver|soldier|officer|official|neighbou?r|villager|student|worker|fighter|refugee|mother|father|woman|man|elder|priest|imam|"
    r"herder|trader|fisherman|labourer|laborer|midwife|pastor|widow|boy|girl|victim|relative|detainee|prisoner|volunteer)\b",
    re.IGNORECASE,
)
_OF_AN_AGE = re.compile(
    r"(?:One|An?|Another|The) (?:[\w'’-]+ ){0,2}?(?:\d{1,2}-year-old\b|(?:[\w'’-]+ ){0,3}?[\w'’-]+,? (?:aged )?\d{1,2}\b(?!-))",
    re.IGNORECASE,
)
_ACCUSED = re.compile(r"\bthe (?:accused|defendant|suspect)\b", re.IGNORECASE)
_DIED = re.compile(
    r"\s+(?:(?:had|have|has|all|later|then|\w+ly)\s+){0,3}(?:(?:were|was|been|being)\s+(?:(?:all|later|then|\w+ly)\s+){0,2}"
    r"(?:killed|executed|murdered|massacred|slain|beheaded|slaughtered|lynched|hanged|shot dead|burne?[dt] alive|dead)|died)\b"
)


def witness(sources: "Sources", span: Span) -> "Party | None":
    """Return the one person without a name who alone speaks in the sentence before: "A witness said ... He told ..."."""
    page = sources.page
    first = _first_word(sources, span)
    number = page.number_of(first)
    if number < 1 or page.sentences[number].start != first.start:
        return None
    sentence = page.sentences[number - 1]
    if page.block_of(sentence) != page.block_of(span):
        return None
    spoke = [(place, party) for place, party in sources.before(span.start) if sentence.contains(place)]
    place, party = spoke[0] if len(spoke) == 1 else (None, None)
    if place is None or party is None or place.start != sentence.start or party.kind not in ("phrase", "group"):
        return None
    words = page.words(place)
    return party if _SOMEBODY.match(words) or _OF_AN_AGE.match(words) else None


def _first_word(sources: "Sources", span: Span) -> Span:
    """Return the pronoun itself, or where the words begin that stand before it and are its own: "“I saw six bodies,” he said"."""
    page = sources.page
    parts = [part for saying in sources.said.near(span) if saying.source == span for part in saying.parts]
    before = [part for part in parts if page.block_of(part) == page.block_of(span) and part.end <= span.start]
    first = min(before, default=span)
    return first if page.text[first.start] in "\"“'‘«„" else span


def are_dead(sources: "Sources", span: Span) -> bool:
    """Tell whether those at ``span`` are said to be dead, and so cannot be who says it: "Families believe they were executed"."""
    return _DIED.match(sources.page.text, span.end) is not None


def accused(sources: "Sources", span: Span) -> "Party | None":
    """ "The court found that the accused was away and acquits him": the accused, where nobody is named in between."""
    sentence = sources.page.sentence_of(span)
    found = next(
        reversed([*_ACCUSED.finditer(sources.page.text, sentence.start, max(sentence.start, span.start))]), None
    )
    if found is None or any(one.type == "PERSON" for one in sources.page.mentions_in(Span(found.end(), span.start))):
        return None
    return replace(sources.read(Span(*found.span())), kind="group")  # told by these words, and not as "him"
