"""The side that a source phrase gives: by a name in its words, by a person, or by the place of an office."""

import re

from fogline.claims.page import Page
from fogline.claims.parties.names import NON_OFFICIAL, Names
from fogline.claims.parties.table import holds_office, is_namesake, look_up, side_in
from fogline.records import Mention, Span

_CLAUSE = re.compile(r",?\s+(?:who|which|whose|citing|quoting|speaking)\b")
_PUT_THERE = re.compile(
    r"-(?:installed|backed|appointed|occupied|controlled|held)\b|\bpro-|\bself-|\boccupation\b", re.IGNORECASE
)
# Private bodies are of the country they are called after, but do not speak for it ("Orvel Doctors Network").
_PRIVATE_BODY = re.compile(
    r"\b(?:Association|Network|Syndicate|Observatory|Watch|Society|Charity|Foundation|Forum|Lawyers|Doctors|Journalists|Churches|"
    r"Diaspora|NGOs?)\b"
)


def without_clause(phrase: str) -> str:
    """Return the words of a phrase before what is told of the source ("the mayor, who fled" is "the mayor")."""
    return _CLAUSE.split(phrase)[0]


def side_of_phrase(page: Page, names: Names, span: Span, head: Mention | None = None) -> str | None:
    """Return the side that the phrase at ``span`` gives: by a name, else a person, else the place of an office.

    ``head`` is the person whom the phrase means: that one gives no side to itself.
    """
    mentions = page.mentions_in(span)
    persons = [mention for mention in mentions if mention.type == "PERSON"]
    text = without_clause(_blank(page.words(span), span.start, persons))
    private = bool(NON_OFFICIAL.search(text) or _PRIVATE_BODY.search(text))
    side = side_in(text, people_only=private)
    if side is not None or private:
        return side
    named = () if is_namesake(text) else mentions
    values = (m.value for m in named if m.type == "STATE" and len(m.value) == 2 and m.start == span.start)
    of_persons = (_side_of(names, mention) for mention in persons if mention is not head)
    return next(filter(None, (*values, *of_persons)), None) or _side_of_office(text, mentions)


def _side_of(names: Names, person: Mention) -> str | None:
    name = names.fullest(person)
    known = look_up(name)
    return known.side if known else names.bearing(name).side


def _side_of_office(text: str, mentions: list[Mention]) -> str | None:
    """The governor of a region speaks for the state it lies in, unless another one put him there."""
    if not holds_office(text) or _PUT_THERE.search(text):
        return None
    countries = (re.search(r",\s*([A-Z]{2})$", mention.value) for mention in mentions if mention.type == "PLACE")
    return next((country.group(1) for country in countries if country), None)


def _blank(text: str, start: int, persons: list[Mention]) -> str:
    for person in persons:
        text = text[: person.start - start] + "_" * (person.end - person.start) + text[person.end - start :]
    return text
