"""Sources: which party a source phrase means, with its role and side.

A name in the phrase gives the party; "he", "the ministry", "the governor" are resolved to the nearest earlier source that
fits; anything else is the phrase as printed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from fogline.claims.context import Context
from fogline.claims.page import Page
from fogline.claims.parties.names import Names
from fogline.claims.parties.party import Party
from fogline.claims.parties.phrases import Phrases
from fogline.claims.parties.source_words import COUNT_OF, of_owner
from fogline.claims.parties.table import Known, look_up
from fogline.claims.sources import anaphora, role_words
from fogline.claims.sources.belongings import of_the_hit
from fogline.claims.sources.owners import owned
from fogline.claims.speech.sayings import Said, Saying
from fogline.claims.speech.withdrawn import is_earlier_version
from fogline.claims.words import tokens, without_article
from fogline.records import Mention, Span

_WHOSE = re.compile(r"whose\s+", re.IGNORECASE)
_OWNED = re.compile(r"(its|our|my|his|her|their)\s", re.IGNORECASE)
_ITS = re.compile(r"its\s", re.IGNORECASE)
_ONLY_HOW = re.compile(
    r"its\s+(?:own|initial|preliminary|provisional|first|early|earlier|latest|current|final)\s*", re.IGNORECASE
)
"""What is left of a source where its assessment is the word of saying: "Its initial" + "assessment"."""
_SPOKE_LAST = 15_000  # code points; who spoke before that is named again
_OF_A_BODY = re.compile(
    r"(?P<owner>(?:the|this|that)\s(?:\w+\s)?(?P<noun>group|movement|militia|organi[sz]ation|ministry|agency|coalition|alliance|"
    r"party|mission|army|commission|council|network|charity|watchdog|monitor))['’]s\s"
    r"(?P<who>(?:[a-z-]+\s){0,3}(?:spokes(?:man|woman|person)|president|manager|commander|leader|leadership|director|chief|head|chair(?:man|woman)?|"
    r"officials?|representatives?|secretary|coordinator|founder|envoy|deputy|lawyers?))",
    re.IGNORECASE,
)
_NAMELESS = frozenset({"phrase", "person", "unnamed", "narrator"})
"""Kinds of parties that are not told by their name whose somebody is."""


@dataclass(slots=True)
class Sources:
    """Resolves the sources of one page, in text order."""

    page: Page
    said: Said
    names: Names
    narrator: Party
    _places: list[Span] = field(default_factory=list)
    _resolved: dict[Span, Party] = field(default_factory=dict)
    _taking: dict[tuple[Span, bool], Party] = field(default_factory=dict)
    _phrases: Phrases = field(init=False)
    genders: dict[str, str] = field(default_factory=dict)  # of persons whom "he" or "she" was found to mean
    bearers: dict[tuple[str, bool], Party | None] = field(default_factory=dict)  # of offices, as they were asked for
    _persons: frozenset[str] | None = None

    def __post_init__(self) -> None:
        self._phrases = Phrases(self.page, self.names, self._referred)

    @classmethod
    def of(cls, page: Page, said: Said, context: Context = Context()) -> "Sources":
        """Resolve every source of ``said`` on ``page``."""
        publisher = page.document.publisher or "narrator"
        known = look_up(publisher)
        narrator = Party(
            known.name if known else publisher,
            "narrator",
            side=context.side_of(page.document.publisher) or (known.side if known else None),
        )
        sources = cls(page, said, Names.of(page), narrator)
        sources._places = sorted({saying.source for saying in said.sayings if saying.source})
        for span in sources._places:
            sources._resolved[span] = sources._resolve(span)
        return sources

    def of_span(self, span: Span) -> Party:
        """Return the party of a source phrase already resolved, or read it now."""
        return self._resolved.get(span) or self._resolve(span)

    def resolved(self, span: Span) -> Party:
        """Return the party of a source phrase if already resolved, else what it names by itself (never looks back again)."""
        return self._resolved.get(span) or self.read(span)

    def of_saying(self, saying: Saying) -> Party:
        """Return who says it; "unnamed" where nobody is named."""
        return self.of_span(saying.source) if saying.source else Party("unnamed", "unnamed")

    def printed(self, saying: Saying) -> tuple[str, Span | None]:
        """Return the words that stand for the source (the cue where there is no source) and their place."""
        span = saying.source or saying.cue
        return (self.page.words(span), span) if span else ("unnamed", None)

    def before(self, position: int) -> Iterator[tuple[Span, Party]]:
        """Yield the sources already resolved that end before ``position``, nearest first, as far back as one remembers."""
        number = bisect_right(self._places, Span(position, 0))
        for place in range(number - 1, -1, -1):
            span = self._places[place]
            if position - span.start > _SPOKE_LAST:
                return
            if span.end <= position and span in self._resolved:
                yield span, self._resolved[span]

    def meant(self, mention: Mention) -> Party:
        """Return the party of a mention: that of the source phrase it makes up, else what it names by itself."""
        number = bisect_right(self._places, Span(mention.start, mention.end))
        for span in self._places[max(0, number - 2) : number + 1]:
            if span.contains(mention.span) and self._is_all_of(mention.span, span) and span in self._resolved:
                return self._resolved[span]
        owned = re.search(r"['’‘]s?\s+$", self.page.text[max(0, mention.start - 4) : mention.start])
        if mention.type == "FORCE" and owned:
            end = mention.start - len(owned.group())
            near = self.page.mentions_in(Span(max(0, end - 60), end))
            owner = next((other for other in reversed(near) if other.end == end), None)
            return self.read(Span(owner.start, mention.end)) if owner is not None else self.read(mention.span)
        return self.read(mention.span)

    def speaks(self, span: Span) -> bool:
        """Tell whether ``span`` lies in a source phrase."""
        number = bisect_right(self._places, Span(span.start, span.end))
        return any(place.contains(span) for place in self._places[max(0, number - 2) : number + 1])

    def of_table(self, known: Known) -> Party:
        """Return the party that an entry of the table is."""
        return Party(known.name, known.kind, side=known.side)

    def person(self, name: str) -> Party:
        """Return the party that a person with this (fullest) name is."""
        known, bearing = look_up(name), self.names.bearing(name)
        return Party(name, "person", bearing.role, known.side if known else bearing.side)

    def persons(self) -> frozenset[str]:
        """Return the (fullest) names of all persons of the page."""
        if self._persons is None:
            persons = (mention for mention in self.page.mentions if mention.type == "PERSON")
            self._persons = frozenset(self.names.fullest(mention) for mention in persons)
        return self._persons

    def _is_all_of(self, part: Span, span: Span) -> bool:
        return without_article(self.page.words(part)) == without_article(self.page.words(span))

    def _resolve(self, span: Span) -> Party:
        if span in self.said.introduced:
            return self.of_span(self.said.introduced[span])
        phrase = self.page.words(span)
        if is_earlier_version(phrase):
            return self.narrator
        whose = self._counts(span, phrase) or self._spokesman_of(span, phrase) or self._of_a_body(span, phrase)
        if whose is not None:
            return whose
        word = anaphora.reference(phrase)
        found = anaphora.resolve(self, span, word) if word is not None else self._nameless(span, phrase)
        return found or self._of_the_bodys_side(span, phrase, self._of_its_owner(span, phrase))

    def _nameless(self, span: Span, phrase: str) -> Party | None:
        return self._in_headline(span, phrase) or owned(self, span)

    def _of_its_owner(self, span: Span, phrase: str) -> Party:
        """ "Its office": the office of whoever "it" is; any other phrase as it names itself."""
        party = self._owned(span, self.read(span))
        its = _ITS.match(phrase)
        owner = its and (anaphora.participant(self, span, "its") or anaphora.resolve(self, span, "its"))
        if not owner:
            return party
        if _ONLY_HOW.fullmatch(phrase):
            return owner
        nameless = party.name.casefold() == phrase.casefold() and owner.kind not in _NAMELESS
        name = of_owner(phrase, owner.name) if nameless else party.name
        return replace(party, name=name, side=party.side or owner.side)

    def _counts(self, span: Span, phrase: str) -> Party | None:
        """ "The Centre's count", "its own figures": whose count it is."""
        match = COUNT_OF.fullmatch(phrase)
        if match is None or span not in self._places:
            return None
        owner = Span(span.start, span.start + len(re.sub(r"['’]s?$", "", match["owner"])))
        party = self._resolve(owner)
        return None if anaphora.is_pronoun(party.name) else party

    def _of_a_body(self, span: Span, phrase: str) -> Party | None:
        """ "The group's commander": the commander of the group that was named before."""
        match = _OF_A_BODY.fullmatch(phrase)
        if match is None or any(mention.type == "PERSON" for mention in self.page.mentions_in(span)):
            return None
        owner = anaphora.resolve(self, Span(span.start, span.start + match.end("owner")), match["noun"].lower())
        if owner is None or owner.kind in _NAMELESS:
            return None
        return Party(of_owner(match["who"], owner.name), "phrase", side=owner.side, plural=match["who"].endswith("s"))

    def _of_the_bodys_side(self, span: Span, phrase: str, party: Party) -> Party:
        """ "The group's spokesman, Ada Brenn": she is on the side of the group that was named before."""
        match = _OF_A_BODY.match(phrase)
        if match is None or party.kind != "person" or party.side is not None:
            return party
        owner = anaphora.resolve(self, Span(span.start, span.start + match.end("owner")), match["noun"].lower())
        return replace(party, side=owner.side) if owner is not None else party

    def _spokesman_of(self, span: Span, phrase: str) -> Party | None:
        """ "China, whose spokesman said": the spokesman, on the side of whom the clause is about."""
        match = _WHOSE.match(phrase)
        if match is None or match.end() == len(phrase):
            return None
        owner, own = anaphora.resolve(self, span, "which"), self.read(Span(span.start + match.end(), span.end))
        return replace(own, side=own.side or owner.side) if owner is not None else own

    def _in_headline(self, span: Span, phrase: str) -> Party | None:
        """ "..., Orvel governor says": headlines name the office and leave the name to the text."""
        words = phrase.split()
        if not self.page.is_heading(span) or not 0 < len(words) <= 3 or self.page.mentions_in(span) != []:
            places = [mention.type for mention in self.page.mentions_in(span)]
            if not self.page.is_heading(span) or not 0 < len(words) <= 3 or set(places) != {"PLACE"}:
                return None
        return role_words.bearer(self, words[-1].lower(), called=tokens(phrase)) if words[-1].islower() else None

    def _referred(self, span: Span) -> Party | None:
        """Return whom a pronoun or a bare office means; ``None`` where the words at ``span`` are neither."""
        word = anaphora.reference(self.page.words(span))
        return anaphora.resolve(self, span, word) if word is not None else None

    def taking_part(self, span: Span, *, acts: bool = True) -> Party:
        """Return the party at ``span`` as an actor or target.

        Where it does not act ("the capture of Kyiv"), the name of a place stays one.
        """
        if (span, acts) not in self._taking:
            self._taking[span, acts] = self._resolved.get(span) or self._participant(span, acts=acts)
        return self._taking[span, acts]

    def _participant(self, span: Span, *, acts: bool) -> Party:
        phrase = self.page.words(span)
        if anaphora.is_pronoun(phrase):
            word = phrase.strip().lower()
            return anaphora.participant(self, span, word) or Party(word, "phrase")
        if not acts and self._is_place(span, phrase):
            return Party(without_article(phrase) or phrase, "phrase")
        return of_the_hit(self, span) or self._owned(span, self.of_span(span))

    def _is_place(self, span: Span, phrase: str) -> bool:
        known = look_up(phrase)
        marked = any(m.type == "PLACE" and self._is_all_of(m.span, span) for m in self.page.mentions_in(span))
        return (known is not None and known.kind == "capital") or (marked and (known is None or known.kind != "state"))

    def _owned(self, span: Span, party: Party) -> Party:
        """ "Its defence ministry", "our forces": on the side of whoever "it" is or "we" are."""
        whose = _OWNED.match(self.page.words(span))
        if party.side is not None or whose is None or party.kind == "person":
            return party
        people = any(mention.type in ("FORCE", "ORG", "GROUP") for mention in self.page.mentions_in(span))
        if whose.group(1).lower() in ("his", "her", "their") and not people:
            return party  # a house or a plane takes no side
        owner = anaphora.participant(self, span, whose.group(1).lower())
        return replace(party, side=owner.side) if owner else party

    def read(self, span: Span) -> Party:
        """Return the party that the phrase at ``span`` names by itself."""
        return self._phrases.read(span)
