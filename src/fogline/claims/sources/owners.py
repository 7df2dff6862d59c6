"""Whose "its mayor" and "its director" are: those of the town or the house of which the sentence tells.

"Two shells hit the hospital, its director said" is told by the director of the hospital, and "the town fell, according to its
mayor" by the mayor of no body that spoke before.
"""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from fogline.claims.parties.source_words import of_owner
from fogline.claims.sources.role_words import NOUNS
from fogline.claims.words import tokens, without_article
from fogline.records import Mention, Span

if TYPE_CHECKING:
    from fogline.claims.parties.party import Party
    from fogline.claims.sources.resolve import Sources

_ITS = re.compile(r"\s*its\s(?P<who>[^,;:]+)$", re.IGNORECASE)
_OF_A_TOWN = re.compile(
    r"\b(?:mayor|sub-?prefect|prefect|governor|burgomaster|residents|inhabitants|townspeople|villagers|municipality|town hall)$",
    re.IGNORECASE,
)
_OF_A_HOUSE = re.compile(
    r"\b(?:superintendent|manager|owner|doctors?|physician|surgeons?|nurses?|matron|principal|headmaster|head ?teacher|"
    r"rector|dean|imam|priest|pastor|abbot|warden|caretaker|staff|administrator|medics)$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:the )?(?:town|city|village|district|province|region|state|county|area)(?: of)?\s", re.IGNORECASE
)


def owned(sources: "Sources", span: Span) -> "Party | None":
    """Return the party of "its director" or "its mayor" at ``span``, where its sentence tells of a house or a town before.

    A mayor of no town that is named there stays as printed.
    """
    its = _ITS.match(sources.page.words(span))
    if its is None or any(mention.type == "PERSON" for mention in sources.page.mentions_in(span)):
        return None
    who = its["who"].strip()
    before = [one for one in sources.page.mentions_before(span) if not _is_owned(sources, one)]
    if (house := _last(before, "FACILITY")) is not None and _heads_a_house(who):
        return _called(sources, span, house)
    if _OF_A_TOWN.search(who) is None:
        return None
    town = _last(before, "PLACE")
    return _called(sources, span, town) if town is not None else sources.read(span)


def _last(mentions: list[Mention], kind: str) -> Mention | None:
    return next((one for one in reversed(mentions) if one.type == kind), None)


def _heads_a_house(who: str) -> bool:
    last = tokens(who)[-1:]
    return bool(last) and (last[0] in NOUNS or _OF_A_HOUSE.search(who) is not None)


def _called(sources: "Sources", span: Span, owner: Mention) -> "Party":
    words = without_article(sources.page.words(owner.span))
    name = _NO_NAME.sub("", words) or words
    named = any(word[0].isupper() for word in name.split())
    phrase = sources.page.words(span)
    return replace(sources.read(span), name=of_owner(phrase, name if named else f"the {words}"))


def _is_owned(sources: "Sources", mention: Mention) -> bool:
    ahead = sources.page.text[max(0, mention.start - 24) : mention.start]
    return re.search(r"(?:\b(?:its|their|his|her)|['’]s?)\s+(?:\w+\s+)?$", ahead, re.IGNORECASE) is not None
