"""Looking after a ledger: is it whole, and a copy of it elsewhere."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fogline.records.errors import UsageError

if TYPE_CHECKING:
    from fogline.flow.ledger import Ledger
    from fogline.ledger.contract import Progress
    from fogline.ledger.verify import Verified


@dataclass(frozen=True, slots=True)
class CopiedLedger:
    """A copy: its folder or address (without a password), the rows copied this time by table, and what verifying it found."""

    name: str
    rows: dict[str, int]
    verified: "Verified"


def copy_ledger(
    ledger: "Ledger", to: str, copying: "Progress | None" = None, checking: "Progress | None" = None
) -> CopiedLedger:
    """Copy a ledger on disk to the folder or address ``to``, or add what came since to an earlier copy there, and verify it.

    That it went there stands in the log of both. ``UsageError`` where it cannot go there, ``InputError`` where the copy does not
    come out with the counts and the log of its source.
    """
    from fogline.ledger.sql.copying import copy, shown_place
    from fogline.ledger.sql.store import SqlStore
    from fogline.ledger.verify import verify

    if not isinstance(ledger.store, SqlStore):
        raise UsageError(f"copy: {ledger.name} is no ledger on disk")
    ledger.store.note("exported", shown_place(to), ledger.user)  # before, so that it stands in the copy as well
    copied, target = copy(ledger.store, to, copying)
    try:
        return CopiedLedger(target.name, copied.rows, verify(target, copied.head, checking, views=False))
    finally:
        target.close()
