"""Belongings: whose the people are who come to harm beside what was hit ("attacked a bus and killed its driver": the bus's)."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from fogline.claims.amounts.finding import find
from fogline.claims.kinds import HARM
from fogline.claims.parties.source_words import is_plural, of_owner
from fogline.claims.sources.role_words import head
from fogline.claims.words import without_article
from fogline.records import Frame, Span

if TYPE_CHECKING:
    from fogline.claims.parties.party import Party
    from fogline.claims.sources.resolve import Sources

_ITS = re.compile(r"(?:its|their)\s+(?!own\b)", re.IGNORECASE)
_LOSES = re.compile(r"\b(?:los(?:t|es?|ing)|sacrific\w+)\b", re.IGNORECASE)
"""Who loses "its commander" has lost his own."""
_PLACED = re.compile(r"\s(?:near|outside|inside|around|north|south|east|west|between|carrying|close to)\b")
_LIKE_MANY = re.compile(r"(?:[uis]s|['’]s)\b")
"""How one thing may end, too ("bus", "compass")."""
_ATTACKS = HARM | frozenset(
    {"attack", "assault", "air_strike", "drone_strike", "missile_strike", "shelling", "explosion", "clash"}
)


def of_the_hit(sources: "Sources", span: Span) -> "Party | None":
    """Return "its driver" at ``span`` as the driver of what the same doer hit before in the sentence, if he comes to harm too."""
    phrase = sources.page.words(span)
    if _ITS.match(phrase) is None:
        return None
    sentence = sources.page.frames_in(sources.page.sentence_of(span))
    harmed = next((one for one in sentence if span in one.fillers("target") and _harms(sources, one)), None)
    thing = _hit_before(sources, sentence, harmed, span) if harmed is not None else None
    if thing is None:
        return None
    party, owner = sources.read(span), sources.read(thing)
    name = without_article(_name(sources, thing))
    named = any(word[0].isupper() for word in name.split())
    nameless = party.name.casefold() == phrase.casefold()
    whose = of_owner(phrase, name if named else f"the {name}") if nameless else party.name
    return replace(party, name=whose, kind="group" if nameless else party.kind, side=party.side or owner.side)


def _harms(sources: "Sources", frame: Frame) -> bool:
    return frame.type in _ATTACKS and _LOSES.search(sources.page.words(frame.trigger)) is None


def _hit_before(sources: "Sources", frames: list[Frame], harmed: Frame, span: Span) -> Span | None:
    """Return what the doer of ``harmed`` hit last before ``span``: one thing for "its", several for "their"."""
    hit = [
        target
        for frame in frames
        if frame.type in _ATTACKS and _by_the_same(sources, frame, harmed)
        for target in frame.fillers("target")
        if sources.page.inside(target) and target.end <= span.start and not _refers(sources.page.words(target))
    ]
    last = max(hit, default=None)
    several = sources.page.words(span).lower().startswith("their")
    return last if last is not None and _is_several(_name(sources, last)) == several else None


def _by_the_same(sources: "Sources", frame: Frame, harmed: Frame) -> bool:
    """Tell whether both have a doer in common, or none is told of "hitting a bus and killing its driver"."""
    first, then = set(frame.fillers("actor")), set(harmed.fillers("actor"))
    follows = sources.page.words(harmed.trigger).endswith("ing")
    return bool(first & then) or (not then and (follows or not first))


def _name(sources: "Sources", thing: Span) -> str:
    return _PLACED.split(head(sources.page.words(thing)))[0]


def _is_several(name: str) -> bool:
    return name.islower() and (is_plural(_LIKE_MANY.sub("", name)) or any(one.amount.low != 1 for one in find(name)))


def _refers(words: str) -> bool:
    return re.match(r"(?:its|their|his|her|it|them|they|him)\b", words, re.IGNORECASE) is not None
