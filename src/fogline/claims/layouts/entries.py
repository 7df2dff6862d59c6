"""Entries of a record: lines that say by a label what they are ("Date: 4 February 2025", "Location: Tanbul", "Perpetrator: RSF").

What happened in one of the lines, or in the paragraph right behind them, was then, there and done by those, where it does not
say so itself.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from fogline.claims.kinds import is_deed
from fogline.claims.page import Page
from fogline.records import Frame, Role, RoleName, Span

_LABELS: dict[RoleName, str] = {
    "time": r"(?:incident |event )?date(?: of (?:the )?(?:incident|event|attack))?|when|time|day|date and time",
    "place": r"(?:incident |event )?location|place|where|site|village|town|area",
    "actor": r"(?:alleged )?perpetrator(?:s|\(s\))?|(?:responsible|attributed) (?:party|to)|actors?|attacker|"
    r"armed actor|belligerent",
}
_LABEL = re.compile(
    r"\W{0,6}(?:"
    + "|".join(f"(?P<{role}>{words})" for role, words in _LABELS.items())
    + r"|(?P<other>[^\W\d_][^:\n]{1,40}?))"
    r"\s*:\s+(?P<value>\S[^\n]*)",
    re.IGNORECASE,
)
_HAPPENED = frozenset({"casualties", "damage", "abuse", "detention", "displacement"})
_FEWEST = 2  # lines of time, place or actor that make an entry


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of an entry, with the values of its time, place and actor."""

    words: Span
    values: dict[RoleName, Span]


def entries(page: Page) -> tuple[Entry, ...]:
    """Return the entries of the page, in text order."""
    found: list[Entry] = []
    start, end, values = -1, -1, dict[RoleName, Span]()
    for sentence in page.sentences:
        match = _LABEL.fullmatch(page.text, *sentence)
        role = match.lastgroup if match is not None else None
        named: RoleName | None = next((one for one in _LABELS if match is not None and match[one]), None)
        if match is not None and role is not None and named not in values:
            start, end = (sentence.start if start < 0 else start), sentence.end
            if named is not None:
                values[named] = Span(*match.span("value"))
            continue
        if len(values) >= _FEWEST:
            found.append(Entry(Span(start, max(end, sentence.end) if match is None else end), values))
        start, end, values = -1, -1, dict[RoleName, Span]()
        if match is not None and named is not None:
            start, end, values = sentence.start, sentence.end, {named: Span(*match.span("value"))}
    if len(values) >= _FEWEST:
        found.append(Entry(Span(start, end), values))
    return tuple(found)


def with_entry(page: Page, found: tuple[Entry, ...], frame: Frame) -> Frame:
    """Return ``frame`` with the time, place and actor of the entry it stands in, where it has none, or no place with a name."""
    at = bisect_right(found, frame.trigger.start, key=lambda one: one.words.start)  # they come one after the other
    entry = next((one for one in found[max(0, at - 1) : at] if one.words.contains(frame.trigger)), None)
    if entry is None:
        return frame
    roles = [Role(role, *span) for role, span in entry.values.items() if _lacks(page, frame, role)]
    return replace(frame, roles=(*frame.roles, *roles)) if roles else frame


def _lacks(page: Page, frame: Frame, role: RoleName) -> bool:
    fillers = [span for span in frame.fillers(role) if page.inside(span)]
    if role == "place":
        return not any(mention.type == "PLACE" for span in fillers for mention in page.mentions_in(span))
    done = frame.type in _HAPPENED or is_deed(frame.type)
    return not fillers and (role != "actor" or done)
