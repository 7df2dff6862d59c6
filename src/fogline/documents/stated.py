"""A publication date that stands in the text: a stamp, a dateline, or "as of" in the title."""

import datetime
import re
from collections.abc import Sequence

from fogline.documents.datelines import is_dateline, opens_report
from fogline.documents.headings import is_body
from fogline.documents.stamps import DayWords, find_days, is_clock_line, is_date_line
from fogline.records.document import Block, Published
from fogline.records.span import Span

_RANK_LABEL, _RANK_BARE, _RANK_AS_OF, _RANK_CHANGED = range(4)
"""A report "as of" a day comes out on that day or the next; the rest on the day itself."""
_HEAD_BLOCKS = 8
_FOOT_BLOCKS = 3
_CLOCKS = 2
"""Paragraphs of nothing but a time of day from which a text is a live blog, which is changed on its own day."""
_LABEL_AT_START = re.compile(r"\W*(?:(?:[a-z]+ )?date(?: of [a-z]+)?|dated)\s*:\s*(?:\w+day,?\s*)?", re.I)
"""A label that says of which day a report is, with more on the same line: "Analysis date: 3 May 2024. Imagery: ..."."""
_PERIOD = re.compile(
    r"\W*(?:reporting|coverage|monitoring) period\s*:[^.]{0,60}(?:\bto|\buntil|-|–)\s*"
    r"(?:\d\d[:.]?\d\d\s*(?:hrs|h)?,?\s*(?:on\s+)?)?",
    re.I,
)
_CLOCK_BEHIND = re.compile(
    r"\s*+(?:,\s*+)?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: (?:GMT|UTC|[A-Z]{2,4}|local time))?\s*[)\]]?\s*"
)
_LABEL = re.compile(
    r"\b(?:published|posted|dated?|issued|released|publication date|date of issue)(?: on| at)?\s*:?\s*(?:\w+day,?\s*)?$",
    re.I,
)
_REVISED = re.compile(r"\b(?:updated|modified|edited|revised)\b", re.I)
_CHANGED = re.compile(r"\b(?:updated|modified|edited|revised|accessed|archived|retrieved)\b[^\n]{0,30}$", re.I)
_AS_OF = re.compile(
    r"\b(?:as of|as at|situation on|report of|update(?: of| for)?,?)\s*(?:\d\d[:.]?\d\d\s*(?:\([A-Z]+\))?,?\s*(?:on\s+)?)?$",
    re.I,
)
_BYLINE = re.compile(r"\b[Bb]y (?:the )?[A-Z]|[|·•]")
_OUTLET_BEHIND = re.compile(
    r"\s*[/|·•–—-]\s*(?:[Tt]he )?[A-Z][\w’'&.-]*(?: (?:of|and|the|for|&|[A-Z][\w’'&.-]*)){0,5}\s*"
)
"""An outlet behind the date, alone on a line under the title: "Sept 25, 2023 / Harbour Report"."""
_ISSUE = re.compile(
    r"(?:\w[\w’'&.-]* ){0,6}?(?:bulletin|update|report|digest|briefing|brief|live|blog|liveblog|sitrep|news|edition|newsletter|"
    r"dispatch|summary|round-?up|advisory|flash)(?: (?:no\.? ?|#)?\d{1,4})?\s*[,:|/·•–—-]\s*",
    re.I,
)
"""What comes out on a day, before that day: "Daily bulletin – 9 March 2025", "Orvel live: 4 June 2024"."""
_RELEASE = re.compile(
    r"(?!(?:The|An?|Reply|Response|Correction|Comment|Reaction|Answer|Rebuttal)\b)"
    r"(?:[A-Z][\w’'&.-]*[:,]?(?: [–—-])? (?:of (?:the )?|for |de |des |du |and |the )?){0,8}?"
    r"(?i:(?:press|media|news) (?:release|statement|note|communiqu[eé])|statement|communiqu[eé]|bulletin|sitrep|situation report|"
    r"newsletter|dispatch)(?: (?:[Nn]o\.? ?|#)?\d{1,4})?(?:,(?: [A-Z][\w’'.-]*){1,3},)?"
    r"(?i: issued| dated| published| released)?(?i: of| from)?(?: the)? ",
)
"""What comes out on a day, named with that day: "Press release of 9 March 2025", "Press release No. 44, Orvel, 9 March 2025"."""
_TOPIC = re.compile(r"\W*|\s*[:–—-]\s.*|,? (?:on|about|regarding|concerning|following|after)\b.*")
_OUTLET = re.compile(
    r"(?:(?:[Tt]he )?[A-Z][\w’'&.-]*(?: (?:of|and|the|for|&|[A-Z][\w’'&.-]*)){0,5}\s*[,|/·•:–—-]\s*){1,3}"
)
"""An outlet, a place or both before the date, alone on a line under the title: "The Harbour Review, Orvel, 2 April 2025"."""
_HIJRI = re.compile(
    r"\W*\d{1,2}(?:st|nd|rd|th)?,? (?:of )?[A-Z][\w’'-]+(?:[ -][A-Za-z][\w’'-]*){0,2},? 1[34]\d\d(?: ?(?:AH|H|Hijri|A\.H\.))?\s*"
    r"(?:[(/,=|–—-]|corresponding to|i\.e\.)+\s*"
)
"""The same day as the Muslim calendar has it, before it: "26 Ramadan 1446 (26 March 2025)"."""
_NOTE_BEHIND = re.compile(r"\s*\([^()\n]{3,40}\)\W*")
"""What a title notes of itself: "Press conference, Orvel, 24 June 2025 (unofficial transcript)"."""


def find_stated(text: str, blocks: Sequence[Block]) -> Published | None:
    """Return the date that the head or foot of ``text`` states with its year, or ``None`` where it states none.

    A labelled stamp is believed before a bare one, and that before a note of a change; where two of one rank differ by more
    than a day, neither is believed and the date is unknown. A note of a change counts only where the text names a day of the
    week before it, or is a live blog.
    """
    spans = _paragraphs(text, blocks)
    head = spans[:_HEAD_BLOCKS]
    foot = [span for span in spans[-_FOOT_BLOCKS:] if span not in head]
    opening = next((span for span in head if is_body(span.of(text))), None)
    ranked: dict[int, list[DayWords]] = {}
    for span in head + foot:
        label = _label_above(text, spans, span)
        for rank, day in _in_block(text, span, label, at_head=span in head):
            ranked.setdefault(rank, []).append(day)
        opened = opens_report(text, span) if span == opening else None
        if opened is not None:
            ranked.setdefault(_RANK_BARE, []).append(opened)
    is_live = sum(is_clock_line(span.of(text)) for span in spans) >= _CLOCKS
    if not is_live and not all(_has_news(text, day) for day in ranked.get(_RANK_CHANGED, [])):
        del ranked[_RANK_CHANGED]
    if not ranked:
        return None
    best = ranked[min(ranked)]
    dates = {day.date for day in best}
    date = best[0].date
    known = sorted(date for date in dates if date is not None)
    if date is None or not known or (known[-1] - known[0]).days > 1:
        return Published()
    if len(known) == 2:  # two neighbours: one day seen from two time zones, or first printed the evening before
        return Published(known[0], known[1], "stated", tuple(sorted({day.span for day in best})))
    until = date + datetime.timedelta(days=1) if min(ranked) == _RANK_AS_OF else date
    return Published(date, until, "stated", (best[0].span,))


def dateline_day(text: str, blocks: Sequence[Block]) -> DayWords | None:
    """Return the day of a wire's dateline, with or without its year ("KYIV, May 16 (Agency) - ...")."""
    for span in _paragraphs(text, blocks)[:_HEAD_BLOCKS]:
        line = text[span.start : min(span.end, span.start + 120)]
        for day in find_days(line)[:1]:
            if is_dateline(line, day):
                return _moved(day, span.start)
    return None


def notes_change(text: str, day: DayWords) -> bool:
    """Tell whether the day is that of an update, revision or retrieval of the page."""
    return _CHANGED.search(text[max(0, day.span.start - 60) : day.span.start]) is not None


def _paragraphs(text: str, blocks: Sequence[Block]) -> list[Span]:
    """Return the kept blocks' places, or the lines of ``text`` where there are no blocks."""
    if blocks:
        return [block.span for block in blocks if block.kept]
    return [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]


def _label_above(text: str, spans: Sequence[Span], span: Span) -> str:
    """Return the paragraph before ``span`` where it is only a label for it ("Published", "Last updated:"), else nothing."""
    index = spans.index(span)
    line = spans[index - 1].of(text) if index else ""
    return f"{line} " if len(line.split()) <= 3 and (_LABEL.search(line) or _CHANGED.search(line)) else ""


def _has_news(text: str, changed: DayWords) -> bool:
    """Tell whether the text names a day of the week before a change, so that it cannot be much older than the change."""
    limit = changed.date or datetime.date.max
    others = (day for day in find_days(text) if day.span != changed.span)
    dates = (day.date or day.in_year(limit.year) for day in others)
    return any(date is not None and 0 <= (limit - date).days <= 7 for date in dates)


def _in_block(text: str, span: Span, label: str, *, at_head: bool) -> list[tuple[int, DayWords]]:
    """Return the days of one paragraph that can be its stamp, each with its rank (0 is best)."""
    line = label + text[span.start : span.end]
    found = []
    for day in find_days(line[:400]):
        rank = None if day.date is None else _rank(line, day, at_head=at_head, first=span.start == 0)
        if rank is not None:
            found.append((rank, _moved(day, span.start - len(label))))
    return found


def _rank(line: str, day: DayWords, *, at_head: bool, first: bool) -> int | None:
    """Return how far a day of a paragraph is to be believed as its stamp, ``None`` where it is a day of the story."""
    before, after = line[: day.span.start], line[day.span.end :]
    short = not is_body(line) and len(line.split()) <= 16
    stamp = is_date_line(line)
    if _CHANGED.search(before):
        return _RANK_CHANGED if short and _REVISED.search(before) else None
    if (_LABEL.search(before) and (short or stamp)) or (at_head and _LABEL_AT_START.fullmatch(before)):
        return _RANK_LABEL
    if at_head and _PERIOD.fullmatch(before):
        return _RANK_AS_OF
    if stamp or (at_head and (is_dateline(line, day) or (short and _BYLINE.search(line)))):
        return _RANK_BARE
    if at_head and short and _beside_name(before, after, first=first):
        return _RANK_BARE
    last = not re.search(r"\w", after) or any(one.fullmatch(after) for one in (_CLOCK_BEHIND, _NOTE_BEHIND))
    closes_title = first and last and re.search(r"(?:[,(]|(?<!\d)[–—-])\s*$", before)
    return _RANK_AS_OF if at_head and short and (closes_title or _AS_OF.search(before)) else None


def _beside_name(before: str, after: str, *, first: bool) -> bool:
    """Tell whether a day stands on its line with nothing but the name of what is issued or, below the title, of an outlet."""
    if _RELEASE.fullmatch(before) and _TOPIC.fullmatch(after):
        return True
    if re.search(r"\w", after):
        return not first and not before and _OUTLET_BEHIND.fullmatch(after) is not None
    if _ISSUE.fullmatch(before) is not None or _HIJRI.fullmatch(before) is not None:
        return True
    return not first and _OUTLET.fullmatch(before) is not None


def _moved(day: DayWords, by: int) -> DayWords:
    return DayWords(Span(day.span.start + by, day.span.end + by), day.month, day.day, day.year, day.weekday)
