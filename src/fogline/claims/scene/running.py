"""Running reports: what an entry of a live blog tells without a time of its own had happened by the time that heads the entry.

That holds for the headline of an entry and its first sentence; what is said further down may be of days before, as may whatever
is told behind another time, and tolls that have mounted up.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace

from fogline.claims.kinds import CASUALTIES, is_deed
from fogline.claims.page import Page
from fogline.claims.times import Time, interval, stamps
from fogline.records import Frame, Interval, Span

_ALREADY = re.compile(
    r"\b(?:earlier|previously|formerly|already|once|ago|since|so far|in total|altogether|toll|total|overall|recap|background|"
    r"has risen|have risen|rises|rose|war|conflict|anniversary|last (?:week|month|year))\b",
    re.IGNORECASE,
)
_HAVE_BEEN = re.compile(r"\b(?:has|have|had|['’]ve) (?:now |so far |also )?(?:been )?$")
_PERFECT = 16  # code points before a trigger in which "have been" stands
_HAPPENED = frozenset(
    {CASUALTIES, "damage", "detention", "displacement", "capture", "withdrawal", "release", "interception"}
)
_NOON = 12


@dataclass(frozen=True, slots=True)
class _Entry:
    stamp: Span
    end: int


def by_its_entry(page: Page, frame: Frame, times: Mapping[Span, tuple[Time, ...]]) -> Interval | None:
    """Return the time up to that of the entry, from the beginning of its day, in the morning from that of the day before.

    ``None`` for what stands in no entry, or tells of what may have been long before.
    """
    entry = _entry_of(page, frame.trigger)
    known = times.get(entry.stamp, ()) if entry is not None else ()
    if entry is None or not known or known[0].start is None or known[0].precision != "instant":
        return None
    if frame.reality != "factual" or not (frame.type in _HAPPENED or is_deed(frame.type)):
        return None
    sentence = page.sentence_of(frame.trigger)
    if not _opens(page, entry, sentence) or _may_be_old(page, frame, sentence):
        return None
    moment = known[0].start
    first = moment.date() - dt.timedelta(days=moment.hour < _NOON)
    return replace(interval(known[:1], entry.stamp), start=first.isoformat(), precision="interval")


def without_stamp(page: Page, fillers: list[Span]) -> list[Span]:
    """Return the times of a frame without that which heads its entry, where it has one of its own: "06:55 Men came overnight"."""
    own = [span for span in fillers if not any(one.stamp.overlaps(span) for one in page.once(_entries, None))]
    return own or fillers


def _entry_of(page: Page, trigger: Span) -> _Entry | None:
    found = page.once(_entries, None)
    at = bisect_right(found, trigger.start, key=lambda one: one.stamp.start) - 1
    return found[at] if at >= 0 and trigger.end <= found[at].end else None


def _entries(page: Page, _: None) -> tuple[_Entry, ...]:
    phrases = [mention.span for mention in page.mentions if mention.type == "TIME"]
    heads = sorted(stamps(page.text, phrases))
    ends = (one.start for one in [*heads[1:], Span(len(page.text), len(page.text))])
    return tuple(_Entry(head, end) for head, end in zip(heads, ends, strict=False))


def _opens(page: Page, entry: _Entry, sentence: Span) -> bool:
    """Tell whether a sentence is the headline of its entry or the first below it, with no other time told up to its end."""
    if any(one.type == "TIME" for one in page.mentions_in(Span(entry.stamp.end, max(entry.stamp.end, sentence.end)))):
        return False
    first, last = page.number_of(entry.stamp), page.number_of(sentence)
    between = page.sentences[first + 1 : last] if page.sentence_of(entry.stamp) != sentence else ()
    return not any(not page.is_heading(one) for one in between)


def _may_be_old(page: Page, frame: Frame, sentence: Span) -> bool:
    """Tell whether the sentence looks back, or its dead "have been" killed nobody knows when."""
    if _ALREADY.search(page.words(sentence)):
        return True
    before = page.text[max(sentence.start, frame.trigger.start - _PERFECT) : frame.trigger.start]
    return frame.type == CASUALTIES and _HAVE_BEEN.search(before) is not None
