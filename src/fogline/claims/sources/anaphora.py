"""Anaphora: which earlier source "he", "it", "the ministry" or "the governor" means.

Only what stands before counts, the nearest fitting first; agreement is asked for as far as the words give it. ``None`` means that
nothing fits, and the phrase then stays as printed.
"""

import re
from typing import TYPE_CHECKING

from fogline.claims.parties.names import ROLE
from fogline.claims.parties.table import side_in
from fogline.claims.sources import role_words
from fogline.claims.sources.anaphora_bodies import institution, only_says_so, paper
from fogline.claims.sources.genders import agrees, fits
from fogline.claims.sources.owners import owned
from fogline.claims.sources.role_words import BODIES, NOUNS, PAIRS, PAPERS
from fogline.claims.sources.witnesses import (
    accused,
    are_dead,
    in_quotes,
    is_one,
    is_speaker,
    one_of_them,
    who_says_it,
    who_spoke_before,
    who_was_asked,
)
from fogline.claims.speech.sayings import DENYING
from fogline.claims.words import without_article, word_set
from fogline.records import Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fogline.claims.parties.party import Party
    from fogline.claims.sources.resolve import Sources
    from fogline.claims.speech.sayings import Saying

PRONOUNS = word_set(
    "he she it they i we me us our my who which himself herself itself themselves him her them his its their"
)
_LONG_QUOTE = 2000  # code points before "he said" in which his quote may begin
_INSTITUTIONS = {"ORG", "STATE", "FORCE"}
_SHOWN_BY = re.compile(
    r"\s(?:(?:has|have|had|later|also)\s)*(?:posted|released|published|shared|circulated|issued|showed|aired|broadcast)\s[^.;:]{3,60}?,?\s"
    r"(?:which|that|and)\s$"
)
_WHICH = re.compile(r",\s(?:which|who|whose)\s")
_DEFINITE = re.compile(r"\s*(?:the|its|his|her|their|this|that|both)\s", re.IGNORECASE)
_SOUGHT = re.compile(r"\b(?:look|search|hunt|wait)(?:ed|ing|s)? for (?:the )?$", re.IGNORECASE)
_FOR_WHOM = re.compile(r"\b(?:for|with|of|from)\s(?:the\s)?$", re.IGNORECASE)
_OFFICE = re.compile(r"^(?:the|an?|its|his|her|their|our|[\w-]+['’]s)\s[^,;:\"“‘]{2,50},\s$", re.IGNORECASE)
"""What stands before a name that is its apposition: "The mayor of Orvel, Ada Brenn"."""
_DOES = re.compile(r"\s+(?:has|have|had|is|was|did|would|will|ever|\w+ed)\b")
_MEN = re.compile(r"\b(?:forces|troops|soldiers|fighters|units|servicemen|guards)$")  # who are "they", not "it"
_END = re.compile(
    r"\s(?:own )?(?:assassination|murder|killing|death|execution|martyrdom|slaying|funeral|burial|grave)\b"
)
_FOES = re.compile(r"\b(?:enemy|occupiers?|invaders?|aggressors?)\b", re.IGNORECASE)


def is_pronoun(words: str) -> bool:
    """Tell whether ``words`` is one of the pronouns looked after here ("us", but not "US")."""
    words = words.strip()
    return words.lower() in PRONOUNS and (words == "I" or not words.isupper())


def reference(phrase: str) -> str | None:
    """Return the word that refers back ("he", "ministry"), or ``None`` where the phrase speaks for itself."""
    phrase = _WHICH.split(phrase)[0]
    words = without_article(phrase).split()
    if not words or len(words) > 4:
        return None
    head = words[-1].lower()
    if len(words) == 1 and is_pronoun(words[0]):
        return head
    if not (head in NOUNS or head in PAIRS or head in PAPERS) or not _DEFINITE.match(phrase):
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
        teller = _official(sources, span) or one_of_them(_told_by(sources, span)) or _official_before(sources, span)
        return teller or _person(sources, span, "f" if word in ("she", "her", "herself") else "m")
    if word in ("it", "its", "itself"):
        return institution(sources, span) or paper(sources, span) or _thing(sources, span, word)
    if word in ("they", "them", "their", "themselves"):
        return _several(sources, span)
    return owned(sources, span) or role_words.bearer_of_word(sources, span, word)


def participant(sources: "Sources", span: Span, word: str) -> "Party | None":
    """Return the party that a pronoun among actors or targets means.

    Stricter than for sources, since it may stand for anybody: a fitting mention before it in its own sentence or, for "I" and
    "we", the speaker. Outside quotes "he" and "she" may also go back to the nearest source.
    """
    if word in ("i", "we", "me", "us", "our", "my"):
        return _speaker(sources, span)
    if word in ("it", "its", "they", "them", "their"):
        return _body_or_people(sources, span, word)
    if word in ("he", "she", "him", "her", "his"):
        return accused(sources, span) or _he_or_she(sources, span, word)
    return None


def _body_or_people(sources: "Sources", span: Span, word: str) -> "Party | None":
    if word == "they" and are_dead(sources, span):
        return _others_than_who_says_so(sources, span)
    if word == "it" and _denied_by_several(sources, span):
        return institution(sources, span)
    return _teller(sources, span, word) or _thing(sources, span, word)


def _he_or_she(sources: "Sources", span: Span, word: str) -> "Party | None":
    gender = "f" if word in ("she", "her") else "m"
    before = [mention for mention in sources.page.mentions_before(span) if mention.type == "PERSON"]
    fitting = [mention for mention in before if fits(sources, mention, gender)]
    if fitting:
        return sources.read(fitting[-1].span)
    if _is_quoted(sources, span):
        return None
    witness = None if before else who_says_it(sources, span, gender)
    if word in ("his", "her") and _END.match(sources.page.text, span.end):
        return witness or _of_sentence_before(sources, span, gender, dead=True)
    return witness or _of_sentence_before(sources, span, gender) or resolve(sources, span, word)


def _others_than_who_says_so(sources: "Sources", span: Span) -> "Party | None":
    """Return who "they" are that are said to be dead: nobody who says it himself."""
    told = {party.name for party, _ in _told_by(sources, span)}
    found = _thing(sources, span, "they")
    return found if found is not None and found.name not in told else None


def _of_sentence_before(sources: "Sources", span: Span, gender: str, *, dead: bool = False) -> "Party | None":
    """Return the one person whom the sentence before tells of ("... lost its leader, Ada Brenn."); no speaker if ``dead``."""
    page = sources.page
    number = page.number_of(span)
    if number < 1 or page.block_of(page.sentences[number - 1]) != page.block_of(span):
        return None
    people = [mention for mention in page.mentions_in(page.sentences[number - 1]) if mention.type == "PERSON"]
    names = {sources.names.fullest(mention) for mention in people}
    only = len(names) == 1 and agrees(sources, names.pop(), gender)
    return sources.read(people[0].span) if only and not (dead and sources.speaks(people[0].span)) else None


def _opened_by(sources: "Sources", span: Span) -> "Iterator[tuple[Saying, Span]]":
    """Yield each saying that opens with the words at ``span``, with its source."""
    for saying in sources.said.near(span):
        if saying.source is not None and any(0 <= span.start - part.start <= 5 for part in saying.parts):
            yield saying, saying.source


def _told_by(sources: "Sources", span: Span) -> "Iterator[tuple[Party, str]]":
    """Yield who says, earlier in the sentence, what opens with the words at ``span``, and as what he is printed."""
    for saying, source in _opened_by(sources, span):
        same = sources.page.sentence_of(source) == sources.page.sentence_of(span)
        if same and source.end <= span.start and not saying.continued:
            yield sources.resolved(source), sources.page.words(source)


def _official(sources: "Sources", span: Span) -> "Party | None":
    """ "The minister said he ...": the minister, though nobody says who that is."""
    for party, _ in _told_by(sources, span):
        if party.kind == "phrase" and not party.plural and ROLE.search(role_words.head(party.name)):
            return party
    return None


def _official_before(sources: "Sources", span: Span) -> "Party | None":
    """ "..., the governor said. ..., he said.": the official without a name who spoke last, no more than a sentence before."""
    page = sources.page
    place, party = next(sources.before(span.start), (None, None))
    if place is None or party is None or party.kind == "person" or party.plural or party.is_narrator:
        return None
    near = page.block_of(place) == page.block_of(span) and page.number_of(span) - page.number_of(place) <= 1
    if not near or ROLE.search(role_words.head(page.words(place))) is None:
        return None
    people = page.mentions_in(Span(page.sentence_of(place).start, span.start))
    return None if any(mention.type == "PERSON" for mention in people) else party


def _teller(sources: "Sources", span: Span, word: str) -> "Party | None":
    """ "The coalition said it ...", "the soldiers said they ...": who says it, where the saying opens with the pronoun."""
    several = word.startswith("the")
    if several and in_quotes(sources, span):
        return None  # in his own words the speaker is "we"
    for party, printed in _told_by(sources, span):
        named = party.kind in BODIES or (party.kind == "phrase" and party.name[:1].isupper() and printed != "It")
        if not several and named and not party.plural:
            return party
        if several and (party.plural or party.kind in ("group", "force")) and not is_one(printed):
            return party
    return None


def _denied_by_several(sources: "Sources", span: Span) -> bool:
    """ "The authorities deny it has taken the town": who spoke before them, for they would be "they"."""
    if _DOES.match(sources.page.text, span.end) is None:
        return False
    return any(
        saying.cue is not None
        and saying.cue.end <= span.start
        and DENYING.search(sources.page.words(saying.cue)) is not None
        and sources.resolved(source).plural
        for saying, source in _opened_by(sources, span)
    )


def _thing(sources: "Sources", span: Span, word: str) -> "Party | None":
    told = {saying.channel for saying in sources.said.near(span) if saying.channel is not None}
    before = [m for m in sources.page.mentions_before(span) if not any(channel.contains(m.span) for channel in told)]
    if word in ("it", "its"):
        bodies = [m for m in before if m.type in ("ORG", "STATE") or (m.type == "FORCE" and _named(sources, m))]
        bodies = bodies or [m for m in before if m.type == "FORCE"]
        bodies = [m for m in bodies if _MEN.search(sources.page.words(m.span)) is None] or bodies
        return sources.meant(bodies[-1]) if bodies else None
    # "they" may be things too: only where the nearest candidates are people
    several = [m for m in before if m.type not in ("PERSON", "TIME", "QUANTITY", "PLACE")]
    several = [m for m in several if not only_says_so(sources, m, span) and not is_speaker(sources, m, span)]
    several = _without_those_beside(sources, several)
    if several:
        return (
            sources.meant(several[-1])
            if several[-1].type in ("FORCE", "GROUP") and not _is_agent(sources, several[-1])
            else None
        )
    return _people_before(sources, span)


def _without_those_beside(sources: "Sources", several: list[Mention]) -> list[Mention]:
    """Return the mentions up to the last to whom something is done, where none but whom that is done for stands behind it.

    Of "accused the villagers of spying for the army and beat them" the villagers are "them".
    """
    page = sources.page
    before = page.text[max(0, several[-1].start - 24) : several[-1].start] if several else ""
    if len(several) > 1 and _SOUGHT.search(before):
        return several[:-1]  # who looks for somebody does something then
    if not several or _FOR_WHOM.search(before) is None:
        return several
    frames = page.frames_in(page.sentence_of(several[-1].span))
    targets = [span for frame in frames for span in frame.fillers("target") if page.inside(span)]
    done_to = [m for m in several[:-1] if any(target.contains(m.span) for target in targets)]
    also = any(target.contains(several[-1].span) for target in targets)
    return several[: several.index(done_to[-1]) + 1] if done_to and not also else several


def _is_agent(sources: "Sources", mention: Mention) -> bool:
    """Tell whether it is done by the mention ("shot by the rebels when they ..."): "they" may as well be those it is done to."""
    return re.search(r"\bby (?:the )?$", sources.page.text[max(0, mention.start - 8) : mention.start]) is not None


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
    place, party = next(sources.before(span.start), (None, None))
    if place is not None and re.fullmatch(r",?\s", sources.page.text[place.end : span.start]):
        return party
    sentence = sources.page.sentence_of(span)
    named = [
        m
        for m in sources.page.mentions_in(Span(sentence.start, span.start))
        if m.type in {"PERSON", "GROUP", *_INSTITUTIONS}
    ]
    return sources.read(named[-1].span) if named and span.start - named[-1].end < 40 else None


def _person(sources: "Sources", span: Span, gender: str) -> "Party | None":
    begins = _begins(sources, span)
    witness = who_was_asked(sources, span, begins) or who_spoke_before(sources, span, begins, gender)
    if witness is not None:
        return witness
    earlier = next(
        (
            entry
            for entry in sources.before(span.start)
            if entry[1].kind == "person" and agrees(sources, entry[1].name, gender)
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
    fitting = [m for m in persons if fits(sources, m, gender)]
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
        if people and fits(sources, people[0], gender):
            before = _OFFICE.sub("", page.text[opening.start : people[0].start])
            if not re.search(r"[,;\"“‘]|\b(?:to|of|for|against|with|by|in|from)\b", before):
                return people[0] if not re.match(r"['’]", page.text[people[0].end :][:1]) else None
    return None


def _begins(sources: "Sources", span: Span) -> int:
    """Return where the words begin that the source at ``span`` says, or where its own sentence does."""
    said = sources.said.near(Span(max(0, span.start - _LONG_QUOTE), span.end))
    starts = [part.start for saying in said if saying.source == span for part in saying.parts]
    return min([span.start, *starts])


def _several(sources: "Sources", span: Span) -> "Party | None":
    if (acting := _acting_before(sources, span)) is not None:
        return sources.read(acting)
    for _, party in sources.before(span.start):
        if party.plural or party.kind in ("group", "force") or (party.kind in BODIES and party.kind != "state"):
            return party
    return None


def _acting_before(sources: "Sources", span: Span) -> Span | None:
    """Return the people who posted what "they" say in it: "gangs posted a video which they said showed ..."."""
    page = sources.page
    clause = _SHOWN_BY.search(page.text, page.sentence_of(span).start, span.start)
    people = page.mentions_in(Span(page.sentence_of(span).start, clause.start())) if clause is not None else []
    last = people[-1] if people else None
    beside = last is not None and clause is not None and clause.start() - last.end <= 1
    return last.span if last is not None and beside and last.type in ("GROUP", "FORCE", "ORG") else None
