"""The first page of an evidence package: one HTML file without script, every word of it escaped."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from fogline import __version__
from fogline.exchange.bundle import BundleNote, Dossier
from fogline.ledger.undoings import about, taken_back
from fogline.picture.templating import environment
from fogline.picture.wording import (
    LEGEND,
    chain_words,
    change_words,
    deed_words,
    label,
    place_words,
    plain,
    published_words,
    quantity_words,
    safe,
    told_words,
    voice_words,
    when_words,
)
from fogline.records import Custody, Decision
from fogline.records.ledger import DocumentHead, Finding, OriginalHead

if TYPE_CHECKING:
    from jinja2 import Template

_CONTEXT = 240
_SUFFIXES = {
    "text/markdown": ".md",
    "text/plain": ".txt",
    "text/html": ".html",
    "application/json": ".original.json",  # SHA.json tells how it was collected
}


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One claim as the page shows it. ``context`` is what stands before, in and after the evidence; ``decisions`` are those
    on it, or on the claims of ``earlier`` readings that it stands for, and those that took them back; ``taken_back`` the ids of
    those that do not hold."""

    number: int
    id: str
    what: str
    deed: str
    told: str
    band: str
    chain: str
    voice: str
    where: str
    when: str
    how_many: str
    status: str
    corrected: str
    context: tuple[str, str, str]
    document: str
    published: str
    original: str
    reader: str
    earlier: tuple[str, ...]
    decisions: tuple[Decision, ...]
    taken_back: frozenset[str]


@dataclass(frozen=True, slots=True)
class Exhibited:
    """One document with its original as the page shows it."""

    id: str
    title: str
    publisher: str
    published: str
    url: str
    has_page: bool
    original: OriginalHead | None
    file: str
    custody: tuple[Custody, ...]


def bundle_page(dossier: Dossier, note: BundleNote) -> str:
    """Return the page as HTML."""
    return _template().render(
        exhibits=[_exhibit(number, finding, dossier) for number, finding in enumerate(dossier.findings, 1)],
        documents=list(_documents(dossier)),
        note=note,
        head=dossier.head,
        legend=LEGEND,
        version=__version__,
    )


def original_name(head: OriginalHead) -> str:
    """Return the file name of an original in the package: its hash and a suffix by its kind."""
    kind = (head.media_type or "").partition(";")[0].strip().lower()
    return head.sha256 + _SUFFIXES.get(kind, ".bin")


def _exhibit(number: int, finding: Finding, dossier: Dossier) -> Exhibit:
    claim, report = finding.claim, dossier.reports.get(finding.document.id)
    text = report.document.text if report else ""

    def printed(field: str) -> str:
        """Return the text that a field was read from; what was corrected by hand has no words in it."""
        return "" if field in finding.corrected else text

    told, band = told_words(claim)
    return Exhibit(
        number=number,
        id=claim.id,
        what=label(claim.type),
        deed=deed_words(claim),
        told=told,
        band=band,
        chain=chain_words(claim.chain),
        voice=voice_words(claim.chain),
        where=place_words(claim.place, printed("place")) if claim.place else "",
        when=when_words(claim.when, printed("when")) if claim.when else "",
        how_many="; ".join(quantity_words(quantity, printed("quantities")) for quantity in claim.quantities),
        status=finding.status,
        corrected=", ".join(finding.corrected),
        context=_context(finding, text),
        document=finding.document.id,
        published=f"{_publisher(finding.document)}, {published_words(finding.document.published, text)}",
        original=finding.document.original,
        reader=plain(f"{finding.reader.name} {finding.reader.version}"),
        earlier=tuple(sorted(dossier.earlier.get(claim.id, ()))),
        decisions=about(dossier.decisions, claim.id, *dossier.earlier.get(claim.id, ())),
        taken_back=taken_back(dossier.decisions),
    )


def _context(finding: Finding, text: str) -> tuple[str, str, str]:
    """Return the evidence with what stands around it, cut at words."""
    span = finding.claim.evidence
    if not text:
        return "", safe(finding.evidence), ""
    before, after = text[max(0, span.start - _CONTEXT) : span.start], text[span.end : span.end + _CONTEXT]
    if span.start > _CONTEXT:
        before = "…" + before[before.find(" ") + 1 :]
    if span.end + _CONTEXT < len(text):
        after = after[: after.rfind(" ")] + "…"
    return safe(before), safe(finding.evidence), safe(after)


def _documents(dossier: Dossier) -> "list[Exhibited]":
    heads = {finding.document.id: finding.document for finding in dossier.findings}
    shown = []
    for head in heads.values():
        original = dossier.originals.get(head.original)
        report = dossier.reports.get(head.id)
        shown.append(
            Exhibited(
                id=head.id,
                title=plain(head.title or "Untitled"),
                publisher=_publisher(head),
                published=published_words(head.published, report.document.text if report else ""),
                url=plain(head.url or ""),
                has_page=report is not None,
                original=original,
                file=original_name(original) if original else "",
                custody=original.custody if original else (),
            )
        )
    return shown


def _publisher(head: DocumentHead) -> str:
    return plain(head.publisher or "Publisher unknown")


@cache
def _template() -> "Template":
    return environment("fogline.exchange", "templates", plain=plain, change=change_words).get_template("bundle.html.j2")
