"""Libraries that a machine may lack, or that lack something themselves (Cairo, Pango)."""

from importlib import import_module
from types import ModuleType

import pytest


def needs(name: str, reason: str) -> ModuleType:
    """Return the library, or skip the test, saying why."""
    try:
        return import_module(name)
    except (ImportError, OSError) as error:
        pytest.skip(f"{reason} ({error})")
