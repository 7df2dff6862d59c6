"""Role words: which earlier source "the ministry", "the governor", "the country" or "the two leaders" means."""

import re
from collections.abc import Container, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from fogline.claims.parties.names import ROLE
from fogline.claims.parties.table import look_up, names_in, side_in
from fogline.claims.words import plain, tokens, without_article, word_set
from fogline.records import Mention, Span

if TYPE_CHECKING:
    from fogline.claims.parties.party import Party
    from fogline.claims.sources.resolve import Sources

_FAR_BACK = 6000  # code points that "the ministry" may look back for a ministry that has not spoken yet
_NEAR_BACK = 600  # ... and "the country" for a country
_PAPER_BACK = 400  # code points within which somebody must have spoken whose "the assessment" may be
_MANY = word_set("militants insurgents rebels fighters")
_ARMED = word_set(
    "armed militant extremist rebel paramilitary islamist jihadist jihadi terrorist insurgent guerrilla separatist whole entire"
)
_LANDS = word_set("country kingdom nation republic")
_KINGDOMS = frozenset("BE BH BT DK ES GB JO KH LS MA NL NO NP SA SE SZ TH TO".split())
"""The states that news may call "the kingdom", Nepal of old among them."""
_GROUNDS = _LANDS | word_set(
    "city town village region province district state county governorate capital island territory"
)
_HOUSES = word_set(
    "hospital clinic prison jail school university college camp station plant port airport museum church mosque temple factory "
    "hotel orphanage shelter mine refinery depot dam market"
)
_OWNER = re.compile(r"\b([\w-]+)['’]s?\s+(?:[\w-]+\s+){0,2}[\w-]+$")
_STANDING_ARMY = word_set("army military")
_WING = re.compile(r"\b(?:military|army)\s(?:wing|arm|branch)\b", re.IGNORECASE)
_CORPORATE = word_set("""
    army military ministry agency institute movement organisation organization alliance bloc council committee coalition regime
    government commission mission observatory network outlet newspaper broadcaster channel party company union command staff
    brigade battalion militia administration embassy court tribunal think-tank charity centre center group
    """)
"""What nobody is called by himself: of "army spokesman Ada Brenn" she is no army."""
_TITLES = word_set("leader president premier minister")
"""What the holder of another office may be called, too."""
_OF_FIGHTERS = word_set("group movement organisation organization militia")
_HELPING = word_set(
    "aid relief humanitarian rights charity medical monitoring advocacy campaign watchdog research environmental media-freedom"
)
"""What groups and organisations are called that carry no arms."""
_NO_HELPERS = word_set("group force state ministry capital person")
_GROUPS = word_set("group organisation organization movement network agency")
_IRREGULARS = word_set("group movement militants insurgents rebels militia fighters")
_WHOLE = re.compile(r"\bof (?:the |its |their )?(?P<whole>(?:[\w'’-]+ ){0,4}[\w'’-]+)$")
PAIRS = word_set("leaders ministers presidents governors spokesmen")
PAPERS = word_set("assessment bulletin update briefing statement communique")
_REGULAR = re.compile(
    r"\b(?:army|armed forces|military|police|coalition|navy|air force|troops|government)\b", re.IGNORECASE
)
_OF = re.compile(r",|\s(?:of|for|from|in|at|with|to|on|by)\s")
BODIES = word_set("body state force ministry group media ngo capital")
_COMPOUND = {
    "minister": re.compile(r"\b(prime) minister\b", re.IGNORECASE),
    "president": re.compile(r"\b(vice)[- ]president\b", re.IGNORECASE),
    "general": re.compile(r"\b(secretary|attorney|director|consul|solicitor|prosecutor)[- ]general\b", re.IGNORECASE),
}
_PORTFOLIOS = {
    **{
        word: word
        for word in "foreign health justice finance energy education information agriculture culture oil".split()
    },
    **dict.fromkeys(("defence", "defense", "war"), "defence"),
    **dict.fromkeys(("interior", "home"), "interior"),
    **dict.fromkeys(("economy", "economic", "economics"), "economy"),
    **dict.fromkeys(("transport", "transportation"), "transport"),
    **dict.fromkeys(("emergency", "emergencies"), "emergencies"),
    **dict.fromkeys(("labour", "labor"), "labour"),
}
"""What ministries and their heads are called after."""
# Nouns that stand for somebody already named when they come with "the" and no name of their own.
NOUNS = word_set("""
    ministry governor spokesman spokeswoman spokesperson group army military agency president minister premier
    mayor general commander institute movement organisation organization alliance bloc council committee
    coalition regime government commission mission observatory network outlet newspaper broadcaster channel
    adviser advisor envoy ambassador diplomat chief leader head secretary chancellor king prince official
    analyst expert activist party company union kingdom country command staff brigade battalion militia rebels
    militants insurgents separatists administration embassy watchdog court tribunal think-tank charity
    monitor ombudsman ombudswoman prosecutor colonel captain lawmaker senator director coordinator centre center
    """)


def bearer_of_word(sources: "Sources", span: Span, noun: str) -> "Party | None":
    """Return the party that "the ``noun``" at ``span`` means: of those before it the one whose name or role fits best."""
    if noun in _LANDS:
        return _land(sources, span, _KINGDOMS if noun == "kingdom" else None)
    if noun in PAIRS or noun in PAPERS:
        return _pair(sources, span) if noun in PAIRS else _author(sources, span)
    if noun in _IRREGULARS and (own := _own_group(sources, span)) is not None:
        return own
    wanted = {word for word in tokens(without_article(sources.page.words(span))) if not side_in(word.capitalize())}
    side = side_in(sources.page.words(span))
    owner = _owner(sources.page.words(span))
    helping = noun in _GROUPS and bool(wanted & _HELPING)
    best: tuple[int, Party | None] = (0, None)
    for place, party in sources.before(span.start):
        printed = sources.page.words(place) if party.kind in BODIES else ""
        words = set(tokens(f"{party.name} {party.role or ''} {printed}"))
        if side not in (None, party.side) or (helping and party.kind in _NO_HELPERS):
            continue
        if _is_another(noun, party, wanted, words):
            continue
        if owner in _HOUSES and owner not in words:
            continue  # "the hospital's director" directs no ministry
        called = noun in _heads(party.name, party.role) or noun in _last_words(printed)
        if called and len(wanted & words) > best[0]:
            best = (len(wanted & words), _all_of(noun, party))
        elif best[1] is None and (party.kind == "ngo" if helping else _fits(noun, wanted, party)):
            best = (1, party)
        if best[0] >= len(wanted) > 0:
            break  # nothing further back fits better
    if best[1] is not None or helping:
        return best[1]
    found = _mentioned(sources, span, noun, side) or _implied(sources, span, noun, side)
    return found or bearer(sources, noun, owned=owner is not None and owner not in _GROUNDS, called=wanted)


def _implied(sources: "Sources", span: Span, noun: str, side: str | None) -> "Party | None":
    """Return the party that the noun means though nobody is called so: the only rebels, the body of whoever spoke for it."""
    if noun in _MANY:
        return _only_irregulars(sources, span, side)
    if noun in _OF_FIGHTERS and (fighters := _only_irregulars(sources, span, side)) is not None:
        known = look_up(fighters.side) if _are_fighters(fighters) and fighters.side is not None else None
        return sources.of_table(known) if known is not None else None
    return _spoken_for(sources, span, noun) if noun in _CORPORATE else None


def _spoken_for(sources: "Sources", span: Span, noun: str) -> "Party | None":
    """ "Army spokesman Ada Brenn said ... The army ...": the army as printed, on the side of whom she speaks for."""
    for _, party in sources.before(span.start):
        if party.kind == "person" and noun in _heads("", party.role) and party.side is not None:
            return replace(sources.read(span), side=party.side)
    return None


def _last_words(*phrases: str) -> set[str]:
    """Return the last word of each phrase, up to what it is of or in: what it is called."""
    return {words[-1] for phrase in phrases if (words := list(tokens(head(phrase))))}


def _all_of(noun: str, party: "Party") -> "Party":
    """Return the party as the whole whose part it is called: "the army" is more than "the Tarsian army's Sixth Division"."""
    whole = re.match(rf"(?P<all>(?:[\w-]+ )*?{noun})['’]s?\s+[A-Z\d]", party.name, re.IGNORECASE)
    return replace(party, name=whole["all"]) if whole is not None else party


def _owner(phrase: str) -> str | None:
    """Return whose somebody is: "hospital" of "the hospital's director"."""
    owner = _OWNER.search(phrase)
    return owner.group(1).lower() if owner is not None and not side_in(owner.group(1)) else None


def _is_rebel_army(noun: str, party: "Party") -> bool:
    """Tell whether the party is no state's army though its name says so: "the army" is not the Arakan Army."""
    if noun not in _STANDING_ARMY:
        return False
    return (look_up(party.name) is not None and _irregular(party)) or _is_wing(party)


def _is_wing(party: "Party") -> bool:
    """Tell whether the party is called military only as a part of a group that is more: "Hamas's military wing"."""
    return _WING.search(party.name) is not None and (party.side is None or len(party.side) > 2)


def _irregular(party: "Party") -> bool:
    return party.kind in ("group", "force") and (party.side is None or len(party.side) > 2)


def _is_another(noun: str, party: "Party", wanted: set[str], words: set[str]) -> bool:
    """Tell whether the party, of whom these ``words`` are said, is another than the phrase with the words ``wanted`` means."""
    other = _is_another_office(noun, party.role, wanted) or _is_another_portfolio(wanted, words)
    other = other or (party.kind == "person" and noun in _CORPORATE)
    return other or _is_rebel_army(noun, party)


def _is_another_office(noun: str, role: str | None, wanted: set[str]) -> bool:
    """Tell whether the noun only ends the name of an office that is never called so: "the minister" is no prime minister."""
    found = _COMPOUND.get(noun)
    office = found.search(role) if found is not None and role else None
    return office is not None and not wanted & set(tokens(office.group(1)))


def _is_another_portfolio(wanted: Iterable[str], words: Iterable[str]) -> bool:
    """Tell whether a ministry or its head is called after another field: "the interior ministry" is no ministry of defence."""
    own, other = ({_PORTFOLIOS[word] for word in some if word in _PORTFOLIOS} for some in (wanted, words))
    return bool(own and other) and own.isdisjoint(other)


def _fits(noun: str, wanted: set[str], party: "Party") -> bool:
    """Tell whether a party that is not called so may be meant: "the militant group", but not "the 20-power group"."""
    return noun not in _MANY and not wanted - {noun} - _ARMED and _generic(noun, party)


def _only_irregulars(sources: "Sources", span: Span, side: str | None) -> "Party | None":
    """Return the armed group that "the rebels" must be, being the only one named before, if only by its fighters."""
    mentions = sources.page.mentions_in(Span(max(0, span.start - _FAR_BACK), span.start))
    parties = [sources.read(m.span) for m in mentions if m.type in ("FORCE", "ORG", "GROUP")]
    groups = {party.side or party.name: party for party in parties if _generic("group", party)}
    groups = groups or {party.side or party.name: party for party in parties if _are_fighters(party)}
    only = next(iter(groups.values())) if len(groups) == 1 else None
    return only if only is not None and side in (None, only.side) else None


def _are_fighters(party: "Party") -> bool:
    """Tell whether a force is one of an armed group of the table: "al-Shabab fighters"."""
    known = look_up(party.side) if party.side is not None and len(party.side) > 2 else None
    return party.kind == "force" and known is not None and known.kind == "group"


def _pair(sources: "Sources", span: Span) -> "Party | None":
    """ "The two leaders": the persons who last spoke together."""
    persons = sources.persons()
    together = (party for _, party in sources.before(span.start) if " and " in party.name)
    return next((party for party in together if persons.issuperset(party.name.split(" and "))), None)


def _author(sources: "Sources", span: Span) -> "Party | None":
    """ "The assessment added": the body that spoke right before."""
    near = (party for place, party in sources.before(span.start) if span.start - place.end < _PAPER_BACK)
    return next((party for party in near if party.kind in BODIES and party.kind != "state"), None)


def head(phrase: str) -> str:
    """Return a phrase up to what it is of or in: "office of the mayor" is "office"."""
    return _OF.split(phrase)[0]


@lru_cache(4096)
def _heads(name: str, role: str | None) -> frozenset[str]:
    """Return the words of name and role that say what a party is, not whom it serves ("adviser to the mayor")."""
    return frozenset(word for words in (name, role or "") for word in tokens(_OF.split(words)[0]))


def _land(sources: "Sources", span: Span, only: Container[str] | None = None) -> "Party | None":
    """Return the state named last before, be it in the name of a place ("to Finland's border"); of sides in ``only``, if given.

    Then it may stand in the name of a body, too: of "Israel hit the port. The Saudi ministry said the kingdom" that is no Israel.
    """
    kinds = ("PLACE",) if only is None else ("PLACE", "ORG", "FORCE")
    for mention in reversed(sources.page.mentions_in(Span(max(0, span.start - _NEAR_BACK), span.start))):
        found: Party | None = None
        if mention.type == "STATE":
            found = sources.read(mention.span)
        elif mention.type in kinds:
            known = next((entry for entry in names_in(sources.page.words(mention.span)) if entry.kind == "state"), None)
            found = sources.of_table(known) if known is not None else None
        if found is not None and (only is None or found.side in only):
            return found
    return None


def _own_group(sources: "Sources", span: Span) -> "Party | None":
    """ "A Houthi spokesman said the group ...": the armed group for which the source speaks."""
    for saying in sources.said.near(span):
        if saying.source is None or saying.source.overlaps(span) or not any(p.contains(span) for p in saying.parts):
            continue
        known = look_up(sources.resolved(saying.source).side or "")
        if known is not None and known.kind == "group":
            return sources.of_table(known)
    return None


def bearer(sources: "Sources", noun: str, *, owned: bool = False, called: Iterable[str] = ()) -> "Party | None":
    """Return the one person of the page who bears the office ("says governor" in a headline), wherever that is said.

    Where nobody does, the only person the page names, if the table knows him as an official; not where the office is ``owned``
    by something that is no land: the leader of "the group" is no president. ``called``: all words of the office.
    """
    fields = sorted(_PORTFOLIOS[word] for word in called if word in _PORTFOLIOS)
    office = " ".join((*fields, noun))
    if (office, owned) not in sources.bearers:
        found = _bearer(sources, noun, owned=owned, called=fields) if ROLE.fullmatch(noun) else None
        sources.bearers[office, owned] = found
    return sources.bearers[office, owned]


def _bearer(sources: "Sources", noun: str, *, owned: bool, called: Iterable[str]) -> "Party | None":
    names = sources.names
    bearers = {
        name
        for name, bearing in names.bearings.items()
        if noun in tokens(_OF.split(bearing.role or "")[0]) and not _is_another_office(noun, bearing.role, {noun})
        if not _is_another_portfolio(called, tokens(bearing.role or ""))
    }
    bearers = {names.one.get(name, name) for name in bearers}
    if not bearers and not owned and len(persons := sources.persons()) == 1:
        bearers = {name for name in persons if _may_hold(sources, name, noun)}
    return sources.person(bearers.pop()) if len(bearers) == 1 else None


def _may_hold(sources: "Sources", name: str, noun: str) -> bool:
    """Tell whether an official of the table may hold the office: not where the page calls him something else ("spokesman")."""
    known, role = look_up(name), sources.names.bearing(name).role
    return known is not None and known.side is not None and (role is None or noun in _TITLES)


def _generic(noun: str, party: "Party") -> bool:
    if noun in _IRREGULARS:
        named = bool(re.match(r"[A-Z].*\s[A-Z]", party.name)) and not party.plural
        known = look_up(party.name) is not None  # no state's army though its name says so: the Arakan Army
        return _irregular(party) and (known or (named and not _REGULAR.search(party.name)))
    if noun == "agency" and party.side == "UN" and party.kind in ("body", "ngo"):
        return party.name != "United Nations"
    if noun in ("agency", "outlet", "newspaper", "broadcaster", "channel"):
        return party.kind == "media"
    if noun in ("organisation", "organization", "watchdog", "charity", "monitor"):
        return party.kind in ("ngo", "body")
    return noun in ("alliance", "bloc") and party.name in ("NATO", "European Union")


def _mentioned(sources: "Sources", span: Span, noun: str, side: str | None) -> "Party | None":
    """Return the nearest body or force mentioned before whose own name holds the noun, or person beside whom it stands."""
    wanted = {word for word in tokens(without_article(sources.page.words(span))) if not side_in(word.capitalize())}
    for mention in reversed(sources.page.mentions_in(Span(max(0, span.start - _FAR_BACK), span.start))):
        if mention.type not in ("ORG", "FORCE", "PERSON") or (mention.type == "PERSON" and noun in _CORPORATE):
            continue
        name = sources.names.fullest(mention)
        role = sources.names.bearing(name).role or "" if mention.type == "PERSON" else ""
        if _is_another_office(noun, role, wanted) or _is_another_portfolio(wanted, tokens(f"{name} {role}")):
            continue
        if noun in tokens(f"{_called(sources, mention, name)} {_OF.split(role)[0]}") and plain(name).lower() != noun:
            party = sources.read(mention.span)
            if (side is None or party.side == side) and not _is_rebel_army(noun, party):
                return party
        elif mention.type != "PERSON" and (whole := _part_of(noun, wanted, name)) is not None:
            party = replace(sources.read(mention.span), name=whole)
            if (side is None or party.side == side) and not _is_rebel_army(noun, party):
                return party
        elif (
            mention.type != "PERSON"
            and _fits(noun, wanted, party := sources.read(mention.span))
            and side in (None, party.side)
        ):
            return party
    return None


def _called(sources: "Sources", mention: Mention, name: str) -> str:
    """Return what a body or force is called, by its name and as printed: "Armed Forces", "the Tarsian army"; nothing for men."""
    return f"{head(name)} {head(sources.page.words(mention.span))}" if mention.type != "PERSON" else ""


def _part_of(noun: str, wanted: set[str], name: str) -> str | None:
    """Return whose part a name says that somebody is, where that is called so: the army of "soldiers of the Tarsian army"."""
    found = _WHOLE.search(name)
    whole = found["whole"] if found is not None else ""
    return whole if noun == whole.split(" ")[-1].lower() and wanted <= set(tokens(whole)) else None
