"""What is said of an event and by whom, in one cell: built from the evidence, with nothing added."""

from collections.abc import Iterator, Sequence

from fogline.picture.summary import told_findings
from fogline.picture.wording import chain_words, plain, shorten
from fogline.records.fused import FusedEvent
from fogline.records.ledger import DocumentHead, Finding

_ORIGINS = 6
_LONGEST = 400


def notes(event: FusedEvent) -> str:
    """Return who says what: one sentence an origin ("Mayor ← Daily Post (2022-05-13): “...”"), at most six, and how many more."""
    said = list(one_an_origin(event))
    sentences = [sentence(one) for one in said[:_ORIGINS]]
    if len(said) > _ORIGINS:
        sentences.append(f"And {len(said) - _ORIGINS} more.")
    return "; ".join(sentences)


def one_an_origin(event: FusedEvent) -> Iterator[Finding]:
    """Yield for each origin the first finding that gives its word."""
    origin_of = {claim: origin.id for origin in event.support.graph.origins for claim in origin.claims}
    seen: set[str] = set()
    for one in told_findings(event):
        origin = origin_of.get(one.claim.id, one.claim.id)
        if origin not in seen:
            seen.add(origin)
            yield one


def sentence(finding: Finding) -> str:
    """Return who says it, where it was published, and the words."""
    who = chain_words(finding.claim.chain)
    publisher, day = plain(finding.document.publisher or ""), published(finding.document)
    where = ", ".join(part for part in (publisher if publisher not in who else "", day) if part)
    return f"{who}{f' ({where})' if where else ''}: “{shorten(plain(finding.evidence), _LONGEST)}”"


def documents(event: FusedEvent) -> tuple[DocumentHead, ...]:
    """Return the documents that tell of an event, each once, in the order of its claims."""
    return tuple({one.document.id: one.document for one in told_findings(event)}.values())


def publishers(heads: Sequence[DocumentHead]) -> tuple[str, ...]:
    """Return the names of their publishers, each once."""
    return tuple(dict.fromkeys(plain(head.publisher) for head in heads if head.publisher))


def published(head: DocumentHead) -> str:
    """Return the day of publication ("2022-05-13", "2022-05-13/2022-05-15" where it is not exactly known), or ``""``."""
    start, end = head.published.start, head.published.end
    if start is None or end is None:
        return ""
    return start.isoformat() if start == end else f"{start}/{end}"
