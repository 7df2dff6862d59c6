"""Names covered in all free text of events, each by five blocks, so that nobody can count its letters.

The words of a claim stand at spans of its document. Where a name in them is covered, what comes after it in the document moves,
so that every span still points at what it did, in the evidence and against the spans of other claims of the event.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from fogline.records import Span
from fogline.records.fused import FusedEvent
from fogline.records.ledger import DocumentHead, Finding

BLOCKS = "█" * 5
_CODES = frozenset({"id", "type", "geometry"})  # fields of records that hold no words of a report


def masked(event: FusedEvent, hidden: re.Pattern[str]) -> FusedEvent:
    """Return an event with all that fits ``hidden`` covered in every text of it, but for codes."""
    moves: dict[str, _Moves] = {}
    for document in {one.document.id for one in event.findings}:
        moves[document] = _Moves.of((one for one in event.findings if one.document.id == document), hidden)
    findings = tuple(_finding(one, moves[one.document.id], hidden) for one in event.findings)
    shell: FusedEvent = _walk(replace(event, findings=()), hidden, _Moves(()))
    same = all(after is before for after, before in zip(findings, event.findings, strict=True))
    if same and shell.cluster is event.cluster and shell.support is event.support:
        return event
    return replace(shell, findings=findings)


@dataclass(frozen=True, slots=True)
class _Moves:
    """Where names are covered in a document: ranges that do not overlap, in order."""

    covered: tuple[Span, ...]

    @classmethod
    def of(cls, findings: Iterable[Finding], hidden: re.Pattern[str]) -> "_Moves":
        """Return where names stand in the evidence of claims of one document."""
        found = sorted(
            Span(one.claim.evidence.start + hit.start(), one.claim.evidence.start + hit.end())
            for one in findings
            for hit in hidden.finditer(one.evidence)
        )
        apart: list[Span] = []
        for span in found:
            if apart and span.start < apart[-1].end:
                apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
            else:
                apart.append(span)
        return cls(tuple(apart))

    def span(self, span: Span) -> Span:
        """Return where the words of a span stand now; a covered name is covered as a whole."""
        start, end = self._at(span.start, last=False), self._at(span.end, last=True)
        return span if (start, end) == span else Span(start, max(start, end))

    def words(self, evidence: Span, words: str) -> str:
        """Return evidence with the names in it covered."""
        pieces, done = [], evidence.start
        for one in self.covered:
            if one.overlaps(evidence):
                pieces += [words[done - evidence.start : max(one.start - evidence.start, 0)], BLOCKS]
                done = one.end
        return words if not pieces else "".join((*pieces, words[done - evidence.start :]))

    def _at(self, position: int, *, last: bool) -> int:
        """Return where a position is now; one within a covered name is its beginning, or, of what ends there, its end."""
        before = bisect_right(self.covered, position, key=lambda one: one.end)
        shift = sum(len(BLOCKS) - (one.end - one.start) for one in self.covered[:before])
        within = self.covered[before] if before < len(self.covered) else None
        if within is None or position <= within.start:
            return position + shift
        return within.start + shift + (len(BLOCKS) if last else 0)


def _finding(finding: Finding, moves: _Moves, hidden: re.Pattern[str]) -> Finding:
    after: Finding = _walk(finding, hidden, moves)
    evidence = moves.words(finding.claim.evidence, finding.evidence)
    document = _headed(finding.document, after.document, hidden)
    if evidence == after.evidence and document is after.document:
        return after
    return replace(after, evidence=evidence, document=document)


def _headed(before: DocumentHead, after: DocumentHead, hidden: re.Pattern[str]) -> DocumentHead:
    """Return a covered head without an address that spells what is covered."""
    url = None if before.url and _tells(before.url, hidden) else before.url
    return after if url == after.url else replace(after, url=url)


def _tells(url: str, hidden: re.Pattern[str]) -> bool:
    return hidden.search(re.sub(r"[-_/+.]|%20", " ", url)) is not None


def _walk(value: Any, hidden: re.Pattern[str], moves: _Moves) -> Any:
    """Cover what is hidden in all free text of a record and move its spans; codes (type, precision, ...) are none."""
    if isinstance(value, str):
        covered = hidden.sub(BLOCKS, value)
        return value if covered == value else covered
    if isinstance(value, Span):
        return moves.span(value)
    if is_dataclass(value) and not isinstance(value, type):
        own = ((name, getattr(value, name)) for name in _text_fields(type(value)))
        changed = {name: after for name, before in own if (after := _walk(before, hidden, moves)) is not before}
        return replace(value, **changed) if changed else value
    if isinstance(value, tuple) and not hasattr(value, "_fields"):  # ranges of numbers hold no text
        after = tuple(_walk(one, hidden, moves) for one in value)
        return after if any(one is not before for one, before in zip(after, value, strict=True)) else value
    return value


@cache
def _text_fields(record: type) -> tuple[str, ...]:
    """Return the fields of a record class that may hold free text, or spans of it."""
    hints = get_type_hints(record)
    return tuple(one.name for one in fields(record) if one.name not in _CODES and _holds_text(hints[one.name]))


def _holds_text(hint: Any) -> bool:
    if get_origin(hint) is Literal:
        return False
    return hint in (str, Span) or is_dataclass(hint) or any(map(_holds_text, get_args(hint)))
