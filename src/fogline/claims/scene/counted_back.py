"""Days counted back: "freed on Monday, ten days after being kidnapped" was kidnapped ten days before that Monday."""

import datetime as dt
import re
from collections.abc import Mapping

from fogline.claims.page import Page
from fogline.claims.times import Time, resolve
from fogline.claims.times.normal import COUNT, UNIT
from fogline.claims.times.record import Context
from fogline.records import Frame, Span

_AFTER = re.compile(
    rf"(?:(?:just|only|about|around|some|nearly|almost|more than|over|barely)\s+)*(?P<ago>{COUNT}\s+{UNIT})\s+after\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;.:–—](?!\d)")
_DAYS = frozenset({"day", "part_of_day", "instant"})


def counted_back(page: Page, frame: Frame, time: Span, times: Mapping[Span, tuple[Time, ...]]) -> tuple[Time, ...]:
    """Return when the frame was, if ``time`` only tells how long after it something else of its sentence was, told with a day."""
    sentence = page.sentence_of(frame.trigger)
    after = _AFTER.match(page.text, time.start, sentence.end)
    if after is None or after.end() > frame.trigger.start or not sentence.contains(time):
        return ()
    if _CLAUSE_END.search(page.text, after.end(), frame.trigger.start) is not None:
        return ()
    day = _day_before(page, Span(sentence.start, time.start), times)
    return resolve(f"{after['ago']} ago", Context(published=(day, day))) if day is not None else ()


def _day_before(page: Page, words: Span, times: Mapping[Span, tuple[Time, ...]]) -> dt.date | None:
    """Return the day that is told last in ``words``."""
    told = (
        [mention.span for mention in page.mentions_in(words) if mention.type == "TIME"]
        if words.end > words.start
        else []
    )
    known = [times[span][0] for span in told if times.get(span)]
    return known[-1].first_day if known and known[-1].precision in _DAYS else None
