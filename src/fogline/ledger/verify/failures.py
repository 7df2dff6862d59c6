"""Failures and recoveries against the log: whoever hides that a source failed, or that it was added later, is found out."""

import json

from fogline.ledger.contract import Store
from fogline.ledger.digests import digest, failure_detail, recovery_detail
from fogline.ledger.verify.faults import Faults
from fogline.ledger.verify.log import LogWalk, Told
from fogline.records.ledger import FailedSource


def check_failures(store: Store, walk: LogWalk, faults: Faults) -> None:
    """Compare failures with the log: the first row with the first line that tells of one, and so on."""
    got = list(faults.safely("failures", store.failure_history))
    walk.go_on()
    told = list(walk.of("failed"))
    early = sum(number <= walk.last for number, _ in told)
    for failed, (number, line) in zip(got, told, strict=False):
        if not _is(failed, line):
            message = f"is not what line {number} of the log says, or not in its place"
            faults.add("changed", f"failure of {failed.source}", message)
            return  # those after it are out of place with it
    for failed in got[len(told) :]:
        faults.add("unrecorded", f"failure of {failed.source}", "no line of the log tells of it")
    if "failures" not in faults.broken:
        for number, line in told[len(got) : early]:
            faults.add("missing", f"failure of {line.subject}", f"is in line {number} of the log and not in the ledger")


def check_recoveries(store: Store, walk: LogWalk, faults: Faults) -> None:
    """Compare recoveries with the log. Older ledgers tell of none; what ended a failure that has a digest is told of."""
    got = list(faults.safely("recoveries", store.recoveries))
    walk.go_on()
    told = {_number(line): (number, line) for number, line in walk.of("recovered")}
    newer = next((at for at, (_, line) in enumerate(walk.of("failed"), 1) if line.digest), None)
    for one in got:
        number, line = told.pop(one.number, (0, None))
        if line is None:
            if newer is not None and one.after >= newer:
                faults.add("unrecorded", f"recovery of {one.source}", "no line of the log tells of it")
        elif (line.subject, line.detail) != (one.source, recovery_detail(one)):
            faults.add("changed", f"recovery of {one.source}", f"is not what line {number} of the log says")
    if "recoveries" in faults.broken:
        return
    for number, line in told.values():
        if number <= walk.last:
            faults.add(
                "missing", f"recovery of {line.subject}", f"is in line {number} of the log and not in the ledger"
            )


def _is(failed: FailedSource, line: Told) -> bool:
    """Tell whether a line is about a failure; older lines have no digest of all of it."""
    if not line.digest:
        return (line.subject, line.detail) == (failed.source, failure_detail(failed))
    return (line.subject, line.digest) == (failed.source, digest(failed))


def _number(line: Told) -> int:
    try:
        return int(json.loads(line.detail or "{}")["number"])
    except (ValueError, KeyError, TypeError):
        return 0  # its hash tells that it was changed
