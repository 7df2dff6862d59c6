"""Dispersed: who is dispersed protested, and who disperses did not ("police fired tear gas to disperse demonstrators")."""

import re
from dataclasses import replace

from fogline.claims.page import Page
from fogline.records import Frame, Role

_DISPERSES = re.compile(r"(?:to )?(?:(?:forcibly|violently) )?dispers(?:e|es|ed|ing)", re.IGNORECASE)
_AND_WHOM = re.compile(r"(?:to |in order to )?dispers(?:e|ing)\s+", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:protest[eo]rs?|demonstrators?|marchers|crowds?|people|students|strikers|activists|supporters|residents|rioters|"
    r"teachers|workers|farmers|youths?|women|men|mourners|worshippers|villagers|opponents)\b",
    re.IGNORECASE,
)


def with_those_dispersed(page: Page, frame: Frame) -> Frame:
    """Return a protest that is dispersed as one of those dispersed; a target that begins with the verb without it."""
    roles = tuple(_without_verb(page, role) for role in frame.roles)
    if frame.type == "protest" and _DISPERSES.fullmatch(page.words(frame.trigger)):
        roles = tuple(
            Role("actor", role.start, role.end, role.confidence) if role.role == "target" else role
            for role in roles
            if role.role != "actor" and (role.role != "target" or _is_of_people(page, role))
        )
    return frame if roles == frame.roles else replace(frame, roles=roles)


def _is_of_people(page: Page, role: Role) -> bool:
    return page.inside(role.span) and _PEOPLE.search(page.words(role.span)) is not None


def _without_verb(page: Page, role: Role) -> Role:
    verb = _AND_WHOM.match(page.words(role.span)) if role.role == "target" and page.inside(role.span) else None
    return Role("target", role.start + verb.end(), role.end, role.confidence) if verb else role
