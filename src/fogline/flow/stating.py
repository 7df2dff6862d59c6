"""What the settings of a ledger state of publishers, for the events that are made of its claims."""

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fogline.events.publishers import Publishers
    from fogline.flow.ledger import Ledger


def stated(ledger: "Ledger", known_on: str | None = None) -> "Publishers":
    """Return the publishers of whom something is stated (was stated by ``known_on``)."""
    from fogline.events.publishers import Publishers
    from fogline.ledger.settings import settings_of

    return Publishers.of(settings_of(ledger.store.settings(known_on)).publishers)


def stated_form(ledger: "Ledger") -> str:
    """Return a name for what is stated now; nothing where nothing is."""
    known = stated(ledger).by_key
    told = "\n".join(f"{key} {one.side} {one.kind} {one.reliability}" for key, one in sorted(known.items()))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16] if known else ""
