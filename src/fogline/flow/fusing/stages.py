"""How far the making of all events of a ledger is, as its user is told: so many claims of all."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Literal, TypeVar

Step = Callable[[int, int | None], None]
"""Is told how much is done, and of how much."""

Progress = Callable[[str], AbstractContextManager[Step | None]]
"""Opens something that shows how far work is which is called so."""

Stage = Literal["tell", "tie", "describe"]
Part = TypeVar("Part")

_STAGES: dict[Stage, tuple[float, float]] = {"tell": (0.0, 0.28), "tie": (0.28, 0.62), "describe": (0.7, 0.98)}
"""Where in the whole a stage begins and ends, by the clock; between the second and third tellings are grouped."""


class Stages:
    """Tells ``step`` (nobody where it is ``None``) how far work on so many claims is."""

    def __init__(self, step: Step | None, claims: int) -> None:
        self._step, self._claims = step, claims

    def over(
        self, stage: Stage, work: Iterable[Part], whole: Callable[[], int], size: Callable[[Part], int] = lambda _: 1
    ) -> Iterator[Part]:
        """Yield work, telling how far it is after each piece; ``whole`` is the ``size`` of all, asked once it begins."""
        if self._step is None:
            yield from work
            return
        begins, ends = _STAGES[stage]
        done, of = 0, 0
        for part in work:
            of = of or max(whole(), 1)
            done += size(part)
            self._step(int((begins + (ends - begins) * min(done / of, 1.0)) * self._claims), self._claims)
            yield part
