"""Deeds disowned: who says that he had no part in a deed denies what was last told as done by him.

"Tarsia's army burned the mill, elders said. Tarsia denied responsibility" (or "said it had nothing to do with the fire"): that it
burned is no news of Tarsia's, and who did it is not told unopposed. What nobody calls his deed he does not deny.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from fogline.claims.page import Page
from fogline.claims.parties.party import Party
from fogline.claims.sources.resolve import Sources
from fogline.records import Claim, Span
from fogline.records.span import cover

_PART = (
    r"(?:responsibility|involvement|complicity|culpability|participation|blame|role|part|hand|connection|links?|responsible|involved|"
    r"behind|anything to do)"
)
_ITS_PEOPLE = (
    r"(?:(?:its|their|our|his|her)\s(?:own\s)?(?:forces|troops|fighters|men|army|soldiers|military|members|units?|police|officers|"
    r"supporters|people|citizens))"
)
_DENIES = (
    r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|disclaim(?:s|ed|ing)?|disavow(?:s|ed|ing)?)[\"”’]?\s"
    rf"(?:(?:that\s)?(?:it|they|he|she|{_ITS_PEOPLE})\s(?:was|were|is|are|had|has|have|bore|played|took)\s)?"
    rf"(?:(?:any|all|its|their|his|her|direct|having|had|been|being|played|taken|bearing)\s){{0,3}}{_PART}\b"
)
_NO_PART = (
    rf"(?P<himself>it|they|he|she|we|{_ITS_PEOPLE})\s"
    r"(?:(?:had|has|have)\snothing\sto\sdo|(?:had|has|have|played|took|bore)\sno\s(?:direct\s)?"
    r"(?:part|role|hand|involvement|responsibility|connection)|"
    r"(?:(?:was|were|is|are|(?:had|has|have)\sbeen)\s(?:not|never|in\sno\sway)|(?:was|were|is|are)n['’]t|"
    r"(?:had|has|have)\s(?:not|never)\sbeen)\s(?:behind|responsible|involved))\b"
)
_DISOWNS = re.compile(rf"\b(?:(?P<denies>{_DENIES})|{_NO_PART})", re.IGNORECASE)
_DEED = re.compile(
    r"(?:\s(?:for|in|of|with|to|behind))?\s(?:the|this|that|these|those|any|such|either|both)\s(?:(?:alleged|deadly|reported)\s)?(?=\w)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:\s(?:on \w+day|at all|whatsoever|in a statement))?\s*(?:[.,;)!”\"–—]|$|and\b|but\b|while\b|saying\b)"
)
_OF_A_DEED = re.compile(
    rf"[\"“‘]?\s(?:[\w'’-]+\s){{0,3}}[\"“‘]?(?P<denies>{_DENIES})\s(?:for|in|of|with|to|behind)\s(?:[\w'’-]+\s){{0,5}}",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w-]+(?: strikes?)?")
_INCIDENT = re.compile(r"(?:incident|event|matter|affair|act|crime|atrocity)s?\b", re.IGNORECASE)
_NOT = re.compile(r"(?:\b(?:not|never|neither|nor|cannot|without)|n['’]t)\s(?:\w+\s)?$", re.IGNORECASE)
_HARM = frozenset({"casualties", "abuse"})
_STRIKES = frozenset({"attack", "assault", "shelling", "missile_strike", "air_strike", "drone_strike", "explosion"})
_DEEDS = _HARM | _STRIKES | {"damage", "detention"}
_BACK = 6  # sentences in which a deed is still the one last spoken of


class Disowning(NamedTuple):
    """Who disowns a deed (where he is named), all words in which he does, and the claims of the deed as told by others."""

    named: Span
    words: Span
    told: list[Claim]


Told = Mapping[Span, Sequence[tuple[Span, Claim]]]
"""The claims of a page by the sentence in which they tell of something, each with where it does."""


def told_in_sentences(page: Page, claims: Iterable[Claim]) -> Told:
    """Return ``claims`` by their sentences: those in one are in the order of the claims."""
    frames, told = dict(page.frames), dict[Span, list[tuple[Span, Claim]]]()
    for claim in claims:
        trigger = frames[claim.frame].trigger
        if (sentence := page.sentence_of(trigger)).contains(trigger):
            told.setdefault(sentence, []).append((trigger, claim))
    return told


def disownings(page: Page, sources: Sources, claims: Told) -> Iterator[Disowning]:
    """Yield, in text order, each disowning of a deed that ``claims`` tell before it as done by who disowns it."""
    for sentence in page.sentences:
        for match in _DISOWNS.finditer(page.text, *sentence):
            if _NOT.search(page.text, sentence.start, match.start()) is not None:
                continue
            phrase = Span(*match.span())
            speaker = _speaker(page, sources, phrase, denies=match["denies"] is not None)
            deed = _deed(page, phrase.end, sentence.end)
            if speaker is None or deed is None:
                continue
            named, start = speaker
            words = cover((named, start, phrase, *deed[:1]))
            told = _last_done_by(page, claims, sources.of_span(named), words, _types(page, deed))
            if told:
                yield Disowning(named, words, told)


def disowns(page: Page, doer: Span, deed: Span) -> bool:
    """Tell whether the words from ``doer`` to ``deed`` say that he denies a part in it ("denied any role in the deadly raid")."""
    between = _OF_A_DEED.fullmatch(page.text, doer.end, max(doer.end, deed.start))
    return between is not None and _NOT.search(page.text, doer.start, between.start("denies")) is None


def _speaker(page: Page, sources: Sources, phrase: Span, *, denies: bool) -> tuple[Span, Span] | None:
    """Return where he is named who disowns it in ``phrase``, and the verb by which he says so."""
    said = [one for one in sources.said.near(phrase) if one.source is not None and one.cue is not None]
    spoken = [
        (one.source, one.cue)
        for one in said
        if one.source and one.cue and (one.cue.overlaps(phrase) if denies else one.holds(phrase) and not one.continued)
    ]
    if spoken or not denies:
        return max(spoken, default=None)
    frames = (frame for frame in page.frames_in(phrase) if frame.type == "refusal")
    acting = ((actor, frame.trigger) for frame in frames for actor in frame.fillers("actor") if page.inside(actor))
    return next(acting, None)


def _deed(page: Page, start: int, end: int) -> tuple[Span, ...] | None:
    """Return the one word for the deed behind the disowning, nothing where it ends there; ``None`` if it tells more of the deed,
    which may then be another than the one last told.
    """
    if _ENDS.match(page.text, start, end):
        return ()
    before = _DEED.match(page.text, start, end)
    word = _WORD.match(page.text, before.end(), end) if before else None
    return (Span(*word.span()),) if word is not None and _ENDS.match(page.text, word.end(), end) else None


def _types(page: Page, deed: tuple[Span, ...]) -> frozenset[str]:
    """Return the types of deeds that the word for the deed may mean; none where it names no deed ("the war")."""
    if not deed or _INCIDENT.fullmatch(page.words(deed[0])):
        return _DEEDS
    named = {frame.type for frame in page.frames_in(deed[0])}
    if named & _HARM:
        return _HARM
    return _DEEDS if named & _STRIKES else _DEEDS & named


def _last_done_by(page: Page, claims: Told, party: Party, words: Span, types: frozenset[str]) -> list[Claim]:
    """Return the claims of the last sentence before ``words`` in which others tell of such a deed as done by ``party``."""
    number = page.number_of(words)
    for sentence in page.sentences[max(0, number - _BACK) : number + 1][::-1]:
        near = [claim for trigger, claim in claims.get(sentence, ()) if trigger.end <= words.start]
        likely = (claim for claim in near if claim.type in types and claim.reality in ("factual", "possible"))
        if done := [claim for claim in likely if _is_done_by(claim, party)]:
            return done
    return []


def _is_done_by(claim: Claim, party: Party) -> bool:
    """Tell whether somebody else says that ``party`` or its people did it."""
    if party.is_narrator or party.name in [link.party for link in claim.chain[:-1]]:
        return False
    return any(party.name == actor.party or (party.side and party.side == actor.side) for actor in claim.actors)
