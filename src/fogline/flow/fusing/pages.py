"""The tellings of documents, some documents at a time: made of findings as they are read, or of what they were encoded as."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from fogline.events.linking.laws import Laws
from fogline.events.tellings.telling import Telling, pooled, tellings
from fogline.flow.fusing.aside import Aside
from fogline.flow.fusing.shelf import decoder, telling_form
from fogline.records.ledger import Finding, MeantFinding

_TOGETHER = 250


@dataclass(frozen=True, slots=True)
class Page:
    """All findings of a document, and what :func:`~fogline.flow.fusing.shelf.encode` made of each."""

    document: str
    findings: tuple[Finding, ...]
    bodies: tuple[bytes, ...]


Told = Iterator[tuple[str, Sequence[Telling]]]
"""The tellings of each document, by its id."""


def pages(findings: Iterable[Finding], aside: Aside) -> Iterator[list[Page]]:
    """Yield documents, some at a time, after putting their findings aside."""
    part: list[Page] = []
    for document, found in groupby(findings, key=lambda finding: finding.document.id):
        own = tuple(found)
        part.append(Page(document, own, tuple(map(aside.put, own))))
        if len(part) == _TOGETHER:
            yield part
            part = []
    if part:
        yield part


def told_of(part: Iterable[Page], laws: Laws) -> list[tuple[Telling, ...]]:
    """Return the tellings of each document."""
    return [tellings(page.findings, laws.split) for page in part]


def bodies_of(part: Iterable[Page]) -> list[tuple[bytes, ...]]:
    """Return what the other process needs of documents."""
    return [page.bodies for page in part]


def told_there(part: bytes, laws: Laws) -> list[list[bytes]]:
    """Return what the other process makes of what it was sent (:func:`bodies_of`, encoded)."""
    finding, encode = decoder(MeantFinding), telling_form().encode
    made = (tellings(map(finding, own), laws.split) for own in decoder(list[tuple[bytes, ...]])(part))
    return [[encode(telling) for telling in told] for told in made]


def read_told(body: bytes) -> list[tuple[Telling, ...]]:
    """Return the tellings of each document that :func:`told_there` made, as this process would have made them."""
    decode = telling_form().decode
    return [tuple(pooled(decode(one)) for one in told) for told in decoder(list[list[bytes]])(body)]
