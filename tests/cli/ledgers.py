"""A ledger on disk for tests of commands, and a way to run them."""

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest
from tests.ledger.stores import bulletin, channel, wire

from fogline.cli.main import main
from fogline.ledger import open_store


@cache
def _made() -> Path:
    """A ledger of three documents and eight claims, to be copied: making one takes a while."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    store = open_store(str(folder / "ledger"), create=True)
    store.add([wire(), bulletin(), channel()], "ada")
    store.close()
    return folder / "ledger"


def make_ledger(where: "os.PathLike[str]") -> None:
    """Make a ledger of three documents and eight claims."""
    shutil.copytree(_made(), where)


def run(*arguments: str) -> int:
    """Run the command line in this process and return its exit status."""
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert isinstance(end.value.code, int)
    return end.value.code
