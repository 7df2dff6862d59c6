"""A ledger on disk for tests of commands, and a way to run them."""

import os

import pytest
from tests.ledger.stores import bulletin, channel, wire

from fogline.cli.main import main
from fogline.ledger import open_store


def make_ledger(where: "os.PathLike[str]") -> None:
    """Make a ledger of three documents and eight claims."""
    store = open_store(os.fspath(where), create=True)
    store.add([wire(), bulletin(), channel()], "ada")
    store.close()


def run(*arguments: str) -> int:
    """Run the command line in this process and return its exit status."""
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert isinstance(end.value.code, int)
    return end.value.code
