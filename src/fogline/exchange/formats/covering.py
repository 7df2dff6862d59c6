"""Documents of a redacted export, each shown in one way: as the strictest of its events shows it.

Redaction covers names event by event. A title that is covered in one event and readable in another would give the name away.
"""

from collections.abc import Sequence
from dataclasses import replace

from fogline.records.fused import FusedEvent
from fogline.records.ledger import DocumentHead

_BLOCK = "█"


def strictest(events: Sequence[FusedEvent]) -> tuple[FusedEvent, ...]:
    """Return the events with each title covered as in any of them, and no address that any of them withholds."""
    heads: dict[str, DocumentHead] = {}
    for event in events:
        for finding in event.findings:
            head = finding.document
            known = heads.get(head.id)
            heads[head.id] = head if known is None else _both(known, head)
    return tuple(_shown(event, heads) for event in events)


def _both(one: DocumentHead, other: DocumentHead) -> DocumentHead:
    if one == other:
        return one
    return replace(one, title=_covered(one.title, other.title), url=one.url if one.url == other.url else None)


def _covered(one: str | None, other: str | None) -> str | None:
    if one is None or other is None or len(one) != len(other):
        return None
    return "".join(a if a == b else _BLOCK for a, b in zip(one, other, strict=True))


def _shown(event: FusedEvent, heads: dict[str, DocumentHead]) -> FusedEvent:
    if all(finding.document == heads[finding.document.id] for finding in event.findings):
        return event
    findings = tuple(replace(finding, document=heads[finding.document.id]) for finding in event.findings)
    return replace(event, findings=findings)
