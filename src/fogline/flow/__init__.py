"""The flow: the only package that knows all rooms.

:mod:`~fogline.flow.reading` takes sources to reports, :mod:`~fogline.flow.adding` takes them into a ledger, and
:mod:`~fogline.flow.ledger` is the ledger for programs. Names are imported when first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fogline.flow.added import AddedDocument, AddOptions, AddStep, AddSummary
    from fogline.flow.ledger import Ledger
    from fogline.flow.reading import (
        Expanded,
        Failure,
        ReadOptions,
        ReadSettings,
        Source,
        expand,
        read,
        read_many,
        read_named,
    )
    from fogline.flow.tools import open_places
    from fogline.records.original import READABLE_SUFFIXES

_HOMES = {
    "READABLE_SUFFIXES": "reading",
    "AddOptions": "added",
    "AddStep": "added",
    "AddSummary": "added",
    "AddedDocument": "added",
    "Expanded": "reading",
    "Failure": "reading",
    "Ledger": "ledger",
    "ReadOptions": "reading",
    "ReadSettings": "reading",
    "Source": "reading",
    "expand": "reading",
    "open_places": "tools",
    "read": "reading",
    "read_many": "reading",
    "read_named": "reading",
}

__all__ = [
    "READABLE_SUFFIXES",
    "AddOptions",
    "AddStep",
    "AddSummary",
    "AddedDocument",
    "Expanded",
    "Failure",
    "Ledger",
    "ReadOptions",
    "ReadSettings",
    "Source",
    "expand",
    "open_places",
    "read",
    "read_many",
    "read_named",
]


def __getattr__(name: str) -> object:
    """Import a name from its module at first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'fogline.flow' has no attribute {name!r}")
    value: object = getattr(import_module(f"fogline.flow.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
