"""Witnesses: people without a name, of whom there is "he" or "she" until somebody else speaks, and never "they".

"A resident of Orvel told us that gunmen came. “They took my son,” he said": the resident, and not the minister who spoke before.
"""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from fogline.claims.words import without_article
from fogline.records import Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fogline.claims.parties.party import Party
    from fogline.claims.sources.resolve import Sources

_MEN = (
    r"soldier|officer|policeman|fighter|guard|farmer|driver|father|brother|son|uncle|husband|widower|man|boy|priest|imam|elder|"
    r"fisherman|cameraman|businessman|serviceman|gunman"
)
_WOMEN = r"mother|sister|daughter|aunt|wife|widow|woman|girl|midwife|housewife|nun|policewoman|businesswoman"
_ANYBODY = (
    r"witness|eyewitness|survivor|resident|local|doctor|surgeon|medic|paramedic|nurse|teacher|shopkeeper|trader|merchant|official|"
    r"neighbou?r|villager|student|pupil|worker|volunteer|rescuer|refugee|prisoner|detainee|hostage|deserter|relative|cousin|"
    r"journalist|reporter|photographer|activist|lawyer|engineer|electrician|sailor|seafarer|passenger|pilgrim|commander|diplomat|"
    r"herder|labou?rer|pastor|victim|researcher|pensioner|teenager|child|pilot|cook|owner|caretaker"
)
_SOMEBODY = re.compile(
    rf"(?:(?:One|Another) of (?:them|the [\w'’-]+|those)[\w ]{{0,30}}, an? |One |An? |Another |"
    rf"The )(?:[\w'’-]+ ){{0,3}}?(?:(?P<he>{_MEN})|(?P<she>{_WOMEN})|{_ANYBODY})\b",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"(?:One|An?|Another) (?!(?:[\w'’-]+ ){0,3}?(?:group|number|couple|family|crowd|team|crew|unit|platoon|band|pair|handful|"
    r"delegation|majority|committee|council|court|militia|gang|brigade|battalion|army|force|coalition|company|party|faction|squad)s?\b)",
    re.IGNORECASE,
)
_OF_AN_AGE = re.compile(
    r"(?:One|An?|Another|The) (?:[\w'’-]+ ){0,2}?(?:\d{1,2}-year-old\b|(?:[\w'’-]+ ){0,3}?[\w'’-]+,? (?:aged )?\d{1,2}\b(?!-))",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    r"(?:One|Another) of (?:them|those|(?:the|these|its) (?:[\w'’-]+ )*?"
    r"(?:(?P<he>men|boys|brothers|sons|fathers)|(?P<she>women|girls|sisters|daughters|mothers|wives|widows)|\w+s|people|children))$",
    re.IGNORECASE,
)
_ACCUSED = re.compile(r"\bthe (?:accused|defendant|suspect)\b", re.IGNORECASE)
_DIED = re.compile(
    r"\s+(?:(?:had|have|has|all|later|then|\w+ly)\s+){0,3}(?:(?:were|was|been|being)\s+(?:(?:all|later|then|\w+ly)\s+){0,2}"
    r"(?:killed|executed|murdered|massacred|slain|beheaded|slaughtered|lynched|hanged|shot dead|burne?[dt] alive|dead)|died)\b"
)
_REPLIES = re.compile(r"\b(?:repl(?:y|ies|ied)|answer(?:s|ed)?|respond(?:s|ed)?|retort(?:s|ed)?)\b")
_ASKS = re.compile(r"\b(?:ask(?:s|ed)?|questioned|pressed|challenged)\b")
_BEFORE_QUOTE = re.compile(r"[\s\"“‘'«]*")


def is_one(phrase: str) -> bool:
    """Tell whether a phrase speaks of one man or woman without a name ("an aid worker"), and not of a group."""
    return _ONE.match(phrase) is not None


def one_of_them(told: "Iterable[tuple[Party, str]]") -> "Party | None":
    """ "One of them said he believed ...": who says it, where he has no name; ``told`` are those who say it, and as printed."""
    for party, printed in told:
        nameless = party.kind in ("phrase", "group") and not (party.plural and not is_one(printed))
        if nameless and (is_one(printed) or printed.lower() in ("he", "she")):
            return party
    return None


def is_speaker(sources: "Sources", mention: Mention, span: Span) -> bool:
    """Tell whether the mention is who says the words at ``span`` and is not "they" in them: one man, or whoever is quoted."""
    for saying in sources.said.near(span):
        if saying.source is not None and saying.source.contains(mention.span) and saying.holds(span):
            return is_one(sources.page.words(saying.source)) or in_quotes(sources, span)
    return False


def in_quotes(sources: "Sources", span: Span) -> bool:
    """Tell whether the words at ``span`` are quoted, and not only others of what is said."""
    parts = [part for saying in sources.said.near(span) for part in saying.parts if part.contains(span)]
    before = [sources.page.text[part.start : span.start] for part in parts]
    return any(words.count('"') % 2 or words.rfind("“") > words.rfind("”") for words in before)


def who_says_it(sources: "Sources", span: Span, gender: str) -> "Party | None":
    """ "A shopkeeper said that gunmen had robbed him": who says it in the same sentence, where he has no name."""
    page = sources.page
    for saying in sources.said.near(span):
        source = saying.source
        if (
            source is None
            or source.end > span.start
            or saying.continued
            or not saying.holds(span)
            or page.sentence_of(source) != page.sentence_of(span)
        ):
            continue
        if _may_be(page.words(source), gender) and is_one(page.words(source)):
            return sources.resolved(source)
    return None


def who_spoke_before(sources: "Sources", span: Span, begins: int, gender: str) -> "Party | None":
    """Return the one person without a name who alone speaks in the sentence before that which opens with what "he" says.

    ``begins`` is where that begins: "A witness said ... He told ...", "A witness said ... “They came at night,” he said.".
    """
    page = sources.page
    number = page.number_of(Span(begins, begins + 1))
    opening = page.sentence_of(Span(begins, begins + 1))
    if number < 1 or _BEFORE_QUOTE.fullmatch(page.text, opening.start, begins) is None:
        return None
    sentence = page.sentences[number - 1]
    quoted = begins < span.start and page.kind_of(sentence) == page.kind_of(opening)
    if page.block_of(sentence) != page.block_of(opening) and not quoted:
        return None
    spoke = [place for place, _ in sources.before(begins) if sentence.contains(place) and not _is_told(sources, place)]
    party = sources.resolved(spoke[0]) if len(spoke) == 1 else None
    if party is None or party.kind not in ("phrase", "group"):
        return None
    words = page.words(spoke[0])
    goes_on = words.lower() in ("he", "she") and _may_be(f"a {without_article(party.name)}", gender)
    return party if goes_on or (spoke[0].start == sentence.start and _may_be(words, gender)) else None


def who_was_asked(sources: "Sources", span: Span, begins: int) -> "Party | None":
    """ "Ada Brenn asked Omar Tellez whether ...; "It is war," he replied": Omar Tellez, and not who asked.

    ``begins`` is where the words begin that "he" at ``span`` says.
    """
    page = sources.page
    near = Span(page.sentences[max(0, page.number_of(Span(begins, span.end)) - 1)].start, span.end)
    replies = any(one.source == span and _is_cue(sources, one.cue, _REPLIES) for one in sources.said.near(span))
    for saying in reversed(sources.said.near(near)) if replies else ():
        asks = saying.channel is not None and near.contains(saying.channel) and saying.channel.end <= begins
        if asks and saying.channel is not None and _is_cue(sources, saying.cue, _ASKS):
            people = [one for one in page.mentions_in(saying.channel) if one.type == "PERSON"]
            return sources.read(people[0].span) if len(people) == 1 else None
    return None


def _is_cue(sources: "Sources", cue: Span | None, words: re.Pattern[str]) -> bool:
    return cue is not None and words.search(sources.page.words(cue)) is not None


def _is_told(sources: "Sources", place: Span) -> bool:
    """Tell whether the source at ``place`` speaks only in what somebody else says."""
    return any(
        saying.source is not None and not saying.source.overlaps(place) and saying.holds(place)
        for saying in sources.said.near(place)
    )


def _may_be(phrase: str, gender: str) -> bool:
    """Tell whether a phrase speaks of somebody without a name who may be "he" (``gender`` "m") or "she" ("f")."""
    found = _ONE_OF.match(phrase) or _SOMEBODY.match(phrase)
    if found is None:
        return _OF_AN_AGE.match(phrase) is not None
    return found["she" if gender == "m" else "he"] is None


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
