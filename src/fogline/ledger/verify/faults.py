"""What a check finds wrong, and how it goes on where something cannot be read."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from fogline.records.errors import FoglineError, InputError, UsageError
from fogline.records.ledger import Fault, FaultKind

_T = TypeVar("_T")
_BROKEN = (FoglineError, ValueError, KeyError, TypeError)
"""What reading a damaged ledger may end in."""


class Faults:
    """Faults found so far; ``broken`` are walks that did not come to their end, ``named`` what a fault was found with."""

    def __init__(self) -> None:
        self.found: list[Fault] = []
        self.broken: set[str] = set()
        self.named: set[str] = set()

    def add(self, kind: FaultKind, subject: str, message: str) -> None:
        """Note a fault."""
        self.named.add(subject)
        self.found.append(Fault(kind, subject, message))

    def add_new(self, fault: Fault) -> None:
        """Note a fault, unless one with the same subject was found before."""
        if fault.subject not in self.named:
            self.add(fault.kind, fault.subject, fault.message)

    def safely(self, what: str, walk: Callable[[], Iterable[_T]]) -> Iterator[_T]:
        """Yield what ``walk`` gives until it breaks, and note that it broke."""
        try:
            yield from walk()
        except _BROKEN as error:
            self.broken.add(what)
            self.add("unreadable", what, _words(error))

    def tried(self, what: str, ask: Callable[[], _T]) -> _T | None:
        """Return what ``ask`` gives; ``None``, and a fault, where it cannot."""
        try:
            return ask()
        except InputError as error:
            self.add("missing" if "missing" in str(error) else "changed", what, str(error))
        except UsageError as error:
            self.add("missing", what, str(error))
        except _BROKEN as error:
            self.add("unreadable", what, _words(error))
        return None


def _words(error: Exception) -> str:
    return str(error) if isinstance(error, FoglineError) else f"cannot be read ({type(error).__name__}: {error})"
