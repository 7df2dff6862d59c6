"""What tests of the command line share."""

from collections.abc import Iterator

import pytest
from tests.cli.processes import Launcher, launching


@pytest.fixture(scope="session")
def launcher() -> Iterator[Launcher]:
    """Starts processes of the command line."""
    with launching() as launcher:
        yield launcher
