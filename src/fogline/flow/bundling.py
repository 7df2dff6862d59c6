"""What leaves a ledger: an evidence package, an original; under the ledger's settings, and on record before it is there."""

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fogline.flow.beginnings import begins, document_ids_meant
from fogline.records import Claim
from fogline.records.errors import InputError, UsageError
from fogline.records.ledger import DocumentHead, Finding

if TYPE_CHECKING:
    from fogline.exchange.bundle import BundleSummary
    from fogline.flow.ledger import Ledger
    from fogline.flow.stamping import TimeStamp


@dataclass(frozen=True, slots=True)
class BundleOptions:
    """Why a package is made; ``unredacted`` makes it although the ledger redacts; ``timestamp`` is the address of an authority
    (RFC 3161) that signs the time of its manifest."""

    reason: str = ""
    unredacted: bool = False
    timestamp: str | None = None
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Bundled:
    """What was written, the time stamp, and how many claims asked for were held back, in how many documents, because something
    in these is younger than the ledger's delay."""

    summary: "BundleSummary"
    held_back: int
    documents_held_back: int = 0
    token: Path | None = None


def bundle(ledger: "Ledger", out: Path, options: BundleOptions = BundleOptions(), **question: Any) -> Bundled:
    """Write an evidence package of the claims that ``question`` asks for (fields as in :meth:`Ledger.claims`) to ``out``; an
    event among its ``claims`` stands for all of its own.

    A time stamp is fetched before the package is there: none is left that should have one and has not. It holds originals,
    which cannot be redacted: ``UsageError`` where the ledger is set to redact, unless ``unredacted`` and a reason say otherwise.
    A document leaves only when all that it tells is older than the ledger's delay. That it leaves is written into the log before
    the file is in its place.
    """
    from fogline.exchange.bundle import BundleNote, check_new, write_bundle
    from fogline.flow.stamping import token_path, write_token
    from fogline.flow.tools import open_places
    from fogline.ledger.clock import now

    check_new(out)
    if options.timestamp:
        check_new(token_path(out))
    settings = ledger.settings
    if settings.redact and not _said_why(options):
        raise UsageError(
            "bundle: this ledger redacts what leaves it, and a package holds originals; "
            "if it is meant for somebody who may see them, say so with --unredacted --reason WHY"
        )
    asked = list(ledger.claims(**question | _named(ledger, question)))
    young = _young(ledger, asked, settings.delay) if settings.delay else frozenset()
    findings = [finding for finding in asked if finding.document.id not in young]
    held_back = len(asked) - len(findings)
    if held_back and not findings:
        raise UsageError(
            f"bundle: all {held_back} claims stand in documents that tell of something younger than the ledger's delay; "
            "they do not leave it yet"
        )
    note = BundleNote(ledger.user, now(), _asked(question), options.reason, open_places())

    stamps: list[TimeStamp] = []

    def leaving(summary: "BundleSummary", manifest: bytes) -> None:
        if options.timestamp:
            stamps.append(_stamped(ledger, manifest, out, options))
        ledger.store.note("exported", str(out), ledger.user, _detail(summary, options), summary.manifest)

    summary = write_bundle(ledger.store, findings, out, note, leaving)
    token = write_token(stamps[0], out) if stamps else None
    return Bundled(summary, held_back, len(young), token)


def _named(ledger: "Ledger", question: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a question that name ids, with those that are meant."""
    named: dict[str, Any] = {}
    if question.get("claims"):
        named["claims"] = claims_named(ledger, question["claims"])
    if question.get("documents"):
        named["documents"] = document_ids_meant(ledger.store, question["documents"])
    return named


def claims_named(ledger: "Ledger", names: Sequence[str]) -> list[str]:
    """Return the claims that ``names`` mean: the id of a claim, or that of an event for all its claims; its beginning will do.

    ``UsageError`` for a name that is neither.
    """
    from fogline.flow.fusing.asking import event

    known = frozenset(ledger.claim_ids(claims=names))
    found: list[str] = []
    for name in names:
        if name in known:
            found.append(name)
            continue
        meant = event(ledger, name).cluster
        own = [] if meant.id.startswith(name.strip()) else list(begins(meant.claims, name.strip()))
        found += own if len(own) == 1 else meant.claims
    return list(dict.fromkeys(found))


def hand_out(ledger: "Ledger", sha256: str, out: Path, options: BundleOptions = BundleOptions()) -> None:
    """Write the bytes of an original, as collected, to the new file ``out``, and that they left into the log.

    ``UsageError`` where the ledger redacts or delays what leaves it, unless ``unredacted`` and a reason say otherwise.
    """
    from fogline.exchange.bundle import check_new

    check_new(out)
    settings = ledger.settings
    if (settings.redact or settings.delay) and not _said_why(options):
        raise UsageError(
            "original: this ledger redacts or delays what leaves it, and an original is as it was collected; "
            "if it is meant for somebody who may see it, say so with --unredacted --reason WHY"
        )
    content = ledger.original(sha256).content
    said = {"original": sha256, "reason": options.reason, "unredacted": options.unredacted}
    ledger.store.note("exported", str(out), ledger.user, json.dumps(said, ensure_ascii=False), sha256)
    try:
        with out.open("xb") as file:
            file.write(content)
    except OSError as error:
        raise InputError(f"cannot write {out}: {error.strerror}; name another file") from error


def _said_why(options: BundleOptions) -> bool:
    return options.unredacted and bool(options.reason.strip())


def _stamped(ledger: "Ledger", manifest: bytes, out: Path, options: BundleOptions) -> "TimeStamp":
    """Have a package's manifest, which names the hash of every file, time-stamped; where that fails, no package is made."""
    from fogline.flow.stamping import stamp_bytes

    what = f"manifest of {out.name}"
    return stamp_bytes(ledger, manifest, what, options.timestamp or "", allow_private=options.allow_private)


def _young(ledger: "Ledger", asked: Sequence[Finding], delay: datetime.timedelta) -> frozenset[str]:
    """Return the ids of those documents that tell of anything younger than ``delay``: a package holds all of each.

    A claim counts as asked for, as it stands now, and as it was read; the latest of these decides.
    """
    from fogline.ledger.clock import now
    from fogline.ledger.moments import last_second
    from fogline.picture.release import published_by

    latest = (last_second(now()) or 0) - delay.total_seconds()
    young = {finding.document.id for finding in asked if _over(finding.claim, finding.document) > latest}
    for head in {finding.document.id: finding.document for finding in asked}.values():
        report = ledger.report(head.id)
        claims = [finding.claim for finding in ledger.claims(documents=(head.id,), duplicates=True)]
        claims += report.claims if report else ()
        if max([published_by(head), *(_over(claim, head) for claim in claims)]) > latest:
            young.add(head.id)
    return frozenset(young)


def _over(claim: Claim, head: DocumentHead) -> float:
    """Return the second in which what a claim tells was over at the latest, in any reading of its time.

    Where the end is open, unknown or cannot be read, that is when its document came in: it may have lasted until then.
    """
    from fogline.ledger.moments import last_second
    from fogline.picture.release import came_in

    ends = [one.end for one in (claim.when, *claim.when.candidates)] if claim.when else [None]
    return max(came_in(head) if (second := last_second(end)) is None else second for end in ends)


def _asked(question: dict[str, Any]) -> str:
    return ", ".join(
        f"{field}: {value if isinstance(value, str) else ' '.join(map(str, value))}"
        for field, value in question.items()
    )


def _detail(summary: "BundleSummary", options: BundleOptions) -> str:
    said = {"claims": summary.claims, "reason": options.reason, "unredacted": options.unredacted}
    return json.dumps(said, ensure_ascii=False)
