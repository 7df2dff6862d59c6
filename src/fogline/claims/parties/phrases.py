"""Phrases: which party a phrase names by itself, wherever it stands on the page.

A name in it gives the party, with the role and side that it bears there or elsewhere on the page; anything else is the phrase as
printed. Who "he" or "the ministry" is says only what goes before (`fogline.claims.sources.resolve`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from fogline.claims.page import Page
from fogline.claims.parties.followers import following
from fogline.claims.parties.names import Names
from fogline.claims.parties.party import Party
from fogline.claims.parties.phrase_sides import side_of_phrase, without_clause
from fogline.claims.parties.source_words import (
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
)
from fogline.claims.parties.table import Known, look_up, short_for, side_in
from fogline.claims.parties.titles import role_around, titled_name
from fogline.claims.words import plain, tokens, without_article, word_set
from fogline.records import Mention, Span

_RELATION = re.compile(r"\b(?:of|for|to|by|with|from|under|in|at|on|about|near|against|close to|familiar with)\s*$")
_FROM = re.compile(r"\b(?:by|from)\s+", re.IGNORECASE)
_MANY = re.compile(r"\b(?:Houthis|Forces|Brigades|Units|Tigers|Guards|Helmets)$")  # ... and not Hamas
_MORE_NAME = re.compile(r"(?: [A-Z][\w-]+)+(?=$|[\s,.])")
_OFFICIALS = re.compile(r" (?:officials|leaders|commanders|authorities|politicians|representatives|sources)\b")
_WHAT_KIND = re.compile(
    r"\s(?:separatist|rebel|militant|insurgent|opposition|secessionist|paramilitary|jihadist|islamist)$"
)
"""What ends a name that a reader cut short: "Kurdish separatist" + "officials"."""
_TWO = re.compile(
    r"(?:an?|one|another|two|three|four|several|some)\s(?:(?!(?:of|for|from|between|to|with|in|at|by)\b)[\w'’-]+\s)+?and\s"
    r"(?:an?|one|another|two|three|four|several|some)\s[\w'’ -]+",
    re.IGNORECASE,
)
_LINKED = re.compile(r"-(?:linked|backed|affiliated|aligned|allied|led|run|controlled|funded|supported|inspired)$")
_EMPTY = word_set("a an the as by so that and but or of in to such this these those what preliminary")
_LABEL = re.compile(r"(?:q|a|questions?|answers?)", re.IGNORECASE)  # of a turn: who asks or answers is not named
_SAID_TO_BE = re.compile(r"(?P<name>[A-Z][\w'’&-]*(?: (?:[A-Z][\w'’&-]*|of|for|the|and)){1,6}), an? [a-z][^,;:]{2,80}")
_ORDER = ("PERSON", "ORG", "FORCE", "STATE")


@dataclass(slots=True)
class Phrases:
    """Reads the phrases of one page; ``refers`` tells whom a pronoun or a bare office at a span means."""

    page: Page
    names: Names
    refers: Callable[[Span], Party | None]
    _found: dict[Span, Party] = field(default_factory=dict)

    def read(self, span: Span) -> Party:
        """Return the party that the phrase at ``span`` names by itself."""
        if span not in self._found:
            self._found[span] = self._read(span)
        return self._found[span]

    def _read(self, span: Span) -> Party:
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
        together = _two_unnamed(phrase, mentions) or self._together(span, mentions)
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
        if side is None:
            found = self.refers(owner)
            side = found.side if found is not None else None
        return Party(plain(without_article(phrase)), "force", side=side, plural=True)

    def _followers(self, span: Span, phrase: str, mentions: list[Mention]) -> Party | None:
        """ "Gunmen loyal to the former regime", "supporters of Ada Brenn": as printed, and not whom they follow."""
        name = without_article(without_clause(phrase))
        told = following(name)
        persons = [one.start for one in mentions if one.type == "PERSON"]
        if told is None or any(start < span.start + phrase.find(name) + told.whom for start in persons):
            return None  # "Ada Brenn of the groups loyal to Cael Dorn" speaks herself
        ends = bool(persons) and mentions[-1].end >= span.start + len(phrase.rstrip("\"”' "))
        of_a_man = bool(persons) and (told.bound or (told.people and ends))
        if not told.fallen and not of_a_man:
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
                if mention is not mentions[-1] and _LINKED.search(self.page.words(mention.span)):
                    continue  # "al-Qaeda-linked" fighters are not al-Qaeda
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
        before = before.rstrip(" \"“'‘") + " "  # "fighters under “Raven”"
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
        if known is None and head.type == "FORCE" and _WHAT_KIND.search(printed):
            officials = _OFFICIALS.match(self.page.text, head.end, max(head.end, span.end))
            name, printed = (name + officials.group(), phrase) if officials else (name, printed)
        role = role_around(phrase, printed) or bearing.role
        name = shortened.name if shortened is not None else name
        side = _trusted_side(known, head) or self._side(span, head) or bearing.side
        kind = known.kind if known else {"PERSON": "person", "ORG": "body", "FORCE": "force"}.get(head.type, "state")
        plural = head.type == "FORCE" and name.endswith("s") and (known is None or bool(_MANY.search(name)))
        return Party(name, kind, role, side, plural=plural)

    def _as_printed(self, span: Span, phrase: str, mentions: list[Mention]) -> Party:
        name = without_article(without_clause(phrase)) or without_article(phrase) or phrase
        name = EARLIER.sub("", name, count=1) if EARLIER.match(name) else name
        name = _named_body(name)
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


def _two_unnamed(phrase: str, mentions: list[Mention]) -> Party | None:
    """Return two who have no names as one party, and not only the one of them whose body is named ("and a Hamas official")."""
    if _TWO.fullmatch(phrase.strip()) is None or any(mention.type == "PERSON" for mention in mentions):
        return None
    return Party(without_article(phrase), "phrase", plural=True)


def _named_body(name: str) -> str:
    """Return the name of a body without what it is said to be: "Emergency Lawyers" of "Emergency Lawyers, a monitor"."""
    said_to_be = _SAID_TO_BE.fullmatch(name)
    return said_to_be["name"] if said_to_be is not None else name


def _trusted_side(known: Known | None, head: Mention) -> str | None:
    if known is not None:
        return known.side
    return head.value if head.type == "STATE" and len(head.value) == 2 else None
