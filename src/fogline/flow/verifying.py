"""Is a ledger whole, and does it answer from what it holds? The record, its views, and the events that are kept of it."""

import base64
import hashlib
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fogline.records.errors import InputError, UsageError
from fogline.records.ledger import Fault, LogLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cryptography.x509 import Certificate

    from fogline.flow.ledger import Ledger
    from fogline.ledger.contract import Change, Progress
    from fogline.ledger.verify import Verified

_COMPARED = {
    "event": "event",
    "line": "line on event",
    "claim": "event of claim",
    "bound": "what bounds cell",
    "documents": "tellings of document",
    "group_of": "group of telling",
    "groups": "group",
    "tellings": "telling",
    "ties": "ties of telling",
    "rows": "block",
    "parts": "part",
    "part_of": "part of telling",
}
_HASH = re.compile(r"[0-9a-f]{64}")
_MOST = 10
_TOGETHER = 2000
_MEND = "run `fogline ledger rebuild`"


def verify_ledger(
    ledger: "Ledger",
    head: str | None = None,
    progress: "Progress | None" = None,
    *,
    views: bool = True,
    certificates: Path | None = None,
) -> "Verified":
    """Check a ledger as :func:`fogline.ledger.verify.verify` does, its time stamps, and, with ``views``, the events kept of it.

    ``certificates`` (a file, PEM) are the roots that time stamps have to lead back to; without them only what a token brings is
    checked. Nothing is written. ``UsageError`` for a ``head`` that is no hash: a slip of the hand is no fault of the ledger.
    """
    from fogline.flow.stamping_check import read_roots
    from fogline.ledger.verify import verify

    if head is not None and not _HASH.fullmatch(head := head.strip().lower()):
        raise UsageError(
            f"head: got {head!r}; want the whole hash of a line of the log (64 digits and letters a-f), "
            "as `fogline ledger verify` prints it"
        )
    roots = read_roots(certificates) if certificates else ()
    found = verify(ledger.store, head, progress, views=views)
    if not any(fault.subject == "log" for fault in found.faults):  # it can be read to its end
        _check_stamps(ledger, roots, found)
    if found.out_of_step is not None:
        found.out_of_step += stale_events(ledger)
    return found


def _check_stamps(ledger: "Ledger", roots: "Sequence[Certificate]", found: "Verified") -> None:
    """Check the time stamps in the log; tell of those that hold and note those that do not."""
    from fogline.flow.stamping_check import check_token
    from fogline.ledger.verify.log import detail_of

    for line in ledger.log():
        if line.act != "timestamped":
            continue
        told = detail_of(line)
        what = f"time stamp of {told.get('what', line.subject)} (log: line {line.number})"
        try:
            token = base64.b64decode(str(told.get("token", "")), validate=True)
            nonce = int(told["nonce"]) if "nonce" in told else None
            checked = check_token(token, _signed_of(line, told), nonce=nonce, roots=roots)
            if checked.time != told.get("time"):
                raise InputError(f"the log says {told.get('time')}, the token {checked.time}")
        except UsageError as error:  # the library is missing: that is no fault of the ledger's
            found.stamps.append(f"{what}: not checked: {error}")
        except (InputError, ValueError) as error:
            found.faults.append(Fault("changed", what, str(error)))
        else:
            chain = (
                "which leads back to the certificates given" if checked.trusted else "which nobody vouched for (--ca)"
            )
            found.stamps.append(f"{what}: {checked.time}, signed by {checked.signer}, {chain}")


def _signed_of(line: LogLine, told: dict[str, Any]) -> str:
    """Return the SHA-256 that a time stamp is of: that of a hash of the log as text, or of a manifest."""
    if str(told.get("what", "")).startswith("log line"):
        return hashlib.sha256(line.subject.encode("ascii")).hexdigest()
    return line.subject


def stale_events(ledger: "Ledger") -> list[Fault]:
    """Return where the events that are kept are not those that claims and decisions make.

    Where the ledger grew since they were kept, nothing is compared: the next question brings them up to date.
    """
    from fogline.flow.fusing.upkeep import is_up_to_date, made_anew
    from fogline.ledger.sql.batches import batched

    if not is_up_to_date(ledger):
        return []
    computed = ledger.store.computed()
    faults: list[Fault] = []
    seen: Counter[str] = Counter()
    for part in batched(_bodies(made_anew(ledger)), _TOGETHER):
        for kind in {kind for kind, _, _ in part}:
            made = {key: body for one, key, body in part if one == kind}
            seen[kind] += len(made)
            kept = computed.fetch(kind, made.keys())
            faults += [_fault(kind, key, "is not kept") for key in sorted(made.keys() - kept.keys())]
            wrong = (key for key in sorted(kept) if not _same(kept[key], made[key]))
            faults += [_fault(kind, key, "is not what the claims make") for key in wrong]
        if len(faults) > _MOST:
            return [*faults[:_MOST], Fault("out of step", "view events", f"and more; {_MEND}")]
    for kind, called in _COMPARED.items():
        if (more := sum(1 for _ in computed.each(kind)) - seen[kind]) > 0:
            faults.append(
                Fault("out of step", f"view events: {called}", f"{more:,} more than the claims make; {_MEND}")
            )
    return faults


def _bodies(changes: "Iterable[Change]") -> "Iterator[tuple[str, str, bytes]]":
    """Yield what is compared: answers, and what they grow from as far as it does not depend on how it grew."""
    return ((kind, key, body) for kind, key, body in changes if kind in _COMPARED and body is not None)


def _same(kept: bytes, made: bytes) -> bool:
    """Tell whether two bodies say the same: a whole number may be written in two ways."""
    from fogline.flow.fusing.shelf import decoder

    read = decoder(Any)
    try:
        return kept == made or bool(read(kept) == read(made))
    except ValueError:
        return False


def _fault(kind: str, key: str, message: str) -> Fault:
    return Fault("out of step", f"view events: {_COMPARED[kind]} {key}", f"{message}; {_MEND}")
