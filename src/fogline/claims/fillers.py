"""Fillers: role spans that a reader cut in the middle of a phrase, made whole or cut back to a whole one.

"the village of Mala, east of" + "Orvel" is made whole, "Crimea and" is cut back; a span that stops inside a number or a name goes
on to its end. Anything else stays as marked.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from fogline.records import Frame, Mention, Role, Span

_DANGLING = re.compile(
    r"(?:^|(?<=\s))(?:of|in|on|at|to|from|for|by|with|near|around|over|into|towards?|between|against|leading|and|or|but|as|"
    r"(?:to the )?(?:north|south)?-?(?:east|west|north|south) of|that|which|who|the|an?|its|their|his|her|,|;|:|-|–|—)$",
    re.IGNORECASE,
)
_LAST_DANGLING = frozenset(
    "of in on at to from for by with near around over into toward towards between against leading and or but as that which "
    "who the a an its their his her , ; : - – —".split()
)
"""The last word of what dangles, or links a name to what stands before it."""
_LAST_DETERMINED = frozenset("the a an same own other its their".split())
_LONGEST_DANGLING = 40
"""Code points at the end of a phrase in which what dangles stands."""
_LINKS = re.compile(r"(?:^|\s)(?:of|in|at|to|from|for|near|around|over|into|between|the|an?)$", re.IGNORECASE)
_DETERMINED = re.compile(r"(?:^|\s)(?:the|an?|same|own|other)$|\s(?:its|their)$", re.IGNORECASE)
_DESCRIBED = re.compile(r"(?:the |an? )?\w+-(?:\w+ed|\w+ing|term|range|scale|grade)", re.IGNORECASE)
_STRAY_QUOTE = re.compile(r"[\"”’»]\s+(?=\w)")
"""The end of somebody else's quotation ("neutralised" 12 "fighters")."""
_HYPHENS = ("-", "‑")
_REST = re.compile(r"(?:,\d{3})+\b|\w+")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_NOUN = re.compile(
    r"\s+(?!(?:of|in|on|at|to|from|for|by|with|near|and|or|but|as|that|which|who|be|been|was|were|is|are|has|have|had|will|would|"
    r"may|said|says)\b)[A-Za-z][\w’'‑-]*"
)


def whole(text: str, mentions: Sequence[Mention], frame: Frame) -> Frame:
    """Return ``frame`` with its role spans made whole; ``mentions`` are those of the text, by place."""
    roles = tuple(
        Role(role.role, *_whole(text, mentions, role.span), role.confidence)
        if 0 <= role.start < role.end <= len(text)
        else role
        for role in frame.roles
    )
    return frame if roles == frame.roles else replace(frame, roles=roles)


def _whole(text: str, mentions: Sequence[Mention], span: Span) -> Span:
    end = _end_of_word(text, span.end)
    cut = end > span.end or _dangling(text[span.start : end]) is not None
    end = max([end, *(mention.end for mention in _across(mentions, Span(span.start - cut, end)))])
    words = text[span.start : end]
    last = _last_word(words)
    named = _name_behind(text, mentions, words, end) if last in _LAST_DANGLING and _LINKS.search(words) else None
    if named is not None:
        return Span(span.start, named)
    determined = last in _LAST_DETERMINED and _DETERMINED.search(words) is not None
    for _ in range(1 if determined else 2 if "-" in words and _DESCRIBED.fullmatch(words) else 0):
        noun = _NOUN.match(text, end)
        end = noun.end() if noun and "\n" not in noun.group() else end
    return _cut_back(text, Span(span.start, end))


def _name_behind(text: str, mentions: Sequence[Mention], words: str, end: int) -> int | None:
    """Return where the name ends that stands right behind ``end`` and completes a phrase ending in these words."""
    start = end + len(text[end : end + 3]) - len(text[end : end + 3].lstrip(" \u00a0"))
    article = _ARTICLE.match(text, start)
    for place in (start, article.end() if article else start):
        follows = [mention.end for mention in _starting(mentions, place) if mention.type in _types_after(words)]
        if follows:
            return max(follows)
    return None


def _types_after(words: str) -> tuple[str, ...]:
    """Return the types of names that belong to a phrase ending in these words: behind "from" or "to" only places do."""
    if re.search(r"\b(?:of|the|an?)$", words, re.IGNORECASE):
        return ("PLACE", "FACILITY", "ORG", "FORCE", "STATE", "GROUP", "PERSON", "WEAPON")
    return ("PLACE", "FACILITY")


def _end_of_word(text: str, end: int) -> int:
    """Go on to the end of the word or number in which ``end`` falls ("1|,000", "Kha|rkiv")."""
    if text[end - 1].isalnum() and (rest := _REST.match(text[end : end + 40])):
        digits = text[end - 1].isdigit()
        return end + rest.end() if digits or rest.group()[0] != "," else end
    return end


def _dangling(words: str) -> re.Match[str] | None:
    if _last_word(words) not in _LAST_DANGLING:  # so most phrases need no closer look
        return None
    return _DANGLING.search(words, max(0, len(words) - _LONGEST_DANGLING))


def _last_word(words: str) -> str:
    return next(iter(words.rsplit(maxsplit=1)[-1:]), "").casefold()


def _cut_back(text: str, span: Span) -> Span:
    stray = _STRAY_QUOTE.match(text, span.start, span.end)
    span = Span(stray.end(), span.end) if stray else span
    words = text[span.start : span.end].rstrip()
    if text[span.end - 1 : span.end] in _HYPHENS or text[span.end : span.end + 1] in _HYPHENS:
        words = re.sub(r"\b(and|or|,)\s+\w+[-‑]?$", r"\1", words)  # "Crimea and rebel" of "Crimea and rebel-held areas"
    if not any(mark in words for mark in "‘“"):
        words = re.sub(r"(?:(?<!s)’|”)$", "", words) if words.endswith(("’", "”")) else words
    while found := _dangling(words):
        words = words[: found.start()].rstrip(" \t\n\u00a0,;:")
    return Span(span.start, span.start + len(words)) if words else span


def _across(mentions: Sequence[Mention], span: Span) -> list[Mention]:
    """Return the mentions that begin inside ``span``, not with it ("Russian" of "Russian guns" is whole), and end beyond it."""
    first = bisect_right(mentions, span.start, key=lambda mention: mention.start)
    last = bisect_left(mentions, span.end, key=lambda mention: mention.start)
    return [mention for mention in mentions[first:last] if mention.end > span.end]


def _starting(mentions: Sequence[Mention], start: int) -> list[Mention]:
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    last = bisect_right(mentions, start, key=lambda mention: mention.start)
    return list(mentions[first:last])
