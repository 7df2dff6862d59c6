"""Anaphora: which earlier source "he", "it", "the ministry" or "the governor" means.

Only what stands before counts, the nearest fitting first; agreement is asked for as far as the words give it. ``None`` means that
nothing fits, and the phrase then stays as printed.
"""

import re
from typing import TYPE_CHECKING

from fogline.claims.parties import side_in
from fogline.claims.words import plain, tokens, without_article, word_set
from fogline.records import Mention, Span

if TYPE_CHECKING:
    from fogline.claims.sources import Party, Sources

PRONOUNS = word_set(
    "he she it they i we me us our my who which himself herself itself themselves him her them his its their"
)
_FAR_BACK = 6000  # code points that "the ministry" may look back for a ministry that has not spoken yet
_INSTITUTIONS = {"ORG", "STATE", "FORCE"}
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
    definite = re.match(r"\s*(?:the|its|his|her|their|this|that)\s", phrase, re.IGNORECASE)
    if not definite or head not in _NOUNS:
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
    sentence = sources.page.sentence_of(span)
    before = sources.page.mentions_in(Span(sentence.start, max(sentence.start, span.start)))
    if word in ("he", "she", "him", "her", "his"):
        gender = "f" if word in ("she", "her") else "m"
        fitting = [m for m in before if m.type == "PERSON" and _agrees(sources, sources.names.fullest(m), gender)]
    elif word in ("it", "its"):
        fitting = [m for m in before if m.type in _INSTITUTIONS]
    else:  # "they" may be things too: only where the nearest candidates are people
        several = [m for m in before if m.type not in ("PERSON", "TIME", "QUANTITY", "PLACE")]
        fitting = several if several and several[-1].type in ("FORCE", "GROUP") else []
    if fitting:
        return sources.read(fitting[-1].span)
    if word not in ("he", "she", "him", "her", "his") or any(
        re.search('["“”]', sources.page.words(part)) for part in _parts(sources, span)
    ):
        return None
    return resolve(sources, span, word)


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
    """Return the person with whom the sentence of ``span``, or the one before it, opens."""
    page = sources.page
    number = page.number_of(span)
    for sentence in reversed(page.sentences[max(0, number - 1) : max(0, number + 1)]):
        opening = Span(sentence.start, min(sentence.start + 60, span.start, sentence.end))
        if opening.start >= opening.end:
            continue
        people = [m for m in page.mentions_in(opening) if m.type == "PERSON"]
        if people and _agrees(sources, sources.names.fullest(people[0]), gender):
            before = page.text[opening.start : people[0].start]
            if not re.search(r"[,;\"“‘]|\b(?:to|of|for|against|with|by|in|from)\b", before):
                return people[0] if not re.match(r"['’]", page.text[people[0].end :][:1]) else None
    return None


def _institution(sources: "Sources", span: Span) -> "Party | None":
    for _, party in sources.before(span.start):
        if party.kind in _BODIES and not party.plural:
            return party
    return None


def _several(sources: "Sources", span: Span) -> "Party | None":
    for _, party in sources.before(span.start):
        if party.plural or party.kind in ("group", "force") or (party.kind in _BODIES and party.kind != "state"):
            return party
    return None


def _noun(sources: "Sources", span: Span, noun: str) -> "Party | None":
    wanted = {word for word in tokens(without_article(sources.page.words(span))) if not side_in(word.capitalize())}
    side = side_in(sources.page.words(span))
    best: tuple[int, Party | None] = (0, None)
    for _, party in sources.before(span.start):
        if side is not None and party.side != side:
            continue
        words = set(tokens(f"{party.name} {party.role or ''}"))
        if noun in words and len(wanted & words) > best[0]:
            best = (len(wanted & words), party)
        elif best[1] is None and _generic(noun, party):
            best = (1, party)
        if best[0] >= len(wanted) > 0:
            break  # nothing further back fits better
    if best[1] is not None:
        return best[1]
    return _mentioned(sources, span, noun, side)


def _generic(noun: str, party: "Party") -> bool:
    if noun in ("group", "movement", "militants", "insurgents", "rebels", "militia"):
        return party.kind in ("group", "force") and party.name[:1].isupper() and not party.plural
    if noun in ("agency", "outlet", "newspaper", "broadcaster", "channel"):
        return party.kind == "media"
    if noun in ("organisation", "organization", "watchdog", "charity"):
        return party.kind in ("ngo", "body")
    if noun in ("alliance", "bloc"):
        return party.name in ("NATO", "European Union")
    return noun in ("country", "kingdom") and party.kind == "state"


def _mentioned(sources: "Sources", span: Span, noun: str, side: str | None) -> "Party | None":
    """Return the nearest body or force mentioned before whose own name holds the noun, or person beside whom it stands."""
    for mention in reversed(sources.page.mentions_in(Span(max(0, span.start - _FAR_BACK), span.start))):
        if mention.type not in ("ORG", "FORCE", "PERSON"):
            continue
        name = sources.names.fullest(mention)
        role = sources.names.bearing(name).role or "" if mention.type == "PERSON" else ""
        if noun in tokens(f"{name if mention.type != 'PERSON' else ''} {role}") and plain(name).lower() != noun:
            party = sources.read(mention.span)
            if side is None or party.side == side:
                return party
        elif (
            mention.type != "PERSON"
            and _generic(noun, party := sources.read(mention.span))
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
