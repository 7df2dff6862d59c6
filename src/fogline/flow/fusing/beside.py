"""Work that two processes share: making tellings, comparing them, describing events. This one keeps what both have made.

The other one is started for much work only, knows nothing of the ledger, and gives what this process would have made, byte by
byte. Where it cannot be started, ends early or is of another version, this process does its work: it is never needed.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from types import TracebackType
from typing import TypeVar

from fogline.events.linking.laws import Laws
from fogline.events.linking.pairs import Candidates, Tie, Tied, tied
from fogline.events.linking.weights import shipped
from fogline.events.tellings.telling import Telling
from fogline.flow.fusing.pages import Page, bodies_of, read_told, told_of
from fogline.flow.fusing.process import COMMAND, OtherProcess
from fogline.flow.fusing.shelf import decoder
from fogline.flow.fusing.stages import Stage
from fogline.flow.fusing.told import Described, Done, Given, Job, described
from fogline.reading.onnx_scorer import available_processors
from fogline.records.errors import ServiceError

_AHEAD = 3
"""Pieces of work that wait for the other process or are in it."""
_ALONE: dict[Stage, int] = {"tell": 10, "tie": 2, "describe": 12}
"""Pieces of work that this process does before it is worth the second that another takes to start."""

Part = TypeVar("Part")
Made = TypeVar("Made")


class Beside:
    """What shares work with the other process: started when there is much and a second processor, ended with this."""

    def __init__(self, given: Given, command: Sequence[str] = COMMAND) -> None:
        self._given, self._command = given, command
        self._other: OtherProcess | None = None
        self._alone = available_processors() < 2

    def __enter__(self) -> "Beside":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._other is not None:
            self._other.end()

    def told(self, work: Iterable[list[Page]]) -> Iterator[tuple[str, Sequence[Telling]]]:
        """Yield the tellings of documents, in any order."""
        laws = Laws(self._given.laws)
        for part, told in self._shared("tell", work, lambda part: told_of(part, laws), read_told, bodies_of):
            yield from zip([page.document for page in part], told, strict=True)

    def tied(self, work: Iterable[Candidates]) -> Iterator[Tied]:
        """Yield pieces of work with their ties, in any order; by the weights that ship."""
        weights = shipped()
        return self._shared("tie", work, lambda part: tied(part, weights), decoder(list[Tie]))

    def described(self, work: Iterable[Sequence[Job]]) -> Iterator[Done]:
        """Yield pieces of work with what is kept of each event, in any order."""
        return self._shared("describe", work, lambda part: described(part, self._given), decoder(list[Described]))

    def _shared(
        self,
        stage: Stage,
        work: Iterable[Part],
        here: Callable[[Part], Made],
        read: Callable[[bytes], Made],
        sent: Callable[[Part], object] = lambda part: part,
    ) -> Iterator[tuple[Part, Made]]:
        """Yield pieces of work as they are done: ``here``, or by the other process, which is ``sent`` them and answers what is to
        be ``read``.
        """
        waiting: deque[tuple[Part, Future[Made]]] = deque()
        for number, part in enumerate(work):
            other = self._help(number >= _ALONE[stage]) if len(waiting) < _AHEAD else None
            if other is not None:
                waiting.append((part, other.submit(stage, sent(part), read)))
                continue
            yield part, here(part)
            while waiting and waiting[0][1].done():
                yield _done(*waiting.popleft(), here)
        while waiting:
            yield _done(*waiting.popleft(), here)

    def _help(self, much: bool) -> OtherProcess | None:
        """Return the other process, started where there is ``much`` to do; ``None`` where there is none."""
        if self._other is None and much and not self._alone:
            try:
                self._other = OtherProcess(self._given, self._command)
            except (OSError, ServiceError):
                self._alone = True
        return None if self._other is None or self._other.gone else self._other


def _done(part: Part, future: "Future[Made]", here: Callable[[Part], Made]) -> tuple[Part, Made]:
    try:
        return part, future.result()
    except (OSError, ServiceError):
        return part, here(part)
