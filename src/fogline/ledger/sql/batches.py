"""Long answers and long lists, some rows at a time."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, CursorResult, Engine, Select
from sqlalchemy.exc import SQLAlchemyError

T = TypeVar("T")

BATCH = 500
"""How many values a query names, and rows are fetched at a time."""

_OPEN = "fogline_open_results"


def batched(things: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Yield ``things`` in lists of at most ``size``."""
    iterator = iter(things)
    while batch := list(islice(iterator, size)):
        yield batch


def streamed(connection: Connection, query: Select[Any], size: int = BATCH) -> Iterator[Any]:
    """Run a query and yield its rows without holding them all: the database finds ``size`` at a time."""
    result = connection.execute(query, execution_options={"yield_per": size})
    connection.get_execution_options()[_OPEN].append(result)
    return iter(result)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection; what was streamed on it and not read to the end is let go of before it goes back."""
    with engine.connect() as connection:
        streams: list[CursorResult[Any]] = []
        try:
            yield connection.execution_options(**{_OPEN: streams})
        finally:
            for result in streams:
                with suppress(SQLAlchemyError):
                    result.close()
