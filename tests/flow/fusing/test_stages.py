"""How far the making of all events is: told as it grows, never more than all, and only where somebody wants to know."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.flow.fusing.test_asking import entries

from fogline.flow import Ledger
from fogline.flow.fusing.asking import lines
from fogline.flow.fusing.stages import Stages
from fogline.ledger.memory import MemoryStore


def test_each_stage_goes_on_where_the_one_before_ended() -> None:
    seen: list[tuple[int, int | None]] = []
    stages = Stages(lambda done, of: seen.append((done, of)), 1000)
    assert list(stages.over("tell", ["a", "bb"], lambda: 3, len)) == ["a", "bb"]
    assert list(stages.over("tie", [], lambda: 5)) == []
    assert list(stages.over("describe", [1, 2, 3], lambda: 2)) == [1, 2, 3]
    assert seen == [(93, 1000), (280, 1000), (840, 1000), (980, 1000), (980, 1000)]


def test_work_without_a_size_is_no_error() -> None:
    seen: list[int] = []
    assert list(Stages(lambda done, _: seen.append(done), 10).over("tell", [1], lambda: 0)) == [1]
    assert seen == [2]


@pytest.mark.parametrize("shown", [True, False])
def test_who_opens_a_ledger_is_told_how_far_its_events_are(shown: bool) -> None:
    seen: list[tuple[int, int | None]] = []
    opened: list[str] = []

    @contextmanager
    def progress(words: str) -> Iterator:
        opened.append(words)
        yield (lambda done, of: seen.append((done, of))) if shown else None

    ledger = Ledger(MemoryStore(), "ada", progress)
    ledger.store.add(entries(), "ada")
    lines(ledger)
    assert opened == ["making events"]
    claims = ledger.counts().claims
    assert seen == sorted(seen)
    assert all(0 <= done <= claims == of for done, of in seen)
    assert bool(seen) is shown
    lines(ledger)
    assert opened == ["making events"], "events that are there are not made again"
