"""Mines: who "hit a landmine" struck nothing; a mine went off under him."""

import re
from dataclasses import replace

from fogline.claims.kinds import family_of
from fogline.claims.page import Page
from fogline.records import Frame, Role, Span
from fogline.records.reading import RoleName

_MEETS = re.compile(
    r"hits?|hitting|struck|strikes?|striking|(?:ran|runs?|drove|drives?|rode|rolled|passed) over|(?:stepped|steps?|trod) on",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r"\s+(?P<mine>(?:(?:an?|the|another|two|three|several)\s)?(?:[\w-]+\s){0,2}?"
    r"(?:(?P<plain>mines?)|land ?mines?|IEDs?|explosive devices?|roadside bombs?|booby[- ]traps?|unexploded (?:shells?|bombs?)))"
    r"\b(?![-\s](?:workers?|shafts?|owners?|sites?|compan\w+|clear\w+|fields?|depots?|stores?|factor\w+|teams?|crews?|caches?|removal))",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:^|[,;:“\"]\s*|\b(?:when|after|as|that|and|because|while)\s)"
    r"(?P<who>(?:(?!(?:when|after|as|that|and|because|while|said|says|has|have|had|also|later)\s)[\w'’-]+\s){1,7})(?:(?:has|have|had|also|later)\s)*$",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\b(?:truck|lorry|lorries|car|bus|buses|minibus(?:es)?|vehicle|convoy|motorcycle|motorbike|bike|tractor|cart|ambulance|pickup|"
    r"van|taxi|tank|boat|ship|vessel|tanker|ferry|patrol|jeep|carrier|train|passenger|shepherd|herder|farmer|child(?:ren)?|boys?|"
    r"girls?|m[ae]n|wom[ae]n|cow|camel)s?\b",
    re.IGNORECASE,
)
_AHEAD = 90  # code points before a trigger in which the subject stands
_DOERS: tuple[RoleName, ...] = ("actor", "instrument")


def on_a_mine(page: Page, frame: Frame) -> Frame:
    """Return the frame as an explosion under those who hit it: "a bus hit a landmine" is no strike on a landmine."""
    trigger = frame.trigger
    if family_of(frame.type) != "strike" or not page.inside(trigger) or not _MEETS.fullmatch(page.words(trigger)):
        return frame
    sentence = page.sentence_of(trigger)
    charge = _CHARGE.match(page.text, trigger.end, sentence.end)
    hurt = _under(page, frame, sentence)
    if charge is None or not hurt:
        return frame
    if charge["plain"] and not any(_MOVES.search(page.words(span)) for span in hurt):
        return frame  # gunmen who "struck a mine" may have struck where gold is dug
    mine = Span(charge.start("mine"), charge.end("mine"))
    others = [role for role in frame.roles if role.role not in (*_DOERS, "target")]
    told = [Role("target", *span) for span in hurt]
    return replace(frame, type="explosion", roles=(*told, Role("instrument", *mine), *others))


def _under(page: Page, frame: Frame, sentence: Span) -> list[Span]:
    """Return who was there when it went off: those marked as doers, or the subject of the verb."""
    marked = [
        span for role in _DOERS for span in frame.fillers(role) if page.inside(span) and span.end <= frame.trigger.start
    ]
    if marked:
        return marked
    start = max(sentence.start, frame.trigger.start - _AHEAD)
    found = _SUBJECT.search(page.text[start : frame.trigger.start])
    if found is None:
        return []
    who = page.text[start + found.start("who") : start + found.end("who")].rstrip()
    return [Span(start + found.start("who"), start + found.start("who") + len(who))]
