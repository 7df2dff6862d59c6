"""Running totals: figures of a whole war or campaign that a report of one day repeats; never those of a brief's few days."""

import datetime
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from fogline.records.english import MONTHS
from fogline.records.ledger import Finding

if TYPE_CHECKING:
    from fogline.picture.brief.tellings import Telling

_MONTHS = "|".join(name[:3] for name in MONTHS)
_WAR = r"(?:war|invasion|conflict|offensive|operation|uprising|fighting|hostilities|siege|campaign|occupation|violence|coup)"
_SINCE = re.compile(
    r"\bsince\s+(?:"
    rf"(?:the\s+)?(?:start|beginning|outbreak|onset|launch)\s+of\s+(?:[\w’'-]+\s+){{0,4}}?{_WAR}"
    rf"|(?:the\s+|its\s+|this\s+)?(?:[\w’'-]+\s+){{0,3}}?{_WAR}(?:\s+(?:there|in\s+[A-Z]\w+))?(?:\s+(?:began|begun|started|broke\s+out))?"
    rf"|(?:(?:early|late|mid|the\s+end\s+of|the\s+beginning\s+of)[\s-]+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTHS})[a-z]*\.?"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?)?(?:,?\s+(?:19|20)\d\d)?"
    r"|(?:19|20)\d\d|last\s+(?:year|month))\b",
    re.IGNORECASE,
)
_DAYS = 7  # a span that begins so long before the period is not of it


def since_words(finding: Finding) -> str:
    """Return the words of the evidence that say from when a total counts ("since the start of the war"); ``""`` where none do."""
    found = _SINCE.search(finding.evidence)
    return " ".join(found[0].split()) if found else ""


def is_running(telling: "Telling", since: str | None) -> bool:
    """Tell whether a count runs from well before the period, which begins on ``since`` (ISO 8601)."""
    if not telling.claim.quantities or telling.future:
        return False
    if since_words(telling.lead.finding) or _is_told_since(telling):
        return True
    when = telling.claim.when
    if since is None or when is None or not when.start:
        return False
    begun = (datetime.date.fromisoformat(since) - datetime.timedelta(days=_DAYS)).isoformat()
    return when.start[:10] < begun and (when.end is None or when.end[:10] >= since)


def _is_told_since(telling: "Telling") -> bool:
    """Tell whether the same report says elsewhere from when its number counts: "death toll reaches 42,340", its headline says."""
    numbers = {(one.low, one.high) for one in telling.claim.quantities}
    return any(
        one.document.id == telling.lead.finding.document.id
        and since_words(one)
        and any((count.low, count.high) in numbers for count in one.claim.quantities)
        for one in telling.event.findings
    )


def with_its_span(telling: "Telling") -> "Telling":
    """Return a telling that says from when its total counts, where its words do."""
    words = since_words(telling.lead.finding) if telling.claim.quantities and not telling.future else ""
    if not words or telling.clause.time.startswith(("since", "between", "from")):
        return telling
    return replace(telling, clause=replace(telling.clause, time=words[0].lower() + words[1:]))
