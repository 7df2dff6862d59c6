"""The embedded reader keeps the contract of every reader."""

import pytest
from contract import ReaderContract

from fogline.reading import open_reader
from fogline.records.errors import UsageError


@pytest.fixture(scope="module")
def reader():
    try:
        return open_reader("embedded")
    except UsageError as error:
        pytest.skip(f"the model of the embedded reader is not here: {error}")


class TestEmbedded(ReaderContract):
    """The suite, over this reader."""
