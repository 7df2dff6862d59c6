"""What is held, and what is not: "all of the valley except Orvel", "the last town in the valley held by the army"."""

import re
from dataclasses import replace

from fogline.claims.page import Page
from fogline.records import Frame, Role, Span

_OF_GROUND = frozenset({"capture", "control", "siege", "withdrawal"})
_EXCEPT = re.compile(
    r"\b(?:except(?:ing)?(?: for)?|apart from|aside from|other than|with the exception of|excluding|but not|bar)\s"
    r"(?:(?:the|for|only)\s)*(?:(?:towns?|city|cities|villages?|districts?|parts?) of )?",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    r"\b(?:last|only|biggest|largest|first|final|sole|main|major|remaining|next|one)\s(?:[\w-]+\s){1,4}(?:in|of)\s(?:the\s)?$",
    re.IGNORECASE,
)
_RULE = re.compile(r"control|rule|hands|grip|authority|administration|occupation", re.IGNORECASE)
_OUTSIDE = re.compile(
    r"\b(?:outside|beyond|free (?:of|from)|not under|no longer under|out of)(?: the)?"
    r"(?: (?!(?:the|an?|is|are|was|were|be|been|has|have|had|say|said|says|by|of|in|and|that|which|who)\b)[\w'’-]+){0,3}"
    r"(?: of(?: the)?)?(?<![A-Za-z]s) $",  # "rebels control" is what they do
    re.IGNORECASE,
)
_AHEAD = 70  # code points before a filler that are looked at
_JOINS = re.compile(r"(?:[A-Z][\w'’-]*(?:,\s|\sand\s|,\sand\s|\sor\s))*$")


def only_what_is_held(page: Page, frame: Frame) -> Frame:
    """Return a frame of ground taken, held, besieged or left without the places that are excepted, and without the region of
    which a place that is named is only the last or largest.
    """
    if frame.type not in _OF_GROUND:
        return frame
    several = sum(role.role == "target" for role in frame.roles) > 1
    roles = tuple(role for given in frame.roles for role in _held(page, given, several=several))
    return frame if roles == frame.roles else replace(frame, roles=roles)


def is_outside(page: Page, frame: Frame) -> bool:
    """Tell whether it is said that somebody does not hold it: "the last city outside rebel control"."""
    start = max(page.sentence_of(frame.trigger).start, frame.trigger.start - _AHEAD)
    noun = _RULE.fullmatch(page.words(frame.trigger)) is not None
    return frame.type == "control" and noun and _OUTSIDE.search(page.text, start, frame.trigger.start) is not None


def _held(page: Page, role: Role, *, several: bool) -> tuple[Role, ...]:
    """Return the filler as it is, cut back, or not at all."""
    if role.role not in ("target", "place") or not page.inside(role.span):
        return (role,)
    start = max(page.sentence_of(role.span).start, role.start - _AHEAD)
    before = page.text[start : role.start]
    excepted = list(_EXCEPT.finditer(before))
    if excepted and _JOINS.fullmatch(before, excepted[-1].end()):
        return ()
    if several and role.role == "target" and _ONE_OF.search(before):
        return ()
    inner = _EXCEPT.search(page.text, role.start + 1, role.end)
    return (role._replace(end=_end(page, Span(role.start, inner.start()))),) if inner is not None else (role,)


def _end(page: Page, span: Span) -> int:
    return span.start + len(page.text[span.start : span.end].rstrip(" ,"))
