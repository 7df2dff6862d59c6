"""What a stretch began with: "since the fall of Goma on 27 January 2025" is since that day, and the fall itself was on it."""

import re
from dataclasses import replace

from fogline.claims.page import Page
from fogline.records import Frame, Interval, Span
from fogline.records.english import ANY_MONTH

_SINCE = re.compile(
    rf"\bsince (?!(?:early |late |mid-?)?(?:{ANY_MONTH} )?(?:19|20)\d\d\b)(?:[^\s,.;:()]+ ){{1,12}}?(?:in |on )?(?:the )?$",
    re.IGNORECASE,
)
"""Before the date of what a stretch began with: "since the truce ended on 3 May" is since 3 May for what has happened since;
"held since 2016 were released on 3 May" is not.
"""
_OF_EVENT = re.compile(
    r"since (?:the|an?|its|their|his|her|this|that|[A-Z][\w-]*['’]s) (?:(?!(?:weeks?|weekend|days?|nights?|mornings?|evenings?|"
    r"months?|years?|hours?|start|beginning|end|eve|anniversary|has|have|had|was|were|is|are)\b)[^\s,.;:()]+ ){1,8}"
    r"(?:of|in|on) (?:the )?(?:early |late )?",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{ANY_MONTH}|{ANY_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?)(?:,? (?:19|20)\d\d)?\b"
)
_BEGAN = re.compile(
    r", (?:which|that) (?:(?:first|was|had|has|been) )*(?:began|started|erupted|broke out|launched)(?: [^\s,.;:]+){0,8}? $"
)
_HAS = re.compile(r",? (?:has|have)\b")
_CLAUSE = 110  # code points of a clause before its date


def date_begun(page: Page, time: Span) -> Span | None:
    """Return the date of the event that ``time`` counts from, marked whole or in part: "since the ceasefire [of 3 May]"."""
    if page.words(time)[:5].lower() != "since":
        return None
    sentence = page.sentence_of(time)
    near = Span(time.start, min(sentence.end, time.start + _CLAUSE))
    dates = [
        mention.span for mention in page.mentions_in(near) if mention.type == "TIME" and mention.start > time.start
    ]
    dates += [Span(*match.span()) for match in _DATE.finditer(page.text, *near)]
    ahead = (date for date in sorted(dates) if _OF_EVENT.fullmatch(page.text, time.start, date.start))
    return next(ahead, None)


def since_begun(page: Page, frame: Frame, time: Interval) -> Interval:
    """Return a day as the stretch since then where it is told of what the stretch began with, and the frame is not that.

    "Since the truce ended on 3 May, 60 have died", "the war, which began on 3 May, has killed 60": nobody died on that day alone.
    """
    date = time.derived_from
    first = max(0, date.start - _CLAUSE, page.sentence_of(date).start)
    since = _SINCE.search(page.text, first, date.start)
    began = _BEGAN.search(page.text, first, date.start)
    told = since is not None and not Span(since.start(), date.end).overlaps(frame.trigger)
    goes_on = frame.trigger.start > date.end and _HAS.match(page.text, date.end) is not None
    return replace(time, end=None, precision="interval") if time.start and (told or (began and goes_on)) else time
