"""Findings of a ledger written out: for the terminal, as JSON, as CSV."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from fogline.cli.table import TOLD_STYLES
from fogline.exchange.formats.cells import guarded
from fogline.picture.wording import (
    chain_words,
    deed_words,
    label,
    link_words,
    place_words,
    plain,
    published_words,
    published_year,
    quantity_words,
    shorten,
    told_words,
    voice_words,
    when_words,
)
from fogline.records import Participant, QuantityRange

if TYPE_CHECKING:
    from rich.text import Text

    from fogline.records.ledger import DocumentHead, Finding

COLUMNS = (
    *("claim_id", "status", "corrected", "type", "reality", "polarity", "certainty_low", "certainty_high"),
    *("when_start", "when_end", "when_precision", "place", "latitude", "longitude", "radius_km", "place_precision"),
    *("actors", "targets", "quantities", "source", "source_side", "chain", "evidence"),
    *("document_id", "publisher", "published", "title", "url", "original_sha256", "known_since"),
)
"""The columns of the CSV, in order."""

_STATUS_WORDS = {"open": "", "accepted": "accepted", "rejected": "rejected", "look-again": "to look at again"}
_STATUS_STYLES = {"accepted": "green", "rejected": "red", "look-again": "yellow"}
_LONGEST_EVIDENCE = 420


def as_csv(findings: Iterable["Finding"]) -> Iterator[str]:
    """Yield lines of CSV (RFC 4180, with a header); a cell that a spreadsheet would run as a formula is led by an apostrophe."""
    yield csv_line(COLUMNS)
    for finding in findings:
        yield csv_line([csv_cell(value) for value in _row(finding)])


def as_text(findings: Iterable["Finding"], width: int, *, colour: bool) -> Iterator[str]:
    """Yield each finding as a few lines of at most ``width`` columns for a person, with terminal colours if ``colour``."""
    from rich.console import Console
    from rich.padding import Padding

    for number, finding in enumerate(findings):
        out = io.StringIO()
        console = Console(
            file=out,
            width=max(width, 40),
            force_terminal=colour,
            color_system="standard" if colour else None,
            highlight=False,
            markup=False,
            emoji=False,
        )
        if number:
            console.print()
        console.print(_headline(finding))
        for text in _details(finding):
            console.print(Padding(text, (0, 0, 0, 4), expand=False))
        yield "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _headline(finding: "Finding") -> "Text":
    from rich.text import Text

    claim = finding.claim
    told, band = told_words(claim)
    line = Text()
    line.append(label(claim.type), style="bold")
    if deed := deed_words(claim):
        line.append(f" {deed}")
    if told:
        line.append(f"  {told}", style=TOLD_STYLES.get(told, ""))
    if band:
        line.append(f" {band}", style="dim")
    if words := _STATUS_WORDS[finding.status]:
        line.append(f"  [{words}]", style=_STATUS_STYLES[finding.status])
    return line


def _details(finding: "Finding") -> Iterator["Text"]:
    """Yield where, when and how many; who says so in which document; and the words."""
    from rich.text import Text

    claim, document = finding.claim, finding.document
    facts = [
        place_words(claim.place, _text(finding, "place")) if claim.place else "",
        when_words(claim.when, _text(finding, "when"), published_year(document.published)) if claim.when else "",
        *(quantity_words(quantity, _text(finding, "quantities")) for quantity in claim.quantities),
    ]
    if said := " · ".join(filter(None, facts)):
        yield Text(said)
    voice = voice_words(claim.chain)
    yield Text(chain_words(claim.chain) + (f" ({voice})" if voice else ""), style="cyan")
    yield Text(f"“{shorten(plain(finding.evidence), _LONGEST_EVIDENCE)}”")
    if finding.corrected:
        yield Text(f"corrected by hand: {', '.join(finding.corrected)}", style="yellow")
    yield Text(f"{claim.id} · {_document_words(document)}", style="dim")


def _document_words(document: "DocumentHead") -> str:
    title = shorten(plain(document.title or ""), 70)
    published = published_words(replace(document.published, evidence=()), "")
    named = f"“{title}”" if title else f"document {document.id[:12]}"
    parts = (plain(document.publisher or ""), published, named)
    copy = f"copy of {document.copy_of}" if document.copy_of else ""
    return " · ".join(filter(None, (*parts, copy)))


def _text(finding: "Finding", field: str) -> str:
    """Return a text in which the evidence stands where the spans of ``field`` say; the rest of the document is not at hand.

    A field that was corrected by hand has no words in the document.
    """
    return "" if field in finding.corrected else " " * finding.claim.evidence.start + finding.evidence


def _row(finding: "Finding") -> tuple[object, ...]:
    claim, document, place, when = finding.claim, finding.document, finding.claim.place, finding.claim.when
    first = claim.chain[0]
    published = document.published
    return (
        *(claim.id, finding.status, " ".join(finding.corrected), claim.type, claim.reality, claim.polarity),
        *claim.certainty,
        *((when.start, when.end, when.precision) if when else (None, None, None)),
        *((place.name, place.latitude, place.longitude, place.radius_km, place.precision) if place else (None,) * 5),
        *(_parties(claim.actors), _parties(claim.targets), _amounts(claim.quantities, _text(finding, "quantities"))),
        *(link_words(first), first.side, chain_words(claim.chain), plain(finding.evidence)),
        *(document.id, document.publisher, published.start and published.start.isoformat()),
        *(document.title, document.url, document.original, finding.known_since),
    )


def _parties(participants: Iterable[Participant]) -> str:
    return "; ".join(f"{plain(one.party)} [{one.side}]" if one.side else plain(one.party) for one in participants)


def _amounts(quantities: Iterable[QuantityRange], text: str) -> str:
    return "; ".join(quantity_words(quantity, text) for quantity in quantities)


def csv_cell(value: object) -> object:
    """Return a cell as a spreadsheet or a terminal may have it: on one line, control characters shown as U+FFFD, and text that
    would be run as a formula led by an apostrophe."""
    if not isinstance(value, str):
        return value
    return guarded(plain(value))


def csv_line(cells: Iterable[object]) -> str:
    """Return a line of CSV (RFC 4180)."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
