"""Tolls: which number is that of which deed, place and day, and what a list of losses counts."""
