"""Participants: the actors and targets of a frame, resolved as parties, with their sides."""

from dataclasses import replace

from fogline.claims.anaphora import is_pronoun
from fogline.claims.page import Page
from fogline.claims.sources import Sources
from fogline.claims.words import without_article
from fogline.records import Frame, Participant, Span
from fogline.records.reading import RoleName

_OTHER: dict[RoleName, RoleName] = {"actor": "target", "target": "actor"}


def participants(page: Page, sources: Sources, frame: Frame, role: RoleName) -> tuple[Participant, ...]:
    """Return those who fill ``role``, in the order given, each once.

    A pronoun never means somebody who is named beside it in the same frame ("he urged him"); it then stays as printed.
    """
    fillers = [span for span in (*frame.fillers(role), *frame.fillers(_OTHER[role])) if page.inside(span)]
    named = {participant(page, sources, span).party for span in fillers if not _is_pronoun(page, span)}
    found = []
    for span in frame.fillers(role):
        if page.inside(span):
            one = participant(page, sources, span)
            found.append(
                replace(one, party=one.text, side=None) if _is_pronoun(page, span) and one.party in named else one
            )
    return tuple(dict.fromkeys(found))


def _is_pronoun(page: Page, span: Span) -> bool:
    return is_pronoun(page.words(span))


def participant(page: Page, sources: Sources, span: Span) -> Participant:
    """Return the participant at ``span``: resolved where it is a name or refers to one, else as printed."""
    words = page.words(span)
    party = sources.taking_part(span)
    name = words if party.is_narrator or party.kind == "phrase" else party.name
    return Participant(without_article(name) or words, words, party.side, span)


def speakers(page: Page, sources: Sources, frame: Frame) -> tuple[Participant, ...]:
    """Return who makes the accusation, threat or request that the frame is: the source whose cue the trigger is."""
    found = [
        participant(page, sources, saying.source)
        for saying in sources.said.near(frame.trigger)
        if saying.source and saying.cue and not saying.continued and saying.cue.overlaps(frame.trigger)
    ]
    return tuple(dict.fromkeys(found))
