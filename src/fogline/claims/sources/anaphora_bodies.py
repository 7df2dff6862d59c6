"""Which body or force called as one "it" means: the last that spoke, or the one with which the sentence before opens."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from fogline.claims.sources import role_words
from fogline.claims.sources.role_words import BODIES
from fogline.claims.words import without_article
from fogline.records import Mention, Span

if TYPE_CHECKING:
    from fogline.claims.parties.party import Party
    from fogline.claims.sources.resolve import Sources

_ARMIES = (
    r"army|military|navy|air force|coalition|militia|group|movement|command|brigade|battalion|regiment|division|corps|guard|"
    r"alliance|junta|gang|unit"
)
_OFFICES = (
    r"office|ministry|embassy|department|agency|bureau|council|committee|commission|court|company|hospital|directorate|"
    r"organi[sz]ation|authority|administration|government|party|newspaper|broadcaster|centre|center"
)
_COLLECTIVE = re.compile(rf"\b(?:{_ARMIES})$")
_INSTITUTION = re.compile(rf"\b(?:{_OFFICES})$", re.IGNORECASE)
_OPENS = re.compile(
    rf"(?P<office>The (?:[a-z-]+ ){{0,2}}?(?:{_OFFICES}|{_ARMIES}))\s+(?:has|have|had|is|was|did|does|will|would|never|\w+ed)\b"
)

_DATELINE = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’ ./-]+(?:,[^.;:–—-]{2,40})?\s*(?:\([^()\n]{2,20}\)\s*)?[-–—]{1,2}\s")
"""Before what a report opens with: "ORVEL, 3 May 2024 - "."""
_BEFORE = re.compile(
    r"(?:(?:the|an?)\s+)?(?:(?:[\w'’-]+\s){0,3}(?:group|monitor|watchdog|charity|NGO|agency|organi[sz]ation|broadcaster|station|"
    r"newspaper|outlet|network|union|association)\s)?",
    re.IGNORECASE,
)
"""What stands before the name of a body: "The", "The local aid group"."""
_MEN = re.compile(r"\b(?:soldiers|troops|fighters|forces|guards|men|officers|units)$", re.IGNORECASE)
_ASKED_FOR = re.compile(rf"\b(?:the|your|this|that)\s(?:[\w'’-]+\s){{0,3}}?(?:{_OFFICES}|{_ARMIES})\b", re.IGNORECASE)
_OPENS_AN_ANSWER = 3  # code points before "it" in the answer: a quotation mark

_PAPER = re.compile(
    r"^(?:[\w'’-]+ ){0,3}?(?:memo|memorandum|document|report|letter|cable|e-?mail|indictment|file|transcript|study|survey|"
    r"dossier|note|communiqu[eé]|recording|verdict|judgment|ruling|order|directive)\b",
    re.IGNORECASE,
)


def institution(sources: "Sources", span: Span) -> "Party | None":
    """Return the party that "it" at ``span`` goes back to, as far as one fits."""
    if (asked := _asked_about(sources, span)) is not None:
        return sources.read(asked)
    earlier = next((entry for entry in sources.before(span.start) if _is_one(sources, *entry)), None)
    opening = _opening_body(sources, span)
    if opening is not None and (earlier is None or earlier[0].start < opening.start):
        return sources.meant(opening)
    unmarked = _opening_office(sources, span) if opening is None else None
    if unmarked is not None and (earlier is None or earlier[0].start < unmarked.start):
        return sources.read(unmarked)
    return earlier[1] if earlier else None


def paper(sources: "Sources", span: Span) -> "Party | None":
    """ "A memo from May says ... It states that ...": the paper that speaks in the sentence before."""
    number = sources.page.number_of(span)
    before = sources.page.sentences[number - 1 : number] if number > 0 else ()
    for sentence in before:
        for saying in reversed(sources.said.near(sentence)):
            if saying.source is None or saying.continued or not sentence.contains(saying.source):
                continue
            party = sources.resolved(saying.source)
            if party.kind == "phrase" and not party.plural and _PAPER.search(party.name):
                return party
    return None


def _asked_about(sources: "Sources", span: Span) -> Span | None:
    """Return the body that the question asks about which the words at ``span`` answer: "Q: And the ministry? A: It says ..."."""
    turns = sources.said.turns
    for before, turn in pairwise(turns):
        if before.asks and 0 <= span.start - turn.words.start < _OPENS_AN_ANSWER:
            bodies = [m.span for m in sources.page.mentions_in(before.words) if m.type in ("ORG", "STATE", "FORCE")]
            bodies = [body for body in bodies if _MEN.search(sources.page.words(body)) is None]
            bodies += [Span(*one.span()) for one in _ASKED_FOR.finditer(sources.page.text, *before.words)]
            return max(bodies, key=lambda body: (body.end, -body.start), default=None)
    return None


def _opening_office(sources: "Sources", span: Span) -> Span | None:
    """Return the office with which the sentence before opens though nobody marked it: "The council has not met. It said ..."."""
    page = sources.page
    number = page.number_of(span)
    sentence = page.sentences[number - 1] if number > 0 else span
    if page.sentence_of(span).start != span.start or page.block_of(sentence) != page.block_of(span):
        return None
    office = _OPENS.match(page.text, sentence.start, sentence.end)
    return Span(office.start(), office.end("office")) if office is not None else None


def _is_one(sources: "Sources", place: Span, party: "Party") -> bool:
    """Tell whether "it" may go back to the source at ``place``: a body, or a force called as one ("the RSF", "the army")."""
    if party.kind in BODIES and not party.plural:
        return True
    printed = without_article(sources.page.words(place))
    if party.kind != "person" and not party.plural and _INSTITUTION.search(role_words.head(printed)):
        return True
    if party.kind in (*BODIES, "group") and _COLLECTIVE.search(printed):
        return True
    return party.kind in (*BODIES, "group") and printed.isupper() and " " not in printed


def _opening_body(sources: "Sources", span: Span) -> Mention | None:
    """Return the state or body with which the sentence before opens, unless "it added" goes on with who spoke last."""
    page = sources.page
    number = page.number_of(span)
    if number < 1 or re.match(
        r"\s+(?:also |further |later )?(?:add|went on|continu)", page.text[span.end : span.end + 30]
    ):
        return None
    sentence = page.sentences[number - 1]
    if page.block_of(sentence) != page.block_of(span):
        return None
    dateline = _DATELINE.match(page.text, *sentence)
    start = dateline.end() if dateline is not None else sentence.start
    first = next(iter(page.mentions_in(Span(start, sentence.end))), None)
    if first is None or not (first.type in ("STATE", "ORG") or _is_army(page.words(first.span), first.type)):
        return None
    before, after = page.text[start : first.start], page.text[first.end : first.end + 1]
    return first if _BEFORE.fullmatch(before) and after == " " else None


def _is_army(words: str, kind: str) -> bool:
    """Tell whether a force is called as one body ("the Tarsian army"), which is "it"."""
    return kind == "FORCE" and _COLLECTIVE.search(words.lower()) is not None


def only_says_so(sources: "Sources", mention: Mention, span: Span) -> bool:
    """Tell whether the mention is who tells of something else: in "nine died, prosecutors said; they were shot" not "they"."""
    spoken = [
        one for one in sources.said.near(mention.span) if one.source is not None and one.source.contains(mention.span)
    ]
    return bool(spoken) and not any(part.contains(span) for one in spoken for part in one.parts)
