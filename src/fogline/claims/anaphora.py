"""Anaphora: which earlier source "he", "it", "the ministry" or "the governor" means.

Only what stands before counts, the nearest fitting first; agreement is asked for as far as the words give it. ``None`` means that
nothing fits, and the phrase then stays as printed.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from fogline.claims.names import ROLE
from fogline.claims.parties import look_up, names_in, side_in
from fogline.claims.words import plain, tokens, without_article, word_set
from fogline.records import Mention, Span

if TYPE_CHECKING:
    from fogline.claims.sources import Party, Sources

PRONOUNS = word_set(
    "he she it they i we me us our my who which himself herself itself themselves him her them his its their"
)
_FAR_BACK = 6000  # code points that "the ministry" may look back for a ministry that has not spoken yet
_LONG_QUOTE = 2000  # code points before "he said" in which his quote may begin
_NEAR_BACK = 600  # ... and "the country" for a country
_INSTITUTIONS = {"ORG", "STATE", "FORCE"}
_MANY = word_set("militants insurgents rebels fighters")
_ARMED = word_set(
    "armed militant extremist rebel paramilitary islamist jihadist jihadi terrorist insurgent guerrilla separatist whole entire"
)
_LANDS = word_set("country kingdom nation republic")
_IRREGULARS = word_set("group movement militants insurgents rebels militia fighters")
_PAIRS = word_set("leaders ministers presidents governors spokesmen")
_PAPERS = word_set("assessment bulletin update briefing statement communique")
_PAPER_BACK = 400  # code points within which somebody must have spoken whose "the assessment" may be
_REGULAR = re.compile(
    r"\b(?:army|armed forces|military|police|coalition|navy|air force|troops|government)\b", re.IGNORECASE
)
_FOES = re.compile(r"\b(?:enemy|occupiers?|invaders?|aggressors?)\b", re.IGNORECASE)
_OF = re.compile(r",|\s(?:of|for|from|in|at|with|to|on|by)\s")
_BODIES = word_set("body state force ministry group media ngo capital")
# Nouns that stand for somebody already named when they come with "the" and no name of their own.
_NOUNS = word_set("""
    ministry governor spokesman spokeswoman spokesperson group army military agency president minister premier
    mayor general commander institute movement organisation organization alliance bloc council committee
    coalition regime government commission mission observatory network outlet newspaper broadcaster channel
    adviser advisor envoy ambassador diplomat chief leader head secretary chancellor king prince official
    analyst expert activist party company union kingdom country command staff brigade battalion militia rebels
    militants insurgents separatists administration embassy watchdog court tribunal think-tank charity
    prosecutor colonel captain lawmaker senator director coordinator
    """)
_FEMALE = word_set("""
    angela annalena hanna iryna maria magdalena sanna theresa liz hillary ursula kaja julia yulia olena oksana
    natalia anna ann jennifer sarah mary elizabeth catherine penny julie linda samantha condoleezza michelle
    federica nikki karine svetlana tatiana elena ekaterina daria marina lyudmyla viktoria fatima aisha leila
    mariam amina zainab salome maia giorgia claudia jen jane susan barbara victoria margaret helen nancy kamala
    susanna marie sophie claire laura emma rebecca rachel ruth joyce stephanie
    """)
_MALE = word_set("""
    vladimir volodymyr sergei serhiy sergey dmitry dmytro oleksandr aleksandr alexander oleksiy alexei andriy
    andrei mykhailo mikhail igor ihor oleh oleg vadym vadim denis denys petro pavlo ivan yevgeny ramzan viktor
    vitali vitaliy maksym yuriy yuri ruslan bohdan mykola nikolai konstantin anatoly roman artem stepan taras
    gennady leonid john james robert michael william david richard joseph joe donald barack antony anthony lloyd
    mark jens boris rishi keir emmanuel olaf recep bashar haider mohammed muhammad mohammad ahmed ali hassan
    hussein ibrahim omar khaled abdul abdel mahmoud yahya benjamin yoav daniel ismail nikol ilham paul peter
    george charles thomas steve stephen kevin brian antonio martin volker filippo jake matthew jonathan philip
    simon andrew christopher ned josh chuck
    """)


def is_pronoun(words: str) -> bool:
    """Tell whether ``words`` is one of the pronouns looked after here ("us", but not "US")."""
    words = words.strip()
    return words.lower() in PRONOUNS and (words == "I" or not words.isupper())


def reference(phrase: str) -> str | None:
    """Return the word that refers back ("he", "ministry"), or ``None`` where the phrase speaks for itself."""
    words = without_article(phrase).split()
    if not words or len(words) > 4:
        return None
    head = words[-1].lower()
    if len(words) == 1 and is_pronoun(words[0]):
        return head
    definite = re.match(r"\s*(?:the|its|his|her|their|this|that|both)\s", phrase, re.IGNORECASE)
    if not definite or head not in _NOUNS | _PAIRS | _PAPERS:
        return None
    capitals = [word for word in words if word[0].isupper() and not side_in(word)]
    return None if capitals and len(words) > 1 else head


def resolve(sources: "Sources", span: Span, word: str) -> "Party | None":
    """Return the party that the phrase at ``span``, whose head is ``word``, refers to."""
    if word in ("i", "we"):
        return _speaker(sources, span)
    if word in ("who", "which"):
        return _antecedent(sources, span)
    if word in ("he", "she", "him", "her", "himself", "herself", "his"):
        return _person(sources, span, "f" if word in ("she", "her", "herself") else "m")
    if word in ("it", "its", "itself"):
        return _institution(sources, span)
    if word in ("they", "them", "their", "themselves"):
        return _several(sources, span)
    return _noun(sources, span, word)


def participant(sources: "Sources", span: Span, word: str) -> "Party | None":
    """Return the party that a pronoun among actors or targets means.

    Stricter than for sources, since it may stand for anybody: a fitting mention before it in its own sentence or, for "I" and
    "we", the speaker. Outside quotes "he" and "she" may also go back to the nearest source.
    """
    if word in ("i", "we", "me", "us", "our", "my"):
        return _speaker(sources, span)
    if word in ("it", "its", "they", "them", "their"):
        return _teller(sources, span, word) or _thing(sources, span, word)
    if word not in ("he", "she", "him", "her", "his"):
        return None
    gender = "f" if word in ("she", "her") else "m"
    before = [mention for mention in _in_sentence(sources, span) if mention.type == "PERSON"]
    fitting = [mention for mention in before if _agrees(sources, sources.names.fullest(mention), gender)]
    if fitting:
        return sources.read(fitting[-1].span)
    if _is_quoted(sources, span):
        return None
    return resolve(sources, span, word)


def _in_sentence(sources: "Sources", span: Span) -> list[Mention]:
    sentence = sources.page.sentence_of(span)
    return sources.page.mentions_in(Span(sentence.start, max(sentence.start, span.start)))


def _teller(sources: "Sources", span: Span, word: str) -> "Party | None":
    """ "The coalition said it ...", "the soldiers said they ...": who says it, where the saying opens with the pronoun."""
    for saying in sources.said.near(span):
        source = saying.source
        if source is None or saying.continued or not any(0 <= span.start - part.start <= 5 for part in saying.parts):
            continue
        if source.end <= span.start and sources.page.sentence_of(source) == sources.page.sentence_of(span):
            party = sources.resolved(source)
            several = party.plural or party.kind in ("group", "force")
            if several if word.startswith("the") else party.kind in _BODIES and not party.plural:
                return party
    return None


def _thing(sources: "Sources", span: Span, word: str) -> "Party | None":
    before = _in_sentence(sources, span)
    if word in ("it", "its"):
        bodies = [m for m in before if m.type in ("ORG", "STATE") or (m.type == "FORCE" and _named(sources, m))]
        bodies = bodies or [m for m in before if m.type == "FORCE"]
        return sources.meant(bodies[-1]) if bodies else None
    # "they" may be things too: only where the nearest candidates are people
    several = [m for m in before if m.type not in ("PERSON", "TIME", "QUANTITY", "PLACE")]
    if several:
        return sources.meant(several[-1]) if several[-1].type in ("FORCE", "GROUP") else None
    return _people_before(sources, span)


def _named(sources: "Sources", mention: Mention) -> bool:
    return not sources.page.words(mention.span).islower()


def _people_before(sources: "Sources", span: Span) -> "Party | None":
    """Return the one force or group of people that the sentence before speaks of (of several none; who speaks is not meant)."""
    number = sources.page.number_of(span)
    for sentence in reversed(sources.page.sentences[max(0, number - 3) : max(0, number)]):
        mentions = [m for m in sources.page.mentions_in(sentence) if m.type in ("FORCE", "GROUP", "WEAPON")]
        mentions = [m for m in mentions if not sources.speaks(m.span)]
        if not mentions and re.search(r"\b(?:they|them|their)\b", sources.page.words(sentence), re.IGNORECASE):
            continue
        parties = {party.name: party for party in (sources.meant(mention) for mention in mentions)}
        if len(parties) != 1 or any(mention.type == "WEAPON" for mention in mentions):
            return None
        only = next(iter(parties.values()))
        return only if not _is_quoted(sources, span) or _against_speaker(sources, span, only) else None
    return None


def _is_quoted(sources: "Sources", span: Span) -> bool:
    return any(re.search('["“”‘]', sources.page.words(part)) for part in _parts(sources, span))


def _against_speaker(sources: "Sources", span: Span, party: "Party") -> bool:
    """ "They" in a quote are not the speaker's own people, who would be "we"."""
    speaker = _speaker(sources, span)
    if _FOES.search(party.name):
        return True
    return speaker is not None and None not in (speaker.side, party.side) and speaker.side != party.side


def _parts(sources: "Sources", span: Span) -> list[Span]:
    return [part for saying in sources.said.near(span) for part in saying.parts if part.contains(span)]


def _speaker(sources: "Sources", span: Span) -> "Party | None":
    """ "I" and "we" are whoever says the words they stand in; outside all quotes, the narrator."""
    holding = [
        s
        for s in sources.said.near(span)
        if s.source and s.source != span and any(part.contains(span) for part in s.parts)
    ]
    if not holding:
        return sources.narrator
    nearest = min(holding, key=lambda saying: saying.size)
    source = nearest.source
    return sources.resolved(source) if source is not None else None


def _antecedent(sources: "Sources", span: Span) -> "Party | None":
    sentence = sources.page.sentence_of(span)
    named = [
        m
        for m in sources.page.mentions_in(Span(sentence.start, span.start))
        if m.type in {"PERSON", "GROUP", *_INSTITUTIONS}
    ]
    return sources.read(named[-1].span) if named and span.start - named[-1].end < 40 else None


def _person(sources: "Sources", span: Span, gender: str) -> "Party | None":
    earlier = next(
        (
            entry
            for entry in sources.before(span.start)
            if entry[1].kind == "person" and _agrees(sources, entry[1].name, gender)
        ),
        None,
    )
    subject = _subject(sources, span, gender)
    found = _nearest_person(sources, span, gender, earlier, subject)
    if found is not None and found.kind == "person":
        sources.genders.setdefault(found.name, gender)
    return found


def _nearest_person(
    sources: "Sources", span: Span, gender: str, earlier: "tuple[Span, Party] | None", subject: Mention | None
) -> "Party | None":
    if subject is not None and (earlier is None or earlier[0].start < subject.start):
        return sources.read(subject.span)
    if earlier is not None:
        return earlier[1]
    page = sources.page
    first = page.sentences[max(0, page.number_of(span) - 2)].start if page.sentences else 0
    persons = [m for m in page.mentions_in(Span(first, span.start)) if m.type == "PERSON"] if first < span.start else []
    fitting = [m for m in persons if _agrees(sources, sources.names.fullest(m), gender)]
    return sources.read(fitting[-1].span) if fitting else None


def _subject(sources: "Sources", span: Span, gender: str) -> Mention | None:
    """Return the person with whom the sentence of ``span`` opens, or the one before it and before what is said there."""
    page = sources.page
    number = page.number_of(span)
    before_it = page.number_of(Span(_begins(sources, span), span.end)) - 1
    for sentence in (page.sentences[n] for n in (number, before_it) if n >= 0):
        opening = Span(sentence.start, min(sentence.start + 60, span.start, sentence.end))
        if opening.start >= opening.end:
            continue
        people = [m for m in page.mentions_in(opening) if m.type == "PERSON"]
        if people and _agrees(sources, sources.names.fullest(people[0]), gender):
            before = page.text[opening.start : people[0].start]
            if not re.search(r"[,;\"“‘]|\b(?:to|of|for|against|with|by|in|from)\b", before):
                return people[0] if not re.match(r"['’]", page.text[people[0].end :][:1]) else None
    return None


def _begins(sources: "Sources", span: Span) -> int:
    """Return where the words begin that the source at ``span`` says, or where its own sentence does."""
    said = sources.said.near(Span(max(0, span.start - _LONG_QUOTE), span.end))
    starts = [part.start for saying in said if saying.source == span for part in saying.parts]
    return min([span.start, *starts])


def _institution(sources: "Sources", span: Span) -> "Party | None":
    earlier = next(
        (entry for entry in sources.before(span.start) if entry[1].kind in _BODIES and not entry[1].plural), None
    )
    opening = _opening_body(sources, span)
    if opening is not None and (earlier is None or earlier[0].start < opening.start):
        return sources.meant(opening)
    return earlier[1] if earlier else None


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
    first = next(iter(page.mentions_in(sentence)), None)
    if first is None or first.type not in ("STATE", "ORG"):
        return None
    before, after = page.text[sentence.start : first.start], page.text[first.end : first.end + 1]
    return first if re.fullmatch(r"(?:the\s+)?", before, re.IGNORECASE) and after == " " else None


def _several(sources: "Sources", span: Span) -> "Party | None":
    for _, party in sources.before(span.start):
        if party.plural or party.kind in ("group", "force") or (party.kind in _BODIES and party.kind != "state"):
            return party
    return None


def _noun(sources: "Sources", span: Span, noun: str) -> "Party | None":
    if noun in _LANDS:
        return _land(sources, span)
    if noun in _PAIRS or noun in _PAPERS:
        return _pair(sources, span) if noun in _PAIRS else _author(sources, span)
    if noun in _IRREGULARS and (own := _own_group(sources, span)) is not None:
        return own
    wanted = {word for word in tokens(without_article(sources.page.words(span))) if not side_in(word.capitalize())}
    side = side_in(sources.page.words(span))
    best: tuple[int, Party | None] = (0, None)
    for _, party in sources.before(span.start):
        if side is not None and party.side != side:
            continue
        words = set(tokens(f"{party.name} {party.role or ''}"))
        if noun in _heads(party.name, party.role) and len(wanted & words) > best[0]:
            best = (len(wanted & words), party)
        elif best[1] is None and _fits(noun, wanted, party):
            best = (1, party)
        if best[0] >= len(wanted) > 0:
            break  # nothing further back fits better
    if best[1] is not None:
        return best[1]
    found = _mentioned(sources, span, noun, side)
    if found is None and noun in _MANY:
        found = _only_irregulars(sources, span, side)
    return found or bearer(sources, noun)


def _fits(noun: str, wanted: set[str], party: "Party") -> bool:
    """Tell whether a party that is not called so may be meant: "the militant group", but not "the 20-power group"."""
    return noun not in _MANY and not wanted - {noun} - _ARMED and _generic(noun, party)


def _only_irregulars(sources: "Sources", span: Span, side: str | None) -> "Party | None":
    """Return the armed group that "the rebels" must be, being the only one named before."""
    mentions = sources.page.mentions_in(Span(max(0, span.start - _FAR_BACK), span.start))
    parties = (sources.read(m.span) for m in mentions if m.type in ("FORCE", "ORG", "GROUP"))
    groups = {party.side or party.name: party for party in parties if _generic("group", party)}
    only = next(iter(groups.values())) if len(groups) == 1 else None
    return only if only is not None and side in (None, only.side) else None


def _pair(sources: "Sources", span: Span) -> "Party | None":
    """ "The two leaders": the persons who last spoke together."""
    persons = sources.persons()
    together = (party for _, party in sources.before(span.start) if " and " in party.name)
    return next((party for party in together if persons.issuperset(party.name.split(" and "))), None)


def _author(sources: "Sources", span: Span) -> "Party | None":
    """ "The assessment added": the body that spoke right before."""
    near = (party for place, party in sources.before(span.start) if span.start - place.end < _PAPER_BACK)
    return next((party for party in near if party.kind in _BODIES and party.kind != "state"), None)


@lru_cache(4096)
def _heads(name: str, role: str | None) -> frozenset[str]:
    """Return the words of name and role that say what a party is, not whom it serves ("adviser to the mayor")."""
    return frozenset(word for words in (name, role or "") for word in tokens(_OF.split(words)[0]))


def _land(sources: "Sources", span: Span) -> "Party | None":
    """Return the state named last before, be it in the name of a place ("to Finland's border")."""
    for mention in reversed(sources.page.mentions_in(Span(max(0, span.start - _NEAR_BACK), span.start))):
        if mention.type == "STATE":
            return sources.read(mention.span)
        if mention.type == "PLACE":
            known = next((entry for entry in names_in(sources.page.words(mention.span)) if entry.kind == "state"), None)
            if known is not None:
                return sources.of_table(known)
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


def bearer(sources: "Sources", noun: str) -> "Party | None":
    """Return the one person of the page who bears the office ("says governor" in a headline), wherever that is said.

    Where nobody does, the only person the page names, if the table knows him as an official.
    """
    if not ROLE.fullmatch(noun):
        return None
    names = sources.names
    bearers = {name for name, bearing in names.bearings.items() if noun in tokens(_OF.split(bearing.role or "")[0])}
    bearers = {names.one.get(name, name) for name in bearers}
    if not bearers and len(persons := sources.persons()) == 1:
        bearers = {name for name in persons if (known := look_up(name)) is not None and known.side is not None}
    return sources.person(bearers.pop()) if len(bearers) == 1 else None


def _generic(noun: str, party: "Party") -> bool:
    if noun in _IRREGULARS:
        irregular = party.kind in ("group", "force") and (party.side is None or len(party.side) > 2)
        named = bool(re.match(r"[A-Z].*\s[A-Z]", party.name)) and not party.plural
        return irregular and (named or look_up(party.name) is not None) and not _REGULAR.search(party.name)
    if noun in ("agency", "outlet", "newspaper", "broadcaster", "channel"):
        return party.kind == "media"
    if noun in ("organisation", "organization", "watchdog", "charity"):
        return party.kind in ("ngo", "body")
    return noun in ("alliance", "bloc") and party.name in ("NATO", "European Union")


def _mentioned(sources: "Sources", span: Span, noun: str, side: str | None) -> "Party | None":
    """Return the nearest body or force mentioned before whose own name holds the noun, or person beside whom it stands."""
    wanted = {word for word in tokens(without_article(sources.page.words(span))) if not side_in(word.capitalize())}
    for mention in reversed(sources.page.mentions_in(Span(max(0, span.start - _FAR_BACK), span.start))):
        if mention.type not in ("ORG", "FORCE", "PERSON"):
            continue
        name = sources.names.fullest(mention)
        role = sources.names.bearing(name).role or "" if mention.type == "PERSON" else ""
        if (
            noun in tokens(f"{name if mention.type != 'PERSON' else ''} {_OF.split(role)[0]}")
            and plain(name).lower() != noun
        ):
            party = sources.read(mention.span)
            if side is None or party.side == side:
                return party
        elif (
            mention.type != "PERSON"
            and _fits(noun, wanted, party := sources.read(mention.span))
            and side in (None, party.side)
        ):
            return party
    return None


def _agrees(sources: "Sources", name: str, gender: str) -> bool:
    if re.search(r" and ", name):
        return False
    if sources.genders.get(name, gender) != gender:
        return False
    first = plain(name).split()[0].lower() if name else ""
    role = (sources.names.bearing(name).role or "").lower()
    female = first in _FEMALE or bool(re.search(r"\b(?:woman|mrs|ms|madam|queen|spokeswoman|chairwoman)\b", role))
    male = first in _MALE or bool(re.search(r"\b(?:mr|king|prince|spokesman|chairman)\b", role))
    return not (female and not male) if gender == "m" else not (male and not female)
