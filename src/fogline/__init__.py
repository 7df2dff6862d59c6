"""Fogline: reports of war and crisis into a record that can be defended."""

__version__ = "0.1.0"
