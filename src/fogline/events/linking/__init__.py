"""Linking: which tellings are worth comparing, how alike they are, and how they fall into events."""
