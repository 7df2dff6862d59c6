"""Sources: which party a source phrase means, with its role and side.

A name in the phrase gives the party; "he", "the ministry", "the governor" are resolved to the nearest earlier source that
fits; anything else is the phrase as printed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from fogline.claims import anaphora, role_words
from fogline.claims.belongings import of_the_hit
from fogline.claims.context import Context
from fogline.claims.followers import following
from fogline.claims.names import Names
from fogline.claims.page import Page
from fogline.claims.parties import Known, look_up, short_for, side_in
from fogline.claims.phrase_sides import side_of_phrase, without_clause
from fogline.claims.sayings import Said, Saying
from fogline.claims.source_words import (
    COUNT_OF,
    EARLIER,
    FORCE_OF,
    MEDIUM,
    NAMES_ITSELF,
    OF_THE_SOURCE,
    PASSED_ON,
    RELATIVE,
    SPEAKS_FOR,
    is_plural,
    led_by_other,
    of_owner,
)
from fogline.claims.titles import role_around, titled_name
from fogline.claims.withdrawn import is_earlier_version
from fogline.claims.words import plain, tokens, without_article, word_set
from fogline.records import Mention, Span

_RELATION = re.compile(r"\b(?:of|for|to|by|with|from|under|in|at|on|about|near|against|close to|familiar with)\s*$")
_FROM = re.compile(r"\b(?:by|from)\s+", re.IGNORECASE)
_MANY = re.compile(r"\b(?:Houthis|Forces|Brigades|Units|Tigers|Guards|Helmets)$")  # ... and not Hamas
_MORE_NAME = re.compile(r"(?: [A-Z][\w-]+)+(?=$|[\s,.])")
_SPOKE_LAST = 15_000  # code points; who spoke before that is named again
_EMPTY = word_set("a an the as by so that and but or of in to such this these those what preliminary")
_LABEL = re.compile(r"(?:q|a|questions?|answers?)", re.IGNORECASE)  # of a turn: who asks or answers is not named
_ORDER = ("PERSON", "ORG", "FORCE", "STATE")


@dataclass(frozen=True, slots=True)
class Party:
    """Who is meant. ``kind``: person, body, force, state, group, phrase, unnamed, narrator, or a kind of the table."""

    name: str
    kind: str
    role: str | None = None
    side: str | None = None
    channel: str | None = None
    plural: bool = False

    @property
    def is_narrator(self) -> bool:
        """Whether the narrator of the document is meant."""
        return self.kind == "narrator"


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
    _read: dict[Span, Party] = field(default_factory=dict)
    _taking: dict[tuple[Span, bool], Party] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)  # of persons whom "he" or "she" was found to mean

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

    def persons(self) -> set[str]:
        """Return the (fullest) names of all persons of the page."""
        return {self.names.fullest(mention) for mention in self.page.mentions if mention.type == "PERSON"}

    def _is_all_of(self, part: Span, span: Span) -> bool:
        return without_article(self.page.words(part)) == without_article(self.page.words(span))

    def _resolve(self, span: Span) -> Party:
        if span in self.said.introduced:
            return self.of_span(self.said.introduced[span])
        phrase = self.page.words(span)
        if is_earlier_version(phrase):
            return self.narrator
        whose = self._counts(span, phrase) or self._spokesman_of(span, phrase)
        if whose is not None:
            return whose
        word = anaphora.reference(phrase)
        found = anaphora.resolve(self, span, word) if word is not None else self._in_headline(span, phrase)
        if found is not None:
            return found
        party = self._owned(span, self.read(span))
        its = re.match(r"its\s", phrase, re.IGNORECASE)
        owner = its and (anaphora.participant(self, span, "its") or anaphora.resolve(self, span, "its"))
        if not owner:
            return party
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

    def _spokesman_of(self, span: Span, phrase: str) -> Party | None:
        """ "China, whose spokesman said": the spokesman, on the side of whom the clause is about."""
        match = re.match(r"whose\s+", phrase, re.IGNORECASE)
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
        return role_words.bearer(self, words[-1].lower()) if words[-1].islower() else None

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
        whose = re.match(r"(its|our|my|his|her|their)\s", self.page.words(span), re.IGNORECASE)
        if party.side is not None or whose is None or party.kind == "person":
            return party
        people = any(mention.type in ("FORCE", "ORG", "GROUP") for mention in self.page.mentions_in(span))
        if whose.group(1).lower() in ("his", "her", "their") and not people:
            return party  # a house or a plane takes no side
        owner = anaphora.participant(self, span, whose.group(1).lower())
        return replace(party, side=owner.side) if owner else party

    def read(self, span: Span) -> Party:
        """Return the party that the phrase at ``span`` names by itself."""
        if span not in self._read:
            self._read[span] = self._read_now(span)
        return self._read[span]

    def _read_now(self, span: Span) -> Party:
        phrase = self.page.words(span)
        medium = self._medium(span, phrase)
        if medium is not None:
            return medium
        mentions = self._speaking(span, phrase)
        force = self._force_of(span, phrase)
        if force is not None:
            return force
        followers = self._followers(span, phrase, mentions)
        if followers is not None:
            return followers
        together = self._together(span, mentions)
        if together is not None:
            return together
        head = self._head(span, mentions)
        if head is None:
            return self._as_printed(span, phrase, mentions)
        return self._named(span, phrase, head)

    def _speaking(self, span: Span, phrase: str) -> list[Mention]:
        """Return the names of a source phrase without those in what is told of it ("Kenya, which leads the mission")."""
        told = OF_THE_SOURCE.search(phrase)
        if told is None or NAMES_ITSELF.search(phrase, told.end()):
            return self.page.mentions_in(span)
        before = self.page.mentions_in(Span(span.start, span.start + told.start()))
        comma = phrase.find(",", told.end())  # "a resident, who was reached by phone, Ada Brenn"
        after = (
            self.page.mentions_in(Span(span.start + comma, span.end)) if comma >= 0 and told.group()[0] == "," else []
        )
        return before + [mention for mention in after if mention.type == "PERSON"]

    def _medium(self, span: Span, phrase: str) -> Party | None:
        """ "Footage posted by a brigade", "a statement from the ministry": the brigade and the ministry speak."""
        medium = MEDIUM.match(without_article(phrase))
        origin = _FROM.search(phrase) if medium else None
        if medium is None or origin is None or origin.end() >= len(phrase):
            return None
        behind = Span(span.start + origin.end(), span.end)
        if not any(mention.type in (*_ORDER, "GROUP") for mention in self.page.mentions_in(behind)):
            return None
        return replace(self.read(behind), channel=without_article(phrase[: origin.start()]))

    def _force_of(self, span: Span, phrase: str) -> Party | None:
        """ "Putin's forces", "Kyiv's men": the force, on the side of whose it is; not the person, not the state."""
        match = FORCE_OF.match(phrase)
        known = look_up(phrase) if match else None
        if match is None or (known is not None and known.kind != "person"):
            return None
        owner = Span(span.start + match.start("owner"), span.start + match.end("owner"))
        side = side_in(match["owner"] + "'s") or self._side(owner)
        word = anaphora.reference(self.page.words(owner))
        if side is None and word is not None:
            found = anaphora.resolve(self, owner, word)
            side = found.side if found is not None else None
        return Party(plain(without_article(phrase)), "force", side=side, plural=True)

    def _followers(self, span: Span, phrase: str, mentions: list[Mention]) -> Party | None:
        """ "Gunmen loyal to the former regime", "supporters of Ada Brenn": as printed, and not whom they follow."""
        name = without_article(without_clause(phrase))
        told = following(name)
        persons = [one.start for one in mentions if one.type == "PERSON"]
        if told is None or any(start < span.start + phrase.find(name) + told.whom for start in persons):
            return None  # "Ada Brenn of the groups loyal to Cael Dorn" speaks herself
        if not told.fallen and not (told.bound and persons):
            return None
        side = self._side(span) if told.armed and not told.fallen else None
        return Party(name, "group", side=side, plural=is_plural(name))

    def _together(self, span: Span, mentions: list[Mention]) -> Party | None:
        """Two or more names of one type joined by "and" are one source of several parties."""
        for kind in _ORDER[:1] + _ORDER[3:] + _ORDER[1:3]:
            named = [mention for mention in mentions if mention.type == kind]
            if len(named) < 2 or self._relational(span, named[0]):
                continue
            if re.search(r"[,;]|\b(?:that|which|who|includ\w+)\b", self.page.text[span.start : named[0].start]):
                continue
            between = self.page.text[named[0].end : named[-1].start]
            if re.search(r"\band\b", between) and not re.search(r"\b(?:of|for|to|at|between|who)\b", between):
                parties = [self._named(span, self.page.words(mention.span), mention) for mention in named]
                sides = {party.side for party in parties}
                side = sides.pop() if len(sides) == 1 else None
                names = dict.fromkeys(party.name for party in parties)
                return Party(" and ".join(names), "group", side=side, plural=True)
        return None

    def _head(self, span: Span, mentions: list[Mention]) -> Mention | None:
        for kind in _ORDER:
            for mention in mentions:
                if mention.type != kind:
                    continue
                before = self.page.text[span.start : mention.start]
                after = self.page.text[mention.end : span.end]
                if kind == "PERSON":
                    if (
                        self.page.words(mention.span).islower()
                        or re.match(r"['’‘]", after)
                        or (self._relational(span, mention) and not SPEAKS_FOR.search(before))
                    ):
                        continue
                elif (self._relational(span, mention) and not SPEAKS_FOR.search(before)) or (
                    kind in ("ORG", "FORCE") and led_by_other(after)
                ):
                    continue
                elif kind == "STATE" and (without_article(before + after) or re.match(r"['’‘]", after)):
                    continue  # "a U.S. official" is not the United States
                return mention
        return None

    def _relational(self, span: Span, mention: Mention) -> bool:
        before = re.sub(
            r"\b(?:the|a|an|its|his|her|their)\s*$", "", self.page.text[span.start : mention.start].rstrip() + " "
        )
        beside = before.rsplit(",", 1)[-1]
        if mention.type == "PERSON" and re.search(r"\b(?:with|by|against|alongside|without)\s", beside):
            return True
        return bool(_RELATION.search(before.rstrip() + " ")) or bool(
            re.search(_RELATION.pattern + r"|\b(?:of|for) .*$", before)
        )

    def _named(self, span: Span, phrase: str, head: Mention) -> Party:
        name = self.names.fullest(head)
        shortened = None if look_up(name) else short_for(name, self.page.text)
        known = look_up(name) or shortened
        bearing = self.names.bearing(name)
        printed = self.page.words(head.span)
        if known is None and head.type in ("ORG", "FORCE"):  # a name cut short: "Operational Command" + "South"
            rest = _MORE_NAME.match(self.page.text, head.end, max(head.end, span.end))
            name, printed = (name + rest.group(), printed + rest.group()) if rest else (name, printed)
        role = role_around(phrase, printed) or bearing.role
        name = shortened.name if shortened is not None else name
        side = _trusted_side(known, head) or self._side(span, head) or bearing.side
        kind = known.kind if known else {"PERSON": "person", "ORG": "body", "FORCE": "force"}.get(head.type, "state")
        plural = head.type == "FORCE" and name.endswith("s") and (known is None or bool(_MANY.search(name)))
        return Party(name, kind, role, side, plural=plural)

    def _as_printed(self, span: Span, phrase: str, mentions: list[Mention]) -> Party:
        name = without_article(without_clause(phrase)) or without_article(phrase) or phrase
        name = EARLIER.sub("", name, count=1) if EARLIER.match(name) else name
        if not set(tokens(phrase)) - _EMPTY or RELATIVE.match(phrase) or _LABEL.fullmatch(phrase):
            return Party("unnamed", "unnamed")
        if MEDIUM.match(name):
            name = PASSED_ON.split(name)[0].strip() or name
        known = look_up(name) or short_for(name, self.page.text)
        if known is not None and known.kind not in ("person", "demonym"):
            return Party(known.name, known.kind, side=known.side)
        marked = any(mention.type in ("PERSON", "ORG", "FORCE") for mention in mentions)
        titled = None if marked else self.names.alone(name, span.start) or titled_name(name)
        if titled is not None:
            return self._unmarked(span, name, titled)
        kind = "group" if any(mention.type == "GROUP" for mention in mentions) else "phrase"
        return Party(name, kind, side=self._side(span), plural=is_plural(name))

    def _unmarked(self, span: Span, phrase: str, name: str) -> Party:
        """A person with title whose name no reader marked: "Regional governor Ada Brenn"."""
        known = look_up(name)
        full = known.name if known is not None else name
        bearing = self.names.bearing(full)
        side = known.side if known is not None else self._side(span) or bearing.side
        role = role_around(phrase, name) if name in phrase else None
        return Party(full, "person", role or bearing.role, side)

    def _side(self, span: Span, head: Mention | None = None) -> str | None:
        return side_of_phrase(self.page, self.names, span, head)


def _trusted_side(known: Known | None, head: Mention) -> str | None:
    if known is not None:
        return known.side
    return head.value if head.type == "STATE" and len(head.value) == 2 else None
