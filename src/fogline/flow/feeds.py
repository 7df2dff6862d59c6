"""What is kept of feeds between two visits, beside the ledger: losing it costs a few questions to their servers, nothing else."""

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fogline.documents.collecting import FeedState

_FILE = "feeds.json"


class Feeds:
    """The states of feeds by address, kept in one file that is replaced as a whole.

    ``reader`` is who reads what is found: what another reader has seen must still be read by this one.
    """

    def __init__(self, ledger: str, reader: str) -> None:
        self._path = _path(ledger)
        self._reader = reader
        self.states = {state.address: state for state in self._read().get(reader, [])}
        self._kept: dict[str, FeedState] = {}

    def keep(self, state: "FeedState") -> None:
        """Keep the state of a feed at once; where it cannot be written, it is known until the program ends."""
        from fogline.records.codec import to_json

        self.states[state.address] = self._kept[state.address] = state
        there = self._read()  # another program may have kept states meanwhile
        own = self.states | {one.address: one for one in there.get(self._reader, [])} | self._kept
        text = to_json({**there, self._reader: list(own.values())}, indent=1)
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=self._path.parent, delete=False) as file:
                file.write(text)
            os.replace(file.name, self._path)

    def _read(self) -> "dict[str, list[FeedState]]":
        from fogline.documents.collecting import FeedState
        from fogline.records.codec import from_json

        try:
            return from_json(self._path.read_bytes(), dict[str, list[FeedState]])
        except (OSError, ValueError):  # none yet, or one that is damaged: the feeds are asked as if for the first time
            return {}


def _path(ledger: str) -> Path:
    """Return where states are kept: in the ledger's folder; for a database in the user's cache, by a hash of its name."""
    if "://" not in ledger:
        return Path(ledger) / _FILE
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(cache) / "fogline" / f"feeds-{hashlib.sha256(ledger.encode()).hexdigest()[:16]}.json"
