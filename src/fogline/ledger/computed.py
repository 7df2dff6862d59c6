"""What was worked out from a ledger in memory, kept as long as the ledger lives."""

from collections.abc import Collection, Iterable, Iterator

from fogline.ledger.contract import Change


class HeldComputed:
    """See :class:`~fogline.ledger.contract.Computed`."""

    writable = True

    def __init__(self) -> None:
        self._at = (0, "")
        self._bodies: dict[str, dict[str, bytes]] = {}

    def at(self) -> tuple[int, str]:
        """Return the act that it was worked out at, and in which form."""
        return self._at

    def fetch(self, kind: str, keys: Collection[str]) -> dict[str, bytes]:
        """Return what is kept of a kind under these keys."""
        held = self._bodies.get(kind, {})
        return {key: held[key] for key in keys if key in held}

    def each(self, kind: str, begins: str = "") -> Iterator[tuple[str, bytes]]:
        """Yield all that is kept of a kind under keys that begin so."""
        yield from [pair for pair in self._bodies.get(kind, {}).items() if pair[0].startswith(begins)]

    def keep(self, since: tuple[int, str], now: tuple[int, str], changes: Iterable[Change], *, anew: bool) -> bool:
        """Keep changes; ``False`` where something else was kept in the meantime."""
        if self._at != since:
            return False
        if anew:
            self._bodies = {}
        for kind, key, body in changes:
            held = self._bodies.setdefault(kind, {})
            if body is None:
                held.pop(key, None)
            else:
                held[key] = body
        self._at = now
        return True
