"""The ledger: the store of originals, documents, readings, claims and decisions; nothing in it is ever overwritten."""

from fogline.ledger.contract import Progress, Store
from fogline.ledger.open import open_store

__all__ = ["Progress", "Store", "open_store"]
