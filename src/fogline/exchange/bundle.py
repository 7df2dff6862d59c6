"""The evidence package: a zip file with everything behind some claims, which opens and can be checked without Fogline.

::

    index.html             the claims, who says so, in which words, what was decided; start here
    documents/ID.html      a report as read, its evidence marked        documents/ID.json   the same as data
    originals/SHA.EXT      the bytes as collected                        originals/SHA.json  how they were collected
    claims.json  decisions.json  log.jsonl
    manifest.json          what this is, who made it from which ledger when, the hash of every file
    SHA256SUMS             the same hashes for `sha256sum -c`

Made after the Berkeley Protocol (OHCHR, HR/PUB/20/2): the evidentiary copy unchanged beside the working copy, with its chain of
custody.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from fogline import __version__
from fogline.exchange.beside import beside
from fogline.ledger.forebears import forebears
from fogline.ledger.undoings import decisions_about
from fogline.ledger.verify.log import detail_of
from fogline.records import Decision, Report
from fogline.records.codec import to_json
from fogline.records.errors import UsageError
from fogline.records.ledger import Finding, LogLine, OriginalHead

if TYPE_CHECKING:
    from fogline.gazetteer import Gazetteer
    from fogline.ledger.contract import Store

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same files give the same bytes


@dataclass(frozen=True, slots=True)
class BundleNote:
    """What the package says of its making: who made it, when (UTC), what was asked for and why; ``gazetteer`` draws its maps."""

    user: str
    made: str
    asked: str
    reason: str = ""
    gazetteer: "Gazetteer | None" = None


@dataclass(frozen=True, slots=True)
class BundleSummary:
    """What a package holds, and the SHA-256 of its manifest, by which it can be named elsewhere."""

    claims: int
    documents: int
    originals: int
    decisions: int
    bytes: int
    manifest: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that goes into a package, gathered from the store; ``earlier``: by the id of a claim those of the claims of earlier
    readings that it stands for, and that something was decided on."""

    findings: tuple[Finding, ...]
    reports: dict[str, Report]
    originals: dict[str, OriginalHead]
    decisions: tuple[Decision, ...]
    log: tuple[LogLine, ...]
    head: LogLine | None
    earlier: Mapping[str, frozenset[str]] = field(default_factory=dict)


def gather(store: "Store", findings: Iterable[Finding]) -> Dossier:
    """Return everything behind ``findings``; ``UsageError`` where there are none."""
    found = tuple(findings)
    if not found:
        raise UsageError("bundle: no claim fits; look with `fogline find` what is there")
    documents = {finding.document.id: finding.document for finding in found}
    reports = {name: report for name in documents if (report := store.report(name)) is not None}
    originals = {head.sha256: head for head in store.original_heads({d.original for d in documents.values()})}
    claims = {finding.claim.id for finding in found}
    earlier = {heir: names for heir, names in forebears(store, documents).items() if heir in claims}
    decisions = decisions_about(store, {*documents, *claims, *chain.from_iterable(earlier.values())})
    subjects = {*documents, *originals, *(decision.id for decision in decisions)}
    lines: list[LogLine] = []
    head = None
    for head in store.log():
        if head.subject in subjects or (head.act == "reading" and str(detail_of(head).get("document")) in documents):
            lines.append(head)
    return Dossier(found, reports, originals, decisions, tuple(lines), head, earlier)


def write_bundle(
    store: "Store",
    findings: Iterable[Finding],
    out: Path,
    note: BundleNote,
    leaving: Callable[[BundleSummary, bytes], object] = lambda *_: None,
) -> BundleSummary:
    """Write a package for ``findings`` to ``out`` (a zip file, whole or not at all) and return what it holds.

    ``leaving`` is told of the package, and given its manifest, when it is whole, before it is put in its place; what it raises
    leaves no package. ``UsageError`` where there is no finding
    or ``out`` is there already, ``InputError`` where an original is missing or was changed, or nothing can be written there.
    """
    check_new(out)
    dossier = gather(store, findings)
    hashes: dict[str, str] = {}
    with beside(out) as part:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in _files(store, dossier, note):
                _put(package, name, content, hashes)
            manifest = _manifest(store, dossier, note, hashes)
            _put(package, "manifest.json", manifest, hashes)
            sums = "".join(f"{digest}  {name}\n" for name, digest in sorted(hashes.items()))
            _put(package, "SHA256SUMS", sums.encode(), {})
        summary = BundleSummary(
            claims=len(dossier.findings),
            documents=len({finding.document.id for finding in dossier.findings}),
            originals=len(dossier.originals),
            decisions=len(dossier.decisions),
            bytes=part.stat().st_size,
            manifest=hashes["manifest.json"],
        )
        check_new(out)
        leaving(summary, manifest)
        part.replace(out)
    return summary


def check_new(out: Path) -> None:
    """Raise ``UsageError`` where a file would be written over, or cannot be made: before the log says that it left."""
    if out.exists():
        raise UsageError(f"{out} is there already; name a new file")
    folder = out.absolute().parent
    if not folder.is_dir():
        raise UsageError(f"{out}: there is no folder {out.parent}; make it first or name another")
    if not os.access(folder, os.W_OK):
        raise UsageError(f"{out}: no permission to write in {out.parent}; name another folder")


def _put(package: zipfile.ZipFile, name: str, content: bytes, hashes: dict[str, str]) -> None:
    if name in hashes:  # unpacked, the second would take the place of the first
        raise ValueError(f"{name}: would be in the package twice")
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    package.writestr(entry, content)
    hashes[name] = hashlib.sha256(content).hexdigest()


def _files(store: "Store", dossier: Dossier, note: BundleNote) -> Iterator[tuple[str, bytes]]:
    from fogline.exchange.bundle_page import bundle_page, original_name
    from fogline.picture.page import report_page

    yield "index.html", bundle_page(dossier, note).encode("utf-8", "replace")
    for name, report in dossier.reports.items():
        page = report_page([report], gazetteer=note.gazetteer)
        yield f"documents/{name}.html", page.encode("utf-8", "replace")
        yield f"documents/{name}.json", _text(report)
    for head in dossier.originals.values():
        yield f"originals/{original_name(head)}", store.original(head.sha256).content
        yield f"originals/{head.sha256}.json", _text(head)
    yield "claims.json", b"[\n" + b",\n".join(_text(finding) for finding in dossier.findings) + b"\n]\n"
    yield "decisions.json", b"[\n" + b",\n".join(_text(decision) for decision in dossier.decisions) + b"\n]\n"
    yield "log.jsonl", b"".join(_text(line) + b"\n" for line in dossier.log)


def _text(record: object) -> bytes:
    return to_json(record).encode("utf-8", "surrogatepass")


def _manifest(store: "Store", dossier: Dossier, note: BundleNote, hashes: dict[str, str]) -> bytes:
    head = dossier.head
    said = {
        "what": "evidence package",
        "made_by": f"fogline {__version__}",
        "user": note.user,
        "made": note.made,
        "asked": note.asked,
        "reason": note.reason,
        "ledger": store.name,
        "log_head": {"number": head.number, "time": head.time, "hash": head.hash} if head else None,
        "claims": [finding.claim.id for finding in dossier.findings],
        "earlier_claims": {heir: sorted(names) for heir, names in sorted(dossier.earlier.items())},
        "files": [{"name": name, "sha256": digest} for name, digest in sorted(hashes.items())],
    }
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "surrogatepass")
